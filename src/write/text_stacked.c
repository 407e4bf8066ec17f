/* On a narrow terminal a table is read row by row. */

#include "write/text_layout.h"

#include "povstat/text.h"

static const char *heading_in_a_line(const text_strip *s, pov_arena *arena)
{
    const char *line = "";

    for (size_t i = 0; i < s->heading.count; i++)
        line = pov_arena_format(arena, "%s%s%s", line, i ? " " : "",
                                s->heading.items[i]);
    return line;
}

static void put_wrapped(page *p, const char *text, size_t indent,
                        const char *style)
{
    size_t room = text_larger(text_less(p->width, indent), TABLE_LEAST_WRAPPED);
    pov_text_list lines = {0};

    page_wrap(p->arena, text, room, text_less(room, TABLE_HANG), &lines);
    for (size_t i = 0; i < lines.count; i++) {
        page_blanks(p, i ? indent + TABLE_HANG : 0);
        page_put(p, lines.items[i], style);
        page_end_line(p);
    }
}

/** A row as lines below its first cell: "  Actual  35". */
static void put_stacked(page *p, const text_layout *l, const pov_cell *row,
                        size_t heading_width)
{
    for (size_t c = 0; c < l->n; c++) {
        const pov_column *column = l->strips[c].column;
        text_shown what = text_shown_from(&row[c], column, p->arena);
        const char *text =
            pov_arena_format(p->arena, "%s%s", what.text, what.hung);
        const char *heading = heading_in_a_line(&l->strips[c], p->arena);

        if (!c) {
            put_wrapped(p, text, 0, PAGE_BOLD);
            continue;
        }
        page_blanks(p, TABLE_HANG);
        page_put(p, heading, NULL);
        page_blanks(p, heading_width - pov_text_width(heading) + TABLE_GAP);
        put_wrapped(p, text, TABLE_HANG + heading_width + TABLE_GAP,
                    text_style_of(&row[c]));
    }
}

void text_table_stack(page *p, const text_layout *l, const pov_table *table)
{
    size_t heading_width = 0;

    for (size_t c = 1; c < l->n; c++) {
        const char *heading = heading_in_a_line(&l->strips[c], p->arena);

        heading_width = text_larger(heading_width, pov_text_width(heading));
    }
    for (size_t r = 0; r < table->count; r++) {
        if (r)
            page_end_line(p);
        put_stacked(p, l, table->items[r], heading_width);
    }
    page_gap(p);
}
