#ifndef POVSTAT_MODEL_FIGURE_ORDER_H
#define POVSTAT_MODEL_FIGURE_ORDER_H

#include "povstat/figures.h"

/** Put figures in the order of pov_figures_sort; the first of them are in it
 *  already. */
void figure_order_sort(pov_figure **items, size_t sorted, size_t count);

#endif
