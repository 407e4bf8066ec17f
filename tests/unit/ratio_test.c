#include "cases.h"

#include "povstat/ratio.h"
#include "dice.h"

#define MAX INT64_MAX
#define MIN INT64_MIN

__extension__ typedef __int128 wide;

/* One line is one test: a OP b is the result, or leaves int64. */
static struct ratio_case {
    const char *name;
    bool (*operation)(pov_ratio a, pov_ratio b, pov_ratio *out);
    pov_ratio a, b;
    bool fits;
    pov_ratio result;
} cases[] = {
    {"1/2 + 1/3", pov_ratio_add, {1, 2}, {1, 3}, true, {5, 6}},
    {"1/6 + 1/3", pov_ratio_add, {1, 6}, {1, 3}, true, {1, 2}},
    {"1/2 + -1/2", pov_ratio_add, {1, 2}, {-1, 2}, true, {0, 1}},
    {"max + 0", pov_ratio_add, {MAX, 1}, {0, 1}, true, {MAX, 1}},
    {"max + min", pov_ratio_add, {MAX, 1}, {MIN, 1}, true, {-1, 1}},
    {"max + 1", pov_ratio_add, {MAX, 1}, {1, 1}, false, {0, 1}},
    {"min + -1", pov_ratio_add, {MIN, 1}, {-1, 1}, false, {0, 1}},
    {"min + min", pov_ratio_add, {MIN, 1}, {MIN, 1}, false, {0, 1}},
    {"max/2 + max/2", pov_ratio_add, {MAX, 2}, {MAX, 2}, true, {MAX, 1}},
    {"1/max + 1/max", pov_ratio_add, {1, MAX}, {1, MAX}, true, {2, MAX}},
    {"1/max + 1/(max-1)", pov_ratio_add, {1, MAX}, {1, MAX - 1}, false, {0, 1}},
    {"max/(max-1) + max/(max-2)",
     pov_ratio_add,
     {MAX, MAX - 1},
     {MAX, MAX - 2},
     false,
     {0, 1}},
    {"1/2 - 1/3", pov_ratio_subtract, {1, 2}, {1, 3}, true, {1, 6}},
    {"1/3 - 1/2", pov_ratio_subtract, {1, 3}, {1, 2}, true, {-1, 6}},
    {"min - min", pov_ratio_subtract, {MIN, 1}, {MIN, 1}, true, {0, 1}},
    {"-1 - min", pov_ratio_subtract, {-1, 1}, {MIN, 1}, true, {MAX, 1}},
    {"0 - min", pov_ratio_subtract, {0, 1}, {MIN, 1}, false, {0, 1}},
    {"min - 1", pov_ratio_subtract, {MIN, 1}, {1, 1}, false, {0, 1}},
    {"2/3 x 3/2", pov_ratio_multiply, {2, 3}, {3, 2}, true, {1, 1}},
    {"-2/3 x 3/4", pov_ratio_multiply, {-2, 3}, {3, 4}, true, {-1, 2}},
    {"0 x max", pov_ratio_multiply, {0, 1}, {MAX, 1}, true, {0, 1}},
    {"max x 1/max", pov_ratio_multiply, {MAX, 1}, {1, MAX}, true, {1, 1}},
    {"max x 2", pov_ratio_multiply, {MAX, 1}, {2, 1}, false, {0, 1}},
    {"min x -1", pov_ratio_multiply, {MIN, 1}, {-1, 1}, false, {0, 1}},
    {"min x min", pov_ratio_multiply, {MIN, 1}, {MIN, 1}, false, {0, 1}},
    {"1/max x 1/max", pov_ratio_multiply, {1, MAX}, {1, MAX}, false, {0, 1}},
    {"2/3 : 4/3", pov_ratio_divide, {2, 3}, {4, 3}, true, {1, 2}},
    {"2/3 : -4/3", pov_ratio_divide, {2, 3}, {-4, 3}, true, {-1, 2}},
    {"0 : 5", pov_ratio_divide, {0, 1}, {5, 1}, true, {0, 1}},
    {"5 : 0", pov_ratio_divide, {5, 1}, {0, 1}, false, {0, 1}},
    {"0 : 0", pov_ratio_divide, {0, 1}, {0, 1}, false, {0, 1}},
    {"min : min", pov_ratio_divide, {MIN, 1}, {MIN, 1}, true, {1, 1}},
    {"1 : min", pov_ratio_divide, {1, 1}, {MIN, 1}, false, {0, 1}},
    {"2 : min", pov_ratio_divide, {2, 1}, {MIN, 1}, true, {-1, 1LL << 62}},
};

