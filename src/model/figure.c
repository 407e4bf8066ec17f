#include "povstat/figures.h"

/* What is asked of one figure, and of what is stated of it. */

bool pov_figure_is_known(const pov_figure *figure)
{
    return pov_interval_is_bounded(&figure->value);
}

bool pov_evidence_is_number(const pov_evidence *evidence)
{
    const pov_said *says = &evidence->says;

    return says->has_amount && !says->op_said && !says->about &&
           !says->has_stretch;
}

pov_phrase pov_evidence_phrase(const pov_evidence *evidence)
{
    const pov_said *said = &evidence->says;
    pov_phrase says = {.amount = said->amount};

    if (said->more)
        says = *said->more;
    says.form = evidence->figure->key.form;
    says.unit = evidence->figure->key.unit;
    says.op = said->op;
    says.form_said = said->form_said;
    says.unit_said = said->unit_said;
    says.op_said = said->op_said;
    says.has_amount = said->has_amount;
    says.about = said->about;
    says.fewer = said->fewer;
    return says;
}

const pov_remarks *pov_source_remarks(const pov_source *source)
{
    static const pov_remarks none = {.note = NULL};

    return source->remarks ? source->remarks : &none;
}

const pov_claim *pov_evidence_claim(const pov_evidence *evidence)
{
    static const pov_claim none = {.plan = NULL};

    return evidence->claim ? evidence->claim : &none;
}

const pov_evidence *pov_figure_stated(const pov_figure *figure)
{
    const pov_evidence *chosen = figure->chosen;

    return chosen && chosen->standing == POV_USED ? chosen : NULL;
}

const pov_evidence *pov_derivation_stated(const pov_derivation *derivation,
                                          size_t input)
{
    const pov_input *in = &derivation->from[input];

    return in->stated ? in->stated : pov_figure_stated(in->figure);
}

const pov_evidence *pov_figure_claimed(const pov_figure *figure)
{
    const pov_derivation *d = pov_figure_derived(figure);

    if (pov_key_kind(&figure->key) != POV_KIND_TARGET || !d ||
        figure->evidence.count)
        return NULL;
    for (size_t i = 0; i < d->n_from; i++)
        if (d->from[i].stated && d->from[i].figure->key.form == POV_CLAIMED)
            return d->from[i].stated;
    return NULL;
}

bool pov_derivation_same_way(const pov_derivation *a, const pov_derivation *b)
{
    if (a->by != b->by || a->n_from != b->n_from)
        return false;
    for (size_t i = 0; i < a->n_from; i++)
        if (a->from[i].figure != b->from[i].figure ||
            a->from[i].stated != b->from[i].stated)
            return false;
    return true;
}

pov_bonds *pov_figure_bonds_at(pov_figure *figure, pov_arena *arena)
{
    if (!figure->bonds)
        figure->bonds = pov_arena_alloc(arena, sizeof *figure->bonds);
    return figure->bonds;
}

const pov_dispute *pov_figure_dispute(const pov_figure *figure)
{
    static const pov_dispute none = {.expected = {.low.finite = false}};

    return figure->bonds && figure->bonds->dispute ? figure->bonds->dispute
                                                   : &none;
}

pov_dispute *pov_figure_dispute_at(pov_figure *figure, pov_arena *arena)
{
    pov_bonds *bonds = pov_figure_bonds_at(figure, arena);

    if (!bonds->dispute)
        bonds->dispute = pov_arena_alloc(arena, sizeof *bonds->dispute);
    return bonds->dispute;
}

const pov_interval *pov_figure_expected(const pov_figure *f)
{
    const pov_dispute *d = pov_figure_dispute(f);
    const pov_interval *expected = d->expected_by ? &d->expected : NULL;

    if (f->blame && d->must_be)
        expected = d->must_be;
    return expected && !pov_interval_is_empty(expected) ? expected : NULL;
}

const pov_derivation *pov_figure_derived(const pov_figure *figure)
{
    const pov_derivation *low = figure->low_by, *high = figure->high_by;

    if (pov_figure_stated(figure))
        return NULL;
    return low && (!high || low->by->shape != POV_LIMIT) ? low : high;
}
