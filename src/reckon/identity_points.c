#include "reckon/identity.h"

/* "0,8 % or 2.063 households fewer" tells how many households there are, if
 * there are as many on both days. */

/** The same change in households, or NULL. */
static const pov_figure *counted(const engine *e, const pov_figure *points)
{
    pov_key key = points->key;

    key.unit = POV_IN_COUNT;
    return pov_figures_find(e->figures, &key);
}

static bool is_amount(const pov_evidence *s)
{
    return s->standing == POV_USED && pov_interval_is_bounded(&s->allows);
}

static pov_figure *whole_at(engine *e, const pov_figure *points, pov_day day)
{
    pov_key key = pov_key_of_whole(&points->key);

    key.plan = NULL;
    key.form = POV_LEVEL;
    key.since = POV_NO_DAY;
    key.as_of = day;
    return pov_figures_at(e->figures, &key);
}

/* What a plan asks for says nothing of the day it asks it for. */
static void apply(engine *e, pov_figure *points, const pov_evidence *share,
                  pov_figure *count, const pov_evidence *amount,
                  const pov_identity *self)
{
    input from[] = {{count, amount}, {points, share}};
    pov_interval whole = pov_interval_divide(&amount->allows, &share->allows);

    whole = pov_interval_scale(&whole, (pov_ratio){100, 1});
    if (!pov_interval_is_bounded(&whole))
        return;
    engine_narrow(e, whole_at(e, points, points->key.since), whole, self, from, 2);
    if (!points->key.plan)
        engine_narrow(e, whole_at(e, points, points->key.as_of), whole, self, from, 2);
}

void visit_constant_total(engine *e, pov_figure *points,
                          const pov_identity *self)
{
    const pov_figure *count;

    if (points->key.unit != POV_IN_POINTS || points->conflict ||
        !points->key.indicator->whole)
        return;
    count = counted(e, points);
    if (!count || count->conflict)
        return;
    for (size_t i = 0; i < points->evidence.count; i++)
        for (size_t j = 0; j < count->evidence.count; j++) {
            const pov_evidence *share = points->evidence.items[i];
            const pov_evidence *amount = count->evidence.items[j];

            if (share->document == amount->document && is_amount(share) &&
                is_amount(amount))
                apply(e, points, share, pov_figures_at(e->figures, &count->key),
                      amount, self);
        }
}
