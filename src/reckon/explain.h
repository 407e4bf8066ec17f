#ifndef POVSTAT_RECKON_EXPLAIN_H
#define POVSTAT_RECKON_EXPLAIN_H

#include "reckon/engine.h"

/** Report every contradiction that was noted, each minimal set of statements
 *  once, and the fewest cells that would mend it.  Errors: false if no cell is
 *  blamed; else those are in conflict, and what follows from them must be
 *  reckoned anew. */
bool explain_report(engine *e);

#endif
