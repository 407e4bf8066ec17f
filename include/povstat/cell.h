#ifndef POVSTAT_CELL_H
#define POVSTAT_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "povstat/day.h"
#include "povstat/decimal.h"
#include "povstat/letters.h"
#include "povstat/spool.h"
#include "povstat/term.h"

/* What stands where: cells keep the type of what is in them until a writer
 * draws it. */

typedef enum pov_cell_kind {
    POV_CELL_NULL, /* unknown: null, an empty field, a dash */
    POV_CELL_TEXT,
    POV_CELL_NUMBER,
    POV_CELL_DAY,
    POV_CELL_TRUTH,
    POV_CELL_TERM,   /* a word of terms.def, or two of them */
    POV_CELL_LIST,   /* of cells */
    POV_CELL_TABLE,  /* objects with the table's column keys */
    POV_CELL_OBJECT, /* a table of one row: one such object */
    POV_CELL_ROWS,   /* like a table, each row made when it is asked for */
} pov_cell_kind;

typedef struct pov_chart pov_chart; /* of chart.h */
typedef struct pov_cell pov_cell;
typedef struct pov_table pov_table;
typedef struct pov_rows pov_rows;

/** Where a cell leads.  Shape: the address outlasts the row. */
typedef struct pov_link {
    const char *address; /* a page of the web; NULL: a row of a sheet */
    size_t sheet, row;   /* among the report's sheets, in its table; from 0 */
} pov_link;

/** How two terms make one value. */
typedef enum pov_joint {
    POV_ALONE,
    POV_EITHER, /* "met or not_met" */
    POV_OF,     /* "interim_met" */
} pov_joint;

typedef struct pov_cell_list {
    pov_cell *items;
    size_t count, capacity;
} pov_cell_list;

/* Reports hold hundreds of thousands of them, hence the small numbers. */
struct pov_cell {
    pov_cell_kind kind : 8;
    pov_tone tone : 8;
    int16_t bar;     /* for people: 0..100: a bar of that length; -1: none */
    int8_t indent;   /* for people: steps to the right */
    int8_t decimals; /* in a sheet: of a number, to be shown */
    bool is_typed;   /* in a sheet: they are those that were typed */
    uint8_t has;     /* while it is packed: which of the pointers behind */
    union {          /* by kind */
        const char *text;
        pov_decimal number; /* with the decimals that machines are to see */
        pov_day day;
        bool truth;
        struct {
            const pov_term *term, *other;
            pov_joint joint; /* of the two */
        };
        pov_cell_list list;
        const pov_table *table; /* also of an object */
        const pov_rows *rows;
    };

    /* where people read it */
    const char *mark;       /* footnote mark drawn right behind it, or NULL */
    const char *anchor;     /* of the section it leads to, or NULL */
    const pov_chart *chart; /* drawn below the text, or NULL */

    /* in a sheet */
    const pov_link *link;        /* NULL: none */
    const char *before, *behind; /* drawn around a number: "≤ ", "%" */
};

typedef enum pov_align {
    POV_ALIGN_LEFT,
    POV_ALIGN_RIGHT,
} pov_align;

typedef struct pov_column {
    const char *key;   /* machine name; NULL in tables only people read */
    const char *label; /* heading people read; '\n' parts its lines */
    pov_align align;
    bool may_wrap;  /* text that may be broken at blanks to fit the width */
    bool is_detail; /* of a sheet: folded away until asked for; on a terminal:
                       left out rather than that each row becomes a list */
    bool if_room;   /* on a terminal: left out where a row would take more lines
                       for it */
    bool is_name;   /* its numbers count nothing: no grouping of digits */
    bool bar_by_most;    /* bars of a sheet: the longest is that of the largest
                            number, not of 100 */
    unsigned char basis; /* of machine rows: what alone its values follow from,
                            one of those that rows tell of; 0: nothing that
                            rows share */
} pov_column;

/** A cell in as many bytes as it needs, which is a fifth for most: tables have
 *  as many rows as a file has. */
typedef unsigned char pov_packed;

/** Rows of `n_columns` cells each. */
struct pov_table {
    const pov_column *columns;
    size_t n_columns;
    pov_packed **items; /* see pov_table_row */
    size_t count, capacity;
};

