/* For people: a page of aligned tables.  On a narrow terminal a table is read
 * row by row. */

#include "write/formats.h"

#include <stdint.h>
#include <string.h>

#include "povstat/text.h"
#include "write/escape.h"
#include "write/marks.h"
#include "write/text_table.h"

enum { CODE_INDENT = 4 };

static void put_lines(page *p, const pov_text_list *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        page_paragraph(p, lines->items[i], 0, NULL);
}

static void put_heading(page *p, const pov_section *section)
{
    size_t width =
        page_paragraph(p, page_section_title(section, p->arena), 0, PAGE_BOLD);

    if (section->depth <= 1) {
        page_rule(p, width);
        page_end_line(p);
    }
}

static void put_footnote(page *p, const pov_footnote *note)
{
    size_t hang = pov_text_width(escape_terminal(p->arena, note->mark)) + 1;

    page_paragraph(p,
                   pov_arena_format(p->arena, "%s %s", note->mark, note->text),
                   hang, NULL);
}

/** The notes of an area, without those of columns that had no room. */
static void put_footnotes(text_tables *tables, const pov_notes *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        const pov_footnote *note = &notes->items[i];

        if (!tables->is_short ||
            pov_map_find(&tables->marks, note->mark, strlen(note->mark)))
            put_footnote(tables->page, note);
    }
    tables->is_short = false;
    tables->marks = (pov_map){0};
}

static void put_code(page *p, const pov_text_list *lines)
{
    page_gap(p);
    for (size_t i = 0; i < lines->count; i++) {
        page_blanks(p, CODE_INDENT);
        page_put(p, escape_terminal(p->arena, lines->items[i]), NULL);
        page_end_line(p);
    }
    page_gap(p);
}

static void put_section(text_tables *tables, const pov_section *section,
                        bool ends_notes)
{
    page *p = tables->page;

    page_gap(p);
    if (section->heading)
        put_heading(p, section);
    put_lines(p, &section->lead);
    if (section->table.n_columns > 0)
        text_table_put(tables, &section->table);
    if (section->tree.count > 0)
        page_tree(p, section);
    if (section->code.count > 0)
        put_code(p, &section->code);
    put_lines(p, &section->tail);
    if (ends_notes)
        put_footnotes(tables, section->notes);
}

void write_text(const pov_report *report, const pov_write_options *options,
                FILE *out)
{
    page p = {.arena = options->arena,
              .out = out,
              .width = options->width ? options->width : SIZE_MAX,
              .colour = options->colour};
    text_tables tables = {
        .page = &p, .bars = options->bars, .narrow = report->page.narrow};

    p.unmarked = options->unnoted;

    for (size_t i = 0; i < report->sections.count; i++)
        if (report->sections.items[i].table.n_columns > 0)
            text_table_measure(&tables, &report->sections.items[i].table);
    if (report->notice) {
        page_paragraph(&p, report->notice, 0, PAGE_RED_BOLD);
        page_gap(&p);
    }
    if (report->title)
        page_paragraph(&p, report->title, 0, PAGE_BOLD);
    put_lines(&p, &report->lead);
    for (size_t i = 0; i < report->sections.count; i++)
        put_section(&tables, &report->sections.items[i],
                    !options->unnoted && marks_end(report, i));
    page_gap(&p);
    put_lines(&p, &report->tail);
    if (options->unnoted && report->instead)
        page_paragraph(&p, report->instead, 0, PAGE_DIM);
}
