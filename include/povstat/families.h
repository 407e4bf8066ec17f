#ifndef POVSTAT_FAMILIES_H
#define POVSTAT_FAMILIES_H

#include "povstat/figures.h"

/* No equation leaves a family of areas: a province of today with all that was
 * merged into it, see pov_area_of_today.  So the figures of one can be made,
 * reckoned and judged, and their memory used for the next. */

/** Is all that is stated of single families?  Errors: false where the country
 *  or a region is spoken of, which families add up to, or where rows are left
 *  that those of any other may settle. */
bool pov_families_are_apart(const pov_figures *all);

typedef struct pov_families pov_families;

/** Shape: they are apart.  Owns: the figures are taken apart. */
pov_families *pov_families_open(pov_figures *all);

/** The figures of the next family, in the order of areas, which the ones before
 *  make room for; NULL: there is none. */
pov_figures *pov_families_next(pov_families *families);

/** Free them.  Shape: of `all` the number of figures is left that somebody
 *  states. */
void pov_families_close(pov_families *families);

#endif
