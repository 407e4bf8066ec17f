#include "reckon/identity.h"

static const pov_ratio hundred = {100, 1};

/** The three figures of rate = 100 x count / whole. */
typedef struct triple {
    pov_figure *count, *rate, *whole;
    const pov_indicator *indicator;
    const pov_standard *standard, *whole_standard;
} triple;

static pov_interval value_or(const pov_figure *f, pov_interval otherwise)
{
    return identity_knows(f) ? f->value : otherwise;
}

static pov_interval at_least(int64_t least)
{
    pov_interval i = pov_interval_any();

    i.low = pov_interval_point(pov_ratio_whole(least)).low;
    return i;
}

/** Nobody is nobody, whatever the whole: then the whole need not be known. */
static bool is_nobody(const pov_figure *count)
{
    return identity_knows(count) && pov_interval_is_point(&count->value) &&
           count->value.low.at.over == 0;
}

static const pov_identity part_of_whole = {.id = "part",
                                           .says = "part ≤ whole"};

/** A part is never larger than its whole.  It bounds nothing that is stated;
 *  it only tells that one of the two, or of the three, is wrong. */
static bool exceeds_whole(engine *e, const triple *t)
{
    input from[] = {{t->whole, NULL}, {t->rate, NULL}};

    return identity_exceeds(e, t->count, &part_of_whole, from,
                            identity_knows(t->rate) ? 2 : 1);
}

/** What follows for one of the three from the other two. */
static void give(engine *e, const triple *t, offer o, pov_ratio times,
                 const pov_identity *by, const input from[2])
{
    o.near = t->count ? t->count : t->rate;
    o.gives = pov_interval_scale(&o.gives, times);
    identity_offer(e, &o, by, from, 2);
}

static void apply_rate(engine *e, const triple *t, const pov_identity *self)
{
    pov_interval whole = value_or(t->whole, at_least(1));
    offer count = {.indicator = t->indicator, .standard = t->standard};
    offer rate = count;
    offer all = {.indicator = t->indicator->whole,
                 .standard = t->whole_standard};

    if (exceeds_whole(e, t))
        return;
    rate.unit = POV_IN_PERCENT;
    if (identity_knows(t->count) &&
        (identity_knows(t->whole) || is_nobody(t->count))) {
        input from[] = {{t->count, NULL}, {t->whole, NULL}};

        if (!t->whole)
            from[1] = from[0];
        rate.gives = pov_interval_divide(&t->count->value, &whole);
        give(e, t, rate, hundred, self, from);
    }
    if (identity_knows(t->rate) && identity_knows(t->whole)) {
        input from[] = {{t->rate, NULL}, {t->whole, NULL}};

        count.gives = pov_interval_multiply(&t->rate->value, &whole);
        give(e, t, count, (pov_ratio){1, 100}, self, from);
    }
    if (identity_knows(t->rate) && identity_knows(t->count)) {
        input from[] = {{t->count, NULL}, {t->rate, NULL}};

        all.gives = pov_interval_divide(&t->count->value, &t->rate->value);
        give(e, t, all, hundred, self, from);
    }
}

static void apply_rate_of(engine *e, const pov_figure *part,
                          const pov_identity *self)
{
    const pov_indicator *whole = part->key.indicator->whole;
    triple t = {.indicator = part->key.indicator,
                .standard = part->key.standard};

    t.whole_standard = pov_indicator_standard(whole, t.standard);
    t.count = identity_beside(part, t.indicator, t.standard, POV_IN_COUNT);
    t.rate = identity_beside(part, t.indicator, t.standard, POV_IN_PERCENT);
    t.whole = identity_beside(part, whole, t.whole_standard, POV_IN_COUNT);
    apply_rate(e, &t, self);
}

/* Targets are norms, each in its own form: only actuals are tied together. */
void visit_rate(engine *e, pov_figure *figure, const pov_identity *self)
{
    if (figure->key.plan || figure->key.form != POV_LEVEL)
        return;
    if (figure->key.indicator->whole)
        apply_rate_of(e, figure, self);
    if (figure->key.unit != POV_IN_COUNT)
        return;
    for (pov_figure *f = figure->moment->first; f; f = f->next_in_moment)
        if (f->key.indicator->whole == figure->key.indicator)
            apply_rate_of(e, f, self);
}
