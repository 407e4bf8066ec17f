#include "cases.h"

#include <string.h>
#include <unistd.h>

#include "cli/environment.h"

static struct colour_case {
    const char *name;
    colour_wish wish;
    const char *no_colour, *force, *cli_force, *term;
    bool is_terminal, expected;
} colours[] = {
    {"colour: terminal", COLOUR_AUTO, "", "", "", "xterm", true, true},
    {"colour: pipe", COLOUR_AUTO, "", "", "", "xterm", false, false},
    {"colour: dumb", COLOUR_AUTO, "", "", "", "dumb", true, false},
    {"colour: no TERM", COLOUR_AUTO, "", "", "", "", true, false},
    {"colour: NO_COLOR", COLOUR_AUTO, "1", "", "", "xterm", true, false},
    {"colour: NO_COLOR wins", COLOUR_AUTO, "1", "1", "1", "xterm", true, false},
    {"colour: FORCE_COLOR", COLOUR_AUTO, "", "1", "", "dumb", false, true},
    {"colour: FORCE_COLOR=0", COLOUR_AUTO, "", "0", "", "", false, false},
    {"colour: CLICOLOR_FORCE", COLOUR_AUTO, "", "", "1", "", false, true},
    {"colour: always", COLOUR_ALWAYS, "1", "", "", "dumb", false, true},
    {"colour: never", COLOUR_NEVER, "", "1", "1", "xterm", true, false},
};

static void decides_colour(void **state)
{
    const struct colour_case *c = *state;

    setenv("NO_COLOR", c->no_colour, 1);
    setenv("FORCE_COLOR", c->force, 1);
    setenv("CLICOLOR_FORCE", c->cli_force, 1);
    setenv("TERM", c->term, 1);
    assert_int_equal(environment_colour(c->wish, c->is_terminal), c->expected);
}

static struct width_case {
    const char *columns;
    size_t expected;
} widths[] = {
    {"", 100},  {"72", 72},  {"20", 40},  {"200", 140},
    {"0", 100}, {"-3", 100}, {"8x", 100}, {"99999999999999999999", 100},
};

static void decides_width(void **state)
{
    const struct width_case *c = *state;

    setenv("COLUMNS", c->columns, 1);
    assert_int_equal(environment_width(false), c->expected);
}

static struct epoch_case {
    const char *epoch;
    const char *expected; /* NULL: a complaint */
} epochs[] = {
    {"0", "1970-01-01"},
    {"1736899200", "2025-01-15"},
    {"1736985599", "2025-01-15"},
    {"253402300799", "9999-12-31"},
    {"253402300800", NULL},
    {"99999999999999999999999", NULL},
    {"-1", NULL},
    {"1e9", NULL},
    {"today", NULL},
};

static void reads_epoch(void **state)
{
    const struct epoch_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_day day = POV_NO_DAY;
    char text[POV_DAY_TEXT_SIZE];
    const char *complaint;

    setenv("SOURCE_DATE_EPOCH", c->epoch, 1);
    complaint = environment_today(&day, POV_EN, arena);
    if (c->expected) {
        assert_null(complaint);
        pov_day_print(day, text);
        assert_string_equal(text, c->expected);
    } else {
        assert_non_null(strstr(complaint, c->epoch));
    }
    pov_arena_free(arena);
}

static void today_is_no_past(void **state)
{
    pov_day day = POV_NO_DAY;

    (void)state;
    setenv("SOURCE_DATE_EPOCH", "", 1);
    assert_null(environment_today(&day, POV_EN, NULL));
    assert_true(day >= pov_day_from(2024, 1, 1));
}

static void data_directory_has_an_order(void **state)
{
    (void)state;
    setenv("POVSTAT_DATA", "elsewhere", 1);
    assert_string_equal(environment_data_directory("typed"), "typed");
    assert_string_equal(environment_data_directory(NULL), "elsewhere");
    setenv("POVSTAT_DATA", "", 1);
    assert_string_not_equal(environment_data_directory(NULL), "");
}

static void knows_where_it_is(void **state)
{
    pov_arena *arena = pov_arena_new();

    (void)state;
    assert_int_equal(chdir("/"), 0);
    assert_string_equal(environment_directory(arena), "/");
    setenv("GITHUB_WORKSPACE", "/w/repo", 1);
    assert_string_equal(environment_checkout(), "/w/repo");
    setenv("GITHUB_WORKSPACE", "", 1);
    assert_null(environment_checkout());
    pov_arena_free(arena);
}

int main(void)
{
    TEST_ROWS(colours, name, decides_colour);
    TEST_ROWS(widths, columns, decides_width);
    TEST_ROWS(epochs, epoch, reads_epoch);
    TEST(today_is_no_past);
    TEST(data_directory_has_an_order);
    TEST(knows_where_it_is);
    return run_all("environment", NULL, NULL);
}
