#ifndef POVSTAT_RECKON_UNSAID_H
#define POVSTAT_RECKON_UNSAID_H

#include "povstat/figures.h"
#include "povstat/finding.h"

/**
 * Settle by the rows around it what a cell alone does not say: which way a
 * change without a verb goes, and whether a bare number as a target shall be
 * left or shall go.
 *
 * What they do not settle is refused with both readings: the statement leaves
 * the figures.
 *
 * Shape:  figures are sorted, before and afterwards.
 * Source: docs/extracts.md, "Wording"
 */
void unsaid_settle(pov_figures *figures, pov_findings *findings);

#endif
