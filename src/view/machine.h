#ifndef POVSTAT_VIEW_MACHINE_H
#define POVSTAT_VIEW_MACHINE_H

#include "povstat/view.h"

/* How machines read what people are told in words: exact and plain numbers
 * and codes. */

/** The exact number, half-up to 6 decimals. */
pov_cell machine_ratio(pov_ratio r);
pov_cell machine_maybe(pov_maybe m);

/** The ends of an interval rounded outward; null for an open end. */
pov_cell machine_low(const pov_interval *i);
pov_cell machine_high(const pov_interval *i);

/** A number rounded to 6 decimals, as told. */
const char *machine_end(pov_arena *arena, pov_ratio r, pov_rounding how);

/** A quantity as one number; null if it is only an interval. */
pov_cell machine_quantity(const pov_quantity *q);

/** The level of a target, if it is one number. */
pov_cell machine_target(const pov_outcome *o);

/** "count", "rate" or "share": what the figure is a level of, or a change in.
 */
pov_cell machine_measure(const pov_key *key);

/** The same of what baseline, target and actual are in. */
pov_cell machine_judged_in(const pov_progress *progress);

/** What a verdict comes to: one of seven states. */
pov_cell machine_state(pov_verdict verdict);

/** What its numbers are in: the indicator's unit, "percent" or "pp". */
pov_cell machine_unit(const pov_key *key);

/** The id of a document that is recorded, else NULL.  Shape: `plan` may be
 *  NULL. */
const char *machine_document(const pov_plan *plan);

/** A statement as one number, else the value if it is one; null if it is only
 *  an interval.  Shape: `stated` may be NULL. */
pov_cell machine_value(const pov_evidence *stated, const pov_interval *value);

/** The same of a figure. */
pov_cell machine_figure(const pov_figure *f);

/* What a row is about: the fields of its key, machine_area, machine_indicator
 * and so on. */
#define KEY(name, value) pov_cell machine_##name(const pov_key *key);
#define ABOUT KEY
#include "view/key_fields.def"

/** Title and address of a document; null if it has none.  Shape: `plan` may be
 *  NULL. */
pov_cell machine_title(const pov_plan *plan);
pov_cell machine_url(const pov_plan *plan);

/** A path as machines are told it: from the data directory, or the working
 *  directory, if it lies there. */
const char *machine_path(const pov_results *results, const char *path);

/** {file, line, column, raw} of places where something was typed; `file` is
 *  how the path is told. */
pov_table *machine_sources_new(pov_arena *arena);
void machine_sources_add(pov_table *table, pov_arena *arena,
                         const pov_source *source, const char *file);

/** The same of places alone; what is not known is null. */
pov_table *machine_places_new(pov_arena *arena);
void machine_places_add(pov_table *table, pov_arena *arena, pov_place place);

/** {file, line, column, raw} of every place where a value was typed; none
 *  for NULL. */
pov_cell machine_sources(const pov_results *results, pov_arena *arena,
                         const pov_evidence *evidence);

#endif
