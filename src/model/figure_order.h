#ifndef POVSTAT_MODEL_FIGURE_ORDER_H
#define POVSTAT_MODEL_FIGURE_ORDER_H

#include "povstat/figures.h"

/** Put figures in the order of their areas; those of one area stay as they are
 *  among themselves. */
void figure_order_by_area(pov_figure **items, size_t count);

#endif
