#include "reckon/leaves.h"

#include <stdlib.h>

/* Breadth first: if not everything can be followed, what is near counts. */

enum { MOST_FIGURES = 512 };

static void add_statement(leaves *l, const pov_evidence *stated,
                          pov_arena *arena)
{
    const pov_figure *f = stated->figure;
    pov_evidence *own = NULL;

    for (size_t i = 0; i < f->evidence.count && !own; i++)
        if (f->evidence.items[i] == stated)
            own = f->evidence.items[i];
    for (size_t i = 0; own && i < l->statements.count; i++)
        if (l->statements.items[i] == own)
            return;
    if (own)
        pov_arena_push(arena, &l->statements, own);
}

static void add_figure(leaves *l, pov_figure *f, pov_arena *arena)
{
    if (f->mark || l->figures.count == MOST_FIGURES)
        return;
    f->mark = 1;
    pov_arena_push(arena, &l->figures, f);
}

static void follow(leaves *l, const pov_derivation *d, pov_arena *arena)
{
    for (size_t i = 0; d && i < d->n_from; i++)
        if (d->stated[i])
            add_statement(l, d->stated[i], arena);
        else
            add_figure(l, d->from[i], arena);
}

static void look_behind(leaves *l, const pov_figure *f, leaves_depth depth,
                        pov_arena *arena)
{
    const pov_evidence *stated = pov_figure_stated(f);

    if (stated)
        add_statement(l, stated, arena);
    if (depth == LEAVES_SHOWN) {
        follow(l, pov_figure_derived(f), arena);
        return;
    }
    follow(l, f->low_by, arena);
    follow(l, f->high_by, arena);
}

leaves leaves_of(pov_figure *figure, const input *inputs, size_t n_inputs,
                 leaves_depth depth, pov_arena *arena)
{
    leaves l = {.figures = {0}};

    if (figure)
        add_figure(&l, figure, arena);
    for (size_t i = 0; i < n_inputs; i++)
        if (inputs[i].stated)
            add_statement(&l, inputs[i].stated, arena);
        else
            add_figure(&l, inputs[i].figure, arena);
    for (size_t i = 0; i < l.figures.count; i++)
        look_behind(&l, l.figures.items[i], depth, arena);
    for (size_t i = 0; i < l.figures.count; i++)
        l.figures.items[i]->mark = 0;
    evidence_sort(&l.statements);
    return l;
}

static int compare_statements(const void *left, const void *right)
{
    const pov_evidence *const *a = left, *const *b = right;
    int order = pov_place_compare((*a)->sources.items[0].place,
                                  (*b)->sources.items[0].place);

    return order ? order
                 : pov_key_compare(&(*a)->figure->key, &(*b)->figure->key);
}

void evidence_sort(evidence_list *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items,
              compare_statements);
}

bool evidence_is_of_one_document(const evidence_list *list)
{
    for (size_t i = 1; i < list->count; i++)
        if (list->items[i]->document != list->items[0]->document)
            return false;
    return true;
}
