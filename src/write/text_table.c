#include "write/text_layout.h"

#include <string.h>

#include "povstat/text.h"
#include "write/letters.h"
#include "write/text_break.h"

enum { STACKED_BELOW = 80 }; /* columns: no room for wide tables */

/* Eighths of a character. */
static const char *const bar_parts[] = {"░", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

static void put_bar(page *p, int bar, const char *style)
{
    letters drawn = {0};
    size_t percent = bar < 100 ? (size_t)bar : 100;
    size_t eighths =
        text_larger(percent * TABLE_BAR_CELLS * 8 / 100, percent > 0);

    for (size_t i = 0; i < TABLE_BAR_CELLS; i++) {
        size_t filled = text_less(eighths, i * 8);
        const char *part = filled < 8 ? bar_parts[filled] : "█";

        letters_add(&drawn, p->arena, part, strlen(part));
    }
    page_put(p, letters_text(&drawn, p->arena), style);
    page_blanks(p, 1);
}

static void put_aligned(page *p, const char *text, size_t room, pov_align align,
                        const char *style)
{
    size_t spare = text_less(room, pov_text_width(text));

    page_blanks(p, align == POV_ALIGN_RIGHT ? spare : 0);
    page_put(p, text, style);
    page_blanks(p, align == POV_ALIGN_RIGHT ? 0 : spare);
}

static void put_headings(page *p, const text_layout *l)
{
    for (size_t i = 0; i < l->heading_lines; i++) {
        for (size_t c = 0; c < l->n; c++) {
            const text_strip *s = &l->strips[c];
            size_t above = l->heading_lines - s->heading.count;

            page_blanks(p, c ? TABLE_GAP : 0);
            put_aligned(p, i < above ? "" : s->heading.items[i - above],
                        s->bar + s->text, s->column->align, NULL);
            page_blanks(p, s->mark);
        }
        page_end_line(p);
    }
    for (size_t c = 0; c < l->n && l->heading_lines > 0; c++) {
        const text_strip *s = &l->strips[c];

        page_blanks(p, c ? TABLE_GAP : 0);
        page_rule(p, s->bar + s->text + s->mark);
    }
    page_end_line(p);
}

/** The `i`th line of a cell. */
static void put_cell(page *p, const text_strip *s, const pov_cell *cell,
                     size_t i)
{
    const char *style =
        cell->kind == POV_CELL_NULL ? PAGE_DIM : text_style_of(cell);
    size_t shift = text_indent_of(cell) + (i ? s->hang : 0);
    const char *hung = i + 1 == s->lines.count ? s->hung : "";

    if (s->bar && cell->bar >= 0 && i == 0)
        put_bar(p, cell->bar, style);
    else
        page_blanks(p, s->bar);
    page_blanks(p, shift);
    put_aligned(p, i < s->lines.count ? s->lines.items[i] : "",
                text_less(s->text, shift), s->column->align, style);
    page_put(p, hung, style);
    page_blanks(p, text_less(s->mark, pov_text_width(hung)));
}

static void put_row(page *p, text_layout *l, const pov_cell *row)
{
    size_t height = 0;

    for (size_t c = 0; c < l->n; c++) {
        text_strip *s = &l->strips[c];
        text_shown what = text_shown_from(&row[c], s->column, p->arena);
        size_t first = text_less(s->text, text_indent_of(&row[c]));

        text_break(p->arena, what.text, s->column->align, first,
                   text_less(first, s->hang), &s->lines);
        s->hung = what.hung;
        height = text_larger(height, s->lines.count);
    }
    for (size_t i = 0; i < height; i++) {
        for (size_t c = 0; c < l->n; c++) {
            page_blanks(p, c ? TABLE_GAP : 0);
            put_cell(p, &l->strips[c], &row[c], i);
        }
        page_end_line(p);
    }
}

void text_table_draw(text_tables *tables, const pov_table *table)
{
    page *p = tables->page;
    text_layout *l = text_layout_for(tables, table);
    bool fits = text_layout_fit(l, p->width, p->arena);

    if (!fits && p->width < STACKED_BELOW && l->heading_lines) {
        text_table_stack(p, l, table);
        return;
    }
    put_headings(p, l);
    for (size_t r = 0; r < table->count; r++)
        put_row(p, l, table->items[r]);
}
