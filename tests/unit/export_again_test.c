#include "cases.h"

#include <dirent.h>
#include <sys/stat.h>

#include "figures_dump.h"
#include "povstat/view.h"
#include "povstat/write.h"

/* What povstat exports it reads again as the same figures: every extract that
 * lies about, whatever is wrong with it. */

enum { MOST_FILES = 512 };

/** What tables are told that do not say it themselves. */
static const char *const settings[] = {
    "",
    "as_of=2024-12-31 kind=actual parent=quang-binh",
    "as_of=2024-12-31 kind=actual parent=quang-ninh",
    "as_of=2023-12-31 kind=target parent=quang-ninh plan=van-don-2023",
};

static const char *const folders[] = {"tests/data", "tests/data/samples",
                                      "tests/data/encodings",
                                      "tests/fuzz/corpus/extract"};

static pov_arena *names; /* of files, longer than a test */

typedef struct files {
    const char *items[MOST_FILES];
    size_t count;
} files;

static void add_folder(files *all, const char *folder)
{
    DIR *stream = opendir(folder);
    struct dirent *entry;

    assert_non_null(stream);
    while ((entry = readdir(stream))) {
        const char *path =
            pov_arena_format(names, "%s/%s", folder, entry->d_name);
        struct stat is;

        assert_int_equal(stat(path, &is), 0);
        if (entry->d_name[0] == '.' || !S_ISREG(is.st_mode))
            continue;
        assert_true(all->count < MOST_FILES);
        all->items[all->count++] = path;
    }
    closedir(stream);
}

static pov_results results_of(reading *r)
{
    return (pov_results){.figures = r->figures,
                         .progress = &r->progress,
                         .findings = &r->findings,
                         .as_of = pov_day_from(2025, 1, 15),
                         .arena = arena};
}

/** The export of a reading, in a file of its own. */
static const char *exported(const pov_rows *rows, bool excel)
{
    static FILE *file;
    const pov_report report = {.rows = rows};
    const pov_write_options options = {.arena = arena, .excel = excel};
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    const char *path;

    pov_format_named("csv")->write(&report, &options, out);
    assert_int_equal(fclose(out), 0);
    path = path_to_bytes(&file, text, length);
    free(text);
    return path;
}

static void assert_all_used(const reading *r, size_t n_rows)
{
    const pov_read_tally *t = &r->tally;

    assert_int_equal(t->cells, t->used + t->blank + t->refused + t->not_data);
    assert_int_equal(t->refused, 0);
    assert_int_equal(t->rows, n_rows);
}

/** In csv, as spreadsheets want it, and in a package. */
static void assert_same_again(const char *const paths[], size_t n,
                              const char *set)
{
    reading r = read_files(paths, n, set);
    const pov_results results = results_of(&r);
    const pov_rows *figures = pov_report_figures(&results)->rows;
    const pov_package package = pov_report_package(&results);
    const char *path;
    dump expected = dump_figures(arena, r.figures, &r.progress);

    for (int i = 0; i < 3; i++) {
        const pov_rows *rows = i < 2 ? figures : package.figures;
        reading again;
        dump got;

        path = exported(rows, i == 1);
        again = read_files(&path, 1, "");
        got = dump_figures(arena, again.figures, &again.progress);
        assert_all_used(&again, rows->count);
        assert_same_dump(&expected, &got);
    }
}

static void gives_same_figures(void **state)
{
    const char *path = *state;

    for (size_t i = 0; i < LENGTH(settings); i++) {
        pov_arena_clear(arena);
        assert_same_again(&path, 1, settings[i]);
    }
}

static void bundled_gives_same_figures(void **state)
{
    files all = {.count = 0};

    (void)state;
    pov_arena_clear(arena);
    add_folder(&all, "data/extracts");
    assert_true(all.count > 0);
    assert_same_again(all.items, all.count, "");
}

/** Many files have figures at all. */
static void files_are_not_empty(void **state)
{
    const files *all = *state;
    size_t n = 0;

    for (size_t i = 0; i < all->count; i++) {
        pov_arena_clear(arena);
        n += read_files(&all->items[i], 1, settings[1]).figures->count > 0;
    }
    assert_true(n > all->count / 2);
}

