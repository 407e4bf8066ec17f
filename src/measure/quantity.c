#include "measure/quantity.h"

/** All that a figure may be.  "About so many" narrows nothing and may still
 *  be held against a target. */
static pov_interval range_of(const pov_figure *f, const pov_evidence *stated)
{
    pov_interval range = f->value, about;
    pov_phrase says;

    if (!stated || !stated->says.about)
        return range;
    says = pov_evidence_phrase(stated);
    about = pov_phrase_about(&says);
    return pov_interval_meet(&range, &about);
}

/** All between the lower and the higher ends of both. */
static pov_interval both(const pov_interval *a, const pov_interval *b)
{
    pov_interval all = *a;

    if (!b->low.finite ||
        (a->low.finite && pov_ratio_compare(b->low.at, a->low.at) < 0))
        all.low = b->low;
    if (!b->high.finite ||
        (a->high.finite && pov_ratio_compare(b->high.at, a->high.at) > 0))
        all.high = b->high;
    return all;
}

/** Everything that the sides of a conflict say; nothing is known by it. */
static pov_quantity quantity_in_dispute(const pov_figure *f)
{
    pov_quantity q = {.is_disputed = true, .figure = f, .date = f->key.as_of};
    size_t n = 0;

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->standing != POV_DISPUTED)
            continue;
        q.range = n ? both(&q.range, &e->allows) : e->allows;
        q.is_printed = !n++ && pov_evidence_is_number(e);
        q.printed = e->says.amount;
        q.status = e->status;
    }
    return q;
}

pov_quantity pov_quantity_of(const pov_figure *f)
{
    const pov_evidence *stated;
    const pov_derivation *derived;
    pov_quantity q = {.figure = f};

    if (!f)
        return q;
    if (f->conflict)
        return quantity_in_dispute(f);
    stated = pov_figure_stated(f);
    if (!stated && !pov_figure_is_known(f))
        return q;
    derived = pov_figure_derived(f);
    q.known = true;
    q.range = range_of(f, stated);
    q.date = f->key.as_of;
    q.status = stated    ? stated->status
               : derived ? derived->rank
                         : POV_NO_STATUS;
    if (stated && pov_evidence_is_number(stated)) {
        q.is_printed = true;
        q.printed = stated->says.amount;
    }
    return q;
}

pov_quantity quantity_stated(const pov_figure *actual, const pov_evidence *e)
{
    const pov_indicator *whole = actual->key.indicator->whole;
    pov_quantity q = {.known = true,
                      .range = e->allows,
                      .date = actual->key.as_of,
                      .status = e->status,
                      .figure = e->figure};
    const pov_figure *all;

    if (e->figure->key.unit == actual->key.unit) {
        q.is_printed = pov_evidence_is_number(e);
        q.printed = e->says.amount;
        return q;
    }
    all = pov_moment_figure(actual->moment, whole,
                            pov_indicator_standard(whole, actual->key.standard),
                            POV_IN_COUNT);
    q.known = false;
    for (size_t i = 0; all && i < all->evidence.count; i++)
        if (all->evidence.items[i]->document == e->document) {
            q.known = true;
            q.range = pov_interval_divide(&e->allows,
                                          &all->evidence.items[i]->allows);
            q.range = pov_interval_scale(&q.range, pov_ratio_whole(100));
        }
    return q;
}
