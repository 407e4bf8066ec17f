#include "cases.h"
#include "arena_fixture.h"

#include <string.h>

#include "povstat/finding.h"
#include "povstat/measure.h"

enum { MOST_FORMS = 64 };

/* Read without help from columns, as a target of a counted indicator. */
static pov_phrase read_as_target(const char *text)
{
    const pov_phrase_hint hint = {.is_target = true,
                                  .meaning = POV_MEANS_COUNT};
    pov_phrase says;
    pov_number number = {0};

    assert_int_equal(
        pov_phrase_read(text, strlen(text), &hint, arena, &says, &number),
        POV_READ_VALUE);
    return says;
}

static void example_fits_its_form(void **state)
{
    const pov_target_form *form = *state;
    pov_phrase says = read_as_target(form->example);

    assert_true(says.form_said || form->form == POV_LEVEL);
    assert_int_equal(says.form, form->form);
    assert_int_equal(says.has_amount, form->form != POV_DIRECTION);
    if (says.has_amount)
        assert_int_equal(says.unit, form->unit);
    assert_ptr_equal(pov_target_form_of(says.form, says.unit), form);
}

static void form_is_found(void **state)
{
    const pov_target_form *form = *state;

    assert_ptr_equal(pov_target_form_of(form->form, form->unit), form);
    assert_true(*form->id && *form->example && *form->about);
    assert_true(form->measure == POV_IN_COUNT ||
                form->measure == POV_IN_PERCENT);
    assert_non_null(form->resolve);
    assert_int_equal(form->needs_baseline, form->form != POV_LEVEL);
}

/* A level of its own needs no baseline; any other moves with it, and nothing
 * asked leaves everything as it was. */
static void form_resolves(void **state)
{
    const pov_target_form *form = *state;
    pov_interval baseline =
        pov_interval_closed(pov_ratio_whole(10), pov_ratio_whole(11));
    pov_resolved r;

    assert_true(form->resolve(form, &baseline, pov_ratio_whole(0), 3, &r));
    assert_false(r.over_baseline);
    assert_false(r.clamped);
    if (form->needs_baseline)
        assert_true(pov_interval_equal(&r.level, &baseline));
    else
        assert_true(pov_interval_is_point(&r.level));
    assert_true(form->resolve(form, &baseline, pov_ratio_whole(2), 3, &r));
    if (form->form == POV_REDUCTION || form->form == POV_ANNUAL_REDUCTION)
        assert_true(pov_ratio_compare(r.level.high.at, baseline.high.at) < 0);
    if (form->form == POV_INCREASE || form->form == POV_ANNUAL_INCREASE)
        assert_true(pov_ratio_compare(r.level.low.at, baseline.low.at) > 0);
}

static void refuse_past_int64(void **state)
{
    const pov_target_form *form = *state;
    pov_interval baseline = pov_interval_point(pov_ratio_whole(INT64_MAX));
    pov_ratio huge = pov_ratio_whole(INT64_MAX);
    bool adds = form->form == POV_INCREASE || form->form == POV_ANNUAL_INCREASE;
    pov_resolved r;

    if (adds)
        assert_false(form->resolve(form, &baseline, huge, 3, &r));
    else /* no more than that it does not wrap */
        (void)form->resolve(form, &baseline, huge, 3, &r);
}

static void every_pair_has_a_form(void **state)
{
    (void)state;
    for (unsigned f = 0; f < POV_CLAIMED; f++)
        for (int u = POV_IN_COUNT; u <= POV_IN_POINTS; u++) {
            const pov_target_form *form =
                pov_target_form_of((pov_form)f, (pov_unit)u);
            bool is_odd = f == POV_LEVEL && u == POV_IN_POINTS;

            assert_non_null(form);
            assert_int_equal(form->form, f);
            if (f != POV_DIRECTION && !is_odd)
                assert_int_equal(form->unit, u);
        }
}

static void assert_all_differ(const char *const texts[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert_true(texts[i] && *texts[i]);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(texts[i], texts[j]);
    }
}

static void form_ids_differ(void **state)
{
    const char *ids[MOST_FORMS], *examples[MOST_FORMS];

    (void)state;
    assert_in_range(pov_n_target_forms, POV_N_FORMS, MOST_FORMS);
    for (size_t i = 0; i < pov_n_target_forms; i++) {
        ids[i] = pov_target_forms[i].id;
        examples[i] = pov_target_forms[i].example;
    }
    assert_all_differ(ids, pov_n_target_forms);
    assert_all_differ(examples, pov_n_target_forms);
}

static void finding_codes_differ(void **state)
{
    const char *codes[POV_N_FINDING_KINDS];

    (void)state;
    for (int i = 0; i < POV_N_FINDING_KINDS; i++)
        codes[i] = pov_finding_types[i].code;
    assert_all_differ(codes, POV_N_FINDING_KINDS);
}

