#ifndef POVSTAT_RECKON_SLIPS_H
#define POVSTAT_RECKON_SLIPS_H

#include "povstat/misprint.h"
#include "reckon/engine.h"

/** What is stated, by the line that it stands in. */
typedef struct slips_rows {
    pov_map by_line;
} slips_rows;

slips_rows slips_rows_of(const pov_figures *figures, pov_arena *arena);

/** A statement and what it would have to be. */
typedef struct slips_case {
    const pov_figures *figures;
    const slips_rows *rows;
    const pov_evidence *typed;
    pov_interval must_be;
} slips_case;

/** How a wrong number may have come about. */
typedef struct slip {
    const char *says;  /* for pov_say: "two neighbouring digits are swapped" */
    bool has_meant;    /* a slip of the digits: */
    pov_decimal meant; /* what they were */
    pov_tells tells;
    const pov_evidence *copied; /* from where; NULL: it was not, or is not
                                   told */
    bool is_habit;              /* of reckoning: no number is wrong */
} slip;

/** How many decimals the document prints of most rates beside it. */
int slips_page_scale(const pov_figures *figures, const pov_evidence *typed);

/** The likely slip, the most telling one.  Errors: false if none would
 *  explain it. */
bool slips_find(const slips_case *c, slip *out);

#endif
