#include "cli/print_findings.h"

#include <string.h>

#include "cli/diagnostics.h"
#include "cli/findings_document.h"
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

static bool says_the_same(const pov_related *a, const pov_related *b)
{
    return a->place.file == b->place.file &&
           a->place.column == b->place.column && a->place.line && a->says &&
           b->says && !strcmp(a->says, b->says);
}

/** How many behind the first say what it says of other rows. */
static size_t same_behind(const pov_related *first, size_t n)
{
    size_t same = 1;

    while (same < n && says_the_same(first, &first[same]))
        same++;
    return same - 1;
}

static void print_rows(const printer *p, pov_language l,
                       const pov_related related[], size_t n)
{
    pov_arena *arena = p->style->arena;
    uint32_t *lines = pov_arena_alloc(arena, (n + 1) * sizeof *lines);

    for (size_t i = 0; i < n; i++)
        lines[i] = related[i].place.line;
    fprintf(p->out, "  %s\n", pov_finding_lines(arena, l, lines, n));
}

static void print_one_related(const printer *p, pov_language l,
                              const pov_related *related)
{
    fputs(pov_say(l, "  note: "), p->out);
    print_place(p, related->place);
    fprintf(p->out, "%s\n",
            pov_text_shown(p->style->arena, related->says
                                                ? related->says
                                                : pov_say(l, "see here")));
}

/** Those of the same cause that say only what the finding itself says. */
static bool are_rows(const pov_finding *finding)
{
    size_t first = finding->related.count - finding->n_alike;
    const pov_related self = {finding->place, finding->detail};

    return finding->n_alike && finding->detail &&
           says_the_same(&self, &finding->related.items[first]) &&
           same_behind(&finding->related.items[first], finding->n_alike) + 1 ==
               finding->n_alike;
}

static void print_places(const printer *p, pov_language l,
                         const pov_related items[], size_t n)
{
    for (size_t i = 0, same; i < n; i += same + 1) {
        print_one_related(p, l, &items[i]);
        same = same_behind(&items[i], n - i);
        if (!p->style->all && same > 1)
            print_rows(p, l, &items[i + 1], same);
        else
            same = 0;
    }
}

/** Those of the same cause. */
static void print_alike(const printer *p, const pov_finding *finding)
{
    const size_t n = finding->n_alike;
    const pov_related *items = pov_finding_alike(finding);
    const size_t shown = p->style->all || n < MOST_ALIKE ? n : MOST_ALIKE;
    const pov_language l = finding->language;

    if (!p->style->all && are_rows(finding)) {
        print_rows(p, l, items, n);
        return;
    }
    print_places(p, l, items, shown);
    if (shown < n)
        fprintf(p->out,
                pov_say(l, "  note: … and %zu more like it, the last "
                           "on line %lu\n"),
                n - shown, (unsigned long)items[n - 1].place.line);
}

static void print_related(const printer *p, const pov_finding *finding)
{
    const size_t n = finding->related.count - finding->n_alike;
    const size_t shown = p->style->all ? n : pov_finding_related_shown(finding);

    print_places(p, finding->language, finding->related.items, shown);
    if (shown < n)
        fprintf(p->out,
                pov_say(finding->language,
                        "  note: … and %zu more places; see --all\n"),
                n - shown);
    print_alike(p, finding);
}

static void print_text(const printer *p, const pov_finding *finding)
{
    pov_arena *arena = p->style->arena;
    const pov_finding_type *type = &pov_finding_types[finding->kind];
    const char *severity = pov_arena_format(
        arena, "%s[%s]:",
        pov_words(POV_TERMS_SEVERITY, type->severity, finding->language),
        type->code);
    const char *rows = pov_finding_rows(arena, finding);

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
    if (rows)
        fprintf(p->out, "  %s\n", pov_text_shown(arena, rows));
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

/** Is it about the data that came along, and no file that was named? */
static bool is_of_data(const findings_style *style, const pov_finding *finding)
{
    if (!style->named || finding->kind < POV_FOUND_CONFLICT ||
        pov_finding_types[finding->kind].severity > POV_WARNING ||
        pov_text_list_has(style->named, finding->place.file))
        return false;
    for (size_t i = 0; i < finding->related.count; i++)
        if (pov_text_list_has(style->named,
                              finding->related.items[i].place.file))
            return false;
    return true;
}

/** How many of each kind were told, or need not be. */
typedef struct told {
    size_t shown[POV_N_FINDING_KINDS];
    size_t counted[POV_N_FINDING_KINDS];
    bool is_cut[POV_N_FINDING_KINDS];
} told;

/* A kind is cut at a limit when found, so that bad input costs no memory. */
static void print_rest(const printer *p, const pov_findings *findings,
                       const told *t)
{
    for (size_t k = 0; k < POV_N_FINDING_KINDS; k++)
        if (findings->found[k] > t->counted[k] &&
            most_shown(p, (pov_finding_kind)k))
            fprintf(p->out,
                    pov_say(findings->language,
                            t->is_cut[k]
                                ? "povstat: … and %zu more of %s (%s); see -v\n"
                                : "povstat: … and %zu more of %s (%s); see "
                                  "--all\n"),
                    findings->found[k] - t->counted[k],
                    pov_finding_types[k].code,
                    pov_say(findings->language, pov_finding_types[k].problem));
}

static void print_one(const printer *p, const pov_finding *finding,
                      const diagnostics_base *base)
{
    if (p->style->how == DIAGNOSTICS_GITHUB)
        diagnostics_github(finding, base, p->style->arena, p->out);
    else
        print_text(p, finding);
    if (p->style->apart)
        fflush(p->out);
}

size_t print_findings(const pov_findings *findings, const findings_style *style,
                      FILE *out)
{
    const printer p = {style, out};
    bool ties = style->how == DIAGNOSTICS_TEXT;
    told t = {{0}, {0}, {false}};
    size_t hidden = 0;
    diagnostics_base base;

    if (findings_document_is(style->how)) {
        findings_document_print(style->how, findings, style->messages,
                                style->arena, out);
        return 0;
    }
    base = diagnostics_base_here(style->arena);
    for (size_t i = 0; i < findings->count; i++) {
        const pov_finding *finding = findings->items[i];
        pov_finding_kind kind = finding->kind;
        bool is_hidden = is_of_data(style, finding);

        if (ties && finding->is_equal)
            continue;
        hidden += is_hidden && most_shown(&p, kind);
        if (!is_hidden && t.shown[kind]++ >= most_shown(&p, kind)) {
            t.is_cut[kind] = true;
            continue;
        }
        t.counted[kind] += ties ? pov_finding_told(finding) : 1;
        if (!is_hidden)
            print_one(&p, finding, &base);
    }
    print_rest(&p, findings, &t);
    return hidden;
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