static bool ends_with_stop(const char *text)
{
    size_t length = strlen(text);

    return length && text[length - 1] == '.' &&
           !(length > 2 && text[length - 2] == '.');
}

/* Codes are "P" and three digits; what is wrong, what was done and how to
 * mend it are phrases, not sentences. */
static void finding_is_complete(void **state)
{
    const pov_finding_type *type = *state;
    const char *const says[] = {type->problem, type->recovery, type->help};

    assert_int_equal(strlen(type->code), 4);
    assert_int_equal(type->code[0], 'P');
    assert_int_equal(strspn(type->code + 1, "0123456789"), 3);
    assert_in_range(type->severity, POV_NOTE, POV_FATAL);
    for (size_t i = 0; i < 3; i++) {
        assert_true(says[i] && *says[i]);
        assert_false(ends_with_stop(says[i]));
    }
}

static void verdict_codes_differ(void **state)
{
    const char *codes[POV_N_VERDICTS];

    (void)state;
    for (unsigned v = 0; v < POV_N_VERDICTS; v++)
        codes[v] = pov_code(POV_TERMS_VERDICT, v);
    assert_all_differ(codes, POV_N_VERDICTS);
}

static void degree_codes_differ(void **state)
{
    const char *codes[POV_NEARLY];

    (void)state;
    assert_null(pov_code(POV_TERMS_DEGREE, POV_NO_DEGREE));
    for (unsigned d = POV_WORSE; d <= POV_NEARLY; d++)
        codes[d - POV_WORSE] = pov_code(POV_TERMS_DEGREE, d);
    assert_all_differ(codes, POV_NEARLY);
}

/* The closed list of the method, in the order of the bits. */
static void flags_are_the_closed_list(void **state)
{
    static const char *const wanted[] = {"dates",
                                         "direction",
                                         "over_baseline",
                                         "no_baseline",
                                         "met_at_baseline",
                                         "late_evidence",
                                         "no_final_report",
                                         "interim",
                                         "met_by_rounding",
                                         "clamped",
                                         "constant_total",
                                         "other_territory",
                                         "baseline_from_plan",
                                         "contradicted_baseline",
                                         "contradicted_target",
                                         "contradicted_actual"};
    size_t n = 0;

    (void)state;
    for (unsigned flag = 0; flag < POV_N_FLAGS; flag++) {
        assert_true(n < sizeof wanted / sizeof *wanted);
        assert_string_equal(pov_code(POV_TERMS_FLAG, flag), wanted[n++]);
    }
    assert_int_equal(n, sizeof wanted / sizeof *wanted);
    assert_all_differ(wanted, n);
}

/* The worst comes first: an area's verdict is its worst. */
static void verdicts_are_worst_first(void **state)
{
    static const pov_verdict order[] = {
        POV_VERDICT_INVALID,        POV_VERDICT_CONFLICTING,
        POV_VERDICT_NOT_COMPARABLE, POV_VERDICT_LOST,
        POV_VERDICT_NOT_MET,        POV_VERDICT_MOVING_AWAY,
        POV_VERDICT_FAR_BEHIND,     POV_VERDICT_BEHIND,
        POV_VERDICT_NOT_YET,        POV_VERDICT_UNDECIDABLE,
        POV_VERDICT_NO_REPORT,      POV_VERDICT_PENDING,
        POV_VERDICT_ON_TRACK,
    };

    (void)state;
    for (size_t i = 1; i < sizeof order / sizeof *order; i++)
        assert_true(order[i - 1] < order[i]);
}

static const struct {
    const char *name;
    CMUnitTestFunction run;
} of_form[] = {
    {"example fits its form", example_fits_its_form},
    {"is found", form_is_found},
    {"resolves", form_resolves},
    {"does not wrap", refuse_past_int64},
};

int main(void)
{
    pov_arena *names = pov_arena_new();
    int failed;

    for (size_t i = 0; i < pov_n_target_forms; i++)
        for (size_t t = 0; t < LENGTH(of_form); t++)
            test_row(pov_arena_format(names, "%s %s", pov_target_forms[i].id,
                                      of_form[t].name),
                     of_form[t].run, &pov_target_forms[i]);
    TEST_SOME(pov_finding_types, POV_N_FINDING_KINDS, code,
              finding_is_complete);
    TEST(every_pair_has_a_form);
    TEST(form_ids_differ);
    TEST(finding_codes_differ);
    TEST(verdict_codes_differ);
    TEST(degree_codes_differ);
    TEST(flags_are_the_closed_list);
    TEST(verdicts_are_worst_first);
    failed = run_all("registries", make_arena, free_arena);
    pov_arena_free(names);
    return failed;
}
