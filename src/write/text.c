/* For people: a page of aligned tables.  On a narrow terminal a table is read
 * row by row. */

#include "write/formats.h"

#include <stdint.h>
#include <string.h>

#include "povstat/text.h"
#include "write/escape.h"
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

/** See how wide tables are. */
static void measure_sections(text_tables *tables,
                             const pov_section_list *sections)
{
    pov_section_reader reader;
    const pov_section *section;

    pov_sections_begin(&reader, sections);
    tables->page->arena = reader.arena;
    while ((section = pov_sections_next(&reader)))
        if (section->table.n_columns > 0)
            text_table_measure(tables, &section->table);
    tables->page->arena = tables->arena;
    pov_sections_end(&reader);
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

static void put_sections(text_tables *tables, const pov_section_list *sections)
{
    pov_section_reader reader;
    const pov_section *section;

    pov_sections_begin(&reader, sections);
    tables->page->arena = reader.arena;
    while ((section = pov_sections_next(&reader)))
        put_section(tables, section,
                    !tables->page->unmarked && reader.ends_notes);
    tables->page->arena = tables->arena;
    pov_sections_end(&reader);
}

void write_text(const pov_report *report, const pov_write_options *options,
                FILE *out)
{
    page p = {.arena = options->arena,
              .out = out,
              .width = options->width ? options->width : SIZE_MAX,
              .colour = options->colour};
    text_tables tables = {.arena = options->arena,
                          .row = pov_arena_new(),
                          .page = &p,
                          .bars = options->bars,
                          .narrow = report->page.narrow};

    p.unmarked = options->unnoted;

    measure_sections(&tables, &report->sections);
    if (report->notice) {
        page_paragraph(&p, report->notice, 0, PAGE_RED_BOLD);
        page_gap(&p);
    }
    if (report->title)
        page_paragraph(&p, report->title, 0, PAGE_BOLD);
    put_lines(&p, &report->lead);
    put_sections(&tables, &report->sections);
    page_gap(&p);
    put_lines(&p, &report->tail);
    if (options->unnoted && report->instead)
        page_paragraph(&p, report->instead, 0, PAGE_DIM);
    pov_arena_free(tables.row);
}
