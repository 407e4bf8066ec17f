#ifndef POVSTAT_WRITE_XLSX_RULES_H
#define POVSTAT_WRITE_XLSX_RULES_H

#include "povstat/report.h"
#include "write/xlsx_library.h"

/**
 * What is drawn by a rule for many cells, and not by each: bars behind the
 * numbers of the columns that have some, and below every cell of the rows,
 * blank or not, the line of this format.
 *
 * Errors: the first of the library; LXW_NO_ERROR: none.
 */
lxw_error xlsx_rules_draw(const pov_sheet *sheet, lxw_worksheet *to,
                          const bool has_bar[], lxw_format *line);

#endif
