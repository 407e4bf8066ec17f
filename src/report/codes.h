#ifndef REPORT_CODES_H
#define REPORT_CODES_H

#include "report/words.h"

/** Kinds of codes in the machine rows. */
typedef enum vocabulary {
    CODES_NONE, /* a text that is no code */
    CODES_LEVEL,
    CODES_ASSIGNED,
    CODES_FORM,
    CODES_MEASURE,
    CODES_UNIT,
    CODES_SIGN,
    CODES_KIND,
    CODES_STANDING,
    CODES_TRUTH,
    CODES_SEVERITY,
    CODES_FLAG,
    CODES_STATUS,
    CODES_VERDICT,
    CODES_DEGREE, /* or two verdicts: "met or not_met" */
} vocabulary;

/** The words for a code; a code that is not known is its own word. */
const char *code_words(pov_arena *arena, pov_language language, vocabulary from,
                       const char *code);

/** How to feel about it. */
pov_tone code_tone(vocabulary from, const char *code);

#endif
