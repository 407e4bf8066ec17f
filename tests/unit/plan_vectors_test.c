#include "cases.h"

#include "plan_question.h"

#define VECTORS "tests/data/vectors/target_vectors.csv"

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

    assert_true(q->trial.form->resolve(q->trial.form, &q->baseline, q->amount,
                                       years, &r));
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
    pov_operator op =
        q->trial.says.form == POV_LEVEL ? q->trial.says.op : POV_AT_MOST;
    pov_interval i = pov_interval_any();
    pov_end end = pov_interval_point(level(q)).low;

    end.closed = op == POV_AT_MOST || op == POV_AT_LEAST;
    if (op == POV_AT_MOST || op == POV_LESS_THAN)
        i.high = end;
    else
        i.low = end;
    if (q->trial.form->measure == POV_IN_PERCENT) {
        pov_ratio part;

        assert_true(pov_ratio_divide(q->trial.whole->range.low.at,
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
           !(out.flags & 1u << POV_FLAG_MET_BY_ROUNDING);
}

static void check_most(const question *q, const char *column, const char *want)
{
    int64_t most = atoll(want);

    assert_ratio(column, allowed_counts(q).high.at, want);
    assert_true(meets(q, most));
    assert_false(meets(q, most + 1));
}

static void check_least(const question *q, const char *column, const char *want)
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

static void check_level(const question *q, const char *column, const char *want)
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
    assert_true(pov_maybe_known(out.achieved));
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

    for (const char *at = want; *at; at += strcspn(at, " "), at += *at == ' ') {
        int year = atoi(at), k = year - q->t0;
        const char *value = strchr(at, ':') + 1;
        pov_trial trial = q->trial;
        pov_outcome out;

        assert_ratio(column, resolved_after(q, k).level.low.at, value);
        trial.actual = q->trial.baseline;
        trial.actual.date = trial.as_of = pov_day_year_end(year);
        out = pov_judge(&trial);
        assert_true(pov_maybe_known(out.expected));
        assert_ratio("expected", out.expected.is, value);
        assert_int_equal(out.flags, clamped ? 1 << POV_FLAG_CLAMPED : 0);
        n++;
    }
    assert_int_equal(n, q->t1 - q->t0);
}

static void check_actual_rate(const question *q, const char *column,
                              const char *want)
{
    pov_outcome out = pov_judge(&q->trial);
    pov_ratio rate;

    assert_true(pov_maybe_known(out.gap_points));
    assert_true(pov_ratio_add(out.gap_points.is, level(q), &rate));
    assert_ratio(column, rate, want);
}

static void check_gap(const question *q, const char *column, const char *want)
{
    pov_outcome out = pov_judge(&q->trial);

    assert_true(pov_maybe_known(out.gap));
    assert_int_equal(out.gap.is.under, 1);
    assert_ratio(column, out.gap.is, want);
}

static void check_share(const question *q, const char *column, const char *want)
{
    pov_outcome out = pov_judge(&q->trial);

    assert_true(pov_maybe_known(out.achieved));
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
    pov_interval rate = pov_interval_rounded(decimal_in(input(q, "rate")), 1);
    pov_interval count = pov_interval_multiply(&rate, &q->trial.whole->range);

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
        if (strstr(words, pov_code(POV_TERMS_DEGREE, d))) {
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
    const char *code = pov_code(POV_TERMS_VERDICT, out.verdict);

    (void)column;
    assert_string_equal(
        code, pov_arena_copy(arena, final, length - (size_t)(final - want)));
    if (out.verdict == POV_VERDICT_INVALID)
        assert_int_equal(out.flags, 1 << POV_FLAG_OVER_BASELINE);
    if (out.verdict == POV_VERDICT_NOT_MET && trial.form->needs_baseline)
        check_degrees(&out, want + length);
    if (final == want)
        return;
    trial.t1 = pov_day_year_end(q->t1 + 1);
    out = pov_judge(&trial);
    assert_string_equal(pov_code(POV_TERMS_VERDICT, out.verdict),
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

    arena = pov_arena_new();
    load_vectors(VECTORS, &table, arena);
    TEST_SOME(table.rows, table.n_rows, cells[0], answers);
    return run_all("target_vectors", NULL, NULL);
}