/* One line is one test: r to so many decimals. */
static struct round_case {
    const char *name;
    pov_ratio r;
    int scale;
    pov_rounding how;
    bool fits;
    int64_t units;
} roundings[] = {
    {"0,125 to 2", {1, 8}, 2, POV_ROUND_HALF_UP, true, 13},
    {"0,124 to 2", {31, 250}, 2, POV_ROUND_HALF_UP, true, 12},
    {"1/3 to 4", {1, 3}, 4, POV_ROUND_HALF_UP, true, 3333},
    {"2/3 to 4", {2, 3}, 4, POV_ROUND_HALF_UP, true, 6667},
    {"2/3 to 4, down", {2, 3}, 4, POV_ROUND_DOWN, true, 6666},
    {"1/3 to 4, up", {1, 3}, 4, POV_ROUND_UP, true, 3334},
    {"1/2 to 0", {1, 2}, 0, POV_ROUND_HALF_UP, true, 1},
    {"-1/2 to 0", {-1, 2}, 0, POV_ROUND_HALF_UP, true, -1},
    {"-1/3 to 0", {-1, 3}, 0, POV_ROUND_HALF_UP, true, 0},
    {"-1/3 to 0, down", {-1, 3}, 0, POV_ROUND_DOWN, true, -1},
    {"-1/3 to 0, up", {-1, 3}, 0, POV_ROUND_UP, true, 0},
    {"7 to 0, up", {7, 1}, 0, POV_ROUND_UP, true, 7},
    {"max to 0", {MAX, 1}, 0, POV_ROUND_HALF_UP, true, MAX},
    {"min to 0", {MIN, 1}, 0, POV_ROUND_DOWN, true, MIN},
    {"max to 1", {MAX, 1}, 1, POV_ROUND_DOWN, false, 0},
    {"max to 18", {MAX, 1}, 18, POV_ROUND_DOWN, false, 0},
    {"1/max to 18", {1, MAX}, 18, POV_ROUND_HALF_UP, true, 0},
    {"(max-1)/max to 0", {MAX - 1, MAX}, 0, POV_ROUND_HALF_UP, true, 1},
};

enum { MANY = 100000 };

static void reckons(void **state)
{
    const struct ratio_case *c = *state;
    pov_ratio got = {0, 1};

    assert_int_equal(c->operation(c->a, c->b, &got), c->fits);
    if (!c->fits)
        return;
    assert_int_equal(got.over, c->result.over);
    assert_int_equal(got.under, c->result.under);
}

static void rounds(void **state)
{
    const struct round_case *c = *state;
    pov_decimal got;

    assert_int_equal(pov_ratio_round(c->r, c->scale, c->how, &got), c->fits);
    if (!c->fits)
        return;
    assert_int_equal(got.units, c->units);
    assert_int_equal(got.scale, c->scale);
}

static void makes_lowest_terms(void **state)
{
    pov_ratio r;

    (void)state;
    assert_true(pov_ratio_make(6, -4, &r));
    assert_int_equal(r.over, -3);
    assert_int_equal(r.under, 2);
    assert_true(pov_ratio_make(0, -7, &r));
    assert_int_equal(r.over, 0);
    assert_int_equal(r.under, 1);
    assert_true(pov_ratio_make(MIN, 2, &r));
    assert_int_equal(r.over, MIN / 2);
    assert_true(pov_ratio_make(MIN, MIN, &r));
    assert_int_equal(r.over, 1);
    assert_false(pov_ratio_make(1, 0, &r));
    assert_false(pov_ratio_make(MIN, -1, &r));
    assert_false(pov_ratio_make(1, MIN, &r));
}

static void takes_decimals(void **state)
{
    pov_ratio r = pov_ratio_from_decimal((pov_decimal){74, 2, 0});

    (void)state;
    assert_int_equal(r.over, 37);
    assert_int_equal(r.under, 50);
    r = pov_ratio_from_decimal((pov_decimal){MIN, 18, 0});
    assert_int_equal(pov_ratio_compare(r, pov_ratio_whole(-9)), -1);
    assert_int_equal(pov_ratio_compare(r, pov_ratio_whole(-10)), 1);
}

