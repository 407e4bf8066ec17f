#include "view/select.h"

#include <string.h>

bool pov_era_has(pov_era era, const pov_area *area)
{
    pov_day last_old = pov_day_from(2025, 6, 30);

    switch (era) {
    case POV_ANY_ERA:
        return true;
    case POV_OLD_ERA:
        return !area->from || area->from <= last_old;
    case POV_NEW_ERA:
        return !area->to || area->to > last_old;
    }
    return true;
}

/** An empty list lets everything pass. */
static bool is_within(const pov_area_list *ancestors, const pov_area *area)
{
    for (size_t i = 0; i < ancestors->count; i++)
        if (pov_area_within(area, ancestors->items[i]))
            return true;
    return !ancestors->count;
}

static bool is_among(const pov_area_list *areas, const pov_area *area)
{
    return !areas->count || pov_areas_hold(areas, area);
}

static bool is_asked(const pov_filter *filter, const pov_area *area)
{
    return is_within(&filter->within, area) && is_among(&filter->areas, area);
}

bool select_area(const pov_filter *filter, const pov_area *area)
{
    return pov_era_has(filter->era, area) && is_asked(filter, area);
}

bool pov_area_selected(const pov_filter *filter, const pov_area *area)
{
    return select_area(filter, area);
}

bool select_indicator(const pov_filter *filter, const pov_indicator *indicator)
{
    for (size_t i = 0; i < filter->indicators.count; i++)
        if (filter->indicators.items[i] == indicator->counted)
            return true;
    return !filter->indicators.count;
}

static bool select_year(const pov_filter *filter, pov_day day)
{
    return !filter->year || filter->year == pov_civil_from(day).year;
}

bool select_figure(const pov_filter *filter, const pov_key *key)
{
    return select_area(filter, key->area) &&
           select_indicator(filter, key->indicator) &&
           select_year(filter, key->as_of);
}

bool select_plan(const pov_filter *filter, const pov_plan *plan)
{
    for (size_t i = 0; i < filter->plans.count; i++)
        if (filter->plans.items[i] == plan)
            return true;
    return !filter->plans.count;
}

static bool select_verdict(const pov_filter *filter, pov_verdict verdict)
{
    for (size_t i = 0; i < filter->verdicts.count; i++)
        if (filter->verdicts.items[i] == verdict)
            return true;
    return !filter->verdicts.count;
}

/** Does everything but its area let the target pass? */
static bool select_rest(const pov_filter *filter, const pov_progress *p)
{
    const pov_key *key = &p->target->key;

    return select_indicator(filter, key->indicator) &&
           select_plan(filter, key->plan) &&
           select_verdict(filter, p->outcome.verdict) &&
           select_year(filter, key->as_of);
}

bool select_target(const pov_filter *filter, const pov_progress *p)
{
    return select_area(filter, p->target->key.area) && select_rest(filter, p);
}

bool select_asks_for_areas(const pov_filter *f, bool any_target)
{
    bool areas = f->within.count || f->areas.count;
    bool others = f->plans.count || f->indicators.count || f->year;

    return !f->verdicts.count && (!any_target || (areas && !others));
}

bool select_is_same_aim(const pov_progress *a, const pov_progress *b)
{
    const pov_key *x = &a->target->key, *y = &b->target->key;

    return x->area == y->area && x->plan == y->plan &&
           x->indicator == y->indicator && x->standard == y->standard &&
           x->as_of == y->as_of;
}

int select_compare(const pov_progress *a, const pov_progress *b)
{
    const pov_key *x = &a->target->key, *y = &b->target->key;
    int order = pov_area_compare(x->area, y->area);

    if (!order && x->plan != y->plan)
        order =
            (x->plan->from > y->plan->from) - (x->plan->from < y->plan->from);
    if (!order && x->plan != y->plan)
        order = strcmp(x->plan->id, y->plan->id);
    if (!order && x->indicator == y->indicator)
        order = (x->as_of > y->as_of) - (x->as_of < y->as_of);
    return order ? order : pov_key_compare(x, y);
}

/** A form that counts households says more than one in per cent, a level more
 *  than a change. */
static bool is_better_form(const pov_progress *a, const pov_progress *b)
{
    if (a->trial.measure != b->trial.measure)
        return a->trial.measure == POV_IN_COUNT;
    return false; /* levels are sorted first */
}

shown_targets select_worst_forms(pov_arena *arena,
                                 const pov_progress *const shown[], size_t n)
{
    shown_targets chosen = {0};

    for (size_t i = 0; i < n; i++) {
        const pov_progress *p = shown[i], **last;

        if (!i || !select_is_same_aim(shown[i - 1], p)) {
            pov_arena_push(arena, &chosen, p);
            continue;
        }
        last = &chosen.items[chosen.count - 1];
        if (p->outcome.verdict < (*last)->outcome.verdict ||
            (p->outcome.verdict == (*last)->outcome.verdict &&
             is_better_form(p, *last)))
            *last = p;
    }
    return chosen;
}

shown_targets select_aims(const pov_results *r)
{
    const pov_progress_list *all = r->progress;
    shown_targets chosen = {0};

    for (size_t i = 0; i < all->count; i++) {
        const pov_progress *p = all->items[i];
        pov_progress *row;
        bool placed = false;

        if (!p->target->key.indicator->is_headline ||
            !select_target(&r->filter, p))
            continue;
        for (size_t c = chosen.count; c-- > 0 && !placed;) {
            const pov_progress *other = chosen.items[c];

            if (other->target->key.area != p->target->key.area ||
                other->target->key.indicator != p->target->key.indicator)
                break;
            if (!select_is_same_aim(other, p))
                continue;
            placed = true;
            row = pov_arena_alloc(r->arena, sizeof *row);
            *row = is_better_form(p, other) ? *p : *other;
            if (other->outcome.verdict < row->outcome.verdict)
                row->outcome.verdict = other->outcome.verdict;
            if (p->outcome.verdict < row->outcome.verdict)
                row->outcome.verdict = p->outcome.verdict;
            chosen.items[c] = row;
        }
        if (!placed)
            pov_arena_push(r->arena, &chosen, p);
    }
    return chosen;
}

size_t pov_count_rows(const pov_results *r)
{
    size_t n = 0;

    for (size_t i = 0; i < r->progress->count; i++)
        n += select_target(&r->filter, r->progress->items[i]);
    return n;
}

static bool any_asked(const pov_filter *filter, const pov_area_list *areas)
{
    for (size_t i = 0; i < areas->count; i++)
        if (is_asked(filter, areas->items[i]))
            return true;
    return false;
}

/** Was the area asked for, or another time of it or of its province? */
static bool is_asked_at_any_time(const pov_filter *filter, const pov_area *area)
{
    for (; area; area = area->parent)
        if (is_asked(filter, area) ||
            any_asked(filter, pov_area_successors(area)) ||
            any_asked(filter, pov_area_predecessors(area)))
            return true;
    return false;
}

size_t pov_count_other_era(const pov_results *r, pov_area_list *areas)
{
    const pov_area *last = NULL;
    size_t n = 0;

    for (size_t i = 0; i < r->progress->count; i++) {
        const pov_progress *p = r->progress->items[i];
        const pov_area *area = p->target->key.area;

        if (pov_era_has(r->filter.era, area) || !select_rest(&r->filter, p) ||
            !is_asked_at_any_time(&r->filter, area))
            continue;
        if (area != last)
            pov_arena_push(r->arena, areas, area);
        last = area;
        n++;
    }
    return n;
}
