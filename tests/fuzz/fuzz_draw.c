#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <csv.h>

#include "cli/print_findings.h"
#include "povstat/write.h"

/* What a terminal would obey must not come out, but for line ends. */
static bool is_harmless(const char *text)
{
    for (; *text; text++)
        if (((unsigned char)*text < ' ' && *text != '\n') || *text == 0x7F)
            return false;
    return true;
}

static void check_json(const char *text, size_t length)
{
    cJSON *document = cJSON_ParseWithLengthOpts(text, length + 1, NULL, true);

    if (!document)
        fuzz_fail("json is no document");
    cJSON_Delete(document);
}

static void check_lines_of_json(const char *text, size_t length)
{
    while (length) {
        const char *end = memchr(text, '\n', length);
        cJSON *row;

        if (!end)
            fuzz_fail("ndjson ends inside a line");
        row = cJSON_ParseWithLength(text, (size_t)(end - text));
        if (!cJSON_IsObject(row))
            fuzz_fail("a line of ndjson is no object");
        cJSON_Delete(row);
        length -= (size_t)(end + 1 - text);
        text = end + 1;
    }
}

/** How wide the rows of a table are: all alike, but for comments. */
typedef struct width {
    size_t here, all;
    bool is_comment;
} width;

static void count_field(void *field, size_t length, void *data)
{
    width *w = data;

    if (!w->here)
        w->is_comment = length && *(const char *)field == '#';
    w->here++;
}

static void end_row(int end, void *data)
{
    width *w = data;

    (void)end;
    if (!w->is_comment && w->all && w->here != w->all)
        fuzz_fail("a row of csv has %zu fields, another %zu", w->here, w->all);
    if (!w->is_comment)
        w->all = w->here;
    w->here = 0;
}

static void check_csv(const char *text, size_t length)
{
    struct csv_parser parser;
    width w = {0};

    if (!strncmp(text, "\xEF\xBB\xBF", 3))
        return; /* as a spreadsheet wants it: another delimiter */
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI))
        fuzz_fail("no parser of csv");
    if (csv_parse(&parser, text, length, count_field, end_row, &w) != length ||
        csv_fini(&parser, count_field, end_row, &w))
        fuzz_fail("csv: %s", csv_strerror(csv_error(&parser)));
    csv_free(&parser);
}

enum { DEEPEST = 64, LONGEST_NAME = 16 };

typedef struct tag {
    char name[LONGEST_NAME];
    bool closes, is_whole;
    const char *end;
} tag;

static tag tag_at(const char *text)
{
    tag t = {.closes = text[1] == '/'};
    const char *name = text + 1 + t.closes;
    size_t length = strcspn(name, " >/\n");
    char quote = 0;

    snprintf(t.name, sizeof t.name, "%.*s", (int)length, name);
    for (t.end = name; *t.end && (quote || *t.end != '>'); t.end++)
        if (quote ? *t.end == quote : *t.end == '"' || *t.end == '\'')
            quote = quote ? 0 : *t.end;
    t.is_whole = *t.end && t.end[-1] == '/';
    return t;
}

static bool is_empty(const char *name)
{
    static const char *const empty[] = {"meta", "br", "link",
                                        "col",  "hr", "input"};

    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (!strcmp(name, empty[i]))
            return true;
    return *name == '!';
}

/* Elements end where they should: what was typed opens none. */
static void check_html(const char *text)
{
    char open[DEEPEST][LONGEST_NAME];
    size_t depth = 0;

    while ((text = strchr(text, '<'))) {
        tag t = tag_at(text);

        if (!*t.end)
            fuzz_fail("a tag of html does not end: <%s", t.name);
        if (t.closes && (!depth || strcmp(open[--depth], t.name) != 0))
            fuzz_fail("html: </%s> closes nothing", t.name);
        text = t.end;
        if (t.closes || t.is_whole || is_empty(t.name))
            continue;
        if (depth == DEEPEST)
            fuzz_fail("html is too deep");
        strcpy(open[depth++], t.name);
        if (!strcmp(t.name, "script") || !strcmp(t.name, "style"))
            text = strstr(text, "</");
        if (!text)
            fuzz_fail("html: <%s> does not end", t.name);
    }
    if (depth)
        fuzz_fail("html: <%s> does not end", open[depth - 1]);
}

