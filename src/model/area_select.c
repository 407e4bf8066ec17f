#include "povstat/area_match.h"

#include <string.h>

#include "model/area_match.h"
#include "povstat/text.h"

/* On the command line a name means all of its territories, so the date and
 * missing marks, which make a cell doubtful, do not matter here. */

static void take(pov_area_list *selected, const pov_area *area,
                 const area_search *s)
{
    if (!pov_areas_hold(selected, area) &&
        area_search_fits_level(s->level, area->level))
        pov_arena_push(s->arena, selected, area);
}

static void take_names(pov_area_list *selected, const pov_map *map,
                       const char *key, const area_search *s)
{
    const area_name_list *names = pov_map_find(map, key, strlen(key));

    for (size_t i = 0; names && i < names->count; i++)
        take(selected, names->items[i].area, s);
}

/** The territories of the name that an id, a spelling or a slug stands for. */
static void take_named(pov_area_list *selected, const char *typed,
                       const area_search *s)
{
    const pov_catalogue *c = s->catalogue;
    const char *key = pov_text_key(s->arena, typed);
    const char *bare = pov_text_bare(s->arena, typed);
    const pov_area_alias *alias =
        pov_map_find(&c->area_aliases, key, strlen(key));
    const pov_area *area =
        alias ? alias->area
              : pov_catalogue_area(c, pov_text_slug(s->arena, bare));

    if (!alias)
        take_names(selected, &c->area_keys, key, s);
    if (!selected->count && area && (alias || !strcmp(key, bare)))
        take_names(selected, &c->area_keys, pov_text_key(s->arena, area->name),
                   s);
    if (!selected->count && !strcmp(key, bare))
        take_names(selected, &c->area_bares, bare, s);
}

static pov_area_match by_code(pov_area_list *selected, const char *code,
                              const area_search *s)
{
    const pov_area_list *areas =
        pov_map_find(&s->catalogue->area_codes, code, strlen(code));
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
    area_search s = {.catalogue = catalogue, .arena = arena, .level = level};
    const pov_area *area = pov_catalogue_area(catalogue, typed);
    pov_area_match match = {.outcome = POV_MATCH_UNKNOWN};
    pov_area_hint hint = {.level = level};

    *selected = (pov_area_list){0};
    if (area && strpbrk(typed, "/@"))
        pov_arena_push(arena, selected, area);
    else
        match = by_code(selected, typed, &s);
    if (match.outcome == POV_MATCH_AMBIGUOUS)
        return match;
    if (!selected->count)
        take_named(selected, typed, &s);
    if (selected->count)
        return (pov_area_match){.outcome = POV_MATCH_CERTAIN,
                                .area = selected->items[0]};
    match = pov_area_find(catalogue, typed, &hint, arena);
    if (match.area)
        pov_arena_push(arena, selected, match.area);
    return match;
}
