#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>

#include "povstat/measure.h"
#include "vectors.h"

#define VECTORS "tests/data/vectors/target_vectors.csv"

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
    {"flow_min", POV_LEVEL, POV_IN_COUNT, "N", POV_AT_LEAST,
     POV_MORE_IS_BETTER, true},
    {"flow_max", POV_LEVEL, POV_IN_COUNT, "N", POV_AT_MOST,
     POV_FEWER_IS_BETTER, true},
    /* statements of fact: nothing is asked for */
    {"total_from_count_and_rate", POV_LEVEL, POV_IN_COUNT, "count",
     POV_EXACTLY, POV_NO_DIRECTION, false},
    {"count_from_total_and_rate", POV_LEVEL, POV_IN_PERCENT, "rate",
     POV_EXACTLY, POV_NO_DIRECTION, false},
    {"intersection", POV_LEVEL, POV_IN_COUNT, NULL, POV_EXACTLY,
     POV_NO_DIRECTION, false},
    {"pp_from_two_rounded_rates", POV_LEVEL, POV_IN_PERCENT, "v0",
     POV_EXACTLY, POV_NO_DIRECTION, false},
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

    if (whole)
        q->trial.whole = exactly(ratio(whole), q->t1);
}

/** A count, or the rate that it is of the whole. */
static pov_quantity counted(const question *q, const char *text, int year)
{
    const pov_quantity *whole = &q->trial.whole;

    if (q->trial.form->measure == POV_IN_COUNT)
        return exactly(ratio(text), year);
    if (!whole->known || !whole->range.low.at.over)
        return (pov_quantity){0};
    return exactly(percent(ratio(text), whole->range.low.at), year);
}

static void find_quantities(question *q)
{
    const char *printed = ONE_OF(q, "b", "rate");
    const char *count = ONE_OF(q, "poor", "baseline");
    const char *actual = ONE_OF(q, "covered", "returned", "exits", "fresh",
                                "actual");

    if (printed)
        q->trial.baseline = measured(printed, q->t0);
    else if (count)
        q->trial.baseline = counted(q, count, q->t0);
    if (input(q, "a"))
        q->trial.actual = measured(input(q, "a"), q->t1);
    else if (actual)
        q->trial.actual = counted(q, actual, q->t1);
    q->baseline = q->trial.baseline.known ? q->trial.baseline.range
                                          : pov_interval_any();
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
    q.trial.incomparable =
        strstr(cell(&q, "inputs"), "old standard") != NULL;
    find_time(&q);
    find_amount(&q, form);
    find_whole(&q);
    find_quantities(&q);
    return q;
}

static void assert_number(const char *column, double got, const char *want)
{
    if (!is_near(got, strtod(want, NULL), 1e-8))
        fail_msg("%s: %.12g, wanted %s", column, got, want);
}

static void assert_ratio(const char *column, pov_ratio got, const char *want)
{
    assert_number(column, pov_ratio_approximate(got), want);
}

static pov_resolved resolved_after(const question *q, int years)
{
    pov_resolved r;

    assert_true(
        q->trial.form->resolve(&q->baseline, q->amount, years, &r));
    assert_false(r.over_baseline);
    return r;
}

static pov_ratio level(const question *q)
{
    pov_resolved r = resolved_after(q, q->t1 - q->t0);

    assert_true(pov_interval_is_point(&r.level));
    return r.level.low.at;
}

/** Whole households that meet the target: up to, or from, one number. */
static pov_interval allowed_counts(const question *q)
{
    pov_operator op = q->trial.says.form == POV_LEVEL ? q->trial.says.op
                                                      : POV_AT_MOST;
    pov_interval i = pov_interval_any();
    pov_end end = pov_interval_point(level(q)).low;

    end.closed = op == POV_AT_MOST || op == POV_AT_LEAST;
    if (op == POV_AT_MOST || op == POV_LESS_THAN)
        i.high = end;
    else
        i.low = end;
    if (q->trial.form->measure == POV_IN_PERCENT) {
        pov_ratio part;

        assert_true(pov_ratio_divide(q->trial.whole.range.low.at,
                                     pov_ratio_whole(100), &part));
        i = pov_interval_scale(&i, part);
    }
    return pov_interval_whole(&i);
}

/** Is so many households judged as meeting the target, without rounding? */
static bool meets(const question *q, int64_t count)
{
    const char *text = pov_arena_format(arena, "%lld", (long long)count);
    pov_trial trial = q->trial;
    pov_outcome out;

    trial.actual = counted(q, text, q->t1);
    out = pov_judge(&trial);
    return out.verdict >= POV_VERDICT_MAINTAINED &&
           out.verdict <= POV_VERDICT_EXCEEDED &&
           !(out.flags & POV_FLAG_MET_BY_ROUNDING);
}

static void check_most(const question *q, const char *column,
                       const char *want)
{
    int64_t most = atoll(want);

    assert_ratio(column, allowed_counts(q).high.at, want);
    assert_true(meets(q, most));
    assert_false(meets(q, most + 1));
}

