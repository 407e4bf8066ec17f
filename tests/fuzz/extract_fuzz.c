/* Any bytes → reports.  Whatever comes in: no crash, no leak, every place
 * inside the file, every cell accounted for, valid UTF-8 out.
 *
 * libFuzzer and the replay of the corpus share this file.  The input is the
 * extract itself, so that extracts are seeds; its last byte also chooses the
 * settings. */

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cjson/cJSON.h>

#include "cli/print_findings.h"
#include "fuzz.h"
#include "povstat/extract.h"
#include "povstat/reckon.h"
#include "povstat/reference.h"
#include "povstat/reports.h"
#include "povstat/text.h"
#include "povstat/write.h"

enum { MOST_SETTINGS = 6, LONGEST_PATH = 40 };

/* A line feed, the last byte of most files, chooses row 2. */
static const struct way {
    pov_setting settings[MOST_SETTINGS];
    const char *encoding;
    char delimiter;
    bool join_decimals;
    pov_convention numbers;
    pov_language language;
} ways[] = {
    {.settings = {{NULL, NULL}}},
    {.settings = {{"as_of", "2024-12-31"},
                  {"kind", "actual"},
                  {"parent", "quang-ninh"}},
     .language = POV_VI},
    {.settings = {{"as_of", "2024-12-31"},
                  {"kind", "actual"},
                  {"parent", "quang-binh"}}},
    {.settings = {{"as_of", "2025"},
                  {"kind", "target"},
                  {"since", "2024"},
                  {"parent", "quang-ninh"},
                  {"plan", "ba-che-2022"},
                  {"indicator", "poor"}},
     .language = POV_VI},
    {.settings = {{"as_of", "2024-12-31"},
                  {"kind", "actual"},
                  {"area", "ba-che"},
                  {"unit", "%"},
                  {"status", "preliminary"}},
     .encoding = "windows-1258",
     .numbers = POV_NUMBERS_VI},
    {.settings = {{"as_of", "2025"},
                  {"plan", "no-such-plan"},
                  {"form", "reduction"},
                  {"standard", "national-2022"}},
     .delimiter = ';',
     .numbers = POV_NUMBERS_EN},
    {.settings = {{"as_of", "31/12/2024"}, {"kind", "target"}},
     .delimiter = ',',
     .join_decimals = true},
    {.settings = {{"as_of", "0"}, {"area", "\xff"}, {"kind", ""}},
     .encoding = "utf-16le",
     .delimiter = '\t'},
};

const size_t fuzz_n_ways = sizeof ways / sizeof *ways;

/* libFuzzer hands nothing over from one run to the next. */
static const pov_catalogue *catalogue;
static pov_arena *reference;
static FILE *file;

static _Noreturn void fail(const char *what, ...)
    __attribute__((format(printf, 1, 2)));

static _Noreturn void fail(const char *what, ...)
{
    va_list arguments;

    va_start(arguments, what);
    fputs("WRONG: ", stderr);
    vfprintf(stderr, what, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    abort();
}

bool fuzz_prepare(void)
{
    pov_findings findings = {0};

    if (catalogue)
        return true;
    findings.arena = reference = pov_arena_new();
    catalogue = pov_reference_load("data", reference, &findings);
    file = tmpfile();
    return catalogue && file;
}

/** The input as lines, and how long the longest place in it may be. */
typedef struct extent {
    const char *path;
    bool is_utf8;
    const uint8_t *bytes;
    size_t size;
    size_t lines;
} extent;

/* In an encoding that is not known here, every byte of a line end may be one:
 * more lines than there are, never fewer. */
static size_t count_lines(const uint8_t *bytes, size_t size, bool is_utf8)
{
    size_t lines = 1;

    for (size_t i = 0; i < size; i++)
        if (bytes[i] == '\r' ||
            (bytes[i] == '\n' && !(is_utf8 && i && bytes[i - 1] == '\r')))
            lines++;
    return lines;
}

static size_t line_length(const extent *in, uint32_t wanted)
{
    uint32_t line = 1;
    size_t start = 0;

    for (size_t i = 0; i < in->size; i++) {
        if (in->bytes[i] != '\r' && in->bytes[i] != '\n')
            continue;
        if (line == wanted)
            return i - start;
        if (in->bytes[i] == '\r' && i + 1 < in->size &&
            in->bytes[i + 1] == '\n')
            i++;
        line++;
        start = i + 1;
    }
    return line == wanted ? in->size - start : 0;
}

static void check_place(const extent *in, pov_place place, const char *whose)
{
    size_t widest = in->size;

    if (!place.file || strcmp(place.file, in->path) != 0)
        return;
    if (place.line > in->lines)
        fail("%s: line %u of %zu", whose, place.line, in->lines);
    if (!place.line && place.column)
        fail("%s: a column without a line", whose);
    if (in->is_utf8)
        widest = line_length(in, place.line);
    if (place.column > widest + 1)
        fail("%s: line %u column %u of %zu", whose, place.line, place.column,
             widest);
}

static void check_findings(const extent *in, const pov_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const pov_finding *f = findings->items[i];
        const char *code = pov_finding_types[f->kind].code;

        check_place(in, f->place, code);
        for (size_t r = 0; r < f->related.count; r++)
            check_place(in, f->related.items[r].place, code);
    }
}

