#ifndef POVSTAT_RECKON_EQUATIONS_H
#define POVSTAT_RECKON_EQUATIONS_H

#include "reckon/engine.h"

/** Look up once which indicators each equation ties together, and tie every
 *  change and every flow to the levels it begins and ends at. */
void equations_bind(engine *e);

/** What ties the figures of one moment, of all that were asked about. */
typedef struct layouts layouts;

layouts *equations_layouts(engine *e);
void equations_layouts_free(layouts *l);

/** Do the numbers of a moment fit each other, and does nothing but rates follow
 *  from them?  Shape: as shape_holds; nothing is tied to another day. */
bool equations_hold(layouts *l, const pov_moment *moment);

#endif
