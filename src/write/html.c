/* One page that needs nothing beside it.
 *
 * Sections nest by their depth.  The policy in the head allows the page's own
 * style and script and nothing else, so that even markup that slipped through
 * could neither run nor call home. */

#include "write/formats.h"

#include <string.h>

#include "povstat/embedded.h"
#include "write/escape.h"
#include "write/marks.h"
#include "write/svg.h"

/* A page on its way to a browser.  Everything foreign passes escape_html. */
typedef struct html {
    pov_arena *arena;      /* of what is drawn: the page, a section, a row */
    pov_arena *page, *row; /* of all; of a row, emptied before the next, */
    pov_arena *noted;      /* and of a set of notes */
    FILE *out;
    const pov_page_words *words;
    svg svg;
    size_t n_sections; /* drawn so far: ids begin with their number */
    int depth;         /* of the section that is open; 0: none */
    const char *fold;  /* what sections are folded under; NULL: nothing */
    marks marks;
    size_t n_notes;     /* sets of notes, the one of the marks included */
    size_t *references; /* to each note of them, so far */
} html;

/** Print text as itself. */
static void put_text(html *h, const char *text)
{
    fputs(escape_html(h->arena, text), h->out);
}

/** Print ` name="text"`; nothing if the text is NULL. */
static void put_attribute(html *h, const char *name, const char *text)
{
    if (!text)
        return;
    fputc(' ', h->out);
    fputs(name, h->out);
    fputs("=\"", h->out);
    put_text(h, text);
    fputc('"', h->out);
}

/* Deeper branches are listed at the deepest level: a browser gives up on
 * elements that nest for ever, and so does a reader. */
enum { DEEPEST = 24 };

static int depth_of(const pov_branch *b)
{
    return b->depth < DEEPEST ? b->depth : DEEPEST;
}

static void put_branch(html *h, const pov_branch *b)
{
    bool toned = b->tone != POV_TONE_PLAIN;

    fprintf(h->out, "<li>%s", toned ? "<span" : "");
    if (toned)
        fprintf(h->out, " class=\"%s\">", svg_tone(b->tone));
    put_text(h, b->text);
    fputs(toned ? "</span>" : "", h->out);
}

/** A tree as lists within lists. */
static void put_tree(html *h, const pov_section *section)
{
    int open = -1; /* depth of the innermost list that is open */

    for (size_t i = 0; i < section->tree.count; i++) {
        const pov_branch *b = &section->tree.items[i];

        if (depth_of(b) <= open)
            fputs("</li>\n", h->out);
        for (; open > depth_of(b); open--)
            fputs("</ul>\n</li>\n", h->out);
        for (; open < depth_of(b); open++)
            fputs(open < 0 ? "<ul class=\"tree\">\n" : "\n<ul>\n", h->out);
        put_branch(h, b);
    }
    if (open >= 0)
        fputs("</li>\n", h->out);
    for (; open >= 0; open--)
        fputs(open ? "</ul>\n</li>\n" : "</ul>\n", h->out);
}

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
    size_t n = marks_find(&h->marks, mark);

    if (!n) {
        put_text(h, mark);
        return;
    }
    fprintf(h->out, "<a class=\"mark\" href=\"#n%zu-%zu\" id=\"n%zu-%zur%zu\">",
            h->n_notes, n, h->n_notes, n, ++h->references[n - 1]);
    put_text(h, mark);
    fputs("</a>", h->out);
}

/** A number keeps to its line with its sign and unit: it may be parted behind
 *  a colon and before a bracket. */
static void put_number(html *h, const char *text)
{
    for (const char *blank; (blank = strchr(text, ' ')); text = blank + 1) {
        bool may_part = blank[1] == '(' || (blank > text && blank[-1] == ':');

        put_text(h, pov_arena_copy(h->arena, text, (size_t)(blank - text)));
        fputs(may_part ? " " : "&nbsp;", h->out);
    }
    put_text(h, text);
}

