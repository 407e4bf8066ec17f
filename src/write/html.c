/* One page that needs nothing beside it.
 *
 * Sections nest by their depth.  The policy in the head allows the page's own
 * style and script and nothing else, so that even markup that slipped through
 * could neither run nor call home. */

#include "write/formats.h"

#include <string.h>

#include "povstat/embedded.h"
#include "write/escape.h"
#include "write/html.h"
#include "write/svg.h"

/* What the page's policy allows: SHA-256 in base 64. */
static const char html_style_hash[] =
    "ybK0t+kt9rjmp3FcoBMVQ39pzzCOE96zERdhqU6tUss=";
static const char html_script_hash[] =
    "g9cp1Ght7SCyzMagxSRimaQ7+KG6CswkHSv5owJjkKQ=";

void html_text(html *h, const char *text)
{
    fputs(escape_html(h->arena, text), h->out);
}

void html_attribute(html *h, const char *name, const char *text)
{
    if (text)
        fprintf(h->out, " %s=\"%s\"", name, escape_html(h->arena, text));
}

static void put_element(html *h, const char *name, const char *class,
                        const char *text)
{
    fprintf(h->out, "<%s", name);
    html_attribute(h, "class", class);
    fputc('>', h->out);
    html_text(h, text);
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
        html_text(h, report->lead.items[i]);
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
    html_attribute(h, "lang", language ? language : "en");
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
        html_text(h, item->number);
        fputs("</b> <span>", h->out);
        svg_sign(&h->svg, item->tone);
        html_text(h, item->label);
        fputs("</span></li>\n", h->out);
    }
    fputs("</ul>\n", h->out);
}

static bool has_charts(const pov_section *section)
{
    if (section->charts.count)
        return true;
    for (size_t r = 0; r < section->table.count; r++)
        for (size_t c = 0; c < section->table.n_columns; c++)
            if (section->table.items[r][c].chart)
                return true;
    return false;
}

/** Folded up, since whoever knows the signs wants the figures first. */
static void put_legend(html *h, const pov_report *report)
{
    bool needed = false;

    for (size_t i = 0; i < report->sections.count && !needed; i++)
        needed = has_charts(&report->sections.items[i]);
    if (!report->legend.count || !needed)
        return;
    fputs("<details class=\"legend\">\n", h->out);
    put_element(h, "summary", NULL, h->words->legend ? h->words->legend : "?");
    fputs("<ul>\n", h->out);
    for (size_t i = 0; i < report->legend.count; i++) {
        fputs("<li>", h->out);
        svg_legend(&h->svg, report->legend.items[i].kind);
        html_text(h, report->legend.items[i].label);
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
    html_attribute(h, "id", section->anchor);
    if (section->heading && depth == 1) /* a landmark */
        fprintf(h->out, " aria-labelledby=\"s%zuh\"", h->n_sections);
    fputs(">\n", h->out);
}

static void put_heading(html *h, const pov_section *section)
{
    int level = h->depth < 5 ? h->depth + 1 : 6;

    if (!section->heading)
        return;
    fprintf(h->out, "<h%d id=\"s%zuh\">", level, h->n_sections);
    html_text(h, section->heading);
    if (section->aside) {
        fputs(" <small>", h->out);
        html_text(h, section->aside);
        fputs("</small>", h->out);
    }
    fprintf(h->out, "</h%d>\n", level);
}

static void put_charts(html *h, const pov_section *section)
{
    if (!section->charts.count)
        return;
    fputs("<div class=\"charts\">\n", h->out);
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
        html_text(h, lines->items[i]);
        fputc('\n', h->out);
    }
    fputs("</code></pre>\n", h->out);
}

static void number_notes(html *h, const pov_section *section)
{
    h->notes = (pov_map){0};
    for (size_t i = 0; i < section->footnotes.count; i++) {
        const char *mark = section->footnotes.items[i].mark;
        html_note *note = pov_arena_alloc(h->arena, sizeof *note);

        note->number = i + 1;
        *pov_map_at(&h->notes, h->arena, mark, strlen(mark)) = note;
    }
}

static void put_back_links(html *h, const html_note *note)
{
    for (size_t i = 1; i <= note->references; i++) {
        fprintf(h->out, " <a class=\"back\" href=\"#s%zun%zur%zu\"",
                h->n_sections, note->number, i);
        if (h->words->back)
            html_attribute(h, "aria-label",
                           i == 1 ? h->words->back
                                  : pov_arena_format(h->arena, "%s (%zu)",
                                                     h->words->back, i));
        fputs(">↩</a>", h->out);
    }
}

static void put_notes(html *h, const pov_section *section)
{
    const char *label = h->words->notes;

    if (!section->footnotes.count)
        return;
    fputs("<ol class=\"notes\"", h->out);
    html_attribute(h, "aria-label", label);
    fputs(">\n", h->out);
    for (size_t i = 0; i < section->footnotes.count; i++) {
        const pov_footnote *item = &section->footnotes.items[i];
        const html_note *note =
            pov_map_find(&h->notes, item->mark, strlen(item->mark));

        fprintf(h->out, "<li id=\"s%zun%zu\">", h->n_sections, note->number);
        html_text(h, item->text);
        put_back_links(h, note);
        fputs("</li>\n", h->out);
    }
    fputs("</ol>\n", h->out);
}

static void put_section(html *h, const pov_section *section)
{
    h->n_sections++;
    number_notes(h, section);
    open_section(h, section);
    put_heading(h, section);
    put_paragraphs(h, &section->facts, "facts");
    put_paragraphs(h, &section->lead, "lead");
    put_charts(h, section);
    if (section->table.n_columns > 0)
        html_table(h, &section->table, section->heading);
    html_tree(h, section);
    put_code(h, &section->code);
    put_paragraphs(h, &section->tail, "tail");
    put_notes(h, section);
}

static void put_header(html *h, const pov_report *report)
{
    if (h->words->skip) {
        fputs("<a class=\"skip\" href=\"#figures\">", h->out);
        html_text(h, h->words->skip);
        fputs("</a>\n", h->out);
    }
    fputs("<header>\n", h->out);
    if (report->notice) {
        fputs("<p class=\"t-bad\" role=\"alert\"><strong>", h->out);
        html_text(h, report->notice);
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
              .out = out,
              .words = &report->page,
              .svg = {options->arena, out, 0}};

    put_head(&h, report);
    fputs("<body", out);
    html_attribute(&h, "data-sort", h.words->sort);
    fputs(">\n", out);
    svg_shapes(&h.svg);
    put_header(&h, report);
    fputs("<main id=\"figures\">\n", out);
    for (size_t i = 0; i < report->sections.count; i++)
        put_section(&h, &report->sections.items[i]);
    close_sections(&h, 1);
    put_paragraphs(&h, &report->tail, "tail");
    fputs("</main>\n", out);
    put_script(&h);
    fputs("</body>\n</html>\n", out);
}
