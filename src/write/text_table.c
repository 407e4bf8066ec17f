#include "write/text_table.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "povstat/letters.h"
#include "povstat/text.h"
#include "write/escape.h"
#include "write/text_fit.h"

/** What a cell shows: digits line up if their mark hangs outside. */
typedef struct shown {
    const char *text;
    const char *hung;
} shown;

enum { STEP = 2 }; /* blanks for a step of indent */

static shown shown_from(const pov_cell *cell, const pov_column *column,
                        const page *p)
{
    pov_arena *arena = p->arena;
    pov_letters scratch = {0};
    const char *words = pov_cell_plain(cell, arena, &scratch);
    const char *mark =
        cell->mark && !p->unmarked ? escape_terminal(arena, cell->mark) : "";

    words = words ? escape_terminal(arena, words) : "–";
    if (*mark && *words && strchr("0123456789", words[strlen(words) - 1]))
        mark = pov_arena_format(arena, "\u00a0%s", mark);
    if (column->align == POV_ALIGN_RIGHT || !*mark)
        return (shown){words, mark};
    return (shown){pov_arena_format(arena, "%s%s", words, mark), ""};
}

/** Blanks before a cell that is a step further in. */
static size_t indent_of(const pov_cell *cell)
{
    return cell->indent > 0 ? (size_t)cell->indent * STEP : 0;
}

/** The style of a cell's tone, or NULL. */
static const char *style_of(const pov_cell *cell)
{
    return cell->kind == POV_CELL_NULL ? PAGE_DIM : page_style(cell->tone);
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
    pov_column *columns;

    l->n = table->n_columns;
    l->least_wrapped = TABLE_NAMES;
    l->strips = pov_arena_alloc(arena, l->n * sizeof *l->strips);
    columns = pov_arena_alloc(arena, (l->n + 1) * sizeof *columns);
    for (size_t c = 0; c < l->n; c++) {
        columns[c] = table->columns[c];
        l->strips[c].column = &columns[c];
        l->strips[c].at = c;
        l->strips[c].hang =
            table->columns[c].align == POV_ALIGN_LEFT ? TABLE_HANG : 0;
        add_heading(&l->strips[c], arena);
        l->heading_lines = larger(l->heading_lines, l->strips[c].heading.count);
    }
    return l;
}

