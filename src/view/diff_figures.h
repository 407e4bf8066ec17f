#ifndef POVSTAT_VIEW_DIFF_FIGURES_H
#define POVSTAT_VIEW_DIFF_FIGURES_H

#include "view/differ.h"

/** An empty table of figures' rows for machines. */
pov_table *diff_figures_rows(pov_arena *arena);

/** Every figure that changed: fill its rows for machines, add its sections to
 *  the report, and count. */
change_tally diff_figures(const differ *d, pov_table *rows);

#endif
