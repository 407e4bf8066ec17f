#include <string.h>

#include "model/area_prefix.h"
#include "model/area_store.h"
#include "povstat/area_match.h"
#include "povstat/text.h"

/* On the command line a name means all of its territories, so the date and
 * missing marks, which make a cell doubtful, do not matter here. */

typedef struct selecting {
    const pov_catalogue *catalogue;
    pov_arena *arena;
    pov_level level;
} selecting;

static void take(pov_area_list *selected, const pov_area *area,
                 const selecting *s)
{
    if (!pov_areas_hold(selected, area) &&
        pov_area_fits_level(s->level, area->level))
        pov_arena_push(s->arena, selected, area);
}

static void take_names(pov_area_list *selected, area_spelling spelling,
                       const char *key, const selecting *s)
{
    const area_name_list *names = area_names_at(s->catalogue, spelling, key);

    for (size_t i = 0; names && i < names->count; i++)
        take(selected, names->items[i].area, s);
}

/** The territories of the name that an id, a spelling or a slug stands for. */
static void take_named(pov_area_list *selected, const char *typed,
                       const selecting *s)
{
    const pov_catalogue *c = s->catalogue;
    const char *key = pov_text_key(s->arena, typed);
    const char *bare = pov_text_bare(s->arena, typed);
    const pov_area_alias *alias =
        pov_map_find(&c->areas->aliases[AREA_KEYS], key, strlen(key));
    const pov_area *area =
        alias ? alias->area
              : pov_catalogue_area(c, pov_text_slug(s->arena, bare));

    if (!alias)
        take_names(selected, AREA_KEYS, key, s);
    if (!selected->count && area && (alias || !strcmp(key, bare)))
        take_names(selected, AREA_KEYS, pov_text_key(s->arena, area->name), s);
    if (!selected->count && !strcmp(key, bare))
        take_names(selected, AREA_BARES, bare, s);
}

static bool is_commune(const pov_area *area)
{
    return area->level == POV_COMMUNE;
}

static bool was_before(const pov_area *district, const pov_area *commune)
{
    return district->family == commune->family && district->to != POV_NO_DAY &&
           district->to < commune->from;
}

/** Is another one meant by the name without its rank?  A province, not the town
 *  inside it that bears it, too; a district, not the commune, but for that of
 *  its family that came later. */
static bool is_left(const pov_area *area, const pov_area_list *all)
{
    bool is_left = pov_areas_hold(all, area->parent), is_after = false;

    for (size_t i = 0; is_commune(area) && i < all->count; i++) {
        const pov_area *other = all->items[i];

        is_left |= !is_commune(other);
        is_after |= was_before(other, area);
        if (other->level == POV_PROVINCE)
            return true;
    }
    return is_left && !is_after;
}

static void leave_towns(pov_area_list *selected, const char *key,
                        pov_arena *arena)
{
    pov_area_list all = *selected;

    if (area_prefix_of(key, &key))
        return;
    selected->items = NULL;
    selected->count = selected->capacity = 0;
    for (size_t i = 0; i < all.count; i++)
        if (!is_left(all.items[i], &all))
            pov_arena_push(arena, selected, all.items[i]);
}

static pov_area_match select_by_code(pov_area_list *selected, const char *code,
                                     const selecting *s)
{
    const pov_area_list *areas = area_store_by_code(s->catalogue->areas, code);
    pov_area_match match = {.outcome = POV_MATCH_UNKNOWN};
    pov_area_list bearers = {0};

    for (size_t i = 0; areas && i < areas->count; i++)
        take(&bearers, areas->items[i], s);
    for (size_t i = 1; i < bearers.count; i++) {
        if (!strcmp(bearers.items[i]->name, bearers.items[0]->name))
            continue;
        match.outcome = POV_MATCH_AMBIGUOUS;
        match.candidates = bearers;
        match.why = "the code was used again for another territory";
        return match;
    }
    *selected = bearers;
    return match;
}

pov_area_match pov_area_select(const pov_catalogue *catalogue,
                               const char *typed, pov_level level,
                               pov_area_list *selected, pov_arena *arena)
{
    selecting s = {.catalogue = catalogue, .arena = arena, .level = level};
    const pov_area *area = pov_catalogue_area(catalogue, typed);
    pov_area_match match = {.outcome = POV_MATCH_UNKNOWN};
    pov_area_hint hint = {.level = level};

    *selected = (pov_area_list){0};
    if (area && strpbrk(typed, "/@"))
        pov_arena_push(arena, selected, area);
    else
        match = select_by_code(selected, typed, &s);
    if (match.outcome == POV_MATCH_AMBIGUOUS)
        return match;
    if (!selected->count) {
        take_named(selected, typed, &s);
        leave_towns(selected, pov_text_key(arena, typed), arena);
    }
    if (selected->count)
        return (pov_area_match){.outcome = POV_MATCH_CERTAIN,
                                .area = selected->items[0]};
    match = pov_area_find(catalogue, typed, &hint, arena);
    if (match.area)
        pov_arena_push(arena, selected, match.area);
    return match;
}
