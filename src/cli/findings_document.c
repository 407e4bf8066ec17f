/* Each is made as a tree of cells, and drawn like any report for machines. */

#include "cli/findings_document.h"

#include <inttypes.h>
#include <string.h>

#include "cli/diagnostics.h"
#include "cli/help.h"
#include "povstat/letters.h"
#include "povstat/text.h"
#include "povstat/view.h"
#include "povstat/write.h"

/* Objects of JSON: what has no value is not in them. */
typedef struct object {
    pov_member *items;
    size_t count, capacity;
} object;

static void put(object *o, pov_arena *arena, const char *key, pov_cell value)
{
    const pov_member member = {key, value};

    if (value.kind != POV_CELL_NULL)
        pov_arena_push(arena, o, member);
}

static void put_text(object *o, pov_arena *arena, const char *key,
                     const char *text)
{
    put(o, arena, key, pov_cell_text_if(text));
}

static pov_cell cell_of(const object *o, pov_arena *arena)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);
    pov_column *columns = pov_arena_alloc(arena, o->count * sizeof *columns);
    pov_cell *row = pov_arena_alloc(arena, o->count * sizeof *row);

    for (size_t i = 0; i < o->count; i++) {
        columns[i].key = o->items[i].key;
        row[i] = o->items[i].value;
    }
    *table = (pov_table){.columns = columns, .n_columns = o->count};
    pov_table_add(table, arena, row);
    return pov_cell_object(table);
}

/** An object of one member. */
static pov_cell only(pov_arena *arena, const char *key, pov_cell value)
{
    object o = {0};

    put(&o, arena, key, value);
    return cell_of(&o, arena);
}

static pov_cell said(pov_arena *arena, const char *text)
{
    return only(arena, "text", pov_cell_text(pov_text_shown(arena, text)));
}

static void add(pov_cell *list, pov_arena *arena, pov_cell value)
{
    pov_arena_push(arena, &list->list, value);
}

/** A list without anything is nothing. */
static pov_cell unless_empty(pov_cell list)
{
    return list.list.count ? list : pov_cell_null();
}

/**
 * What tells a finding from all others, and is the same when lines are added
 * above it: its code, its file, what it says, and the how many-th of these.
 *
 * Shape:  16 hexadecimal digits.
 * Source: FNV-1a of 64 bits, http://www.isthe.com/chongo/tech/comp/fnv
 */
static const char *fingerprint(const char *code, const char *path,
                               const char *says, pov_map *told,
                               pov_arena *arena)
{
    const char *text =
        pov_arena_format(arena, "%s\n%s\n%s", code, path, says ? says : "");
    size_t length = strlen(text);
    size_t **times = (size_t **)pov_map_at(told, arena, text, length);
    uint64_t hash = 14695981039346656037u;

    if (!*times)
        *times = pov_arena_alloc(arena, sizeof **times);
    hash += (**times)++;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    return pov_arena_format(arena, "%016" PRIx64, hash);
}

/** The path that programs know, without the sheet of a workbook. */
static const char *path_of(pov_arena *arena, const diagnostics_base *base,
                           pov_place place)
{
    if (pov_place_is_cell(place))
        return diagnostics_path(arena, base, pov_place_path(arena, place.file));
    return place.file ? diagnostics_path(arena, base, place.file) : ".";
}

/** Everything that is said of a finding, in one text; a workbook's cell is
 *  named, since no line is there. */
static const char *whole_message(pov_arena *arena, const pov_finding *finding)
{
    bool is_cell = pov_place_is_cell(finding->place);
    bool has_help = finding->help && *finding->help;

    return pov_text_shown(
        arena, pov_arena_format(
                   arena, "%s%s%s%s%s%s",
                   is_cell ? pov_place_text(arena, finding->place) : "",
                   is_cell ? ": " : "", pov_finding_message(arena, finding),
                   has_help ? "; " : "",
                   has_help ? pov_say(finding->language, "help: ") : "",
                   has_help ? finding->help : ""));
}

/* Of a report on code quality, by severity. */
static const char *const gitlab_severities[] = {
    [POV_NOTE] = "info",
    [POV_WARNING] = "minor",
    [POV_ERROR] = "major",
    [POV_FATAL] = "critical",
};

