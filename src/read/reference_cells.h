#ifndef READ_REFERENCE_CELLS_H
#define READ_REFERENCE_CELLS_H

#include "read/reference_table.h"

/** Read what each column of a row holds.  Errors: false, and a finding for
 *  every cell that cannot be right. */
bool reference_cells_read(const reference_row *row, reference_cell *cells);

#endif
