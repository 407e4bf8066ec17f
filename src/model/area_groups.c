#include "povstat/catalogue.h"

#include <string.h>

#include "model/area_store.h"

bool pov_area_is_group(const pov_area *area)
{
    return area->level == POV_COUNTRY || area->level == POV_REGION;
}

static pov_membership_list *list_at(pov_map *map, pov_arena *arena,
                                    const pov_area *area)
{
    void **at = pov_map_at(map, arena, &area, sizeof(pov_area *));

    if (!*at)
        *at = pov_arena_alloc(arena, sizeof(pov_membership_list));
    return *at;
}

static const pov_membership_list *list_of(const pov_map *map,
                                          const pov_area *area)
{
    return pov_map_find(map, &area, sizeof(pov_area *));
}

static bool overlap(const pov_membership *a, const pov_membership *b)
{
    return (a->to == POV_NO_DAY || b->from == POV_NO_DAY || b->from <= a->to) &&
           (b->to == POV_NO_DAY || a->from == POV_NO_DAY || a->from <= b->to);
}

bool pov_catalogue_add_membership(pov_catalogue *catalogue, pov_membership m)
{
    pov_arena *arena = catalogue->arena;
    pov_membership_list *of = list_at(&catalogue->groups, arena, m.group);
    pov_membership *added;

    for (size_t i = 0; i < of->count; i++)
        if (of->items[i]->area == m.area && overlap(of->items[i], &m))
            return false;
    added = pov_arena_alloc(arena, sizeof *added);
    *added = m;
    pov_arena_push(arena, of, added);
    pov_arena_push(arena, list_at(&catalogue->grouped, arena, m.area), added);
    pov_arena_push(arena, &catalogue->memberships, added);
    area_store_turn(catalogue->areas, m.from, m.to);
    return true;
}

static bool holds_on(const pov_membership *m, pov_day day)
{
    return (m->from == POV_NO_DAY || m->from <= day) &&
           (m->to == POV_NO_DAY || day <= m->to) &&
           pov_area_in_force(m->area, day);
}

const pov_area_list *pov_group_members(const pov_catalogue *catalogue,
                                       const pov_area *group, pov_day day)
{
    const pov_membership_list *all = list_of(&catalogue->groups, group);
    void **at = area_store_on(catalogue->areas, AREA_MEMBERS_ON, group, day);
    pov_area_list *members = *at;

    if (members)
        return members;
    *at = members = pov_arena_alloc(catalogue->arena, sizeof *members);
    for (size_t i = 0; all && i < all->count; i++) {
        const pov_membership *m = all->items[i];

        if (!holds_on(m, day))
            continue;
        if (!*m->source) {
            *members = (pov_area_list){0};
            break;
        }
        pov_arena_push(catalogue->arena, members, m->area);
    }
    return members;
}

const pov_area_list *pov_groups_of(const pov_catalogue *catalogue,
                                   const pov_area *province, pov_day day)
{
    const pov_membership_list *all = list_of(&catalogue->grouped, province);
    void **at = area_store_on(catalogue->areas, AREA_GROUPS_ON, province, day);
    pov_area_list *groups = *at;

    if (groups)
        return groups;
    *at = groups = pov_arena_alloc(catalogue->arena, sizeof *groups);
    for (size_t i = 0; all && i < all->count; i++)
        if (holds_on(all->items[i], day))
            pov_arena_push(catalogue->arena, groups, all->items[i]->group);
    return groups;
}
