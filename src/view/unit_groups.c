#include "view/unit_groups.h"

#include <stdint.h>
#include <string.h>

/** So many have sections of their own besides. */
enum { FEW = 10 };

bool unit_groups_is_subject(const pov_indicator *i)
{
    return i->by_standard && !i->is_flow && !i->breakdown && i->whole &&
           i->plain == i && i->counted == i;
}

bool unit_groups_may_tell(const pov_figure *f)
{
    return pov_key_kind(&f->key) == POV_KIND_ACTUAL &&
           f->key.form == POV_LEVEL && (pov_figure_is_known(f) || f->conflict);
}

static pov_level level_of(const pov_area *area)
{
    return area->level == POV_SPECIAL_ZONE ? POV_COMMUNE : area->level;
}

/** The group of the units of one level in an area, or NULL. */
static unit_group *group_in(const units *all, const pov_area *parent,
                            pov_level level)
{
    const uintptr_t key[] = {(uintptr_t)parent, (uintptr_t)level};

    return pov_map_find(&all->by_parent, key, sizeof key);
}

/** The group of an area's neighbours, or NULL. */
static unit_group *group_of(const units *all, const pov_area *area)
{
    return group_in(all, area->parent, level_of(area));
}

unit_group *unit_groups_for(units *all, const pov_area *area, pov_arena *arena)
{
    const uintptr_t key[] = {(uintptr_t)area->parent,
                             (uintptr_t)level_of(area)};
    void **at = pov_map_at(&all->by_parent, arena, key, sizeof key);
    unit_group *g = *at;

    if (g)
        return g;
    *at = g = pov_arena_alloc(arena, sizeof *g);
    g->parent = area->parent;
    g->level = level_of(area);
    pov_arena_push(arena, &all->groups, g);
    return g;
}

void unit_groups_hear(unit_group *g, const pov_area *area, pov_day day,
                      const pov_standard *standard, pov_arena *arena)
{
    const uintptr_t key[] = {(uintptr_t)day, (uintptr_t)standard};
    void **at = pov_map_at(&g->by_day, arena, key, sizeof key);
    unit_voice *v = *at;

    if (!v) {
        *at = v = pov_arena_alloc(arena, sizeof *v);
        v->day = day;
        v->standard = standard;
        pov_arena_push(arena, &g->voices, v);
    }
    if (!v->areas.count || v->areas.items[v->areas.count - 1] != area)
        pov_arena_push(arena, &v->areas, area);
}

/** The last day of which nearly as many units are known as of any: a few that
 *  have not reported yet do not make it last year. */
static void choose_day(unit_group *g)
{
    size_t most = 0;

    for (size_t i = 0; i < g->voices.count; i++)
        if (g->voices.items[i]->areas.count > most)
            most = g->voices.items[i]->areas.count;
    for (size_t i = 0; i < g->voices.count; i++) {
        unit_voice *v = g->voices.items[i];
        const unit_voice *best = g->chosen;

        if (10 * v->areas.count >= 9 * most &&
            (!best || v->day > best->day ||
             (v->day == best->day && v->areas.count > best->areas.count)))
            g->chosen = v;
    }
}

static pov_figure *figure_of(const units *all, const pov_area *area,
                             const pov_indicator *indicator,
                             const pov_standard *standard, pov_unit unit,
                             pov_day day)
{
    const pov_key key = {.area = area,
                         .indicator = indicator,
                         .standard =
                             pov_indicator_standard(indicator, standard),
                         .form = POV_LEVEL,
                         .unit = unit,
                         .as_of = day};
    pov_figure *f = pov_figures_find(all->figures, &key);

    return f && (pov_figure_is_known(f) || f->conflict) ? f : NULL;
}

pov_figure *unit_groups_figure(const units *all, const unit_group *g,
                               const pov_area *area, const pov_indicator *i,
                               pov_unit unit)
{
    return figure_of(all, area, i, g->chosen->standard, unit, g->chosen->day);
}

pov_figure *unit_groups_on(const units *all, const unit_group *g,
                           const pov_area *area, const pov_indicator *i,
                           pov_unit unit, pov_day day)
{
    return figure_of(all, area, i, g->chosen->standard, unit, day);
}

