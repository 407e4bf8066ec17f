#ifndef POVSTAT_MISPRINT_H
#define POVSTAT_MISPRINT_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/decimal.h"

/* Slips of the hand in one number: it was typed so, what was meant? */

/** Could this number have been meant? */
typedef bool pov_number_fits(pov_decimal number, const void *with);

/** How much a slip tells, the weakest first: what can have started from few
 *  numbers tells more than what can from many. */
typedef enum pov_tells {
    POV_TELLS_NOTHING,
    POV_TELLS_LITTLE,      /* nearly any two numbers differ by it */
    POV_TELLS_ROW_BELOW,   /* what was not typed yet */
    POV_TELLS_OTHER_PLACE, /* it stands elsewhere too, and was copied */
    POV_TELLS_TEN_TIMES,
    POV_TELLS_DROPPED, /* a digit, or doubled */
    POV_TELLS_SWAPPED,
} pov_tells;

/** The slip that turns what was meant into what was typed. */
typedef struct pov_misprint {
    const char *says;  /* "two neighbouring digits are swapped" */
    bool has_meant;    /* it started from one number, and no other: */
    pov_decimal meant; /* with that many decimals */
    pov_tells tells;
} pov_misprint;

/**
 * Find the slip that explains a number, one that few numbers can have started
 * from first.
 *
 * Shape:  `typed` is 0 or more.
 * Errors: false if it fits as it is, or if no slip explains it.
 */
bool pov_misprint_find(pov_decimal typed, pov_number_fits *fits,
                       const void *with, pov_misprint *out);

#endif
