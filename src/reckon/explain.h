#ifndef POVSTAT_RECKON_EXPLAIN_H
#define POVSTAT_RECKON_EXPLAIN_H

#include "reckon/engine.h"

/**
 * Report every contradiction that was noted, each minimal set of statements
 * once, and the fewest cells that would mend it.
 *
 * The cells to blame are in conflict then; where none can be told, all that
 * contradict each other.  In the last round nothing is worked out any more.
 *
 * Shape:  some was.
 * Errors: true if what follows must be reckoned anew.
 */
bool explain_report(engine *e, bool is_last);

#endif
