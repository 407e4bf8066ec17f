#ifndef REPORT_DIFF_STATED_H
#define REPORT_DIFF_STATED_H

#include "report/diff.h"

/* What was typed of one figure, compared without regard to the lines it
 * stands in. */

/** The same text for phrases that say the same, "12791/0 = …". */
const char *phrase_print(pov_arena *arena, const pov_phrase *says);

/** Do both sides state, or leave to be derived, the same number? */
bool same_number(const differ *d, const pov_figure *old, const pov_figure *new);

/** What may differ of two figures of the same number. */
typedef enum difference {
    DIFFERS_BASIS,  /* stated on one side, derived on the other */
    DIFFERS_NUMBER, /* of a statement that is not used */
    DIFFERS_DOCUMENT,
    DIFFERS_STATUS,
    DIFFERS_STANDING,
    DIFFERS_SINCE,
    DIFFERS_TYPED,
    DIFFERS_LOCATOR,
    DIFFERS_NOTE,
    DIFFERS_TIMES,      /* how often it is stated */
    DIFFERS_STATEMENTS, /* two statements changed places */
    DIFFERS_BOUNDS,     /* what other figures leave of its rounding */
} difference;

typedef struct differences {
    difference *items;
    size_t count, capacity;
} differences;

const char *difference_code(difference what); /* "typed" */
const char *difference_word(pov_language language, difference what);

/** Shape: an empty list if nothing differs. */
differences restated(const differ *d, const pov_figure *old,
                     const pov_figure *new);

#endif
