#include "report/diff_figures.h"

#include "report/select.h"

/* Every figure of either side once, paired by what it is about. */

const pov_figure *either_figure(const figure_change *c)
{
    return c->new ? c->new : c->old;
}

/** The figure as one number.  Errors: false if it is none. */
static bool number_of(const pov_figure *f, pov_ratio *number)
{
    if (!f || f->conflict)
        return false;
    *number = f->value.low.at;
    if (f->chosen && pov_evidence_is_number(f->chosen))
        *number = pov_ratio_from_decimal(f->chosen->says.amount);
    else if (!pov_interval_is_point(&f->value))
        return false;
    return true;
}

bool figure_difference(const figure_change *c, pov_ratio *out)
{
    pov_ratio old, new;

    return number_of(c->old, &old) && number_of(c->new, &new) &&
           pov_ratio_subtract(new, old, out);
}

bool is_ground(const pov_figure *f, const pov_evidence *e)
{
    return f->conflict ? e->standing == POV_DISPUTED : e == f->chosen;
}

bool is_stated_change(const figure_change *c)
{
    return (c->old && c->old->evidence.count) ||
           (c->new && c->new->evidence.count);
}

static bool is_of_plan(const pov_filter *filter, const pov_figure *f)
{
    for (size_t i = 0; i < filter->plans.count; i++) {
        if (f->key.plan == filter->plans.items[i])
            return true;
        for (size_t e = 0; e < f->evidence.count; e++)
            if (f->evidence.items[e]->document == filter->plans.items[i])
                return true;
    }
    return !filter->plans.count;
}

static bool passes(const pov_filter *filter, const pov_figure *f)
{
    return f && select_figure(filter, &f->key) && is_of_plan(filter, f);
}

static change change_of(const differ *d, figure_change *c)
{
    if (!c->old)
        return CHANGE_APPEARED;
    if (!c->new)
        return CHANGE_WENT_AWAY;
    if (!same_number(d, c->old, c->new))
        return CHANGE_MOVED;
    c->restated = restated(d, c->old, c->new);
    return c->restated.count ? CHANGE_RESTATED : CHANGE_NONE;
}

static merge_list figures_of(const differ *d, const diff_side *side)
{
    const pov_figures *all = side->results->figures;
    merge_list list = {0};

    for (size_t i = 0; i < all->count; i++) {
        const pov_figure *f = all->items[i];

        if (f->evidence.count || pov_figure_is_known(f))
            merge_add(&list, d->arena, key_group(d, side, &f->key), "", f);
    }
    return list;
}

static figure_changes find_changes(const differ *d)
{
    merge_list old = figures_of(d, &d->old), new = figures_of(d, &d->new);
    merge_pairs pairs = merge_lists(&old, &new, d->arena);
    figure_changes changes = {0};

    for (size_t i = 0; i < pairs.count; i++) {
        figure_change c = {.old = pairs.items[i].old,
                           .new = pairs.items[i].new};

        if (!passes(&d->old.results->filter, c.old) &&
            !passes(&d->new.results->filter, c.new))
            continue;
        c.what = change_of(d, &c);
        if (c.what)
            pov_arena_push(d->arena, &changes, c);
        pov_arena_clear(d->scratch);
    }
    return changes;
}

change_tally diff_figures(const differ *d, pov_table *rows)
{
    figure_changes changes = find_changes(d);
    change_tally tally = {0};

    for (int stated = 1; stated >= 0; stated--)
        for (size_t i = 0; i < changes.count; i++)
            if (is_stated_change(&changes.items[i]) == (bool)stated)
                add_figure_row(rows, d, &changes.items[i]);
    for (size_t i = 0; i < changes.count; i++)
        tally.of[changes.items[i].what]++;
    tally.hidden = d->in_full ? 0 : tally.of[CHANGE_RESTATED];
    show_figures(d, &changes);
    return tally;
}