static pov_cell gitlab_issue(const char *message, const char *check,
                             const char *print, const char *severity,
                             const char *path, size_t line, pov_arena *arena)
{
    object issue = {0}, location = {0};

    put_text(&issue, arena, "description", message);
    put_text(&issue, arena, "check_name", check);
    put_text(&issue, arena, "fingerprint", print);
    put_text(&issue, arena, "severity", severity);
    put_text(&location, arena, "path", path);
    put(&location, arena, "lines",
        only(arena, "begin", pov_cell_count(line ? line : 1)));
    put(&issue, arena, "location", cell_of(&location, arena));
    return cell_of(&issue, arena);
}

static void print_gitlab(const pov_findings *findings,
                         const pov_text_list *messages, pov_arena *arena,
                         FILE *out)
{
    const diagnostics_base base = diagnostics_base_here(arena);
    pov_cell issues = pov_cell_empty_list();
    pov_map told = {0};

    for (size_t i = 0; i < findings->count; i++) {
        const pov_finding *f = findings->items[i];
        const pov_finding_type *type = &pov_finding_types[f->kind];
        const char *path = path_of(arena, &base, f->place);
        size_t line = pov_place_is_cell(f->place) ? 0 : f->place.line;

        add(&issues, arena,
            gitlab_issue(whole_message(arena, f), type->code,
                         fingerprint(type->code, path, f->detail, &told, arena),
                         gitlab_severities[type->severity], path, line, arena));
    }
    for (size_t i = 0; messages && i < messages->count; i++) {
        const char *text = pov_text_shown(arena, messages->items[i]);

        add(&issues, arena,
            gitlab_issue(text, "povstat",
                         fingerprint("povstat", ".", text, &told, arena),
                         gitlab_severities[POV_NOTE], ".", 0, arena));
    }
    pov_write_value(&issues, arena, out);
    fputc('\n', out);
}

static const char *const sarif_levels[] = {
    [POV_NOTE] = "note",
    [POV_WARNING] = "warning",
    [POV_ERROR] = "error",
    [POV_FATAL] = "error",
};

/** A path as a reference to a resource; what lies outside of the repository
 *  has its whole address.  Source: RFC 3986, RFC 8089 */
static const char *uri_of(pov_arena *arena, const char *path)
{
    static const char plain[] = "-._~/!$&'()*+,;=@";
    pov_letters uri = {0};

    if (*path == '/')
        pov_letters_add(&uri, arena, "file://", strlen("file://"));
    for (const char *c = path; *c; c++) {
        bool is_plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                        (*c >= '0' && *c <= '9') || strchr(plain, *c);
        const char *text = is_plain
                               ? c
                               : pov_arena_format(arena, "%%%02X",
                                                  (unsigned)(unsigned char)*c);

        pov_letters_add(&uri, arena, text, is_plain ? 1 : 3);
    }
    return pov_letters_text(&uri, arena);
}

static pov_cell artifact(const char *path, pov_arena *arena)
{
    object o = {0};

    put_text(&o, arena, "uri", uri_of(arena, path));
    if (*path != '/')
        put_text(&o, arena, "uriBaseId", "%SRCROOT%");
    return cell_of(&o, arena);
}

/** Where a file says it; `end`, the column behind, and `line` are of the
 *  finding itself, else 0 and NULL. */
static pov_cell sarif_region(pov_place place, size_t end, const char *line,
                             pov_arena *arena)
{
    object o = {0};

    if (!place.line || pov_place_is_cell(place))
        return pov_cell_null();
    put(&o, arena, "startLine", pov_cell_count(place.line));
    put(&o, arena, "startColumn", pov_cell_count_if(place.column));
    if (place.column)
        put(&o, arena, "endColumn", pov_cell_count_if(end));
    if (line)
        put(&o, arena, "snippet", said(arena, line));
    return cell_of(&o, arena);
}

static pov_cell sarif_location(pov_place place, pov_cell region,
                               const char *says, const diagnostics_base *base,
                               pov_arena *arena)
{
    object o = {0}, physical = {0};

    put(&physical, arena, "artifactLocation",
        artifact(path_of(arena, base, place), arena));
    put(&physical, arena, "region", region);
    put(&o, arena, "physicalLocation", cell_of(&physical, arena));
    if (pov_place_is_cell(place)) {
        pov_cell names = pov_cell_empty_list();

        add(&names, arena,
            only(arena, "fullyQualifiedName",
                 pov_cell_text(pov_place_text(arena, place))));
        put(&o, arena, "logicalLocations", names);
    }
    if (says)
        put(&o, arena, "message", said(arena, says));
    return cell_of(&o, arena);
}

