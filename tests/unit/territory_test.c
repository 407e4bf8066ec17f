/* Figures of before and after a merger, and under two standards: they meet as
 * a sum or not at all, and it is said. */

#include "cases.h"

#include "extract_fixture.h"

#define HEAD "area,indicator,kind,value,as_of,since,standard,plan\n"

/* `baseline` and `actual` as one number in the target's measure, "" for none;
 * `says`: part of a finding of `code`, NULL if there must be none of P5. */
typedef struct territory_case {
    const char *label, *text, *area;
    const char *verdict, *baseline, *actual;
    unsigned flags; /* among those below */
    const char *code, *says;
} territory_case;

enum {
    NO_BASELINE = 1 << POV_FLAG_NO_BASELINE,
    OTHER_TERRITORY = 1 << POV_FLAG_OTHER_TERRITORY,
    FLAGS = NO_BASELINE | OTHER_TERRITORY,
};

static reading read_text(const char *text)
{
    reading r = {.figures = pov_figures_new(catalogue, arena),
                 .findings = {.arena = arena, .keep_all = true}};
    const pov_read_options options = {0};
    FILE *file = NULL;
    const char *path = path_to_bytes(&file, text, strlen(text));

    pov_extract_read(path, &options, r.figures, &r.findings, &r.tally);
    pov_extract_settle(r.figures, &r.findings, &r.tally);
    fclose(file);
    pov_reckon(r.figures, &r.findings);
    r.progress = pov_measure(r.figures, pov_day_from(2026, 3, 1), &r.findings);
    pov_findings_sort(&r.findings);
    return r;
}

static void is_number(const pov_quantity *q, const char *expected)
{
    pov_decimal d;

    if (!*expected) {
        assert_false(q->known);
        return;
    }
    assert_true(q->known);
    if (q->is_printed) {
        assert_string_equal(pov_decimal_text(arena, q->printed), expected);
        return;
    }
    assert_true(pov_interval_is_point(&q->range));
    assert_true(pov_ratio_round(q->range.low.at, 2, POV_ROUND_HALF_UP, &d));
    assert_string_equal(pov_decimal_text(arena, d), expected);
}

static void check_findings(const territory_case *c, const reading *r)
{
    bool is_said = false;

    for (size_t i = 0; i < r->findings.count; i++) {
        const pov_finding *f = r->findings.items[i];
        const char *code = pov_finding_types[f->kind].code;
        const char *message = pov_finding_message(arena, f);

        if (strncmp(code, "P5", 2) != 0)
            continue;
        if (!c->says || strcmp(code, c->code) != 0)
            fail_msg("%s: %s", code, message);
        is_said = is_said || strstr(message, c->says);
    }
    if (c->says && !is_said)
        fail_msg("nothing says '%s'", c->says);
}

static void judges(void **state)
{
    const territory_case *c = *state;
    reading r = read_text(c->text);
    const pov_progress *p;

    assert_int_equal(r.progress.count, 1);
    p = r.progress.items[0];
    assert_string_equal(p->target->key.area->id, c->area);
    assert_string_equal(pov_code(POV_TERMS_VERDICT, p->outcome.verdict),
                        c->verdict);
    is_number(&p->trial.baseline, c->baseline);
    is_number(&p->trial.actual, c->actual);
    assert_int_equal(p->outcome.flags & FLAGS, c->flags);
    check_findings(c, &r);
}

