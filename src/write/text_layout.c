#include "write/text_layout.h"

#include <stdint.h>
#include <string.h>

#include "povstat/text.h"
#include "write/cell.h"
#include "write/escape.h"
#include "write/text_break.h"

enum { STEP = 2 }; /* blanks for a step of indent */

static const char *const tone_styles[] = {
    [POV_TONE_PLAIN] = NULL,        [POV_TONE_GOOD] = PAGE_GREEN,
    [POV_TONE_WATCH] = PAGE_YELLOW, [POV_TONE_BAD] = PAGE_RED_BOLD,
    [POV_TONE_MUTED] = PAGE_DIM,
};

text_shown text_shown_from(const pov_cell *cell, const pov_column *column,
                           pov_arena *arena)
{
    letters scratch = {0};
    const char *words = cell_words(cell, arena, &scratch);
    const char *mark = escape_terminal(arena, cell->mark ? cell->mark : "");

    words = words ? escape_terminal(arena, words) : "–";
    if (column->align == POV_ALIGN_RIGHT || !*mark)
        return (text_shown){words, mark};
    return (text_shown){pov_arena_format(arena, "%s%s", words, mark), ""};
}

size_t text_indent_of(const pov_cell *cell)
{
    return cell->indent > 0 ? (size_t)cell->indent * STEP : 0;
}

const char *text_style_of(const pov_cell *cell)
{
    return cell->kind == POV_CELL_NULL ? PAGE_DIM : tone_styles[cell->tone];
}

static void add_heading(text_strip *s, pov_arena *arena)
{
    const char *label = s->column->label ? s->column->label : "";

    while (*label) {
        size_t length = strcspn(label, "\n");
        const char *line =
            escape_terminal(arena, pov_arena_copy(arena, label, length));

        pov_arena_push(arena, &s->heading, line);
        s->heading_width = text_larger(s->heading_width, pov_text_width(line));
        label += length + (label[length] == '\n');
    }
}

static text_layout *new_layout(const pov_table *table, pov_arena *arena)
{
    text_layout *l = pov_arena_alloc(arena, sizeof *l);

    l->n = table->n_columns;
    l->strips = pov_arena_alloc(arena, l->n * sizeof *l->strips);
    for (size_t c = 0; c < l->n; c++) {
        l->strips[c].column = &table->columns[c];
        l->strips[c].hang =
            table->columns[c].align == POV_ALIGN_LEFT ? TABLE_HANG : 0;
        add_heading(&l->strips[c], arena);
        l->heading_lines =
            text_larger(l->heading_lines, l->strips[c].heading.count);
    }
    return l;
}

text_layout *text_layout_for(text_tables *tables, const pov_table *table)
{
    pov_arena *arena = tables->page->arena;
    size_t size = 2 * table->n_columns * sizeof(uintptr_t);
    uintptr_t *key = pov_arena_alloc(arena, size);
    void **at;

    /* A translated column is another one each time, its label is not. */
    for (size_t c = 0; c < table->n_columns; c++) {
        const pov_column *column = &table->columns[c];

        key[2 * c] = (uintptr_t)column->label;
        key[2 * c + 1] = (uintptr_t)column->align << 1 | column->may_wrap;
    }
    at = pov_map_at(&tables->layouts, arena, key, size);
    if (!*at)
        *at = new_layout(table, arena);
    return *at;
}

static void measure_cell(text_strip *s, const pov_cell *cell,
                         const text_tables *tables)
{
    text_shown what = text_shown_from(cell, s->column, tables->page->arena);

    s->text =
        text_larger(s->text, text_indent_of(cell) + pov_text_width(what.text));
    s->widest = text_larger(s->widest, s->text);
    s->part =
        text_larger(s->part, text_indent_of(cell) +
                                 text_widest_part(what.text, s->column->align));
    s->mark = text_larger(s->mark, pov_text_width(what.hung));
    if (tables->bars && cell->bar >= 0)
        s->bar = TABLE_BAR_CELLS + 1;
}

