#include "cases.h"
#include "arena_fixture.h"

#include "povstat/decimal.h"
#include "dice.h"

#define MAX INT64_MAX
#define MIN INT64_MIN

__extension__ typedef __int128 wide;

/* One line is one test: the canonical text, and as typed. */
static struct text_case {
    const char *text;
    pov_decimal d;
    const char *typed;
} texts[] = {
    {"0", {0, 0, 0}, "0"},
    {"0", {0, 18, 0}, "0.000000000000000000"},
    {"12791", {12791, 0, 0}, "12791"},
    {"0.74", {74, 2, 0}, "0.74"},
    {"0.7", {70, 2, 0}, "0.70"},
    {"-2.5", {-25, 1, 0}, "-2.5"},
    {"-2.5", {-2500, 3, 0}, "-2.500"},
    {"4", {400, 2, 0}, "4.00"},
    {"400", {400, 0, 0}, "400"},
    {"1.05", {105, 2, 0}, "1.05"},
    {"0.05", {5, 2, 0}, "0.05"},
    {"-0.05", {-5, 2, 0}, "-0.05"},
    {"0.000000000000000001", {1, 18, 0}, "0.000000000000000001"},
    {"9223372036854775807", {MAX, 0, 0}, "9223372036854775807"},
    {"-9223372036854775808", {MIN, 0, 0}, "-9223372036854775808"},
    {"9.223372036854775807", {MAX, 18, 0}, "9.223372036854775807"},
    {"-9.223372036854775808", {MIN, 18, 0}, "-9.223372036854775808"},
};

typedef bool operation(pov_decimal a, pov_decimal b, pov_decimal *out);

/* One line is one test: a OP b. */
static struct sum_case {
    const char *name;
    operation *reckon;
    pov_decimal a, b;
    bool fits;
    pov_decimal result;
} sums[] = {
    {"1 + 2", pov_decimal_add, {1, 0, 0}, {2, 0, 0}, true, {3, 0, 0}},
    {"3,52 + 0,5", pov_decimal_add, {352, 2, 0}, {5, 1, 0}, true, {402, 2, 0}},
    {"0,5 + 3,52", pov_decimal_add, {5, 1, 0}, {352, 2, 0}, true, {402, 2, 0}},
    {"0,5 + 0,50", pov_decimal_add, {5, 1, 0}, {50, 2, 0}, true, {100, 2, 0}},
    {"max + 0", pov_decimal_add, {MAX, 0, 0}, {0, 0, 0}, true, {MAX, 0, 0}},
    {"max + 1", pov_decimal_add, {MAX, 0, 0}, {1, 0, 0}, false, {0, 0, 0}},
    {"min + -1", pov_decimal_add, {MIN, 0, 0}, {-1, 0, 0}, false, {0, 0, 0}},
    {"max + min", pov_decimal_add, {MAX, 3, 0}, {MIN, 3, 0}, true, {-1, 3, 0}},
    {"max + 0,0", pov_decimal_add, {MAX, 0, 0}, {0, 1, 0}, false, {0, 0, 0}},
    {"10 + 10^-18", pov_decimal_add, {10, 0, 0}, {1, 18, 0}, false, {0, 0, 0}},
    {"9 + 10^-18",
     pov_decimal_add,
     {9, 0, 0},
     {1, 18, 0},
     true,
     {9000000000000000001, 18, 0}},
    {"3,52 - 0,8",
     pov_decimal_subtract,
     {352, 2, 0},
     {8, 1, 0},
     true,
     {272, 2, 0}},
    {"0,8 - 3,52",
     pov_decimal_subtract,
     {8, 1, 0},
     {352, 2, 0},
     true,
     {-272, 2, 0}},
    {"min - 1", pov_decimal_subtract, {MIN, 0, 0}, {1, 0, 0}, false, {0, 0, 0}},
    {"0 - max",
     pov_decimal_subtract,
     {0, 0, 0},
     {MAX, 0, 0},
     true,
     {-MAX, 0, 0}},
    {"0 - min", pov_decimal_subtract, {0, 0, 0}, {MIN, 0, 0}, false, {0, 0, 0}},
    {"-1 - min",
     pov_decimal_subtract,
     {-1, 0, 0},
     {MIN, 0, 0},
     true,
     {MAX, 0, 0}},
    {"min - min",
     pov_decimal_subtract,
     {MIN, 0, 0},
     {MIN, 0, 0},
     true,
     {0, 0, 0}},
};

