#include "cases.h"

#include "reckon_said.h"

/* What does not follow, however near it lies. */

#define AREA "quang-ninh/van-don"

static const pov_figure *poor_of(const reckoned *r, int year)
{
    return level_of(r, AREA, "poor", POV_IN_COUNT, year);
}

static void assert_unknown(const pov_figure *f)
{
    assert_true(!f || !pov_figure_is_known(f));
}

static const said disputed[] = {
    {"a", AREA, "poor", "100", 2023, 0, POV_OFFICIAL, false, false},
    {"b", AREA, "poor", "110", 2023, 0, POV_OFFICIAL, false, false},
    {"c", AREA, "poor", "90", 2023, 0, POV_PRELIMINARY, false, false},
    {"c", AREA, "poor", "giảm 20 hộ", 2024, 2023, POV_PRELIMINARY, false,
     false},
};

/* Where two official figures differ, a preliminary one does not decide. */
static void the_weak_do_not_decide_a_dispute(void **state)
{
    reckoned r = RECKON(disputed);

    (void)state;
    assert_non_null(found(&r, POV_FOUND_CONFLICT));
    assert_true(poor_of(&r, 2023)->conflict);
    assert_unknown(poor_of(&r, 2023));
    assert_unknown(poor_of(&r, 2024));
}

static const said of_two_minds[] = {
    {"a", AREA, "poor", "100", 2023, 0, POV_REPORTED, false, false},
    {"a", AREA, "poor", "110", 2023, 0, POV_REPORTED, false, false},
    {"a", AREA, "poor", "giảm 20 hộ", 2024, 2023, POV_REPORTED, false, false},
};

/* A change leads nowhere from a level of which its document says two things. */
static void a_change_takes_no_side(void **state)
{
    reckoned r = RECKON(of_two_minds);

    (void)state;
    assert_non_null(found(&r, POV_FOUND_CONFLICT_INSIDE));
    assert_unknown(poor_of(&r, 2024));
}

static const said first_and_final[] = {
    {"a", AREA, "poor", "90", 2023, 0, POV_PRELIMINARY, false, false},
    {"a", AREA, "poor", "100", 2023, 0, POV_OFFICIAL, false, false},
    {"a", AREA, "poor", "giảm 20 hộ", 2024, 2023, POV_OFFICIAL, false, false},
};

/* Of what a document says first and last, its changes go with what is used. */
static void a_change_goes_with_what_is_used(void **state)
{
    reckoned r = RECKON(first_and_final);

    (void)state;
    assert_point(poor_of(&r, 2024), 80);
}

/* Nothing is counted below nothing, and no part is more than all. */
static const said impossible[][2] = {
    {{"a", AREA, "poor", "120", 2023, 0, POV_REPORTED, false, false},
     {"a", AREA, "poor_or_near_poor", "100", 2023, 0, POV_REPORTED, false,
      false}},
    {{"a", AREA, "poor", "120", 2023, 0, POV_REPORTED, false, false},
     {"a", AREA, "poor", "giảm 200 hộ", 2024, 2023, POV_REPORTED, false,
      false}},
    {{"a", AREA, "poor", "1,20%", 2023, 0, POV_REPORTED, false, false},
     {"a", AREA, "poor", "giảm 3,20%", 2024, 2023, POV_REPORTED, false, true}},
    {{"a", AREA, "poor", "99,20%", 2024, 0, POV_REPORTED, false, false},
     {"a", AREA, "poor", "giảm 3,20%", 2024, 2023, POV_REPORTED, false, true}},
    {{"a", AREA, "clean_water_poor", "98%", 2023, 0, POV_REPORTED, false,
      false},
     {"a", AREA, "clean_water_poor", "tăng 5%", 2024, 2023, POV_REPORTED, false,
      true}},
};

static void assert_nothing_derived(const reckoned *r)
{
    for (size_t i = 0; i < r->figures->count; i++)
        if (!r->figures->items[i]->evidence.count)
            assert_unknown(r->figures->items[i]);
}

static void what_cannot_be_is_a_contradiction(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++) {
        reckoned r = RECKON(impossible[i]);
        const pov_finding *f = found(&r, POV_FOUND_CONTRADICTION);

        assert_non_null(f);
        assert_int_equal(f->related.count, 2);
        assert_nothing_derived(&r);
    }
}

