#ifndef POVSTAT_READ_HEADING_TREE_H
#define POVSTAT_READ_HEADING_TREE_H

#include "read/rows.h"

/* A header of several rows is a tree.  A cell that spans several columns is
 * typed in the first of them, the others are blank; one that spans several rows
 * is typed in the first of those.  What stands below a cell, within its span,
 * says more of it. */

enum { MOST_HEADER_ROWS = 5 };

/** One cell of a header, with what it spans. */
typedef struct heading_node {
    const char *text;
    size_t row, column;           /* where it is typed */
    size_t end;                   /* the first column behind its span */
    struct heading_node *above;   /* the cell that spans it; NULL: none */
    struct heading_node *at_left; /* the nearest at its left below the same;
                                     NULL: none */
    bool is_group;                /* cells stand below it */
} heading_node;

typedef struct heading_tree {
    size_t width;
    heading_node **leaves; /* one a column: the lowest cell that spans it;
                              NULL: none */
    heading_node *nodes;   /* of all rows, from the left: what stands above or
                              at the left of one comes before it */
    size_t n_nodes;
} heading_tree;

/**
 * The cells of a header as a tree.
 *
 * Shape:  `rows` from the top, up to MOST_HEADER_ROWS.  A cell spans the blanks
 *         behind it, as far as the cell above it reaches; one that repeats what
 *         stands above it, as spreadsheets fill merged cells, adds nothing, and
 *         neither does one that repeats what stands at its left.
 * Owns:   nodes go to the arena, texts stay the rows'.
 */
heading_tree heading_tree_read(const record *const rows[], size_t n,
                               pov_arena *arena);

/** Is the column's cell typed in it, and not in one at its left?  A column that
 *  a cell without others below it spans has no name of its own. */
bool heading_tree_is_named(const heading_tree *tree, size_t column);

/** All that stands over a column, from the top: "Hộ nghèo / Tỷ lệ". */
const char *heading_tree_title(const heading_node *leaf, pov_arena *arena);

#endif
