#ifndef POVSTAT_TESTS_UNIT_FIGURES_AMONG_H
#define POVSTAT_TESTS_UNIT_FIGURES_AMONG_H

#include "cases.h"
#include "povstat/figures.h"

/* What is noted of figures against a walk over all of them. */

/** What there is among figures, of pov_among. */
static inline unsigned among_keys(const pov_figures *figures)
{
    unsigned among = 0;

    for (size_t i = 0; i < figures->count; i++) {
        const pov_key *key = &figures->items[i]->key;
        bool is_claim = pov_key_kind(key) == POV_KIND_CLAIM;

        among |= is_claim ? POV_AMONG_CLAIMS : 0;
        among |= !is_claim && key->form != POV_LEVEL ? POV_AMONG_CHANGES : 0;
        among |= key->indicator->is_flow ? POV_AMONG_FLOWS : 0;
        if (pov_key_kind(key) != POV_KIND_TARGET)
            continue;
        among |= POV_AMONG_TARGETS;
        among |= key->unit != POV_IN_COUNT ? POV_AMONG_TARGET_RATES : 0;
    }
    return among;
}

static inline unsigned among_stated(const pov_figure *f)
{
    unsigned among = f->evidence.count > 1 ? POV_AMONG_RIVALS : 0;

    for (size_t i = 0; i < f->evidence.count; i++)
        if (f->evidence.items[i]->status == POV_REVISED)
            among |= POV_AMONG_REVISED;
    return among | (f->conflict && !f->blame ? POV_AMONG_CONFLICTS : 0);
}

/** Where the figures of an area end must be found where they are in order. */
static inline void assert_areas_end(const pov_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        const pov_area *area = figures->items[i]->key.area;
        size_t end = pov_figures_area_end(figures, i);

        assert_true(end > i && end <= figures->count);
        assert_ptr_equal(figures->items[end - 1]->key.area, area);
        if (end < figures->count)
            assert_ptr_not_equal(figures->items[end]->key.area, area);
    }
}

/** Is all noted that is there?  Returns what is, of pov_among. */
static inline unsigned assert_noted(const pov_figures *figures)
{
    unsigned among = among_keys(figures);

    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];
        const pov_breakdown *of = f->key.indicator->breakdown;

        among |= among_stated(f);
        assert_true(figures->indicators[f->key.indicator->rank]);
        assert_true(!of || figures->breakdowns[of->rank]);
        for (size_t k = 0; k < f->evidence.count; k++) {
            const pov_evidence *e = f->evidence.items[k];

            assert_true(f->is_repeated || e->sources.count == 1);
            assert_true(figures->weights & 1u << e->weight);
        }
    }
    assert_int_equal(among & ~figures->among, 0);
    if (figures->sorted == figures->count)
        assert_areas_end(figures);
    return among;
}

#endif
