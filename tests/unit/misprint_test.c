#include "cases.h"

#include <string.h>

#include "povstat/misprint.h"

/* One line is one test: what was typed, between what the number would have to
 * be, and the slip; NULL: none explains it.  */
static struct misprint_case {
    const char *name;
    pov_decimal typed, low, high;
    const char *says;
    pov_decimal meant;
} cases[] = {
    {"swapped",
     {1516, 0, 0},
     {1156, 0, 0},
     {1156, 0, 0},
     "swapped",
     {1156, 0, 0}},
    {"swapped across the mark",
     {705, 2, 0},
     {75, 1, 0},
     {75, 1, 0},
     "swapped",
     {750, 2, 0}},
    {"ten times",
     {74, 1, 0},
     {735, 3, 0},
     {744, 3, 0},
     "10 times too large",
     {74, 2, 0}},
    {"a tenth",
     {95, 0, 0},
     {941, 0, 0},
     {952, 0, 0},
     "10 times too small",
     {950, 0, 0}},
    {"thousand",
     {12791000, 0, 0},
     {12791, 0, 0},
     {12791, 0, 0},
     "1000 times too large",
     {12791, 0, 0}},
    {"a thousandth",
     {12791, 3, 0},
     {12791, 0, 0},
     {12791, 0, 0},
     "1000 times too small",
     {12791, 0, 0}},
    {"doubled",
     {11566, 0, 0},
     {1156, 0, 0},
     {1156, 0, 0},
     "doubled",
     {1156, 0, 0}},
    {"added", {11596, 0, 0}, {1156, 0, 0}, {1156, 0, 0}, "added", {1156, 0, 0}},
    {"dropped", {14, 0, 0}, {141, 0, 0}, {141, 0, 0}, "dropped", {141, 0, 0}},
    {"dropped in front",
     {41, 0, 0},
     {141, 0, 0},
     {141, 0, 0},
     "dropped",
     {141, 0, 0}},
    {"dropped behind the mark",
     {74, 1, 0},
     {745, 2, 0},
     {745, 2, 0},
     "dropped",
     {745, 2, 0}},
    {"one wrong",
     {1156, 0, 0},
     {1186, 0, 0},
     {1186, 0, 0},
     "wrong",
     {1186, 0, 0}},
    {"one wrong of one", {3, 0, 0}, {8, 0, 0}, {8, 0, 0}, "wrong", {8, 0, 0}},
    {"two wrong", {1156, 0, 0}, {1288, 0, 0}, {1288, 0, 0}, NULL, {0, 0, 0}},
    {"several would do", {5, 0, 0}, {7, 0, 0}, {9, 0, 0}, "wrong", {0, 0, 0}},
    {"anything would do",
     {1156, 0, 0},
     {0, 0, 0},
     {99999, 0, 0},
     NULL,
     {0, 0, 0}},
    {"no zero in front", {10000, 0, 0}, {0, 0, 0}, {0, 0, 0}, NULL, {0, 0, 0}},
    {"itself", {1156, 0, 0}, {1156, 0, 0}, {1156, 0, 0}, NULL, {0, 0, 0}},
    {"nothing from zero", {0, 0, 0}, {0, 0, 0}, {0, 0, 0}, NULL, {0, 0, 0}},
    {"negative", {-15, 0, 0}, {-51, 0, 0}, {-51, 0, 0}, NULL, {0, 0, 0}},
    {"as large as can be",
     {INT64_MAX, 0, 0},
     {1, 0, 0},
     {1, 0, 0},
     NULL,
     {0, 0, 0}},
};

static bool is_between(pov_decimal number, const void *with)
{
    const struct misprint_case *c = with;

    return pov_decimal_compare(number, c->low) >= 0 &&
           pov_decimal_compare(number, c->high) <= 0;
}

static void explains(void **state)
{
    const struct misprint_case *c = *state;
    pov_misprint got;

    if (!c->says) {
        assert_false(pov_misprint_find(c->typed, is_between, c, &got));
        return;
    }
    assert_true(pov_misprint_find(c->typed, is_between, c, &got));
    if (!strstr(got.says, c->says))
        fail_msg("'%s', not '%s'", got.says, c->says);
    assert_int_equal(got.has_meant, c->meant.units != 0);
    assert_int_equal(pov_decimal_compare(got.meant, c->meant), 0);
    assert_int_equal(got.tells == POV_TELLS_LITTLE,
                     !strcmp(c->says, "wrong") || !strcmp(c->says, "added"));
}

int main(void)
{
    TEST_ROWS(cases, name, explains);
    return run_all("misprint", NULL, NULL);
}
