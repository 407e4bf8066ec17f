#ifndef POVSTAT_RECKON_LAYOUTS_H
#define POVSTAT_RECKON_LAYOUTS_H

#include "reckon/engine.h"

/** What ties the figures of one moment, of all that were asked about. */
typedef struct layouts layouts;

layouts *layouts_new(engine *e);
void layouts_free(layouts *l);

/** Do the numbers of a moment fit each other, and does nothing follow from them
 *  but rates, and one sum that nobody speaks of?  Shape: as shape_holds;
 * nothing is tied to another day. */
bool layouts_hold(layouts *l, const pov_moment *moment);

#endif
