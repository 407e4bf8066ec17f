#include "reckon/ways.h"

static pov_status weaker(pov_status a, pov_status b)
{
    return a < b ? a : b;
}

pov_status input_weight(const input *in)
{
    if (in->stated)
        return in->stated->weight;
    return weaker(in->figure->low_weight, in->figure->high_weight);
}

pov_status inputs_weight(const input *inputs, size_t n_inputs)
{
    pov_status weight = POV_MINISTRY;

    for (size_t i = 0; i < n_inputs; i++)
        weight = weaker(weight, input_weight(&inputs[i]));
    return weight;
}

static pov_status input_rank(const input *in)
{
    if (in->stated)
        return pov_status_rank(in->stated->status);
    return weaker(in->figure->low_rank, in->figure->high_rank);
}

pov_status inputs_rank(const input *inputs, size_t n_inputs)
{
    pov_status rank = POV_MINISTRY;

    for (size_t i = 0; i < n_inputs; i++)
        rank = weaker(rank, input_rank(&inputs[i]));
    return rank;
}

const pov_derivation *way_make(engine *e, pov_interval gives,
                               const pov_identity *by, const input *inputs,
                               size_t n_inputs)
{
    pov_arena *arena = e->figures->arena;
    pov_derivation *d = pov_arena_alloc(arena, sizeof *d);

    *d = (pov_derivation){.by = by,
                          .gives = gives,
                          .n_from = n_inputs,
                          .rank = inputs_rank(inputs, n_inputs)};
    d->from = pov_arena_alloc(arena, n_inputs * sizeof *d->from);
    d->stated = pov_arena_alloc(arena, n_inputs * sizeof *d->stated);
    for (size_t i = 0; i < n_inputs; i++) {
        d->from[i] = inputs[i].figure;
        d->stated[i] = inputs[i].stated;
    }
    return d;
}

enum { DEEPEST = 8 };

/** Does what is known of a figure go back to `root`? */
static bool goes_back_to(const pov_figure *f, const pov_evidence *stated,
                         const pov_figure *root, int depth)
{
    const pov_derivation *d;

    if (f == root)
        return true;
    if (stated || pov_figure_stated(f) || depth == DEEPEST)
        return false;
    d = pov_figure_derived(f);
    for (size_t i = 0; d && i < d->n_from; i++)
        if (goes_back_to(d->from[i], d->stated[i], root, depth + 1))
            return true;
    return false;
}

static bool is_same_way(const pov_derivation *d, const pov_identity *by,
                        const input *inputs, size_t n_inputs)
{
    if (d->by != by || d->n_from != n_inputs)
        return false;
    for (size_t i = 0; i < n_inputs; i++)
        if (d->from[i] != inputs[i].figure || d->stated[i] != inputs[i].stated)
            return false;
    return true;
}

const pov_derivation **way_room_for(engine *e, pov_figure *f,
                                    const pov_interval *gives,
                                    const pov_identity *by, const input *inputs,
                                    size_t n_inputs)
{
    static const pov_derivation *const none = NULL;

    if (e->watch || !pov_interval_is_bounded(gives))
        return NULL;
    for (size_t i = 0; i < f->derivations.count; i++)
        if (is_same_way(f->derivations.items[i], by, inputs, n_inputs))
            return pov_interval_equal(gives, &f->derivations.items[i]->gives)
                       ? NULL
                       : &f->derivations.items[i];
    if (f->derivations.count == POV_DERIVATIONS_KEPT)
        return NULL;
    for (size_t i = 0; i < n_inputs; i++)
        if (goes_back_to(inputs[i].figure, inputs[i].stated, f, 0))
            return NULL;
    pov_arena_push(e->figures->arena, &f->derivations, none);
    return &f->derivations.items[f->derivations.count - 1];
}

void way_keep(engine *e, pov_figure *f, pov_interval gives,
              const pov_identity *by, const input *inputs, size_t n_inputs)
{
    const pov_derivation **room =
        way_room_for(e, f, &gives, by, inputs, n_inputs);

    if (room)
        *room = way_make(e, gives, by, inputs, n_inputs);
}

void way_keep_against(engine *e, pov_figure *f, pov_interval gives,
                      const pov_identity *by, const input *inputs,
                      size_t n_inputs)
{
    const pov_derivation *d;

    if (e->watch || f->against.count == POV_DERIVATIONS_KEPT)
        return;
    for (size_t i = 0; i < f->against.count; i++)
        if (is_same_way(f->against.items[i], by, inputs, n_inputs))
            return;
    d = way_make(e, gives, by, inputs, n_inputs);
    pov_arena_push(e->figures->arena, &f->against, d);
}