static bool is_named(const char *format, const char *name)
{
    return !strcmp(format, name);
}

void fuzz_check_printed(const char *format, const char *text, size_t length)
{
    size_t bad;

    if (is_named(format, "xlsx"))
        return;
    if (!pov_text_is_utf8(text, length, &bad))
        fuzz_fail("%s is not UTF-8 at byte %zu", format, bad);
    if (strlen(text) != length)
        fuzz_fail("%s holds a NUL", format);
    if (!is_named(format, "csv") && !is_harmless(text))
        fuzz_fail("%s holds what a terminal would obey", format);
    if (is_named(format, "json"))
        check_json(text, length);
    else if (is_named(format, "ndjson"))
        check_lines_of_json(text, length);
    else if (is_named(format, "csv"))
        check_csv(text, length);
    else if (is_named(format, "html"))
        check_html(text);
}

void fuzz_draw(const pov_report *report, const char *format,
               const pov_write_options *options)
{
    const pov_format *as = pov_format_named(format);
    pov_write_options all = *options;
    const char *complaint = NULL;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    if (!out)
        fuzz_fail("no memory to print to");
    if (pov_format_for_path(
            pov_arena_format(options->arena, "out.%s", as->extension)) != as)
        fuzz_fail("a file that ends in .%s is no %s", as->extension, format);
    all.complaint = &complaint;
    as->write(report, &all, out);
    if (fclose(out) || complaint)
        fuzz_fail("%s is not written: %s", format,
                  complaint ? complaint : "no memory");
    if (as->draws == POV_DRAWS_WORKBOOK && !length)
        fuzz_fail("%s is empty", format);
    if (!all.colour)
        fuzz_check_printed(format, text, length);
    free(text);
}

void fuzz_draw_all(const pov_report *report, pov_draws draws, pov_arena *arena)
{
    static const struct {
        const char *format;
        pov_write_options options;
    } drawings[] = {
        {"text", {.width = 80, .bars = true, .colour = true}},
        {"text", {.width = 30}},
        {"text", {.width = 0}},
        {"markdown", {.width = 0}},
        {"html", {.width = 0}},
        {"csv", {.width = 0}},
        {"csv", {.excel = true}},
        {"json", {.width = 0}},
        {"ndjson", {.width = 0}},
        {"xlsx", {.width = 0}},
    };

    for (size_t i = 0; i < sizeof drawings / sizeof *drawings; i++) {
        pov_write_options options = drawings[i].options;

        if (pov_format_named(drawings[i].format)->draws != draws ||
            (!report->rows && draws == POV_DRAWS_WORKBOOK))
            continue; /* the latter is for people alone */
        options.arena = arena;
        options.scratch = fuzz_directory();
        fuzz_draw(report, drawings[i].format, &options);
    }
}

static void tell_as(const pov_findings *findings, const findings_style *style,
                    const char *format)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    if (!out)
        fuzz_fail("no memory to print to");
    print_findings(findings, style, out);
    if (fclose(out))
        fuzz_fail("findings are not written");
    if (!style->colour)
        fuzz_check_printed(format, text, length);
    free(text);
}

void fuzz_tell(const pov_findings *findings, pov_arena *arena)
{
    static const struct {
        const char *format;
        findings_style style;
    } forms[] = {
        {"text", {.how = DIAGNOSTICS_TEXT}},
        {"text", {.how = DIAGNOSTICS_TEXT, .colour = true, .quiet = true}},
        {"json", {.how = DIAGNOSTICS_JSON}},
        {"github", {.how = DIAGNOSTICS_GITHUB}},
    };

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        findings_style style = forms[i].style;

        style.arena = arena;
        tell_as(findings, &style, forms[i].format);
    }
}
