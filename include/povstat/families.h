#ifndef POVSTAT_FAMILIES_H
#define POVSTAT_FAMILIES_H

#include "povstat/figures.h"

/* No equation leaves a family of areas: a province of today with all that was
 * merged into it, see pov_area_of_today.  So the figures of one can be made,
 * reckoned and judged, and their memory used for the next.  The last of
 * them, which may be empty, is the country and regions: families add up to
 * these. */

/** Is all that is stated of single families?  Errors: false where a column is
 *  not settled, which the rows of any area may do. */
bool pov_families_are_apart(const pov_figures *all);

typedef struct pov_families pov_families;

/** Shape: they are apart.  Owns: the figures are taken apart. */
pov_families *pov_families_open(pov_figures *all);

/** How many there are. */
size_t pov_families_count(const pov_families *families);

/** How much is stated of one of them, about. */
size_t pov_families_size(const pov_families *families, size_t family);

/** The same of all of them. */
size_t pov_families_stated(const pov_families *families);

/** The province of today that a family is of; NULL: the country and regions.
 */
const pov_area *pov_families_root(const pov_families *families, size_t family);

/** Is anything stated of the country or a region? */
bool pov_families_have_groups(const pov_families *families);

/** Is it stated for that day? */
bool pov_families_tell_of(const pov_families *families, pov_day day);

/** The figures of one of them, in the order of areas, which those of the one
 *  before make room for.  Shape: each is asked for once. */
pov_figures *pov_families_at(pov_families *families, size_t family);

/** Free them: nothing is left of all. */
void pov_families_close(pov_families *families);

#endif
