#ifndef POVSTAT_READ_TOTALS_H
#define POVSTAT_READ_TOTALS_H

#include "povstat/day.h"
#include "povstat/decimal.h"
#include "povstat/figures.h"
#include "povstat/finding.h"
#include "povstat/map.h"
#include "povstat/misprint.h"

/* What the rows of a table add up to, column by column.  An area is counted
 * once however often its row stands there; where two of its rows differ, the
 * total may show which one is right. */

/** A cell's amount on its way into a sum. */
typedef struct addend {
    bool known;     /* false: blank, refused or no count */
    bool is_backed; /* a rate in its row fits it */
    bool is_stated; /* it is a figure of its row's area, be it no addend */
    pov_decimal amount;
    pov_place place;
    const char *typed;
} addend;

/** A row of one area in one part of the table at one date, or a total. */
typedef struct tallied_row {
    const pov_area *area; /* NULL: not known */
    const char *key;
    uint32_t line;
    const char *text; /* of the row, to know it again */
    pov_day as_of;
    bool is_of_part; /* of the towns of its area, or of its country */
    int unit;        /* households, persons: only the same add up */
    addend *cells;   /* one a column */
} tallied_row;

/** What is kept of an addend: there may be a million. */
typedef struct kept_addend {
    int64_t units;
    const char *typed;
    uint32_t line;
    uint32_t column : 23, precision : 6, known : 1, is_backed : 1,
        is_stated : 1;
} kept_addend;

/** What is kept of a row: cells from the first to the last that says something,
 *  and behind them the key. */
typedef struct kept_row {
    const pov_area *area;
    const char *text;       /* NULL: no area, and nobody asks for it */
    struct kept_row *other; /* a later row of the same key that differs */
    uint32_t line;
    pov_day as_of;
    int unit;
    bool is_of_part;
    uint32_t first, n_cells;
    kept_addend cells[];
} kept_row;

typedef struct totals {
    size_t n_columns;
    struct {
        kept_row **items;
        size_t count, capacity;
    } rows;
    uint32_t *by_key;       /* their places in the list, from 1; 0: free */
    size_t n_slots;         /* a power of two; 0: none yet */
    const char *file;       /* of all places */
    pov_map areas, parents; /* of the rows, by address */
    bool has_unknown;       /* a row whose area is not known */
    bool has_levels;        /* an area and its parent have rows each */
} totals;

/** The row of that key if there was one, else NULL. */
kept_row *totals_find(const totals *totals, const char *key);

/** What it adds in a column. */
addend totals_addend(const totals *totals, const kept_row *row, size_t column);

/** Take in a row; one that differs from an earlier of its key is kept as its
 *  other reading.  Owns: what is kept of it is copied. */
void totals_add(totals *totals, const tallied_row *row, pov_arena *arena);

/** How a stated total compares with its parts. */
typedef enum sum_outcome {
    SUM_AGREES,
    SUM_SETTLES, /* it agrees if `settled` is taken instead of its rival */
    SUM_DIFFERS,
    SUM_UNKNOWN, /* a part is missing, so the total may well be right */
} sum_outcome;

typedef struct sum_check {
    sum_outcome outcome;
    pov_decimal sum;
    int64_t slack;         /* by which it may be off */
    size_t missing;        /* parts without a number */
    bool is_empty;         /* there are no parts */
    size_t from;           /* the first row that was looked at */
    addend settled, rival; /* SUM_SETTLES */
} sum_check;

/**
 * Compare a stated total with the rows from `from` up to now that are of the
 * same date and unit as the row `of`.
 *
 * Errors: SUM_UNKNOWN if a number is too large to add.
 */
sum_check totals_check(const totals *totals, size_t column, size_t from,
                       const tallied_row *of);

/**
 * The area that a total is of: all areas that make it up, or that it was put
 * together of, have figures in that column of the rows from `from` up to now
 * that are of the same date and unit as the row `of`, and others have no rows
 * there.
 *
 * Shape:  `key` is that of the total but for its area.
 * Errors: NULL if there is none, or if a row is of the area itself and they
 *         may not be its parts.
 */
const pov_area *totals_area(const totals *totals, size_t column, size_t from,
                            const tallied_row *of, const pov_key *key,
                            pov_arena *arena);

/** The one cell of a column that a slip of the hand would explain. */
typedef struct total_slip {
    addend cell; /* the total itself, or one of its parts */
    bool is_total;
    pov_misprint how;
} total_slip;

/**
 * Find the only cell that, without a slip, would make a total add up.
 *
 * Errors: false if there is none, or if several could have slipped.
 */
bool totals_find_slip(const totals *totals, size_t column,
                      const tallied_row *of, const sum_check *differs,
                      total_slip *out);

#endif
