#ifndef POVSTAT_REPORT_GROUNDS_H
#define POVSTAT_REPORT_GROUNDS_H

#include "report/words.h"

/* What a figure rests on, in the words of a footnote: every number that it
 * was reckoned from, and the statements at the end. */

/** What a figure rests on: its statement, or its derivation with every
 *  statement below it; NULL if nothing is known of it. */
const char *shown_grounds(pov_arena *arena, pov_language l,
                          const pov_figure *figure);

/** "in conflict: “12.250” (official), FILE:2 ↔ “12.248” ...; other figures say
 *  [12,225 … 12,249]: that fits “12.248”". */
const char *shown_dispute(pov_arena *arena, pov_language l,
                          const pov_figure *figure);

/** A derivation step by step for machines, as a list cell: plain numbers, one
 *  language; empty if the figure is stated. */
pov_cell derivation_cell(pov_arena *arena, const pov_figure *figure);

#endif