/* If one of them is weaker, that is the one. */
static void what_cannot_be_sets_the_weak_aside(void **state)
{
    said rows[2];
    reckoned r;

    (void)state;
    memcpy(rows, impossible[1], sizeof rows);
    rows[1].status = POV_PRELIMINARY;
    r = RECKON(rows);
    assert_null(found(&r, POV_FOUND_CONTRADICTION));
    assert_non_null(found(&r, POV_FOUND_SET_ASIDE));
    assert_stated(poor_of(&r, 2023), "120");
    assert_nothing_derived(&r);
}

/* One strong total against the eight districts of a province: any of the nine
 * may be wrong. */
static void one_total_does_not_silence_its_areas(void **state)
{
    const pov_area *province = pov_catalogue_area(catalogue, "quang-binh");
    statements list = {0};
    said row = {"b", province->id, "poor", "801", 2023,
                0,   POV_OFFICIAL, false,  false};
    reckoned r;
    size_t n = 0;

    (void)state;
    say_row(&list, &row);
    row = (said){"a",   NULL, "poor", "100", 2023, 0, POV_PRELIMINARY,
                 false, false};
    for (size_t i = 0; i < pov_area_children(province)->count; i++)
        if (pov_area_in_force(pov_area_children(province)->items[i],
                              pov_day_year_end(2023))) {
            row.area = pov_area_children(province)->items[i]->id;
            say_row(&list, &row);
            n++;
        }
    assert_int_equal(n, 8);
    r = reckon(&list);
    assert_null(found(&r, POV_FOUND_SET_ASIDE));
    assert_non_null(found(&r, POV_FOUND_CONTRADICTION_BETWEEN));
    assert_int_equal(found(&r, POV_FOUND_CONTRADICTION_BETWEEN)->related.count,
                     9);
    assert_stated(level_of(&r, row.area, "poor", POV_IN_COUNT, 2023), "100");
}

static const said revised[] = {
    {"bac-kan-2021-review", "bac-kan", "poor", "21.946", 2021, 0, POV_OFFICIAL,
     false, false},
    {"bac-kan-2021-review", "bac-kan", "near_poor", "7.935", 2021, 0,
     POV_OFFICIAL, false, false},
    {"bac-kan-2021-review", "bac-kan", "poor_or_near_poor", "29.881", 2021, 0,
     POV_OFFICIAL, false, false},
    {"bac-kan-2023", "bac-kan", "poor", "22.300", 2021, 0, POV_REVISED, false,
     false},
};

/* What was replaced does not come back through the sum it was part of. */
static void the_replaced_does_not_come_back(void **state)
{
    reckoned r = RECKON(revised);
    const pov_figure *poor =
        level_of(&r, "bac-kan", "poor", POV_IN_COUNT, 2021);

    (void)state;
    assert_null(found(&r, POV_FOUND_SET_ASIDE));
    assert_non_null(found(&r, POV_FOUND_CONTRADICTION_BETWEEN));
    assert_int_equal(poor->blame, POV_BLAMED_WITH_OTHERS);
    assert_null(pov_figure_stated(poor));
    for (size_t i = 0; i < poor->evidence.count; i++)
        assert_int_not_equal(poor->evidence.items[i]->standing, POV_USED);
}

static const said old_and_new[] = {
    {"a", AREA, "households", "82.263", 2023, 0, POV_PRELIMINARY, false, false},
    {"a", AREA, "poor", "18.305", 2023, 0, POV_PRELIMINARY, false, false},
    {"a", AREA, "poor", "22,25%", 2023, 0, POV_PRELIMINARY, false, false},
    {"b", AREA, "poor", "18.100", 2023, 0, POV_OFFICIAL, false, false},
};

/* The rate of a count that gave way is what does not fit, not the whole. */
static void only_the_stale_is_set_aside(void **state)
{
    reckoned r = RECKON(old_and_new);

    (void)state;
    assert_int_equal(pov_findings_count(&r.findings, POV_WARNING), 0);
    assert_stated(level_of(&r, AREA, "households", POV_IN_COUNT, 2023),
                  "82.263");
    assert_derived_by(level_of(&r, AREA, "poor", POV_IN_PERCENT, 2023), "rate");
}

