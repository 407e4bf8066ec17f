#include "fuzz.h"

#include <errno.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "povstat/reckon.h"
#include "povstat/reference.h"

enum { MOST_SETTINGS = 6, LONGEST_PATH = 4096 };

/* A line feed, the last byte of most files, chooses row 2. */
static const struct way {
    pov_setting settings[MOST_SETTINGS];
    const char *encoding;
    char delimiter;
    bool join_decimals;
    pov_convention numbers;
} ways[FUZZ_SETTINGS] = {
    {.settings = {{NULL, NULL}}},
    {.settings = {{"as_of", "2024-12-31"},
                  {"kind", "actual"},
                  {"parent", "quang-ninh"}}},
    {.settings = {{"as_of", "2024-12-31"},
                  {"kind", "actual"},
                  {"parent", "quang-binh"}}},
    {.settings = {{"as_of", "2025"},
                  {"kind", "target"},
                  {"since", "2024"},
                  {"parent", "quang-ninh"},
                  {"plan", "ba-che-2022"},
                  {"indicator", "poor"}}},
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

/* libFuzzer hands nothing over from one run to the next. */
static const pov_catalogue *catalogue;
static pov_arena *reference;
static char directory[LONGEST_PATH];
static pid_t owner;

void fuzz_fail(const char *what, ...)
{
    va_list arguments;

    va_start(arguments, what);
    fputs("WRONG: ", stderr);
    vfprintf(stderr, what, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    abort();
}

static int remove_one(const char *path, const struct stat *is, int what,
                      struct FTW *where)
{
    (void)is;
    (void)what;
    (void)where;
    return remove(path);
}

/* A child of the replay ends as well, and others still need the directory. */
static void remove_directory(void)
{
    if (getpid() == owner)
        nftw(directory, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static bool make_directory(void)
{
    const char *temporary = getenv("TMPDIR");
    int length = snprintf(directory, sizeof directory, "%s/fuzz-XXXXXX",
                          temporary ? temporary : "/tmp");

    if (length < 0 || length >= LONGEST_PATH || !mkdtemp(directory))
        return false;
    owner = getpid();
    return !atexit(remove_directory);
}

bool fuzz_prepare(void)
{
    pov_findings findings = {0};

    if (catalogue)
        return true;
    findings.arena = reference = pov_arena_new();
    catalogue = pov_reference_load("data", reference, &findings);
    return catalogue && make_directory();
}

const pov_catalogue *fuzz_catalogue(void)
{
    return catalogue;
}

const char *fuzz_directory(void)
{
    return directory;
}

size_t fuzz_way(const uint8_t *bytes, size_t size)
{
    size_t way = size ? bytes[size - 1] : 0;

    if (size > 1)
        way += (size_t)bytes[size - 2] << 8;
    return way % fuzz_this.n_ways;
}

static void make_folders(char *path)
{
    for (char *slash = strchr(path + strlen(directory) + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
}

const char *fuzz_keep(const char *name, const uint8_t *bytes, size_t size,
                      pov_arena *arena)
{
    char *path = pov_arena_format(arena, "%s/%s", directory, name);
    FILE *out = fopen(path, "wb");

    if (!out && errno == ENOENT) {
        make_folders(path);
        out = fopen(path, "wb");
    }
    if (!out || fwrite(bytes, 1, size, out) != size || fclose(out)) {
        perror(path);
        exit(2);
    }
    return path;
}

static size_t count_settings(const struct way *way)
{
    size_t n = 0;

    while (n < MOST_SETTINGS && way->settings[n].key)
        n++;
    return n;
}

void fuzz_begin(fuzz_run *run, const pov_catalogue *tables,
                pov_language language)
{
    pov_arena *arena = pov_arena_new();

    *run = (fuzz_run){.arena = arena,
                      .figures = pov_figures_new(tables, arena),
                      .findings = {.arena = arena, .language = language},
                      .results = {.as_of = pov_day_year_end(2025),
                                  .language = language,
                                  .arena = arena}};
}

void fuzz_take(fuzz_run *run, const char *path, size_t settings)
{
    const struct way *w = &ways[settings];
    const pov_read_options options = {.settings = w->settings,
                                      .n_settings = count_settings(w),
                                      .encoding = w->encoding,
                                      .scratch = directory,
                                      .delimiter = w->delimiter,
                                      .reads_anew = run->reads_anew,
                                      .join_decimals = w->join_decimals,
                                      .numbers = w->numbers};

    pov_extract_read(path, &options, run->figures, &run->findings, &run->tally);
    pov_extract_settle(run->figures, &run->findings, &run->tally);
}

bool fuzz_guesses_encoding(size_t settings)
{
    return !ways[settings].encoding;
}

void fuzz_reckon(fuzz_run *run)
{
    pov_reckon(run->figures, &run->findings);
    run->progress =
        pov_measure(run->figures, run->results.as_of, &run->findings);
    pov_findings_sort(&run->findings);
    run->results.figures = run->figures;
    run->results.progress = &run->progress;
    run->results.findings = &run->findings;
}

void fuzz_end(fuzz_run *run)
{
    pov_arena_free(run->arena);
}
