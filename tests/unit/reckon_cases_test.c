#include "cases.h"

#include "reckon_said.h"

/* What the plans and reviews of three provinces say, and what follows. */

static const said quang_binh[] = {
    {"quang-binh-2024", "quang-binh", "poor", "giảm 2.063 hộ", 2024, 2023,
     POV_REPORTED, true, false},
    {"quang-binh-2024", "quang-binh", "poor", "còn lại 8.410 hộ", 2024, 2023,
     POV_REPORTED, true, false},
    {"quang-binh-2024", "quang-binh", "near_poor", "giảm 1.295 hộ", 2024, 2023,
     POV_REPORTED, true, false},
    {"quang-binh-2024", "quang-binh", "near_poor", "còn lại 9.084 hộ", 2024,
     2023, POV_REPORTED, true, false},
    {"quang-binh-2023-press", "quang-binh", "poor_or_near_poor", "20.852", 2023,
     0, POV_REPORTED, false, false},
    {"quang-binh-2023-press", "quang-binh", "poor_or_near_poor", "8,06%", 2023,
     0, POV_REPORTED, false, false},
};

/* "Down by 2.063 to 8.410" says where it starts. */
static void finds_the_baseline_of_a_plan(void **state)
{
    reckoned r = RECKON(quang_binh);
    const pov_figure *poor =
        level_of(&r, "quang-binh", "poor", POV_IN_COUNT, 2023);
    const pov_figure *near =
        level_of(&r, "quang-binh", "near_poor", POV_IN_COUNT, 2023);

    (void)state;
    assert_no_findings(&r);
    assert_point(poor, 10473);
    assert_derived_by(poor, "change");
    assert_point(near, 10379);
    assert_derived_by(near, "change");
    assert_point(
        level_of(&r, "quang-binh", "poor_or_near_poor", POV_IN_COUNT, 2023),
        20852);
}

static void pins_the_whole(void **state)
{
    reckoned r = RECKON(quang_binh);
    const pov_figure *whole =
        level_of(&r, "quang-binh", "households", POV_IN_COUNT, 2023);
    const pov_interval pinned =
        pov_interval_closed(pov_ratio_whole(258550), pov_ratio_whole(258870));

    (void)state;
    assert_derived_by(whole, "rate");
    assert_true(pov_interval_equal(&whole->value, &pinned));
}

/* The plan's own two baselines must make up what the press says. */
static void notices_a_wrong_sum(void **state)
{
    said rows[sizeof quang_binh / sizeof *quang_binh];
    reckoned r;

    (void)state;
    memcpy(rows, quang_binh, sizeof rows);
    rows[4].value = "20.853";
    r = RECKON(rows);
    assert_non_null(found(&r, POV_FOUND_CONTRADICTION_BETWEEN));
}

static const said bac_kan[] = {
    {"bac-kan-2023-preliminary", "bac-kan", "poor", "18.305/82.263", 2023, 0,
     POV_PRELIMINARY, false, false},
    {"bac-kan-2023-preliminary", "bac-kan", "poor", "giảm 2,46%", 2023, 2022,
     POV_PRELIMINARY, false, true},
    {"bac-kan-2021-review", "bac-kan", "poor", "21.946", 2021, 0, POV_OFFICIAL,
     false, false},
    {"bac-kan-2021-review", "bac-kan", "poor", "26,93%", 2021, 0, POV_OFFICIAL,
     false, false},
    {"bac-kan-2023", "bac-kan", "poor", "27,37%", 2021, 0, POV_REVISED, false,
     false},
    {"bac-kan-2023", "bac-kan", "poor", "24,71%", 2022, 0, POV_REPORTED, false,
     false},
    {"bac-kan-2023", "bac-kan", "poor", "giảm 2,66%", 2022, 2021, POV_REPORTED,
     false, true},
    {"bac-kan-2024", "bac-kan", "poor", "21,9%", 2023, 0, POV_REVISED, false,
     false},
    {"bac-kan-2024", "bac-kan", "poor", "hơn 18.000 hộ", 2023, 0, POV_REVISED,
     false, false},
};

static const pov_figure *bac_kan_rate(const reckoned *r, int year)
{
    return level_of(r, "bac-kan", "poor", POV_IN_PERCENT, year);
}

