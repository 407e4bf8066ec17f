#include "cases.h"

#include <string.h>

#include "povstat/finding.h"

#define FILE_NAME "data/extracts/bac-kan.csv"

/* One waiver against one finding, P101 in line 7 of FILE_NAME. */
static struct waiver_case {
    const char *name;
    const char *file;
    uint32_t line;
    const char *cell;
    const char *detail;
    bool waived;
} cases[] = {
    {"line", "bac-kan.csv", 7, "", "'12.79'", true},
    {"another line", "bac-kan.csv", 8, "", "'12.79'", false},
    {"line without a detail", "bac-kan.csv", 7, "", NULL, true},
    {"cell", "bac-kan.csv", 0, "12.79", "'12.79'", true},
    {"cell with a reason behind", "bac-kan.csv", 0, "12.79", "'12.79': not",
     true},
    {"cell behind the figure", "bac-kan.csv", 0, "12.79",
     "bac-kan, poor: '12.79' against '12.80'", true},
    {"second cell", "bac-kan.csv", 0, "12.80",
     "bac-kan, poor: '12.79' against '12.80'", false},
    {"part of a cell", "bac-kan.csv", 0, "12.7", "'12.79'", false},
    {"more than the cell", "bac-kan.csv", 0, "12.799", "'12.79'", false},
    {"cell with an apostrophe", "bac-kan.csv", 0, "M'Drắk", "'M'Drắk': what",
     true},
    {"apostrophe at its end", "bac-kan.csv", 0, "a'", "'a''", true},
    {"cell, but nothing was typed", "bac-kan.csv", 0, "12.79", NULL, false},
    {"quote that does not end", "bac-kan.csv", 0, "12.79", "'12.79", false},
    {"both", "bac-kan.csv", 7, "12.79", "'12.79'", true},
    {"both, another line", "bac-kan.csv", 8, "12.79", "'12.79'", false},
    {"both, another cell", "bac-kan.csv", 7, "12.80", "'12.79'", false},
    {"two names", "extracts/bac-kan.csv", 7, "", NULL, true},
    {"whole path", FILE_NAME, 7, "", NULL, true},
    {"longer path", "my/data/extracts/bac-kan.csv", 7, "", NULL, false},
    {"part of a name", "kan.csv", 7, "", NULL, false},
    {"beginning of a path", "data/extracts", 7, "", NULL, false},
    {"another file", "bac-ninh.csv", 7, "", NULL, false},
};

static void add(pov_waivers *waivers, pov_finding_kind kind, const char *file,
                uint32_t line, const char *cell)
{
    pov_waiver waiver = {
        .kind = kind,
        .file = file,
        .line = line,
        .cell = cell,
        .place = {"waivers.csv", (uint32_t)waivers->count + 2, 1}};

    assert_true(pov_waivers_add(waivers, waiver));
}

static pov_finding *find(pov_findings *findings, pov_finding_kind kind,
                         uint32_t line, const char *detail)
{
    pov_place place = {FILE_NAME, line, 3};

    return detail ? pov_find(findings, kind, place, "%s", detail)
                  : pov_find(findings, kind, place, NULL);
}

static void waives(void **state)
{
    const struct waiver_case *c = *state;
    pov_findings findings = {.arena = pov_arena_new()};
    pov_waivers *waivers = pov_waivers_new(findings.arena);
    pov_finding *finding;

    findings.waivers = waivers;
    add(waivers, POV_FOUND_BAD_NUMBER, c->file, c->line, c->cell);
    finding = find(&findings, POV_FOUND_BAD_NUMBER, 7, c->detail);
    assert_int_equal(findings.silenced, c->waived);
    assert_int_equal(findings.count, !c->waived);
    assert_int_equal(findings.found[POV_FOUND_BAD_NUMBER], !c->waived);
    assert_int_equal(pov_findings_count(&findings, POV_NOTE), !c->waived);
    assert_int_equal(pov_finding_is_kept(&findings, finding), !c->waived);
    assert_int_equal(waivers->items[0]->is_used, c->waived);
    find(&findings, POV_FOUND_DOUBTFUL_NUMBER, 7, c->detail);
    assert_int_equal(findings.found[POV_FOUND_DOUBTFUL_NUMBER], 1);
    pov_arena_free(findings.arena);
}

static void never_waives_what_is_fatal(void **state)
{
    pov_findings findings = {.arena = pov_arena_new()};
    pov_waivers *waivers = pov_waivers_new(findings.arena);

    (void)state;
    findings.waivers = waivers;
    add(waivers, POV_FOUND_UNREADABLE_FILE, FILE_NAME, 7, "");
    find(&findings, POV_FOUND_UNREADABLE_FILE, 7, NULL);
    assert_int_equal(pov_findings_count(&findings, POV_FATAL), 1);
    pov_arena_free(findings.arena);
}

