#include "reckon/propagate.h"

#include <stdlib.h>

#include "reckon/reconcile.h"
#include "reckon/slip.h"

/* What a result rests on: the statements at the leaves of its derivation. */

enum { MOST_LEAVES = 16, DEEPEST = 8 };

typedef struct leaves {
    pov_evidence *items[MOST_LEAVES];
    size_t count;
} leaves;

static void add_leaf(leaves *l, const pov_evidence *stated)
{
    const pov_figure *f = stated->figure;
    pov_evidence *own = NULL;

    for (size_t i = 0; i < f->evidence.count; i++)
        if (f->evidence.items[i] == stated)
            own = f->evidence.items[i];
    for (size_t i = 0; i < l->count; i++)
        if (l->items[i] == own)
            return;
    if (own && l->count < MOST_LEAVES)
        l->items[l->count++] = own;
}

static void add_leaves(leaves *l, const pov_figure *f,
                       const pov_evidence *stated, int depth)
{
    const pov_derivation *d;

    if (!stated)
        stated = pov_figure_stated(f);
    if (stated) {
        add_leaf(l, stated);
        return;
    }
    d = pov_figure_derived(f);
    if (!d || depth == DEEPEST)
        return;
    for (size_t i = 0; i < d->n_from; i++)
        add_leaves(l, d->from[i], d->stated[i], depth + 1);
}

static leaves leaves_of(const input *inputs, size_t n_inputs)
{
    leaves l = {.count = 0};

    for (size_t i = 0; i < n_inputs; i++)
        add_leaves(&l, inputs[i].figure, inputs[i].stated, 0);
    return l;
}

static void relate(pov_findings *findings, pov_finding *finding,
                   const leaves *l, const pov_evidence *except)
{
    if (!pov_finding_is_kept(findings, finding))
        return;
    for (size_t i = 0; i < l->count; i++)
        if (l->items[i] != except)
            pov_find_related(
                findings, finding, l->items[i]->sources.items[0].place,
                reconcile_describe(findings->arena, l->items[i], 0));
}

static const char *reason(const pov_identity *by)
{
    return by ? by->says_en : "another statement of the same figure";
}

static int compare_leaves(const void *left, const void *right)
{
    const pov_evidence *const *a = left, *const *b = right;
    int order = pov_place_compare((*a)->sources.items[0].place,
                                  (*b)->sources.items[0].place);

    return order ? order
                 : pov_key_compare(&(*a)->figure->key, &(*b)->figure->key);
}

/** Is this the first time that just these statements contradict each other?
 *  Every figure among them notices. */
static bool is_news(engine *e, const leaves *l)
{
    void **at = pov_map_at(&e->contradictions, e->figures->arena, l->items,
                           l->count * sizeof *l->items);
    bool is_new = !*at;

    *at = e;
    return is_new;
}

/** A likely slip is worth more than the general advice. */
static void add_slip(const pov_figure *figure, pov_finding *finding,
                     pov_arena *arena)
{
    const char *slip = slip_in_rate(figure, arena);

    if (slip)
        finding->help = slip;
}

void contradict_report(engine *e, const pov_figure *figure,
                       const pov_identity *by, const input *inputs,
                       size_t n_inputs)
{
    leaves from = leaves_of(inputs, n_inputs);
    leaves against = {.count = 0};
    pov_finding *finding;
    bool one_document = true;

    add_leaves(&against, figure, NULL, 0);
    for (size_t i = 0; i < from.count; i++)
        add_leaf(&against, from.items[i]);
    if (!against.count)
        return;
    qsort(against.items, against.count, sizeof *against.items, compare_leaves);
    if (!is_news(e, &against))
        return;
    for (size_t i = 1; i < against.count; i++)
        one_document = one_document &&
                       against.items[i]->document == against.items[0]->document;
    finding =
        pov_find(e->findings,
                 one_document ? POV_FOUND_CONTRADICTION
                              : POV_FOUND_CONTRADICTION_BETWEEN,
                 against.items[0]->sources.items[0].place, "%s, %s: %s",
                 figure->key.area->id, figure->key.indicator->id, reason(by));
    if (pov_finding_is_kept(e->findings, finding))
        add_slip(figure, finding, e->findings->arena);
    relate(e->findings, finding, &against, NULL);
}

bool contradict_set_aside(engine *e, const pov_figure *figure, pov_status rank,
                          const pov_identity *by, const input *inputs,
                          size_t n_inputs)
{
    leaves from = leaves_of(inputs, n_inputs);
    bool any = false;

    for (size_t i = 0; i < from.count; i++) {
        pov_evidence *weak = from.items[i];
        pov_finding *finding;

        if (pov_status_rank(weak->status) >= rank ||
            pov_status_rank(weak->status) != e->stage ||
            weak->standing != POV_USED)
            continue;
        weak->standing = POV_SET_ASIDE;
        any = true;
        finding =
            pov_find(e->findings, POV_FOUND_SET_ASIDE,
                     weak->sources.items[0].place, "%s, %s: '%s': %s",
                     figure->key.area->id, weak->figure->key.indicator->id,
                     weak->sources.items[0].raw, reason(by));
        relate(e->findings, finding, &from, weak);
    }
    return any;
}
