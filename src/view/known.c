#include "view/known.h"

#include <string.h>

#include "view/arithmetic.h"
#include "view/folding.h"
#include "view/select.h"
#include "view/words.h"

/** Is this actual already in one of the area's rows? */
static bool is_in_rows(const pov_figure *f, const pov_progress *const shown[],
                       size_t n_shown)
{
    for (size_t i = 0; i < n_shown; i++) {
        const pov_trial *t = &shown[i]->trial;

        if ((t->baseline.known && t->baseline.figure == f) ||
            (t->actual.known && t->actual.figure == f) ||
            (shown[i]->change && shown[i]->change->known &&
             shown[i]->change->figure == f))
            return true;
    }
    return false;
}

/** Where only new territories are shown, what the old ones state is in their
 *  sums. */
static bool is_sum(const pov_results *r, const pov_figure *f)
{
    return r->filter.era == POV_NEW_ERA && pov_area_is_merger(f->key.area) &&
           f->key.as_of < f->key.area->from && pov_figure_is_known(f);
}

static bool is_of_plans(const pov_filter *filter, const pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count; i++)
        if (select_plan(filter, f->evidence.items[i]->document))
            return true;
    return !filter->plans.count;
}

/** Beside targets all is told that may help to understand them; without any
 *  only what was asked for. */
static bool is_asked(const pov_results *r, const pov_figure *f, size_t n_shown)
{
    if (n_shown)
        return select_indicator(&r->filter, f->key.indicator);
    return select_figure(&r->filter, &f->key) && is_of_plans(&r->filter, f);
}

/** What is reckoned of a province stands for its communes, where these are
 *  folded away. */
static bool is_folded(const pov_results *r, const pov_figure *f)
{
    return folding_is_of(r, f->key.area) && pov_figure_is_known(f) &&
           f->key.form == POV_LEVEL && f->key.indicator->is_headline;
}

bool known_of_area(const pov_results *r, const pov_figure *f,
                   const pov_progress *const shown[], size_t n_shown)
{
    return f->key.as_of <= r->as_of &&
           pov_key_kind(&f->key) == POV_KIND_ACTUAL &&
           (f->evidence.count || is_sum(r, f) || is_folded(r, f)) &&
           is_asked(r, f, n_shown) && !is_in_rows(f, shown, n_shown);
}

/** Money in millions, a change with its sign. */
const char *known_value(const pov_results *r, const pov_figure *f)
{
    const notation pen = {
        .arena = r->arena, .language = r->language, .results = r};

    if (f->key.form != POV_LEVEL && pov_figure_stated(f) &&
        pov_figure_stated(f)->says.has_amount)
        return words_change(r->arena, r->language, f);
    if (!pov_figure_stated(f) && !pov_figure_is_known(f))
        return pov_words(POV_TERMS_STANDING, f->evidence.items[0]->standing,
                         r->language);
    if (!strcmp(f->key.indicator->unit, "VND"))
        return arithmetic_bounds(&pen, &f->key, &f->value);
    return words_figure(r->arena, r->language, f);
}

/** "end 2022"; of a change and a flow "2023", or from when to when. */
const char *known_date(const pov_results *r, const pov_key *key)
{
    pov_language l = r->language;

    if (!key->since)
        return words_day(r->arena, l, key->as_of);
    if (key->since == pov_day_add_years(key->as_of, -1))
        return words_due(r->arena, l, key->as_of);
    return pov_arena_format(r->arena, "%s – %s",
                            words_day(r->arena, l, key->since),
                            words_day(r->arena, l, key->as_of));
}
