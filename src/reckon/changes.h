#ifndef POVSTAT_RECKON_CHANGES_H
#define POVSTAT_RECKON_CHANGES_H

#include "reckon/engine.h"

/** The roles of an equation that leads from one day to another. */
enum { CHANGES_START, CHANGES_END, CHANGES_CHANGE };

/** The roles of the equation that tells a whole from a change that is stated
 *  in households and in points. */
enum {
    CHANGES_POINTS,
    CHANGES_COUNTED,
    CHANGES_WHOLE_BEFORE,
    CHANGES_WHOLE_AFTER
};

/** Is it a change that ties two levels together? */
bool changes_tie(const pov_figure *figure);

/** Lead from the level at one end of a change to that at the other. */
void changes_visit(engine *e, pov_figure *figure, const pov_equation *self);

/** Tell how many households there are from the same change in households and
 *  in points, if there are as many on both days. */
void changes_visit_points(engine *e, pov_figure *points,
                          const pov_equation *self);

#endif
