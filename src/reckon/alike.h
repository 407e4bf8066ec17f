#ifndef POVSTAT_RECKON_ALIKE_H
#define POVSTAT_RECKON_ALIKE_H

#include "reckon/engine.h"

/* The moments of a list are mostly of the same figures: what ties these is
 * found out once, and holds of all that are alike.  Moments are of one kind if
 * they are of the same indicators, standards and units in the same order, the
 * same of these stated and the same known without. */

/** What is known of the kinds of moments. */
typedef struct alike alike;

/** Where it matters also that the same counts are nothing.  Owns: all of the
 *  arena's.  Shape: it tells at most so many kinds apart. */
alike *alike_new(pov_arena *arena, size_t most, bool minds_nothing);

/** Is a count stated as one whole number, or a rate as one that is rounded, and
 *  does nothing tie it to other days? */
bool alike_is_plain(const pov_figure *figure);

/** Where what is known of the moments of that kind is kept; it is NULL in there
 *  for one that was not asked for before.  Shape: what is stated is plain,
 *  and what is known without is one whole number.  Errors: NULL if there are
 * too many kinds. */
void **alike_at(alike *a, const pov_moment *moment);

/** The figures of the moment that was asked for last, in their order. */
const figure_list *alike_figures(const alike *a);

#endif
