#include "povstat/families.h"

#include <dirent.h>

#include "cases.h"
#include "extract_fixture.h"
#include "family_lists.h"
#include "figures_among.h"
#include "figures_lines.h"
#include "povstat/ledger.h"
#include "reading_lines.h"

/* What is found family by family is what is found of all figures at once, and
 * as many figures are stated.  Where rows are wanted the figures are the same,
 * and of those that nobody states the ways to them. */

#define AS_OF pov_day_from(2025, 1, 15)

enum { N_LISTS = 60, ROWS = 160, STEPS = 8 };

static const char *const directories[] = {"tests/data", "tests/data/samples",
                                          "data/extracts"};

/** "KEY is 5 .. 5 by rate", and the other ways to it. */
static void dump_one_figure(dump *d, const pov_figure *f)
{
    const pov_bonds *bonds = pov_figure_bonds(f);
    const char *text = pov_arena_format(
        arena, "%s is %s .. %s by %s, %s%s", dump_key(arena, &f->key),
        dump_end(arena, &f->value.low), dump_end(arena, &f->value.high),
        f->low_by ? f->low_by->by->id : "-",
        f->high_by ? f->high_by->by->id : "-",
        f->conflict ? " in conflict" : "");

    for (size_t i = 0; !f->evidence.count && i < bonds->derivations.count; i++)
        text = pov_arena_format(arena, "%s; %s, %s", text,
                                bonds->derivations.items[i]->by->id,
                                bonds->derivations.items[i]->role->name);
    pov_arena_push(arena, d, text);
}

static void dump_all_figures(dump *d, const pov_figures *figures,
                             pov_wants wants)
{
    assert_noted(figures);
    for (size_t i = 0; wants == POV_WANTS_ROWS && i < figures->count; i++)
        dump_one_figure(d, figures->items[i]);
}

static void check(pov_figures *figures, pov_wants wants, pov_findings *findings,
                  pov_read_tally *tally)
{
    assert_noted(figures);
    pov_extract_settle(figures, findings, tally);
    if (wants == POV_WANTS_FINDINGS)
        pov_reckon_findings(figures, findings);
    else
        pov_reckon(figures, findings);
    pov_measure_findings(figures, AS_OF, findings);
}

/** How figures are reckoned. */
typedef enum manner {
    TOGETHER,
    APART,
    RESTING, /* apart; the country and regions, of which nothing is stated, day
                by day */
} manner;

/** Reckon the country and regions day by day.  Shape: of nothing stated. */
static void check_days(pov_families *families, size_t i, pov_wants wants,
                       pov_group_sums *sums, pov_findings *findings, dump *d)
{
    int error;

    while (pov_group_sums_turn(sums, &error)) {
        pov_figures *family = pov_families_at(families, i);

        assert_noted(family);
        pov_reckon_groups(family, wants, sums, findings);
        pov_measure_findings(family, AS_OF, findings);
        dump_all_figures(d, family, wants);
    }
    assert_int_equal(error, 0);
}

static void check_apart(pov_figures *figures, pov_wants wants, manner how,
                        pov_findings *findings, pov_read_tally *tally, dump *d)
{
    pov_families *families = pov_families_open(figures);
    pov_group_sums *sums =
        pov_group_sums_new(families, catalogue, wants, arena);
    bool rests = how == RESTING && !pov_families_have_groups(families);
    size_t n_stated = 0;

    if (rests)
        pov_group_sums_rest(sums, "/tmp", STEPS);
    for (size_t i = 0; i < pov_families_count(families); i++) {
        pov_figures *family = pov_families_at(families, i);

        if (rests && !pov_families_root(families, i)) {
            check_days(families, i, wants, sums, findings, d);
            continue;
        }
        assert_noted(family);
        pov_extract_settle(family, findings, tally);
        if (pov_families_root(families, i))
            pov_reckon_family(family, wants, sums, findings);
        else
            pov_reckon_groups(family, wants, sums, findings);
        pov_measure_findings(family, AS_OF, findings);
        dump_all_figures(d, family, wants);
        n_stated += family->n_stated;
    }
    pov_group_sums_end(sums);
    pov_families_close(families);
    figures->n_stated = n_stated;
}

static dump found_in(const char *path, pov_wants wants, manner how)
{
    static const pov_setting settings[] = {
        {"as_of", "2024-12-31"}, {"kind", "actual"}, {"parent", "quang-binh"}};
    pov_figures *figures = pov_figures_new(catalogue, arena);
    pov_findings findings = {.arena = arena, .keep_all = true};
    pov_read_options options = {.settings = settings,
                                .n_settings = LENGTH(settings)};
    pov_read_tally tally = {0};
    dump d = {0};

    figures->keeps_ledger = true;
    pov_extract_read(path, &options, figures, &findings, &tally);
    if (how != TOGETHER && pov_families_are_apart(figures))
        check_apart(figures, wants, how, &findings, &tally, &d);
    else {
        pov_figures_load(figures);
        check(figures, wants, &findings, &tally);
        dump_all_figures(&d, figures, wants);
    }
    dump_sort(&d);
    pov_findings_sort(&findings);
    for (size_t i = 0; i < findings.count; i++)
        dump_finding(&d, arena, findings.items[i]);
    pov_arena_push(arena, &d,
                   pov_arena_format(arena, "%zu figures, %zu used, %zu refused",
                                    figures->n_stated, tally.used,
                                    tally.refused));
    return d;
}

