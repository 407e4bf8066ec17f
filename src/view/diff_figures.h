#ifndef POVSTAT_VIEW_DIFF_FIGURES_H
#define POVSTAT_VIEW_DIFF_FIGURES_H

#include "view/differ.h"

/** Every figure that changed: give its rows for machines, add its sections to
 *  the report, and count.  Shape: `d` lasts as long as the rows. */
change_tally diff_figures(differ *d, const pov_rows **rows);

#endif
