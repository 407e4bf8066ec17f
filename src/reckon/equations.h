#ifndef POVSTAT_RECKON_EQUATIONS_H
#define POVSTAT_RECKON_EQUATIONS_H

#include "reckon/engine.h"

/** Look up once which indicators each equation ties together, and tie every
 *  change and every flow to the levels it begins and ends at. */
void equations_bind(engine *e);

/** Is a flow left out of a balance beside another figure of its moment?  Papers
 *  of before 2021 count whoever crosses from one stock to the other with those
 *  who left and came: a crossing plays only where one is spoken of. */
bool equations_leave_out(const pov_figure *near, const pov_indicator *flow);

#endif