/* The limit on what is kept is no limit on what is waived. */
static void waives_past_the_limit(void **state)
{
    pov_findings findings = {.arena = pov_arena_new()};
    pov_waivers *waivers = pov_waivers_new(findings.arena);
    size_t before;

    (void)state;
    findings.waivers = waivers;
    add(waivers, POV_FOUND_BAD_NUMBER, FILE_NAME, 0, "x");
    for (uint32_t i = 1; i <= 150; i++)
        find(&findings, POV_FOUND_BAD_NUMBER, i, "'y'");
    before = findings.arena->bytes;
    for (uint32_t i = 1; i <= 100000; i++)
        find(&findings, POV_FOUND_BAD_NUMBER, i, i % 2 ? "'x'" : "'y'");
    assert_int_equal(findings.silenced, 50000);
    assert_int_equal(findings.found[POV_FOUND_BAD_NUMBER], 50150);
    assert_int_equal(pov_findings_count(&findings, POV_ERROR), 50150);
    assert_int_equal(findings.arena->bytes, before);
    pov_arena_free(findings.arena);
}

static void waives_once(void **state)
{
    pov_findings findings = {.arena = pov_arena_new()};
    pov_waivers *waivers = pov_waivers_new(findings.arena);
    pov_waiver like = {POV_FOUND_BAD_NUMBER, "a.csv", 7, "x", {0}, false};

    (void)state;
    add(waivers, POV_FOUND_BAD_NUMBER, "a.csv", 7, "x");
    add(waivers, POV_FOUND_BAD_NUMBER, "a.csv", 7, "");
    add(waivers, POV_FOUND_BAD_NUMBER, "a.csv", 0, "x");
    add(waivers, POV_FOUND_BAD_NUMBER, "b/a.csv", 7, "x");
    add(waivers, POV_FOUND_BAD_DATE, "a.csv", 7, "x");
    assert_false(pov_waivers_add(waivers, like));
    findings.waivers = waivers;
    pov_find(&findings, POV_FOUND_BAD_NUMBER, (pov_place){"b/a.csv", 7, 1},
             "'x'");
    assert_int_equal(findings.silenced, 1);
    for (size_t i = 0; i < 4; i++)
        assert_true(waivers->items[i]->is_used);
    assert_false(waivers->items[4]->is_used);
    pov_arena_free(findings.arena);
}

static void assert_unused(const pov_findings *findings, const char *const *said,
                          size_t n)
{
    assert_int_equal(findings->count, n);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(findings->items[i]->kind, POV_FOUND_UNUSED_WAIVER);
        assert_string_equal(findings->items[i]->detail, said[i]);
    }
}

static void reports_unused(void **state)
{
    static const char *const files[] = {"other.csv", FILE_NAME};
    static const char *const said[] = {
        "P101 in bac-kan.csv, line 8", "P106 in bac-kan.csv, 'x'",
        "P106 in bac-kan.csv, line 9, 'x'", "P401 in bac-kan.csv, line 7"};
    pov_findings one = {.arena = pov_arena_new()};
    pov_waivers *waivers = pov_waivers_new(one.arena);
    pov_findings all = {.arena = one.arena};

    (void)state;
    one.waivers = waivers;
    add(waivers, POV_FOUND_BAD_NUMBER, "bac-kan.csv", 7, "");
    add(waivers, POV_FOUND_BAD_NUMBER, "bac-kan.csv", 8, "");
    add(waivers, POV_FOUND_BAD_NUMBER, "not-read.csv", 8, "");
    add(waivers, POV_FOUND_BAD_DATE, "bac-kan.csv", 0, "x");
    add(waivers, POV_FOUND_BAD_DATE, "bac-kan.csv", 9, "x");
    add(waivers, POV_FOUND_CONFLICT, "bac-kan.csv", 7, "");
    find(&one, POV_FOUND_BAD_NUMBER, 7, NULL);
    pov_findings_report_unused_waivers(&one, files, LENGTH(files),
                                       POV_WAIVERS_OF_FILES);
    assert_unused(&one, said, 3);
    assert_int_equal(one.items[0]->place.line, 3);
    assert_string_equal(one.items[0]->place.file, "waivers.csv");
    all.waivers = waivers;
    pov_findings_report_unused_waivers(&all, files, LENGTH(files),
                                       POV_WAIVERS_OF_ALL);
    assert_unused(&all, said, 4);
    pov_arena_free(one.arena);
}

static void reports_none_of_none(void **state)
{
    static const char *const files[] = {FILE_NAME};
    pov_findings findings = {.arena = pov_arena_new()};

    (void)state;
    pov_findings_report_unused_waivers(&findings, files, 1, POV_WAIVERS_OF_ALL);
    assert_int_equal(findings.count, 0);
    pov_arena_free(findings.arena);
}

int main(void)
{
    TEST(never_waives_what_is_fatal);
    TEST(waives_past_the_limit);
    TEST(waives_once);
    TEST(reports_unused);
    TEST(reports_none_of_none);
    TEST_ROWS(cases, name, waives);
    return run_all("waiver", NULL, NULL);
}