/** Is the first indicator known of any of the units on a day? */
static bool is_known_on(const units *all, const unit_group *g, pov_unit unit,
                        pov_day day)
{
    for (size_t i = 0; i < g->chosen->areas.count; i++)
        if (unit_groups_on(all, g, g->chosen->areas.items[i], g->subjects[0],
                           unit, day))
            return true;
    return false;
}

void unit_groups_years(const units *all, unit_group *g)
{
    const pov_day day = g->chosen->day;

    g->n_years = 0;
    g->told_in = is_known_on(all, g, POV_IN_PERCENT, day) ? POV_IN_PERCENT
                                                          : POV_IN_COUNT;
    for (int back = MOST_YEARS; back > 0; back--) {
        pov_day before = pov_day_add_years(day, -back);

        if (is_known_on(all, g, g->told_in, before))
            g->years[g->n_years++] = before;
    }
}

void unit_groups_subject(unit_group *g, const pov_indicator *subject)
{
    size_t at = 0;

    while (at < g->n_subjects && g->subjects[at]->rank < subject->rank)
        at++;
    if (at < g->n_subjects && g->subjects[at] == subject)
        return;
    if (g->n_subjects < MOST_SUBJECTS)
        g->n_subjects++;
    for (size_t i = g->n_subjects - 1; i > at; i--)
        g->subjects[i] = g->subjects[i - 1];
    if (at < g->n_subjects)
        g->subjects[at] = subject;
}

/** Those for which there are targets; where there are none, all. */
static void choose_subjects(unit_group *g)
{
    size_t n = 0;

    for (size_t i = 0; i < g->n_subjects; i++)
        if (g->subjects[i]->is_headline)
            g->subjects[n++] = g->subjects[i];
    if (n)
        g->n_subjects = n;
}

/** Is anything of a unit known that stands in the table? */
static bool has_any(const units *all, const unit_group *g, const pov_area *area)
{
    for (size_t i = 0; i < g->n_subjects; i++)
        if (unit_groups_figure(all, g, area, g->subjects[i], POV_IN_COUNT) ||
            unit_groups_figure(all, g, area, g->subjects[i], POV_IN_PERCENT))
            return true;
    return false;
}

/** Leave out the units of which only what was not chosen is known. */
static void choose_units(const units *all, unit_group *g)
{
    pov_area_list *areas = &g->chosen->areas;
    size_t n = 0;

    for (size_t i = 0; i < areas->count; i++)
        if (has_any(all, g, areas->items[i]))
            areas->items[n++] = areas->items[i];
    areas->count = n;
}

static bool is_shown(const pov_results *r, const pov_figure *f)
{
    return unit_groups_is_subject(f->key.indicator) &&
           unit_groups_may_tell(f) && f->evidence.count &&
           f->key.as_of <= r->as_of && !pov_area_is_group(f->key.area) &&
           select_figure(&r->filter, &f->key);
}

/** Two provinces are hardly beside each other: one may have become the other.
 */
static bool is_table(const unit_group *g)
{
    return g->chosen->areas.count > (g->parent ? 1 : 2);
}

units *unit_groups_heard(const pov_results *r)
{
    units *all = pov_arena_alloc(r->arena, sizeof *all);

    all->figures = r->figures;
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        if (is_shown(r, f))
            unit_groups_hear(unit_groups_for(all, f->key.area, r->arena),
                             f->key.area, f->key.as_of, f->key.standard,
                             r->arena);
    }
    return all;
}

void unit_groups_choose(units *all, const pov_results *r)
{
    size_t n = 0;

    for (size_t i = 0; i < all->groups.count; i++)
        choose_day(all->groups.items[i]);
    for (size_t i = 0; i < all->figures->count; i++) {
        const pov_figure *f = all->figures->items[i];
        unit_group *g = is_shown(r, f) ? group_of(all, f->key.area) : NULL;

        if (g && g->chosen && g->chosen->day == f->key.as_of &&
            g->chosen->standard == f->key.standard)
            unit_groups_subject(g, f->key.indicator);
    }
    for (size_t i = 0; i < all->groups.count; i++) {
        unit_group *g = all->groups.items[i];

        if (!is_table(g))
            continue;
        choose_subjects(g);
        choose_units(all, g);
        if (is_table(g))
            all->groups.items[n++] = g;
    }
    all->groups.count = n;
}

