#include "cases.h"

#include "povstat/measure.h"

/* What is said to decide does decide: every print with that many decimals of
 * what the actual may be leads to a verdict. */

static pov_quantity printed(int64_t units, int scale, int year)
{
    pov_decimal d = {units, scale, 0};

    return (pov_quantity){.known = true,
                          .range = pov_interval_rounded(d, 1),
                          .is_printed = true,
                          .printed = d,
                          .date = pov_day_year_end(year),
                          .status = POV_OFFICIAL};
}

static pov_trial trial_for(pov_form form, pov_unit unit, pov_decimal amount)
{
    return (pov_trial){
        .form = pov_target_form_of(form, unit),
        .better = POV_FEWER_IS_BETTER,
        .says = {.form = form,
                 .unit = unit,
                 .has_amount = true,
                 .amount = amount},
        .t0 = pov_day_year_end(2022),
        .t1 = pov_day_year_end(2023),
        .as_of = pov_day_year_end(2024),
    };
}

static struct decimals_case {
    const char *name;
    pov_decimal target;
    pov_decimal actual;
    int decimals; /* 0: nothing is lacking */
} decimals_cases[] = {
    {"two decimals against one", {58, 2, 0}, {6, 1, 0}, 2},
    {"one against none", {6, 1, 0}, {1, 0, 0}, 1},
    {"three against one", {624, 3, 0}, {6, 1, 0}, 3},
    {"as many: compared as printed", {6, 1, 0}, {6, 1, 0}, 0},
    {"far from the target", {58, 2, 0}, {7, 1, 0}, 0},
};

static void assert_decides(const pov_trial *trial, const pov_doubt *lack)
{
    pov_interval all = trial->actual.range;
    int64_t grid = 1, first, last;
    pov_ratio low, high;

    for (int i = 0; i < lack->decimals; i++)
        grid *= 10;
    assert_true(pov_ratio_multiply(all.low.at, pov_ratio_whole(grid), &low));
    assert_true(pov_ratio_multiply(all.high.at, pov_ratio_whole(grid), &high));
    first = pov_ratio_ceiling(low);
    last = pov_ratio_floor(high);
    assert_true(last > first);
    for (int64_t print = first; print <= last; print++) {
        pov_trial sharper = *trial;
        pov_decimal d = {print, lack->decimals, 0};
        pov_verdict verdict;

        sharper.actual = printed(print, lack->decimals, 2023);
        verdict = pov_judge(&sharper).verdict;
        if (lack->has_unless && !pov_decimal_compare(d, lack->unless))
            assert_int_equal(verdict, POV_VERDICT_UNDECIDABLE);
        else
            assert_int_not_equal(verdict, POV_VERDICT_UNDECIDABLE);
    }
}

static void names_decimals(void **state)
{
    const struct decimals_case *c = *state;
    pov_trial trial = trial_for(POV_LEVEL, POV_IN_PERCENT, c->target);
    pov_outcome outcome;
    pov_doubt lack;

    trial.actual = printed(c->actual.units, c->actual.scale, 2023);
    outcome = pov_judge(&trial);
    lack = pov_doubt_of(&trial, &outcome);
    if (!c->decimals) {
        assert_int_equal(lack.kind, POV_LACKS_NOTHING);
        return;
    }
    assert_int_equal(outcome.verdict, POV_VERDICT_UNDECIDABLE);
    assert_int_equal(lack.kind, POV_LACKS_DECIMALS);
    assert_int_equal(lack.decimals, c->decimals);
    assert_false(lack.has_unless);
    assert_decides(&trial, &lack);
}

/** A target that is no decimal: 1.1101... − 0.3 points. */
static void one_more_decimal_unless(void **state)
{
    pov_trial trial =
        trial_for(POV_REDUCTION, POV_IN_POINTS, (pov_decimal){3, 1, 0});
    pov_outcome outcome;
    pov_doubt lack;
    pov_ratio baseline;

    (void)state;
    assert_true(pov_ratio_make(14200, 12791, &baseline));
    trial.baseline = (pov_quantity){.known = true,
                                    .range = pov_interval_point(baseline),
                                    .date = trial.t0,
                                    .status = POV_OFFICIAL};
    trial.actual = printed(8, 1, 2023);
    outcome = pov_judge(&trial);
    lack = pov_doubt_of(&trial, &outcome);
    assert_int_equal(lack.kind, POV_LACKS_DECIMALS);
    assert_true(lack.has_unless);
    assert_decides(&trial, &lack);
}

/** A baseline between two counts: the verdict turns at one of them. */
static void names_where_it_turns(void **state)
{
    pov_trial trial =
        trial_for(POV_REDUCTION, POV_IN_COUNT, (pov_decimal){20, 0, 0});
    pov_outcome outcome;
    pov_doubt lack;

    (void)state;
    trial.baseline =
        (pov_quantity){.known = true,
                       .range = pov_interval_closed(pov_ratio_whole(130),
                                                    pov_ratio_whole(150)),
                       .date = trial.t0,
                       .status = POV_OFFICIAL};
    trial.actual =
        (pov_quantity){.known = true,
                       .range = pov_interval_point(pov_ratio_whole(120)),
                       .date = trial.t1,
                       .status = POV_OFFICIAL};
    outcome = pov_judge(&trial);
    lack = pov_doubt_of(&trial, &outcome);
    assert_int_equal(lack.kind, POV_LACKS_NUMBER);
    assert_true(lack.of_baseline);
    assert_true(pov_maybe_known(lack.turn));
    assert_int_equal(pov_ratio_compare(lack.turn.is, pov_ratio_whole(140)), 0);
}

static void names_the_baseline(void **state)
{
    pov_trial trial =
        trial_for(POV_REDUCTION, POV_IN_COUNT, (pov_decimal){20, 0, 0});
    pov_outcome outcome;

    (void)state;
    trial.actual =
        (pov_quantity){.known = true,
                       .range = pov_interval_point(pov_ratio_whole(120)),
                       .date = trial.t1,
                       .status = POV_OFFICIAL};
    outcome = pov_judge(&trial);
    assert_int_equal(pov_doubt_of(&trial, &outcome).kind, POV_LACKS_BASELINE);
}

int main(void)
{
    TEST_ROWS(decimals_cases, name, names_decimals);
    TEST(one_more_decimal_unless);
    TEST(names_where_it_turns);
    TEST(names_the_baseline);
    return run_all("lack", NULL, NULL);
}
