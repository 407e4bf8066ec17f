/* GitHub Flavored Markdown: a block is set off by a blank line. */

#include "write/formats.h"

#include <string.h>

#include "write/escape.h"
#include "write/marks.h"
#include "write/page.h"

typedef struct blocks {
    pov_arena *page, *arena; /* of all; of what is drawn: of a section, a row */
    pov_arena *row, *noted;  /* of a set of notes; emptied before the next */
    FILE *out;
    bool begun;
    marks marks;
    pov_map names; /* name → the text of its note */
    pov_map told;  /* names that stand before a text */
} blocks;

enum { DEEPEST_HEADING = 6, SHORTEST_FENCE = 3 };

static void begin_block(blocks *b)
{
    if (b->begun)
        fputc('\n', b->out);
    b->begun = true;
}

/** How much of an escaped line stands before what would begin a list. */
static size_t before_list_mark(const char *line)
{
    size_t digits = strspn(line, "0123456789");

    if (digits && strchr(".)", line[digits]) && line[digits])
        return strchr(" ", line[digits + 1]) ? digits : strlen(line);
    return line[0] == '-' || line[0] == '+' ? 0 : strlen(line);
}

static void put_line(blocks *b, const char *text)
{
    const char *line = escape_markdown(b->arena, text);
    size_t before = before_list_mark(line);

    fwrite(line, 1, before, b->out);
    fprintf(b->out, "%s%s\n", line[before] ? "\\" : "", line + before);
}

static void put_paragraphs(blocks *b, const pov_text_list *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (!*escape_markdown(b->arena, lines->items[i]))
            continue;
        begin_block(b);
        put_line(b, lines->items[i]);
    }
}

/* In bold, whatever marks are in it. */
static void put_notice(blocks *b, const char *notice)
{
    begin_block(b);
    fprintf(b->out, "**%s**\n", escape_markdown(b->arena, notice));
}

static void put_heading(blocks *b, const char *heading, int level)
{
    begin_block(b);
    for (int i = 0; i < level && i < DEEPEST_HEADING; i++)
        fputc('#', b->out);
    fprintf(b->out, " %s\n", escape_markdown(b->arena, heading));
}

/** The name of a note, which belongs to its text alone. */
static const char *name_of(blocks *b, const pov_footnote *note)
{
    const char *name = note->name;

    for (size_t n = 2; name; n++) {
        const char *text = pov_map_find(&b->names, name, strlen(name));

        if (!text)
            *pov_map_at(&b->names, b->page, name, strlen(name)) =
                pov_arena_copy(b->page, note->text, strlen(note->text));
        if (!text || !strcmp(text, note->text))
            break;
        name = pov_arena_format(b->arena, "%s-%zu", note->name, n);
    }
    return name;
}

/** "[^quang-binh-2024]": whoever draws the page numbers them. */
static void put_mark(blocks *b, const char *mark)
{
    size_t n = marks_find(&b->marks, mark);
    const char *name = n ? name_of(b, &b->marks.notes->items[n - 1]) : NULL;

    if (name)
        fprintf(b->out, "[^%s]", name);
    else
        fputs(escape_markdown(b->arena, mark), b->out);
}

static void put_note(blocks *b, const pov_footnote *note)
{
    const char *name = name_of(b, note);

    if (!name) {
        fputs("- ", b->out);
        put_line(b,
                 pov_arena_format(b->arena, "%s %s", note->mark, note->text));
        return;
    }
    if (!pov_map_add(&b->told, b->page, name, strlen(name)))
        return;
    fprintf(b->out, "[^%s]: ", name);
    put_line(b, note->text);
}

static void put_cell(blocks *b, const pov_cell *cell)
{
    pov_letters scratch = {0};
    const char *words = pov_cell_plain(cell, b->arena, &scratch);

    fputc(' ', b->out);
    for (int i = 0; i < cell->indent; i++)
        fputs("&nbsp;&nbsp;", b->out);
    fputs(words ? escape_markdown(b->arena, words) : "–", b->out);
    if (cell->mark && words && *words &&
        strchr("0123456789", words[strlen(words) - 1]))
        fputs("&nbsp;", b->out);
    if (cell->mark)
        put_mark(b, cell->mark);
    fputs(" |", b->out);
}

