#include "view/units_kept.h"

#include <string.h>

#include "povstat/catalogue.h"
#include "povstat/keep.h"
#include "view/unit_groups.h"

struct units_kept {
    pov_arena *arena;
    pov_keep *keep;
    pov_figures *figures; /* that were kept */
    units all;
    unit_group *provinces; /* among them; NULL: nothing was heard of any */
    struct {
        const pov_indicator **items;
        size_t count, capacity;
    } told; /* indicators that stand in rows, and all who they are of */
};

units_kept *units_kept_new(pov_arena *arena)
{
    units_kept *k = pov_arena_alloc(arena, sizeof *k);

    *k = (units_kept){.arena = arena, .keep = pov_keep_new(arena)};
    return k;
}

static bool is_told(const units_kept *k, const pov_indicator *indicator)
{
    for (size_t i = 0; i < k->told.count; i++)
        if (k->told.items[i] == indicator)
            return true;
    return false;
}

static void tell(units_kept *k, const pov_indicator *indicator)
{
    if (!is_told(k, indicator))
        pov_arena_push(k->arena, &k->told, indicator);
}

static void begin(units_kept *k, const pov_catalogue *catalogue)
{
    if (k->figures)
        return;
    k->figures = pov_figures_new(catalogue, k->arena);
    k->all.figures = k->figures;
    for (size_t i = 0; i < catalogue->indicators.count; i++) {
        const pov_indicator *of = catalogue->indicators.items[i];

        if (of && unit_groups_is_subject(of)) {
            tell(k, of);
            tell(k, of->whole);
        }
    }
}

static void keep(units_kept *k, const pov_figure *f)
{
    if (f && !pov_figures_find(k->figures, &f->key))
        pov_figures_adopt(k->figures, pov_keep_stated(k->keep, f));
}

static void keep_units(units_kept *k, const units *family, const unit_group *g,
                       const pov_area *area)
{
    enum { DAYS = 1 + MOST_YEARS };

    for (size_t i = 0; i < k->told.count * DAYS * 2; i++)
        keep(k, unit_groups_on(
                    family, g, area, k->told.items[i / (DAYS * 2)],
                    i % 2 ? POV_IN_PERCENT : POV_IN_COUNT,
                    pov_day_add_years(g->chosen->day, -(int)(i / 2 % DAYS))));
}

/** The table of a group that is of this family alone. */
static void keep_group(units_kept *k, const units *family, const unit_group *g)
{
    const pov_area_list *areas = &g->chosen->areas;
    unit_group *kept = pov_arena_alloc(k->arena, sizeof *kept);

    *kept = (unit_group){
        .parent = g->parent, .level = g->level, .n_subjects = g->n_subjects};
    memcpy(kept->subjects, g->subjects, sizeof kept->subjects);
    kept->chosen = pov_arena_alloc(k->arena, sizeof *kept->chosen);
    *kept->chosen =
        (unit_voice){.day = g->chosen->day, .standard = g->chosen->standard};
    for (size_t i = 0; i < areas->count; i++) {
        pov_arena_push(k->arena, &kept->chosen->areas, areas->items[i]);
        keep_units(k, family, g, areas->items[i]);
    }
    keep_units(k, family, g, g->parent);
    pov_arena_push(k->arena, &k->all.groups, kept);
}

/** What the provinces of a family say, besides those before. */
static void hear_provinces(units_kept *k, const unit_group *g)
{
    k->provinces =
        unit_groups_for(&k->all, g->voices.items[0]->areas.items[0], k->arena);
    for (size_t i = 0; i < g->voices.count; i++) {
        const unit_voice *v = g->voices.items[i];

        for (size_t a = 0; a < v->areas.count; a++)
            unit_groups_hear(k->provinces, v->areas.items[a], v->day,
                             v->standard, k->arena);
    }
}

/** Which day provinces are told of nobody knows before the last of them. */
static void keep_provinces(units_kept *k, const pov_figures *family)
{
    for (size_t i = 0; i < family->count; i++) {
        const pov_figure *f = family->items[i];

        if (!f->key.area->parent && unit_groups_may_tell(f) &&
            is_told(k, f->key.indicator))
            keep(k, f);
    }
}

/** Take provinces out of what was heard: they are of all families. */
static void take_provinces(units_kept *k, units *heard)
{
    const size_t n = heard->groups.count;
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        unit_group *g = heard->groups.items[i];

        if (g->parent)
            heard->groups.items[kept++] = g;
        else
            hear_provinces(k, g);
    }
    heard->groups.count = kept;
}

void units_kept_add(units_kept *k, const pov_results *family)
{
    units *all;

    if (!unit_groups_are_asked_for(&family->filter))
        return;
    begin(k, family->figures->catalogue);
    all = unit_groups_heard(family);
    take_provinces(k, all);
    unit_groups_choose(all, family);
    for (size_t i = 0; i < all->groups.count; i++)
        keep_group(k, all, all->groups.items[i]);
    keep_provinces(k, family->figures);
    pov_keep_end(k->keep);
}

/** All groups but that of provinces, unless it is a table. */
static void choose_provinces(units_kept *k, const pov_results *r)
{
    units provinces = {.figures = k->figures};
    unit_group *g;
    size_t n = 0;

    g = unit_groups_for(
        &provinces, k->provinces->voices.items[0]->areas.items[0], r->arena);
    *g = *k->provinces;
    unit_groups_choose(&provinces, r);
    for (size_t i = 0; i < k->all.groups.count; i++)
        if (k->all.groups.items[i] != k->provinces)
            k->all.groups.items[n++] = k->all.groups.items[i];
        else if (provinces.groups.count)
            k->all.groups.items[n++] = g;
    k->all.groups.count = n;
}

const units *units_kept_of(units_kept *k, const pov_results *r)
{
    if (k->provinces)
        choose_provinces(k, r);
    k->provinces = NULL;
    return k->all.groups.count ? &k->all : NULL;
}
