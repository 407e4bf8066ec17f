#include "reckon/stir.h"

bool stir_is_loud(const engine *e, const pov_area *area)
{
    const pov_area *root;

    if (!e->quiet.loud.count)
        return false;
    root = pov_area_of_today(area);
    return pov_map_find(&e->quiet.loud, &root, sizeof root);
}

void stir_wake(engine *e, const pov_area *area)
{
    const pov_area *root = pov_area_of_today(area);

    pov_map_add(&e->quiet.loud, e->figures->arena, &root, sizeof root);
}

bool stir_calls(engine *e, const pov_figure *figure, const pov_derivation *d)
{
    if (!e->quiet.is_tried)
        return false;
    stir_wake(e, figure->key.area);
    for (size_t i = 0; d && i < d->n_from; i++)
        stir_wake(e, d->from[i].figure->key.area);
    e->quiet.is_stirred = true;
    return true;
}

bool stir_widens(engine *e, const pov_figure *figure, const pov_derivation *d)
{
    const pov_moment *m = figure->moment;

    return m && m->is_quiet && (!m->made_of || m->made_of != e->adding) &&
           stir_calls(e, figure, d);
}

bool stir_end(engine *e)
{
    const pov_figures *all = e->figures;

    e->quiet.is_tried = false;
    for (size_t i = 0; e->quiet.is_stirred && i < all->count; i++) {
        const pov_figure *f = all->items[i];

        if (f->moment && f->moment->is_quiet && stir_is_loud(e, f->key.area)) {
            f->moment->is_quiet = false;
            f->moment->made_of = NULL;
            f->moment->sums_found_at = 0;
        }
    }
    return e->quiet.is_stirred;
}
