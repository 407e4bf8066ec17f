#include "write/html.h"

#include <string.h>

#include "write/cell.h"
#include "write/escape.h"
#include "write/svg.h"

/* Each row is headed by its first cell.  On a narrow screen a row becomes a
 * card, so every other cell carries the label of its column.  Rows that
 * belong together share a tbody: they are sorted and printed as one. */

enum { DEEPEST_INDENT = 3 };

/** The lines of a label in one. */
static const char *flat(html *h, const char *label)
{
    char *text;

    if (!label || !strchr(label, '\n'))
        return label ? label : "";
    text = pov_arena_copy(h->arena, label, strlen(label));
    for (char *at = text; (at = strchr(at, '\n'));)
        *at = ' ';
    return text;
}

static void put_mark(html *h, const char *mark)
{
    html_note *note = pov_map_find(&h->notes, mark, strlen(mark));

    if (!note) {
        html_text(h, mark);
        return;
    }
    note->references++;
    fprintf(h->out, "<a class=\"mark\" href=\"#s%zun%zu\" id=\"s%zun%zur%zu\">",
            h->n_sections, note->number, h->n_sections, note->number,
            note->references);
    html_text(h, mark);
    fputs("</a>", h->out);
}

/** A number keeps to its line with its sign and unit: it may be parted behind
 *  a colon and before a bracket. */
static void put_number(html *h, const char *text)
{
    for (const char *blank; (blank = strchr(text, ' ')); text = blank + 1) {
        bool may_part = blank[1] == '(' || (blank > text && blank[-1] == ':');

        html_text(h, pov_arena_copy(h->arena, text, (size_t)(blank - text)));
        fputs(may_part ? " " : "&nbsp;", h->out);
    }
    html_text(h, text);
}

static void put_words(html *h, const pov_cell *cell, bool is_number)
{
    letters scratch = {0};
    const char *words = cell_words(cell, h->arena, &scratch);
    bool is_badge = cell->tone != POV_TONE_PLAIN && !is_number;

    words = words ? words : "–";

    if (is_badge) {
        fputs("<span class=\"badge\">", h->out);
        svg_sign(&h->svg, cell->tone);
    }
    if (cell->anchor)
        fprintf(h->out, "<a href=\"#%s\">",
                escape_html(h->arena, cell->anchor));
    if (is_number)
        put_number(h, words);
    else
        html_text(h, words);
    if (cell->anchor)
        fputs("</a>", h->out);
    if (cell->mark)
        put_mark(h, cell->mark);
    if (is_badge)
        fputs("</span>", h->out);
}

/** The classes of a cell, each behind a blank. */
static void put_classes(html *h, const pov_cell *cell, const pov_column *column)
{
    static const char *const indents[] = {"", " i1", " i2", " i3"};
    int indent = cell->indent < DEEPEST_INDENT ? cell->indent : DEEPEST_INDENT;
    const char *all = pov_arena_format(
        h->arena, "%s%s%s%s%s%s", column->align == POV_ALIGN_RIGHT ? " n" : "",
        column->may_wrap ? " w" : "", cell->chart ? " c" : "",
        cell->tone == POV_TONE_PLAIN ? "" : " ",
        cell->tone == POV_TONE_PLAIN ? "" : svg_tone(cell->tone),
        indents[indent < 0 ? 0 : indent]);

    if (*all)
        html_attribute(h, "class", all + 1);
}

static void put_cell(html *h, const pov_cell *cell, const pov_column *column,
                     bool is_head)
{
    bool is_blank = cell->kind == POV_CELL_TEXT && !*cell->text && !cell->mark;

    fputs(is_head ? "<th scope=\"row\"" : "<td", h->out);
    put_classes(h, cell, column);
    if (!is_head && !is_blank)
        html_attribute(h, "data-label", flat(h, column->label));
    fputc('>', h->out);
    if (!is_blank)
        put_words(h, cell, column->align == POV_ALIGN_RIGHT);
    if (cell->chart) {
        fputc('\n', h->out);
        svg_chart(&h->svg, cell->chart);
    }
    fputs(is_head ? "</th>\n" : "</td>\n", h->out);
}

static void put_row(html *h, const pov_table *table, const pov_cell *cells)
{
    fputs("<tr>\n", h->out);
    for (size_t c = 0; c < table->n_columns; c++)
        put_cell(h, &cells[c], &table->columns[c], c == 0);
    fputs("</tr>\n", h->out);
}

static void put_head(html *h, const pov_table *table)
{
    fputs("<thead>\n<tr>\n", h->out);
    for (size_t c = 0; c < table->n_columns; c++) {
        bool right = table->columns[c].align == POV_ALIGN_RIGHT;

        fprintf(h->out, "<th scope=\"col\"%s>", right ? " class=\"n\"" : "");
        html_text(h, flat(h, table->columns[c].label));
        fputs("</th>\n", h->out);
    }
    fputs("</tr>\n</thead>\n", h->out);
}

static bool has_steps(const pov_table *table)
{
    for (size_t r = 0; r < table->count; r++)
        if (table->items[r][0].indent > 0)
            return true;
    return false;
}

void html_table(html *h, const pov_table *table, bool has_heading)
{
    bool steps = has_steps(table);

    fputs("<div class=\"table\">\n<table", h->out);
    if (has_heading)
        fprintf(h->out, " aria-labelledby=\"s%zuh\"", h->n_sections);
    fputs(">\n", h->out);
    put_head(h, table);
    fputs("<tbody>\n", h->out);
    for (size_t r = 0; r < table->count; r++) {
        if (r && steps && !table->items[r][0].indent)
            fputs("</tbody>\n<tbody>\n", h->out);
        put_row(h, table, table->items[r]);
    }
    fputs("</tbody>\n</table>\n</div>\n", h->out);
}
