#ifndef POVSTAT_TESTS_UNIT_RECKON_TABLES_H
#define POVSTAT_TESTS_UNIT_RECKON_TABLES_H

/* Tables of a province, made up at random but true. */

#include "dice.h"
#include "reckon_fixture.h"

enum { MOST_ROWS = 12 };

/** One district at one date: what is true. */
typedef struct truth {
    const pov_area *area;
    int year;
    int64_t households, poor, near_poor;
} truth;

static inline void say_number(statements *list, const truth *t,
                              const char *indicator, pov_form form,
                              pov_unit unit, pov_decimal amount,
                              const pov_plan *document, pov_status status)
{
    pov_statement s = {
        .area = t->area,
        .indicator = indicator_of(indicator),
        .document = document,
        .says = {.form = form,
                 .form_said = true,
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

static inline pov_ratio percent(int64_t count, int64_t whole)
{
    pov_ratio r;

    assert_true(pov_ratio_make(100 * count, whole, &r));
    return r;
}

static inline pov_decimal printed_rate(int64_t count, int64_t whole, int scale)
{
    pov_decimal d;

    assert_true(
        pov_ratio_round(percent(count, whole), scale, POV_ROUND_HALF_UP, &d));
    return d;
}

/** How one document prints a table. */
typedef struct style {
    const pov_plan *document;
    pov_status status;
    int scale; /* decimals of rates */
} style;

static inline int64_t part_of(const truth *t, const char *indicator)
{
    if (!strcmp(indicator, "poor"))
        return t->poor;
    if (!strcmp(indicator, "near_poor"))
        return t->near_poor;
    return t->poor + t->near_poor;
}

static const char *const parts[] = {"poor", "near_poor", "poor_or_near_poor"};

enum { N_PARTS = sizeof parts / sizeof *parts };

static inline void say_levels(statements *list, const truth *t, const style *s)
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
static inline void say_changes(statements *list, const truth *t,
                               const truth *before, const style *s)
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

static inline void draw_classes(dice *r, truth *t)
{
    t->poor = dice_between(r, 0, t->households);
    if (dice_between(r, 0, 3))
        t->poor /= dice_between(r, 1, 50);
    t->near_poor = dice_between(r, 0, t->households - t->poor);
}

static inline truth any_truth(dice *r, const pov_area *area, int year)
{
    static const int64_t sizes[] = {3, 40, 1000, 60000, 300000};
    truth t = {area, year, 0, 0, 0};

    t.households = dice_between(r, 1, sizes[dice_between(r, 0, 4)]);
    draw_classes(r, &t);
    return t;
}

/** The number of households hardly changes, that of the poor may. */
static inline truth a_year_later(dice *r, const truth *before)
{
    truth t = *before;
    int64_t most = t.households / 20;

    t.year++;
    t.households += dice_between(r, -most, most);
    draw_classes(r, &t);
    return t;
}

static inline style any_style(dice *r)
{
    static const char *const names[] = {"a", "b", "c"};

    return (style){document_named(names[dice_between(r, 0, 2)]),
                   (pov_status)dice_between(r, POV_ESTIMATE, POV_MINISTRY),
                   (int)dice_between(r, 0, 3)};
}

/** A province's table: its districts at the ends of two years. */
static inline size_t say_table(dice *r, statements *list, truth truths[])
{
    const pov_area *province = pov_catalogue_area(catalogue, "quang-binh");
    style first = any_style(r), second = any_style(r);
    size_t n = 0;

    for (size_t i = 0; i < pov_area_children(province)->count && i < MOST_ROWS;
         i++) {
        const pov_area *area = pov_area_children(province)->items[i];
        truth before = any_truth(r, area, 2022);
        truth now = a_year_later(r, &before);

        say_levels(list, &before, &first);
        say_levels(list, &now, &second);
        say_changes(list, &now, &before, &second);
        truths[n++] = before;
        truths[n++] = now;
    }
    return n;
}

static inline void drop(statements *list, size_t i)
{
    memmove(&list->items[i], &list->items[i + 1],
            (list->count - i - 1) * sizeof *list->items);
    list->count--;
}

static inline statements copy_of(const statements *list)
{
    statements copy = {0};

    for (size_t i = 0; i < list->count; i++)
        pov_arena_push(arena, &copy, list->items[i]);
    return copy;
}

static inline void drop_some(dice *r, statements *list, int64_t percent_kept)
{
    for (size_t i = list->count; i-- > 0;)
        if (dice_between(r, 1, 100) > percent_kept)
            drop(list, i);
}

#endif
