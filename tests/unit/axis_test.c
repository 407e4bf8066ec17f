#include "cases.h"

#include "view/charts.h"

#include "drawn.h"

/* The axis over two values, as its ends and step in hundredths, and where two
 * values lie on it. */
static struct axis_case {
    const char *name;
    int64_t least, largest; /* in hundredths */
    pov_unit unit;
    int most;
    int64_t step, first, last; /* step in ten-thousandths */
    struct {
        int64_t value; /* in hundredths */
        int at;
    } places[2];
} cases[] = {
    {"a rate from nothing",
     0,
     2471,
     POV_IN_PERCENT,
     6,
     50000,
     0,
     5,
     {{2471, 988}, {0, 0}}},
    {"a count from nothing",
     0,
     1047300,
     POV_IN_COUNT,
     6,
     20000000,
     0,
     6,
     {{1047300, 872}, {841000, 700}}},
    {"close values show their difference",
     1990,
     2737,
     POV_IN_PERCENT,
     5,
     20000,
     9,
     14,
     {{1990, 190}, {2737, 937}}},
    {"far ones begin at nothing",
     10,
     94,
     POV_IN_PERCENT,
     5,
     2000,
     0,
     5,
     {{94, 940}, {10, 100}}},
    {"counts have whole steps",
     0,
     100,
     POV_IN_COUNT,
     6,
     10000,
     0,
     1,
     {{100, 1000}, {50, 500}}},
    {"nothing at all",
     0,
     0,
     POV_IN_COUNT,
     6,
     10000,
     0,
     1,
     {{0, 0}, {100, 1000}}},
    {"equal values",
     5000,
     5000,
     POV_IN_PERCENT,
     5,
     10000,
     45,
     50,
     {{5000, 1000}, {4700, 400}}},
    {"outside: at the end",
     0,
     100,
     POV_IN_COUNT,
     6,
     10000,
     0,
     1,
     {{-100, 0}, {300, 1000}}},
};

static pov_ratio hundredths(int64_t n)
{
    return pov_ratio_from_decimal((pov_decimal){n, 2, 0});
}

static void lays_axis(void **state)
{
    const struct axis_case *c = *state;
    pov_decimal step;
    axis a;

    assert_true(charts_axis_over(hundredths(c->least), hundredths(c->largest),
                                 c->unit, c->most, &a));
    step = (pov_decimal){c->step, 4, 0};
    assert_int_equal(pov_decimal_compare(a.step, step), 0);
    assert_int_equal(a.first, c->first);
    assert_int_equal(a.last, c->last);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(charts_axis_place(&a, hundredths(c->places[i].value)),
                         c->places[i].at);
}

static void refuses(void **state)
{
    axis a;

    (void)state;
    assert_false(charts_axis_over((pov_ratio){-1, 1}, (pov_ratio){1, 1},
                                  POV_IN_COUNT, 5, &a));
    assert_false(charts_axis_over((pov_ratio){0, 1}, (pov_ratio){INT64_MAX, 1},
                                  POV_IN_COUNT, 5, &a));
}

/* A third of a third and the largest numbers are placed as well as others. */
static void places_awkward_values(void **state)
{
    axis a;

    (void)state;
    assert_true(charts_axis_over((pov_ratio){0, 1}, (pov_ratio){1, 1},
                                 POV_IN_PERCENT, 6, &a));
    assert_int_equal(charts_axis_place(&a, (pov_ratio){1, 3}), 333);
    assert_int_equal(
        charts_axis_place(&a, (pov_ratio){INT64_MAX / 3, INT64_MAX - 1}), 333);
    assert_int_equal(charts_axis_place(&a, (pov_ratio){INT64_MAX, 1}), 1000);
    assert_true(charts_axis_over((pov_ratio){0, 1},
                                 (pov_ratio){1535280000000000, 1}, POV_IN_COUNT,
                                 6, &a));
    assert_int_equal(charts_axis_place(&a, (pov_ratio){1535280000000000, 1}),
                     767);
}

int main(void)
{
    TEST(refuses);
    TEST(places_awkward_values);
    TEST_ROWS(cases, name, lays_axis);
    return run_all("axis", NULL, NULL);
}
