#ifndef POVSTAT_TESTS_UNIT_PLAN_QUESTION_H
#define POVSTAT_TESTS_UNIT_PLAN_QUESTION_H

/* A row of target_vectors.csv as a trial that can be judged. */

#include <ctype.h>

#include "povstat/measure.h"
#include "vectors.h"

/* What the `form` column says.  `amount` names the input that is asked for;
 * without it, it is the last number in the text. */
static const struct form_row {
    const char *name;
    pov_form form;
    pov_unit unit;
    const char *amount;
    pov_operator op;
    pov_direction better;
    bool is_flow;
} forms[] = {
    {"reduce_count", POV_REDUCTION, POV_IN_COUNT, "N", POV_AT_LEAST,
     POV_FEWER_IS_BETTER, false},
    {"reduce_pp", POV_REDUCTION, POV_IN_POINTS, "p", POV_AT_LEAST,
     POV_FEWER_IS_BETTER, false},
    {"reduce_relative", POV_REDUCTION, POV_IN_PERCENT, "q", POV_AT_LEAST,
     POV_FEWER_IS_BETTER, false},
    {"share_interval", POV_REDUCTION, POV_IN_POINTS, "p", POV_AT_LEAST,
     POV_FEWER_IS_BETTER, false},
    {"avg_count", POV_ANNUAL_REDUCTION, POV_IN_COUNT, "N", POV_AT_LEAST,
     POV_FEWER_IS_BETTER, false},
    {"avg_pp", POV_ANNUAL_REDUCTION, POV_IN_POINTS, "p", POV_AT_LEAST,
     POV_FEWER_IS_BETTER, false},
    {"avg_relative", POV_ANNUAL_REDUCTION, POV_IN_PERCENT, "q", POV_AT_LEAST,
     POV_FEWER_IS_BETTER, false},
    {"level_count", POV_LEVEL, POV_IN_COUNT, NULL, POV_AT_MOST,
     POV_FEWER_IS_BETTER, false},
    {"level_rate", POV_LEVEL, POV_IN_PERCENT, "r", POV_LESS_THAN,
     POV_FEWER_IS_BETTER, false},
    {"coverage_min", POV_LEVEL, POV_IN_PERCENT, "r", POV_AT_LEAST,
     POV_MORE_IS_BETTER, false},
    {"ceiling", POV_LEVEL, POV_IN_PERCENT, "r", POV_AT_MOST,
     POV_FEWER_IS_BETTER, false},
    {"flow_min", POV_LEVEL, POV_IN_COUNT, "N", POV_AT_LEAST, POV_MORE_IS_BETTER,
     true},
    {"flow_max", POV_LEVEL, POV_IN_COUNT, "N", POV_AT_MOST, POV_FEWER_IS_BETTER,
     true},
    /* statements of fact: nothing is asked for */
    {"total_from_count_and_rate", POV_LEVEL, POV_IN_COUNT, "count", POV_EXACTLY,
     POV_NO_DIRECTION, false},
    {"count_from_total_and_rate", POV_LEVEL, POV_IN_PERCENT, "rate",
     POV_EXACTLY, POV_NO_DIRECTION, false},
    {"intersection", POV_LEVEL, POV_IN_COUNT, NULL, POV_EXACTLY,
     POV_NO_DIRECTION, false},
    {"pp_from_two_rounded_rates", POV_LEVEL, POV_IN_PERCENT, "v0", POV_EXACTLY,
     POV_NO_DIRECTION, false},
};

/** A row of the table, made ready to be asked. */
typedef struct question {
    const vector_row *row;
    pov_trial trial;
    pov_ratio amount; /* exact, where a decimal cannot be */
    pov_interval baseline;
    int t0, t1;
} question;

static vector_table table;
static pov_arena *arena;

static const char *cell(const question *q, const char *column)
{
    return cell_of(&table, q->row, column);
}

/** The value of "key=value" among the inputs, or NULL. */
static const char *input(const question *q, const char *key)
{
    const char *at = cell(q, "inputs");
    size_t length = strlen(key);

    while (*at) {
        if (!strncmp(at, key, length) && at[length] == '=')
            return at + length + 1;
        at += strcspn(at, " ");
        at += strspn(at, " ");
    }
    return NULL;
}

/** The first of several inputs that the row has, or NULL. */
static const char *one_of(const question *q, const char *const *keys)
{
    const char *value = NULL;

    while (*keys && !value)
        value = input(q, *keys++);
    return value;
}

#define ONE_OF(q, ...) one_of(q, (const char *const[]){__VA_ARGS__, NULL})

static pov_ratio ratio(const char *text)
{
    pov_ratio r = pov_ratio_from_decimal(decimal_in(text));
    const char *slash = text + strspn(text, "0123456789.,-");

    if (*slash == '/')
        assert_true(pov_ratio_divide(
            r, pov_ratio_from_decimal(decimal_in(slash + 1)), &r));
    return r;
}

static pov_ratio percent(pov_ratio part, pov_ratio whole)
{
    pov_ratio r;

    assert_true(pov_ratio_divide(part, whole, &r));
    assert_true(pov_ratio_multiply(r, pov_ratio_whole(100), &r));
    return r;
}

