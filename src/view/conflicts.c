#include "view/conflicts.h"

/* A figure may have as many statements as a file has lines, so each is held
 * against a few only: those whose intervals end lowest and begin highest. */

/** Negative: `a` ends below `b`, which may have no upper end. */
static int compare_high(const pov_evidence *a, const pov_evidence *b)
{
    const pov_end *x = &a->allows.high, *y = &b->allows.high;

    if (!x->finite || !y->finite)
        return y->finite - x->finite;
    return pov_ratio_compare(x->at, y->at);
}

static int compare_low(const pov_evidence *a, const pov_evidence *b)
{
    const pov_end *x = &a->allows.low, *y = &b->allows.low;

    if (!x->finite || !y->finite)
        return y->finite - x->finite;
    return pov_ratio_compare(y->at, x->at);
}

typedef int comparison(const pov_evidence *a, const pov_evidence *b);

/** Keep the first few in an order; equals as they came. */
static void keep(const pov_evidence *kept[CONFLICTS_A_SIDE], size_t *n,
                 const pov_evidence *e, comparison *compare)
{
    size_t at = *n;

    if (*n < CONFLICTS_A_SIDE)
        (*n)++;
    else if (compare(e, kept[--at]) >= 0)
        return;
    for (; at && compare(e, kept[at - 1]) < 0; at--)
        kept[at] = kept[at - 1];
    kept[at] = e;
}

static extremes extremes_of(const pov_figure *f)
{
    extremes x = {.figure = f};

    for (size_t i = 0; i < f->evidence.count; i++) {
        keep(x.lowest, &x.n_lowest, f->evidence.items[i], compare_high);
        keep(x.highest, &x.n_highest, f->evidence.items[i], compare_low);
    }
    return x;
}

static pov_place place_of(const pov_evidence *e)
{
    return e->sources.items[0].place;
}

/** Insert by place, once. */
static void add(conflicts *c, const pov_evidence *e)
{
    size_t at = c->count;

    for (size_t i = 0; i < c->count; i++)
        if (c->items[i] == e)
            return;
    if (c->count == CONFLICTS_KEPT)
        return;
    c->count++;
    for (; at && pov_place_compare(place_of(e), place_of(c->items[at - 1])) < 0;
         at--)
        c->items[at] = c->items[at - 1];
    c->items[at] = e;
}

enum { DEEPEST = 8 };

/** The statements that an end of a figure rests on, but for what stands in the
 *  same cell: "95/12.791" states two figures. */
static void add_leaves(conflicts *c, const pov_evidence *e,
                       const pov_derivation *d, int depth)
{
    for (size_t i = 0; d && i < d->n_from && c->count < CONFLICTS_KEPT; i++) {
        const pov_evidence *stated = pov_derivation_stated(d, i);

        if (!stated && depth < DEEPEST)
            add_leaves(c, e, pov_figure_derived(d->from[i].figure), depth + 1);
        else if (stated && pov_place_compare(place_of(stated), place_of(e)))
            add(c, stated);
    }
}

/* What rules a statement out is what the figure is known to be without it:
 * the count of a rate that was revised, say. */
static void add_reasons(conflicts *c, const pov_evidence *e)
{
    const pov_figure *f = e->figure;
    bool above = f->value.low.finite && e->allows.high.finite &&
                 pov_ratio_compare(f->value.low.at, e->allows.high.at) > 0;

    if (!pov_interval_agree(&f->value, &e->allows))
        add_leaves(c, e, above ? f->low_by : f->high_by, 0);
}

static bool is_below(const pov_evidence *a, const pov_evidence *b)
{
    const pov_end *high = &a->allows.high, *low = &b->allows.low;

    return high->finite && low->finite &&
           pov_ratio_compare(high->at, low->at) < 0;
}

conflicts conflicts_of(const pov_evidence *e, extremes *among)
{
    conflicts c = {.count = 0};

    if (among->figure != e->figure)
        *among = extremes_of(e->figure); /* rows of a figure come together */
    for (size_t i = 0; i < among->n_lowest; i++)
        if (is_below(among->lowest[i], e))
            add(&c, among->lowest[i]);
    for (size_t i = 0; i < among->n_highest; i++)
        if (is_below(e, among->highest[i]))
            add(&c, among->highest[i]);
    if (e->standing != POV_USED)
        add_reasons(&c, e);
    return c;
}