/** Two files that name no document are two documents, and stay two. */
static void files_stay_apart(void **state)
{
    static const char first[] = "area,indicator,kind,value,as_of\n"
                                "van-don,poor,actual,95,2023\n"
                                "van-don,poor,target,80,2024\n";
    static const char second[] = "area,indicator,kind,value,as_of\n"
                                 "van-don,poor,actual,96,2023\n"
                                 "van-don,poor,target,70,2024\n";
    static FILE *one, *other;
    const char *paths[2];

    (void)state;
    pov_arena_clear(arena);
    paths[0] = path_to_bytes(&one, first, strlen(first));
    paths[1] = path_to_bytes(&other, second, strlen(second));
    assert_same_again(paths, 2, "");
}

#define HEADER                                                                 \
    "area,indicator,standard,form,since,as_of,kind,plan,op,stretch,stated,"    \
    "unit,value,status,derived,document,about,baseline\n"
#define ROW(form, op, unit, value, derived)                                    \
    HEADER "quang-ninh/van-don,poor,national-2022," form                       \
           ",,2023-12-31,actual,," op ",,as typed," unit "," value             \
           ",official," derived ",,false,\n"

/* Whoever edits an export is told what cannot be meant. */
static struct wrong_case {
    const char *name, *text;
    pov_finding_kind kind;
} wrong[] = {
    {"thousands grouped", ROW("level", "", "households", "12.791", "false"),
     POV_FOUND_BAD_NUMBER},
    {"words", ROW("level", "", "households", "95 hộ", "false"),
     POV_FOUND_BAD_NUMBER},
    {"two marks", ROW("level", "", "percent", "1.2.3", "false"),
     POV_FOUND_BAD_NUMBER},
    {"negative count", ROW("level", "", "households", "-1", "false"),
     POV_FOUND_BAD_NUMBER},
    {"too large",
     ROW("level", "", "households", "9223372036854775808", "false"),
     POV_FOUND_BAD_NUMBER},
    {"no value", ROW("level", "", "households", "", "false"),
     POV_FOUND_MISSING_CELL},
    {"other unit", ROW("level", "", "persons", "95", "false"),
     POV_FOUND_WRONG_UNIT},
    {"over hundred", ROW("level", "", "percent", "101", "false"),
     POV_FOUND_OVER_HUNDRED},
    {"form", ROW("giảm", "", "households", "95", "false"), POV_FOUND_BAD_WORD},
    {"operator", ROW("level", "≤", "households", "95", "false"),
     POV_FOUND_BAD_WORD},
    {"derived", ROW("level", "", "households", "95", "maybe"),
     POV_FOUND_BAD_WORD},
    {"direction with a number",
     ROW("direction", "<", "households", "95", "false"), POV_FOUND_BAD_NUMBER},
    {"direction without a way", ROW("direction", "", "households", "", "false"),
     POV_FOUND_BAD_WORD},
};

static void refuses(void **state)
{
    static FILE *file;
    const struct wrong_case *c = *state;
    const char *path;
    reading r;

    pov_arena_clear(arena);
    path = path_to_bytes(&file, c->text, strlen(c->text));
    r = read_files(&path, 1, "");
    assert_int_equal(r.figures->count, 0);
    assert_int_equal(r.findings.count, 1);
    assert_int_equal(r.findings.items[0]->kind, c->kind);
    assert_true(r.tally.refused > 0);
}

/* What pandas and spreadsheets make of it is still the same number. */
static const char *const accepted[] = {
    ROW("level", "", "households", "95", "false"),
    ROW("level", "", "households", "95.0", "FALSE"),
};

static void accepts(void **state)
{
    static FILE *file;
    const char *path;
    reading r;

    pov_arena_clear(arena);
    path = path_to_bytes(&file, *state, strlen(*state));
    r = read_files(&path, 1, "");
    assert_int_equal(r.findings.count, 0);
    assert_int_equal(r.figures->items[0]->chosen->says.amount.units, 95);
    assert_string_equal(r.figures->items[0]->chosen->sources.items[0].raw,
                        "as typed");
}

int main(void)
{
    static files all;
    int failed;

    names = pov_arena_new();
    for (size_t i = 0; i < LENGTH(folders); i++)
        add_folder(&all, folders[i]);
    for (size_t i = 0; i < all.count; i += CASES_EVERY)
        test_row(all.items[i], gives_same_figures, all.items[i]);
    TEST_ROWS(wrong, name, refuses);
    for (size_t i = 0; i < LENGTH(accepted); i++)
        test_row("accepts", accepts, accepted[i]);
    test_row("files are not empty", files_are_not_empty, &all);
    TEST(files_stay_apart);
    TEST(bundled_gives_same_figures);
    failed = run_all("an export read again", load_reference, free_reference);
    pov_arena_free(names);
    return failed;
}