/** Begin what leads to a section. */
static void put_link(html *h, const char *anchor)
{
    fputs("<a href=\"#", h->out);
    put_text(h, anchor);
    fputs("\">", h->out);
}

static void put_words(html *h, const pov_cell *cell, bool is_number)
{
    pov_letters scratch = {0};
    const char *words = pov_cell_plain(cell, h->arena, &scratch);
    bool is_badge = cell->tone != POV_TONE_PLAIN && !is_number;

    words = words ? words : "–";

    if (is_badge) {
        fputs("<span class=\"badge\">", h->out);
        svg_sign(&h->svg, cell->tone);
    }
    if (cell->anchor)
        put_link(h, cell->anchor);
    if (is_number)
        put_number(h, words);
    else
        put_text(h, words);
    if (cell->anchor)
        fputs("</a>", h->out);
    if (cell->mark && *words && strchr("0123456789", words[strlen(words) - 1]))
        fputs("&#8239;", h->out); /* 12,855 and its mark stay two numbers */
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
        h->arena, "%s%s%s%s%s%s%s",
        column->align == POV_ALIGN_RIGHT ? " n" : "",
        column->may_wrap ? " w" : "", cell->chart ? " c" : "",
        cell->kind == POV_CELL_NULL && !cell->mark ? " z" : "",
        cell->tone == POV_TONE_PLAIN ? "" : " ",
        cell->tone == POV_TONE_PLAIN ? "" : svg_tone(cell->tone),
        indents[indent < 0 ? 0 : indent]);

    if (*all)
        put_attribute(h, "class", all + 1);
}

static void put_cell(html *h, const pov_cell *cell, const pov_column *column,
                     bool is_head)
{
    bool is_blank = cell->kind == POV_CELL_TEXT && !*cell->text && !cell->mark;

    fputs(is_head ? "<th scope=\"row\"" : "<td", h->out);
    put_classes(h, cell, column);
    if (!is_head && !is_blank)
        put_attribute(h, "data-label", flat(h, column->label));
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
    pov_arena *of_section = h->arena;

    pov_arena_clear(h->row);
    h->arena = h->row;
    fputs("<tr>\n", h->out);
    for (size_t c = 0; c < table->n_columns; c++)
        put_cell(h, &cells[c], &table->columns[c], c == 0);
    fputs("</tr>\n", h->out);
    h->arena = of_section;
}

static void put_table_head(html *h, const pov_table *table)
{
    fputs("<thead>\n<tr>\n", h->out);
    for (size_t c = 0; c < table->n_columns; c++) {
        bool right = table->columns[c].align == POV_ALIGN_RIGHT;

        fprintf(h->out, "<th scope=\"col\"%s>", right ? " class=\"n\"" : "");
        put_text(h, flat(h, table->columns[c].label));
        fputs("</th>\n", h->out);
    }
    fputs("</tr>\n</thead>\n", h->out);
}

static bool has_steps(const pov_table *table)
{
    pov_cell first;

    for (size_t r = 0; r < table->count; r++) {
        pov_cell_unpack(table->items[r], &first);
        if (first.indent > 0)
            return true;
    }
    return false;
}

/** A table whose heading has the id `sNh` of the section. */
static void put_table(html *h, const pov_table *table, bool has_heading)
{
    bool steps = has_steps(table);
    pov_cell *room = pov_table_room(table, h->arena);

    fputs("<div class=\"table\">\n<table", h->out);
    if (has_heading)
        fprintf(h->out, " aria-labelledby=\"s%zuh\"", h->n_sections);
    fputs(">\n", h->out);
    put_table_head(h, table);
    fputs("<tbody>\n", h->out);
    for (size_t r = 0; r < table->count; r++) {
        const pov_cell *row = pov_table_row(table, r, room);

        if (r && steps && !row->indent)
            fputs("</tbody>\n<tbody>\n", h->out);
        put_row(h, table, row);
    }
    fputs("</tbody>\n</table>\n</div>\n", h->out);
}

