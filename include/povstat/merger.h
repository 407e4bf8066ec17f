#ifndef POVSTAT_MERGER_H
#define POVSTAT_MERGER_H

#include "povstat/figures.h"

/* A territory that was put together of others is their sum, on any day, also
 * before it was in force; but only if all of them are known. */

/** Was the territory put together of nothing but its predecessors, several
 *  and each whole?  Not if one of them goes on under the same code: then
 *  areas.csv does not have them all. */
bool pov_area_is_merger(const pov_area *area);

/** The same territory under another rank: the district that became a special
 *  zone, or the zone.  NULL if there is none. */
const pov_area *pov_area_twin(const pov_area *area);

/**
 * What the sum of a merger lacks on a day: "quang-binh is not stated;
 * quang-tri alone is not comparable".
 *
 * Shape:  `total` is the key of a level, a count or a rate; a rate takes the
 *         counts and the wholes.
 * Errors: NULL if it is no merger, if nothing is known of what it was made
 *         of, or if nothing is missing.
 */
const char *pov_merger_lacks(const pov_figures *figures, const pov_key *total,
                             pov_language language, pov_arena *arena);

#endif
