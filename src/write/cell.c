#include "write/cell.h"

#include <string.h>

static void add(pov_letters *to, pov_arena *arena, const char *text)
{
    pov_letters_add(to, arena, text, strlen(text));
}

/* Lists and tables hold cells that may be lists and tables. */
static void add_cells(pov_letters *to, pov_arena *arena, const pov_cell *cells,
                      size_t n, const char *joint)
{
    bool begun = false;

    for (size_t i = 0; i < n; i++) {
        const pov_cell *cell = &cells[i];

        if (cell->kind == POV_CELL_NULL)
            continue;
        if (begun)
            add(to, arena, joint);
        begun = true;
        if (cell->kind == POV_CELL_LIST)
            add_cells(to, arena, cell->list.items, cell->list.count, "; ");
        else if (!cell->table)
            add(to, arena, cell->text);
        for (size_t r = 0; cell->table && r < cell->table->count; r++) {
            if (r > 0)
                add(to, arena, "; ");
            add_cells(to, arena, cell->table->items[r], cell->table->n_columns,
                      ":");
        }
    }
}

const char *cell_words(const pov_cell *cell, pov_arena *arena,
                       pov_letters *scratch)
{
    switch (cell->kind) {
    case POV_CELL_NULL:
        return NULL;
    case POV_CELL_TEXT:
    case POV_CELL_NUMBER:
    case POV_CELL_DAY:
    case POV_CELL_TRUTH:
        return cell->text;
    case POV_CELL_LIST:
    case POV_CELL_TABLE:
    case POV_CELL_OBJECT:
        break;
    }
    scratch->count = 0;
    add_cells(scratch, arena, cell, 1, "");
    return pov_letters_text(scratch, arena);
}

const char *cell_section_title(const pov_section *section, pov_arena *arena)
{
    if (!section->aside)
        return section->heading;
    return pov_arena_format(arena, "%s · %s", section->heading, section->aside);
}
