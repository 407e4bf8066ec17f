#ifndef POVSTAT_READ_STANDARD_SAID_H
#define POVSTAT_READ_STANDARD_SAID_H

#include "povstat/catalogue.h"
#include "povstat/words.h"

/** The standard that a name says: "Hộ nghèo theo chuẩn giai đoạn 2016-2020". */
typedef struct standard_said {
    const char *name; /* for pov_standard_called; NULL: none */
    bool is_relative; /* "chuẩn mới": another one on another day */
} standard_said;

/** Do both say the same, or neither anything? */
bool standard_said_same(const standard_said *a, const standard_said *b);

/** May these words say one?  Few do. */
bool standard_said_may_be(const pov_word *words);

/**
 * Cut off a name what it says of the standard.  Words that any standard of
 * today is called by, "theo chuẩn nghèo đa chiều", are cut off and say nothing;
 * those of a standard nobody knows stay.
 *
 * Shape: `rest` is the name without them; all of it if there are none, or if
 *        they say two.
 * Owns:  texts go to the arena.
 */
standard_said standard_said_cut(const pov_catalogue *catalogue,
                                const char *text, const char **rest,
                                pov_arena *arena);

#endif
