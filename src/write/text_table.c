#include "write/text_table.h"

#include <stdint.h>
#include <string.h>

#include "povstat/text.h"
#include "write/cell.h"
#include "write/escape.h"

enum {
    GAP = 2,           /* blanks between columns */
    STEP = 2,          /* blanks for a step of indent */
    HANG = 2,          /* blanks before the second line of a broken text */
    BAR_CELLS = 8,     /* length of a whole bar */
    LEAST_WRAPPED = 12 /* no column is squeezed below that */
};

/* Eighths of a character. */
static const char *const bar_parts[] = {"░", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

static const char *const tone_styles[] = {
    [POV_TONE_PLAIN] = NULL,        [POV_TONE_GOOD] = PAGE_GREEN,
    [POV_TONE_WATCH] = PAGE_YELLOW, [POV_TONE_BAD] = PAGE_RED_BOLD,
    [POV_TONE_MUTED] = PAGE_DIM,
};

/* A column of every table that shares it, and what it shows in the row that
 * is being drawn. */
typedef struct strip {
    const pov_column *column;
    pov_text_list heading;
    size_t heading_width;
    size_t bar, text, mark; /* widths of its three parts */
    pov_text_list lines;
    const char *hung; /* mark outside the right edge of the text */
} strip;

typedef struct layout {
    strip *strips;
    size_t n;
    size_t heading_lines;
} layout;

/* What a cell shows: digits line up if their mark hangs outside. */
typedef struct shown {
    const char *text;
    const char *hung;
} shown;

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t less(size_t a, size_t b)
{
    return a > b ? a - b : 0;
}

static shown shown_from_cell(const pov_cell *cell, const pov_column *column,
                             pov_arena *arena)
{
    letters scratch = {0};
    const char *words = cell_words(cell, arena, &scratch);
    const char *mark = escape_terminal(arena, cell->mark ? cell->mark : "");

    words = words ? escape_terminal(arena, words) : "–";
    if (column->align == POV_ALIGN_RIGHT || !*mark)
        return (shown){words, mark};
    return (shown){pov_arena_format(arena, "%s%s", words, mark), ""};
}

static size_t indent_of(const pov_cell *cell)
{
    return cell->indent > 0 ? (size_t)cell->indent * STEP : 0;
}

static void add_heading(strip *s, pov_arena *arena)
{
    const char *label = s->column->label ? s->column->label : "";

    while (*label) {
        size_t length = strcspn(label, "\n");
        const char *line =
            escape_terminal(arena, pov_arena_copy(arena, label, length));

        pov_arena_push(arena, &s->heading, line);
        s->heading_width = larger(s->heading_width, pov_text_width(line));
        label += length + (label[length] == '\n');
    }
}

static layout *new_layout(const pov_table *table, pov_arena *arena)
{
    layout *l = pov_arena_alloc(arena, sizeof *l);

    l->n = table->n_columns;
    l->strips = pov_arena_alloc(arena, l->n * sizeof *l->strips);
    for (size_t c = 0; c < l->n; c++) {
        l->strips[c].column = &table->columns[c];
        add_heading(&l->strips[c], arena);
        l->heading_lines = larger(l->heading_lines, l->strips[c].heading.count);
    }
    return l;
}

static layout *layout_for(text_tables *tables, const pov_table *table)
{
    uintptr_t key[] = {(uintptr_t)table->columns, table->n_columns};
    void **at =
        pov_map_at(&tables->layouts, tables->page->arena, key, sizeof key);

    if (!*at)
        *at = new_layout(table, tables->page->arena);
    return *at;
}

static void measure_cell(strip *s, const pov_cell *cell,
                         const text_tables *tables)
{
    shown what = shown_from_cell(cell, s->column, tables->page->arena);

    s->text = larger(s->text, indent_of(cell) + pov_text_width(what.text));
    s->mark = larger(s->mark, pov_text_width(what.hung));
    if (tables->bars && cell->bar >= 0)
        s->bar = BAR_CELLS + 1;
}

void text_table_measure(text_tables *tables, const pov_table *table)
{
    layout *l = layout_for(tables, table);

    for (size_t r = 0; r < table->count; r++)
        for (size_t c = 0; c < l->n; c++)
            measure_cell(&l->strips[c], &table->items[r][c], tables);
}

/* Below these functions draw. */

static size_t least_text(const strip *s)
{
    return less(s->heading_width, s->bar);
}

static strip *widest_wrapped(const layout *l)
{
    strip *widest = NULL;

    for (size_t c = 0; c < l->n; c++) {
        strip *s = &l->strips[c];

        if (s->column->may_wrap &&
            s->text > larger(least_text(s), LEAST_WRAPPED) &&
            (!widest || s->text > widest->text))
            widest = s;
    }
    return widest;
}

/** Fit the columns into the page as far as they may be squeezed. */
static void fit(layout *l, size_t width)
{
    size_t total = 0;
    strip *widest;

    for (size_t c = 0; c < l->n; c++) {
        strip *s = &l->strips[c];

        s->text = larger(s->text, least_text(s));
        total += (c ? GAP : 0) + s->bar + s->text + s->mark;
    }
    for (; total > width && (widest = widest_wrapped(l)); total--)
        widest->text--;
}

static void put_bar(page *p, int bar, const char *style)
{
    letters drawn = {0};
    size_t percent = bar < 100 ? (size_t)bar : 100;
    size_t eighths = larger(percent * BAR_CELLS * 8 / 100, percent > 0);

    for (size_t i = 0; i < BAR_CELLS; i++) {
        size_t filled = less(eighths, i * 8);
        const char *part = filled < 8 ? bar_parts[filled] : "█";

        letters_add(&drawn, p->arena, part, strlen(part));
    }
    page_put(p, letters_text(&drawn, p->arena), style);
    page_blanks(p, 1);
}

static void put_aligned(page *p, const char *text, size_t room, pov_align align,
                        const char *style)
{
    size_t spare = less(room, pov_text_width(text));

    page_blanks(p, align == POV_ALIGN_RIGHT ? spare : 0);
    page_put(p, text, style);
    page_blanks(p, align == POV_ALIGN_RIGHT ? 0 : spare);
}

static void put_headings(page *p, const layout *l)
{
    for (size_t i = 0; i < l->heading_lines; i++) {
        for (size_t c = 0; c < l->n; c++) {
            const strip *s = &l->strips[c];
            size_t above = l->heading_lines - s->heading.count;

            page_blanks(p, c ? GAP : 0);
            put_aligned(p, i < above ? "" : s->heading.items[i - above],
                        s->bar + s->text, s->column->align, NULL);
            page_blanks(p, s->mark);
        }
        page_end_line(p);
    }
    for (size_t c = 0; c < l->n && l->heading_lines > 0; c++) {
        const strip *s = &l->strips[c];

        page_blanks(p, c ? GAP : 0);
        page_rule(p, s->bar + s->text + s->mark);
    }
    page_end_line(p);
}

/** The `i`th line of a cell. */
static void put_cell(page *p, const strip *s, const pov_cell *cell, size_t i)
{
    const char *style =
        cell->kind == POV_CELL_NULL ? PAGE_DIM : tone_styles[cell->tone];
    size_t shift = indent_of(cell) + (i ? HANG : 0);
    const char *hung = i + 1 == s->lines.count ? s->hung : "";

    if (s->bar && cell->bar >= 0 && i == 0)
        put_bar(p, cell->bar, style);
    else
        page_blanks(p, s->bar);
    page_blanks(p, shift);
    put_aligned(p, i < s->lines.count ? s->lines.items[i] : "",
                less(s->text, shift), s->column->align, style);
    page_put(p, hung, style);
    page_blanks(p, less(s->mark, pov_text_width(hung)));
}

static void put_row(page *p, layout *l, const pov_cell *row)
{
    size_t height = 0;

    for (size_t c = 0; c < l->n; c++) {
        strip *s = &l->strips[c];
        shown what = shown_from_cell(&row[c], s->column, p->arena);
        size_t first = less(s->text, indent_of(&row[c]));

        page_wrap(p->arena, what.text, first, less(first, HANG), &s->lines);
        s->hung = what.hung;
        height = larger(height, s->lines.count);
    }
    for (size_t i = 0; i < height; i++) {
        for (size_t c = 0; c < l->n; c++) {
            page_blanks(p, c ? GAP : 0);
            put_cell(p, &l->strips[c], &row[c], i);
        }
        page_end_line(p);
    }
}

void text_table_draw(text_tables *tables, const pov_table *table)
{
    layout *l = layout_for(tables, table);

    fit(l, tables->page->width);
    put_headings(tables->page, l);
    for (size_t r = 0; r < table->count; r++)
        put_row(tables->page, l, table->items[r]);
}