static pov_cell sarif_related(const pov_finding *f,
                              const diagnostics_base *base, pov_arena *arena)
{
    pov_cell list = pov_cell_empty_list();

    for (size_t i = 0; i < f->related.count; i++) {
        const pov_related *r = &f->related.items[i];

        if (r->place.file)
            add(&list, arena,
                sarif_location(r->place, sarif_region(r->place, 0, NULL, arena),
                               r->says, base, arena));
    }
    return unless_empty(list);
}

/** What to type instead, where the program read it so itself.  Only of letters
 *  that stand in the line as they were read. */
static pov_cell sarif_fixes(const pov_finding *f, const diagnostics_base *base,
                            pov_arena *arena)
{
    size_t end = diagnostics_end(f);
    object change = {0}, replacement = {0}, fix = {0};
    pov_cell list = pov_cell_empty_list();

    if (!f->instead || !end || !f->line || pov_place_is_cell(f->place))
        return pov_cell_null();
    put(&replacement, arena, "deletedRegion",
        sarif_region(f->place, end, NULL, arena));
    put(&replacement, arena, "insertedContent", said(arena, f->instead));
    add(&list, arena, cell_of(&replacement, arena));
    put(&change, arena, "artifactLocation",
        artifact(path_of(arena, base, f->place), arena));
    put(&change, arena, "replacements", list);
    list = pov_cell_empty_list();
    add(&list, arena, cell_of(&change, arena));
    if (f->help && *f->help)
        put(&fix, arena, "description", said(arena, f->help));
    put(&fix, arena, "artifactChanges", list);
    list = pov_cell_empty_list();
    add(&list, arena, cell_of(&fix, arena));
    return list;
}

static pov_cell sarif_result(const pov_finding *f, size_t rule, pov_map *told,
                             const diagnostics_base *base, pov_arena *arena)
{
    const pov_finding_type *type = &pov_finding_types[f->kind];
    pov_cell locations = pov_cell_empty_list();
    object o = {0};

    put_text(&o, arena, "ruleId", type->code);
    put(&o, arena, "ruleIndex", pov_cell_count(rule));
    put_text(&o, arena, "level", sarif_levels[type->severity]);
    put(&o, arena, "message", said(arena, whole_message(arena, f)));
    if (f->place.file)
        add(&locations, arena,
            sarif_location(
                f->place,
                sarif_region(f->place, diagnostics_end(f), f->line, arena),
                NULL, base, arena));
    put(&o, arena, "locations", unless_empty(locations));
    put(&o, arena, "relatedLocations", sarif_related(f, base, arena));
    put(&o, arena, "partialFingerprints",
        only(arena, "povstat/v1",
             pov_cell_text(fingerprint(type->code,
                                       path_of(arena, base, f->place),
                                       f->detail, told, arena))));
    put(&o, arena, "fixes", sarif_fixes(f, base, arena));
    return cell_of(&o, arena);
}

static pov_cell sarif_rule(const pov_finding_type *type, pov_language language,
                           pov_arena *arena)
{
    object o = {0};

    put_text(&o, arena, "id", type->code);
    put(&o, arena, "shortDescription",
        said(arena, pov_say(language, type->problem)));
    if (*type->why)
        put(&o, arena, "fullDescription",
            said(arena, pov_say(language, type->why)));
    if (*type->help)
        put(&o, arena, "help", said(arena, pov_say(language, type->help)));
    put(&o, arena, "defaultConfiguration",
        only(arena, "level", pov_cell_text(sarif_levels[type->severity])));
    return cell_of(&o, arena);
}

static pov_cell sarif_tool(pov_cell rules, pov_arena *arena)
{
    object driver = {0};

    put_text(&driver, arena, "name", "povstat");
    put_text(&driver, arena, "semanticVersion", help_version());
    put(&driver, arena, "rules", rules);
    return only(arena, "driver", cell_of(&driver, arena));
}

