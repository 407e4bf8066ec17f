#ifndef POVSTAT_WRITE_TEXT_FIT_H
#define POVSTAT_WRITE_TEXT_FIT_H

#include "povstat/cell.h"
#include "povstat/text.h"

/* How wide the columns of tables are, for all to have room on a page. */

enum {
    TABLE_GAP = 2,       /* blanks between columns */
    TABLE_HANG = 2,      /* blanks before the second line, if there is room */
    TABLE_BAR_CELLS = 8, /* length of a whole bar */
    TABLE_NAMES = 24, /* names are squeezed to that, and only where there is */
    TABLE_LEAST_WRAPPED = 12, /* no room for that to this */
};

/** A column of every table that shares it, and what it shows in the row that
 *  is being drawn. */
typedef struct strip {
    const pov_column *column;
    size_t at; /* among the cells of a row */
    pov_text_list heading;
    size_t heading_width;
    size_t bar, text, mark; /* widths of its three parts */
    size_t widest;          /* of its texts */
    size_t part;            /* of them, the widest that is not broken */
    size_t hang;            /* blanks before the second line of a text */
    pov_text_list lines;
    const char *hung; /* mark outside the right edge of the text */
} strip;

typedef struct layout {
    strip *strips;
    size_t n;
    size_t n_above; /* names at the left that stand over their rows */
    size_t heading_lines;
    size_t least_wrapped; /* 0: its words stay whole */
    const char *left_out; /* headings of columns without room, or NULL */
    bool is_fitted, fits, is_too_wide;
} layout;

/** Fit the columns into the page; where all are too many those that are there
 *  only if there is room, and those that are details, give way, the last
 *  first.  Errors: false if it is still too narrow. */
bool text_fit(layout *l, size_t width, pov_arena *arena);

/** Fit all columns, and break nothing but headings for it.  Errors: as above.
 */
bool text_fit_gently(layout *l, size_t width, pov_arena *arena);

/** The same columns, to be fitted apart. */
layout text_fit_copy(const layout *l, pov_arena *arena);

/** The heading of a column in one line. */
const char *text_fit_heading(const strip *s, pov_arena *arena);

/** The width of the widest part of a text that stays in one line. */
size_t text_fit_part(const char *text, pov_align align);

/** Break `text` into lines of `first` columns, then `rest`. */
void text_fit_break(pov_arena *arena, const char *text, pov_align align,
                    size_t first, size_t rest, pov_text_list *lines);

static inline size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static inline size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/** What is left of `a`, at least 0. */
static inline size_t less(size_t a, size_t b)
{
    return a > b ? a - b : 0;
}

#endif
