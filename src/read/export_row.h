#ifndef READ_EXPORT_ROW_H
#define READ_EXPORT_ROW_H

#include "read/cells.h"

/**
 * The present row of povstat's own export, back to a statement.
 *
 * Its machine columns count, not the words of `stated`: ids, days, and numbers
 * in base units with a decimal point.
 * Errors: false, and findings that say why.
 * Source: docs/method.md, "Export columns"
 */
bool export_row_read(extract *x, pov_statement *s);

/** Does the row say that it was derived?  Then it is not data: it follows
 *  again from what was stated. */
bool export_row_is_derived(const extract *x);

#endif
