#ifndef READ_HIDDEN_H
#define READ_HIDDEN_H

#include "read/cells.h"

/**
 * Tell of every cell of the present row that holds characters which cannot be
 * seen or turn what follows round, unless something was told of that cell.
 *
 * Shape: `since` is how many findings were kept before the row was read.
 */
void hidden_report(extract *x, size_t since);

#endif
