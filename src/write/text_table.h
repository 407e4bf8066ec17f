#ifndef POVSTAT_WRITE_TEXT_TABLE_H
#define POVSTAT_WRITE_TEXT_TABLE_H

#include "povstat/map.h"
#include "write/page.h"

/** Tables on a page.  Those with the same headings get the same widths, so all
 *  are measured before the first is drawn. */
typedef struct text_tables {
    pov_arena *arena; /* of all tables, */
    pov_arena *row;   /* of a row, emptied before the next */
    page *page;
    bool bars;          /* draw progress bars */
    const char *narrow; /* what is said of columns without room; or NULL */
    pov_map layouts;    /* headings → their widths */
    bool is_short;      /* columns were left out: only these */
    pov_map marks;      /* of notes are to be seen */
} text_tables;

/** See how wide the columns of a table are. */
void text_table_measure(text_tables *tables, const pov_table *table);

/** Draw a table: aligned, and where that does not fit row by row.
 *
 *  Shape: all tables are measured before. */
void text_table_put(text_tables *tables, const pov_table *table);

#endif
