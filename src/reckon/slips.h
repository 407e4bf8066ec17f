#ifndef POVSTAT_RECKON_SLIPS_H
#define POVSTAT_RECKON_SLIPS_H

#include "reckon/engine.h"

/** A statement and what it would have to be. */
typedef struct slips_case {
    const pov_figures *figures;
    const pov_evidence *typed;
    pov_interval must_be;
} slips_case;

/** How a wrong number may have come about. */
typedef struct slip {
    const char *says;  /* for pov_say: "two neighbouring digits are swapped" */
    bool has_meant;    /* a slip of the digits: */
    pov_decimal meant; /* what they were */
    bool is_telling;   /* false: nearly any two numbers differ by it */
    bool is_habit;     /* of reckoning: no number is wrong */
} slip;

/** The likely slip, the most special one first.  Errors: false if none would
 *  explain it. */
bool slips_find(const slips_case *c, slip *out);

/** The slip of the hand that would explain why a count, its whole and its rate
 *  do not fit: "the rate is 10 times too large?"; NULL if none would.  `figure`
 *  is any of the three. */
const char *slips_in_rate(const pov_figure *figure,
                          const pov_findings *findings);

#endif