/** The columns of a table, made if new. */
static layout *layout_for(text_tables *tables, const pov_table *table)
{
    pov_arena *arena = tables->arena;
    size_t size = 2 * table->n_columns * sizeof(uintptr_t);
    uintptr_t *key = pov_arena_alloc(tables->page->arena, size);
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

static void measure_cell(strip *s, const pov_cell *cell,
                         const text_tables *tables)
{
    shown what = shown_from(cell, s->column, tables->page);

    s->text = larger(s->text, indent_of(cell) + pov_text_width(what.text));
    s->widest = larger(s->widest, s->text);
    s->part = larger(s->part, indent_of(cell) +
                                  text_fit_part(what.text, s->column->align));
    s->mark = larger(s->mark, pov_text_width(what.hung));
    if (tables->bars && cell->bar >= 0)
        s->bar = TABLE_BAR_CELLS + 1;
}

/** What is made for the page is that of a row alone.  Returns the arena that it
 *  was in before. */
static pov_arena *begin_row(const text_tables *tables)
{
    pov_arena *before = tables->page->arena;

    pov_arena_clear(tables->row);
    tables->page->arena = tables->row;
    return before;
}

static void measure(layout *l, const text_tables *tables,
                    const pov_table *table)
{
    pov_cell *room = pov_table_room(table, tables->page->arena);

    for (size_t r = 0; r < table->count; r++) {
        pov_arena *before = begin_row(tables);

        pov_table_row(table, r, room);
        for (size_t c = 0; c < l->n; c++)
            measure_cell(&l->strips[c], &room[c], tables);
        tables->page->arena = before;
    }
}

void text_table_measure(text_tables *tables, const pov_table *table)
{
    measure(layout_for(tables, table), tables, table);
}

/** The columns as they are drawn: lined up with those of tables like it if
 *  nothing but headings is broken for that, else as narrow as its own rows let
 *  them be. */
static layout *fitted_layout(text_tables *tables, const pov_table *table)
{
    const page *p = tables->page;
    layout *l = layout_for(tables, table);

    if (!l->is_fitted) {
        layout whole = text_fit_copy(l, p->arena);

        l->is_fitted = true;
        l->is_too_wide = !text_fit_gently(&whole, p->width, p->arena);
        l->fits = !l->is_too_wide && text_fit(l, p->width, tables->arena);
    }
    if (l->is_too_wide) {
        l = new_layout(table, p->arena);
        measure(l, tables, table);
        l->fits = text_fit(l, p->width, p->arena);
    }
    return l;
}

static void put_wrapped(page *p, const char *text, size_t indent,
                        const char *style)
{
    size_t room = larger(less(p->width, indent), TABLE_LEAST_WRAPPED);
    pov_text_list lines = {0};

    page_wrap(p->arena, text, room, less(room, TABLE_HANG), &lines);
    for (size_t i = 0; i < lines.count; i++) {
        page_blanks(p, i ? indent + TABLE_HANG : 0);
        page_put(p, lines.items[i], style);
        page_end_line(p);
    }
}

/** A row as lines below its first cell: "  Actual  35". */
static void put_stacked(page *p, const layout *l, const pov_cell *row,
                        size_t heading_width)
{
    for (size_t c = 0; c < l->n; c++) {
        const pov_column *column = l->strips[c].column;
        shown what = shown_from(&row[c], column, p);
        const char *text =
            pov_arena_format(p->arena, "%s%s", what.text, what.hung);
        const char *heading = text_fit_heading(&l->strips[c], p->arena);

        if (!c) {
            put_wrapped(p, text, 0, PAGE_BOLD);
            continue;
        }
        /* Nothing is known, or it is a name that stands over others. */
        if (!*text || (row[c].kind == POV_CELL_NULL && !row[c].mark))
            continue;
        page_blanks(p, TABLE_HANG);
        page_put(p, heading, NULL);
        page_blanks(p, heading_width - pov_text_width(heading) + TABLE_GAP);
        put_wrapped(p, text, TABLE_HANG + heading_width + TABLE_GAP,
                    style_of(&row[c]));
    }
}

/** Draw a table that does not fit: each row as lines below its first cell. */
static void put_stacked_table(page *p, const layout *l, const pov_table *table)
{
    pov_cell *room = pov_table_room(table, p->arena);
    size_t heading_width = 0;

    for (size_t c = 1; c < l->n; c++) {
        const char *heading = text_fit_heading(&l->strips[c], p->arena);

        heading_width = larger(heading_width, pov_text_width(heading));
    }
    for (size_t r = 0; r < table->count; r++) {
        if (r)
            page_end_line(p);
        put_stacked(p, l, pov_table_row(table, r, room), heading_width);
    }
    page_gap(p);
}

enum { STACKED_UP_TO = 80 }; /* columns: no room for wide tables */

/* Eighths of a character. */
static const char *const bar_parts[] = {"░", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

static void put_bar(page *p, int bar, const char *style)
{
    pov_letters drawn = {0};
    size_t percent = bar < 100 ? (size_t)bar : 100;
    size_t eighths = larger(percent * TABLE_BAR_CELLS * 8 / 100, percent > 0);

    for (size_t i = 0; i < TABLE_BAR_CELLS; i++) {
        size_t filled = less(eighths, i * 8);
        const char *part = filled < 8 ? bar_parts[filled] : "█";

        pov_letters_add(&drawn, p->arena, part, strlen(part));
    }
    page_put(p, pov_letters_text(&drawn, p->arena), style);
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

/** What stands between names that stand over their rows. */
static const char between_names[] = " · ";

static void put_names_heading(page *p, const layout *l)
{
    for (size_t c = 0; c < l->n_above; c++) {
        page_put(p, c ? between_names : "", NULL);
        page_put(p, text_fit_heading(&l->strips[c], p->arena), NULL);
    }
    if (l->n_above)
        page_end_line(p);
}

static void put_headings(page *p, const layout *l)
{
    put_names_heading(p, l);
    for (size_t i = 0; i < l->heading_lines; i++) {
        for (size_t c = l->n_above; c < l->n; c++) {
            const strip *s = &l->strips[c];
            size_t above = l->heading_lines - s->heading.count;

            page_blanks(p, c ? TABLE_GAP : 0);
            put_aligned(p, i < above ? "" : s->heading.items[i - above],
                        s->bar + s->text, s->column->align, NULL);
            page_blanks(p, s->mark);
        }
        page_end_line(p);
    }
    for (size_t c = l->n_above; c < l->n && l->heading_lines > 0; c++) {
        const strip *s = &l->strips[c];

        page_blanks(p, c ? TABLE_GAP : 0);
        page_rule(p, s->bar + s->text + s->mark);
    }
    page_end_line(p);
}

/** The `i`th line of a cell. */
static void put_cell(page *p, const strip *s, const pov_cell *cell, size_t i)
{
    const char *style = style_of(cell);
    size_t shift = indent_of(cell) + (i ? s->hang : 0);
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

/** The names that stand over a row; "" if they have nothing to say. */
static const char *names_of(const page *p, const layout *l, const pov_cell *row)
{
    const char *names = "";

    for (size_t c = 0; c < l->n_above; c++) {
        const strip *s = &l->strips[c];
        const char *name = shown_from(&row[s->at], s->column, p).text;

        names = pov_arena_format(p->arena, "%s%s%s", names,
                                 *names && *name ? between_names : "", name);
    }
    return names;
}

/** Draw the names that stand over a row. */
static void put_names(page *p, const layout *l, const pov_cell *row,
                      const char *names)
{
    const pov_cell *first = &row[l->strips[0].at];
    size_t indent = indent_of(first);

    page_blanks(p, indent);
    put_wrapped(p, names, indent, style_of(first));
}

static void put_row(page *p, layout *l, const pov_cell *row)
{
    size_t height = 0;

    for (size_t c = l->n_above; c < l->n; c++) {
        strip *s = &l->strips[c];
        shown what = shown_from(&row[s->at], s->column, p);
        size_t first = less(s->text, indent_of(&row[s->at]));

        s->lines = (pov_text_list){0};
        text_fit_break(p->arena, what.text, s->column->align, first,
                       less(first, s->hang), &s->lines);
        s->hung = what.hung;
        height = larger(height, s->lines.count);
    }
    for (size_t i = 0; i < height; i++) {
        for (size_t c = l->n_above; c < l->n; c++) {
            page_blanks(p, c ? TABLE_GAP : 0);
            put_cell(p, &l->strips[c], &row[l->strips[c].at], i);
        }
        page_end_line(p);
    }
}

/** Draw the rows, and over those of the same names the names once. */
static void put_rows(const text_tables *tables, layout *l,
                     const pov_table *table)
{
    page *p = tables->page;
    pov_cell *room = pov_table_room(table, p->arena);
    const char *before = "";

    for (size_t r = 0; r < table->count; r++) {
        const pov_cell *row = pov_table_row(table, r, room);
        const char *names = names_of(p, l, row);
        pov_arena *of_section = begin_row(tables);

        if (*names && strcmp(names, before) != 0)
            put_names(p, l, row, names);
        put_row(p, l, row);
        p->arena = of_section;
        before = names;
    }
}

/** Note which marks are to be seen. */
static void see_marks(text_tables *tables, const layout *l,
                      const pov_table *table)
{
    pov_cell *room = pov_table_room(table, tables->page->arena);

    for (size_t r = 0; r < table->count; r++) {
        pov_table_row(table, r, room);
        for (size_t c = 0; c < l->n; c++) {
            const char *mark = room[l->strips[c].at].mark;

            if (mark)
                *pov_map_at(&tables->marks, tables->arena, mark, strlen(mark)) =
                    tables;
        }
    }
}

void text_table_put(text_tables *tables, const pov_table *table)
{
    page *p = tables->page;
    layout *l = fitted_layout(tables, table);

    see_marks(tables, l, table);
    tables->is_short = tables->is_short || l->left_out;
    if (!l->fits && p->width <= STACKED_UP_TO && l->heading_lines) {
        put_stacked_table(p, l, table);
        return;
    }
    put_headings(p, l);
    put_rows(tables, l, table);
    if (l->left_out && tables->narrow)
        page_paragraph(
            p,
            pov_arena_format(p->arena, "%s: %s", tables->narrow, l->left_out),
            0, PAGE_DIM);
}
