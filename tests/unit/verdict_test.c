#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "povstat/measure.h"
#include "vectors.h"

#define VECTORS "tests/data/vectors/plan_vectors.csv"

static vector_table table;
static pov_arena *arena;

static const char *cell(const vector_row *row, const char *column)
{
    return cell_of(&table, row, column);
}

static int year_in(const vector_row *row, const char *column)
{
    return atoi(cell(row, column));
}

static pov_quantity quantity_at(int year, pov_decimal value)
{
    pov_ratio exact = pov_ratio_from_decimal(value);

    return (pov_quantity){.known = true,
                          .range = pov_interval_point(exact),
                          .date = pov_day_year_end(year),
                          .status = POV_OFFICIAL};
}

/** Put each "year:value" of the series where the row wants it; a year
 *  without value is none. */
static void read_series(const vector_row *row, pov_trial *trial)
{
    int base = year_in(row, "base_year"), due = year_in(row, "target_year");
    int as_of = year_in(row, "as_of_year"), best = 0;

    for (const char *at = cell(row, "series"); *at;
         at += strcspn(at, ";"), at += *at == ';') {
        int year = atoi(at);
        const char *value = strchr(at, ':') + 1;
        bool better = !best || best < due; /* years ascend */

        if (*value == ';' || !*value)
            continue;
        if (year == base)
            trial->baseline = quantity_at(year, decimal_in(value));
        if (year <= base || year > as_of || !better || (best && year > due))
            continue;
        best = year;
        trial->actual = quantity_at(year, decimal_in(value));
    }
}

static pov_trial trial_of(const vector_row *row, pov_unit unit)
{
    bool fewer = !strcmp(cell(row, "direction"), "decrease");
    bool is_poor = strstr(cell(row, "note"), "indicator is poor") != NULL;
    pov_trial trial = {
        .form = pov_target_form_of(POV_LEVEL, unit),
        .better = fewer || is_poor ? POV_FEWER_IS_BETTER : POV_MORE_IS_BETTER,
        .says = {.form = POV_LEVEL,
                 .unit = unit,
                 .op = fewer ? POV_AT_MOST : POV_AT_LEAST,
                 .form_said = true,
                 .unit_said = true,
                 .op_said = true,
                 .has_amount = true,
                 .amount = decimal_in(cell(row, "target"))},
        .t0 = pov_day_year_end(year_in(row, "base_year")),
        .t1 = pov_day_year_end(year_in(row, "target_year")),
        .as_of = pov_day_year_end(year_in(row, "as_of_year")),
    };

    read_series(row, &trial);
    return trial;
}

static const char *flags_text(unsigned flags)
{
    const char *text = "";

    for (unsigned flag = 1; flag <= POV_LAST_FLAG; flag <<= 1)
        if (flags & flag)
            text = pov_arena_format(arena, "%s%s%s", text, *text ? "|" : "",
                                    pov_flag_code((pov_flag)flag));
    return text;
}

/** A blank cell means that there is no such number. */
static void check_number(const vector_row *row, const char *column,
                         pov_maybe got, double unit, double relative)
{
    const char *text = cell(row, column);

    if (got.known != (*text != '\0'))
        fail_msg("%s: %s, wanted '%s'", column, got.known ? "known" : "unknown",
                 text);
    if (got.known && !is_near(pov_ratio_approximate(got.is),
                              strtod(text, NULL) * unit, relative))
        fail_msg("%s: %.12g, wanted %s", column,
                 pov_ratio_approximate(got.is) / unit, text);
}

static void check_label(const vector_row *row, const pov_outcome *got)
{
    const char *degree = pov_degree_code(got->degree);

    assert_string_equal(pov_verdict_code(got->verdict), cell(row, "verdict"));
    assert_string_equal(degree ? degree : "", cell(row, "degree"));
    assert_int_equal(got->degree, got->degree_to);
    assert_string_equal(flags_text(got->flags), cell(row, "flags"));
}

static void check_row(const vector_row *row, pov_unit unit)
{
    pov_trial trial = trial_of(row, unit);
    pov_outcome got = pov_judge(&trial);
    const char *year = cell(row, "actual_year");

    if (*year)
        assert_int_equal(trial.actual.date, pov_day_year_end(atoi(year)));
    if (!strstr(cell(row, "note"), "DO NOT test the label"))
        check_label(row, &got);
    check_number(row, "achieved_share", got.achieved, 100, 1e-9);
    check_number(row, "expected_now", got.expected, 1, 1e-9);
    check_number(row, "pace_ratio", got.pace, 100, 1e-9);
    check_number(row, "gap_to_target",
                 unit == POV_IN_COUNT ? got.gap : got.gap_points, 1, 1e-9);
    check_number(row, "required_per_year", got.needed, 1, 1e-9);
    check_number(row, "observed_per_year", got.observed, 1, 1e-9);
    check_number(row, "cagr_ratio", got.eurostat, 1, 2e-6);
}

static void judges_counts(void **state)
{
    check_row(*state, POV_IN_COUNT);
}

/* The same numbers as rates come to the same. */
static void judges_rates(void **state)
{
    check_row(*state, POV_IN_PERCENT);
}

int main(void)
{
    static struct CMUnitTest tests[2 * MOST_ROWS];
    size_t n = 0;
    int failed;

    arena = pov_arena_new();
    load_vectors(VECTORS, &table, arena);
    for (size_t i = 0; i < table.n_rows; i++) {
        const char *id = table.rows[i].cells[0];

        tests[n++] =
            (struct CMUnitTest){id, judges_counts, NULL, NULL, &table.rows[i]};
        tests[n++] =
            (struct CMUnitTest){pov_arena_format(arena, "%s as a rate", id),
                                judges_rates, NULL, NULL, &table.rows[i]};
    }
    failed = _cmocka_run_group_tests("verdict", tests, n, NULL, NULL);
    pov_arena_free(arena);
    return failed != 0;
}
