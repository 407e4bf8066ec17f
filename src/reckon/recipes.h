#ifndef POVSTAT_RECKON_RECIPES_H
#define POVSTAT_RECKON_RECIPES_H

#include "reckon/engine.h"

/* Most moments of a list are alike: the same is stated, as plain numbers that
 * fit, or known as sums over areas, and what follows is exact.  Then the
 * equations do the same in all of them, with other numbers.  So the engine
 * reckons one aside, with somebody looking on, and the others follow what was
 * taken down, figure after figure in the order in which the engine would come
 * to them: each way to each figure is made as it would make it, but without
 * looking for it.
 *
 * A recipe is one only if it cannot depend on the numbers what the engine does:
 * in the moment that was looked at every figure became a point at once, and
 * every way to it gave just that.  Of another moment of the kind the same is
 * true if its numbers, with the counts that follow, fit all the equations that
 * were applied: then they are one way in which all of them hold, nothing can
 * contradict or narrow them, and what each way gives is known before. */

/** The recipes of these figures, or of the shelf; NULL: none are to be used.
 *  Shape: what ties them is bound. */
recipes *recipes_of(engine *e);

/** See which moments of these figures follow a recipe, when what is stated of
 *  the present rank comes into play, or what was made of other areas. */
void recipes_choose(engine *e, pov_figure *const *figures, size_t n);

/** That is done with: nothing follows one any more. */
void recipes_close(engine *e);

/** Do what the equations of its own area do when they come to a figure.
 *  Errors: false if it follows no recipe. */
bool recipes_follow(engine *e, pov_figure *figure);

#endif
