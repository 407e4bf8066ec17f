#ifndef POVSTAT_REPORT_TRACE_EVIDENCE_H
#define POVSTAT_REPORT_TRACE_EVIDENCE_H

#include "report/trace_tree.h"

/** Tell one statement: what was typed, where, in which document, and by which
 *  rule it won or lost.  With `notes` also what whoever typed it noted. */
void trace_evidence(trace_tree *tree, int depth, const pov_evidence *evidence,
                    bool notes);

#endif
