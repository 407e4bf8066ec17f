#ifndef POVSTAT_KEEP_H
#define POVSTAT_KEEP_H

#include "povstat/figures.h"
#include "povstat/resting.h"

/* Figures of a family that goes by, see povstat/families.h, for those of the
 * country and of regions that rest on them. */

typedef struct pov_keep pov_keep;

/** Owns: what is kept lives in the arena. */
pov_keep *pov_keep_new(pov_arena *arena);

/** A copy of what is known of a figure alone: nobody will ask why. */
pov_figure *pov_keep_value(pov_keep *keep, const pov_figure *figure);

/** The same with what is stated of it. */
pov_figure *pov_keep_stated(pov_keep *keep, const pov_figure *figure);

/** A copy of a figure, with all that it follows from and is shown with: what is
 *  stated, and where.  Shape: it is of no moment, and what else follows for it
 *  is left behind; of one figure there is one copy until pov_keep_end, and what
 *  it follows from is there from then on. */
pov_figure *pov_keep_figure(pov_keep *keep, const pov_figure *figure);

/** Put copies there from here on, as far as there is room, and follow what they
 *  follow from so many steps. */
void pov_keep_resting(pov_keep *keep, pov_resting *in, unsigned steps);

/** The family goes by: its figures are no longer there. */
void pov_keep_end(pov_keep *keep);

#endif