/* What the page's policy allows: SHA-256 in base 64. */
static const char html_style_hash[] =
    "qr9sH7L1URH0jTCn8zL8E1fCqHHfVEm22jc1RGsjKJs=";
static const char html_script_hash[] =
    "g9cp1Ght7SCyzMagxSRimaQ7+KG6CswkHSv5owJjkKQ=";

static void put_element(html *h, const char *name, const char *class,
                        const char *text)
{
    fprintf(h->out, "<%s", name);
    put_attribute(h, "class", class);
    fputc('>', h->out);
    put_text(h, text);
    fprintf(h->out, "</%s>\n", name);
}

static void put_paragraphs(html *h, const pov_text_list *lines,
                           const char *class)
{
    for (size_t i = 0; i < lines->count; i++)
        if (*lines->items[i])
            put_element(h, "p", class, lines->items[i]);
}

/** The lead, for those who only see a link to the page. */
static void put_description(html *h, const pov_report *report)
{
    fputs("<meta name=\"description\" content=\"", h->out);
    for (size_t i = 0; i < report->lead.count; i++) {
        fputs(i ? " " : "", h->out);
        put_text(h, report->lead.items[i]);
    }
    fputs("\">\n", h->out);
}

/** A page needs a title, whatever it shows. */
static const char *title_of(const pov_report *report)
{
    if (report->title)
        return report->title;
    return report->page.title ? report->page.title : "povstat";
}

/* The colours of the style sheet are told apart without seeing red or green,
 * and have the contrast of WCAG AA on both backgrounds. */
static void put_head(html *h, const pov_report *report)
{
    const char *language = h->words->language;

    fputs("<!DOCTYPE html>\n<html", h->out);
    put_attribute(h, "lang", language ? language : "en");
    fputs(">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, "
          "initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n",
          h->out);
    fprintf(h->out,
            "<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'sha256-%s'; "
            "script-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n",
            html_style_hash, html_script_hash);
    if (report->lead.count)
        put_description(h, report);
    put_element(h, "title", NULL, title_of(report));
    fputs("<style>\n", h->out);
    pov_embedded_print("src/write/page.css", h->out);
    fputs("</style>\n</head>\n", h->out);
}

static void put_highlights(html *h, const pov_report *report)
{
    if (!report->highlights.count)
        return;
    fputs("<ul class=\"tally\">\n", h->out);
    for (size_t i = 0; i < report->highlights.count; i++) {
        const pov_highlight *item = &report->highlights.items[i];

        fprintf(h->out, "<li class=\"%s\"><b>", svg_tone(item->tone));
        put_text(h, item->number);
        fputs("</b> <span>", h->out);
        svg_sign(&h->svg, item->tone);
        put_text(h, item->label);
        fputs("</span></li>\n", h->out);
    }
    fputs("</ul>\n", h->out);
}

/** Folded up, since whoever knows the signs wants the figures first. */
static void put_legend(html *h, const pov_report *report)
{
    if (!report->legend.count)
        return;
    fputs("<details class=\"legend\">\n", h->out);
    put_element(h, "summary", NULL, h->words->legend ? h->words->legend : "?");
    fputs("<ul>\n", h->out);
    for (size_t i = 0; i < report->legend.count; i++) {
        fputs("<li>", h->out);
        svg_legend(&h->svg, report->legend.items[i].kind);
        put_text(h, report->legend.items[i].label);
        fputs("</li>\n", h->out);
    }
    fputs("</ul>\n</details>\n", h->out);
}

static void close_sections(html *h, int depth)
{
    for (; h->depth >= depth; h->depth--)
        fputs("</section>\n", h->out);
}

/** Sections are opened down to this one's depth; none is left out. */
static void open_section(html *h, const pov_section *section)
{
    int depth = section->depth < 1 ? 1 : section->depth;

    close_sections(h, depth);
    for (; h->depth < depth - 1; h->depth++)
        fputs("<section>\n", h->out);
    h->depth = depth;
    fprintf(h->out, "\n<section class=\"d%d\"", depth);
    put_attribute(h, "id", section->anchor);
    if (section->heading && depth == 1) /* a landmark */
        fprintf(h->out, " aria-labelledby=\"s%zuh\"", h->n_sections);
    fputs(">\n", h->out);
}

