#include "cases.h"

#include "reckon_tables.h"

/* What must hold for any figures at all: tables are made up at random, with
 * the same seed in every run. */

enum { TABLES = 150, MANY_TABLES = 1000 };

static const pov_figure *figure_of(const reckoned *r, const truth *t,
                                   const char *indicator, pov_unit unit)
{
    return level_of(r, t->area->id, indicator, unit, t->year);
}

/** What takes the number of households to be the same in two years is a
 *  guess: that it says so is another test's matter. */
static bool is_reckoned(const pov_figure *f)
{
    return f && !f->is_assumed;
}

/** Every figure that there is may be what is true. */
static void assert_truth(const reckoned *r, const truth *t)
{
    const pov_figure *f = figure_of(r, t, "households", POV_IN_COUNT);

    if (is_reckoned(f))
        assert_true(
            pov_interval_contains(&f->value, pov_ratio_whole(t->households)));
    for (size_t i = 0; i < N_PARTS; i++) {
        int64_t count = part_of(t, parts[i]);

        f = figure_of(r, t, parts[i], POV_IN_COUNT);
        if (is_reckoned(f))
            assert_true(
                pov_interval_contains(&f->value, pov_ratio_whole(count)));
        f = figure_of(r, t, parts[i], POV_IN_PERCENT);
        if (is_reckoned(f))
            assert_true(pov_interval_contains(&f->value,
                                              percent(count, t->households)));
    }
}

static void finds_nothing_in_true_tables(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < TABLES; i++) {
        statements list = {0};
        truth truths[2 * MOST_ROWS];
        size_t n = say_table(&r, &list, truths);
        reckoned all = reckon(&list);

        assert_true(n > 0);
        assert_no_findings(&all);
        for (size_t t = 0; t < n; t++)
            assert_truth(&all, &truths[t]);
        pov_arena_clear(arena);
    }
}

/** A rate that stands there without its total may be of a grown one, and it
 *  is said: no more than that. */
static void assert_only_hints(const reckoned *r)
{
    for (size_t i = 0; i < r->findings.count; i++)
        if (r->findings.items[i]->kind != POV_FOUND_CUT_OR_GROWN)
            assert_no_findings(r);
}

/* However little of a true table is left, what follows from it is true. */
static void derives_the_truth_from_any_part(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < TABLES; i++) {
        statements list = {0};
        truth truths[2 * MOST_ROWS];
        size_t n = say_table(&r, &list, truths);
        reckoned some;

        drop_some(&r, &list, dice_between(&r, 10, 90));
        some = reckon(&list);
        assert_only_hints(&some);
        for (size_t t = 0; t < n; t++)
            assert_truth(&some, &truths[t]);
        pov_arena_clear(arena);
    }
}

static bool is_about(const pov_statement *s, const char *indicator,
                     pov_unit unit)
{
    return !strcmp(s->indicator->id, indicator) && s->says.unit == unit;
}

/** Without its statement, a figure follows from the other two. */
static void assert_derived(const truth *t, const style *s,
                           const char *indicator, pov_unit unit,
                           pov_ratio value)
{
    statements list = {0};
    reckoned two;
    const pov_figure *f;

    say_number(&list, t, "households", POV_LEVEL, POV_IN_COUNT,
               pov_decimal_whole(t->households), s->document, s->status);
    say_number(&list, t, "poor", POV_LEVEL, POV_IN_COUNT,
               pov_decimal_whole(t->poor), s->document, s->status);
    say_number(&list, t, "poor", POV_LEVEL, POV_IN_PERCENT,
               printed_rate(t->poor, t->households, s->scale), s->document,
               s->status);
    for (size_t i = list.count; i-- > 0;)
        if (is_about(&list.items[i], indicator, unit))
            drop(&list, i);
    assert_int_equal(list.count, 2);
    two = reckon(&list);
    assert_no_findings(&two);
    f = figure_of(&two, t, indicator, unit);
    if (!f && t->poor == 0)
        return; /* nobody of how many? */
    if (!f && !strcmp(indicator, "households"))
        return; /* a rate that prints as zero has no largest whole */
    assert_non_null(f);
    assert_null(pov_figure_stated(f));
    assert_non_null(pov_figure_derived(f));
    assert_true(pov_interval_contains(&f->value, value));
    assert_true(pov_interval_is_bounded(&f->value));
}

static void derives_the_third_of_three(void **state)
{
    dice r = fixed_seed;
    const pov_area *area = pov_catalogue_area(catalogue, "quang-ninh/van-don");

    (void)state;
    for (int i = 0; i < 10 * TABLES; i++) {
        truth t = any_truth(&r, area, 2023);
        style s = any_style(&r);

        assert_derived(&t, &s, "poor", POV_IN_COUNT, pov_ratio_whole(t.poor));
        assert_derived(&t, &s, "poor", POV_IN_PERCENT,
                       percent(t.poor, t.households));
        assert_derived(&t, &s, "households", POV_IN_COUNT,
                       pov_ratio_whole(t.households));
        pov_arena_clear(arena);
    }
}

static void assert_within(const pov_figure *f, const pov_interval *wider)
{
    pov_interval both = pov_interval_meet(&f->value, wider);

    assert_true(pov_interval_equal(&both, &f->value));
}

static void never_widens(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < MANY_TABLES; i++) {
        statements list = {0};
        truth truths[2 * MOST_ROWS];
        pov_statement more;
        reckoned before, after;
        size_t pick;

        say_table(&r, &list, truths);
        drop_some(&r, &list, dice_between(&r, 10, 90));
        if (!list.count)
            continue;
        pick = (size_t)dice_between(&r, 0, (int64_t)list.count - 1);
        more = list.items[pick];
        drop(&list, pick);
        before = reckon(&list);
        pov_arena_push(arena, &list, more);
        after = reckon(&list);
        for (size_t f = 0; f < before.figures->count; f++) {
            const pov_figure *old = before.figures->items[f];
            const pov_figure *new = pov_figures_find(after.figures, &old->key);

            assert_non_null(new);
            if (is_reckoned(old))
                assert_within(new, &old->value);
        }
        pov_arena_clear(arena);
    }
}

int main(void)
{
    TEST(finds_nothing_in_true_tables);
    TEST(derives_the_truth_from_any_part);
    TEST(derives_the_third_of_three);
    TEST(never_widens);
    return run_all("reckon", load_reference, free_reference);
}
