#ifndef POVSTAT_RECKON_SLIP_H
#define POVSTAT_RECKON_SLIP_H

#include "povstat/figures.h"

/** The slip of the hand that would explain why a count, its whole and its rate
 *  do not fit: "the rate is 10 times too large?"; NULL if none would.  `figure`
 *  is any of the three. */
const char *slip_in_rate(const pov_figure *figure, pov_arena *arena);

#endif
