#ifndef POVSTAT_RECKON_EQUATIONS_H
#define POVSTAT_RECKON_EQUATIONS_H

#include "reckon/engine.h"

/** Look up once which indicators each equation ties together, and tie every
 *  change and every flow to the levels it begins and ends at. */
void equations_bind(engine *e);

#endif
