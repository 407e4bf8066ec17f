#ifndef POVSTAT_BOOK_H
#define POVSTAT_BOOK_H

#include "povstat/archive.h"

/* A workbook (.xlsx) as it is written: its sheets, and the cells and links of
 * each, one after the other, or row by row; and what people see of a cell.
 * Source: ECMA-376 part 1, 18.2 to 18.4, and part 2, 6.5 (relationships) */

enum {
    POV_BOOK_MOST_ROWS = 1048576,
    POV_BOOK_MOST_COLUMNS = 16384,
};

typedef struct pov_book_sheet {
    const char *name; /* on its tab */
    bool is_hidden;
    size_t part; /* of the archive */
} pov_book_sheet;

/** A name for cells of one sheet: "_xlnm.Print_Titles" stands for
 *  "Figures!$5:$5".  Names for cells of all sheets are left out. */
typedef struct pov_book_name {
    size_t sheet; /* by its place among all tabs, from 0 */
    const char *name, *cells;
} pov_book_name;

typedef struct pov_book {
    pov_archive *archive;
    pov_arena *arena;
    struct {
        pov_book_sheet *items;
        size_t count, capacity;
    } sheets; /* as their tabs stand */
    struct {
        pov_book_name *items;
        size_t count, capacity;
    } names;
    struct {
        const char **items;
        size_t count, capacity;
    } texts; /* that cells share */
    struct {
        const char **items; /* the code of each; "General": none */
        size_t count, capacity;
    } formats;            /* of numbers, by the style of a cell */
    bool from_1904;       /* days are counted from 1 January 1904 */
    bool is_not_reckoned; /* its formulas are for whoever opens it */
} pov_book;

/** What a package holds, by its main part. */
typedef enum pov_book_package {
    POV_BOOK_OF_CELLS,  /* xlsx */
    POV_BOOK_OF_MACROS, /* xlsm, xltm, xlam */
    POV_BOOK_BINARY,    /* xlsb */
    POV_BOOK_DOCUMENT,  /* docx */
    POV_BOOK_SLIDES,    /* pptx */
    POV_BOOK_OPEN,      /* ods and its like */
    POV_BOOK_NUMBERS,   /* of Apple */
    POV_BOOK_NO_PACKAGE,
} pov_book_package;

/** What is it, whatever its name says? */
pov_book_package pov_book_kind_of(pov_archive *archive, pov_arena *arena);

/**
 * Find the sheets of a workbook, and read the texts that its cells share, of
 * which it may have none.
 *
 * Owns:   what the book holds is in the arena; the archive stays open until
 *         the last sheet was read.
 * Errors: anything but POV_ARCHIVE_READ, and the book cannot be used.
 */
pov_archive_end pov_book_open(pov_book *book, pov_archive *archive,
                              pov_arena *arena);

/** Read how its numbers look, for pov_book_shown; it may not say.  Errors: as
 *  pov_book_open. */
pov_archive_end pov_book_read_styles(pov_book *book);

typedef enum pov_book_kind {
    POV_BOOK_BLANK, /* it has a look, and nothing in it */
    POV_BOOK_TEXT,
    POV_BOOK_NUMBER, /* of days, too: what it looks like is its style's */
    POV_BOOK_TRUTH,  /* "0" or "1" */
    POV_BOOK_ERROR,  /* "#DIV/0!" */
    POV_BOOK_DATE,   /* "2024-12-31T00:00:00" */
    POV_BOOK_FORMULA /* not reckoned: the formula, without its "=" */
} pov_book_kind;

/** Shape: row and column from 0; `text` is never NULL, and as it is written:
 *         `_x000D_` is still that (22.9.2.19, ST_Xstring). */
typedef struct pov_book_cell {
    size_t row, column;
    pov_book_kind kind;
    const char *text;
    size_t style; /* row of the cell formats, from 0 */
} pov_book_cell;

/** Shape: of the first cell, if it is of more than one; `address` is a place
 *         outside and `anchor` one in it, or here if there is no address. */
