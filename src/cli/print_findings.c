#include "cli/print_findings.h"

#include <string.h>

#include "cli/diagnostics.h"
#include "povstat/letters.h"
#include "povstat/text.h"

/* How much of a long source line is shown, in characters. */
enum {
    LINE_SHOWN = 90,
    BEFORE_CARET = 50,
};

static const char *const severity_colours[] = {
    [POV_NOTE] = "\033[36m",
    [POV_WARNING] = "\033[35m",
    [POV_ERROR] = "\033[1;31m",
    [POV_FATAL] = "\033[1;31m",
};

typedef struct printer {
    const findings_style *style;
    FILE *out;
} printer;

static void print_coloured(const printer *p, const char *colour,
                           const char *text)
{
    if (p->style->colour)
        fprintf(p->out, "%s%s\033[0m", colour, text);
    else
        fputs(text, p->out);
}

/* "file:line:column: ", as far as it is known. */
static void print_place(const printer *p, pov_place place)
{
    if (!place.file) {
        fputs("povstat: ", p->out);
        return;
    }
    fprintf(p->out, "%s: ",
            pov_text_shown(p->style->arena,
                           pov_place_text(p->style->arena, place)));
}

/* Where character number `n` begins, or the end of the text. */
static const char *character_at(const char *text, size_t n)
{
    size_t length = strlen(text), at = 0;

    while (n-- && at < length)
        at += pov_text_step(text + at, length - at);
    return text + at;
}

static const char *shown_between(const printer *p, const char *from,
                                 const char *to)
{
    return pov_text_shown(p->style->arena, pov_arena_copy(p->style->arena, from,
                                                          (size_t)(to - from)));
}

static void print_carets(const printer *p, size_t indent, const char *under)
{
    size_t width = pov_text_width(under);
    char *carets;

    fprintf(p->out, "%*s", (int)indent, "");
    carets = pov_arena_alloc(p->style->arena, width + 2);
    memset(carets, '^', width ? width : 1);
    print_coloured(p, "\033[1;32m", carets);
}

/** The cells of a row, which tabs part, with bars between them.  `column`, the
 *  number of a cell from 0, becomes how many characters stand before it. */
static const char *row_of_cells(pov_arena *arena, const char *line,
                                size_t *column)
{
    pov_letters text = {0};
    size_t before = 0, length = strlen(line), tabs = 0;

    for (const char *at = line; (at = strchr(at, '\t')); at++)
        tabs++;
    for (; tabs > *column && line[length - 1] == '\t'; tabs--)
        length--; /* blank cells behind the place */
    line = pov_arena_copy(arena, line, length);
    for (size_t i = 0;; i++) {
        length = strcspn(line, "\t");
        if (i == *column)
            before = text.count;
        pov_letters_add(&text, arena, line, length);
        if (!line[length])
            break;
        pov_letters_add(&text, arena, " | ", 3);
        line += length + 1;
    }
    line = pov_letters_text(&text, arena);
    *column = pov_text_characters(line, before);
    return line;
}

/* A long line is cut to the part around the column. */
static void print_source_line(const printer *p, const pov_finding *finding)
{
    size_t column = finding->place.column ? finding->place.column - 1 : 0;
    size_t span = finding->span ? finding->span : 1;
    const char *line = finding->line, *start, *end, *caret, *caret_end, *before;
    size_t first;

    if (pov_place_is_cell(finding->place))
        line = row_of_cells(p->style->arena, line, &column);
    first = column > BEFORE_CARET ? column - BEFORE_CARET : 0;
    start = character_at(line, first);
    end = character_at(start, LINE_SHOWN);
    caret = character_at(start, column - first);
    caret_end = character_at(caret, span);
    before = shown_between(p, start, caret);
    fprintf(p->out, "%6lu | %s%s%s\n", (unsigned long)finding->place.line,
            first ? "…" : "", shown_between(p, start, end), *end ? "…" : "");
    if (!finding->place.column)
        return;
    fputs("       | ", p->out);
    print_carets(p, pov_text_width(before) + (first ? 1 : 0),
                 shown_between(p, caret, caret_end < end ? caret_end : end));
    fputc('\n', p->out);
}

/* Of what one cause did in many places, so many are shown. */
enum { MOST_ALIKE = 5 };

static void print_related(const printer *p, const pov_finding *finding)
{
    size_t n = finding->related.count, more = 0;
    pov_language l = finding->language;

    if (finding->n_alike > MOST_ALIKE) {
        more = finding->n_alike - MOST_ALIKE;
        n -= more;
    }
    for (size_t i = 0; i < n; i++) {
        const pov_related *related = &finding->related.items[i];

        fputs(pov_say(l, "  note: "), p->out);
        print_place(p, related->place);
        fprintf(p->out, "%s\n",
                pov_text_shown(p->style->arena, related->says
                                                    ? related->says
                                                    : pov_say(l, "see here")));
    }
    if (more)
        fprintf(p->out,
                pov_say(l, "  note: … and %zu more like it, the last "
                           "on line %lu\n"),
                more,
                (unsigned long)finding->related.items[n + more - 1].place.line);
}

