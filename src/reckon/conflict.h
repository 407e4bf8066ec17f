#ifndef RECKON_CONFLICT_H
#define RECKON_CONFLICT_H

#include "povstat/figures.h"

/** Report every figure whose sources differ, with what speaks for each. */
void conflicts_report(const pov_figures *figures, pov_findings *findings);

#endif
