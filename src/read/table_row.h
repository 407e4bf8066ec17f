#ifndef READ_TABLE_ROW_H
#define READ_TABLE_ROW_H

#include "read/table_check.h"

/** What became of a cell. */
typedef enum fate {
    FATE_NOT_DATA,
    FATE_BLANK,
    FATE_USED,
    FATE_REFUSED,
} fate;

/** What a row says of all its figures. */
typedef struct table_frame {
    const pov_plan *document;
    const pov_area *area; /* NULL: not known, or a total */
    pov_period as_of, since;
    pov_status status;
    table_part part;
    bool of_persons, of_rates; /* said by a unit in the row */
} table_frame;

/** Households, persons or rates: what the row's unit makes of its counts. */
int table_row_unit(const table_frame *f);

/** Read a row that holds the figures of an area; `fates` has one for each of
 *  the row's cells.  Errors: findings. */
void table_row_read(extract *x, table *t, fate *fates);

/** Read what a row says of all its figures, but for the area.  Errors: false
 *  and findings. */
bool table_row_read_frame(extract *x, const table *t, table_frame *f);

/** Read all cells of figures in the row. */
void table_row_read_cells(extract *x, table *t, const table_frame *f,
                          figure_cell *cells, fate *fates);

#endif
