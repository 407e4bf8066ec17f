/* Areas, indicators and standards: how they are linked, named and selected. */

#include "cases.h"

#include <string.h>

#include "areas_fixture.h"
#include "povstat/area_match.h"

static pov_day day_of(const char *text)
{
    pov_day day = POV_NO_DAY;

    pov_day_parse(text, &day);
    return day;
}

#define ANY POV_ANY_LEVEL
#define CERTAIN POV_MATCH_CERTAIN
#define SUGGEST POV_MATCH_SUGGEST
#define AMBIGUOUS POV_MATCH_AMBIGUOUS
#define UNKNOWN POV_MATCH_UNKNOWN
#define QN "quang-ninh"
#define VD "quang-ninh/van-don"

static struct select_case {
    const char *typed;
    pov_level level;
    pov_match outcome;
    size_t n;
    const char *first; /* id: selected or suggested first */
} select_cases[] = {
    {"quang-ninh/van-don", ANY, CERTAIN, 1, VD},
    {"bac-ninh@2025-07-01", ANY, CERTAIN, 1, "bac-ninh@2025-07-01"},
    {"bac-ninh", POV_PROVINCE, CERTAIN, 2, "bac-ninh@2025-07-01"},
    {"Bắc Ninh", ANY, CERTAIN, 2, "bac-ninh@2025-07-01"},
    {"Quang Ninh", POV_PROVINCE, CERTAIN, 1, QN},
    {"quang-binh", ANY, CERTAIN, 1, "quang-binh"},
    {"van-don", ANY, CERTAIN, 2, VD},
    {"Văn Đồn", ANY, CERTAIN, 2, VD},
    {"Huyện Vân Đồn", ANY, CERTAIN, 1, VD},
    {"Tĩnh Gia", ANY, CERTAIN, 2, "thanh-hoa/nghi-son"},
    {"chau-thanh", ANY, CERTAIN, 15, "an-giang/chau-thanh"},
    {"22", ANY, CERTAIN, 1, QN},
    {"79", ANY, CERTAIN, 2, "ho-chi-minh@2025-07-01"},
    {"44", ANY, AMBIGUOUS, 0, "quang-tri@2025-07-01"},
    {"24", POV_PROVINCE, AMBIGUOUS, 0, "bac-ninh@2025-07-01"},
    {"Quang Bnih", ANY, SUGGEST, 0, "quang-binh"},
    {"Vạn Đồn", ANY, SUGGEST, 0, VD},
    {"van-don", POV_PROVINCE, SUGGEST, 0, VD},
    {"Atlantis", ANY, UNKNOWN, 0, ""},
};

static void selects(void **state)
{
    const struct select_case *c = *state;
    pov_area_list selected = {0};
    pov_area_match match =
        pov_area_select(catalogue, c->typed, c->level, &selected, arena);
    const pov_area_list *shown = selected.count ? &selected : &match.candidates;

    assert_int_equal(match.outcome, c->outcome);
    assert_int_equal(selected.count, c->n);
    if (*c->first) {
        assert_true(shown->count > 0);
        assert_string_equal(shown->items[0]->id, c->first);
    }
}

/* The catalogue. */

static void links_areas(void **state)
{
    const pov_area *van_don = pov_catalogue_area(catalogue, VD);
    const pov_area *new = pov_catalogue_area(catalogue, "bac-ninh@2025-07-01");

    (void)state;
    assert_string_equal(van_don->parent->id, QN);
    assert_true(pov_area_within(van_don, van_don->parent));
    assert_false(pov_area_within(van_don->parent, van_don));
    assert_int_equal(pov_area_children(van_don->parent)->count, 68);
    assert_string_equal(pov_area_successors(van_don)->items[0]->code, "06994");
    assert_int_equal(pov_area_predecessors(new)->count, 2);
    assert_ptr_equal(
        pov_area_successors(pov_area_predecessors(new)->items[0])->items[0],
        new);
    assert_true(pov_area_in_force(van_don, day_of("2025-06-30")));
    assert_false(pov_area_in_force(van_don, day_of("2025-07-01")));
    assert_null(pov_catalogue_add_area(catalogue, (pov_area){.id = VD}));
}

/** A province of today, what went into it, districts and communes of before,
 *  those of today. */
static void orders_areas(void **state)
{
    static const char *const in_order[] = {
        "bac-ninh@2025-07-01",
        "bac-giang",
        "bac-ninh",
        "bac-ninh/gia-binh",
        "bac-ninh/bac-ninh/dai-phuc",
        "bac-ninh/vo-cuong",
        QN,
        VD,
        "quang-tri@2025-07-01",
        "quang-binh",
        "quang-tri",
    };

    (void)state;
    for (size_t i = 1; i < LENGTH(in_order); i++) {
        const pov_area *a = pov_catalogue_area(catalogue, in_order[i - 1]);
        const pov_area *b = pov_catalogue_area(catalogue, in_order[i]);

        assert_true(pov_area_compare(a, b) < 0);
        assert_true(pov_area_compare(b, a) > 0);
        assert_int_equal(pov_area_compare(a, a), 0);
        assert_true(strcmp(pov_area_order(a, arena), pov_area_order(b, arena)) <
                    0);
    }
    assert_ptr_equal(pov_area_province(pov_catalogue_area(catalogue, VD)),
                     pov_catalogue_area(catalogue, QN));
}

