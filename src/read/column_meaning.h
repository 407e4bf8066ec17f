#ifndef POVSTAT_READ_COLUMN_MEANING_H
#define POVSTAT_READ_COLUMN_MEANING_H

#include "read/table_layout.h"

/* Whose figures a column holds whose heading does not say it alone.  What
 * stands at its left, the formula printed for it, or a column that names the
 * kind of household of each row decides, if only one thing can be meant; a
 * figure of the wrong indicator looks as good as any other. */

/**
 * Find the rates that stand in turn with counts below one heading: each is the
 * rate of its own count, as of "Số hộ DTTS", and not of all that the heading
 * speaks of.  Shape: before any column is completed.
 */
void column_meaning_pair(table *t);

/**
 * Find the indicator of column `i` if its heading names none: a bare "Tỷ lệ"
 * or "Giảm" belongs to what stands at its left, "Chỉ tiêu" to the file's
 * indicator or to the poverty figures at its left.
 *
 * Shape:  the columns at its left were completed, and have their troubles.
 * Errors: false if there is none, or more than one that it may belong to.
 */
bool column_meaning_complete(const row_view *x, table *t, size_t i);

/** Take rates that are not understood, or of which it is not said what they are
 *  of, as what the formulas for them make them.  Shape: all columns of counts
 *  were completed. */
void column_meaning_by_formula(table *t);

/** Let each row say of whom its figures are, if a column is there for that.
 *  Shape: before any column is completed. */
void column_meaning_by_row(const row_view *x, table *t);

#endif
