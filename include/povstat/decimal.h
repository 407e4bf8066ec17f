#ifndef POVSTAT_DECIMAL_H
#define POVSTAT_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "povstat/arena.h"

enum { POV_DECIMAL_MAX_SCALE = 18 };

/**
 * A number exactly as typed: units / 10^scale.
 *
 * The scale is the printed precision: 4,00 is {400, 2} and not {4, 0}.  That
 * of "26,1 nghìn" ends before the point: {26100, 0, 2}.
 */
typedef struct pov_decimal {
    int64_t units;
    int scale; /* 0..POV_DECIMAL_MAX_SCALE */
    int zeros; /* at its end, that nobody typed: of scale 0; else 0 */
} pov_decimal;

pov_decimal pov_decimal_whole(int64_t units);

/** -1, 0 or 1; exact for every pair. */
int pov_decimal_compare(pov_decimal a, pov_decimal b);

/** a + b or a - b with the finer scale.  Errors: false on overflow. */
bool pov_decimal_add(pov_decimal a, pov_decimal b, pov_decimal *sum);
bool pov_decimal_subtract(pov_decimal a, pov_decimal b, pov_decimal *rest);

/** How many decimals were typed; -2: all but the last two digits. */
static inline int pov_decimal_precision(pov_decimal d)
{
    return d.scale - d.zeros;
}

/** Half a unit of the last digit that was typed of so many thousands, by which
 *  a sum of such may be off; 0 of any other number. */
int64_t pov_decimal_slack(pov_decimal d);

/** Is a sum what is typed for it, or nearer to that than `slack`? */
bool pov_decimal_is_sum(pov_decimal sum, pov_decimal typed, int64_t slack);

/** d x 10^power, of as many digits.  Errors: false on overflow or beyond the
 * largest scale. */
bool pov_decimal_shift(pov_decimal d, int power, pov_decimal *out);

/** The same number without zeros at its end. */
pov_decimal pov_decimal_trim(pov_decimal d);

enum { POV_DECIMAL_TEXT_SIZE = 23 }; /* sign, 19 digits, "0.", NUL */

/** Print every decimal of the scale: 4,00 is "4.00".  Returns the length. */
size_t pov_decimal_print(pov_decimal d, char text[POV_DECIMAL_TEXT_SIZE]);

/** Canonical text for machines: "12791", "0.74", "-2.5"; trailing zeros as
 *  typed are dropped. */
const char *pov_decimal_text(pov_arena *arena, pov_decimal d);

/** The same with every decimal of the scale: 4,00 is "4.00". */
const char *pov_decimal_typed(pov_arena *arena, pov_decimal d);

#endif
