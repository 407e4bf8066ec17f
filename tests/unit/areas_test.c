/* What the program brings of areas: how many there are, that what they name is
 * there, and what is a sum of what. */

#include "cases.h"

#include <string.h>

#include "areas_fixture.h"
#include "povstat/area_match.h"
#include "povstat/figures.h"
#include "povstat/text.h"

static const pov_area *of_id(const char *id)
{
    const pov_area *area = pov_catalogue_area(catalogue, id);

    if (!area)
        fail_msg("no %s", id);
    return area;
}

static size_t count(const pov_area *within, pov_level level, pov_day day)
{
    const pov_area_list *all = pov_catalogue_areas(catalogue);
    size_t n = 0;

    for (size_t i = 0; i < all->count; i++)
        n += all->items[i]->level == level &&
             (!day || pov_area_in_force(all->items[i], day)) &&
             (!within || pov_area_within(all->items[i], within));
    return n;
}

static void counts_are_those_of_the_catalogue(void **state)
{
    static const struct {
        const char *within;
        size_t n;
    } today[] = {{"ha-noi", 126},
                 {"cao-bang", 56},
                 {"quang-ninh", 54},
                 {"quang-tri@2025-07-01", 78},
                 {"thanh-hoa", 166},
                 {"tuyen-quang@2025-07-01", 124},
                 {"ho-chi-minh@2025-07-01", 168}};
    pov_day before = pov_day_from(2025, 6, 30), now = pov_day_from(2025, 7, 1);

    (void)state;
    assert_int_equal(count(NULL, POV_COUNTRY, 0), 1);
    assert_int_equal(count(NULL, POV_PROVINCE, before), 63);
    assert_int_equal(count(NULL, POV_PROVINCE, now), 34);
    assert_int_equal(count(NULL, POV_DISTRICT, before), 696);
    assert_int_equal(count(NULL, POV_DISTRICT, now), 0);
    assert_int_equal(count(NULL, POV_COMMUNE, before), 10035);
    assert_int_equal(count(NULL, POV_COMMUNE, now) +
                         count(NULL, POV_SPECIAL_ZONE, now),
                     3321);
    for (size_t i = 0; i < LENGTH(today); i++)
        assert_int_equal(
            count(of_id(today[i].within), POV_COMMUNE, now) +
                count(of_id(today[i].within), POV_SPECIAL_ZONE, now),
            today[i].n);
}

static void what_they_name_is_there(void **state)
{
    const pov_area_list *all = pov_catalogue_areas(catalogue);
    pov_map ids = {0};

    (void)state;
    for (size_t i = 0; i < all->count; i++) {
        const pov_area *a = all->items[i];
        const pov_area_list *next = pov_area_successors(a);

        if (!pov_map_add(&ids, arena, a->id, strlen(a->id)))
            fail_msg("%s is there twice", a->id);
        assert_ptr_equal(pov_catalogue_area(catalogue, a->id), a);
        assert_true(a->level != POV_COMMUNE || a->parent);
        if (a->parent && !pov_areas_hold(pov_area_children(a->parent), a))
            fail_msg("%s is no child of its parent", a->id);
        if (a->level == POV_COMMUNE && a->to && !next->count)
            fail_msg("nothing followed %s", a->id);
        for (size_t k = 0; k < next->count; k++)
            if (!a->to || next->items[k]->from != a->to + 1)
                assert_true(a->level == POV_DISTRICT);
    }
}

/** A divided commune makes no sum; what came of whole ones alone does. */
static void wholes_alone_are_sums(void **state)
{
    const pov_area_list *all = pov_catalogue_areas(catalogue);
    size_t divided = 0, sums = 0, twins = 0;

    (void)state;
    for (size_t i = 0; i < all->count; i++) {
        const pov_area *a = all->items[i];
        bool is_new = a->from == pov_day_from(2025, 7, 1);

        if (a->level != POV_COMMUNE)
            continue;
        divided += pov_area_successors(a)->count > 1;
        sums += is_new && pov_area_is_merger(a);
        twins += is_new && pov_area_twin(a);
        if (pov_area_successors(a)->count > 1)
            for (size_t k = 0; k < pov_area_successors(a)->count; k++)
                assert_false(
                    pov_area_is_merger(pov_area_successors(a)->items[k]));
    }
    assert_int_equal(divided, 471);
    assert_true(sums > 2000 && twins > 50);
}

/** A district that became a zone hands on its communes; they are not added to
 *  it again. */
static void zones_are_their_district(void **state)
{
    const pov_area *zone = of_id("quang-ninh/van-don@2025-07-01");

    (void)state;
    assert_int_equal(pov_area_predecessors(zone)->count, 1);
    assert_ptr_equal(pov_area_twin(zone), of_id("quang-ninh/van-don"));
}

/** No area has the name of a group of them. */
static void no_area_is_a_group(void **state)
{
    static const char *const groups[] = {
        "74 huyện nghèo",  "7 huyện nghèo",        "Các huyện nghèo",
        "xã nghèo",        "Xã đặc biệt khó khăn", "vùng bãi ngang",
        "Vùng DTTS và MN", "vùng đồng bào DTTS",   "HUYỆN NGHÈO"};
    const pov_area_list *all = pov_catalogue_areas(catalogue);

    (void)state;
    for (size_t i = 0; i < LENGTH(groups); i++)
        assert_int_equal(
            pov_area_find(catalogue, groups[i], NULL, arena).outcome,
            POV_MATCH_GROUP);
    for (size_t i = 0; i < all->count; i++) {
        const pov_area_hint hint = {.no_suggestions = true};
        const char *name = all->items[i]->full_name;

        if (pov_area_find(catalogue, name, &hint, arena).outcome ==
            POV_MATCH_GROUP)
            fail_msg("%s is taken for a group", name);
    }
}

int main(void)
{
    load_areas();
    TEST(counts_are_those_of_the_catalogue);
    TEST(what_they_name_is_there);
    TEST(wholes_alone_are_sums);
    TEST(zones_are_their_district);
    TEST(no_area_is_a_group);
    return run_all("areas", NULL, NULL);
}
