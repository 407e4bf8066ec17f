#include "cases.h"

#include <stdio.h>
#include <string.h>

#include "cli/print_findings.h"

#define LONG_60 "123456789012345678901234567890123456789012345678901234567890"
#define WIDE_30 "表表表表表表表表表表表表表表表表表表表表表表表表表表表表表表"
#define MESSAGE "file is empty: 'x' (nothing was read)"
#define HELP "  help: mend it\n"

/* One finding, P002, printed as text. */
static struct text_case {
    const char *name;
    pov_place place;
    const char *line;
    size_t span;
    const char *expected;
} texts[] = {
    {"place in full",
     {"a.csv", 3, 5},
     NULL,
     0,
     "a.csv:3:5: error[P002]: " MESSAGE "\n" HELP},
    {"line without column",
     {"a.csv", 3, 0},
     "a;b",
     0,
     "a.csv:3: error[P002]: " MESSAGE "\n     3 | a;b\n" HELP},
    {"file only",
     {"a.csv", 0, 0},
     NULL,
     0,
     "a.csv: error[P002]: " MESSAGE "\n" HELP},
    {"nowhere",
     {NULL, 0, 0},
     NULL,
     0,
     "povstat: error[P002]: " MESSAGE "\n" HELP},
    {"caret",
     {"a.csv", 12, 3},
     "a;12.79;b",
     5,
     "a.csv:12:3: error[P002]: " MESSAGE "\n    12 | a;12.79;b\n"
     "       |   ^^^^^\n" HELP},
    {"caret behind marks and wide letters",
     {"a.csv", 1, 6},
     "Đồn表,0",
     1,
     "a.csv:1:6: error[P002]: " MESSAGE "\n     1 | Đồn表,0\n"
     "       |       ^\n" HELP},
    {"caret behind an escape",
     {"a.csv", 1, 3},
     "a\tb",
     1,
     "a.csv:1:3: error[P002]: " MESSAGE "\n     1 | a\\tb\n"
     "       |    ^\n" HELP},
    {"caret under a broken byte",
     {"a.csv", 1, 2},
     "a\xff"
     "b",
     1,
     "a.csv:1:2: error[P002]: " MESSAGE "\n     1 | a\\xffb\n"
     "       |  ^^^^\n" HELP},
    {"caret behind the end",
     {"a.csv", 1, 9},
     "ab",
     1,
     "a.csv:1:9: error[P002]: " MESSAGE "\n     1 | ab\n"
     "       |   ^\n" HELP},
    {"span beyond the end",
     {"a.csv", 1, 2},
     "ab",
     99,
     "a.csv:1:2: error[P002]: " MESSAGE "\n     1 | ab\n"
     "       |  ^\n" HELP},
    {"long line, cut behind",
     {"a.csv", 1, 2},
     LONG_60 LONG_60,
     1,
     "a.csv:1:2: error[P002]: " MESSAGE "\n     1 | " LONG_60
     "123456789012345678901234567890…\n       |  ^\n" HELP},
    {"long line, cut before",
     {"a.csv", 1, 111},
     LONG_60 LONG_60,
     1,
     "a.csv:1:111: error[P002]: " MESSAGE "\n     1 | …" LONG_60
     "\n       |                                                    ^\n" HELP},
    {"caret under a letter with its marks apart",
     {"a.csv", 1, 3},
     "Bo\xCC\x82\xCC\x80,9",
     3,
     "a.csv:1:3: error[P002]: " MESSAGE "\n     1 | Bo\xCC\x82\xCC\x80,9\n"
     "       |   ^\n" HELP},
    {"caret behind what cannot be seen",
     {"a.csv", 1, 3},
     "a\xE2\x80\x8B,b",
     1,
     "a.csv:1:3: error[P002]: " MESSAGE "\n     1 | a\\u200b,b\n"
     "       |        ^\n" HELP},
    {"cells parted by tabs",
     {"a.csv", 1, 10},
     "Vân Đồn\t\t9.9\t2023",
     3,
     "a.csv:1:10: error[P002]: " MESSAGE "\n     1 | Vân Đồn\\t\\t9.9\\t2023\n"
     "       |            ^^^\n" HELP},
    {"long line of wide letters",
     {"a.csv", 1, 62},
     WIDE_30 WIDE_30 ",9",
     1,
     "a.csv:1:62: error[P002]: " MESSAGE "\n     1 | …" WIDE_30
     "表表表表表表表表表表表表表表表表表表表,9\n       |                       "
     "                                                                         "
     "     ^\n" HELP},
    {"escape in the file name",
     {"a\033.csv", 1, 0},
     NULL,
     0,
     "a\\x1b.csv:1: error[P002]: " MESSAGE "\n" HELP},
};

static char *printed(const pov_findings *findings, const findings_style *style)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);

    print_findings(findings, style, out);
    fclose(out);
    return text;
}

static void prints_text(void **state)
{
    const struct text_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    pov_finding *finding =
        pov_find(&findings, POV_FOUND_EMPTY_FILE, c->place, "'%s'", "x");
    const findings_style style = {.arena = arena};
    char *got;

    finding->line = c->line;
    finding->span = c->span;
    finding->help = "mend it";
    got = printed(&findings, &style);
    assert_string_equal(got, c->expected);
    free(got);
    pov_arena_free(arena);
}

