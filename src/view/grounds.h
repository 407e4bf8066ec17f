#ifndef POVSTAT_VIEW_GROUNDS_H
#define POVSTAT_VIEW_GROUNDS_H

#include "view/arithmetic.h"

/* What a figure rests on, in the words of a footnote: every number that it
 * was reckoned from, and the statements at the end. */

/** What a figure rests on: its statement, or its derivation with every
 *  statement below it; NULL if nothing is known of it. */
const char *grounds_text(const notation *pen, const pov_figure *figure);

/** "in conflict: “12.250” (official), FILE:2 ↔ “12.248” ...; other figures say
 *  [12,225 … 12,249]: that fits “12.248”". */
const char *grounds_dispute(const notation *pen, const pov_figure *figure);

/** A derivation step by step for machines, as a list cell: plain numbers, one
 *  language; empty if the figure is stated. */
pov_cell grounds_derivation(const pov_results *results, pov_arena *arena,
                            const pov_figure *figure);

/** "“12.250” (official), FILE:2". */
const char *grounds_statement(const notation *pen, const pov_evidence *stated);

/** "0.6 % may be [0.55 … 0.65] %: exceeded or not met; 2 decimals would
 *  decide", or NULL if nothing is left open.  Shape: `lack` may be NULL. */
const char *grounds_lack(const notation *pen, const pov_trial *trial,
                         const pov_outcome *outcome, const pov_doubt *lack);

#endif