typedef struct pov_book_link {
    size_t row, column;
    const char *address, *anchor; /* NULL: none */
} pov_book_link;

/** What stays in view, and how many cursors there are: one for each pane that
 *  is not the first. */
typedef struct pov_book_view {
    size_t fixed_rows, fixed_columns, cursors;
    bool hides_zeros;
} pov_book_view;

/** Cells from one corner to the other, both in it; from 0. */
typedef struct pov_book_range {
    size_t first_row, last_row, first_column, last_column;
} pov_book_range;

/** How cells look where a formula is true, or what is drawn in them by their
 *  numbers.  Rules of several ranges, and those that only newer programs know,
 *  are left out. */
typedef struct pov_book_rule {
    pov_book_range cells;
    const char *type;    /* "expression", "dataBar" */
    const char *formula; /* the last, if it has several; "": none */
    bool has_look;       /* it names one */
} pov_book_rule;

/** What a sheet is given to, in its order; each says whether to go on.  Texts
 *  are borrowed for the call; a NULL is not called. */
typedef struct pov_book_taker {
    bool (*view)(void *taker, const pov_book_view *view);
    bool (*row)(void *taker, size_t row); /* before its cells; from 0 */
    bool (*cell)(void *taker, const pov_book_cell *cell);
    bool (*link)(void *taker, const pov_book_link *link);
    bool (*row_end)(void *taker);
    bool (*hides)(void *taker, const pov_book_range *cells);
    bool (*merges)(void *taker, const pov_book_range *cells);
    bool (*rule)(void *taker, const pov_book_rule *rule);
} pov_book_taker;

/** Errors: POV_ARCHIVE_DAMAGED also if the taker did not want to go on. */
pov_archive_end pov_book_read_sheet(const pov_book *book, size_t sheet,
                                    const pov_book_taker *how, void *taker);

/** A row with its cells from left to right; `_x000D_` in texts is CR here. */
typedef struct pov_book_row {
    size_t row; /* from 0 */
    pov_book_cell *items;
    size_t count, capacity;
} pov_book_row;

typedef struct pov_sheet_reader pov_sheet_reader;

/** How much of a sheet may be read; nothing that people make is larger. */
typedef enum pov_sheet_limit {
    POV_SHEET_LONGEST_ROW = 1024 * 1024, /* bytes of its texts */
} pov_sheet_limit;

/**
 * Read a sheet row by row.
 *
 * Shape:  `aside`, if not NULL, is given what is hidden and what is merged.
 *         Cells may stand in any order in their row.
 * Owns:   pov_sheet_close must be called; one sheet of a book at a time.
 */
pov_sheet_reader *pov_sheet_open(const pov_book *book, size_t sheet,
                                 const pov_book_taker *aside, void *taker);

/** The next row that has cells; good until the next call.  Errors: false at
 *  the end, be it what it may. */
bool pov_sheet_next(pov_sheet_reader *reader, const pov_book_row **row);

/** Errors: POV_ARCHIVE_STOPPED if it was not read to its end; anything but
 *  that and POV_ARCHIVE_READ if it cannot be. */
pov_archive_end pov_sheet_close(pov_sheet_reader *reader);

/**
 * A cell as people see it, with every digit that was typed.
 *
 * Shape:  no thousands are grouped, and `mark` begins decimals; a percent
 *         format gives "3,49%"; days are "31/12/2024", "12/2024" or "2024".
 *         A number that was reckoned, of more digits than anybody types, has
 *         the decimals that its format shows.  "=A1+1" is a formula that was
 *         not reckoned.
 * Source: ECMA-376 part 1, 18.8.30 and 18.8.31; docs/extracts.md, "Workbooks"
 */
const char *pov_book_shown(const pov_book *book, const pov_book_cell *cell,
                           char mark, pov_arena *arena);

/** Is this part a document, and has each list in it as many members as it
 *  says?  Source: 18.8, `count` of the lists of styles */
pov_archive_end pov_book_read_part(const pov_book *book, size_t part);

#endif