static void put_row(blocks *b, const pov_table *table, const pov_cell *cells)
{
    pov_arena *of_section = b->arena;

    pov_arena_clear(b->row);
    b->arena = b->row;
    fputc('|', b->out);
    for (size_t c = 0; c < table->n_columns; c++)
        put_cell(b, &cells[c]);
    fputc('\n', b->out);
    b->arena = of_section;
}

static void put_table(blocks *b, const pov_table *table)
{
    pov_cell *room = pov_table_room(table, b->arena);

    begin_block(b);
    fputc('|', b->out);
    for (size_t c = 0; c < table->n_columns; c++) {
        pov_cell label = {.kind = POV_CELL_TEXT,
                          .text = table->columns[c].label};

        if (!label.text)
            label.text = "";
        put_cell(b, &label);
    }
    fputs("\n|", b->out);
    for (size_t c = 0; c < table->n_columns; c++)
        fputs(table->columns[c].align == POV_ALIGN_RIGHT ? " --: |" : " --- |",
              b->out);
    fputc('\n', b->out);
    for (size_t r = 0; r < table->count; r++)
        put_row(b, table, pov_table_row(table, r, room));
}

/** A nested list: each step of the tree is two blanks. */
static void put_tree(blocks *b, const pov_section *section)
{
    begin_block(b);
    for (size_t i = 0; i < section->tree.count; i++) {
        for (int d = 0; d < section->tree.items[i].depth; d++)
            fputs("  ", b->out);
        fputs("- ", b->out);
        put_line(b, section->tree.items[i].text);
    }
}

/** The longest run of backticks in the lines. */
static size_t longest_fence(const pov_text_list *lines)
{
    size_t longest = 0;

    for (size_t i = 0; i < lines->count; i++)
        for (const char *at = lines->items[i]; (at = strchr(at, '`'));) {
            size_t run = strspn(at, "`");

            longest = run > longest ? run : longest;
            at += run;
        }
    return longest;
}

static void put_fence(blocks *b, size_t length)
{
    while (length--)
        fputc('`', b->out);
    fputc('\n', b->out);
}

/* Nothing in a code block is markup, so nothing is escaped for Markdown; a
 * fence is longer than any run of backticks inside. */
static void put_code(blocks *b, const pov_text_list *lines)
{
    size_t fence = longest_fence(lines) + 1;

    fence = fence > SHORTEST_FENCE ? fence : SHORTEST_FENCE;
    begin_block(b);
    put_fence(b, fence);
    for (size_t i = 0; i < lines->count; i++)
        fprintf(b->out, "%s\n", escape_terminal(b->arena, lines->items[i]));
    put_fence(b, fence);
}

static void begin_notes(blocks *b, const pov_notes *notes)
{
    pov_arena_clear(b->noted);
    marks_turn(&b->marks, b->noted, notes);
}

static void put_section(blocks *b, const pov_section *section,
                        const pov_section_reader *of)
{
    if (of->begins_notes)
        begin_notes(b, section->notes);
    if (section->heading)
        put_heading(b, page_section_title(section, b->arena),
                    section->depth + 1);
    put_paragraphs(b, &section->lead);
    if (section->table.n_columns > 0)
        put_table(b, &section->table);
    if (section->tree.count > 0)
        put_tree(b, section);
    if (section->code.count > 0)
        put_code(b, &section->code);
    put_paragraphs(b, &section->tail);
    if (of->ends_notes)
        begin_block(b);
    for (size_t i = 0; of->ends_notes && i < section->notes->count; i++)
        put_note(b, &section->notes->items[i]);
}

static void put_sections(blocks *b, const pov_section_list *sections)
{
    pov_section_reader reader;
    const pov_section *section;

    pov_sections_begin(&reader, sections);
    b->arena = reader.arena;
    while ((section = pov_sections_next(&reader)))
        put_section(b, section, &reader);
    b->arena = b->page;
    pov_sections_end(&reader);
}

void write_markdown(const pov_report *report, const pov_write_options *options,
                    FILE *out)
{
    blocks b = {.page = options->arena,
                .arena = options->arena,
                .row = pov_arena_new(),
                .noted = pov_arena_new(),
                .out = out};

    if (report->notice)
        put_notice(&b, report->notice);
    if (report->title)
        put_heading(&b, report->title, 1);
    put_paragraphs(&b, &report->lead);
    put_sections(&b, &report->sections);
    put_paragraphs(&b, &report->tail);
    pov_arena_free(b.noted);
    pov_arena_free(b.row);
}