static void leads_back_to_the_year_before(void **state)
{
    reckoned r = reckon_rows(bac_kan, 2);
    const pov_figure *before = bac_kan_rate(&r, 2022);
    pov_interval near =
        pov_interval_closed((pov_ratio){2470, 100}, (pov_ratio){2473, 100});
    pov_interval both;

    (void)state;
    assert_no_findings(&r);
    assert_derived_by(bac_kan_rate(&r, 2023), "rate");
    assert_true(pov_interval_is_point(&bac_kan_rate(&r, 2023)->value));
    assert_derived_by(before, "change");
    assert_holds(before, (pov_decimal){2471, 2, 0});
    both = pov_interval_meet(&before->value, &near);
    assert_true(pov_interval_equal(&both, &before->value));
}

static void climbs_the_ladder_of_status(void **state)
{
    reckoned r = RECKON(bac_kan);

    (void)state;
    assert_stated(bac_kan_rate(&r, 2021), "27,37%");
    assert_stated(bac_kan_rate(&r, 2022), "24,71%");
    assert_stated(bac_kan_rate(&r, 2023), "21,9%");
    assert_holds(bac_kan_rate(&r, 2023), (pov_decimal){219, 1, 0});
    assert_false(pov_interval_contains(&bac_kan_rate(&r, 2023)->value,
                                       (pov_ratio){2225, 100}));
    assert_null(found(&r, POV_FOUND_CONTRADICTION));
    assert_null(found(&r, POV_FOUND_CONTRADICTION_BETWEEN));
    assert_null(found(&r, POV_FOUND_CONFLICT));
    assert_non_null(found(&r, POV_FOUND_OUTRANKED));
    assert_int_equal(pov_findings_count(&r.findings, POV_WARNING), 0);
}

/* Households, a count and its rate, of which one cannot be: 50 of 1.000 are
 * 5 %, not 7 %. */
static const said misfit[] = {
    {"a", "quang-ninh/van-don", "households", "1.000", 2023, 0, POV_REPORTED,
     false, false},
    {"a", "quang-ninh/van-don", "poor", "50", 2023, 0, POV_REPORTED, false,
     false},
    {"a", "quang-ninh/van-don", "poor", "7,00%", 2023, 0, POV_REPORTED, false,
     false},
};

enum { N_MISFIT = sizeof misfit / sizeof *misfit };

static const pov_figure *misfit_figure(const reckoned *r, size_t i)
{
    return level_of(r, misfit[i].area, misfit[i].indicator,
                    i == 2 ? POV_IN_PERCENT : POV_IN_COUNT, 2023);
}

static void contradicts_itself(void **state)
{
    reckoned r = RECKON(misfit);
    const pov_finding *f = found(&r, POV_FOUND_CONTRADICTION);

    (void)state;
    assert_non_null(f);
    assert_int_equal(r.findings.count, 1);
    assert_int_equal(f->related.count, N_MISFIT);
}

/* Whichever of the three another document says. */
static void contradicts_another(void **state)
{
    (void)state;
    for (size_t other = 0; other < N_MISFIT; other++) {
        said rows[N_MISFIT];
        const pov_finding *f;
        reckoned r;

        memcpy(rows, misfit, sizeof rows);
        rows[other].document = "b";
        r = RECKON(rows);
        f = found(&r, POV_FOUND_CONTRADICTION_BETWEEN);
        assert_non_null(f);
        assert_int_equal(r.findings.count, 1);
    }
}

static void weaker_gives_way(void **state)
{
    (void)state;
    for (size_t weak = 0; weak < N_MISFIT; weak++) {
        said rows[N_MISFIT];
        const pov_finding *f;
        reckoned r;

        memcpy(rows, misfit, sizeof rows);
        rows[weak].document = "b";
        rows[weak].status = POV_PRELIMINARY;
        r = RECKON(rows);
        f = found(&r, POV_FOUND_SET_ASIDE);
        assert_non_null(f);
        assert_int_equal(f->place.line, weak + 2);
        assert_int_equal(r.findings.count, 1);
        for (size_t i = 0; i < N_MISFIT; i++)
            if (i != weak)
                assert_stated(misfit_figure(&r, i), misfit[i].value);
        assert_derived_by(misfit_figure(&r, weak), "rate");
    }
}

