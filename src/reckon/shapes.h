#ifndef POVSTAT_RECKON_SHAPES_H
#define POVSTAT_RECKON_SHAPES_H

#include "reckon/engine.h"

/* What each shape of equations gives for a figure from the others. */

/** Is the figure bounded on both sides, and do its sources agree?  NULL is
 *  not known. */
bool shape_knows(const pov_figure *figure);

/** How many of its figures need not be known for anything to follow. */
size_t shape_may_lack(pov_shape shape);

/** May shape_holds tell that they do not, whatever the numbers are?  Of rates
 *  that are added up it is taken for granted that their counts are.  Shape: of
 *  what is not stated there is no figure. */
bool shape_ties(const pov_equation *by, const term *terms, size_t n);

/** Do numbers fit the equation, and does nothing but a rate follow from them?
 *  Shape: the figures are stated as numbers, counts as whole ones. */
bool shape_holds(const pov_equation *by, const term *terms, size_t n);

/** Is what the others leave for the one that is not there a number that it can
 *  be: none below nothing, nor above what it is a part of?  Shape: of counts
 *  that add up, as shape_holds; `whole` may be NULL. */
bool shape_leaves(const term *terms, size_t n, const pov_figure *whole);

/** Give each term what follows for it from the others, in the order of the
 *  equation's roles; a figure is made where that says enough of it. */
void shape_apply(engine *e, const pov_equation *by, const term *terms,
                 size_t n);

#endif