static void assert_same(const char *path)
{
    for (int wants = POV_WANTS_ROWS; wants <= POV_WANTS_FINDINGS; wants++) {
        dump together = found_in(path, (pov_wants)wants, TOGETHER);

        for (int how = APART; how <= RESTING; how++) {
            dump apart = found_in(path, (pov_wants)wants, (manner)how);
            const char *difference = dump_difference(arena, &apart, &together);

            if (difference && (how == APART || wants == POV_WANTS_ROWS))
                fail_msg("%s: %s", path, difference);
        }
    }
}

static void file_is_found_the_same(void **state)
{
    static size_t n_files;

    if (n_files++ % CASES_EVERY)
        return;
    pov_arena_clear(arena);
    assert_same(*state);
}

static void list_of_chance_is_found_the_same(void **state)
{
    dice r = {fixed_seed.state + (uint64_t)(uintptr_t)*state};
    FILE *file = tmpfile();

    pov_arena_clear(arena);
    assert_non_null(file);
    fputs("area,indicator,kind,as_of,value\n", file);
    for (size_t i = 0; i < ROWS; i++)
        print_row(file, &r);
    assert_same(path_to_printed(file));
    fclose(file);
}

static void region_of_chance_is_found_the_same(void **state)
{
    dice r = {fixed_seed.state + (uint64_t)(uintptr_t)*state};
    FILE *file = tmpfile();

    pov_arena_clear(arena);
    assert_non_null(file);
    fputs("area,indicator,kind,as_of,value\n", file);
    print_regions(file, &r);
    assert_same(path_to_printed(file));
    fclose(file);
}

/** The figures of a list, family by family. */
static void families_follow_in_order(void **state)
{
    static const char list[] = "area,indicator,kind,as_of,value\n"
                               "quang-tri,poor,actual,2024-12-31,100\n"
                               "bac-ninh,poor,actual,2024-12-31,200\n"
                               "quang-binh,poor,actual,2024-12-31,giảm 300\n"
                               "viet-nam,poor,actual,2024-12-31,900\n"
                               "bac-giang,poor,actual,2024-12-31,400\n"
                               "bac-giang,poor,actual,2024-12-31,400\n";
    static const char *const names[] = {"Bắc Ninh", "Quảng Trị", "Việt Nam"};
    static const size_t stated[] = {2, 2, 1};
    pov_figures *figures = pov_figures_new(catalogue, arena);
    pov_findings findings = {.arena = arena};
    pov_read_options options = {0};
    pov_read_tally tally = {0};
    FILE *file = NULL;
    pov_families *families;

    (void)state;
    figures->keeps_ledger = true;
    pov_extract_read(path_to_bytes(&file, list, sizeof list - 1), &options,
                     figures, &findings, &tally);
    assert_true(pov_families_are_apart(figures));
    families = pov_families_open(figures);
    assert_int_equal(pov_families_count(families), LENGTH(stated));
    for (size_t n = 0; n < LENGTH(stated); n++) {
        const pov_figures *family = pov_families_at(families, n);

        assert_int_equal(family->n_stated, stated[n]);
        for (size_t i = 0; i < family->count; i++)
            assert_string_equal(
                pov_area_of_today(family->items[i]->key.area)->name, names[n]);
    }
    pov_families_close(families);
    fclose(file);
}

static void add_files(const char *directory, pov_arena *kept)
{
    struct dirent **entries;
    int found = scandir(directory, &entries, NULL, alphasort);

    for (int i = 0; i < found; i++) {
        const char *dot = strrchr(entries[i]->d_name, '.');
        const char *path =
            pov_arena_format(kept, "%s/%s", directory, entries[i]->d_name);

        if (dot && (!strcmp(dot, ".csv") || !strcmp(dot, ".xlsx")))
            test_row(path, file_is_found_the_same, path);
        free(entries[i]);
    }
    if (found >= 0)
        free(entries);
}

int main(void)
{
    pov_arena *kept = pov_arena_new();
    int failed;

    for (size_t i = 0; i < LENGTH(directories); i++)
        add_files(directories[i], kept);
    for (size_t i = 0; i < N_LISTS; i += CASES_EVERY) {
        test_row(pov_arena_format(kept, "list of chance, %zu", i),
                 list_of_chance_is_found_the_same, (void *)(uintptr_t)i);
        test_row(pov_arena_format(kept, "region of chance, %zu", i),
                 region_of_chance_is_found_the_same, (void *)(uintptr_t)i);
    }
    TEST(families_follow_in_order);
    failed = run_all("families", load_reference, free_reference);
    pov_arena_free(kept);
    return failed;
}
