#include "cases.h"

#include "povstat/interval.h"

#define MAX INT64_MAX

/* Ends as they are written: [ ] closed, ( ) open, OPEN without end. */
#define AT(n, closed)                                                          \
    {                                                                          \
        true, closed,                                                          \
        {                                                                      \
            n, 1                                                               \
        }                                                                      \
    }
#define OPEN                                                                   \
    {                                                                          \
        false, false,                                                          \
        {                                                                      \
            0, 1                                                               \
        }                                                                      \
    }
#define POINT(n)                                                               \
    {                                                                          \
        AT(n, true), AT(n, true)                                               \
    }
#define CLOSED(a, b)                                                           \
    {                                                                          \
        AT(a, true), AT(b, true)                                               \
    }
#define HALF(a, b)                                                             \
    {                                                                          \
        AT(a, true), AT(b, false)                                              \
    }
#define BETWEEN(a, b)                                                          \
    {                                                                          \
        AT(a, false), AT(b, false)                                             \
    }
#define FROM(a)                                                                \
    {                                                                          \
        AT(a, true), OPEN                                                      \
    }
#define UP_TO(a)                                                               \
    {                                                                          \
        OPEN, AT(a, true)                                                      \
    }
#define ANY                                                                    \
    {                                                                          \
        OPEN, OPEN                                                             \
    }

typedef pov_interval operation(const pov_interval *a, const pov_interval *b);

/* One line is one test: a OP b. */
static struct pair_case {
    const char *name;
    operation *reckon;
    pov_interval a, b, result;
} pairs[] = {
    {"points add", pov_interval_add, POINT(2), POINT(3), POINT(5)},
    {"closed add", pov_interval_add, CLOSED(1, 2), CLOSED(10, 20),
     CLOSED(11, 22)},
    {"an open end stays open", pov_interval_add, HALF(1, 2), CLOSED(10, 20),
     HALF(11, 22)},
    {"no end stays none", pov_interval_add, FROM(1), CLOSED(1, 2), FROM(2)},
    {"past int64 there is no end", pov_interval_add, CLOSED(1, MAX),
     CLOSED(1, 2), FROM(2)},
    {"subtract crosses the ends", pov_interval_subtract, HALF(5, 7),
     CLOSED(1, 2), HALF(3, 6)},
    {"subtract: an open end moves over",
     pov_interval_subtract,
     CLOSED(5, 7),
     HALF(1, 2),
     {AT(3, false), AT(6, true)}},
    {"subtract what has no end", pov_interval_subtract, POINT(5), FROM(1),
     UP_TO(4)},
    {"subtract below int64", pov_interval_subtract, CLOSED(-MAX, 0), POINT(2),
     UP_TO(-2)},
    {"multiply", pov_interval_multiply, HALF(2, 3), CLOSED(10, 20),
     HALF(20, 60)},
    {"multiply: zero is attained", pov_interval_multiply, HALF(0, 3),
     CLOSED(10, 20), HALF(0, 60)},
    {"multiply: zero by an open end", pov_interval_multiply, POINT(0),
     HALF(1, 2), POINT(0)},
    {"multiply: zero by no end", pov_interval_multiply, POINT(0), FROM(1),
     POINT(0)},
    {"multiply: what has no end", pov_interval_multiply, FROM(2), POINT(3),
     FROM(6)},
    {"multiply: negative is held at zero", pov_interval_multiply, HALF(-1, 2),
     POINT(3), HALF(0, 6)},
    {"multiply past int64", pov_interval_multiply, CLOSED(2, MAX), CLOSED(2, 3),
     FROM(4)},
    {"divide", pov_interval_divide, CLOSED(10, 20), CLOSED(2, 5),
     CLOSED(2, 10)},
    {"divide by a half-open",
     pov_interval_divide,
     POINT(20),
     HALF(2, 5),
     {AT(4, false), AT(10, true)}},
    {"divide by what may be zero", pov_interval_divide, POINT(20), CLOSED(0, 5),
     FROM(4)},
    {"divide by no end",
     pov_interval_divide,
     CLOSED(10, 20),
     FROM(2),
     {AT(0, false), AT(10, true)}},
    {"divide zero", pov_interval_divide, POINT(0), CLOSED(2, 5), POINT(0)},
    {"divide zero by no end", pov_interval_divide, POINT(0), FROM(2), POINT(0)},
    {"divide what may be zero", pov_interval_divide, CLOSED(0, 6), HALF(2, 3),
     CLOSED(0, 3)},
    {"divide without end", pov_interval_divide, FROM(6), CLOSED(2, 3), FROM(2)},
    {"meet", pov_interval_meet, CLOSED(1, 5), HALF(3, 9), CLOSED(3, 5)},
    {"meet: the open end wins", pov_interval_meet, HALF(1, 5), CLOSED(1, 5),
     HALF(1, 5)},
    {"meet with anything", pov_interval_meet, ANY, HALF(3, 9), HALF(3, 9)},
    {"meet: touching ends", pov_interval_meet, HALF(1, 3), HALF(3, 9),
     POINT(3)},
    {"meet: a point on an open end", pov_interval_meet, HALF(1, 3), POINT(3),
     POINT(3)},
};

