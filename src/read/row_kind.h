#ifndef POVSTAT_READ_ROW_KIND_H
#define POVSTAT_READ_ROW_KIND_H

#include "read/row_area.h"
#include "read/table_layout.h"

/* Whether the numbers of a table were planned or found. */

/** What is said of the numbers of cell `i`: by the row, else by the header. */
const heading *row_kind_heading(const table *t, const table_frame *f, size_t i);

/** Do any headings of figures say that they are this? */
bool row_kind_any_says(const table *t, heading_says what);

/** Is cell `i` a target?  Errors: false and a finding where it may be either.
 */
bool row_kind_read(const row_view *x, const table_rows *r, size_t i,
                   const table_frame *f, bool *is_target);

#endif
