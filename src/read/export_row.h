#ifndef POVSTAT_READ_EXPORT_ROW_H
#define POVSTAT_READ_EXPORT_ROW_H

#include "read/cells.h"

/**
 * The present row of povstat's own export, back to a statement.
 *
 * Its machine columns count, not the words of `stated`: ids, days, and numbers
 * in base units with a decimal point.
 * Shape:  `documents` has those of files that named none, one for each; it
 *         stays with the file.
 * Errors: false, and findings that say why.
 * Source: docs/keys.md, "Export"
 */
bool export_row_read(const row_view *x, pov_map *documents,
                     const pov_figures *before, pov_statement *s);

/** Dimensions of SDMX-CSV are never empty: what stands there for "does not
 *  apply", for "all" and for a document that is not recorded (the file) is made
 *  blank, as it is in every other export. */
void export_row_settle(const layout *layout, record *row);

/** Does the row say that it was derived?  Then it is not data: it follows
 *  again from what was stated. */
bool export_row_is_derived(const row_view *x);

#endif