/* One line is one test: d x 10^power. */
static struct shift_case {
    const char *name;
    pov_decimal d;
    int power;
    bool fits;
    pov_decimal result;
} shifts[] = {
    {"0,74 by 0", {74, 2, 0}, 0, true, {74, 2, 0}},
    {"0,74 by 2", {74, 2, 0}, 2, true, {74, 0, 0}},
    {"0,74 by 3", {74, 2, 0}, 3, true, {740, 0, 1}},
    {"0,74 by -2", {74, 2, 0}, -2, true, {74, 4, 0}},
    {"269703,467 by 6", {269703467, 3, 0}, 6, true, {269703467000, 0, 3}},
    {"1 by 18", {1, 0, 0}, 18, true, {1000000000000000000, 0, 18}},
    {"-9 by 18", {-9, 0, 0}, 18, true, {-9000000000000000000, 0, 18}},
    {"10 by 18", {10, 0, 0}, 18, false, {0, 0, 0}},
    {"max by 1", {MAX, 0, 0}, 1, false, {0, 0, 0}},
    {"min by 1", {MIN, 0, 0}, 1, false, {0, 0, 0}},
    {"max 18 decimals by 18", {MAX, 18, 0}, 18, true, {MAX, 0, 0}},
    {"1 by -18", {1, 0, 0}, -18, true, {1, 18, 0}},
    {"1 by -19", {1, 0, 0}, -19, false, {0, 0, 0}},
    {"26,1 by 3", {261, 1, 0}, 3, true, {26100, 0, 2}},
    {"26,1 nghìn by 1", {26100, 0, 2}, 1, true, {261000, 0, 3}},
    {"26,1 nghìn by -1", {26100, 0, 2}, -1, true, {2610, 0, 1}},
    {"26,1 nghìn by -2", {26100, 0, 2}, -2, true, {261, 0, 0}},
    {"26,1 nghìn by -3", {26100, 0, 2}, -3, true, {261, 1, 0}},
    {"1 by 19", {1, 0, 0}, 19, false, {0, 0, 0}},
};

enum { MANY = 100000 };

static void prints(void **state)
{
    const struct text_case *c = *state;

    assert_string_equal(pov_decimal_text(arena, c->d), c->text);
    assert_string_equal(pov_decimal_typed(arena, c->d), c->typed);
}

static void assert_same(pov_decimal got, pov_decimal want)
{
    assert_int_equal(got.units, want.units);
    assert_int_equal(got.scale, want.scale);
    assert_int_equal(got.zeros, want.zeros);
}

static void sums_up(void **state)
{
    const struct sum_case *c = *state;
    pov_decimal got;

    assert_int_equal(c->reckon(c->a, c->b, &got), c->fits);
    if (c->fits)
        assert_same(got, c->result);
}

static void shifts_point(void **state)
{
    const struct shift_case *c = *state;
    pov_decimal got;

    assert_int_equal(pov_decimal_shift(c->d, c->power, &got), c->fits);
    if (c->fits)
        assert_same(got, c->result);
}

/* Three numbers that are rounded to thousands and one more may be off by less
 * than two of them. */
static void rounded_ones_add_up(void **state)
{
    const pov_decimal typed = {26000, 0, 3};
    const int64_t slack = 4 * pov_decimal_slack(typed);

    (void)state;
    assert_int_equal(pov_decimal_slack(pov_decimal_whole(26000)), 0);
    assert_int_equal(slack, 2000);
    assert_true(pov_decimal_is_sum(pov_decimal_whole(27999), typed, slack));
    assert_true(pov_decimal_is_sum(pov_decimal_whole(24001), typed, slack));
    assert_false(pov_decimal_is_sum(pov_decimal_whole(28000), typed, slack));
    assert_false(pov_decimal_is_sum(pov_decimal_whole(26001), typed, 0));
    assert_true(pov_decimal_is_sum(pov_decimal_whole(26000), typed, 0));
}

static void compares(void **state)
{
    const pov_decimal ascending[] = {
        {MIN, 0, 0}, {MIN, 18, 0}, {-1, 0, 0}, {-1, 18, 0},
        {0, 5, 0},   {1, 18, 0},   {74, 2, 0}, {75, 2, 0},
        {1, 0, 0},   {MAX, 18, 0}, {10, 0, 0}, {MAX, 0, 0},
    };
    const int n = sizeof ascending / sizeof *ascending;

    (void)state;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            assert_int_equal(pov_decimal_compare(ascending[i], ascending[j]),
                             (i > j) - (i < j));
    assert_int_equal(
        pov_decimal_compare((pov_decimal){400, 2, 0}, pov_decimal_whole(4)), 0);
}

static pov_decimal any_decimal(dice *r)
{
    int64_t most = MAX >> dice_between(r, 0, 62);

    return (pov_decimal){dice_between(r, -most, most),
                         (int)dice_between(r, 0, POV_DECIMAL_MAX_SCALE), 0};
}

static wide at_scale(pov_decimal d, int scale)
{
    wide units = d.units;

    for (int s = d.scale; s < scale; s++)
        units *= 10;
    return units;
}

/* Right or refused; and refused only if the result does not fit. */
static void adds_right_or_refuses(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < MANY; i++) {
        pov_decimal a = any_decimal(&r), b = any_decimal(&r), got;
        int scale = a.scale > b.scale ? a.scale : b.scale;
        wide sum = at_scale(a, scale) + at_scale(b, scale);
        wide rest = at_scale(a, scale) - at_scale(b, scale);

        assert_int_equal(pov_decimal_add(a, b, &got), sum >= MIN && sum <= MAX);
        if (sum >= MIN && sum <= MAX)
            assert_same(got, (pov_decimal){(int64_t)sum, scale, 0});
        assert_int_equal(pov_decimal_subtract(a, b, &got),
                         rest >= MIN && rest <= MAX);
        if (rest >= MIN && rest <= MAX)
            assert_same(got, (pov_decimal){(int64_t)rest, scale, 0});
        assert_int_equal(pov_decimal_compare(a, b), (rest > 0) - (rest < 0));
    }
}

int main(void)
{
    TEST_ROWS(texts, text, prints);
    TEST_ROWS(sums, name, sums_up);
    TEST_ROWS(shifts, name, shifts_point);
    TEST(compares);
    TEST(rounded_ones_add_up);
    TEST(adds_right_or_refuses);
    return run_all("decimal", make_arena, free_arena);
}