/** Sections with the same title stand in one fold. */
static void open_fold(html *h, const char *title)
{
    if (h->fold == title)
        return;
    close_sections(h, 1);
    if (h->fold)
        fputs("</details>\n", h->out);
    h->fold = title;
    if (title) {
        fputs("\n<details class=\"fold\">\n<summary>", h->out);
        put_text(h, title);
        fputs("</summary>\n", h->out);
    }
}

static void put_heading(html *h, const pov_section *section)
{
    int level = h->depth < 5 ? h->depth + 1 : 6;

    if (!section->heading)
        return;
    fprintf(h->out, "<h%d id=\"s%zuh\">", level, h->n_sections);
    put_text(h, section->heading);
    if (section->aside) {
        fputs(" <small>", h->out);
        put_text(h, section->aside);
        fputs("</small>", h->out);
    }
    fprintf(h->out, "</h%d>\n", level);
}

static void put_charts(html *h, const pov_section *section)
{
    if (!section->charts.count)
        return;
    fprintf(h->out, "<div class=\"charts%s\">\n",
            section->charts.items[0]->kind == POV_CHART_ROWS ? " multiples"
                                                             : "");
    for (size_t i = 0; i < section->charts.count; i++) {
        fputs("<figure>\n", h->out);
        put_element(h, "figcaption", NULL, section->charts.items[i]->title);
        svg_chart(&h->svg, section->charts.items[i]);
        fputs("</figure>\n", h->out);
    }
    fputs("</div>\n", h->out);
}

static void put_code(html *h, const pov_text_list *lines)
{
    if (!lines->count)
        return;
    fputs("<pre tabindex=\"0\"><code>", h->out);
    for (size_t i = 0; i < lines->count; i++) {
        put_text(h, lines->items[i]);
        fputc('\n', h->out);
    }
    fputs("</code></pre>\n", h->out);
}

static void number_notes(html *h, const pov_notes *notes)
{
    pov_arena_clear(h->noted);
    marks_turn(&h->marks, h->noted, notes);
    h->n_notes++;
    h->references =
        pov_arena_alloc(h->noted, (notes->count + 1) * sizeof *h->references);
}

/* A document that many figures are from is come to from many places: of them
 * the first leads back. */
enum { MOST_BACK = 3 };

static void put_back_links(html *h, size_t n)
{
    for (size_t i = 1; i <= h->references[n - 1] && i <= MOST_BACK; i++) {
        fprintf(h->out, " <a class=\"back\" href=\"#n%zu-%zur%zu\"", h->n_notes,
                n, i);
        if (h->words->back)
            put_attribute(h, "aria-label",
                          i == 1 ? h->words->back
                                 : pov_arena_format(h->arena, "%s (%zu)",
                                                    h->words->back, i));
        fputs(">↩</a>", h->out);
    }
}

/** Where a document is named first in a text.  Errors: NULL: in none of it. */
static const pov_cited *next_cited(const pov_footnote *note, const char *text,
                                   const char **at)
{
    const pov_cited *first = NULL;

    *at = NULL;
    for (size_t i = 0; i < note->cited.count; i++) {
        const pov_cited *one = &note->cited.items[i];
        const char *found = one->address ? strstr(text, one->label) : NULL;

        if (found && (!*at || found < *at)) {
            *at = found;
            first = one;
        }
    }
    return first;
}

/** The documents that can be read somewhere lead there. */
static void put_note_text(html *h, const pov_footnote *note)
{
    const char *text = note->text, *at;
    const pov_cited *cited;

    while ((cited = next_cited(note, text, &at))) {
        put_text(h, pov_arena_copy(h->arena, text, (size_t)(at - text)));
        fputs("<a", h->out);
        put_attribute(h, "href", cited->address);
        put_attribute(h, "title", *cited->title ? cited->title : NULL);
        fputs(" rel=\"external\">", h->out);
        put_text(h, cited->label);
        fputs("</a>", h->out);
        text = at + strlen(cited->label);
    }
    put_text(h, text);
}

