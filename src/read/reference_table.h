#ifndef POVSTAT_READ_REFERENCE_TABLE_H
#define POVSTAT_READ_REFERENCE_TABLE_H

#include "povstat/catalogue.h"
#include "read/rows.h"

enum {
    MOST_COLUMNS = 16,
    MOST_WORDS = 7,
    MOST_KB = 1000 /* of a table that says nothing else */
};

/** What a column may hold; blank is right unless `is_needed`. */
typedef enum reference_holds {
    HOLDS_TEXT,
    HOLDS_ID,    /* stands in no other row; the first column */
    HOLDS_NAME,  /* holds a letter or digit */
    HOLDS_ABOVE, /* the id of a row above */
    HOLDS_DAY,
    HOLDS_YEAR,
    HOLDS_LINE,   /* the number of a line */
    HOLDS_WORD,   /* one of `words` */
    HOLDS_REMARK, /* for people: any text, and need not be there */
} reference_holds;

typedef struct reference_column {
    const char *name;
    reference_holds holds;
    bool is_needed;
    bool is_name;           /* by which others may name the row */
    const char *words;      /* parted by '|' */
    const char *not_before; /* the column with the first day or year */
} reference_column;

typedef struct reference_cell {
    const char *text; /* interned */
    pov_day day;      /* POV_NO_DAY: blank */
    uint32_t number;  /* a year or line, 0: blank; which of the words */
} reference_cell;

typedef struct reference_reading reference_reading;

/** A row whose cells are right, each by itself. */
typedef struct reference_row {
    const reference_cell *cells; /* in the order of the table's columns */
    pov_place place;
    reference_reading *reading;
    const record *typed;
    pov_lost_row *cause; /* what it names and was left out; NULL: nothing */
} reference_row;

typedef struct reference_table {
    const char *path;                /* below the data directory */
    const reference_column *columns; /* up to one without a name */
    pov_row_kind kind; /* what its rows are; POV_N_ROW_KINDS: named by none */

    /** What a directory may have of it; 0: any number of rows, MOST_KB.  They
     *  keep what it takes below 200 MB. */
    size_t most_rows, most_kb;

    /** Take one row.  Errors: false if it was left out; a finding says why,
     *  or said it before. */
    bool (*take)(void *data, reference_row *row);
    /** Look at the rows together, behind the last; may be NULL. */
    void (*finish)(void *data, reference_reading *reading);
    /** Where there is no such file. */
    enum {
        READ_BUILT_IN, /* the program's own */
        READ_NOTHING,
        REFUSE_DIRECTORY
    } without;
} reference_table;

/** What reading one table needs. */
struct reference_reading {
    const reference_table *table;
    const char *path;
    void *data;
    pov_catalogue *catalogue;
    pov_arena *arena;
    pov_findings *findings;
    pov_findings of_rows; /* what reading bytes and rows found: see sift */
    row_reader *rows;
    bool is_unusable;
    bool is_brought;        /* the program's own is read */
    size_t n_rows, n_bytes; /* of the directory's, so far */
    bool stands_in; /* the program's own, for a table the directory lacks: what
                       it names may be missing there, and nobody is told */
    size_t n_columns;
    size_t width;            /* cells of the header */
    size_t at[MOST_COLUMNS]; /* where each column stands; SIZE_MAX: nowhere */
    pov_map ids;             /* id → reference_id */
    struct {                 /* rows that name none above, so far */
        struct waiting **items;
        size_t count, capacity;
    } waiting;
    struct { /* findings that lack their source line */
        pov_finding **items;
        size_t count, capacity;
    } unshown;
};

/** Where a table lies; `directory`: NULL for what the program carries, below
 *  pov_built_in_directory. */
const char *reference_table_path(const reference_table *table,
                                 const char *directory, pov_arena *arena);

/** Where the table is said to stand that a directory has, or has none of; NULL
 *  if it is another than the program's own. */
const char *reference_table_brought(const reference_table *table,
                                    const char *directory, pov_arena *arena);

/**
 * Read a table of the data directory, or the program's own, and give each row
 * to `take`.
 *
 * Shape:  columns are found by their names, in any order.
 * Errors: false if the table cannot be used: one fatal finding says why.  A
 *         wrong row is left out with a finding, and so is what names it, but
 *         that is told once.
 */
bool reference_table_read(const reference_table *table, const char *directory,
                          void *data, pov_catalogue *catalogue,
                          pov_arena *arena, pov_findings *findings);

/* What is wrong with a reference table, told alike for all of them: the column,
 * what was typed in it, what is wrong with that. */

/** Leave a row out for what stands in a column; `wrong` goes on from what was
 *  typed there, like printf: "is no day like 2024-01-31".  Returns false. */
bool reference_table_refuse(const reference_row *row, size_t column,
                            const char *wrong, ...)
    __attribute__((format(printf, 3, 4)));

/** The next piece of a cell parted by '|', without the blanks around it; what
 *  is left goes to `rest`.  NULL at the end. */
const char *reference_table_piece(pov_arena *arena, const char **rest);

/** Where a column of the row is typed, for a finding that comes later. */
pov_place reference_table_place(const reference_row *row, size_t column);

/** The same as reference_table_refuse about a row that was read before. */
pov_finding *reference_table_tell_later(reference_reading *reading,
                                        pov_finding_kind kind, pov_place place,
                                        const char *column, const char *typed,
                                        const char *wrong, ...)
    __attribute__((format(printf, 6, 7)));

/** Tell, once for each row that was left out, that it is named here. */
void reference_table_tell_lost(reference_reading *reading, pov_place place,
                               const char *column, const char *typed,
                               pov_lost_row *lost);

#endif
