#include "cases.h"

#include "reckon_said.h"

/* One row of a table for each identity: what is said, and what follows. */

enum { MOST_ROWS_SAID = 9 };

#define ACTUAL(area, indicator, value)                                         \
    {                                                                          \
        "a", area, indicator, value, 2023, 0, POV_REPORTED, false, false       \
    }
#define START(area, indicator, value)                                          \
    {                                                                          \
        "a", area, indicator, value, 2022, 0, POV_REPORTED, false, false       \
    }
#define FLOW(indicator, value)                                                 \
    {                                                                          \
        "a", "bac-kan", indicator, value, 2023, 2022, POV_REPORTED, false,     \
            false                                                              \
    }

typedef struct identity_case {
    const char *name;
    said rows[MOST_ROWS_SAID];
    /* what follows */
    const char *area, *indicator;
    int year;
    int64_t low, high; /* low > high: nothing */
    const char *by;
    const char *finding; /* the only one, NULL: none */
} identity_case;

static const identity_case cases[] = {
    {"urban and rural make the total",
     {ACTUAL("bac-kan", "households_urban", "18.000"),
      ACTUAL("bac-kan", "households_rural", "64.263")},
     "bac-kan",
     "households",
     2023,
     82263,
     82263,
     "sum",
     NULL},
    {"the other part of the total",
     {ACTUAL("bac-kan", "near_poor", "7.935"),
      ACTUAL("bac-kan", "near_poor_urban", "935")},
     "bac-kan",
     "near_poor_rural",
     2023,
     7000,
     7000,
     "sum",
     NULL},
    {"the review form leads to the end",
     {START("bac-kan", "poor", "20.000"), FLOW("escaped_poor", "2.500"),
      FLOW("other_decrease_poor", "100"), FLOW("newly_poor", "600"),
      FLOW("returned_poor", "50"), FLOW("other_increase_poor", "0")},
     "bac-kan",
     "poor",
     2023,
     18050,
     18050,
     "flow",
     NULL},
    {"and back to the start",
     {ACTUAL("bac-kan", "poor", "18.050"), FLOW("escaped_poor", "2.500"),
      FLOW("other_decrease_poor", "100"), FLOW("newly_poor", "600"),
      FLOW("returned_poor", "50"), FLOW("other_increase_poor", "0")},
     "bac-kan",
     "poor",
     2022,
     20000,
     20000,
     "flow",
     NULL},
    {"one row of the form is not known: it cannot be judged",
     {START("bac-kan", "poor", "20.000"), ACTUAL("bac-kan", "poor", "17.000"),
      FLOW("escaped_poor", "2.500"), FLOW("newly_poor", "600"),
      FLOW("returned_poor", "50"), FLOW("other_increase_poor", "0")},
     "bac-kan",
     "escaped_poor",
     2023,
     1,
     0,
     NULL,
     NULL},
    {"the form does not add up",
     {START("bac-kan", "poor", "20.000"), ACTUAL("bac-kan", "poor", "18.500"),
      FLOW("escaped_poor", "2.500"), FLOW("other_decrease_poor", "100"),
      FLOW("newly_poor", "600"), FLOW("returned_poor", "50"),
      FLOW("other_increase_poor", "0")},
     "bac-kan",
     "poor",
     2023,
     1,
     0,
     NULL,
     "P405"},
    {"all districts make the province",
     {ACTUAL("quang-binh/dong-hoi", "poor", "262"),
      ACTUAL("quang-binh/minh-hoa", "poor", "3.000"),
      ACTUAL("quang-binh/tuyen-hoa", "poor", "2.000"),
      ACTUAL("quang-binh/quang-trach", "poor", "1.000"),
      ACTUAL("quang-binh/bo-trach", "poor", "1.200"),
      ACTUAL("quang-binh/quang-ninh", "poor", "900"),
      ACTUAL("quang-binh/le-thuy", "poor", "1.100"),
      ACTUAL("quang-binh/ba-don", "poor", "1.011")},
     "quang-binh",
     "poor",
     2023,
     10473,
     10473,
     "territory",
     NULL},
    {"the one district that is missing",
     {ACTUAL("quang-binh/dong-hoi", "poor", "262"),
      ACTUAL("quang-binh/minh-hoa", "poor", "3.000"),
      ACTUAL("quang-binh/tuyen-hoa", "poor", "2.000"),
      ACTUAL("quang-binh/quang-trach", "poor", "1.000"),
      ACTUAL("quang-binh/bo-trach", "poor", "1.200"),
      ACTUAL("quang-binh/quang-ninh", "poor", "900"),
      ACTUAL("quang-binh/le-thuy", "poor", "1.100"),
      ACTUAL("quang-binh", "poor", "10.473")},
     "quang-binh/ba-don",
     "poor",
     2023,
     1011,
     1011,
     "territory",
     NULL},
    {"two districts missing: nothing follows",
     {ACTUAL("quang-binh/dong-hoi", "poor", "262"),
      ACTUAL("quang-binh/minh-hoa", "poor", "3.000"),
      ACTUAL("quang-binh", "poor", "10.473")},
     "quang-binh/ba-don",
     "poor",
     2023,
     1,
     0,
     NULL,
     NULL},
    {"old provinces make the new one, whatever its name",
     {ACTUAL("quang-binh", "poor", "14.205"),
      ACTUAL("quang-tri", "poor", "12.600")},
     "quang-tri@2025-07-01",
     "poor",
     2023,
     26805,
     26805,
     "territory",
     NULL},
    {"one of them alone does not",
     {ACTUAL("quang-tri", "poor", "12.600")},
     "quang-tri@2025-07-01",
     "poor",
     2023,
     1,
     0,
     NULL,
     NULL},
    {"more households than persons",
     {ACTUAL("bac-kan", "households", "82.263"),
      ACTUAL("bac-kan", "persons", "8.226")},
     "bac-kan",
     "households",
     2023,
     1,
     0,
     NULL,
     "P405"},
    {"one person in each of many households",
     {ACTUAL("bac-kan", "households", "82.263"),
      ACTUAL("bac-kan", "persons", "90.000")},
     "bac-kan",
     "households",
     2023,
     82263,
     82263,
     NULL,
     "P413"},
    {"few households may be small",
     {ACTUAL("bac-kan", "poor", "12"), ACTUAL("bac-kan", "poor_persons", "15")},
     "bac-kan",
     "poor",
     2023,
     12,
     12,
     NULL,
     NULL},
    {"a total that jumps",
     {START("bac-kan", "households", "81.500"),
      ACTUAL("bac-kan", "households", "91.500")},
     "bac-kan",
     "households",
     2023,
     91500,
     91500,
     NULL,
     "P414"},
    {"a total that grows",
     {START("bac-kan", "households", "81.500"),
      ACTUAL("bac-kan", "households", "82.263")},
     "bac-kan",
     "households",
     2023,
     82263,
     82263,
     NULL,
     NULL},
};

