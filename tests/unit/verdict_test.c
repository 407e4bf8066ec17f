#include "cases.h"

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

    for (unsigned flag = 0; flag < POV_N_FLAGS; flag++)
        if (flags & 1u << flag)
            text = pov_arena_format(arena, "%s%s%s", text, *text ? "|" : "",
                                    pov_code(POV_TERMS_FLAG, flag));
    return text;
}

/** A blank cell means that there is no such number. */
static void check_number(const vector_row *row, const char *column,
                         pov_maybe got, double unit, double relative)
{
    const char *text = cell(row, column);

    if (pov_maybe_known(got) != (*text != '\0'))
        fail_msg("%s: %s, wanted '%s'", column,
                 pov_maybe_known(got) ? "known" : "unknown", text);
    if (pov_maybe_known(got) && !is_near(pov_ratio_approximate(got.is),
                                         strtod(text, NULL) * unit, relative))
        fail_msg("%s: %.12g, wanted %s", column,
                 pov_ratio_approximate(got.is) / unit, text);
}

static void check_label(const vector_row *row, const pov_outcome *got)
{
    const char *degree = pov_code(POV_TERMS_DEGREE, got->degree);

    assert_string_equal(pov_code(POV_TERMS_VERDICT, got->verdict),
                        cell(row, "verdict"));
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

/* The edges: on the line, and one step off it.  From the end of 2020 to that
 * of 2030; one line is one test. */
static struct edge_case {
    const char *name, *baseline, *target, *actual; /* "": none */
    int actual_year, as_of_year;
    pov_unit unit;
    pov_operator op;
    bool is_printed; /* the actual is known as printed, no better */
    const char *verdict, *degree, *flags;
} edges[] = {
#define COUNT POV_IN_COUNT, POV_AT_MOST, false
#define RATE POV_IN_PERCENT, POV_AT_MOST, false
#define PRINTED POV_IN_PERCENT, POV_AT_MOST, true
#define UNDER POV_IN_PERCENT, POV_LESS_THAN, false
    {"beyond", "2000", "1000", "999", 2030, 2030, COUNT, "exceeded", "", ""},
    {"met", "2000", "1000", "1000", 2030, 2030, COUNT, "met", "", ""},
    {"one short", "2000", "1000", "1001", 2030, 2030, COUNT, "not_met",
     "nearly", ""},
    {"S = 95 %", "2000", "1000", "1050", 2030, 2030, COUNT, "not_met", "nearly",
     ""},
    {"S < 95 %", "2000", "1000", "1051", 2030, 2030, COUNT, "not_met", "partly",
     ""},
    {"S = 60 %", "2000", "1000", "1400", 2030, 2030, COUNT, "not_met", "partly",
     ""},
    {"S < 60 %", "2000", "1000", "1401", 2030, 2030, COUNT, "not_met", "little",
     ""},
    {"S = 0", "2000", "1000", "2000", 2030, 2030, COUNT, "not_met", "little",
     ""},
    {"S < 0", "2000", "1000", "2001", 2030, 2030, COUNT, "not_met", "worse",
     ""},
    {"P = 95 %", "2000", "0", "1050", 2025, 2025, COUNT, "on_track", "", ""},
    {"P < 95 %", "2000", "0", "1051", 2025, 2025, COUNT, "behind", "", ""},
    {"P = 60 %", "2000", "0", "1400", 2025, 2025, COUNT, "behind", "", ""},
    {"P < 60 %", "2000", "0", "1401", 2025, 2025, COUNT, "far_behind", "", ""},
    {"P = 0", "2000", "0", "2000", 2025, 2025, COUNT, "far_behind", "", ""},
    {"P < 0", "2000", "0", "2001", 2025, 2025, COUNT, "moving_away", "", ""},
    {"early", "2000", "1000", "1000", 2025, 2025, COUNT, "met_early", "", ""},
    {"early, no last word", "2000", "1000", "1000", 2025, 2030, COUNT,
     "met_early", "", "no_final_report"},
    {"no last word", "2000", "1000", "1001", 2025, 2030, COUNT, "no_report", "",
     "interim"},
    {"late", "2000", "1000", "1000", 2032, 2032, COUNT, "met", "",
     "late_evidence"},
    {"no baseline, met", "", "1000", "1000", 2030, 2030, COUNT, "met", "",
     "no_baseline"},
    {"no baseline, missed", "", "1000", "1001", 2030, 2030, COUNT, "not_met",
     "", "no_baseline"},
    {"no baseline, met so far", "", "1000", "1000", 2025, 2025, COUNT,
     "met_so_far", "", "no_baseline"},
    {"pending", "2000", "1000", "", 0, 2029, COUNT, "pending", "", ""},
    {"no report", "2000", "1000", "", 0, 2030, COUNT, "no_report", "", ""},
    {"rounds to the target", "3.52", "2.72", "2.7249", 2030, 2030, RATE, "met",
     "", "met_by_rounding"},
    {"rounds past the target", "3.52", "2.72", "2.725", 2030, 2030, RATE,
     "not_met", "nearly", ""},
    {"two decimals at least", "3.52", "2.7", "2.704", 2030, 2030, RATE, "met",
     "", "met_by_rounding"},
    {"one decimal does not do", "3.52", "2.7", "2.71", 2030, 2030, RATE,
     "not_met", "nearly", ""},
    {"counts are not rounded", "3.52", "2.72", "2.7249", 2030, 2030, COUNT,
     "not_met", "nearly", ""},
    {"strict targets are not rounded", "3.52", "2.72", "2.7201", 2030, 2030,
     UNDER, "not_met", "nearly", ""},
    {"strict: on the line is not under it", "3.52", "2.72", "2.72", 2030, 2030,
     UNDER, "not_met", "nearly", ""},
    {"none is not rounded", "3.52", "0", "0.001", 2030, 2030, RATE, "not_met",
     "nearly", ""},
    {"printed as the target", "3.52", "2.72", "2.72", 2030, 2030, PRINTED,
     "met", "", ""},
    {"printed too roughly", "3.52", "2.72", "2.7", 2030, 2030, PRINTED,
     "undecidable", "", ""},
    {"printed roughly, up to the target", "3.52", "2.75", "2.7", 2030, 2030,
     PRINTED, "exceeded", "", ""},
    {"printed roughly, far off", "3.52", "2.72", "3.1", 2030, 2030, PRINTED,
     "not_met", "little", ""},
};

static void judges_edge(void **state)
{
    const struct edge_case *c = *state;
    pov_trial trial = {
        .form = pov_target_form_of(POV_LEVEL, c->unit),
        .better = POV_FEWER_IS_BETTER,
        .says = {.form = POV_LEVEL,
                 .unit = c->unit,
                 .op = c->op,
                 .op_said = true,
                 .has_amount = true,
                 .amount = decimal_in(c->target)},
        .t0 = pov_day_year_end(2020),
        .t1 = pov_day_year_end(2030),
        .as_of = pov_day_year_end(c->as_of_year),
    };
    pov_outcome got;
    const char *degree;

    if (*c->baseline)
        trial.baseline = quantity_at(2020, decimal_in(c->baseline));
    if (*c->actual)
        trial.actual = quantity_at(c->actual_year, decimal_in(c->actual));
    if (c->is_printed) {
        trial.actual.is_printed = true;
        trial.actual.printed = decimal_in(c->actual);
        trial.actual.range = pov_interval_rounded(trial.actual.printed, 1);
    }
    got = pov_judge(&trial);
    degree = pov_code(POV_TERMS_DEGREE, got.degree);
    assert_string_equal(pov_code(POV_TERMS_VERDICT, got.verdict), c->verdict);
    assert_string_equal(degree ? degree : "", c->degree);
    assert_string_equal(flags_text(got.flags), c->flags);
}

int main(void)
{

    arena = pov_arena_new();
    load_vectors(VECTORS, &table, arena);
    for (size_t i = 0; i < table.n_rows; i++) {
        const char *id = table.rows[i].cells[0];

        test_row(id, judges_counts, &table.rows[i]);
        test_row(pov_arena_format(arena, "%s as a rate", id), judges_rates,
                 &table.rows[i]);
    }
    TEST_ROWS(edges, name, judges_edge);
    return run_all("verdict", NULL, NULL);
}
