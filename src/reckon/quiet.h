#ifndef POVSTAT_RECKON_QUIET_H
#define POVSTAT_RECKON_QUIET_H

#include "reckon/engine.h"

/* Where only findings are asked for, what would tell none is not reckoned: a
 * moment is quiet if all that is stated in it is numbers that fit each other,
 * and if nothing but rates of them would follow, or one sum of which nobody
 * speaks, of any area or day.  Its numbers themselves are one way in which all
 * of its equations hold, so no equation can be contradicted; only what its
 * counts tell of other areas is left to do.  Where something does not fit all
 * of that family of areas is reckoned. */

/** Note what is spoken of: before families are reckoned. */
void quiet_listen(engine *e);

/** Mark the moments that are quiet, and try whether they can be left so. */
void quiet_begin(engine *e);

#endif