/* Two figures for one key: no verdict can rest on them. */
static void equals_conflict(void **state)
{
    said rows[] = {misfit[1], misfit[1]};
    reckoned r;

    (void)state;
    rows[1].value = "52";
    r = RECKON(rows);
    assert_non_null(found(&r, POV_FOUND_CONFLICT_INSIDE));
    rows[1].document = "b";
    r = RECKON(rows);
    assert_non_null(found(&r, POV_FOUND_CONFLICT));
    assert_true(misfit_figure(&r, 1)->conflict);
    assert_null(misfit_figure(&r, 1)->chosen);
    rows[1].status = POV_OFFICIAL;
    r = RECKON(rows);
    assert_non_null(found(&r, POV_FOUND_OUTRANKED));
    assert_stated(misfit_figure(&r, 1), "52");
    assert_point(misfit_figure(&r, 1), 52);
}

/* `revised` is no rank: where it replaces nothing, it is as good as reported.
 */
static void revised_ranks_as_reported(void **state)
{
    static const struct {
        pov_status other;
        const char *chosen; /* NULL: they conflict */
    } cases[] = {{POV_ESTIMATE, "52"},
                 {POV_PRELIMINARY, "52"},
                 {POV_REPORTED, NULL},
                 {POV_OFFICIAL, "50"},
                 {POV_MINISTRY, "50"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        said rows[] = {misfit[1], misfit[1]};
        reckoned r;

        rows[0].status = cases[i].other;
        rows[1].status = POV_REVISED;
        rows[1].document = "b";
        rows[1].value = "52";
        r = RECKON(rows);
        assert_int_equal(misfit_figure(&r, 1)->conflict, !cases[i].chosen);
        if (cases[i].chosen)
            assert_stated(misfit_figure(&r, 1), cases[i].chosen);
    }
}

/* A few among many print as 0,0 %: nothing is wrong with that. */
static void few_may_print_as_none(void **state)
{
    static const said rows[] = {
        {"a", "quang-ninh/van-don", "poor", "3", 2023, 0, POV_REPORTED, false,
         false},
        {"a", "quang-ninh/van-don", "poor", "0,00%", 2023, 0, POV_REPORTED,
         false, false},
        {"a", "quang-ninh/van-don", "households", "95.000", 2023, 0,
         POV_REPORTED, false, false},
    };

    (void)state;
    for (size_t n = 2; n <= 3; n++) {
        reckoned r = reckon_rows(rows, n);

        assert_no_findings(&r);
        assert_point(misfit_figure(&r, 1), 3);
    }
}

/* A whole printed rate must not undo what its count settles: 0 of some is 0,
 * so the year before is as the change says, no wider. */
static void rounding_does_not_widen(void **state)
{
    static const said rows[] = {
        {"a", "quang-ninh/van-don", "poor", "0", 2023, 0, POV_REPORTED, false,
         false},
        {"a", "quang-ninh/van-don", "poor", "giảm 3,33%", 2023, 2022,
         POV_REPORTED, false, true},
        {"a", "quang-ninh/van-don", "poor", "0,00%", 2023, 0, POV_REPORTED,
         false, false},
    };
    reckoned without = reckon_rows(rows, 2), with = reckon_rows(rows, 3);
    const pov_figure *a =
        level_of(&without, "quang-ninh/van-don", "poor", POV_IN_PERCENT, 2022);
    const pov_figure *b =
        level_of(&with, "quang-ninh/van-don", "poor", POV_IN_PERCENT, 2022);

    (void)state;
    assert_holds(a, (pov_decimal){333, 2, 0});
    assert_true(b && pov_interval_equal(&a->value, &b->value));
}

int main(void)
{
    TEST(finds_the_baseline_of_a_plan);
    TEST(pins_the_whole);
    TEST(notices_a_wrong_sum);
    TEST(leads_back_to_the_year_before);
    TEST(climbs_the_ladder_of_status);
    TEST(contradicts_itself);
    TEST(contradicts_another);
    TEST(weaker_gives_way);
    TEST(equals_conflict);
    TEST(revised_ranks_as_reported);
    TEST(few_may_print_as_none);
    TEST(rounding_does_not_widen);
    return run_all("reckon_cases", load_reference, free_reference);
}