/* The same two findings in every style. */
static struct style_case {
    const char *name;
    findings_style style;
    const char *expected;
} styles[] = {
    {"text",
     {.how = DIAGNOSTICS_TEXT, .colour = false, .quiet = QUIET_NOTHING},
     "a,b.csv:1:2: error[P002]: file is empty: 100%\\n (nothing was read)\n"
     "  help: mend\n  note: c.csv:7:1: the other one\n  note: d.csv: see here\n"
     "povstat: note[P406]: stated before with the same value (counted once)\n"},
    {"quiet leaves out notes",
     {.how = DIAGNOSTICS_TEXT, .colour = false, .quiet = QUIET_NOTES},
     "a,b.csv:1:2: error[P002]: file is empty: 100%\\n (nothing was read)\n"
     "  help: mend\n  note: c.csv:7:1: the other one\n"
     "  note: d.csv: see here\n"},
    {"colour",
     {.how = DIAGNOSTICS_TEXT, .colour = true, .quiet = QUIET_NOTES},
     "a,b.csv:1:2: \033[1;31merror[P002]:\033[0m file is empty: 100%\\n "
     "(nothing was read)\n"
     "  help: mend\n  note: c.csv:7:1: the other one\n"
     "  note: d.csv: see here\n"},
    {"github",
     {.how = DIAGNOSTICS_GITHUB, .colour = false, .quiet = QUIET_NOTHING},
     "::error file=a%2Cb.csv,line=1,col=2,title=P002::file is empty: 100%25\\n "
     "(nothing was read); see also c.csv:7, d.csv%0Ahelp: mend\n"
     "::notice title=P406::stated before with the same value (counted once)\n"},
    {"json",
     {.how = DIAGNOSTICS_JSON, .colour = false, .quiet = QUIET_NOTHING},
     "\"schema\":\"povstat.findings/1\""},
};

static void prints_style(void **state)
{
    struct style_case c = *(struct style_case *)*state;
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    pov_finding *finding =
        pov_find(&findings, POV_FOUND_EMPTY_FILE, (pov_place){"a,b.csv", 1, 2},
                 "100%%%s", "\n");
    char *got;

    finding->help = "mend";
    pov_find_related(&findings, finding, (pov_place){"c.csv", 7, 1},
                     "the other one");
    pov_find_related(&findings, finding, (pov_place){"d.csv", 0, 0}, NULL);
    finding = pov_find(&findings, POV_FOUND_DUPLICATE, (pov_place){0}, NULL);
    finding->help = NULL;
    c.style.arena = arena;
    got = printed(&findings, &c.style);
    if (c.style.how == DIAGNOSTICS_JSON)
        assert_non_null(strstr(got, c.expected));
    else
        assert_string_equal(got, c.expected);
    free(got);
    pov_arena_free(arena);
}

static void counts_the_rest(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    const findings_style style = {.arena = arena};
    const char *rest = "povstat: … and 23 more of P002 (file is empty); see "
                       "--all\n";
    char *got;

    (void)state;
    for (uint32_t i = 1; i <= 123; i++)
        pov_find(&findings, POV_FOUND_EMPTY_FILE, (pov_place){"a", i, 0}, NULL);
    got = printed(&findings, &style);
    assert_true(strlen(got) > strlen(rest));
    assert_string_equal(got + strlen(got) - strlen(rest), rest);
    assert_non_null(strstr(got, "a:100: "));
    assert_null(strstr(got, "a:101: "));
    free(got);
    pov_arena_free(arena);
}

/* Notes that are not shown are not said to be more, either. */
static void counts_no_hidden_rest(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    const findings_style style = {.quiet = QUIET_NOTES, .arena = arena};
    char *got;

    (void)state;
    for (uint32_t i = 1; i <= 123; i++)
        pov_find(&findings, POV_FOUND_DUPLICATE, (pov_place){"a", i, 0}, NULL);
    got = printed(&findings, &style);
    assert_string_equal(got, "");
    free(got);
    pov_arena_free(arena);
}

static struct summary_case {
    const char *read;
    size_t errors, warnings, notes, fatal;
    const char *expected;
} summaries[] = {
    {"3 files, 214 rows", 2, 5, 0, 0,
     "3 files, 214 rows: 2 errors, 5 warnings"},
    {"1 file", 1, 1, 1, 0, "1 file: 1 error, 1 warning, 1 note"},
    {"1 file", 0, 0, 0, 0, "1 file: no findings"},
    {NULL, 0, 0, 2, 0, "2 notes"},
    {NULL, 1, 0, 0, 1, "2 errors"},
    {NULL, 0, 0, 0, 0, "no findings"},
};

static void sums_up(void **state)
{
    const struct summary_case *c = *state;
    pov_arena *arena = pov_arena_new();
    const pov_findings findings = {
        .arena = arena,
        .by_severity = {c->notes, c->warnings, c->errors, c->fatal}};

    assert_string_equal(findings_summary(&findings, c->read, arena),
                        c->expected);
    pov_arena_free(arena);
}

int main(void)
{
    TEST_ROWS(texts, name, prints_text);
    TEST_ROWS(styles, name, prints_style);
    TEST_ROWS(summaries, expected, sums_up);
    TEST(counts_the_rest);
    TEST(counts_no_hidden_rest);
    return run_all("print_findings", NULL, NULL);
}
