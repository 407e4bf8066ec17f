#include "cli/territory.h"

#include "povstat/merger.h"

pov_era territory_era(const invocation *in)
{
    static const pov_era eras[] = {[TERRITORY_OLD] = POV_OLD_ERA,
                                   [TERRITORY_NEW] = POV_NEW_ERA,
                                   [TERRITORY_UNSAID] = POV_ANY_ERA};

    return eras[in->shared->territory];
}

static void add_of_era(pov_area_list *list, const pov_area *area, pov_era era,
                       pov_arena *arena)
{
    if (pov_era_has(era, area) && !pov_areas_hold(list, area))
        pov_arena_push(arena, list, area);
}

static const char *ids_of(const invocation *in, const pov_area_list *areas)
{
    enum { MOST = 6 };
    const char *ids = "";

    for (size_t i = 0; i < areas->count && i < MOST; i++)
        ids = pov_arena_format(in->arena, "%s%s%s", ids, i ? ", " : "",
                               areas->items[i]->id);
    if (areas->count > MOST)
        ids = pov_arena_format(in->arena, told(in, "%s and %zu more"), ids,
                               areas->count - MOST);
    return ids;
}

/** How the areas that the era leaves out are told apart from its own. */
static const char *other_side(pov_era era)
{
    return era == POV_NEW_ERA ? "ended before 1 July 2025"
                              : "began on 1 July 2025";
}

void territory_turn(const invocation *in, const char *typed,
                    pov_area_list *areas)
{
    pov_era era = territory_era(in);
    pov_area_list kept = {0}, turned = {0};

    for (size_t i = 0; i < areas->count; i++) {
        const pov_area *area = areas->items[i];
        const pov_area_list *kin =
            era == POV_NEW_ERA ? &area->successors : &area->predecessors;

        add_of_era(&kept, area, era, in->arena);
        for (size_t k = 0; k < kin->count; k++)
            add_of_era(&turned, kin->items[k], era, in->arena);
    }
    if (!kept.count && turned.count)
        command_say(in, "'%s' %s: showing %s", typed, told(in, other_side(era)),
                    ids_of(in, &turned));
    else if (!kept.count && areas->count)
        command_say(in,
                    era == POV_NEW_ERA
                        ? "'%s' %s, and no whole area followed it"
                        : "'%s' %s, and no whole area came before it",
                    typed, told(in, other_side(era)));
    if (kept.count)
        *areas = kept;
    else if (turned.count)
        *areas = turned;
}

void territory_say_hidden(const invocation *in, const pov_results *r)
{
    pov_era era = r->filter.era;
    pov_area_list areas = {0};
    size_t n = pov_count_other_era(r, &areas);

    if (n)
        command_say(in,
                    n == 1 ? "%zu target of areas that %s not shown: %s (see "
                             "--territory %s)"
                           : "%zu targets of areas that %s not shown: %s (see "
                             "--territory %s)",
                    n, told(in, other_side(era)), ids_of(in, &areas),
                    era == POV_NEW_ERA ? "old" : "new");
}

/** Is it an actual count, or a rate for want of one, that could be part of a
 *  sum? */
static bool is_part(const pov_results *r, const pov_figure *f)
{
    pov_key count = f->key;

    if (f->key.plan || f->key.form != POV_LEVEL || !f->key.area->to ||
        (!f->conflict && !pov_figure_is_known(f)))
        return false;
    count.unit = POV_IN_COUNT;
    return f->key.unit == POV_IN_COUNT || !pov_figures_find(r->figures, &count);
}

/** Was the same gap told with a part before this one? */
static bool is_told(const pov_results *r, const pov_area *merger,
                    const pov_figure *part)
{
    for (size_t i = 0; i < merger->predecessors.count; i++) {
        pov_key key = part->key;
        const pov_figure *f;

        key.area = merger->predecessors.items[i];
        if (key.area == part->key.area)
            return false;
        for (key.unit = POV_IN_COUNT; key.unit <= POV_IN_PERCENT; key.unit++) {
            f = pov_figures_find(r->figures, &key);
            if (f && is_part(r, f))
                return true;
        }
    }
    return false;
}

static void say_gap(const invocation *in, const pov_results *r,
                    const pov_area *merger, const pov_figure *part)
{
    pov_key total = part->key;
    const pov_figure *known;
    const char *lacks;

    total.area = merger;
    total.unit = POV_IN_COUNT;
    known = pov_figures_find(r->figures, &total);
    if (known && (known->conflict || pov_figure_is_known(known)))
        return;
    lacks = pov_merger_lacks(r->figures, &total, r->language, in->arena);
    if (!lacks || is_told(r, merger, part))
        return;
    command_say(in, "%s, %s, %s: %s", merger->id, total.indicator->id,
                pov_say_day(r->language, in->arena, total.as_of), lacks);
}

void territory_say_gaps(const invocation *in, const pov_results *r,
                        const pov_indicator *indicator, pov_day as_of)
{
    if (r->filter.era != POV_NEW_ERA ||
        !(r->filter.within.count || r->filter.areas.count))
        return;
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];
        bool is_asked = indicator ? f->key.indicator == indicator
                                  : f->key.indicator->is_headline;

        if (!is_asked || (as_of && f->key.as_of != as_of) || !is_part(r, f))
            continue;
        for (size_t k = 0; k < f->key.area->successors.count; k++)
            if (pov_area_selected(&r->filter, f->key.area->successors.items[k]))
                say_gap(in, r, f->key.area->successors.items[k], f);
    }
}
