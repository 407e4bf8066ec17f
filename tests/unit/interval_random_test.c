#include "cases.h"

#include "dice.h"
#include "povstat/interval.h"

/* What must hold for any interval: made up at random, with the same seed in
 * every run. */

enum { MANY = 20000 };

static pov_ratio percent_of(int64_t count, int64_t whole)
{
    pov_ratio r;

    assert_true(pov_ratio_make(100 * count, whole, &r));
    return r;
}

/** A share as it is printed. */
static pov_interval printed_share(dice *r, int64_t count, int64_t whole)
{
    int scale = (int)dice_between(r, 0, 3);
    pov_decimal printed;

    assert_true(pov_ratio_round(percent_of(count, whole), scale,
                                POV_ROUND_HALF_UP, &printed));
    return pov_interval_rounded(printed, 1);
}

/* Of count, rate and whole any two lead back to an interval with the third. */
static void contains_the_truth(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < MANY; i++) {
        int64_t whole = dice_between(&r, 1, i % 2 ? 300 : 300000);
        int64_t count = dice_between(&r, 0, whole);
        pov_interval c = pov_interval_point(pov_ratio_whole(count));
        pov_interval w = pov_interval_point(pov_ratio_whole(whole));
        pov_interval rate = printed_share(&r, count, whole), got;

        assert_true(pov_interval_contains(&rate, percent_of(count, whole)));
        got = pov_interval_multiply(&rate, &w);
        got = pov_interval_scale(&got, (pov_ratio){1, 100});
        got = pov_interval_whole(&got);
        assert_true(pov_interval_contains(&got, c.low.at));
        got = pov_interval_divide(&c, &rate);
        got = pov_interval_scale(&got, pov_ratio_whole(100));
        if (count)
            assert_true(pov_interval_contains(&got, w.low.at));
        got = pov_interval_divide(&c, &w);
        got = pov_interval_scale(&got, pov_ratio_whole(100));
        assert_true(pov_interval_contains(&got, percent_of(count, whole)));
    }
}

static pov_end any_end(dice *r, int64_t most)
{
    pov_end e = {.closed = dice_bits(r) & 1, .at = {0, 1}};

    e.finite = dice_between(r, 0, 9) > 0;
    if (e.finite)
        assert_true(pov_ratio_make(dice_between(r, -most, most),
                                   dice_between(r, 1, 4), &e.at));
    return e;
}

static pov_interval any_interval(dice *r, int64_t most)
{
    return (pov_interval){any_end(r, most), any_end(r, most)};
}

static void assert_alike(const pov_interval *a, const pov_interval *b)
{
    if (pov_interval_is_empty(a))
        assert_true(pov_interval_is_empty(b));
    else
        assert_true(pov_interval_equal(a, b));
}

static void meets_in_any_order(void **state)
{
    dice r = fixed_seed;
    int some = 0;

    (void)state;
    for (int i = 0; i < 10 * MANY; i++) {
        pov_interval a = any_interval(&r, 6), b = any_interval(&r, 6);
        pov_interval c = any_interval(&r, 6);
        pov_interval ab = pov_interval_meet(&a, &b);
        pov_interval ba = pov_interval_meet(&b, &a);
        pov_interval bc = pov_interval_meet(&b, &c);
        pov_interval left = pov_interval_meet(&ab, &c);
        pov_interval right = pov_interval_meet(&a, &bc);
        pov_interval twice = pov_interval_meet(&ab, &a);

        assert_alike(&ab, &ba);
        assert_alike(&left, &right);
        assert_alike(&twice, &ab);
        assert_int_equal(pov_interval_agree(&a, &b),
                         !pov_interval_is_empty(&ab));
        some += !pov_interval_is_empty(&left);
    }
    assert_in_range(some, MANY / 2, 9 * MANY);
}

/** One of the values in the interval; false if it found none. */
static bool pick(dice *r, const pov_interval *i, int64_t most, pov_ratio *out)
{
    for (int tries = 0; tries < 20; tries++) {
        if (dice_bits(r) & 1 && i->low.finite)
            *out = dice_bits(r) & 1 || !i->high.finite ? i->low.at : i->high.at;
        else
            assert_true(pov_ratio_make(dice_between(r, -4 * most, 4 * most),
                                       dice_between(r, 1, 8), out));
        if (pov_interval_contains(i, *out))
            return true;
    }
    return false;
}

typedef pov_interval operation(const pov_interval *a, const pov_interval *b);
typedef bool exact(pov_ratio a, pov_ratio b, pov_ratio *out);

static const struct pairing {
    operation *wide;
    exact *narrow;
    bool positive; /* for values that are not negative */
} pairings[] = {
    {pov_interval_add, pov_ratio_add, false},
    {pov_interval_subtract, pov_ratio_subtract, false},
    {pov_interval_multiply, pov_ratio_multiply, true},
    {pov_interval_divide, pov_ratio_divide, true},
};

static void make_positive(pov_interval *i)
{
    pov_interval positive = pov_interval_any();

    positive.low = pov_interval_point(pov_ratio_whole(0)).low;
    *i = pov_interval_meet(i, &positive);
}

/* Whatever two values in a and b come to is in the result: also at zero, at
 * open ends, without ends and where ends leave int64. */
static void hold_every_pair(int64_t most)
{
    dice r = fixed_seed;
    int checked = 0;

    for (int i = 0; i < 10 * MANY; i++) {
        const struct pairing *p = &pairings[i % 4];
        pov_interval a = any_interval(&r, most), b = any_interval(&r, most);
        pov_interval result;
        pov_ratio x, y, z;

        if (p->positive) {
            make_positive(&a);
            make_positive(&b);
        }
        if (pov_interval_is_empty(&a) || pov_interval_is_empty(&b))
            continue;
        result = p->wide(&a, &b);
        if (!pick(&r, &a, most, &x) || !pick(&r, &b, most, &y) ||
            !p->narrow(x, y, &z))
            continue;
        checked++;
        if (!pov_interval_contains(&result, z))
            fail_msg("pairing %d, row %d", i % 4, i);
    }
    assert_true(checked > MANY);
}

static void holds_every_pair(void **state)
{
    (void)state;
    hold_every_pair(6);
    hold_every_pair(100000);
}

static void widens_on_overflow(void **state)
{
    (void)state;
    hold_every_pair(INT64_MAX / 4);
}

static void scales_every_value(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < MANY; i++) {
        pov_interval a = any_interval(&r, 6), result;
        pov_ratio by, x, z;

        assert_true(pov_ratio_make(dice_between(&r, -3, 3),
                                   dice_between(&r, 1, 3), &by));
        result = pov_interval_scale(&a, by);
        if (pick(&r, &a, 6, &x) && pov_ratio_multiply(x, by, &z))
            assert_true(pov_interval_contains(&result, z));
    }
}

static void keeps_every_whole_number(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < MANY; i++) {
        pov_interval a = any_interval(&r, 6);
        pov_interval whole = pov_interval_whole(&a);

        for (int64_t n = -8; n <= 8; n++)
            assert_int_equal(pov_interval_contains(&whole, pov_ratio_whole(n)),
                             pov_interval_contains(&a, pov_ratio_whole(n)));
    }
}

int main(void)
{
    TEST(contains_the_truth);
    TEST(meets_in_any_order);
    TEST(holds_every_pair);
    TEST(widens_on_overflow);
    TEST(scales_every_value);
    TEST(keeps_every_whole_number);
    return run_all("interval_random", NULL, NULL);
}
