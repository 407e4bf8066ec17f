#ifndef POVSTAT_READ_ROW_WORDS_H
#define POVSTAT_READ_ROW_WORDS_H

#include "read/table_layout.h"

/* What the words of a row say where they are read as headings are: of a part of
 * the row above, "Trong đó: hộ DTTS", or, below years across the top, of what
 * its numbers count, "Tỷ lệ hộ nghèo (%)". */

/** The words behind "Trong đó:", "- " or "+ ".  Errors: NULL if the text does
 *  not begin so. */
const char *row_words_marked(const char *text, pov_arena *arena);

/** "Trong đó …": is it of no area, whatever follows? */
bool row_words_of_no_area(const char *text);

/** Do words name a part and nothing else: "Hộ DTTS", "Khu vực nông thôn"? */
bool row_words_name_part(const row_view *x, const char *words);

/** The headings of a row that is a part of others: those of the columns, as far
 *  as both together name a part of what the column counts; else NULL.  Returns
 *  an array of one a column in the scratch arena; NULL: no column has any. */
const heading **row_words_part(const row_view *x, const table *t,
                               const char *words);

/** What the rows of a table with years across the top said so far. */
typedef struct row_words {
    const heading *over;  /* of words alone in their row; NULL: none */
    const heading *last;  /* of the last row that is no part; NULL: it was not
                             understood, or there is none */
    const heading *above; /* of the very last row; NULL likewise */
    bool is_begun;        /* there is one below `over` */
} row_words;

/** Has the table years across the top, and each row says what it counts? */
bool row_words_in_series(const row_view *x, const table *t);

/** Take words that stand over the rows below them. */
void row_words_head(const row_view *x, row_words *said, const char *text);

/** What a row counts, or, with marks before its words, a part of what the row
 *  above counts; `is_count`: its unit says that it is no rate.  Errors: NULL if
 *  the words name no figure, or may be of more than one. */
const heading *row_words_read(const row_view *x, row_words *said,
                              const char *text, bool is_count);

/** Are a row's words to be read as those of any list: no mark is before them,
 *  and nothing stands over them? */
bool row_words_stand_alone(const row_words *said, const char *text,
                           pov_arena *arena);

/** The words that such a row stands below; "" for those of no use. */
const char *row_words_over(const row_words *said);

/** The headings of such a row's cells: what it says, of the columns' days; as
 *  of row_words_part. */
const heading **row_words_series(const row_view *x, const table *t,
                                 const heading *says);

#endif
