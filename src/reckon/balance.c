#include "reckon/balance.h"

bool balance_knows(const pov_figure *f)
{
    return f && !f->conflict && pov_interval_is_bounded(&f->value);
}

pov_figure *balance_beside(const pov_figure *near,
                           const pov_indicator *indicator,
                           const pov_standard *standard, pov_unit unit)
{
    return pov_moment_figure(near->moment, indicator, standard, unit);
}

static bool is_worth_making(const pov_interval *i, pov_unit unit)
{
    static const pov_ratio hundred = {100, 1};

    if (!pov_interval_is_bounded(i))
        return false;
    return unit != POV_IN_PERCENT || i->low.at.over > 0 ||
           pov_ratio_compare(i->high.at, hundred) < 0;
}

static void hold(engine *e, pov_figure *figure, const pov_key *key,
                 pov_interval gives, const pov_identity *by,
                 const input *inputs, size_t n_inputs)
{
    if (!figure && is_worth_making(&gives, key->unit))
        figure = pov_figures_at(e->figures, key);
    if (figure)
        engine_narrow(e, figure, gives, by, inputs, n_inputs);
}

void balance_offer(engine *e, const offer *o, const pov_identity *by,
                   const input *inputs, size_t n_inputs)
{
    pov_key key = o->near->key;

    key.indicator = o->indicator;
    key.standard = o->standard;
    key.unit = o->unit;
    hold(e, balance_beside(o->near, o->indicator, o->standard, o->unit), &key,
         o->gives, by, inputs, n_inputs);
}

bool balance_exceeds(engine *e, pov_figure *smaller, const pov_identity *by,
                     const input *inputs, size_t n_inputs)
{
    const pov_figure *larger = inputs[0].figure;
    pov_interval at_most = pov_interval_any();

    if (!balance_knows(smaller) || !balance_knows(larger) ||
        pov_ratio_compare(smaller->value.low.at, larger->value.high.at) <= 0)
        return false;
    at_most.high = larger->value.high;
    engine_narrow(e, smaller, at_most, by, inputs, n_inputs);
    return true;
}

/** Above this many terms a figure that is one number already is not reckoned
 *  from all the others: it would only be confirmed. */
enum { FEW_TERMS = 8 };

static pov_interval signed_value(const term *t)
{
    return t->sign > 0
               ? t->figure->value
               : pov_interval_scale(&t->figure->value, (pov_ratio){-1, 1});
}

/** Give one term what the others leave for it. */
static void solve(engine *e, const term *terms, size_t n, size_t wanted,
                  pov_interval others, const pov_identity *by)
{
    const term *t = &terms[wanted];

    e->inputs.count = 0;
    for (size_t i = 0; i < n; i++)
        if (i != wanted)
            pov_arena_push(e->figures->arena, &e->inputs,
                           ((input){terms[i].figure, NULL}));
    if (t->sign > 0)
        others = pov_interval_scale(&others, (pov_ratio){-1, 1});
    hold(e, t->figure, &t->key, others, by, e->inputs.items, e->inputs.count);
}

static bool is_wanted(const term *t, size_t at, size_t n)
{
    return n <= FEW_TERMS || !at || !pov_interval_is_point(&t->figure->value);
}

/** The sums of all terms behind each. */
static const pov_interval *sums_behind(engine *e, const term *terms, size_t n)
{
    pov_interval sum = pov_interval_point(pov_ratio_whole(0)), value;

    e->sums.count = 0;
    for (size_t i = 0; i < n; i++)
        pov_arena_push(e->figures->arena, &e->sums, sum);
    for (size_t i = n; i-- > 0;) {
        e->sums.items[i] = sum;
        value = signed_value(&terms[i]);
        sum = pov_interval_add(&sum, &value);
    }
    return e->sums.items;
}

void balance_terms(engine *e, const term *terms, size_t n,
                   const pov_identity *by)
{
    pov_interval before = pov_interval_point(pov_ratio_whole(0)), value;
    const pov_interval *behind;
    size_t unknown = 0, last = 0;

    for (size_t i = 0; i < n; i++)
        if (!balance_knows(terms[i].figure)) {
            last = i;
            unknown++;
        }
    if (unknown > 1)
        return;
    if (unknown) {
        for (size_t i = 0; i < n; i++) {
            if (i == last)
                continue;
            value = signed_value(&terms[i]);
            before = pov_interval_add(&before, &value);
        }
        solve(e, terms, n, last, before, by);
        return;
    }
    behind = sums_behind(e, terms, n);
    for (size_t i = 0; i < n; i++) {
        pov_interval own = signed_value(&terms[i]);

        value = pov_interval_add(&before, &behind[i]);
        if (is_wanted(&terms[i], i, n))
            solve(e, terms, n, i, value, by);
        before = pov_interval_add(&before, &own);
    }
}
