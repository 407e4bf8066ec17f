#ifndef POVSTAT_REPORT_FIGURE_TEXT_H
#define POVSTAT_REPORT_FIGURE_TEXT_H

#include "report/words.h"

/* Numbers and dates as text: exact for machines, grouped and rounded for
 * people.  Nothing outside this file rounds. */

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

/** "12,791" or "12.791"; decimals kept as they are. */
const char *shown_decimal(pov_arena *arena, pov_language l, pov_decimal d);

/** A number of the measure: "12,791", "0.74 %"; a range "4.04–4.06 %". */
const char *shown_interval(pov_arena *arena, pov_language l,
                           const pov_interval *i, pov_unit unit);
const char *shown_quantity(pov_arena *arena, pov_language l,
                           const pov_quantity *q, pov_unit unit);

/** A stated figure as its source prints it, any other as it is known. */
const char *shown_figure(pov_arena *arena, pov_language l, const pov_figure *f);

/** An amount as stated: "2,063", "0.8 pp", "100 %". */
const char *shown_amount(pov_arena *arena, pov_language l, pov_decimal amount,
                         pov_unit unit);

/** "as of 2025-12-31", "tính đến 31/12/2025". */
const char *shown_as_of(pov_arena *arena, pov_language l, pov_day day);

/** "end 2023", "cuối 2023"; any other day as 30/06/2024 or 2024-06-30. */
const char *shown_day(pov_arena *arena, pov_language l, pov_day day);

/** "data/extracts/quang-binh-2024.csv:5". */
const char *shown_place(pov_arena *arena, pov_place place);

/** "'24,71%' in bac-kan-2023 (reported), FILE:3". */
const char *shown_evidence(pov_arena *arena, pov_language l,
                           const pov_evidence *e);

#endif
