#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "dice.h"
#include "reckon_fixture.h"

/* What must hold for any figures at all: tables are made up at random, with
 * the same seed in every run. */

enum { TABLES = 150, MOST_ROWS = 12 };

/** One district at one date: what is true. */
typedef struct truth {
    const pov_area *area;
    int year;
    int64_t households, poor, near_poor;
} truth;

static void say_number(statements *list, const truth *t,
                       const char *indicator, pov_form form, pov_unit unit,
                       pov_decimal amount, const pov_plan *document,
                       pov_status status)
{
    pov_statement s = {
        .area = t->area,
        .indicator = indicator_of(indicator),
        .document = document,
        .says = {.form = form,
                 .unit = unit,
                 .op = POV_EXACTLY,
                 .has_amount = true,
                 .amount = amount},
        .as_of = pov_day_year_end(t->year),
        .status = status,
    };

    if (form != POV_LEVEL)
        s.since = pov_day_year_end(t->year - 1);
    s.raw = pov_arena_format(arena, "%s%s", pov_decimal_text(arena, amount),
                             unit == POV_IN_COUNT ? "" : "%");
    say(list, s);
}

static pov_ratio percent(int64_t count, int64_t whole)
{
    pov_ratio r;

    assert_true(pov_ratio_make(100 * count, whole, &r));
    return r;
}

static pov_decimal printed_rate(int64_t count, int64_t whole, int scale)
{
    pov_decimal d;

    assert_true(pov_ratio_round(percent(count, whole), scale,
                                POV_ROUND_HALF_UP, &d));
    return d;
}

/** How one document prints a table. */
typedef struct style {
    const pov_plan *document;
    pov_status status;
    int scale; /* decimals of rates */
} style;

static int64_t part_of(const truth *t, const char *indicator)
{
    if (!strcmp(indicator, "poor"))
        return t->poor;
    if (!strcmp(indicator, "near_poor"))
        return t->near_poor;
    return t->poor + t->near_poor;
}

static const char *const parts[] = {"poor", "near_poor", "poor_or_near_poor"};

enum { N_PARTS = sizeof parts / sizeof *parts };

static void say_levels(statements *list, const truth *t, const style *s)
{
    say_number(list, t, "households", POV_LEVEL, POV_IN_COUNT,
               pov_decimal_whole(t->households), s->document, s->status);
    for (size_t i = 0; i < N_PARTS; i++) {
        int64_t count = part_of(t, parts[i]);

        say_number(list, t, parts[i], POV_LEVEL, POV_IN_COUNT,
                   pov_decimal_whole(count), s->document, s->status);
        say_number(list, t, parts[i], POV_LEVEL, POV_IN_PERCENT,
                   printed_rate(count, t->households, s->scale), s->document,
                   s->status);
    }
}

/** How much less there is than a year before: in households, and as the
 *  difference of the two printed rates. */
static void say_changes(statements *list, const truth *t, const truth *before,
                        const style *s)
{
    for (size_t i = 0; i < N_PARTS; i++) {
        int64_t now = part_of(t, parts[i]), then = part_of(before, parts[i]);
        pov_decimal points;

        say_number(list, t, parts[i], POV_REDUCTION, POV_IN_COUNT,
                   pov_decimal_whole(then - now), s->document, s->status);
        assert_true(pov_decimal_subtract(
            printed_rate(then, before->households, s->scale),
            printed_rate(now, t->households, s->scale), &points));
        say_number(list, t, parts[i], POV_REDUCTION, POV_IN_POINTS, points,
                   s->document, s->status);
    }
}

static truth any_truth(dice *r, const pov_area *area, int year)
{
    static const int64_t sizes[] = {3, 40, 1000, 60000, 300000};
    truth t = {area, year, 0, 0, 0};

    t.households = dice_between(r, 1, sizes[dice_between(r, 0, 4)]);
    t.poor = dice_between(r, 0, t.households);
    if (dice_between(r, 0, 3))
        t.poor /= dice_between(r, 1, 50);
    t.near_poor = dice_between(r, 0, t.households - t.poor);
    return t;
}

static style any_style(dice *r)
{
    static const char *const names[] = {"a", "b", "c"};

    return (style){document_named(names[dice_between(r, 0, 2)]),
                   (pov_status)dice_between(r, POV_ESTIMATE, POV_MINISTRY),
                   (int)dice_between(r, 0, 3)};
}

/** A province's table: its districts at the ends of two years. */
static size_t say_table(dice *r, statements *list, truth truths[])
{
    const pov_area *province = pov_catalogue_area(catalogue, "quang-binh");
    style first = any_style(r), second = any_style(r);
    size_t n = 0;

    for (size_t i = 0; i < province->children.count && i < MOST_ROWS; i++) {
        const pov_area *area = province->children.items[i];
        truth before = any_truth(r, area, 2022);
        truth now = any_truth(r, area, 2023);

        say_levels(list, &before, &first);
        say_levels(list, &now, &second);
        say_changes(list, &now, &before, &second);
        truths[n++] = before;
        truths[n++] = now;
    }
    return n;
}

static const pov_figure *figure_of(const reckoned *r, const truth *t,
                                   const char *indicator, pov_unit unit)
{
    return level_of(r, t->area->id, indicator, unit, t->year);
}

