#ifndef POVSTAT_REPORT_FIGURE_CODES_H
#define POVSTAT_REPORT_FIGURE_CODES_H

#include "povstat/report.h"
#include "povstat/figures.h"

/* How machines read what is said of a figure: codes and plain numbers. */

/** "used", "outranked", "superseded", "disputed", "set_aside". */
const char *standing_code(pov_standing standing);

/** "count" or "rate": what the figure is a level of, or a change in. */
const char *measure_code(const pov_key *key);

/** What its numbers are in: the indicator's unit, "percent" or "pp". */
const char *unit_code(const pov_key *key);

/** "<=", "<", ">=", ">" or "=". */
const char *operator_code(pov_operator op);

/** The id of a document that is recorded, else NULL.  Shape: `plan` may be
 *  NULL. */
const char *document_code(const pov_plan *plan);

/** A statement as one number, else the value if it is one, or NULL if it is
 *  only an interval.  Shape: `stated` may be NULL. */
const char *machine_value(pov_arena *arena, const pov_evidence *stated,
                          const pov_interval *value);

/** The same of a figure. */
const char *machine_figure(pov_arena *arena, const pov_figure *f);

/** {file, line, column, raw} of every place where a value was typed. */
pov_cell sources_cell(pov_arena *arena, const pov_evidence *evidence);

#endif
