#ifndef POVSTAT_READ_EXPORT_VALUE_H
#define POVSTAT_READ_EXPORT_VALUE_H

#include "read/cells.h"

/* What a row of povstat's own export says of its number. */

/** The cell of a column in the present row; "" if there is none. */
entry export_cell(const extract *x, export_column c);

/** Is it "true"?  Spreadsheets write TRUE. */
bool export_is_true(const entry *e);

/** "true", "false" or blank.  Errors: false, and a finding. */
bool export_truth(extract *x, export_column c, bool *truth);

/** Form, unit, operator and numbers, as `s->indicator` has them.
 *  Errors: false, and a finding. */
bool export_value_read(extract *x, pov_statement *s);

/** Is it no share over 100 per cent, or one that the counts above show as
 *  well?  Errors: false, and a finding. */
bool export_share_is_possible(extract *x, const pov_statement *s);

#endif
