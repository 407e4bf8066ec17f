#ifndef WRITE_TEXT_TABLE_H
#define WRITE_TEXT_TABLE_H

#include "povstat/map.h"
#include "write/page.h"

/** Tables on a page.  Those with the same headings get the same widths, so all
 *  are measured before the first is drawn. */
typedef struct text_tables {
    page *page;
    bool bars;       /* draw progress bars */
    pov_map layouts; /* headings → their widths */
} text_tables;

void text_table_measure(text_tables *tables, const pov_table *table);
void text_table_draw(text_tables *tables, const pov_table *table);

#endif
