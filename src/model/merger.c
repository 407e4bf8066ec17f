#include "povstat/figures.h"

/** Was it made of nothing but its predecessors, each whole? */
static bool is_made_of_wholes(const pov_area *area)
{
    for (size_t i = 0; i < pov_area_predecessors(area)->count; i++) {
        const pov_area *old = pov_area_predecessors(area)->items[i];

        if (pov_area_successors(old)->count != 1 || !old->to ||
            area->from != old->to + 1)
            return false;
    }
    return pov_area_predecessors(area)->count && !area->former.count;
}

bool pov_area_is_merger(const pov_area *area)
{
    return pov_area_predecessors(area)->count > 1 && is_made_of_wholes(area);
}

const pov_area *pov_area_twin(const pov_area *area)
{
    const pov_area *next = pov_area_successors(area)->count == 1
                               ? pov_area_successors(area)->items[0]
                               : NULL;

    if (pov_area_predecessors(area)->count == 1 && is_made_of_wholes(area))
        return pov_area_predecessors(area)->items[0];
    if (next && pov_area_predecessors(next)->count == 1 &&
        is_made_of_wholes(next))
        return next;
    return NULL;
}

static const pov_figure *level_of(const pov_figures *figures,
                                  const pov_key *total, const pov_area *area,
                                  pov_unit unit)
{
    pov_key key = *total;

    key.area = area;
    key.unit = unit;
    if (unit == POV_IN_COUNT)
        key.indicator = key.indicator->counted;
    return pov_figures_find(figures, &key);
}

static bool is_known(const pov_figure *f)
{
    return f && !f->conflict && pov_figure_is_known(f);
}

/** The same total of what its rate divides by; the total itself if it is a
 *  count. */
static pov_key whole_of(const pov_key *total)
{
    bool is_rate = total->unit == POV_IN_PERCENT && total->indicator->whole;

    return is_rate ? pov_key_of_whole(total) : *total;
}

typedef struct sum {
    const pov_figures *figures;
    const pov_key *total;
    pov_language language;
    pov_arena *arena;
    const char *missing, *stated; /* "" for none */
    size_t n_stated;
} sum;

static const char *listed(pov_arena *arena, const char *list, const char *joint,
                          const char *more)
{
    return pov_arena_format(arena, "%s%s%s", list, *list ? joint : "", more);
}

/** The few areas that a part lacks to be known as their sum; NULL: there are
 *  none, or many. */
static const char *lacking_units(const sum *s, const pov_area *part)
{
    enum { FEW = 3 };
    pov_key key = *s->total;
    const char *names = "";
    const pov_area_list *units;
    size_t n = 0;

    key.area = part;
    units = pov_key_children(&key);
    for (size_t i = 0; i < units->count; i++) {
        const pov_area *unit = units->items[i];

        if (is_known(level_of(s->figures, s->total, unit, POV_IN_COUNT)))
            continue;
        names = listed(s->arena, names, ", ", unit->id);
        n++;
    }
    return n && n <= FEW && n < units->count ? names : NULL;
}

/** Why the count of a part cannot be added; NULL if it can. */
static const char *flaw_of(const sum *s, const pov_area *part)
{
    const pov_figure *count =
        level_of(s->figures, s->total, part, POV_IN_COUNT);
    const pov_key whole = whole_of(s->total);
    const char *units;

    if (count && count->conflict)
        return pov_arena_format(
            s->arena, pov_say(s->language, "%s is in conflict"), part->id);
    units = is_known(count) ? NULL : lacking_units(s, part);
    if (units)
        return pov_arena_format(
            s->arena, pov_say(s->language, "%s is not stated, nor is %s"),
            part->id, units);
    if (!is_known(count))
        return pov_arena_format(
            s->arena,
            is_known(level_of(s->figures, s->total, part, POV_IN_PERCENT))
                ? pov_say(s->language, "%s is stated as a rate only")
                : pov_say(s->language, "%s is not stated"),
            part->id);
    if (whole.indicator != s->total->indicator &&
        !is_known(level_of(s->figures, &whole, part, POV_IN_COUNT)))
        return pov_arena_format(s->arena,
                                pov_say(s->language, "%s of %s is not stated"),
                                whole.indicator->id, part->id);
    return NULL;
}

static void look_at(sum *s, const pov_area *part)
{
    const char *flaw = flaw_of(s, part);

    if (flaw)
        s->missing = listed(s->arena, s->missing, ", ", flaw);
    if (!is_known(level_of(s->figures, s->total, part, POV_IN_COUNT)) &&
        !is_known(level_of(s->figures, s->total, part, POV_IN_PERCENT)))
        return;
    s->stated =
        listed(s->arena, s->stated, pov_say(s->language, " and "), part->id);
    s->n_stated++;
}

const char *pov_merger_lacks(const pov_figures *figures, const pov_key *total,
                             pov_language language, pov_arena *arena)
{
    const pov_area_list *parts = pov_area_predecessors(total->area);
    sum s = {figures, total, language, arena, "", "", 0};

    if (!pov_area_is_merger(total->area))
        return NULL;
    for (size_t i = 0; i < parts->count; i++)
        look_at(&s, parts->items[i]);
    if (!s.n_stated || !*s.missing)
        return NULL;
    return pov_arena_format(
        arena,
        s.n_stated == 1 ? pov_say(language, "%s; %s alone is not comparable")
                        : pov_say(language, "%s; %s alone are not comparable"),
        s.missing, s.stated);
}
