#ifndef POVSTAT_MISPRINT_H
#define POVSTAT_MISPRINT_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/decimal.h"

/* Slips of the hand in one number: it was typed so, what was meant? */

/** Could this number have been meant? */
typedef bool pov_number_fits(pov_decimal number, const void *with);

/** The slip that turns what was meant into what was typed. */
typedef struct pov_misprint {
    const char *says;  /* "two neighbouring digits are swapped" */
    pov_decimal meant; /* with that many decimals */
    bool is_telling;   /* false: nearly any two numbers differ by it */
} pov_misprint;

/**
 * Find the slip that explains a number, the most special one first.
 *
 * Shape:  `typed` is 0 or more.
 * Errors: false if it fits as it is, if no slip explains it, or if each that
 *         does could as well have started from several numbers.
 */
bool pov_misprint_find(pov_decimal typed, pov_number_fits *fits,
                       const void *with, pov_misprint *out);

#endif
