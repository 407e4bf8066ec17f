#ifndef POVSTAT_VIEW_UNITS_KEPT_H
#define POVSTAT_VIEW_UNITS_KEPT_H

#include "view/units.h"

/* Units beside each other, of figures that come a family of areas at a time and
 * go again: those of an area are of one family, but provinces of all. */

typedef struct units_kept units_kept;

/** Owns: what is kept is in the arena. */
units_kept *units_kept_new(pov_arena *arena);

/** Keep of a family what tables may tell. */
void units_kept_add(units_kept *kept, const pov_results *family);

/** As units_of of all figures at once. */
const units *units_kept_of(units_kept *kept, const pov_results *results);

#endif
