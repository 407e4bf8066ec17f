#ifndef WRITE_TEXT_LAYOUT_H
#define WRITE_TEXT_LAYOUT_H

#include "write/text_table.h"

/* How wide the columns of a table are, for those who draw it. */

enum {
    TABLE_GAP = 2,       /* blanks between columns */
    TABLE_HANG = 2,      /* blanks before the second line, if there is room */
    TABLE_BAR_CELLS = 8, /* length of a whole bar */
    TABLE_LEAST_WRAPPED = 12 /* no column is squeezed below that */
};

/** A column of every table that shares it, and what it shows in the row that
 *  is being drawn. */
typedef struct text_strip {
    const pov_column *column;
    pov_text_list heading;
    size_t heading_width;
    size_t bar, text, mark; /* widths of its three parts */
    size_t widest;          /* of its texts */
    size_t part;            /* of them, the widest that is not broken */
    size_t hang;            /* blanks before the second line of a text */
    pov_text_list lines;
    const char *hung; /* mark outside the right edge of the text */
} text_strip;

typedef struct text_layout {
    text_strip *strips;
    size_t n;
    size_t heading_lines;
} text_layout;

/** What a cell shows: digits line up if their mark hangs outside. */
typedef struct text_shown {
    const char *text;
    const char *hung;
} text_shown;

static inline size_t text_larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/** What is left of `a`, at least 0. */
static inline size_t text_less(size_t a, size_t b)
{
    return a > b ? a - b : 0;
}

text_shown text_shown_from(const pov_cell *cell, const pov_column *column,
                           pov_arena *arena);

/** Blanks before a cell that is a step further in. */
size_t text_indent_of(const pov_cell *cell);

/** The style of a cell's tone, or NULL. */
const char *text_style_of(const pov_cell *cell);

/** The columns of a table, made if new. */
text_layout *text_layout_for(text_tables *tables, const pov_table *table);

/** Fit the columns into the page: squeezed as far as they may be, then without
 *  the bars, then with amounts broken, then with other words and the headings
 *  broken as well.  Errors: false if it is still too narrow. */
bool text_layout_fit(text_layout *layout, size_t width, pov_arena *arena);

/** Draw a table that does not fit: each row as lines below its first cell. */
void text_table_stack(page *page, const text_layout *layout,
                      const pov_table *table);

#endif