/** Every number in the text, as Vietnamese texts print them. */
static size_t numbers_in(const char *text, pov_decimal *out, size_t most)
{
    size_t n = 0;

    while (*text && n < most) {
        size_t length = strspn(text, "0123456789.,");
        char *clean = pov_arena_copy(arena, text, length), *to = clean;

        for (const char *c = clean; *c; c++)
            if (*c != '.')
                *to++ = *c;
        *to = '\0';
        if (isdigit((unsigned char)*clean))
            out[n++] = decimal_in(clean);
        text += length ? length : 1;
    }
    return n;
}

static pov_quantity exactly(pov_ratio value, int year)
{
    return (pov_quantity){.known = true,
                          .range = pov_interval_point(value),
                          .date = pov_day_year_end(year),
                          .status = POV_OFFICIAL};
}

static pov_quantity as_printed(pov_decimal value, int year)
{
    pov_quantity q = exactly(pov_ratio_from_decimal(value), year);

    q.range = pov_interval_rounded(value, 1);
    q.is_printed = true;
    q.printed = value;
    return q;
}

/** A number typed as "3.52+-0.005" is printed, and the half unit is as the
 *  rules have it. */
static pov_quantity measured(const char *text, int year)
{
    pov_quantity q = exactly(ratio(text), year);
    const char *half = strstr(text, "+-");
    pov_ratio h;

    if (!half || half > text + strcspn(text, " "))
        return q;
    q = as_printed(decimal_in(text), year);
    assert_true(pov_ratio_subtract(q.range.high.at, ratio(text), &h));
    assert_int_equal(pov_ratio_compare(h, ratio(half + 2)), 0);
    return q;
}

static void find_whole(question *q)
{
    const char *whole = ONE_OF(q, "total", "eligible", "base");

    if (whole) {
        pov_quantity *kept = pov_arena_alloc(arena, sizeof *kept);

        *kept = exactly(ratio(whole), q->t1);
        q->trial.whole = kept;
    }
}

/** A count, or the rate that it is of the whole. */
static pov_quantity counted(const question *q, const char *text, int year)
{
    const pov_quantity *whole = q->trial.whole;

    if (q->trial.form->measure == POV_IN_COUNT)
        return exactly(ratio(text), year);
    if (!whole || !whole->range.low.at.over)
        return (pov_quantity){0};
    return exactly(percent(ratio(text), whole->range.low.at), year);
}

static void find_quantities(question *q)
{
    const char *printed = ONE_OF(q, "b", "rate");
    const char *count = ONE_OF(q, "poor", "baseline");
    const char *actual =
        ONE_OF(q, "covered", "returned", "exits", "fresh", "actual");

    if (printed)
        q->trial.baseline = measured(printed, q->t0);
    else if (count)
        q->trial.baseline = counted(q, count, q->t0);
    if (input(q, "a"))
        q->trial.actual = measured(input(q, "a"), q->t1);
    else if (actual)
        q->trial.actual = counted(q, actual, q->t1);
    q->baseline =
        q->trial.baseline.known ? q->trial.baseline.range : pov_interval_any();
}

static void find_time(question *q)
{
    const char *t0 = input(q, "t0"), *t1 = input(q, "t1");
    const char *n = input(q, "n");

    q->t0 = t0 ? atoi(t0) : 2023;
    q->t1 = t1 ? atoi(t1) : q->t0 + 1;
    if (n)
        assert_int_equal(q->t1 - q->t0, atoi(n));
    q->trial.t0 = pov_day_year_end(q->t0);
    q->trial.t1 = q->trial.as_of = pov_day_year_end(q->t1);
}

/** What is asked for, exactly, and as the decimal that can be typed. */
static void find_amount(question *q, const struct form_row *form)
{
    const char *said = form->amount ? input(q, form->amount) : NULL;
    pov_decimal numbers[8], *typed = &q->trial.says.amount;
    size_t n = numbers_in(cell(q, "text_vi"), numbers, 8);

    assert_true(said || n > 0);
    *typed = said ? decimal_in(said) : numbers[n - 1];
    q->amount = said ? ratio(said) : pov_ratio_from_decimal(*typed);
    if (said && q->amount.under != pov_ratio_from_decimal(*typed).under)
        assert_true(pov_ratio_round(q->amount, 12, POV_ROUND_HALF_UP, typed));
}

static const struct form_row *form_named(const char *name)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (!strcmp(forms[i].name, name))
            return &forms[i];
    fail_msg("no form '%s'", name);
    return NULL;
}

static question question_of(const vector_row *row)
{
    question q = {.row = row};
    const struct form_row *form = form_named(cell(&q, "form"));
    const char *op = input(&q, "op");

    q.trial.form = pov_target_form_of(form->form, form->unit);
    q.trial.better = form->better;
    q.trial.is_flow = form->is_flow;
    q.trial.says = (pov_phrase){.form = form->form,
                                .unit = form->unit,
                                .op = form->op,
                                .form_said = true,
                                .unit_said = true,
                                .op_said = form->form == POV_LEVEL,
                                .has_amount = true};
    if (op)
        assert_int_equal(form->op, *op == 'l' && op[1] == 't' ? POV_LESS_THAN
                                                              : POV_AT_MOST);
    q.trial.incomparable = strstr(cell(&q, "inputs"), "old standard") != NULL;
    find_time(&q);
    find_amount(&q, form);
    find_whole(&q);
    find_quantities(&q);
    return q;
}

#endif