/** How the run went, and what was said beside the findings. */
static pov_cell sarif_invocations(const pov_findings *findings,
                                  const pov_text_list *messages,
                                  pov_arena *arena)
{
    pov_cell list = pov_cell_empty_list(), notes = pov_cell_empty_list();
    object o = {0};

    put(&o, arena, "executionSuccessful",
        pov_cell_truth(!pov_findings_count(findings, POV_FATAL)));
    for (size_t i = 0; messages && i < messages->count; i++)
        add(&notes, arena,
            only(arena, "message", said(arena, messages->items[i])));
    put(&o, arena, "toolExecutionNotifications", unless_empty(notes));
    add(&list, arena, cell_of(&o, arena));
    return list;
}

static pov_cell sarif_run(const pov_findings *findings,
                          const pov_text_list *messages, pov_arena *arena)
{
    const diagnostics_base base = diagnostics_base_here(arena);
    size_t rule_of[POV_N_FINDING_KINDS] = {0}, n_rules = 0;
    pov_cell rules = pov_cell_empty_list(), results = pov_cell_empty_list();
    pov_map told = {0};
    object run = {0};

    for (size_t i = 0; i < findings->count; i++) {
        const pov_finding *f = findings->items[i];

        if (!rule_of[f->kind]) {
            rule_of[f->kind] = ++n_rules;
            add(&rules, arena,
                sarif_rule(&pov_finding_types[f->kind], findings->language,
                           arena));
        }
        add(&results, arena,
            sarif_result(f, rule_of[f->kind] - 1, &told, &base, arena));
    }
    put(&run, arena, "tool", sarif_tool(rules, arena));
    put_text(&run, arena, "language",
             findings->language == POV_VI ? "vi" : "en");
    put_text(&run, arena, "columnKind", "unicodeCodePoints");
    put(&run, arena, "invocations",
        sarif_invocations(findings, messages, arena));
    put(&run, arena, "results", results);
    return cell_of(&run, arena);
}

static void draw(const pov_report *report, pov_arena *arena, FILE *out)
{
    const pov_write_options options = {.arena = arena};

    pov_format_named("json")->write(report, &options, out);
}

static void print_sarif(const pov_findings *findings,
                        const pov_text_list *messages, pov_arena *arena,
                        FILE *out)
{
    pov_cell runs = pov_cell_empty_list();
    pov_report report = {0};

    add(&runs, arena, sarif_run(findings, messages, arena));
    pov_report_member(&report, arena, "$schema",
                      pov_cell_text("https://docs.oasis-open.org/sarif/sarif/"
                                    "v2.1.0/errata01/os/schemas/"
                                    "sarif-schema-2.1.0.json"));
    pov_report_member(&report, arena, "version", pov_cell_text("2.1.0"));
    pov_report_member(&report, arena, "runs", runs);
    draw(&report, arena, out);
}

static void print_json(const pov_findings *findings,
                       const pov_text_list *messages, pov_arena *arena,
                       FILE *out)
{
    pov_cell list = pov_cell_empty_list();
    pov_report report = {0};

    pov_report_member(&report, arena, "schema",
                      pov_cell_text("povstat.findings/1"));
    pov_report_member(&report, arena, "findings",
                      pov_findings_cell(findings, arena));
    for (size_t i = 0; messages && i < messages->count; i++)
        add(&list, arena, pov_cell_text(messages->items[i]));
    if (list.list.count)
        pov_report_member(&report, arena, "messages", list);
    draw(&report, arena, out);
}

/* By how findings are told; what is no document has none. */
static void (*const documents[])(const pov_findings *findings,
                                 const pov_text_list *messages,
                                 pov_arena *arena, FILE *out) = {
    [DIAGNOSTICS_JSON] = print_json,
    [DIAGNOSTICS_GITHUB] = NULL,
    [DIAGNOSTICS_GITLAB] = print_gitlab,
    [DIAGNOSTICS_SARIF] = print_sarif,
};

bool findings_document_is(diagnostics how)
{
    return documents[how] != NULL;
}

void findings_document_print(diagnostics how, const pov_findings *findings,
                             const pov_text_list *messages, pov_arena *arena,
                             FILE *out)
{
    documents[how](findings, messages, arena, out);
}
