#ifndef POVSTAT_READ_REFERENCE_CELL_H
#define POVSTAT_READ_REFERENCE_CELL_H

#include "read/reference_table.h"

/** Read what is typed as what its column holds.  Returns why that cannot be;
 *  NULL if it can. */
const char *reference_cell_wrong(const reference_column *c,
                                 reference_cell *cell, pov_arena *arena);

#endif