void text_table_measure(text_tables *tables, const pov_table *table)
{
    text_layout *l = text_layout_for(tables, table);

    for (size_t r = 0; r < table->count; r++)
        for (size_t c = 0; c < l->n; c++)
            measure_cell(&l->strips[c], &table->items[r][c], tables);
}

/** Its texts, broken wherever they may be. */
static size_t broken_text(const text_strip *s)
{
    size_t width = s->part + s->hang;

    return width < s->widest ? width : s->widest;
}

static size_t least_text(const text_strip *s)
{
    return text_less(s->heading_width, s->bar);
}

/** No column is squeezed below that. */
static size_t floor_of(const text_strip *s, bool any_words)
{
    if (s->column->may_wrap)
        return text_larger(least_text(s), TABLE_LEAST_WRAPPED);
    if (any_words && s->column->align == POV_ALIGN_LEFT)
        return text_larger(least_text(s), broken_text(s));
    return s->text;
}

static text_strip *widest_wrapped(const text_layout *l, bool any_words)
{
    text_strip *widest = NULL;

    for (size_t c = 0; c < l->n; c++) {
        text_strip *s = &l->strips[c];

        if (s->text > floor_of(s, any_words) &&
            (!widest || s->text > widest->text))
            widest = s;
    }
    return widest;
}

static size_t width_of(const text_layout *l)
{
    size_t total = 0;

    for (size_t c = 0; c < l->n; c++) {
        const text_strip *s = &l->strips[c];

        total += (c ? TABLE_GAP : 0) + s->bar + s->text + s->mark;
    }
    return total;
}

static bool squeeze(text_layout *l, size_t width, bool any_words)
{
    size_t total;
    text_strip *widest;

    for (size_t c = 0; c < l->n; c++) {
        text_strip *s = &l->strips[c];

        s->text = text_larger(s->text, least_text(s));
    }
    total = width_of(l);
    for (; total > width && (widest = widest_wrapped(l, any_words)); total--)
        widest->text--;
    return total <= width;
}

static void break_amounts(text_layout *l)
{
    for (size_t c = 0; c < l->n; c++) {
        text_strip *s = &l->strips[c];

        s->text =
            s->column->align == POV_ALIGN_RIGHT ? broken_text(s) : s->widest;
    }
}

static bool squeeze_broken(text_layout *l, size_t width)
{
    break_amounts(l);
    return squeeze(l, width, false) || squeeze(l, width, true);
}

static void hang_less(text_layout *l)
{
    for (size_t c = 0; c < l->n; c++)
        l->strips[c].hang = 0;
}

static void narrow_headings(text_layout *l)
{
    for (size_t c = 0; c < l->n; c++) {
        text_strip *s = &l->strips[c];

        s->heading_width = 0;
        for (size_t i = 0; i < s->heading.count; i++)
            s->heading_width = text_larger(
                s->heading_width,
                text_widest_part(s->heading.items[i], POV_ALIGN_LEFT));
    }
}

static void break_headings(text_layout *l, pov_arena *arena)
{
    for (size_t c = 0; c < l->n; c++) {
        text_strip *s = &l->strips[c];
        pov_text_list all = {0}, lines = {0};

        for (size_t i = 0; i < s->heading.count; i++) {
            page_wrap(arena, s->heading.items[i], s->text, s->text, &lines);
            for (size_t n = 0; n < lines.count; n++)
                pov_arena_push(arena, &all, lines.items[n]);
        }
        s->heading = all;
        l->heading_lines = text_larger(l->heading_lines, all.count);
    }
}

bool text_layout_fit(text_layout *l, size_t width, pov_arena *arena)
{
    bool fits;

    if (squeeze(l, width, false))
        return true;
    for (size_t c = 0; c < l->n; c++) {
        l->strips[c].bar = 0;
        l->strips[c].text = l->strips[c].widest;
    }
    if (squeeze(l, width, false) || squeeze_broken(l, width))
        return true;
    narrow_headings(l);
    fits = squeeze_broken(l, width);
    if (!fits) {
        hang_less(l);
        fits = squeeze_broken(l, width);
    }
    break_headings(l, arena);
    return fits;
}
