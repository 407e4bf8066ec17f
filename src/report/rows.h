#ifndef POVSTAT_REPORT_ROWS_H
#define POVSTAT_REPORT_ROWS_H

#include "povstat/reports.h"

/** Rows as machines read them; the columns never change their order.
 *  Source: docs/schema, povstat.report/1 */
pov_table *rows_new(const pov_results *results);
void rows_add(pov_table *rows, const pov_results *results,
              const pov_progress *progress);

/** Give a report its JSON members: schema, as_of, areas, rows, findings. */
void rows_attach(pov_report *report, const pov_results *results,
                 const pov_table *rows, const pov_progress *const shown[],
                 size_t n_shown);

#endif