/* One line is one test: do they agree? */
static struct agree_case {
    const char *name;
    pov_interval a, b;
    bool agree;
} agreements[] = {
    {"overlap", CLOSED(1, 3), CLOSED(2, 4), true},
    {"apart", CLOSED(1, 2), CLOSED(3, 4), false},
    {"touch, both closed", CLOSED(1, 2), CLOSED(2, 3), true},
    {"touch, one open", HALF(1, 2), CLOSED(2, 3), true},
    {"touch, both open", BETWEEN(1, 2), BETWEEN(2, 3), true},
    {"point on the open end", HALF(1, 2), POINT(2), true},
    {"point past the end", HALF(1, 2), POINT(3), false},
    {"no ends", ANY, POINT(3), true},
    {"apart without ends", UP_TO(1), FROM(2), false},
};

/* One line is one test: what a printed figure means, in tenths of its last
 * decimal. */
static struct rounded_case {
    const char *name;
    pov_decimal printed;
    int half_units;
    pov_ratio low, high;
} roundings[] = {
    {"0,80", {80, 2, 0}, 1, {795, 1000}, {805, 1000}},
    {"3,5", {35, 1, 0}, 1, {345, 100}, {355, 100}},
    {"100", {100, 0, 0}, 1, {995, 10}, {1005, 10}},
    {"0,0", {0, 1, 0}, 1, {-5, 100}, {5, 100}},
    {"8,06", {806, 2, 0}, 1, {8055, 1000}, {8065, 1000}},
    {"2,46 of two rates", {246, 2, 0}, 2, {245, 100}, {247, 100}},
    {"26,1 nghìn", {26100, 0, 2}, 1, {26050, 1}, {26150, 1}},
    {"26 nghìn", {26000, 0, 3}, 1, {25500, 1}, {26500, 1}},
    {"1,2 triệu", {1200000, 0, 5}, 1, {1150000, 1}, {1250000, 1}},
    {"0 nghìn", {0, 0, 3}, 1, {-500, 1}, {500, 1}},
    {"2 chục", {20, 0, 1}, 1, {15, 1}, {25, 1}},
    {"26,1 nghìn of two counts", {26100, 0, 2}, 2, {26000, 1}, {26200, 1}},
    {"12,5 of two rates", {125, 1, 0}, 2, {124, 10}, {126, 10}},
};

/* One line is one test: whole numbers inside. */
static struct whole_case {
    const char *name;
    pov_interval i, result;
} wholes[] = {
    {"closed", CLOSED(1, 5), CLOSED(1, 5)},
    {"open above", HALF(1, 5), CLOSED(1, 4)},
    {"open on both sides", BETWEEN(1, 5), CLOSED(2, 4)},
    {"fractions", {{true, true, {3, 2}}, {true, true, {9, 2}}}, CLOSED(2, 4)},
    {"open fractions",
     {{true, false, {3, 2}}, {true, false, {9, 2}}},
     CLOSED(2, 4)},
    {"negative fractions",
     {{true, true, {-3, 2}}, {true, true, {-1, 2}}},
     POINT(-1)},
    {"no ends", ANY, ANY},
    {"one end", {{true, false, {3, 1}}, OPEN}, FROM(4)},
    {"a point", POINT(7), POINT(7)},
    {"an open end at the largest", BETWEEN(-MAX, MAX),
     CLOSED(-MAX + 1, MAX - 1)},
    {"above the largest", {AT(MAX, false), OPEN}, {AT(MAX, true), OPEN}},
    {"below the least",
     {OPEN, AT(INT64_MIN, false)},
     {OPEN, AT(INT64_MIN, true)}},
};

static void assert_same_end(pov_end got, pov_end want)
{
    assert_int_equal(got.finite, want.finite);
    if (!want.finite)
        return;
    assert_int_equal(pov_ratio_compare(got.at, want.at), 0);
    assert_int_equal(got.closed, want.closed);
}

static void assert_same(pov_interval got, pov_interval want)
{
    assert_same_end(got.low, want.low);
    assert_same_end(got.high, want.high);
}

static void reckons(void **state)
{
    const struct pair_case *c = *state;

    assert_same(c->reckon(&c->a, &c->b), c->result);
}

static void agrees(void **state)
{
    const struct agree_case *c = *state;

    assert_int_equal(pov_interval_agree(&c->a, &c->b), c->agree);
    assert_int_equal(pov_interval_agree(&c->b, &c->a), c->agree);
}