static void names_indicators(void **state)
{
    pov_catalogue *c = pov_catalogue_new(arena);
    pov_indicator *poor = pov_catalogue_add_indicator(
        c, (pov_indicator){.id = "poor",
                           .label_vi = "Hộ nghèo",
                           .label_en = "Poor households"});
    pov_indicator *near = pov_catalogue_add_indicator(
        c, (pov_indicator){.id = "near_poor",
                           .label_vi = "Hộ cận nghèo",
                           .label_en = "Near-poor households"});

    (void)state;
    assert_ptr_equal(pov_catalogue_indicator(c, "near_poor"), near);
    assert_ptr_equal(pov_catalogue_indicator(c, "HỘ NGHÈO"), poor);
    assert_ptr_equal(pov_catalogue_indicator(c, "ho ngheo"), poor);
    assert_null(pov_catalogue_indicator(c, "hộ nghéo"));
    assert_null(pov_catalogue_add_indicator(c, *near));
    assert_false(pov_catalogue_name(c, POV_ROW_INDICATOR, "Hộ nghèo", near));
    assert_true(pov_catalogue_name(c, POV_ROW_INDICATOR, "Hô nghẹo", near));
    assert_null(pov_catalogue_indicator(c, "ho ngheo"));
    assert_int_equal(c->indicators.count, 2);
}

static void knows_last_words_of_parts(void **state)
{
    pov_catalogue *c = pov_catalogue_new(arena);
    pov_breakdown *rural = pov_catalogue_add_breakdown(
        c, (pov_breakdown){
               .id = "rural", .label_vi = "nông thôn", .label_en = "rural"});
    pov_indicator *all = pov_catalogue_add_indicator(
        c, (pov_indicator){
               .id = "all", .label_vi = "Hộ", .label_en = "Households"});
    pov_indicator *some = pov_catalogue_add_indicator(
        c, (pov_indicator){
               .id = "some", .label_vi = "Hộ làng", .label_en = "Villagers"});

    (void)state;
    some->breakdown = rural;
    assert_true(pov_catalogue_name(c, POV_ROW_INDICATOR, "hộ toàn xã", all));
    assert_true(pov_catalogue_name(c, POV_ROW_INDICATOR, "hộ các ấp", some));
    assert_true(pov_catalogue_name(c, POV_ROW_BREAKDOWN, "ở quê", rural));
    assert_true(pov_catalogue_ends_part(c, "thon"));
    assert_true(pov_catalogue_ends_part(c, "que"));
    assert_true(pov_catalogue_ends_part(c, "ap"));
    assert_false(pov_catalogue_ends_part(c, "nong"));
    assert_false(pov_catalogue_ends_part(c, "xa"));
    assert_false(pov_catalogue_ends_part(c, "households"));
}

static void knows_standard_in_force(void **state)
{
    pov_catalogue *c = pov_catalogue_new(arena);
    pov_standard *old = pov_catalogue_add_standard(
        c, (pov_standard){"2016", "", "", .to = day_of("2021-12-31")});
    pov_standard *new = pov_catalogue_add_standard(
        c, (pov_standard){"2022", "", "", .from = day_of("2022-01-01")});

    (void)state;
    assert_ptr_equal(pov_standard_in_force(c, day_of("2021-12-31")), old);
    assert_ptr_equal(pov_standard_in_force(c, day_of("2022-01-01")), new);
    assert_null(pov_standard_in_force(c, POV_NO_DAY));
}

static void reads_status(void **state)
{
    static const struct {
        const char *text;
        pov_status status;
    } rows[] = {{"official", POV_OFFICIAL},   {"Sơ bộ", POV_PRELIMINARY},
                {"so bo", POV_PRELIMINARY},   {"ƯỚC TÍNH", POV_ESTIMATE},
                {"báo cáo", POV_REPORTED},    {"Bộ", POV_MINISTRY},
                {"điều chỉnh", POV_REVISED},  {"dự kiến", POV_ESTIMATE},
                {"Chính thức", POV_OFFICIAL}, {"bỏ", POV_NO_STATUS},
                {"", POV_NO_STATUS}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pov_status status = POV_NO_STATUS;

        assert_int_equal(pov_status_from(rows[i].text, &status),
                         rows[i].status != POV_NO_STATUS);
        assert_int_equal(status, rows[i].status);
    }
}

int main(void)
{
    TEST(links_areas);
    TEST(orders_areas);
    TEST(names_indicators);
    TEST(knows_last_words_of_parts);
    TEST(knows_standard_in_force);
    TEST(reads_status);
    load_areas();
    TEST_ROWS(select_cases, typed, selects);
    return run_all("catalogue", NULL, NULL);
}
