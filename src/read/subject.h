#ifndef POVSTAT_READ_SUBJECT_H
#define POVSTAT_READ_SUBJECT_H

#include "read/cells.h"
#include "read/standard_said.h"

/** What the row is about, as its indicator says and the columns `counted` and
 *  `breakdown`, with what a percentage of it is of.  Errors: NULL and a
 *  finding; none of the three is passed over. */
const pov_indicator *subject_read(const row_view *x, pov_percent_of *of);

/** What the indicator says of the standard, "Hộ nghèo theo chuẩn cũ"; NULL:
 *  nothing.  Shape: it was read. */
const standard_said *subject_standard(const row_view *x);

/** The same of an indicator that a heading names, of whose column cell `i` is,
 *  or WHOLE_ROW.  Errors: NULL, and a finding where a column says otherwise; of
 *  what is said for the whole file, once for each indicator at the cell. */
const pov_indicator *subject_of(const row_view *x, int i,
                                const pov_indicator *is);

#endif
