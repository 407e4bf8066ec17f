#include "cases.h"

#include "figures_dump.h"
#include "povstat/view.h"
#include "povstat/write.h"
#include "shuffle.h"
#include "typed_cells.h"

/* One table is one table: whatever encoding, delimiter and line end it was
 * saved with, and in whatever order its rows stand. */

#define QUANG_BINH "as_of=2024-12-31 kind=actual parent=quang-binh"
#define QUANG_NINH "as_of=2024-12-31 kind=actual parent=quang-ninh"
#define SAMPLE(name) "tests/data/samples/" name ".csv"
#define ENCODED(name) "tests/data/encodings/" name ".csv"

/* `found`: warnings and errors that the file is to have. */
static struct same_case {
    const char *file, *like, *set;
    size_t found;
} same[] = {
    {SAMPLE("s03-utf16le-bom-tab"), SAMPLE("s01-semicolon-bom"), QUANG_BINH, 0},
    {SAMPLE("s04-utf16le-nobom-semicolon"), SAMPLE("s01-semicolon-bom"),
     QUANG_BINH, 0},
    {SAMPLE("s05-windows-1258"), SAMPLE("s01-semicolon-bom"), QUANG_BINH, 0},
    {SAMPLE("s06-tcvn"), SAMPLE("s01-semicolon-bom"), QUANG_BINH, 0},
    {SAMPLE("s07-nfd"), SAMPLE("s01-semicolon-bom"), QUANG_BINH, 0},
    {SAMPLE("s00-clean-utf8-comma"), SAMPLE("s01-semicolon-bom"), QUANG_BINH,
     0},
    {ENCODED("utf8"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf8-lf"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf8-cr"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf8-bom"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf8-nfd"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf8-comma"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf8-tab"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf8-quoteall"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf8-sepline"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf8-mixed-eol"), ENCODED("expected.utf8"), "kind=actual", 1},
    {ENCODED("utf16le-bom-tab"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf16le-bom"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf16be-bom"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf16le-nobom"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("utf16be-nobom"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("cp1258"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("cp1258-comma"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("viscii"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("viscii-caps"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("tcvn5712-1"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("tcvn3"), ENCODED("expected.utf8"), "kind=actual", 0},
    {ENCODED("tcvn3-caps"), ENCODED("expected.utf8"), "kind=actual", 0},
};

/* Damaged, or in an encoding that is named and refused: a finding at least as
 * severe, and no number but those of the sound table. */
static struct damaged_case {
    const char *file;
    pov_severity at_least;
} damaged[] = {
    {ENCODED("vni"), POV_ERROR},
    {ENCODED("vni-caps"), POV_ERROR},
    {ENCODED("mojibake-utf8-as-latin1"), POV_ERROR},
    {ENCODED("lossy-questionmarks"), POV_ERROR},
    {ENCODED("mixed-utf8-then-cp1258"), POV_ERROR},
    {ENCODED("utf8-nul"), POV_ERROR},
    {ENCODED("utf8-truncated"), POV_ERROR},
    /* Stray quotes of a note; where it ends can still be told. */
    {ENCODED("utf8-unterminated-quote"), POV_WARNING},
};

static struct shuffle_case {
    const char *file, *set;
} shuffles[] = {
    {SAMPLE("s01-semicolon-bom"), QUANG_BINH},
    {SAMPLE("s08-names"), QUANG_NINH},
    {SAMPLE("s10-ratio"), QUANG_NINH " indicator=near_poor"},
    {SAMPLE("s13-duplicates"), QUANG_BINH},
    {SAMPLE("s15-injection"), QUANG_BINH},
    {SAMPLE("s17-targets"), QUANG_NINH},
    {SAMPLE("s18-consistency"), QUANG_NINH},
    {SAMPLE("s20-provinces-2024"), QUANG_BINH},
};

static const typed_figures tables[] = {
    {SAMPLE("s00-clean-utf8-comma"), QUANG_BINH, ',', 2, 9,
     1u << 2 | 1u << 3 | 1u << 4},
    {SAMPLE("s01-semicolon-bom"), QUANG_BINH, ';', 2, 9,
     1u << 2 | 1u << 3 | 1u << 4},
    {SAMPLE("s11-title-total-footnote"), QUANG_BINH, ';', 7, 10,
     1u << 2 | 1u << 3 | 1u << 4},
    {SAMPLE("s20-provinces-2024"), QUANG_BINH, ';', 2, 3, 1u << 2 | 1u << 3},
    {SAMPLE("s23-sep-line"), QUANG_BINH, ';', 3, 4, 1u << 1},
};

/* Targets beside the table, so that there is something to report. */
static const char targets[] =
    "area,indicator,kind,value,since,as_of\n"
    "quang-binh/dong-hoi,poor,target,không quá 250 hộ,2023,2024\n"
    "quang-binh/ba-don,poor,target,giảm còn 4%,2023,2024\n"
    "quang-binh/minh-hoa,poor,target,giảm còn 3.300 hộ,2023,2024\n"
    "quang-binh/le-thuy,poor,target,\"giảm còn 4,4%\",2023,2024\n";

static size_t count_found(const reading *r)
{
    return pov_findings_count(&r->findings, POV_WARNING);
}

static void fail_unless_found(const reading *r, size_t expected)
{
    if (count_found(r) != expected)
        fail_msg("%zu warnings and errors, expected %zu; the first: %s",
                 count_found(r), expected,
                 r->findings.count
                     ? pov_finding_message(arena, r->findings.items[0])
                     : "none");
}

static void gives_same_figures(void **state)
{
    const struct same_case *c = *state;
    reading like, r;
    dump expected, got;

    pov_arena_clear(arena);
    like = read_file(c->like, c->set);
    fail_unless_found(&like, 0);
    expected = dump_all(&like);
    assert_true(expected.count > 0);
    r = read_file(c->file, c->set);
    got = dump_all(&r);
    assert_same_dump(&expected, &got);
    fail_unless_found(&r, c->found);
}

static void gives_no_other_number(void **state)
{
    const struct damaged_case *c = *state;
    reading sound, r;
    dump expected, got;

    pov_arena_clear(arena);
    sound = read_file(ENCODED("expected.utf8"), "kind=actual");
    expected = dump_stated(&sound);
    assert_true(expected.count > 0);
    r = read_file(c->file, "kind=actual");
    assert_true(pov_findings_count(&r.findings, c->at_least) > 0);
    got = dump_stated(&r);
    for (size_t i = 0; i < got.count; i++)
        if (!dump_holds(&expected, got.items[i]))
            fail_msg("not in the sound table: %s", got.items[i]);
}

/** Every `path` in a text becomes "FILE". */
static const char *without_path(const char *text, const char *path)
{
    const char *clean = "";
    const char *at;

    while ((at = strstr(text, path))) {
        clean = pov_arena_format(arena, "%s%.*sFILE", clean, (int)(at - text),
                                 text);
        text = at + strlen(path);
    }
    return pov_arena_format(arena, "%s%s", clean, text);
}

static const char *report_of(const char *table, const char *set)
{
    static FILE *file;
    const char *paths[] = {path_to_bytes(&file, targets, strlen(targets)),
                           table};
    reading r = read_files(paths, LENGTH(paths), set);
    const pov_results results = {.figures = r.figures,
                                 .progress = &r.progress,
                                 .findings = &r.findings,
                                 .as_of = pov_day_from(2025, 1, 15),
                                 .arena = arena};
    const pov_write_options options = {.arena = arena};
    char *drawn = NULL;
    size_t length;
    FILE *out = open_memstream(&drawn, &length);
    const char *kept;

    assert_int_equal(r.progress.count, 4);
    for (size_t i = 0; i < r.progress.count; i++)
        assert_true(r.progress.items[i]->trial.actual.known);
    pov_format_named("csv")->write(pov_report_progress(&results), &options,
                                   out);
    assert_int_equal(fclose(out), 0);
    kept = without_path(drawn, table);
    free(drawn);
    return kept;
}

static void gives_same_report(void **state)
{
    const struct same_case *c = *state;

    pov_arena_clear(arena);
    assert_string_equal(report_of(c->file, c->set), report_of(c->like, c->set));
}

static void order_changes_nothing(void **state)
{
    static FILE *file;
    const struct shuffle_case *c = *state;
    dice rolled = fixed_seed;
    size_t size;
    const char *text;
    reading typed;
    dump all, codes;

    pov_arena_clear(arena);
    text = bytes_of(c->file, &size);
    typed = read_file(c->file, c->set);
    all = dump_all(&typed);
    codes = dump_codes(&typed);
    assert_true(all.count > 0);
    for (int i = 0; i < N_SHUFFLES; i++) {
        const char *other = shuffled(text, 1, &rolled);
        reading r =
            read_file(path_to_bytes(&file, other, strlen(other)), c->set);
        dump again = dump_all(&r);
        dump found = dump_codes(&r);

        assert_same_dump(&all, &again);
        assert_same_dump(&codes, &found);
    }
}

static void order_of_files_changes_nothing(void **state)
{
    const char *const years[] = {SAMPLE("s20-provinces-2024"),
                                 SAMPLE("s20-provinces-2025")};
    const char *const back[] = {years[1], years[0]};
    reading r, turned;
    dump expected, got;

    (void)state;
    pov_arena_clear(arena);
    r = read_files(years, 2, QUANG_BINH);
    turned = read_files(back, 2, QUANG_BINH);
    expected = dump_all(&r);
    got = dump_all(&turned);
    assert_true(expected.count > 0);
    assert_same_dump(&expected, &got);
}

static void every_figure_is_a_source(void **state)
{
    pov_arena_clear(arena);
    assert_cells_are_sources(*state);
}

/* The first of `same` are spelt alike and have the areas of `targets`. */
enum { N_REPORTS = 5 };

int main(void)
{
    TEST_ROWS(same, file, gives_same_figures);
    TEST_SOME(same, N_REPORTS, file, gives_same_report);
    TEST_ROWS(damaged, file, gives_no_other_number);
    TEST_ROWS(shuffles, file, order_changes_nothing);
    TEST_ROWS(tables, file, every_figure_is_a_source);
    TEST(order_of_files_changes_nothing);
    return run_all("reading is the same", load_reference, free_reference);
}
