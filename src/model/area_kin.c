#include <string.h>

#include "model/area_names.h"
#include "model/area_store.h"
#include "povstat/text.h"

static bool is_between(pov_day day, pov_day from, pov_day to)
{
    return (from == POV_NO_DAY || from <= day) &&
           (to == POV_NO_DAY || day <= to);
}

bool pov_areas_hold(const pov_area_list *list, const pov_area *area)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == area)
            return true;
    return false;
}

bool pov_area_in_force(const pov_area *area, pov_day day)
{
    return is_between(day, area->from, area->to);
}

bool pov_area_within(const pov_area *area, const pov_area *ancestor)
{
    while (area && area != ancestor)
        area = area->parent;
    return area != NULL;
}

bool pov_area_fits_level(pov_level asked, pov_level level)
{
    return asked == POV_ANY_LEVEL || asked == level ||
           ((asked == POV_DISTRICT || asked == POV_COMMUNE) &&
            level == POV_SPECIAL_ZONE);
}

int pov_level_height(pov_level level)
{
    static const int heights[] = {
        [POV_ANY_LEVEL] = 0, [POV_COUNTRY] = 1,  [POV_REGION] = 2,
        [POV_PROVINCE] = 3,  [POV_DISTRICT] = 4, [POV_SPECIAL_ZONE] = 4,
        [POV_COMMUNE] = 5,
    };

    return heights[level];
}

bool pov_area_is_kin(const pov_area *a, const pov_area *b)
{
    return pov_areas_hold(pov_area_predecessors(a), b) ||
           pov_areas_hold(pov_area_successors(a), b);
}

bool pov_area_is_under(const pov_area *area, const pov_area *parent)
{
    if (pov_area_within(area, parent))
        return true;
    if (area->parent)
        return pov_area_is_kin(parent, area->parent);
    return pov_area_is_kin(parent, area) && !strcmp(parent->name, area->name);
}

const pov_area *pov_area_namesake(const pov_catalogue *catalogue,
                                  const char *name, const pov_area *area)
{
    const char *key = pov_text_key(catalogue->arena, name);
    const area_name_list *bearers = area_names_at(catalogue, AREA_KEYS, key);

    const pov_area *other = NULL;

    for (size_t i = 0; bearers && i < bearers->count; i++) {
        const pov_area *bearer = bearers->items[i].area;

        if (bearer != area && (!other || pov_level_height(bearer->level) <
                                             pov_level_height(other->level)))
            other = bearer;
    }
    return other;
}

const pov_area_list *pov_area_children_on(const pov_area *area, pov_day day)
{
    const pov_area_list *all = pov_area_children(area);
    area_store *store = area->family->store;
    void **at = area_store_on(store, AREA_CHILDREN_ON, area, day);
    pov_area_list *on = *at;

    if (on)
        return on;
    *at = on = pov_arena_alloc(store->arena, sizeof *on);
    for (size_t i = 0; i < all->count; i++)
        if (pov_area_in_force(all->items[i], day))
            pov_arena_push(store->arena, on, all->items[i]);
    return on;
}
