#ifndef POVSTAT_REPORT_TRACE_CELLS_H
#define POVSTAT_REPORT_TRACE_CELLS_H

#include "povstat/reports.h"

/** Figures as machines read them: povstat.trace/1. */
pov_table *trace_rows_new(pov_arena *arena);
void trace_rows_add(pov_table *rows, pov_arena *arena,
                    const pov_figure *figure);

#endif
