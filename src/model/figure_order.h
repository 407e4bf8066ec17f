#ifndef POVSTAT_MODEL_FIGURE_ORDER_H
#define POVSTAT_MODEL_FIGURE_ORDER_H

#include "povstat/figures.h"

/** Put figures in the order of pov_key_compare; the first `sorted` are so
 *  already. */
void figure_order_sort(pov_figure **items, size_t count, size_t sorted);

#endif