static void put_note_detail(html *h, const char *detail)
{
    if (!detail)
        return;
    fputs("<details><summary>", h->out);
    put_text(h, h->words->how ? h->words->how : "?");
    fputs("</summary> ", h->out);
    put_text(h, detail);
    fputs("</details>", h->out);
}

static void put_notes(html *h, const pov_notes *notes)
{
    fputs("<ol class=\"notes\"", h->out);
    put_attribute(h, "aria-label", h->words->notes);
    fputs(">\n", h->out);
    for (size_t i = 0; i < notes->count; i++) {
        fprintf(h->out, "<li id=\"n%zu-%zu\">", h->n_notes, i + 1);
        put_note_text(h, &notes->items[i]);
        put_back_links(h, i + 1);
        put_note_detail(h, notes->items[i].detail);
        fputs("</li>\n", h->out);
    }
    fputs("</ol>\n", h->out);
}

static void put_section(html *h, const pov_section *section,
                        const pov_section_reader *of)
{
    h->n_sections++;
    open_fold(h, section->fold);
    if (of->begins_notes)
        number_notes(h, section->notes);
    open_section(h, section);
    put_heading(h, section);
    put_paragraphs(h, &section->facts, "facts");
    put_paragraphs(h, &section->lead, "lead");
    put_charts(h, section);
    if (section->table.n_columns > 0)
        put_table(h, &section->table, section->heading);
    put_tree(h, section);
    put_code(h, &section->code);
    put_paragraphs(h, &section->tail, "tail");
    if (of->ends_notes)
        put_notes(h, section->notes);
}

static void put_sections(html *h, const pov_section_list *sections)
{
    pov_section_reader reader;
    const pov_section *section;

    pov_sections_begin(&reader, sections);
    h->arena = reader.arena;
    while ((section = pov_sections_next(&reader)))
        put_section(h, section, &reader);
    h->arena = h->page;
    pov_sections_end(&reader);
    close_sections(h, 1);
    open_fold(h, NULL);
}

static void put_header(html *h, const pov_report *report)
{
    if (h->words->skip) {
        fputs("<a class=\"skip\" href=\"#figures\">", h->out);
        put_text(h, h->words->skip);
        fputs("</a>\n", h->out);
    }
    fputs("<header>\n", h->out);
    if (report->notice) {
        fputs("<p class=\"t-bad\" role=\"alert\"><strong>", h->out);
        put_text(h, report->notice);
        fputs("</strong></p>\n", h->out);
    }
    put_element(h, "h1", NULL, title_of(report));
    put_paragraphs(h, &report->lead, "lead");
    put_highlights(h, report);
    put_legend(h, report);
    fputs("</header>\n", h->out);
}

/* Sorting by a column: a page without it lacks nothing else. */
static void put_script(html *h)
{
    fputs("<script>\n", h->out);
    pov_embedded_print("src/write/page.js", h->out);
    fputs("</script>\n", h->out);
}

void write_html(const pov_report *report, const pov_write_options *options,
                FILE *out)
{
    html h = {.arena = options->arena,
              .page = options->arena,
              .row = pov_arena_new(),
              .noted = pov_arena_new(),
              .out = out,
              .words = &report->page,
              .svg = {pov_arena_new(), out, 0}};

    put_head(&h, report);
    fputs("<body", out);
    put_attribute(&h, "data-sort", h.words->sort);
    fputs(">\n", out);
    svg_shapes(&h.svg);
    put_header(&h, report);
    fputs("<main id=\"figures\">\n", out);
    put_sections(&h, &report->sections);
    put_paragraphs(&h, &report->tail, "tail");
    fputs("</main>\n", out);
    put_script(&h);
    fputs("</body>\n</html>\n", out);
    pov_arena_free(h.svg.arena);
    pov_arena_free(h.noted);
    pov_arena_free(h.row);
}
