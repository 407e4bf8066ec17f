#include "report/turns.h"

pov_interval working_input(const working *w, size_t i)
{
    const pov_figure *f = w->by->from[i];

    if (w->by->stated[i])
        return w->by->stated[i]->allows;
    return w->as_stated && pov_figure_stated(f) ? pov_figure_stated(f)->allows
                                                : f->value;
}

pov_interval working_gives(const working *w)
{
    const turn *t = turn_of(w);
    pov_interval result = t ? t->gives(w) : w->by->gives;

    return pov_key_cut(&w->figure->key, result);
}

static pov_interval gives_as_stated(const pov_figure *f,
                                    const pov_derivation *d)
{
    working w = {f, d, true};

    return working_gives(&w);
}

/** Do the ways to a figure come to what is known of it, if only what is
 *  printed of their inputs is put in? */
static bool is_enough_as_stated(const pov_figure *f)
{
    const pov_derivation *ends[] = {f->low_by, f->high_by};
    const pov_evidence *stated = pov_figure_stated(f);
    pov_interval meet = stated ? stated->allows : pov_interval_any(), one;

    for (size_t i = 0; i < f->derivations.count; i++) {
        one = gives_as_stated(f, f->derivations.items[i]);
        meet = pov_interval_meet(&meet, &one);
    }
    for (size_t i = 0; i < 2; i++)
        if (ends[i]) {
            one = gives_as_stated(f, ends[i]);
            meet = pov_interval_meet(&meet, &one);
        }
    if (f->key.unit == POV_IN_COUNT)
        meet = pov_interval_whole(&meet);
    return pov_interval_equal(&meet, &f->value);
}

/* A statement is confirmed by what others state, not by what follows from
 * itself; and what is printed reads better than what is known besides.  Only
 * where that makes the result narrower is it needed. */
working working_on(const pov_figure *f, const pov_derivation *d)
{
    working w = {f, d, true};
    pov_interval stated = working_gives(&w);

    w.as_stated = pov_interval_equal(&stated, &d->gives) ||
                  is_enough_as_stated(f) ||
                  (pov_figure_stated(f) && d != f->low_by && d != f->high_by);
    return w;
}
