#ifndef POVSTAT_WORDS_NUMBER_H
#define POVSTAT_WORDS_NUMBER_H

#include "povstat/number.h"

/** pov_number_read, but with no `why` for a cell that holds more, or other,
 *  than a number and its unit: words may explain it, or number_cause. */
pov_reading number_try(const char *text, size_t length, pov_meaning meaning,
                       pov_convention convention, pov_arena *arena,
                       pov_number *out);

/** Say in `out->why`, and `out->readings` if two are likely, what a cell that
 *  is no number probably is. */
void number_cause(const char *text, size_t length, pov_arena *arena,
                  pov_number *out);

#endif
