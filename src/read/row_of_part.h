#ifndef POVSTAT_READ_ROW_OF_PART_H
#define POVSTAT_READ_ROW_OF_PART_H

#include "read/table_total.h"

/* Rows with figures that are of no area by themselves: a part of the row above,
 * "Trong đó: DTTS", the towns of all the table is about, a group of areas. */

typedef struct part_rows {
    table_sections *sections;
    total_rows *totals;
    table_rows *rows;
    row_kind kind;     /* of the last row; its persons may stand below it */
    table_part part;   /* ROW_OF_PART */
    const char *words; /* ROW_OF_SOME: what it says of whom */
} part_rows;

/** Take a row if it is one of a part or a group; `fates` as of table_take_row.
 *  Errors: false if it is another. */
bool row_of_part_take(const row_view *x, part_rows *rows, fate *fates);

#endif
