#ifndef POVSTAT_READ_SAID_H
#define POVSTAT_READ_SAID_H

#include "povstat/clauses.h"
#include "read/cells.h"

/* What a sentence in a value cell says beside its figures - of which area,
 * indicator, breakdown, date and standard - against what the columns say: it
 * fills their blanks, it agrees with them, or it is refused and both are
 * named.  Source: docs/extracts.md, "Sentences" */

/** A sentence as it was read before.  Owns: the run's arena, or, past the
 *  limit of what is remembered, the row's. */
const pov_clauses *said_read(const row_view *x, const char *text);

/** The row with its blanks filled from the sentence in its value cell, in
 *  `filled` if there is anything to fill. */
const row_view *said_fill(const row_view *x, row_view *filled);

/** Does a clause speak of what the statement is of?  Since when it counts, and
 *  of what a percentage is, is taken from it where nobody else says it.
 *  Errors: false, and a finding that names both. */
bool said_agrees(const row_view *x, const entry *value, const pov_clause *c,
                 pov_statement *s);

/** Is it said since when a change counts, of those that said_agrees let pass?
 *  Errors: false, and a finding. */
bool said_since(const row_view *x, const entry *value, const pov_clause *c,
                const pov_statement *s);

/** Of a sentence of several figures, take where that of a clause is typed, and
 *  how; `text` is the cell's. */
void said_place(const row_view *x, const entry *value, const char *text,
                const pov_clause *c, pov_statement *s);

/** Are there words enough that one of them could say more than a number and
 *  its unit? */
bool said_may_be_sentence(const char *text);

#endif
