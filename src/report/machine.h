#ifndef REPORT_MACHINE_H
#define REPORT_MACHINE_H

#include "povstat/reports.h"

/* How machines read what people are told in words: exact and plain numbers,
 * days, and codes. */

/** A stated decimal as typed, else the exact number half-up to 6 decimals. */
const char *machine_ratio(pov_arena *arena, pov_ratio r);
const char *machine_maybe(pov_arena *arena, pov_maybe m); /* NULL: unknown */

/** The ends of an interval rounded outward; NULL for an open end. */
const char *machine_low(pov_arena *arena, const pov_interval *i);
const char *machine_high(pov_arena *arena, const pov_interval *i);

/** A number rounded to 6 decimals, as told. */
const char *machine_end(pov_arena *arena, pov_ratio r, pov_rounding how);

/** A quantity as one number, or NULL if it is only an interval. */
const char *machine_quantity(pov_arena *arena, const pov_quantity *q);

/** "2024-12-31", or NULL for no day. */
const char *machine_day(pov_arena *arena, pov_day day);

/** "count" or "rate": what the figure is a level of, or a change in. */
const char *machine_measure(const pov_key *key);

/** What its numbers are in: the indicator's unit, "percent" or "pp". */
const char *machine_unit(const pov_key *key);

/** The id of a document that is recorded, else NULL.  Shape: `plan` may be
 *  NULL. */
const char *machine_document(const pov_plan *plan);

/** A statement as one number, else the value if it is one, or NULL if it is
 *  only an interval.  Shape: `stated` may be NULL. */
const char *machine_value(pov_arena *arena, const pov_evidence *stated,
                          const pov_interval *value);

/** The same of a figure. */
const char *machine_figure(pov_arena *arena, const pov_figure *f);

/** {file, line, column, raw} of every place where a value was typed. */
pov_cell machine_sources(pov_arena *arena, const pov_evidence *evidence);

#endif
