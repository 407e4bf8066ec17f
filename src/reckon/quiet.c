#include "reckon/quiet.h"

#include <string.h>

#include "reckon/alike.h"
#include "reckon/layouts.h"
#include "reckon/stir.h"

enum {
    TELLING = POV_AMONG_CHANGES | POV_AMONG_CLAIMS | POV_AMONG_TARGET_RATES
};

/** Does it tie days, or is it judged by rates? */
static bool is_telling(const pov_figure *f)
{
    return f->key.form != POV_LEVEL ||
           (f->key.plan && f->key.unit != POV_IN_COUNT);
}

static bool is_quiet(const engine *e, layouts *l, const pov_figure *first)
{
    const pov_key *key = &first->key;

    if (key->plan || pov_area_is_group(key->area) || stir_is_loud(e, key->area))
        return false;
    for (const pov_figure *f = first; f; f = f->next_in_moment)
        if (!alike_is_plain(f))
            return false;
    return layouts_hold(l, first->moment);
}

void quiet_listen(engine *e)
{
    const pov_figures *all = e->figures;
    const pov_said_list *others = all->said_elsewhere;
    bool *spoken =
        pov_arena_alloc(all->arena, all->catalogue->indicators.count + 1);

    if (all->indicators)
        memcpy(spoken, all->indicators, all->catalogue->indicators.count);
    for (size_t i = 0; others && i < others->count; i++)
        spoken[others->items[i]->rank] = true;
    e->spoken = spoken;
}

void quiet_begin(engine *e)
{
    const pov_figures *all = e->figures;
    layouts *l = layouts_new(e);
    bool may_tell = pov_figures_may_have(all, TELLING);

    for (size_t i = 0; may_tell && i < all->count; i++)
        if (is_telling(all->items[i]))
            stir_wake(e, all->items[i]->key.area);
    for (size_t i = 0; i < all->count; i++) {
        const pov_figure *f = all->items[i];

        if (f->moment && f->moment->first == f)
            f->moment->is_quiet = is_quiet(e, l, f);
    }
    layouts_free(l);
}
