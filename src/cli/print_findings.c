#include "cli/print_findings.h"

#include <string.h>

#include "cli/environment.h"
#include "cli/findings_json.h"
#include "cli/print_github.h"
#include "cli/shown.h"
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
    fprintf(p->out, "%s:", shown_text(p->style->arena, place.file));
    if (place.line)
        fprintf(p->out, "%lu:", (unsigned long)place.line);
    if (place.line && place.column)
        fprintf(p->out, "%lu:", (unsigned long)place.column);
    fputc(' ', p->out);
}

/* Where character number `n` begins, or the end of the text. */
static const char *character_at(const char *text, size_t n)
{
    size_t length = strlen(text), at = 0;

    while (n-- && at < length)
        at += shown_character(text + at, length - at);
    return text + at;
}

static const char *shown_between(const printer *p, const char *from,
                                 const char *to)
{
    return shown_bytes(p->style->arena, from, (size_t)(to - from));
}

static void print_repeated(char mark, size_t n, FILE *out)
{
    while (n--)
        fputc(mark, out);
}

static void print_carets(const printer *p, size_t indent, const char *under)
{
    size_t width = pov_text_width(under);
    char *carets;

    print_repeated(' ', indent, p->out);
    carets = pov_arena_alloc(p->style->arena, width + 2);
    memset(carets, '^', width ? width : 1);
    print_coloured(p, "\033[1;32m", carets);
}

/* A long line is cut to the part around the column. */
static void print_source_line(const printer *p, const pov_finding *finding)
{
    size_t column = finding->place.column ? finding->place.column - 1 : 0;
    size_t first = column > BEFORE_CARET ? column - BEFORE_CARET : 0;
    size_t span = finding->span ? finding->span : 1;
    const char *start = character_at(finding->line, first);
    const char *end = character_at(start, LINE_SHOWN);
    const char *caret = character_at(start, column - first);
    const char *caret_end = character_at(caret, span);
    const char *before = shown_between(p, start, caret);

    fprintf(p->out, "%6lu | %s%s%s\n", (unsigned long)finding->place.line,
            first ? "…" : "", shown_between(p, start, end), *end ? "…" : "");
    if (!finding->place.column)
        return;
    fputs("       | ", p->out);
    print_carets(p, pov_text_width(before) + (first ? 1 : 0),
                 shown_between(p, caret, caret_end < end ? caret_end : end));
    fputc('\n', p->out);
}

static void print_text(const printer *p, const pov_finding *finding)
{
    pov_arena *arena = p->style->arena;
    const pov_finding_type *type = &pov_finding_types[finding->kind];
    const char *severity = pov_arena_format(
        arena, "%s[%s]:",
        pov_say(finding->language, pov_severity_name(type->severity)),
        type->code);

    print_place(p, finding->place);
    print_coloured(p, severity_colours[type->severity], severity);
    fprintf(p->out, " %s\n",
            shown_text(arena, pov_finding_message(arena, finding)));
    if (finding->line && finding->place.line)
        print_source_line(p, finding);
    if (finding->help && *finding->help)
        fprintf(p->out, pov_say(finding->language, "  help: %s\n"),
                shown_text(arena, finding->help));
    for (size_t i = 0; i < finding->related.count; i++) {
        const pov_related *related = &finding->related.items[i];

        fputs(pov_say(finding->language, "  note: "), p->out);
        print_place(p, related->place);
        fprintf(p->out, "%s\n",
                shown_text(arena, related->says ? related->says
                                                : pov_say(finding->language,
                                                          "see here")));
    }
}

static bool is_shown(const printer *p, pov_finding_kind kind)
{
    return !p->style->quiet || pov_finding_types[kind].severity != POV_NOTE;
}

/* A kind is cut at a limit when found, so that bad input costs no memory. */
static void print_rest(const printer *p, const pov_findings *findings)
{
    size_t kept[POV_N_FINDING_KINDS] = {0};

    for (size_t i = 0; i < findings->count; i++)
        kept[findings->items[i]->kind]++;
    for (size_t k = 0; k < POV_N_FINDING_KINDS; k++)
        if (findings->found[k] > kept[k] && is_shown(p, (pov_finding_kind)k))
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
    github_base base;

    if (style->how == DIAGNOSTICS_JSON) {
        findings_json(findings, style->messages, style->arena, out);
        return;
    }
    base = (github_base){environment_directory(style->arena),
                         environment_checkout()};
    for (size_t i = 0; i < findings->count; i++) {
        const pov_finding *finding = findings->items[i];

        if (!is_shown(&p, finding->kind))
            continue;
        if (style->how == DIAGNOSTICS_GITHUB)
            print_github(finding, &base, style->arena, out);
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
    const char *const parts[] = {
        errors
            ? pov_arena_format(
                  arena, pov_say(l, errors == 1 ? "%zu error" : "%zu errors"),
                  errors)
            : NULL,
        warnings ? pov_arena_format(arena,
                                    pov_say(l, warnings == 1 ? "%zu warning"
                                                             : "%zu warnings"),
                                    warnings)
                 : NULL,
        notes ? pov_arena_format(
                    arena, pov_say(l, notes == 1 ? "%zu note" : "%zu notes"),
                    notes)
              : NULL,
    };
    const char *text = read ? pov_arena_format(arena, "%s: ", read) : "";
    const char *comma = "";

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i])
            continue;
        text = pov_arena_format(arena, "%s%s%s", text, comma, parts[i]);
        comma = ", ";
    }
    return *comma ? text
                  : pov_arena_format(arena, "%s%s", text,
                                     pov_say(l, "no findings"));
}
