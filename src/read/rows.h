#ifndef POVSTAT_READ_ROWS_H
#define POVSTAT_READ_ROWS_H

#include "read/record.h"

typedef struct row_reader row_reader;

/**
 * Open a file, "-" for standard input.  With `how->takes_books` it may be a
 * workbook; then its rows are those of the first sheet that is read.
 *
 * Owns:   rows_close must be called: libcsv and the file are not in the arena.
 * Errors: NULL and a fatal finding.  A file whose letters cannot be trusted is
 *         a finding; it opens, but is refused: it has no rows.
 */
row_reader *rows_open(const char *path, const pov_opening *how,
                      pov_arena *arena, pov_findings *findings);

/** The file of its places: that of the sheet, if it has any. */
const char *rows_path(const row_reader *rows);

/** Go on to the next sheet that is read.  Errors: false: there is none. */
bool rows_next_sheet(row_reader *rows);
/** Errors: as lines_close. */
void rows_close(row_reader *rows);

/** As lines_at: of a file that was refused, or that failed, there are no rows
 *  from then on. */
line_position rows_at(const row_reader *rows);

/** The delimiters that may be tried; of a sheet, which has none, any one. */
const char *rows_delimiters(const row_reader *rows);

/** Begin again at line 1; the delimiter stays until another one is set. */
void rows_rewind(row_reader *rows);

/** The first bytes of the file, as many as one look-ahead holds; set the
 *  delimiter after looking and before the first rows_next, or the first one
 *  after rows_rewind. */
const char *rows_peek(row_reader *rows, size_t *length);
void rows_set_delimiter(row_reader *rows, char delimiter);

/** Behind rows_rewind: is it known that no record of the first `n` has so many
 *  cells under a delimiter?  Of a sheet it is not. */
bool rows_lack(row_reader *rows, char delimiter, size_t cells, size_t n);

/**
 * Read the next record that is not blank.
 *
 * Shape:  a quoted cell may span lines; line ends are LF, CRLF or CR.
 * Errors: false at the end.  A quote that never closes, a NUL byte and bytes
 *         that are not UTF-8 are findings; such a record is damaged.  That
 *         records end in different ways is a finding, once; a byte order mark
 *         is none: whoever knows what the record is tells of it.
 */
bool rows_next(row_reader *rows, record *out);

/** The same for who mostly knows what the record says: where it is plain, the
 *  texts of its cells may have no NUL behind them, and `text` no line end as it
 *  should be, until rows_settle. */
bool rows_look(row_reader *rows, record *out);
void rows_settle(row_reader *rows, record *out);

/* Parts of a long file can be read by themselves, from where a record begins.
 */

/** How many bytes there are; 0: it cannot be read so, or is not worth it. */
uint64_t rows_size(const row_reader *rows);

/** Where the next record begins, and how many lines were used before. */
uint64_t rows_offset(const row_reader *rows, uint32_t *used);

/** Where a record may begin behind an offset: a line does.  0: not found. */
uint64_t rows_begin_behind(const row_reader *rows, uint64_t offset);

/** Go on there, as if so many lines had been used. */
void rows_skip(row_reader *rows, uint64_t offset, uint32_t used);

/** Is it a directive or a comment: does it begin with "#", and is that no
 *  error of a spreadsheet ("#REF!")? */
bool rows_is_remark(const record *row);

/** Is there a hidden character in a text of a row, and which is the first? */
bool rows_hide(const char *text, size_t length, uint32_t *found);

/** How many cells hold anything? */
size_t rows_filled(const record *row);

/** The same record for as long as the arena lasts. */
record rows_copy(const record *row, pov_arena *arena);

/** Where the text of cell `i` of the record begins, behind its quote. */
pov_place rows_place(const row_reader *rows, const record *row, size_t i);

/** Give a finding the source line of its place. */
void rows_show(const row_reader *rows, const record *row, pov_finding *finding);

/** The same, with what was typed at its place underlined. */
void rows_underline(const row_reader *rows, const record *row,
                    pov_finding *finding, const char *typed);

/** Is the row as wide as the header, apart from blanks at its end?  Errors:
 *  false and a finding; only the blanks are one too. */
bool rows_fit(const row_reader *rows, const record *row, size_t width,
              pov_findings *findings);

#endif
