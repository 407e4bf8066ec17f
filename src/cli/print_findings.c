#include "cli/print_findings.h"

#include <string.h>

#include "cli/environment.h"
#include "povstat/letters.h"
#include "povstat/view.h"
#include "povstat/text.h"
#include "povstat/write.h"

static pov_cell cell_of(const pov_text_list *messages, pov_arena *arena)
{
    pov_cell cell = pov_cell_empty_list();

    for (size_t i = 0; i < messages->count; i++)
        pov_arena_push(arena, &cell.list, pov_cell_text(messages->items[i]));
    return cell;
}

void findings_json(const pov_findings *findings, const pov_text_list *messages,
                   pov_arena *arena, FILE *out)
{
    pov_report report = {0};
    pov_member schema = {"schema", pov_cell_text("povstat.findings/1")};
    pov_member list = {"findings", pov_findings_cell(findings, arena)};
    const pov_write_options options = {.arena = arena};

    pov_arena_push(arena, &report.members, schema);
    pov_arena_push(arena, &report.members, list);
    if (messages && messages->count) {
        pov_member said = {"messages", cell_of(messages, arena)};

        pov_arena_push(arena, &report.members, said);
    }
    pov_format_named("json")->write(&report, &options, out);
}

/** A path without its last name; "" if there is none to take. */
static const char *without_last_name(pov_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? pov_arena_copy(arena, path, (size_t)(slash - path)) : "";
}

/** An absolute path without "//", "." and "..", by its letters alone: the
 *  file may be gone when somebody looks. */
static const char *plain_path(pov_arena *arena, const char *path)
{
    const char *plain = "";

    while (*path) {
        size_t length = strcspn(path, "/");

        if (length == 2 && !strncmp(path, "..", 2))
            plain = without_last_name(arena, plain);
        else if (length && !(length == 1 && *path == '.'))
            plain =
                pov_arena_format(arena, "%s/%.*s", plain, (int)length, path);
        path += length + (path[length] == '/');
    }
    return plain;
}

const char *github_path(pov_arena *arena, const github_base *base,
                        const char *path)
{
    const char *top, *whole = path;
    size_t length;

    if (!base->directory)
        return path;
    if (*path != '/')
        whole = pov_arena_format(arena, "%s/%s", base->directory, path);
    whole = plain_path(arena, whole);
    top = plain_path(arena, base->checkout ? base->checkout : base->directory);
    length = strlen(top);
    if (strncmp(whole, top, length) != 0 || whole[length] != '/')
        return path;
    return whole + length + 1;
}

static void print_escaped(const char *text, const char *marks, FILE *out)
{
    for (; *text; text++)
        if (strchr(marks, *text))
            fprintf(out, "%%%02X", (unsigned)(unsigned char)*text);
        else
            fputc(*text, out);
}

/* Control characters do not come this far, but for our own line ends. */
static void print_property(const char *name, const char *text, FILE *out)
{
    fprintf(out, "%s=", name);
    print_escaped(text, "%\r\n:,", out);
}

/** Characters of a text; a byte that begins none counts as one. */
static size_t count_characters(const char *text)
{
    size_t length = strlen(text), n = 0;

    for (size_t at = 0; at < length; n++)
        at += pov_text_step(text + at, length - at);
    return n;
}

/** The column behind the span, in its line as far as that is known; 0: no
 *  span is. */
static size_t end_column(const pov_finding *finding)
{
    size_t column = finding->place.column;
    size_t behind = column + finding->span;

    if (!column || !finding->span)
        return 0;
    if (finding->line) {
        size_t length = count_characters(finding->line) + 1;

        behind = behind < length ? behind : length;
    }
    return behind > column ? behind : 0;
}

static void print_location(const pov_finding *finding, const github_base *base,
                           pov_arena *arena, FILE *out)
{
    pov_place place = finding->place;
    size_t end = end_column(finding);

    if (!place.file)
        return;
    if (pov_place_is_cell(place)) /* a workbook has no lines there */
        place = (pov_place){pov_place_path(arena, place.file), 0, 0};
    print_property("file",
                   pov_text_shown(arena, github_path(arena, base, place.file)),
                   out);
    if (place.line)
        fprintf(out, ",line=%lu", (unsigned long)place.line);
    if (place.line && place.column)
        fprintf(out, ",col=%lu", (unsigned long)place.column);
    if (place.line && end)
        fprintf(out, ",endColumn=%zu", end);
    fputc(',', out);
}

/** "; see also a.csv:3, b.csv:7": GitHub knows one place a finding. */
static const char *related_places(const pov_finding *finding,
                                  const github_base *base, pov_arena *arena)
{
    const char *text = "";

    for (size_t i = 0; i < finding->related.count; i++) {
        pov_place place = finding->related.items[i].place;

        if (!place.file || !pov_place_compare(place, finding->place))
            continue;
        place.file = github_path(arena, base, place.file);
        if (!pov_place_is_cell(place))
            place.column = 0;
        text = pov_arena_format(
            arena, "%s%s%s", text,
            *text ? ", " : pov_say(finding->language, "; see also "),
            pov_place_text(arena, place));
    }
    return text;
}

void print_github(const pov_finding *finding, const github_base *base,
                  pov_arena *arena, FILE *out)
{
    const pov_finding_type *type = &pov_finding_types[finding->kind];
    const char *name = type->severity == POV_NOTE
                           ? "notice"
                           : pov_code(POV_TERMS_SEVERITY, type->severity);
    bool is_cell = pov_place_is_cell(finding->place);
    const char *message = pov_arena_format(
        arena, "%s%s%s%s", is_cell ? pov_place_text(arena, finding->place) : "",
        is_cell ? ": " : "", pov_finding_message(arena, finding),
        related_places(finding, base, arena));

    fprintf(out, "::%s ", name);
    print_location(finding, base, arena, out);
    print_property("title", type->code, out);
    fputs("::", out);
    print_escaped(pov_text_shown(arena, message), "%\r\n", out);
    if (finding->help && *finding->help) {
        fprintf(out, "%%0A%s", pov_say(finding->language, "help: "));
        print_escaped(pov_text_shown(arena, finding->help), "%\r\n", out);
    }
    fputc('\n', out);
}

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
    github_base base;

    if (style->how == DIAGNOSTICS_JSON) {
        findings_json(findings, style->messages, style->arena, out);
        return;
    }
    base = (github_base){environment_directory(style->arena),
                         environment_checkout()};
    for (size_t i = 0; i < findings->count; i++) {
        const pov_finding *finding = findings->items[i];

        if (shown[finding->kind]++ >= most_shown(&p, finding->kind))
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
