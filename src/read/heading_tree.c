#include "read/heading_tree.h"

#include <string.h>

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\n\xC2\xA0")] == '\0';
}

static const char *cell_of(const record *row, size_t i)
{
    return i < row->count && !is_blank(row->items[i].text) ? row->items[i].text
                                                           : "";
}

static size_t widest(const record *const rows[], size_t n)
{
    size_t width = 0;

    for (size_t r = 0; r < n; r++)
        width = rows[r]->count > width ? rows[r]->count : width;
    return width;
}

/** Does a cell repeat one that stands above it? */
static bool repeats_above(const heading_node *above, const char *text)
{
    for (; above; above = above->above)
        if (!strcmp(above->text, text))
            return true;
    return false;
}

static bool goes_on_below(const record *const rows[], size_t n, size_t r,
                          size_t i)
{
    while (++r < n)
        if (*cell_of(rows[r], i))
            return true;
    return false;
}

/** Is the cell the one at its left once more, spanning both columns?  Two
 *  columns of one name and nothing below them are two. */
static bool repeats_left(const record *const rows[], size_t n, size_t r,
                         size_t i, const heading_node *left)
{
    return !strcmp(left->text, cell_of(rows[r], i)) &&
           goes_on_below(rows, n, r, left->column) &&
           goes_on_below(rows, n, r, i);
}

/** Take in one row: its cells become the lowest of the columns they span. */
static void add_row(heading_tree *t, const record *const rows[], size_t n,
                    size_t r)
{
    heading_node *last = NULL, *above_last = NULL;

    for (size_t i = 0; i < t->width; i++) {
        heading_node *above = t->leaves[i];
        const char *text = cell_of(rows[r], i);
        bool goes_on = last && above == above_last;

        if (*text && repeats_above(above, text))
            text = "";
        if (*text && !(goes_on && repeats_left(rows, n, r, i, last))) {
            heading_node *node = &t->nodes[t->n_nodes++];

            *node = (heading_node){.text = text,
                                   .row = r,
                                   .column = i,
                                   .above = above,
                                   .at_left = goes_on ? last : NULL};
            last = node;
            above_last = above;
            goes_on = true;
            if (above)
                above->is_group = true;
        }
        if (!goes_on) {
            last = NULL;
            continue;
        }
        last->end = i + 1;
        t->leaves[i] = last;
    }
}

heading_tree heading_tree_read(const record *const rows[], size_t n,
                               pov_arena *arena)
{
    heading_tree t = {.width = widest(rows, n)};

    t.leaves = pov_arena_alloc(arena, (t.width + 1) * sizeof *t.leaves);
    t.nodes = pov_arena_alloc(arena, (t.width * n + 1) * sizeof *t.nodes);
    for (size_t r = 0; r < n; r++)
        add_row(&t, rows, n, r);
    return t;
}

bool heading_tree_is_named(const heading_tree *t, size_t column)
{
    const heading_node *leaf = t->leaves[column];

    return leaf && leaf->column == column;
}

const char *heading_tree_title(const heading_node *leaf, pov_arena *arena)
{
    const char *title = leaf->text;
    char *lines;

    while ((leaf = leaf->above))
        title = pov_arena_format(arena, "%s / %s", leaf->text, title);
    if (!strchr(title, '\n'))
        return title;
    lines = pov_arena_copy(arena, title, strlen(title));
    for (char *at = lines; (at = strchr(at, '\n'));)
        *at = ' ';
    return lines;
}