static const pov_figure *result_of(const reckoned *r, const identity_case *c)
{
    return level_of(r, c->area, c->indicator, POV_IN_COUNT, c->year);
}

static void assert_findings(const reckoned *r, const identity_case *c)
{
    if (!c->finding)
        assert_no_findings(r);
    else {
        assert_int_equal(r->findings.count, 1);
        assert_string_equal(pov_finding_types[r->findings.items[0]->kind].code,
                            c->finding);
    }
}

static void follows(void **state)
{
    const identity_case *c = *state;
    size_t n = 0;
    const pov_figure *f;
    reckoned r;

    while (n < MOST_ROWS_SAID && c->rows[n].area)
        n++;
    r = reckon_rows(c->rows, n);
    f = result_of(&r, c);
    assert_findings(&r, c);
    if (c->low > c->high) {
        assert_true(!f || f->conflict || !pov_figure_is_known(f));
        return;
    }
    assert_non_null(f);
    assert_int_equal(
        pov_ratio_compare(f->value.low.at, pov_ratio_whole(c->low)), 0);
    assert_int_equal(
        pov_ratio_compare(f->value.high.at, pov_ratio_whole(c->high)), 0);
    if (c->by)
        assert_derived_by(f, c->by);
}

/* Points and households of one change tell the whole if it stays the same:
 * a guess that says so, and gives way to whatever is known. */
static void assumes_only_what_is_not_known(void **state)
{
    static const said rows[] = {
        {"p", "quang-binh", "poor", "giảm 2.063 hộ", 2024, 2023, POV_REPORTED,
         true, false},
        {"p", "quang-binh", "poor", "0,8%", 2024, 2023, POV_REPORTED, true,
         true},
        {"q", "quang-binh", "households", "300.000", 2023, 0, POV_ESTIMATE,
         false, false},
    };
    reckoned guessed = reckon_rows(rows, 2), known = reckon_rows(rows, 3);
    const pov_figure *a =
        level_of(&guessed, "quang-binh", "households", POV_IN_COUNT, 2023);
    const pov_figure *b =
        level_of(&known, "quang-binh", "households", POV_IN_COUNT, 2023);

    (void)state;
    assert_no_findings(&guessed);
    assert_non_null(a);
    assert_true(a->is_assumed);
    assert_derived_by(a, "points");
    assert_string_equal(pov_figure_derived(a)->by->assumption,
                        "constant_total");
    assert_int_equal(a->value.low.at.over, 242706);
    assert_int_equal(a->value.high.at.over, 275066);
    assert_no_findings(&known);
    assert_point(b, 300000);
    assert_false(b->is_assumed);
}

int main(void)
{
    TEST_ROWS(cases, name, follows);
    TEST(assumes_only_what_is_not_known);
    return run_all("reckon identities", load_reference, free_reference);
}
