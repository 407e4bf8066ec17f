#include "povstat/families.h"

#include <stdlib.h>

#include "povstat/ledger.h"

typedef struct family_area {
    const pov_area *is;
    uint32_t number; /* in the ledger */
} family_area;

typedef struct family {
    const pov_area *root;
    struct {
        family_area *items;
        size_t count, capacity;
    } areas;
    struct {
        pov_figure **items;
        size_t count, capacity;
    } figures; /* that were made already */
    struct {
        pov_statement *items;
        size_t count, capacity;
    } unsettled;
} family;

struct pov_families {
    pov_figures *all;
    pov_arena *index;  /* for these, */
    pov_arena *memory; /* and for what is made of one */
    struct {
        family **items;
        size_t count, capacity;
    } list;
    pov_map by_root;
    pov_shelf shelf; /* for all of them */
};

bool pov_families_are_apart(const pov_figures *all)
{
    const pov_ledger *l = all->ledger;

    for (uint32_t i = 0; l && i < pov_ledger_n_areas(l); i++)
        if (pov_area_is_group(pov_ledger_area_at(l, i)))
            return false;
    for (size_t i = 0; i < all->count; i++)
        if (pov_area_is_group(all->items[i]->key.area))
            return false;
    for (size_t i = 0; i < all->unsettled.count; i++)
        if (all->unsettled.items[i].column ||
            pov_area_is_group(all->unsettled.items[i].area))
            return false;
    return true;
}

static family *family_of(pov_families *f, const pov_area *area)
{
    const pov_area *root = pov_area_of_today(area);
    void **at = pov_map_at(&f->by_root, f->index, &root, sizeof root);

    if (!*at) {
        family *new = pov_arena_alloc(f->index, sizeof *new);

        new->root = root;
        pov_arena_push(f->index, &f->list, new);
        *at = new;
    }
    return *at;
}

static int compare_families(const void *left, const void *right)
{
    const family *const *a = left, *const *b = right;

    return pov_area_compare((*a)->root, (*b)->root);
}

static int compare_areas(const void *left, const void *right)
{
    const family_area *a = left, *b = right;

    return pov_area_compare(a->is, b->is);
}

pov_families *pov_families_open(pov_figures *all)
{
    pov_arena *index = pov_arena_new();
    pov_families *f = pov_arena_alloc(index, sizeof *f);
    const pov_ledger *l = all->ledger;

    f->all = all;
    f->index = index;
    f->shelf.arena = pov_arena_new();
    f->memory = pov_arena_new();
    for (uint32_t i = 0; l && i < pov_ledger_n_areas(l); i++) {
        const family_area area = {pov_ledger_area_at(l, i), i};

        pov_arena_push(index, &family_of(f, area.is)->areas, area);
    }
    for (size_t i = 0; i < all->count; i++)
        pov_arena_push(index, &family_of(f, all->items[i]->key.area)->figures,
                       all->items[i]);
    for (size_t i = 0; i < all->unsettled.count; i++)
        pov_arena_push(index,
                       &family_of(f, all->unsettled.items[i].area)->unsettled,
                       all->unsettled.items[i]);
    all->unsettled.count = 0;
    all->count = 0;
    all->n_stated = 0;
    if (f->list.count)
        qsort(f->list.items, f->list.count, sizeof *f->list.items,
              compare_families);
    for (size_t i = 0; i < f->list.count; i++) {
        family *of = f->list.items[i];

        if (of->areas.count)
            qsort(of->areas.items, of->areas.count, sizeof *of->areas.items,
                  compare_areas);
    }
    return f;
}

size_t pov_families_count(const pov_families *f)
{
    return f->list.count;
}

size_t pov_families_size(const pov_families *f, size_t i)
{
    const family *of = f->list.items[i];
    size_t size = of->figures.count;

    for (size_t k = 0; k < of->areas.count; k++)
        size += pov_ledger_n_entries(f->all->ledger, of->areas.items[k].number);
    return size;
}

size_t pov_families_stated(const pov_families *f)
{
    size_t all = 0;

    for (size_t i = 0; i < f->list.count; i++)
        all += pov_families_size(f, i);
    return all;
}

const pov_area *pov_families_root(const pov_families *f, size_t i)
{
    return f->list.items[i]->root;
}

pov_figures *pov_families_at(pov_families *f, size_t i)
{
    const family *of = f->list.items[i];
    pov_ledger *l = f->all->ledger;
    pov_figures *now;

    pov_arena_clear(f->memory);
    now = pov_figures_new(f->all->catalogue, f->memory);
    now->supports = f->all->supports;
    now->shelf = &f->shelf;
    for (size_t k = 0; k < of->figures.count; k++)
        pov_figures_adopt(now, of->figures.items[k]);
    if (l)
        pov_ledger_begin(l, now, pov_families_size(f, i));
    for (size_t k = 0; k < of->areas.count; k++)
        pov_ledger_load(l, of->areas.items[k].number, now);
    if (l)
        pov_ledger_end(l, now);
    for (size_t k = 0; k < of->unsettled.count; k++)
        pov_arena_push(f->memory, &now->unsettled, of->unsettled.items[k]);
    return now;
}

void pov_families_close(pov_families *f)
{
    pov_ledger_free(f->all->ledger);
    f->all->ledger = NULL;
    pov_arena_free(f->memory);
    pov_arena_free(f->shelf.arena);
    pov_arena_free(f->index);
}