/** Every figure that there is may be what is true. */
static void assert_truth(const reckoned *r, const truth *t)
{
    const pov_figure *f = figure_of(r, t, "households", POV_IN_COUNT);

    if (f)
        assert_true(pov_interval_contains(&f->value,
                                          pov_ratio_whole(t->households)));
    for (size_t i = 0; i < N_PARTS; i++) {
        int64_t count = part_of(t, parts[i]);

        f = figure_of(r, t, parts[i], POV_IN_COUNT);
        if (f)
            assert_true(
                pov_interval_contains(&f->value, pov_ratio_whole(count)));
        f = figure_of(r, t, parts[i], POV_IN_PERCENT);
        if (f)
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

static void drop(statements *list, size_t i)
{
    memmove(&list->items[i], &list->items[i + 1],
            (list->count - i - 1) * sizeof *list->items);
    list->count--;
}

static statements copy_of(const statements *list)
{
    statements copy = {0};

    for (size_t i = 0; i < list->count; i++)
        pov_arena_push(arena, &copy, list->items[i]);
    return copy;
}

static void drop_some(dice *r, statements *list, int64_t percent_kept)
{
    for (size_t i = list->count; i-- > 0;)
        if (dice_between(r, 1, 100) > percent_kept)
            drop(list, i);
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
        assert_no_findings(&some);
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

        assert_derived(&t, &s, "poor", POV_IN_COUNT,
                       pov_ratio_whole(t.poor));
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
    for (int i = 0; i < TABLES; i++) {
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
            assert_within(new, &old->value);
        }
        pov_arena_clear(arena);
    }
}

static void shuffle(dice *r, statements *list)
{
    for (size_t i = list->count; i > 1; i--) {
        size_t j = (size_t)dice_between(r, 0, (int64_t)i - 1);
        pov_statement kept = list->items[i - 1];

        list->items[i - 1] = list->items[j];
        list->items[j] = kept;
    }
}

static const char *chosen_raw(const pov_figure *f)
{
    return f->chosen ? f->chosen->sources.items[0].raw : "(none)";
}

static void assert_same_evidence(const pov_evidence *a, const pov_evidence *b)
{
    assert_int_equal(a->standing, b->standing);
    assert_int_equal(a->source_count, b->source_count);
    assert_int_equal(a->sources.count, b->sources.count);
    for (size_t i = 0; i < a->sources.count; i++) {
        assert_string_equal(a->sources.items[i].raw, b->sources.items[i].raw);
        assert_int_equal(pov_place_compare(a->sources.items[i].place,
                                           b->sources.items[i].place),
                         0);
    }
}

static void assert_same_figure(const pov_figure *a, const pov_figure *b)
{
    assert_int_equal(pov_key_compare(&a->key, &b->key), 0);
    assert_true(pov_interval_equal(&a->value, &b->value));
    assert_string_equal(chosen_raw(a), chosen_raw(b));
    assert_int_equal(pov_figure_derived(a) != NULL,
                     pov_figure_derived(b) != NULL);
    assert_int_equal(a->conflict, b->conflict);
    assert_int_equal(a->evidence.count, b->evidence.count);
    for (size_t i = 0; i < a->evidence.count; i++)
        assert_same_evidence(a->evidence.items[i], b->evidence.items[i]);
}

static void assert_same_result(const reckoned *a, const reckoned *b)
{
    assert_int_equal(a->figures->count, b->figures->count);
    for (size_t i = 0; i < a->figures->count; i++)
        assert_same_figure(a->figures->items[i], b->figures->items[i]);
    assert_int_equal(a->findings.count, b->findings.count);
    for (size_t i = 0; i < a->findings.count; i++)
        assert_string_equal(
            pov_finding_message(arena, a->findings.items[i]),
            pov_finding_message(arena, b->findings.items[i]));
}

/* A second file says some of it again, and some of it otherwise: digits slip,
 * sources disagree. */
static void damage(dice *r, statements *list)
{
    size_t n = list->count;

    for (size_t i = 0; i < n; i++) {
        pov_statement other = list->items[i];

        if (dice_between(r, 1, 100) > 15)
            continue;
        other.place.file = dice_bits(r) & 1 ? "again.csv" : "third.csv";
        if (dice_between(r, 0, 2)) {
            other.says.amount.units += dice_between(r, 1, 50);
            other.raw = pov_decimal_text(arena, other.says.amount);
            other.status =
                (pov_status)dice_between(r, POV_ESTIMATE, POV_REVISED);
        }
        if (dice_bits(r) & 1)
            list->items[i] = other;
        else
            pov_arena_push(arena, list, other);
    }
}

static void same_in_any_order(bool damaged)
{
    dice r = fixed_seed;

    for (int i = 0; i < TABLES; i++) {
        statements list = {0}, mixed;
        truth truths[2 * MOST_ROWS];
        reckoned straight, shuffled;

        say_table(&r, &list, truths);
        drop_some(&r, &list, 70);
        if (damaged)
            damage(&r, &list);
        mixed = copy_of(&list);
        shuffle(&r, &mixed);
        straight = reckon(&list);
        shuffled = reckon(&mixed);
        assert_same_result(&straight, &shuffled);
        pov_arena_clear(arena);
    }
}

static void is_the_same_in_any_order(void **state)
{
    (void)state;
    same_in_any_order(false);
}

static void is_the_same_in_any_order_if_damaged(void **state)
{
    (void)state;
    same_in_any_order(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_nothing_in_true_tables),
        cmocka_unit_test(derives_the_truth_from_any_part),
        cmocka_unit_test(derives_the_third_of_three),
        cmocka_unit_test(never_widens),
        cmocka_unit_test(is_the_same_in_any_order),
        cmocka_unit_test(is_the_same_in_any_order_if_damaged),
    };

    return cmocka_run_group_tests_name("reckon", tests, load_reference,
                                       free_reference);
}