static const territory_case cases[] = {
    {"the new province against the sum",
     HEAD "Tỉnh Quảng Bình,poor,actual,14.205,2024,,,\n"
          "Tỉnh Quảng Trị,poor,actual,12.600,2024,,,\n"
          "Tỉnh Quảng Trị,poor,actual,24.000,2025,,,\n"
          "Tỉnh Quảng Trị,poor,target,giảm 2.500 hộ,2025,2024,,\n",
     "quang-tri@2025-07-01", "exceeded", "26805", "24000", 0, "", NULL},
    {"its rate too",
     HEAD "quang-binh,poor,actual,14.205/250.922,2024,,,\n"
          "quang-tri,poor,actual,12.600/180.000,2024,,,\n"
          "Tỉnh Quảng Trị,poor,actual,24.000/431.500,2025,,,\n"
          "Tỉnh Quảng Trị,poor,target,\"giảm 0,5 điểm %\",2025,2024,,\n",
     "quang-tri@2025-07-01", "exceeded", "6.22", "5.56", 0, "", NULL},
    {"a namesake alone is no baseline",
     HEAD "Tỉnh Quảng Trị,poor,actual,12.600,2024,,,\n"
          "Tỉnh Quảng Trị,poor,actual,24.000,2025,,,\n"
          "Tỉnh Quảng Trị,poor,target,giảm 2.500 hộ,2025,2024,,\n",
     "quang-tri@2025-07-01", "undecidable", "", "24000",
     NO_BASELINE | OTHER_TERRITORY, "P505",
     "quang-tri@2025-07-01, poor, end 2024: quang-binh is not stated; "
     "quang-tri alone is not comparable"},
    {"nor is the other part",
     HEAD "Tỉnh Bắc Giang,poor,actual,3.000,2024,,,\n"
          "Tỉnh Bắc Ninh,poor,actual,8.000,2025,,,\n"
          "Tỉnh Bắc Ninh,poor,target,giảm 500 hộ,2025,2024,,\n",
     "bac-ninh@2025-07-01", "undecidable", "", "8000",
     NO_BASELINE | OTHER_TERRITORY, "P505",
     "bac-ninh is not stated; bac-giang alone is not comparable"},
    {"two parts of three",
     HEAD "Tỉnh Lâm Đồng,poor,actual,3.000,2024,,,\n"
          "Tỉnh Đắk Nông,poor,actual,4.000,2024,,,\n"
          "Tỉnh Lâm Đồng,poor,target,giảm 500 hộ,2025,2024,,\n",
     "lam-dong@2025-07-01", "no_report", "", "", NO_BASELINE | OTHER_TERRITORY,
     "P505", "binh-thuan is not stated; "},
    {"a part in conflict",
     HEAD "quang-binh,poor,actual,14.205,2024,,,\n"
          "quang-binh,poor,actual,14.250,2024,,,\n"
          "quang-tri,poor,actual,12.600,2024,,,\n"
          "Tỉnh Quảng Trị,poor,target,giảm 2.500 hộ,2025,2024,,\n",
     "quang-tri@2025-07-01", "no_report", "", "", NO_BASELINE | OTHER_TERRITORY,
     "P505", "quang-binh is in conflict; quang-tri alone is not comparable"},
    {"rates do not add up",
     HEAD "quang-binh,poor,actual,\"5,66%\",2024,,,\n"
          "quang-tri,poor,actual,12.600/180.000,2024,,,\n"
          "Tỉnh Quảng Trị,poor,target,\"giảm 0,5 điểm %\",2025,2024,,\n",
     "quang-tri@2025-07-01", "no_report", "", "", NO_BASELINE | OTHER_TERRITORY,
     "P505", "quang-binh is stated as a rate only"},
    {"counts without the households",
     HEAD "quang-binh,poor,actual,14.205,2024,,,\n"
          "quang-tri,poor,actual,12.600/180.000,2024,,,\n"
          "Tỉnh Quảng Trị,poor,target,\"giảm 0,5 điểm %\",2025,2024,,\n",
     "quang-tri@2025-07-01", "no_report", "", "", NO_BASELINE | OTHER_TERRITORY,
     "P505", "households of quang-binh is not stated"},
    {"a stated back-cast needs no sum",
     HEAD "Bắc Ninh (mới),poor,actual,8.308,2024,,,\n"
          "Tỉnh Bắc Ninh,poor,actual,8.000,2025,,,\n"
          "Tỉnh Bắc Ninh,poor,target,giảm 300 hộ,2025,2024,,\n",
     "bac-ninh@2025-07-01", "exceeded", "8308", "8000", 0, "", NULL},
    {"the new province is not the old plan's",
     HEAD "Tỉnh Bắc Ninh,poor,actual,3.467,2024,,,\n"
          "bac-ninh,poor,target,giảm 500 hộ,2025,2024,,\n"
          "Tỉnh Bắc Ninh,poor,actual,8.000,2025,,,\n",
     "bac-ninh", "not_comparable", "3467", "", OTHER_TERRITORY, "P503",
     "bac-ninh, poor: the one of end 2025 is of bac-ninh@2025-07-01"},
    {"whatever its name",
     HEAD "quang-binh,poor,actual,14.205,2024,,,\n"
          "quang-binh,poor,target,giảm 500 hộ,2025,2024,,\n"
          "Tỉnh Quảng Trị,poor,actual,24.000,2025,,,\n",
     "quang-binh", "not_comparable", "14205", "", OTHER_TERRITORY, "P503",
     "quang-binh, poor: the one of end 2025 is of quang-tri@2025-07-01"},
    {"its count against the old plan's rate",
     HEAD "quang-binh,poor,actual,\"5,66%\",2024,,,\n"
          "quang-binh,poor,target,\"còn 5,0%\",2025,2024,,\n"
          "Tỉnh Quảng Trị,poor,actual,24.000,2025,,,\n",
     "quang-binh", "not_comparable", "5.66", "", OTHER_TERRITORY, "P503",
     "is of quang-tri@2025-07-01"},
    {"the old province is not the new plan's",
     HEAD "Bắc Ninh (mới),poor,actual,8.308,2024,,,\n"
          "bac-ninh,poor,actual,2.500,31/03/2025,,,\n"
          "Tỉnh Bắc Ninh,poor,target,giảm 300 hộ,2025,2024,,\n",
     "bac-ninh@2025-07-01", "not_comparable", "8308", "", OTHER_TERRITORY,
     "P505",
     "2025-03-31: bac-giang is not stated; bac-ninh alone is not comparable"},
    {"one code, two provinces",
     HEAD "24,poor,actual,3.000,2024,,,\n"
          "27,poor,actual,459,2024,,,\n"
          "24,poor,actual,3.100,2025,,,\n"
          "24,poor,target,giảm 300 hộ,2025,2024,,\n",
     "bac-ninh@2025-07-01", "exceeded", "3459", "3100", 0, "", NULL},
    {"the code of another since",
     HEAD "44,poor,actual,14.205,2024,,,\n"
          "44,poor,actual,24.000,2025,,,\n"
          "44,poor,target,giảm 300 hộ,2024,2023,,\n",
     "quang-binh", "undecidable", "", "14205", NO_BASELINE, "", NULL},
    {"a plan of before the merger means its own province",
     HEAD "Tỉnh Bắc Ninh,poor,target,\"còn 0,64%\",2025,,,bac-ninh-2023-2025\n"
          "Tỉnh Bắc Ninh,poor,actual,\"0,9%\",2025,,,\n",
     "bac-ninh", "not_comparable", "", "", NO_BASELINE | OTHER_TERRITORY,
     "P503", "is of bac-ninh@2025-07-01"},
    {"what goes on under its code is a part as well",
     HEAD "lam-dong/da-huoai,poor,actual,100,2024,,,\n"
          "lam-dong/cat-tien,poor,actual,200,2024,,,\n"
          "lam-dong/da-huoai@2025-01-01,poor,target,giảm 10 hộ,31/03/2025,"
          "2024,,\n",
     "lam-dong/da-huoai@2025-01-01", "no_report", "", "",
     NO_BASELINE | OTHER_TERRITORY, "P503", "is of lam-dong/cat-tien"},
    {"a special zone is its district",
     HEAD "quang-ninh/van-don,poor,actual,95,2024,,,\n"
          "quang-ninh/van-don,poor,target,giảm 50 hộ,2025,2024,,\n"
          "Đặc khu Vân Đồn,poor,actual,40,2025,,,\n",
     "quang-ninh/van-don", "exceeded", "95", "40", 0, "", NULL},
    {"and the district its zone",
     HEAD "quang-ninh/van-don,poor,actual,95,2024,,,\n"
          "Đặc khu Vân Đồn,poor,target,giảm 50 hộ,2025,2024,,\n"
          "Đặc khu Vân Đồn,poor,actual,50,2025,,,\n",
     "quang-ninh/van-don@2025-07-01", "not_met", "95", "50", 0, "", NULL},
    {"two standards of one day",
     HEAD "bac-kan,poor,actual,13.867,2021,,national-2016,\n"
          "bac-kan,poor,actual,21.946,2021,,national-2022,\n"
          "bac-kan,poor,target,giảm 2.000 hộ,2022,2021,national-2022,\n"
          "bac-kan,poor,actual,20.000,2022,,national-2022,\n",
     "bac-kan", "not_met", "21946", "20000", 0, "", NULL},
    {"the older is no baseline for the newer",
     HEAD "bac-kan,poor,actual,13.867,2021,,national-2016,\n"
          "bac-kan,poor,target,giảm 2.000 hộ,2022,2021,national-2022,\n"
          "bac-kan,poor,actual,20.000,2022,,national-2022,\n",
     "bac-kan", "undecidable", "", "20000", NO_BASELINE, "P504",
     "the target is under national-2022, the figure of end 2021 under "
     "national-2016"},
    {"nor the newer for the older",
     HEAD "bac-kan,poor,actual,21.946,2021,,national-2022,\n"
          "bac-kan,poor,target,còn 13.000 hộ,2021,2020,national-2016,\n",
     "bac-kan", "not_comparable", "", "", NO_BASELINE, "P504",
     "the target is under national-2016, the figure of end 2021 under "
     "national-2022"},
    {"a province's own standard",
     HEAD "quang-ninh,near_poor,actual,925,2023,,,\n"
          "quang-ninh,near_poor,target,còn 500 hộ,2024,2023,,\n"
          "quang-ninh,near_poor,actual,4.000,2024,,quang-ninh-2023,\n",
     "quang-ninh", "not_comparable", "925", "", 0, "P504",
     "the target is under national-2022, the figure of end 2024 under "
     "quang-ninh-2023"},
};

/** What a table by years says of one name is of two provinces. */
static void one_row_two_territories(void **state)
{
    reading r = read_file("tests/data/table-one-name-two-territories.csv", "");
    const pov_finding *f = NULL;

    (void)state;
    for (size_t i = 0; i < r.findings.count; i++)
        if (r.findings.items[i]->kind == POV_FOUND_TWO_TERRITORIES)
            f = r.findings.items[i];
    assert_non_null(f);
    for (size_t i = 0; i < r.figures->count; i++) {
        const pov_key *key = &r.figures->items[i]->key;
        bool old = key->as_of == pov_day_year_end(2024);

        assert_string_equal(key->area->id,
                            old ? "quang-tri" : "quang-tri@2025-07-01");
    }
}

int main(void)
{
    TEST_ROWS(cases, label, judges);
    TEST(one_row_two_territories);
    return run_all("territory", load_reference, free_reference);
}
