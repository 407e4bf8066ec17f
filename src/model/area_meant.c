#include "model/area_meant.h"

#include <string.h>

/** What the names beside it say of a province or district. */
typedef struct clues {
    const pov_area *province; /* of the bearers; NULL: none, or several */
    bool own_town;            /* another is the town inside it */
    bool own_districts;       /* districts of it are named */
    bool any_district;
    bool other_province;      /* named, and no parent of districts named */
    pov_area_list districts;  /* of the bearers, */
    pov_area_list neighbours; /* and those of them beside whose sisters it
                                 stands */
} clues;

/** The same province, be it at another time. */
static bool is_same_province(const pov_area *a, const pov_area *b)
{
    return a == b || (pov_area_is_kin(a, b) && !strcmp(a->name, b->name));
}

/** Are districts of the province named, besides this one?  NULL: any. */
static bool names_districts(const pov_area_beside *beside,
                            const pov_area *province, const pov_area *besides)
{
    for (size_t i = 0; i < beside->sisters.count; i++) {
        const struct pov_area_sister *s = &beside->sisters.items[i];

        if (is_same_province(s->parent, province) &&
            (s->several || s->first != besides))
            return true;
    }
    return false;
}

/** The bearers of the highest level: a district is no commune. */
static pov_area_list highest(const pov_area_list *bearers, pov_arena *arena)
{
    pov_area_list best = {0};

    for (size_t i = 0; i < bearers->count; i++) {
        int height = pov_level_height(bearers->items[i]->level);
        int so_far =
            best.count ? pov_level_height(best.items[0]->level) : height;

        if (height < so_far)
            best = (pov_area_list){0};
        if (height <= so_far)
            pov_arena_push(arena, &best, bearers->items[i]);
    }
    return best;
}

static const pov_area *only_one(const pov_area_list *list)
{
    return list->count == 1 ? list->items[0] : NULL;
}

static bool is_parent_of_any(const pov_area *province,
                             const pov_area_list *districts)
{
    for (size_t i = 0; i < districts->count; i++)
        if (is_same_province(districts->items[i]->parent, province))
            return true;
    return false;
}

static void note_bearer(clues *c, const pov_area *area, size_t *provinces,
                        const pov_area_beside *beside, pov_arena *arena)
{
    if (area->level == POV_PROVINCE) {
        c->province = (*provinces)++ ? NULL : area;
    } else if (pov_area_fits_level(POV_DISTRICT, area->level)) {
        pov_arena_push(arena, &c->districts, area);
        if (names_districts(beside, area->parent, area))
            pov_arena_push(arena, &c->neighbours, area);
    }
}

static clues clues_of(const pov_area_beside *beside,
                      const pov_area_list *bearers, pov_arena *arena)
{
    clues c = {.any_district = beside->sisters.count > 0};
    size_t provinces = 0;

    for (size_t i = 0; i < bearers->count; i++)
        note_bearer(&c, bearers->items[i], &provinces, beside, arena);
    if (!c.province)
        return c;
    c.own_town = is_parent_of_any(c.province, &c.districts);
    c.own_districts = names_districts(beside, c.province, NULL);
    for (size_t i = 0; i < beside->provinces.count; i++) {
        const pov_area *other = beside->provinces.items[i];

        c.other_province |= !is_same_province(other, c.province) &&
                            !is_parent_of_any(other, &c.neighbours);
    }
    return c;
}

/** Of a province and districts of its name. */
static const pov_area *by_clues(const clues *c)
{
    const pov_area *neighbour = only_one(&c->neighbours);

    if (!c->province)
        return NULL;
    if (c->other_province) /* its town may stand there too, no other district */
        return !c->neighbours.count ||
                       (neighbour && neighbour->parent == c->province)
                   ? c->province
                   : NULL;
    if (c->neighbours.count)
        return neighbour;
    if (c->own_districts)
        return c->province;
    if (!c->own_town)
        return NULL;
    return c->any_district ? only_one(&c->districts) : c->province;
}

/** A district whose name others bear elsewhere: beside sisters of one province
 *  it is theirs.  A lone name of another province may be a person's, below the
 *  table. */
static const pov_area *among_sisters(const clues *c,
                                     const pov_area_beside *beside)
{
    const pov_area *is = only_one(&c->neighbours);
    bool several = false;

    for (size_t i = 0; is && i < beside->sisters.count; i++) {
        const struct pov_area_sister *s = &beside->sisters.items[i];

        if (s->several && !is_same_province(s->parent, is->parent))
            return NULL;
        several |= s->several;
    }
    return several ? is : NULL;
}

const pov_area *area_meant(const area_meant_where *where,
                           const pov_area_list *bearers, pov_arena *arena)
{
    static const pov_area_beside nothing = {0};
    pov_area_list high = highest(bearers, arena);
    clues c;

    if (where->parent || (high.count == 1 && high.items[0]->parent))
        return only_one(&high);
    c = clues_of(where->beside ? where->beside : &nothing, bearers, arena);
    if (high.items[0]->parent)
        return among_sisters(&c, where->beside ? where->beside : &nothing);
    if (where->is_town)
        return c.own_town ? only_one(&c.districts) : NULL;
    return by_clues(&c);
}