static void check_figures(const extent *in, const pov_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *figure = figures->items[i];

        for (size_t e = 0; e < figure->evidence.count; e++) {
            const pov_evidence *stated = figure->evidence.items[e];

            if (!stated->sources.count)
                fail("%s: stated nowhere", figure->key.indicator->id);
            for (size_t s = 0; s < stated->sources.count; s++)
                check_place(in, stated->sources.items[s].place,
                            figure->key.indicator->id);
        }
    }
}

static void check_tally(const pov_read_tally *t, const pov_findings *findings)
{
    if (t->cells != t->used + t->blank + t->refused + t->not_data)
        fail("%zu cells: %zu used, %zu blank, %zu refused, %zu not data",
             t->cells, t->used, t->blank, t->refused, t->not_data);
    if (t->refused && !pov_findings_count(findings, POV_WARNING))
        fail("%zu cells refused without a finding", t->refused);
}

/* What a terminal would obey must not come out, but for line ends. */
static bool is_harmless(const char *text)
{
    for (; *text; text++)
        if (((unsigned char)*text < ' ' && *text != '\n') || *text == 0x7F)
            return false;
    return true;
}

static void check_printed(const char *what, const char *text, size_t length)
{
    size_t bad;

    if (!pov_text_is_utf8(text, length, &bad))
        fail("%s is not UTF-8 at byte %zu", what, bad);
    if (strlen(text) != length)
        fail("%s holds a NUL", what);
    if (strcmp(what, "csv") != 0 && !is_harmless(text))
        fail("%s holds what a terminal would obey", what);
    if (!strcmp(what, "json")) {
        cJSON *document = cJSON_ParseWithOpts(text, NULL, true);

        if (!document)
            fail("json is no document");
        cJSON_Delete(document);
    }
}

static void draw(pov_report *report, const char *format, pov_arena *arena)
{
    const pov_format *as = pov_format_named(format);
    pov_write_options options = {
        .arena = arena, .width = 80, .bars = !as->for_machines};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    if (!out)
        fail("no memory to print to");
    as->write(report, &options, out);
    if (fclose(out))
        fail("%s is not written", format);
    check_printed(format, text, length);
    free(text);
}

static void tell(const pov_findings *findings, diagnostics how,
                 const char *what, pov_arena *arena)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    if (!out)
        fail("no memory to print to");
    print_findings(findings, &(findings_style){.how = how, .arena = arena},
                   out);
    if (fclose(out))
        fail("findings are not written");
    check_printed(what, text, length);
    free(text);
}

static void draw_all(const pov_results *results)
{
    static const char *const formats[] = {"json", "text", "csv", "markdown"};
    const pov_indicator *poor = pov_catalogue_indicator(catalogue, "poor");
    pov_day day;

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        draw(pov_report_progress(results), formats[i], results->arena);
    draw(pov_report_summary(results), "text", results->arena);
    if (poor && pov_day_parse("2024-12-31", &day)) {
        draw(pov_report_trace(results, poor, day), "text", results->arena);
        draw(pov_report_trace(results, poor, day), "json", results->arena);
    }
}

/* The reader opens by path, and a file without a name has this one. */
static void store(const uint8_t *bytes, size_t size, char path[LONGEST_PATH])
{
    rewind(file);
    if (ftruncate(fileno(file), 0) || fwrite(bytes, 1, size, file) != size ||
        fflush(file)) {
        perror("fuzz: temporary file");
        exit(2);
    }
    rewind(file);
    snprintf(path, LONGEST_PATH, "/dev/fd/%d", fileno(file));
}

static size_t count_settings(const struct way *way)
{
    size_t n = 0;

    while (n < MOST_SETTINGS && way->settings[n].key)
        n++;
    return n;
}

void fuzz_read(const uint8_t *bytes, size_t size, size_t way)
{
    const struct way *w = &ways[way];
    pov_read_options options = {.settings = w->settings,
                                .n_settings = count_settings(w),
                                .encoding = w->encoding,
                                .delimiter = w->delimiter,
                                .join_decimals = w->join_decimals,
                                .numbers = w->numbers};
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    pov_figures *figures = pov_figures_new(catalogue, arena);
    pov_read_tally tally = {0};
    pov_progress_list progress;
    pov_day as_of = pov_day_year_end(2025);
    char path[LONGEST_PATH];
    extent in = {.path = path, .bytes = bytes, .size = size};

    store(bytes, size, path);
    in.is_utf8 =
        !w->encoding && pov_text_is_utf8((const char *)bytes, size, NULL);
    in.lines = count_lines(bytes, size, in.is_utf8);
    pov_extract_read(path, &options, figures, &findings, &tally);
    check_tally(&tally, &findings);
    pov_reckon(figures, &findings);
    progress = pov_measure(figures, as_of, &findings);
    pov_findings_sort(&findings);
    check_findings(&in, &findings);
    check_figures(&in, figures);
    tell(&findings, DIAGNOSTICS_TEXT, "text", arena);
    tell(&findings, DIAGNOSTICS_JSON, "json", arena);
    tell(&findings, DIAGNOSTICS_GITHUB, "github", arena);
    draw_all(&(pov_results){.figures = figures,
                            .progress = &progress,
                            .findings = &findings,
                            .as_of = as_of,
                            .language = w->language,
                            .arena = arena});
    pov_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!fuzz_prepare())
        fail("the reference tables of data/ cannot be read");
    fuzz_read(bytes, size, size ? bytes[size - 1] % fuzz_n_ways : 0);
    return 0;
}
