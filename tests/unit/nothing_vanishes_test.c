#include "cases.h"

#include <dirent.h>

#include <cjson/cJSON.h>

#include "cli/run.h"
#include "typed_cells.h"

/* Every typed cell is used, blank, refused with a finding, or not data; and
 * every figure leads back to the place where it was typed. */

enum { MOST_FILES = 500, OUT = 9 /* where the path after "-o" goes */ };

static const char *const directories[] = {
    "tests/data", "tests/data/samples", "tests/data/encodings",
    "tests/fuzz/corpus/extract", "data/extracts"};

static const char *const settings[] = {
    "", "as_of=2024-12-31 kind=actual parent=quang-binh",
    "as_of=2024-12-31 kind=actual parent=quang-ninh"};

/* In a statement list only the value is a figure. */
static const typed_figures lists[] = {
    {"tests/data/vietnamese-header-no-marks.csv", "", ';', 2, 4, 1u << 3},
    {"tests/data/two-aims-that-fit.csv", "", ',', 2, 4, 1u << 3},
    {"tests/data/tabs.tsv", "", '\t', 2, 2, 1u << 3},
    {"data/extracts/ministry-217-2025.csv", "", ',', 2, 5, 1u << 5},
    {"data/extracts/quang-ninh-2023-ministry.csv", "", ',', 2, 3, 1u << 5},
};

/** The text, if the column of each character in it can be told by counting:
 *  UTF-8 without NUL, composed; else NULL. */
static const char *plain_text(const char *path)
{
    size_t size;
    const char *text = bytes_of(path, &size);

    return strlen(text) == size && pov_text_is_utf8(text, size, NULL) &&
                   !strcmp(text, pov_text_nfc(arena, text))
               ? text
               : NULL;
}

static void assert_typed_there(const char *text, const pov_source *s)
{
    const char *line = line_of(text, s->place.line);

    assert_non_null(line);
    if (strchr(line, '"'))
        return; /* a doubled quote is one in `raw` */
    for (uint32_t column = 1; column < s->place.column; column++) {
        if (!*line)
            fail_msg("%s:%u:%u: beyond the line", s->place.file, s->place.line,
                     s->place.column);
        do
            line++;
        while ((*line & 0xC0) == 0x80);
    }
    if (strncmp(line, s->raw, strlen(s->raw)) != 0)
        fail_msg("%s:%u:%u: '%s' is not typed there", s->place.file,
                 s->place.line, s->place.column, s->raw);
}

static void assert_sources_typed(const reading *r, const char *text)
{
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        for (size_t e = 0; e < f->evidence.count; e++) {
            const pov_evidence *stated = f->evidence.items[e];

            assert_true(stated->sources.count > 0);
            for (size_t s = 0; s < stated->sources.count; s++)
                assert_typed_there(text, &stated->sources.items[s]);
        }
    }
}

static void nothing_vanishes(void **state)
{
    const char *path = *state;

    for (size_t i = 0; i < LENGTH(settings); i++) {
        const char *text;
        reading r;

        pov_arena_clear(arena);
        r = read_file(path, settings[i]);
        assert_tally_adds_up(&r.tally);
        if (r.tally.refused)
            assert_true(pov_findings_count(&r.findings, POV_WARNING) > 0);
        if (!r.tally.used && !r.figures->count)
            assert_true(r.findings.count > 0);
        text = plain_text(path);
        if (text)
            assert_sources_typed(&r, text);
    }
}

static void every_value_is_a_source(void **state)
{
    pov_arena_clear(arena);
    assert_cells_are_sources(*state);
}

static size_t number_in(const cJSON *object, const char *key)
{
    const cJSON *n = cJSON_GetObjectItemCaseSensitive(object, key);

    assert_true(cJSON_IsNumber(n));
    return (size_t)n->valueint;
}

static bool is_csv(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');

    return dot && (!strcmp(dot, ".csv") || !strcmp(dot, ".tsv"));
}

/** Append the extracts in a directory. */
static size_t add_files(const char *directory, pov_arena *kept,
                        const char *paths[], size_t n)
{
    struct dirent **entries;
    int found = scandir(directory, &entries, NULL, alphasort);

    for (int i = 0; i < found; i++) {
        if (is_csv(entries[i]) && n < MOST_FILES)
            paths[n++] =
                pov_arena_format(kept, "%s/%s", directory, entries[i]->d_name);
        free(entries[i]);
    }
    if (found >= 0)
        free(entries);
    return n;
}

static char *check_as_json(const char *directory, size_t *n_files)
{
    char folder[] = "/tmp/povstat-test-XXXXXX";
    const char *words[MOST_FILES] = {"povstat", "check",       "--format",
                                     "json",    "--set",       "as_of=2024",
                                     "--set",   "kind=actual", "-o"};
    char *argv[MOST_FILES + 1];
    size_t n, size;
    const char *out;
    char *text;

    assert_non_null(mkdtemp(folder));
    out = pov_arena_format(arena, "%s/check.json", folder);
    words[OUT] = out;
    n = add_files(directory, arena, words, OUT + 1);
    *n_files = n - OUT - 1;
    for (size_t i = 0; i < n; i++)
        argv[i] = pov_arena_copy(arena, words[i], strlen(words[i]));
    argv[n] = NULL;
    assert_int_equal(run_command_line(argv, n, arena), EXIT_FOUND);
    text = bytes_of(out, &size);
    unlink(out);
    rmdir(folder);
    assert_true(pov_text_is_utf8(text, size, NULL));
    return text;
}

/* `povstat check --format json` on all samples at once. */
static void all_samples_are_one_document(void **state)
{
    cJSON *document;
    const cJSON *summary;
    size_t n_files;

    (void)state;
    pov_arena_clear(arena);
    setenv("SOURCE_DATE_EPOCH", "1736899200", 1);
    document = cJSON_ParseWithOpts(
        check_as_json("tests/data/samples", &n_files), NULL, true);
    assert_non_null(document);
    summary = cJSON_GetObjectItemCaseSensitive(document, "summary");
    assert_int_equal(number_in(summary, "files"), n_files);
    assert_int_equal(number_in(summary, "cells"),
                     number_in(summary, "used") + number_in(summary, "blank") +
                         number_in(summary, "refused") +
                         number_in(summary, "not_data"));
    assert_true(number_in(summary, "errors") > 0);
    cJSON_Delete(document);
}

int main(void)
{
    const char *paths[MOST_FILES];
    pov_arena *kept = pov_arena_new();
    size_t n_paths = 0;
    int failed;

    for (size_t i = 0; i < LENGTH(directories); i++)
        n_paths = add_files(directories[i], kept, paths, n_paths);
    for (size_t i = 0; i < n_paths; i++)
        test_row(paths[i], nothing_vanishes, paths[i]);
    TEST_ROWS(lists, file, every_value_is_a_source);
    TEST(all_samples_are_one_document);
    failed = run_all("nothing vanishes", load_reference, free_reference);
    pov_arena_free(kept);
    return failed;
}
