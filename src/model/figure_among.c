#include "model/figure_among.h"

static unsigned among_keys(const pov_key *key)
{
    unsigned among = 0;

    if (key->form == POV_CLAIMED)
        among |= POV_AMONG_CLAIMS;
    else if (key->form != POV_LEVEL)
        among |= POV_AMONG_CHANGES;
    if (key->indicator->is_flow)
        among |= POV_AMONG_FLOWS;
    if (key->plan)
        among |= POV_AMONG_TARGETS;
    if (key->plan && key->unit != POV_IN_COUNT)
        among |= POV_AMONG_TARGET_RATES;
    return among;
}

static void note_indicator(pov_figures *figures, const pov_indicator *of)
{
    const pov_catalogue *c = figures->catalogue;

    if (!figures->indicators) {
        figures->indicators =
            pov_arena_alloc(figures->arena, c->indicators.count + 1);
        figures->breakdowns =
            pov_arena_alloc(figures->arena, c->breakdowns.count + 1);
    }
    if (figures->indicators[of->rank])
        return;
    figures->indicators[of->rank] = true;
    if (of->breakdown)
        figures->breakdowns[of->breakdown->rank] = true;
}

void figure_among_state(pov_figures *figures, const pov_evidence *e)
{
    if (e->status == POV_REVISED)
        figures->among |= POV_AMONG_REVISED;
    if (e->figure->evidence.count > 1)
        figures->among |= POV_AMONG_RIVALS;
    figures->weights |= 1u << e->weight;
}

void figure_among_note(pov_figures *figures, const pov_figure *f)
{
    figures->among |= among_keys(&f->key);
    if (f->conflict)
        figures->among |= POV_AMONG_CONFLICTS;
    note_indicator(figures, f->key.indicator);
    for (size_t i = 0; i < f->evidence.count; i++)
        figure_among_state(figures, f->evidence.items[i]);
}

void figure_among_note_all(pov_figures *figures)
{
    figures->among = figures->weights = 0;
    figures->indicators = figures->breakdowns = NULL;
    for (size_t i = 0; i < figures->count; i++)
        figure_among_note(figures, figures->items[i]);
}