static void means_half_open(void **state)
{
    const struct rounded_case *c = *state;
    pov_interval i = pov_interval_rounded(c->printed, c->half_units);

    assert_true(pov_interval_is_bounded(&i));
    assert_int_equal(pov_ratio_compare(i.low.at, c->low), 0);
    assert_int_equal(pov_ratio_compare(i.high.at, c->high), 0);
    assert_true(pov_interval_contains(&i, c->low));
    assert_false(pov_interval_contains(&i, c->high));
    assert_true(pov_interval_contains(&i, pov_ratio_from_decimal(c->printed)));
}

static void shrinks_to_whole(void **state)
{
    const struct whole_case *c = *state;

    assert_same(pov_interval_whole(&c->i), c->result);
}

static void knows_kinds(void **state)
{
    pov_interval any = ANY, point = POINT(3), half = HALF(3, 4);
    pov_interval empty = CLOSED(4, 3), from = FROM(3);

    (void)state;
    assert_false(pov_interval_is_bounded(&any));
    assert_false(pov_interval_is_bounded(&from));
    assert_false(pov_interval_is_empty(&from));
    assert_true(pov_interval_is_point(&point));
    assert_false(pov_interval_is_point(&half));
    assert_false(pov_interval_is_empty(&point));
    assert_true(pov_interval_is_empty(&empty));
    assert_true(pov_interval_contains(&any, (pov_ratio){INT64_MIN, 1}));
    assert_true(pov_interval_equal(&half, &half));
    assert_false(pov_interval_equal(&half, &point));
    assert_same(pov_interval_any(), any);
    assert_same(pov_interval_point(pov_ratio_whole(3)), point);
    assert_same(pov_interval_closed(pov_ratio_whole(4), pov_ratio_whole(3)),
                empty);
}

static void scales(void **state)
{
    const struct {
        pov_interval i;
        pov_ratio by;
        pov_interval result;
    } rows[] = {
        {HALF(1, 2), {100, 1}, HALF(100, 200)},
        {HALF(1, 2), {-1, 1}, {AT(-2, false), AT(-1, true)}},
        {FROM(4), {1, 2}, FROM(2)},
        {FROM(4), {-1, 2}, UP_TO(-2)},
        {CLOSED(1, MAX), {2, 1}, FROM(2)},
        {HALF(1, 2), {0, 1}, POINT(0)},
    };

    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        assert_same(pov_interval_scale(&rows[r].i, rows[r].by), rows[r].result);
}

static void cuts_what_is_beyond(void **state)
{
    const struct {
        pov_interval i, bounds, result;
    } rows[] = {
        {CLOSED(99, 101), CLOSED(0, 100), CLOSED(99, 100)},
        {HALF(-1, 1), CLOSED(0, 100), HALF(0, 1)},
        {HALF(-1, 101), CLOSED(0, 100), CLOSED(0, 100)},
        {BETWEEN(-1, 1), FROM(0), {AT(0, true), AT(1, false)}},
        {CLOSED(-2, -1), ANY, CLOSED(-2, -1)},
        {CLOSED(3, 4), CLOSED(0, 100), CLOSED(3, 4)},
        {CLOSED(100, 101), CLOSED(0, 100), POINT(100)},
        /* what nobody bounds stays so: it must not look known */
        {FROM(60), CLOSED(0, 100), FROM(60)},
        {UP_TO(5), CLOSED(0, 100), UP_TO(5)},
        {ANY, CLOSED(0, 100), ANY},
        {FROM(-1), CLOSED(0, 100), FROM(0)},
        /* what is impossible is shown as it is */
        {CLOSED(110, 120), CLOSED(0, 100), CLOSED(110, 120)},
        {CLOSED(-2, -1), CLOSED(0, 100), CLOSED(-2, -1)},
    };

    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        assert_same(pov_interval_cut(&rows[r].i, &rows[r].bounds),
                    rows[r].result);
}

/* A figure with as many decimals as there can be has no room for a half. */
static void takes_finest_decimals(void **state)
{
    pov_decimal finest = {1, POV_DECIMAL_MAX_SCALE, 0};
    pov_interval i = pov_interval_rounded(finest, 1);

    (void)state;
    assert_true(pov_interval_contains(&i, pov_ratio_from_decimal(finest)));
}

int main(void)
{
    TEST_ROWS(pairs, name, reckons);
    TEST_ROWS(agreements, name, agrees);
    TEST_ROWS(roundings, name, means_half_open);
    TEST_ROWS(wholes, name, shrinks_to_whole);
    TEST(knows_kinds);
    TEST(scales);
    TEST(cuts_what_is_beyond);
    TEST(takes_finest_decimals);
    return run_all("interval", NULL, NULL);
}
