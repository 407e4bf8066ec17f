#include "measure/series.h"

/* The figures are sorted, so all actual levels of one area, indicator and
 * standard stand together in the order of their dates: a series.  A special
 * zone goes on with the series of its district. */

pov_key series_key(const pov_key *target, pov_unit measure)
{
    pov_key key = *target;

    key.plan = NULL;
    key.form = POV_LEVEL;
    key.unit = measure;
    key.since = key.as_of = POV_NO_DAY;
    return key;
}

bool series_is_evidence(const pov_figure *f)
{
    return f && !f->key.plan &&
           (f->conflict || pov_figure_stated(f) || pov_figure_is_known(f));
}

/** Does a flow figure belong to the period that the target counts? */
static bool counts_from(const pov_figure *f, pov_day t0)
{
    return !f->key.indicator->is_flow || f->key.since == t0;
}

/** The one dated t1; else the latest before it; else the earliest after. */
static bool is_better_actual(const pov_figure *f, const pov_figure *best,
                             pov_day t1)
{
    pov_day day = f->key.as_of, before = best ? best->key.as_of : POV_NO_DAY;

    if (!best || (day <= t1 && before > t1))
        return true;
    return day <= t1 ? day > before : before > t1 && day < before;
}

/** Is it of the series, and may the trial look at it? */
static bool is_evidence_for(const pov_figure *f, const pov_trial *t)
{
    return f->key.as_of > t->t0 && series_is_evidence(f) &&
           counts_from(f, t->t0);
}

/** The latest up to where the list is cut, the first of its day; or NULL. */
static const pov_figure *last_before(const pov_figures *figures, size_t cut,
                                     const pov_key *series, const pov_trial *t)
{
    const pov_figure *best = NULL;

    for (size_t i = cut; i-- > 0;) {
        const pov_figure *f = figures->items[i];

        if (!pov_key_same_series(&f->key, series) || f->key.as_of <= t->t0 ||
            (best && f->key.as_of < best->key.as_of))
            break;
        if (is_evidence_for(f, t))
            best = f;
    }
    return best;
}

/** The earliest from there on; or NULL. */
static const pov_figure *first_after(const pov_figures *figures, size_t cut,
                                     const pov_key *series, const pov_trial *t)
{
    for (size_t i = cut; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        if (!pov_key_same_series(&f->key, series) || f->key.as_of > t->as_of)
            break;
        if (is_evidence_for(f, t))
            return f;
    }
    return NULL;
}

static const pov_figure *best_of(const pov_figures *figures,
                                 const pov_key *series, const pov_trial *t,
                                 const pov_figure *best)
{
    pov_key after = *series;
    const pov_figure *f = NULL;
    size_t cut;

    after.as_of = t->t1 < t->as_of ? t->t1 : t->as_of;
    if (!series->indicator->is_flow) /* of one day there is but one */
        f = pov_figures_find(figures, &after);
    if (f && is_evidence_for(f, t))
        return is_better_actual(f, best, t->t1) ? f : best;
    after.as_of++;
    cut = pov_figures_from(figures, &after);
    f = last_before(figures, cut, series, t);
    if (!f)
        f = first_after(figures, cut, series, t);
    return f && is_better_actual(f, best, t->t1) ? f : best;
}

const pov_figure *series_actual(const pov_figures *figures,
                                const pov_key *series, const pov_trial *trial)
{
    const pov_figure *best = best_of(figures, series, trial, NULL);
    pov_key twin = *series;

    twin.area = pov_area_twin(series->area);
    return twin.area ? best_of(figures, &twin, trial, best) : best;
}

const pov_figure *series_at(const pov_figures *figures, const pov_key *series,
                            pov_day day)
{
    pov_key key = *series;
    const pov_figure *own, *twin;

    key.as_of = day;
    own = pov_figures_find(figures, &key);
    key.area = pov_area_twin(series->area);
    if (series_is_evidence(own) || !key.area)
        return own;
    twin = pov_figures_find(figures, &key);
    return twin ? twin : own;
}
