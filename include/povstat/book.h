#ifndef POVSTAT_BOOK_H
#define POVSTAT_BOOK_H

#include "povstat/archive.h"

/* A workbook (.xlsx) as it is written: its sheets, and the cells and links of
 * each, one after the other.  Source: ECMA-376 part 1, 18.2 to 18.4, and
 * part 2, 6.5 (relationships) */

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
} pov_book;

/**
 * Find the sheets of a workbook, and read the texts that its cells share.
 *
 * Owns:   what the book holds is in the arena; the archive stays open until
 *         the last sheet was read.
 * Errors: anything but POV_ARCHIVE_READ, and the book cannot be used.
 */
pov_archive_end pov_book_open(pov_book *book, pov_archive *archive,
                              pov_arena *arena);

typedef enum pov_book_kind {
    POV_BOOK_BLANK, /* it has a look, and nothing in it */
    POV_BOOK_TEXT,
    POV_BOOK_NUMBER, /* of days, too: what it looks like is its style's */
    POV_BOOK_TRUTH,  /* "0" or "1" */
    POV_BOOK_ERROR,  /* "#DIV/0!" */
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
} pov_book_view;

/** What a sheet is given to, in its order; each says whether to go on.  Texts
 *  are borrowed for the call; a NULL is not called. */
typedef struct pov_book_taker {
    bool (*view)(void *taker, const pov_book_view *view);
    bool (*row)(void *taker, size_t row); /* before its cells; from 0 */
    bool (*cell)(void *taker, const pov_book_cell *cell);
    bool (*link)(void *taker, const pov_book_link *link);
} pov_book_taker;

/** Errors: POV_ARCHIVE_DAMAGED also if the taker did not want to go on. */
pov_archive_end pov_book_read_sheet(const pov_book *book, size_t sheet,
                                    const pov_book_taker *how, void *taker);

/** Is this part a document, and has each list in it as many members as it
 *  says?  Source: 18.8, `count` of the lists of styles */
pov_archive_end pov_book_read_part(const pov_book *book, size_t part);

#endif