/** Rows that nobody keeps: whoever draws them asks for one after another. */
struct pov_rows {
    const pov_column *columns;
    size_t n_columns;
    size_t count;
    const void *from; /* what `row` makes them of */
    /* Fill n_columns cells; what they point to is in the arena.  Cells of what
       is shared with the row before are left as they are. */
    void (*row)(const pov_rows *rows, size_t i, unsigned shared,
                pov_arena *arena, pov_cell *cells);
    /* What a row shares with the one before: a bit for each basis, whose cells
       outlast the rows.  NULL: nothing. */
    unsigned (*shares)(const pov_rows *rows, size_t i);
    const pov_spooled *printed; /* by pov_write_rows: as JSON; NULL: they are
                                   still to be asked for */
    const int *error; /* errno, if what they wait in could not be written or
                         read: then they are none; NULL: they do not wait */
};

/** Who asks for rows, one after another. */
typedef struct pov_row_reader {
    const pov_rows *rows;
    size_t next;
    unsigned shared;  /* by the row that was asked for with the one before */
    pov_arena *arena; /* of one row */
    pov_cell *cells;
} pov_row_reader;

/** Are the cells of a column those of the row before, as far as is known? */
static inline bool pov_rows_share(const pov_row_reader *reader, unsigned basis)
{
    return basis && reader->shared >> basis & 1;
}

void pov_rows_begin(pov_row_reader *reader, const pov_rows *rows);

/** The cells of the next row, good until the one after it; NULL at the end. */
const pov_cell *pov_rows_next(pov_row_reader *reader);

void pov_rows_end(pov_row_reader *reader);

pov_cell pov_cell_null(void);
pov_cell pov_cell_text(const char *text);    /* NULL gives a null cell */
pov_cell pov_cell_text_if(const char *text); /* NULL and "": a null cell */
/** Trailing zeros are dropped, or kept as they were typed. */
pov_cell pov_cell_number(pov_decimal number);
pov_cell pov_cell_typed(pov_decimal number);
pov_cell pov_cell_day(pov_day day); /* POV_NO_DAY gives a null cell */
pov_cell pov_cell_count(size_t n);
pov_cell pov_cell_count_if(size_t n); /* 0: a null cell */
pov_cell pov_cell_truth(bool is_true);
/** Null if the term has no code. */
pov_cell pov_cell_term(pov_vocabulary vocabulary, unsigned value);
/** A text if the vocabulary has no such code. */
pov_cell pov_cell_code(pov_vocabulary vocabulary, const char *code);
pov_cell pov_cell_terms(const pov_term *term, pov_joint joint,
                        const pov_term *other);
pov_cell pov_cell_table(const pov_table *table);
pov_cell pov_cell_object(const pov_table *table); /* of one row */
pov_cell pov_cell_rows(const pov_rows *rows);
pov_cell pov_cell_empty_list(void);

/** Append a copy of the row's n_columns cells. */
void pov_table_add(pov_table *table, pov_arena *arena, const pov_cell *row);

/** Take a cell out of a row.  Returns where the next one begins. */
const pov_packed *pov_cell_unpack(const pov_packed *from, pov_cell *cell);

/** Room for one row. */
pov_cell *pov_table_room(const pov_table *table, pov_arena *arena);

/** The cells of a row.  Returns `room`, which is of n_columns. */
const pov_cell *pov_table_row(const pov_table *table, size_t i, pov_cell *room);

/** Leave out the columns that are not to be kept. */
void pov_table_keep(pov_table *table, pov_arena *arena, const bool *kept);

/** A table of these columns, empty. */
pov_table *pov_table_new(pov_arena *arena, const pov_column *columns,
                         size_t n_columns);

/** The rows of a table that is kept. */
const pov_rows *pov_rows_of(const pov_table *table, pov_arena *arena);

/** A truth or a term as text for people, in its tone; any other cell stays as
 *  it is. */
pov_cell pov_cell_said(const pov_cell *cell, pov_language language,
                       pov_arena *arena);

/**
 * Give a cell as plain text, where there is room for one text only.
 *
 * Shape: "12791.5", "2024-12-31", "true"; items of a list are joined by "; ",
 *        so are the rows of a table, and the known cells of each by ":".
 *        NULL if it is not known.
 * Owns:  borrowed from the cell or from `scratch`, until its next use.
 */
const char *pov_cell_plain(const pov_cell *cell, pov_arena *arena,
                           pov_letters *scratch);

#endif
