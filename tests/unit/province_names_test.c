/* What the names of provinces mean, for all of them in the table: a province
 * and its town share a name in every other case, and what stands around it
 * decides. */

#include "cases.h"

#include <string.h>

#include "areas_fixture.h"
#include "povstat/area_match.h"
#include "povstat/text.h"

/** Provinces of the old system, with the town of the same name, if there is
 *  one. */
typedef struct pair {
    const char *name;
    const pov_area *province, *town;
} pair;

static struct {
    pair *items;
    size_t count, capacity;
} pairs;

static size_t n_shared;

static const pov_area *town_of(const pov_area *province)
{
    const char *key = pov_text_key(arena, province->name);

    for (size_t i = 0; i < pov_area_children(province)->count; i++) {
        const pov_area *area = pov_area_children(province)->items[i];

        if (!strcmp(pov_text_key(arena, area->name), key))
            return area;
    }
    return NULL;
}

static void find_pairs(void)
{
    for (size_t i = 0; i < pov_catalogue_areas(catalogue)->count; i++) {
        const pov_area *area = pov_catalogue_areas(catalogue)->items[i];
        pair p = {area->id, area, NULL};

        if (area->level != POV_PROVINCE || strchr(area->id, '@'))
            continue;
        p.town = town_of(area);
        n_shared += p.town != NULL;
        pov_arena_push(arena, &pairs, p);
    }
}

/** What other names the file has. */
typedef enum names_beside {
    NOTHING,
    PROVINCES,
    OWN_DISTRICTS,
    DISTRICTS
} names_beside;

static const pov_area_beside *beside_of(const pair *p, names_beside is)
{
    pov_area_beside *beside = pov_arena_alloc(arena, sizeof *beside);
    const char *elsewhere = strcmp(p->name, "dong-nai") ? "dong-nai" : "ha-noi";

    *beside = (pov_area_beside){0};
    if (is == PROVINCES)
        pov_area_beside_add(beside, pov_catalogue_area(catalogue, elsewhere),
                            arena);
    else if (is == OWN_DISTRICTS) /* not the town, which is no sister */
        pov_area_beside_add(
            beside,
            pov_area_children(p->province)
                ->items[pov_area_children(p->province)->items[0] == p->town],
            arena);
    else if (is == DISTRICTS)
        pov_area_beside_add(
            beside,
            pov_area_children(pov_catalogue_area(catalogue, elsewhere))
                ->items[0],
            arena);
    return beside;
}

static pov_area_match find(const pair *p, const char *typed,
                           const pov_area *parent, names_beside is)
{
    const pov_area_hint hint = {.parent = parent,
                                .beside = beside_of(p, is),
                                .as_of = pov_day_from(2025, 3, 31)};

    return pov_area_find(catalogue, typed, &hint, arena);
}

/** Whatever is found, it is this one. */
static void finds(const pair *p, const char *typed, names_beside is,
                  const pov_area *wanted)
{
    pov_area_match match = find(p, typed, NULL, is);

    if (match.area != wanted)
        fail_msg("'%s' is %s, not %s", typed,
                 match.area ? match.area->id : "nothing", wanted->id);
}

static const char *with(const char *rank, const pov_area *area)
{
    return pov_arena_format(arena, "%s %s", rank, area->name);
}

/** "thành phố" is said of towns, be they a thị xã; but no province is taken
 *  for one that is a huyện. */
static void means_province(void **state)
{
    const pair *p = *state;
    const pov_area *city =
        find(p, with("thành phố", p->province), NULL, NOTHING).area;

    finds(p, p->province->name, PROVINCES, p->province);
    finds(p, p->province->full_name, NOTHING, p->province);
    finds(p, with("tỉnh", p->province), NOTHING, p->province);
    finds(p, with("T.", p->province), NOTHING, p->province);
    finds(p, with("TỈNH", p->province), DISTRICTS, p->province);
    if (!strncmp(p->province->full_name, "Thành phố", strlen("Thành phố")))
        assert_ptr_equal(city, p->province);
    else if (city)
        assert_ptr_equal(city, p->town ? p->town : p->province);
}

static void shares_with_town(void **state)
{
    const pair *p = *state;
    const char *name = p->province->name;
    pov_area_match match;

    if (!p->town || p->town->to < pov_day_from(2025, 3, 31))
        return;
    match = find(p, name, NULL, NOTHING);
    assert_int_equal(match.outcome, POV_MATCH_CERTAIN);
    assert_ptr_equal(match.area, p->province);
    assert_non_null(match.namesake);
    match = find(p, name, p->province, PROVINCES);
    assert_int_equal(match.outcome, POV_MATCH_CERTAIN);
    assert_ptr_equal(match.area, p->town);
    assert_null(match.namesake); /* it stands below its parent */
    match = find(p, name, NULL, OWN_DISTRICTS);
    assert_ptr_equal(match.area, p->town);
    assert_ptr_equal(match.namesake, p->province);
    match = find(p, name, NULL, DISTRICTS);
    if (match.area) /* there is one more Hòa Bình */
        assert_ptr_equal(match.area, p->town);
    else
        assert_int_equal(match.candidates.count, 3);
    finds(p, p->town->full_name, PROVINCES, p->town);
    finds(p, pov_text_bare(arena, p->town->full_name), NOTHING, p->town);
}

/** On the command line the name is the province's, of all its times. */
static void selects_province(void **state)
{
    const pair *p = *state;
    pov_area_list selected = {0};

    pov_area_select(catalogue, p->province->name, POV_ANY_LEVEL, &selected,
                    arena);
    assert_true(pov_areas_hold(&selected, p->province));
    assert_false(pov_areas_hold(&selected, p->town));
    pov_area_select(catalogue, pov_text_slug(arena, p->province->name),
                    POV_ANY_LEVEL, &selected, arena);
    assert_true(pov_areas_hold(&selected, p->province));
    assert_false(pov_areas_hold(&selected, p->town));
    if (!p->town)
        return;
    pov_area_select(catalogue, p->town->full_name, POV_ANY_LEVEL, &selected,
                    arena);
    assert_true(pov_areas_hold(&selected, p->town));
}

static void knows_them_all(void **state)
{
    (void)state;
    assert_int_equal(pairs.count, 63);
    assert_int_equal(n_shared, 33);
}

int main(void)
{
    load_areas();
    find_pairs();
    TEST(knows_them_all);
    TEST_SOME(pairs.items, pairs.count, name, means_province);
    TEST_SOME(pairs.items, pairs.count, name, shares_with_town);
    TEST_SOME(pairs.items, pairs.count, name, selects_province);
    return run_all("names of provinces", NULL, NULL);
}
