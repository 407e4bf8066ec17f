#ifndef POVSTAT_READ_ROW_MEMO_H
#define POVSTAT_READ_ROW_MEMO_H

#include "povstat/process.h"
#include "read/cells.h"

/* Rows of a list that are made of what was read before.
 *
 * Lists say the same words again and again.  A row whose words have all been
 * read, and of whose number only the digits are new, is not read again: its
 * statement is put together of three parts, each of which one row before it
 * was read to, and of what is its own: the digits, where they stand, the
 * locator and the note.
 *
 *   PLACE   area, parent, and the era of the names     → the area
 *   DAY     dates, and what they are dates of          → when, the standard in
 *                                                        force, the status
 *   WHAT    all other columns, the words and marks of  → the rest
 *           the value
 *
 * A row that says once more what one before it did, of which enough places are
 * kept, is only counted.
 *
 * It repeats no rule.  It learns from statement_read what a part came to, and
 * only from a row that could not have come to anything else beside other parts
 * or with other digits, of which nothing was told and nothing is left open.
 * All else has to be read: a row that is not as wide as the header, hides
 * a character or has a sentence in its value; a claim, a
 * change, a bound, a range, a ratio, money; a percentage whose whole the counts
 * have to tell; 0, a rate over 100, what may be a year; what its indicator says
 * of the standard.
 *
 * Who changes a part's meaning for the rows below it must call row_memo_forget:
 * directives do.  Whoever adds to the rules of a row something that looks at
 * two parts together, or holds a number against another one than 0 and 100
 * per cent, adds it here too: tests/unit/row_memo_test.c reads every extract
 * there is with and without. */
typedef struct row_memo row_memo;

/** Of a list whose header was read; what its rows state goes into the ledger.
 *  Owns: row_memo_close frees what is remembered. */
row_memo *row_memo_open(const row_view *x, pov_ledger *ledger);
void row_memo_close(row_memo *memo);

/** Put into the ledger what statement_read would make of the present row, if
 *  that is made of what is known, or give it to the figures' scribe.  Errors:
 *  false: it has to be read. */
bool row_memo_take(row_memo *memo, row_view *x, pov_figures *figures);

/** Remember what the parts of the present row are, which was read as `s`, by
 *  the names of a day, and of which nothing was told.  Errors: false: there is
 *  nothing that other rows could be made of. */
bool row_memo_learn(row_memo *memo, const row_view *x, const pov_statement *s,
                    pov_day names);

/** What is put down from here on is put down apart: see pov_ledger_part. */
void row_memo_part(row_memo *memo, pov_shared *apart);

/** Nothing of it holds any more. */
void row_memo_forget(row_memo *memo);

#endif
