#ifndef POVSTAT_RECKON_EXPLAIN_H
#define POVSTAT_RECKON_EXPLAIN_H

#include "reckon/engine.h"

/** Report every contradiction that was noted, each minimal set of statements
 *  once, and the one cell that would mend it. */
void explain_report(engine *e);

#endif