/* Said by two, it does not come back when the first is set aside. */
static void the_second_to_say_it_is_set_aside_too(void **state)
{
    static const said rows[] = {
        {"a", AREA, "poor", "120", 2023, 0, POV_PRELIMINARY, false, false},
        {"c", AREA, "poor", "120", 2023, 0, POV_PRELIMINARY, false, false},
        {"b", AREA, "poor_or_near_poor", "100", 2023, 0, POV_OFFICIAL, false,
         false},
        {"b", AREA, "near_poor", "10", 2023, 0, POV_OFFICIAL, false, false},
    };
    reckoned r = RECKON(rows);
    const pov_figure *poor = poor_of(&r, 2023);

    (void)state;
    assert_point(poor, 90);
    for (size_t i = 0; i < poor->evidence.count; i++)
        assert_int_equal(poor->evidence.items[i]->standing, POV_SET_ASIDE);
}

/** The districts of a province at the end of 2023 but the last, each saying
 *  the same, and the province. */
static reckoned reckon_all_but_one(const char *indicator, const char *value,
                                   const char *total, const pov_area **last)
{
    const pov_area *province = pov_catalogue_area(catalogue, "quang-binh");
    statements list = {0};
    said row = {"a",  province->id, indicator, total, 2023,
                2022, POV_REPORTED, false,     false};

    say_row(&list, &row);
    row.value = value;
    *last = NULL;
    for (size_t i = 0; i < pov_area_children(province)->count; i++) {
        const pov_area *d = pov_area_children(province)->items[i];

        if (!pov_area_in_force(d, pov_day_year_end(2023)))
            continue;
        if (*last) {
            row.area = (*last)->id;
            say_row(&list, &row);
        }
        *last = d;
    }
    return reckon(&list);
}

static bool derives_one(const reckoned *r, const pov_area *area)
{
    for (size_t i = 0; i < r->figures->count; i++)
        if (r->figures->items[i]->key.area == area &&
            pov_figure_is_known(r->figures->items[i]))
            return true;
    return false;
}

/* What a province spends need not be spent by a district: the rest is not the
 * last one's.  Those who escaped poverty live somewhere. */
static void only_residents_add_up(void **state)
{
    const pov_area *last;
    reckoned r = reckon_all_but_one("funds", "100", "900", &last);

    (void)state;
    assert_false(derives_one(&r, last));
    r = reckon_all_but_one("escaped_poor", "100", "900", &last);
    assert_true(derives_one(&r, last));
}

/* 1,23 % and 1,23 % are printed as 2,46 %, though 2,468 % is meant. */
static void knows_a_sum_of_rounded_rates(void **state)
{
    static const said rows[] = {
        {"a", AREA, "households", "100.000", 2023, 0, POV_REPORTED, false,
         false},
        {"a", AREA, "poor", "1.234", 2023, 0, POV_REPORTED, false, false},
        {"a", AREA, "near_poor", "1.234", 2023, 0, POV_REPORTED, false, false},
        {"a", AREA, "poor", "1,23%", 2023, 0, POV_REPORTED, false, false},
        {"a", AREA, "near_poor", "1,23%", 2023, 0, POV_REPORTED, false, false},
        {"a", AREA, "poor_or_near_poor", "2,46%", 2023, 0, POV_REPORTED, false,
         false},
    };
    reckoned r = RECKON(rows);
    const pov_finding *f = found(&r, POV_FOUND_NOT_ROUNDED);

    (void)state;
    assert_non_null(f);
    assert_non_null(
        strstr(pov_finding_message(arena, f), "the sum of two rounded rates"));
    assert_null(found(&r, POV_FOUND_CONTRADICTION));
}

int main(void)
{
    TEST(the_weak_do_not_decide_a_dispute);
    TEST(a_change_takes_no_side);
    TEST(a_change_goes_with_what_is_used);
    TEST(what_cannot_be_is_a_contradiction);
    TEST(what_cannot_be_sets_the_weak_aside);
    TEST(one_total_does_not_silence_its_areas);
    TEST(the_replaced_does_not_come_back);
    TEST(only_the_stale_is_set_aside);
    TEST(the_second_to_say_it_is_set_aside_too);
    TEST(only_residents_add_up);
    TEST(knows_a_sum_of_rounded_rates);
    return run_all("reckon_caution", load_reference, free_reference);
}