static void print_text(const printer *p, const pov_finding *finding)
{
    pov_arena *arena = p->style->arena;
    const pov_finding_type *type = &pov_finding_types[finding->kind];
    const char *severity = pov_arena_format(
        arena, "%s[%s]:",
        pov_words(POV_TERMS_SEVERITY, type->severity, finding->language),
        type->code);

    print_place(p, finding->place);
    print_coloured(p, severity_colours[type->severity], severity);
    fprintf(p->out, " %s\n",
            pov_text_shown(arena, pov_finding_message(arena, finding)));
    if (finding->line && finding->place.line)
        print_source_line(p, finding);
    if (finding->help && *finding->help)
        fprintf(p->out, pov_say(finding->language, "  help: %s\n"),
                pov_text_shown(arena, finding->help));
    print_related(p, finding);
}

/* Of notes that are told unasked the first few will do on a terminal. */
enum { MOST_UNASKED = 5 };

/** How many findings of a kind are printed, at most. */
static size_t most_shown(const printer *p, pov_finding_kind kind)
{
    const pov_finding_type *type = &pov_finding_types[kind];

    if (p->style->quiet == QUIET_NOTHING || type->severity != POV_NOTE)
        return SIZE_MAX;
    return p->style->quiet == QUIET_UNASKED && type->is_told ? MOST_UNASKED : 0;
}

/* A kind is cut at a limit when found, so that bad input costs no memory. */
static void print_rest(const printer *p, const pov_findings *findings)
{
    size_t kept[POV_N_FINDING_KINDS] = {0};

    for (size_t i = 0; i < findings->count; i++)
        kept[findings->items[i]->kind]++;
    for (size_t k = 0; k < POV_N_FINDING_KINDS; k++)
        if (most_shown(p, (pov_finding_kind)k) == MOST_UNASKED &&
            findings->found[k] > MOST_UNASKED)
            fprintf(p->out,
                    pov_say(findings->language,
                            "povstat: … and %zu more of %s (%s); see -v\n"),
                    findings->found[k] - MOST_UNASKED,
                    pov_finding_types[k].code,
                    pov_say(findings->language, pov_finding_types[k].problem));
        else if (findings->found[k] > kept[k] &&
                 most_shown(p, (pov_finding_kind)k))
            fprintf(p->out,
                    pov_say(findings->language,
                            "povstat: … and %zu more of %s (%s); see --all\n"),
                    findings->found[k] - kept[k], pov_finding_types[k].code,
                    pov_say(findings->language, pov_finding_types[k].problem));
}

void print_findings(const pov_findings *findings, const findings_style *style,
                    FILE *out)
{
    const printer p = {style, out};
    size_t shown[POV_N_FINDING_KINDS] = {0};
    diagnostics_base base;

    if (diagnostics_is_document(style->how)) {
        diagnostics_document(style->how, findings, style->messages,
                             style->arena, out);
        return;
    }
    base = diagnostics_base_here(style->arena);
    for (size_t i = 0; i < findings->count; i++) {
        const pov_finding *finding = findings->items[i];

        if (shown[finding->kind]++ >= most_shown(&p, finding->kind))
            continue;
        if (style->how == DIAGNOSTICS_GITHUB)
            diagnostics_github(finding, &base, style->arena, out);
        else
            print_text(&p, finding);
        if (style->apart)
            fflush(out);
    }
    print_rest(&p, findings);
}

const char *findings_summary(const pov_findings *findings, const char *read,
                             pov_arena *arena)
{
    size_t errors = pov_findings_count(findings, POV_ERROR);
    size_t warnings = findings->by_severity[POV_WARNING];
    size_t notes = findings->by_severity[POV_NOTE];
    pov_language l = findings->language;
    const char *list = "";

    if (errors)
        list = pov_say_format(l, arena,
                              errors == 1 ? "%zu error" : "%zu errors", errors);
    if (warnings)
        list = pov_text_more(
            arena, list, ", ",
            pov_say_format(l, arena,
                           warnings == 1 ? "%zu warning" : "%zu warnings",
                           warnings));
    if (notes)
        list = pov_text_more(
            arena, list, ", ",
            pov_say_format(l, arena, notes == 1 ? "%zu note" : "%zu notes",
                           notes));
    if (!*list)
        list = pov_say(l, "no findings");
    return read ? pov_arena_format(arena, "%s: %s", read, list) : list;
}
