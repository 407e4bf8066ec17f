#include "measure/corner.h"

pov_maybe corner_known(pov_ratio r)
{
    return (pov_maybe){true, r};
}

pov_maybe corner_point(const pov_quantity *q)
{
    if (q->known && pov_interval_is_point(&q->range))
        return corner_known(q->range.low.at);
    if (q->known && q->is_printed)
        return corner_known(pov_ratio_from_decimal(q->printed));
    return (pov_maybe){0};
}

bool corner_is_rate(const pov_trial *t)
{
    return t->form->measure == POV_IN_PERCENT && t->form->form != POV_DIRECTION;
}

bool corner_asks_for_less(pov_operator op)
{
    return op == POV_AT_MOST || op == POV_LESS_THAN;
}

int corner_target_scale(const pov_trial *t)
{
    const pov_quantity *b = &t->baseline;
    int scale = t->says.amount.scale;

    if (!t->form->needs_baseline)
        return scale;
    if (!b->known || !b->is_printed || pov_interval_is_point(&b->range))
        return -1;
    return b->printed.scale > scale ? b->printed.scale : scale;
}

pov_maybe corner_times(pov_maybe a, pov_ratio b)
{
    a.known = a.known && pov_ratio_multiply(a.is, b, &a.is);
    return a;
}

pov_maybe corner_ratio(int64_t over, int64_t under)
{
    pov_maybe m = {0};

    m.known = pov_ratio_make(over, under, &m.is);
    return m;
}

pov_maybe corner_difference(pov_maybe a, pov_maybe b)
{
    pov_maybe d = {0};

    if (a.known && b.known)
        d.known = pov_ratio_subtract(a.is, b.is, &d.is);
    return d;
}

pov_maybe corner_share(const corner *c)
{
    pov_maybe s = {0};
    pov_ratio done, asked;

    if (c->actual.known && c->baseline.known && c->exact.known &&
        pov_ratio_subtract(c->actual.is, c->baseline.is, &done) &&
        pov_ratio_subtract(c->exact.is, c->baseline.is, &asked))
        s.known = pov_ratio_divide(done, asked, &s.is);
    return corner_times(s, pov_ratio_whole(100));
}

pov_maybe corner_pace(pov_maybe share, const spans *time)
{
    pov_maybe inverse;

    if (time->elapsed <= 0 || time->left <= 0)
        return (pov_maybe){0};
    inverse = corner_ratio(time->whole, time->elapsed);
    share.known = share.known && inverse.known;
    return corner_times(share, inverse.is);
}

void corner_resolve(const pov_trial *t, corner *c, const spans *time,
                    pov_outcome *out)
{
    pov_interval b = pov_interval_any();
    pov_resolved r;

    if (!t->says.has_amount && t->says.form != POV_DIRECTION)
        return;
    if (t->form->needs_baseline && !c->baseline.known)
        return;
    if (c->baseline.known)
        b = pov_interval_point(c->baseline.is);
    if (!t->form->resolve(&b, pov_ratio_from_decimal(t->says.amount),
                          time->years, &r))
        return;
    if (r.over_baseline)
        out->flags |= POV_FLAG_OVER_BASELINE;
    if (r.clamped)
        out->flags |= POV_FLAG_CLAMPED;
    c->target = corner_known(r.level.low.at);
    c->exact = corner_known(r.exact.low.at);
}