static void compares_extremes(void **state)
{
    const pov_ratio ascending[] = {
        {MIN, 1},       {-MAX, 1},    {-1, 1},  {-1, MAX},      {0, 1},
        {1, MAX},       {1, MAX - 1}, {1, 2},   {MAX - 1, MAX}, {1, 1},
        {MAX, MAX - 1}, {MAX - 1, 1}, {MAX, 1},
    };
    const int n = sizeof ascending / sizeof *ascending;

    (void)state;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            assert_int_equal(pov_ratio_compare(ascending[i], ascending[j]),
                             (i > j) - (i < j));
}

static pov_ratio any_ratio(dice *r, int64_t most)
{
    pov_ratio made;

    assert_true(pov_ratio_make(dice_between(r, -most, most),
                               dice_between(r, 1, most), &made));
    return made;
}

/** Is p = over/under, in lowest terms? */
static void assert_is(pov_ratio p, wide over, wide under)
{
    wide a = p.over, b = p.under;

    assert_true(a * under == over * b);
    assert_true(p.under > 0);
    while (b) {
        wide rest = a % b;

        a = b;
        b = rest;
    }
    assert_true(a == 1 || a == -1);
}

static void agrees_with_wide_arithmetic(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < MANY; i++) {
        pov_ratio a = any_ratio(&r, 1000000), b = any_ratio(&r, 1000000);
        wide left = (wide)a.over * b.under, right = (wide)b.over * a.under;
        wide under = (wide)a.under * b.under;
        pov_ratio got;

        assert_true(pov_ratio_add(a, b, &got));
        assert_is(got, left + right, under);
        assert_true(pov_ratio_subtract(a, b, &got));
        assert_is(got, left - right, under);
        assert_true(pov_ratio_multiply(a, b, &got));
        assert_is(got, (wide)a.over * b.over, under);
        assert_int_equal(pov_ratio_divide(a, b, &got), b.over != 0);
        if (b.over)
            assert_is(got, left, right);
    }
}

/* Whatever is handed out is right, also where much overflows. */
static void never_wraps(void **state)
{
    dice r = fixed_seed;
    int held = 0;

    (void)state;
    for (int i = 0; i < MANY; i++) {
        int shift = (int)dice_between(&r, 0, 62);
        pov_ratio a = any_ratio(&r, MAX >> shift), b = any_ratio(&r, MAX);
        pov_ratio sum, back;

        if (!pov_ratio_add(a, b, &sum))
            continue;
        held++;
        assert_true(pov_ratio_subtract(sum, b, &back));
        assert_int_equal(pov_ratio_compare(back, a), 0);
        assert_int_equal(pov_ratio_compare(sum, a),
                         (b.over > 0) - (b.over < 0));
    }
    assert_true(held > 100);
}

static void bounds_whole_numbers(void **state)
{
    dice r = fixed_seed;

    (void)state;
    assert_int_equal(pov_ratio_floor((pov_ratio){MIN, 1}), MIN);
    assert_int_equal(pov_ratio_ceiling((pov_ratio){MAX, 1}), MAX);
    for (int i = 0; i < MANY; i++) {
        pov_ratio a = any_ratio(&r, 1000);
        int64_t floor = pov_ratio_floor(a), ceiling = pov_ratio_ceiling(a);

        assert_true(floor * a.under <= a.over);
        assert_true((floor + 1) * a.under > a.over);
        assert_true(ceiling * a.under >= a.over);
        assert_true((ceiling - 1) * a.under < a.over);
    }
}

static void rounds_to_nearest(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < MANY; i++) {
        pov_ratio a = any_ratio(&r, 1000000);
        int scale = (int)dice_between(&r, 0, 6);
        pov_ratio off, half;
        pov_decimal got;

        assert_true(pov_ratio_round(a, scale, POV_ROUND_HALF_UP, &got));
        half = pov_ratio_from_decimal((pov_decimal){5, scale + 1, 0});
        assert_true(pov_ratio_subtract(pov_ratio_from_decimal(got), a, &off));
        if (a.over < 0)
            off.over = -off.over; /* a half goes away from zero */
        assert_true(pov_ratio_compare(off, half) <= 0);
        half.over = -half.over;
        assert_true(pov_ratio_compare(off, half) > 0);
    }
}

int main(void)
{
    TEST_ROWS(cases, name, reckons);
    TEST_ROWS(roundings, name, rounds);
    TEST(makes_lowest_terms);
    TEST(takes_decimals);
    TEST(compares_extremes);
    TEST(agrees_with_wide_arithmetic);
    TEST(never_wraps);
    TEST(bounds_whole_numbers);
    TEST(rounds_to_nearest);
    return run_all("ratio", NULL, NULL);
}