bool unit_groups_are_asked_for(const pov_filter *filter)
{
    return !filter->plans.count && !filter->verdicts.count;
}

units *units_of(const pov_results *r)
{
    units *all;

    if (!unit_groups_are_asked_for(&r->filter))
        return NULL;
    all = unit_groups_heard(r);
    unit_groups_choose(all, r);
    return all->groups.count ? all : NULL;
}

/** The group that an area stands in, if it has a table. */
unit_group *unit_groups_with(const units *all, const pov_area *area)
{
    unit_group *g = all ? group_of(all, area) : NULL;

    return g && is_table(g) ? g : NULL;
}

bool units_are_many(const units *all, const pov_area *area)
{
    const unit_group *g = unit_groups_with(all, area);

    return g && g->chosen->areas.count > FEW;
}

units *units_that_are_many(units *all)
{
    size_t n = 0;

    for (size_t i = 0; all && i < all->groups.count; i++) {
        unit_group *g = all->groups.items[i];

        g->is_told = g->chosen->areas.count <= FEW;
        n += !g->is_told;
    }
    return n ? all : NULL;
}

static bool tells(const unit_group *g, const pov_figure *f, pov_day day)
{
    bool is_in = false;

    for (size_t i = 0; i < g->n_subjects; i++) {
        const pov_indicator *s = g->subjects[i];

        is_in = is_in || f->key.indicator == s || f->key.indicator == s->whole;
    }
    return is_in && f->key.as_of == day && unit_groups_may_tell(f) &&
           (!f->key.standard || f->key.standard == g->chosen->standard);
}

unit_group *unit_groups_below(const units *all, const pov_area *parent,
                              pov_level level)
{
    unit_group *g = group_in(all, parent, level);

    return g && is_table(g) ? g : NULL;
}

bool units_have(const units *all, const pov_area *area)
{
    return all && (unit_groups_with(all, area) ||
                   unit_groups_below(all, area, POV_DISTRICT) ||
                   unit_groups_below(all, area, POV_COMMUNE));
}

bool units_tell(const units *all, const pov_figure *f)
{
    static const pov_level levels[] = {POV_DISTRICT, POV_COMMUNE};
    const unit_group *g = unit_groups_with(all, f->key.area);

    if (g)
        return tells(g, f, g->chosen->day);
    for (size_t i = 0; all && i < sizeof levels / sizeof *levels; i++) {
        g = unit_groups_below(all, f->key.area, levels[i]);
        if (g && tells(g, f, g->chosen->day))
            return true;
    }
    return false;
}

bool units_compare(const units *all, const pov_figure *f)
{
    const unit_group *g = unit_groups_with(all, f->key.area);

    return g && tells(g, f, pov_day_add_years(g->chosen->day, -1));
}

static size_t count_children(const unit_group *g)
{
    const pov_area_list *children = pov_area_children(g->parent);
    size_t n = 0;

    for (size_t i = 0; i < children->count; i++)
        n += level_of(children->items[i]) == g->level &&
             pov_area_in_force(children->items[i], g->chosen->day);
    return n;
}

static const pov_area *country_of(const units *all, const pov_area *province,
                                  pov_day day)
{
    const pov_area_list *groups =
        pov_groups_of(all->figures->catalogue, province, day);

    for (size_t i = 0; i < groups->count; i++)
        if (groups->items[i]->level == POV_COUNTRY)
            return groups->items[i];
    return NULL;
}

void unit_groups_whole(const units *all, unit_group *g)
{
    const pov_area_list *areas = &g->chosen->areas;
    const pov_area *country;
    const pov_area_list *members;

    if (g->parent) {
        g->whole = g->parent;
        g->n_all = count_children(g);
        return;
    }
    country = country_of(all, areas->items[0], g->chosen->day);
    if (!country)
        return;
    members =
        pov_group_members(all->figures->catalogue, country, g->chosen->day);
    for (size_t i = 0; i < areas->count; i++)
        if (!pov_areas_hold(members, areas->items[i]))
            return;
    g->whole = country;
    g->n_all = members->count;
}