static void check_least(const question *q, const char *column,
                        const char *want)
{
    int64_t least = atoll(want);

    assert_ratio(column, allowed_counts(q).low.at, want);
    assert_true(meets(q, least));
    assert_false(meets(q, least - 1));
}

static void check_baseline_rate(const question *q, const char *column,
                                const char *want)
{
    assert_ratio(column, q->trial.baseline.range.low.at, want);
}

static void check_level(const question *q, const char *column,
                        const char *want)
{
    pov_outcome out = pov_judge(&q->trial);

    assert_int_equal(q->trial.form->measure, POV_IN_PERCENT);
    assert_ratio(column, level(q), want);
    assert_true(out.has_target && pov_interval_is_point(&out.target));
    assert_ratio(column, out.target.low.at, want);
}

/* What is promised is what a full share is of: S = change / promised. */
static void check_change(const question *q, const char *column,
                         const char *want)
{
    pov_trial trial = q->trial;
    pov_ratio b = q->baseline.low.at, half, done;
    pov_outcome out;

    assert_true(pov_ratio_multiply(b, (pov_ratio){9, 10}, &half));
    trial.actual = exactly(half, q->t1);
    out = pov_judge(&trial);
    assert_true(out.achieved.known);
    assert_true(pov_ratio_subtract(half, b, &done));
    assert_true(pov_ratio_divide(done, out.achieved.is, &done));
    assert_number(column, 100 * pov_ratio_approximate(done), want);
}

/** "2022:9.8 2023:8.6": where the plan is after each year. */
static void check_milestones(const question *q, const char *column,
                             const char *want)
{
    bool clamped = strstr(cell(q, "note"), "clamp") != NULL;
    int n = 0;

    for (const char *at = want; *at; at += strcspn(at, " "),
                    at += *at == ' ') {
        int year = atoi(at), k = year - q->t0;
        const char *value = strchr(at, ':') + 1;
        pov_trial trial = q->trial;
        pov_outcome out;

        assert_ratio(column, resolved_after(q, k).level.low.at, value);
        trial.actual = q->trial.baseline;
        trial.actual.date = trial.as_of = pov_day_year_end(year);
        out = pov_judge(&trial);
        assert_true(out.expected.known);
        assert_ratio("expected", out.expected.is, value);
        assert_int_equal(out.flags, clamped ? POV_FLAG_CLAMPED : 0);
        n++;
    }
    assert_int_equal(n, q->t1 - q->t0);
}

static void check_actual_rate(const question *q, const char *column,
                              const char *want)
{
    pov_outcome out = pov_judge(&q->trial);
    pov_ratio rate;

    assert_true(out.gap_points.known);
    assert_true(pov_ratio_add(out.gap_points.is, level(q), &rate));
    assert_ratio(column, rate, want);
}

static void check_gap(const question *q, const char *column, const char *want)
{
    pov_outcome out = pov_judge(&q->trial);

    assert_true(out.gap.known);
    assert_int_equal(out.gap.is.under, 1);
    assert_ratio(column, out.gap.is, want);
}

static void check_share(const question *q, const char *column,
                        const char *want)
{
    pov_outcome out = pov_judge(&q->trial);

    assert_true(out.achieved.known);
    assert_number(column, pov_ratio_approximate(out.achieved.is) / 100, want);
}

static pov_interval shares(const question *q)
{
    pov_interval i =
        pov_interval_subtract(&q->baseline, &q->trial.actual.range);
    pov_ratio part;

    assert_true(pov_ratio_divide(pov_ratio_whole(1), q->amount, &part));
    return pov_interval_scale(&i, part);
}

/** All that is known of the whole: from each count and its printed share. */
static pov_interval totals(const question *q)
{
    pov_decimal numbers[8];
    size_t n = 2;
    pov_interval all = pov_interval_any();

    if (input(q, "count")) {
        numbers[0] = decimal_in(input(q, "count"));
        numbers[1] = decimal_in(input(q, "rate"));
    } else
        n = numbers_in(cell(q, "text_vi"), numbers, 8);
    assert_true(n > 0 && n % 2 == 0);
    for (size_t i = 0; i < n; i += 2) {
        pov_interval count =
            pov_interval_point(pov_ratio_from_decimal(numbers[i]));
        pov_interval rate = pov_interval_rounded(numbers[i + 1], 1);
        pov_interval whole = pov_interval_divide(&count, &rate);

        whole = pov_interval_scale(&whole, pov_ratio_whole(100));
        assert_true(pov_interval_agree(&all, &whole));
        all = pov_interval_meet(&all, &whole);
    }
    return pov_interval_whole(&all);
}

static pov_interval counts(const question *q)
{
    pov_interval rate =
        pov_interval_rounded(decimal_in(input(q, "rate")), 1);
    pov_interval count =
        pov_interval_multiply(&rate, &q->trial.whole.range);

    count = pov_interval_scale(&count, (pov_ratio){1, 100});
    return pov_interval_whole(&count);
}

