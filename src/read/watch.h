#ifndef READ_WATCH_H
#define READ_WATCH_H

#include "read/cells.h"

/** The next row, as rows_next; every so often whoever watches is told how far
 *  reading is. */
bool watched_row(extract *x);

#endif