static pov_interval points(const question *q)
{
    pov_interval a = pov_interval_rounded(decimal_in(input(q, "v0")), 1);
    pov_interval b = pov_interval_rounded(decimal_in(input(q, "v1")), 1);

    return pov_interval_subtract(&a, &b);
}

typedef pov_interval find_interval(const question *q);

static const struct interval_column {
    const char *name;
    find_interval *find;
} intervals[] = {{"total_", totals},
                 {"count_", counts},
                 {"pp_", points},
                 {"share_", shares}};

static void check_end(const question *q, const char *column, const char *want)
{
    for (size_t i = 0; i < sizeof intervals / sizeof *intervals; i++) {
        size_t length = strlen(intervals[i].name);
        pov_interval got;

        if (strncmp(column, intervals[i].name, length) != 0)
            continue;
        got = intervals[i].find(q);
        assert_true(pov_interval_is_bounded(&got));
        assert_ratio(column,
                     strcmp(column + length, "min") ? got.high.at : got.low.at,
                     want);
        return;
    }
    fail_msg("no interval %s", column);
}

/** The degrees that the words name, as a range. */
static void check_degrees(const pov_outcome *out, const char *words)
{
    pov_degree low = POV_NO_DEGREE, high = POV_NO_DEGREE;

    for (pov_degree d = POV_WORSE; d <= POV_NEARLY; d++)
        if (strstr(words, pov_degree_code(d))) {
            low = low ? low : d;
            high = d;
        }
    assert_int_equal(out->degree, low);
    assert_int_equal(out->degree_to, high);
}

/* "not_yet/not_met": before the deadline, and at it. */
static void check_verdict(const question *q, const char *column,
                          const char *want)
{
    size_t length = strcspn(want, " "), first = strcspn(want, "/ ");
    const char *final = want + (first < length ? first + 1 : 0);
    pov_trial trial = q->trial;
    pov_outcome out = pov_judge(&trial);
    const char *code = pov_verdict_code(out.verdict);

    (void)column;
    assert_string_equal(
        code, pov_arena_copy(arena, final, length - (size_t)(final - want)));
    if (out.verdict == POV_VERDICT_INVALID)
        assert_int_equal(out.flags, POV_FLAG_OVER_BASELINE);
    if (out.verdict == POV_VERDICT_NOT_MET && trial.form->needs_baseline)
        check_degrees(&out, want + length);
    if (final == want)
        return;
    trial.t1 = pov_day_year_end(q->t1 + 1);
    out = pov_judge(&trial);
    assert_string_equal(pov_verdict_code(out.verdict),
                        pov_arena_copy(arena, want, first));
}

typedef void check_column(const question *q, const char *column,
                          const char *want);

/* Columns that no row fills have no line here; one that gets a value must. */
static const struct column {
    const char *name;
    check_column *check; /* NULL: a question, no answer */
} columns[] = {
    {"case_id", NULL},
    {"form", NULL},
    {"text_vi", NULL},
    {"inputs", NULL},
    {"note", NULL},
    {"baseline_rate", check_baseline_rate},
    {"target_poor_max", check_most},
    {"target_rate", check_level},
    {"required_change_hh", check_change},
    {"required_change_pp", check_change},
    {"milestones", check_milestones},
    {"actual_rate", check_actual_rate},
    {"target_count_min", check_least},
    {"target_count_max", check_most},
    {"gap_hh", check_gap},
    {"share", check_share},
    {"share_min", check_end},
    {"share_max", check_end},
    {"total_min", check_end},
    {"total_max", check_end},
    {"count_min", check_end},
    {"count_max", check_end},
    {"pp_min", check_end},
    {"pp_max", check_end},
    {"verdict", check_verdict},
};

static const struct column *column_named(const char *name)
{
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (!strcmp(columns[i].name, name))
            return &columns[i];
    fail_msg("column '%s' is not tested", name);
    return NULL;
}

static void answers(void **state)
{
    question q = question_of(*state);
    int checked = 0;

    for (size_t i = 0; i < table.n_columns; i++) {
        const struct column *column;

        if (!*q.row->cells[i])
            continue;
        column = column_named(table.header.cells[i]);
        if (!column->check)
            continue;
        column->check(&q, column->name, q.row->cells[i]);
        checked++;
    }
    assert_true(checked > 0);
}

int main(void)
{
    static struct CMUnitTest tests[MOST_ROWS];
    int failed;

    arena = pov_arena_new();
    load_vectors(VECTORS, &table, arena);
    for (size_t i = 0; i < table.n_rows; i++)
        tests[i] = (struct CMUnitTest){table.rows[i].cells[0], answers, NULL,
                                       NULL, &table.rows[i]};
    failed = _cmocka_run_group_tests("target_vectors", tests, table.n_rows,
                                     NULL, NULL);
    pov_arena_free(arena);
    return failed != 0;
}
