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
    pov_said_list said; /* by anybody */
    pov_map is_said;
    pov_map told;    /* days for which something is stated of a group */
    pov_shelf shelf; /* for all of them */
};

bool pov_families_are_apart(const pov_figures *all)
{
    for (size_t i = 0; i < all->unsettled.count; i++)
        if (all->unsettled.items[i].column)
            return false;
    return true;
}

/** Shape: an area of NULL is a group. */
static family *family_at(pov_families *f, const pov_area *area)
{
    const pov_area *root =
        area && !pov_area_is_group(area) ? pov_area_of_today(area) : NULL;
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

    if (!(*a)->root || !(*b)->root)
        return !(*a)->root - !(*b)->root;
    return pov_area_compare((*a)->root, (*b)->root);
}

static int compare_areas(const void *left, const void *right)
{
    const family_area *a = left, *b = right;

    return pov_area_compare(a->is, b->is);
}

static void note_said(pov_families *f, const pov_indicator *said)
{
    if (said && pov_map_add(&f->is_said, f->index, &said, sizeof said))
        pov_arena_push(f->index, &f->said, said);
}

static void note_stated(pov_families *f, const pov_statement *s)
{
    note_said(f, s->indicator);
    note_said(f, s->says.has_whole ? s->indicator->whole : NULL);
    note_said(f, s->also ? s->also->indicator : NULL);
}

/** Of which indicators anybody speaks: one family knows only its own. */
static void note_all_said(pov_families *f)
{
    const pov_figures *all = f->all;
    const pov_ledger *l = all->ledger;

    for (uint32_t i = 0; l && i < pov_ledger_n_whats(l); i++)
        note_stated(f, pov_ledger_what_at(l, i));
    for (size_t i = 0; i < all->unsettled.count; i++)
        note_stated(f, &all->unsettled.items[i]);
    for (size_t i = 0; i < all->count; i++)
        note_said(f, all->items[i]->key.indicator);
}

static size_t size_of(const pov_families *f, const family *of)
{
    size_t size = of->figures.count;

    for (size_t k = 0; k < of->areas.count; k++)
        size += pov_ledger_n_entries(f->all->ledger, of->areas.items[k].number);
    return size;
}

static pov_figures *make_figures(pov_families *f, const family *of,
                                 pov_arena *arena)
{
    pov_figures *now = pov_figures_new(f->all->catalogue, arena);
    pov_ledger *l = f->all->ledger;

    now->supports = f->all->supports;
    now->shelf = &f->shelf;
    for (size_t k = 0; k < of->figures.count; k++)
        pov_figures_adopt(now, of->figures.items[k]);
    if (!l)
        return now;
    pov_ledger_begin(l, now, size_of(f, of));
    for (size_t k = 0; k < of->areas.count; k++)
        pov_ledger_load(l, of->areas.items[k].number, now);
    pov_ledger_end(l, now);
    return now;
}

/** Deal all that is stated. */
static void take_apart(pov_families *f)
{
    const pov_figures *all = f->all;
    const pov_ledger *l = all->ledger;

    family_at(f, NULL);
    for (uint32_t i = 0; l && i < pov_ledger_n_areas(l); i++) {
        const family_area area = {pov_ledger_area_at(l, i), i};

        pov_arena_push(f->index, &family_at(f, area.is)->areas, area);
    }
    for (size_t i = 0; i < all->count; i++)
        pov_arena_push(f->index,
                       &family_at(f, all->items[i]->key.area)->figures,
                       all->items[i]);
    for (size_t i = 0; i < all->unsettled.count; i++)
        pov_arena_push(f->index,
                       &family_at(f, all->unsettled.items[i].area)->unsettled,
                       all->unsettled.items[i]);
}

static void put_in_order(pov_families *f)
{
    qsort(f->list.items, f->list.count, sizeof *f->list.items,
          compare_families);
    for (size_t i = 0; i < f->list.count; i++) {
        family *of = f->list.items[i];

        if (of->areas.count)
            qsort(of->areas.items, of->areas.count, sizeof *of->areas.items,
                  compare_areas);
    }
}

static void note_day(pov_families *f, pov_day day)
{
    pov_map_add(&f->told, f->index, &day, sizeof day);
}

/** Make the figures of the country and regions, which are few: on which days
 *  they are told of is known before all others. */
static void make_groups(pov_families *f)
{
    family *groups = f->list.items[f->list.count - 1];
    const pov_figures *made = make_figures(f, groups, f->index);

    groups->areas.count = groups->figures.count = 0;
    for (size_t i = 0; i < made->count; i++) {
        const pov_key *key = &made->items[i]->key;

        pov_arena_push(f->index, &groups->figures, made->items[i]);
        note_day(f, key->as_of);
        note_day(f, key->since);
    }
    for (size_t i = 0; i < groups->unsettled.count; i++)
        note_day(f, groups->unsettled.items[i].as_of);
}

pov_families *pov_families_open(pov_figures *all)
{
    pov_arena *index = pov_arena_new();
    pov_families *f = pov_arena_alloc(index, sizeof *f);

    f->all = all;
    f->index = index;
    f->shelf.arena = pov_arena_new();
    f->memory = pov_arena_new();
    take_apart(f);
    put_in_order(f);
    note_all_said(f);
    make_groups(f);
    all->unsettled.count = 0;
    all->count = 0;
    all->n_stated = 0;
    return f;
}

size_t pov_families_count(const pov_families *f)
{
    return f->list.count;
}

size_t pov_families_size(const pov_families *f, size_t i)
{
    return size_of(f, f->list.items[i]);
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

bool pov_families_have_groups(const pov_families *f)
{
    const family *last = f->list.items[f->list.count - 1];

    return last->figures.count || last->unsettled.count;
}

bool pov_families_tell_of(const pov_families *f, pov_day day)
{
    return pov_map_find(&f->told, &day, sizeof day);
}

pov_figures *pov_families_at(pov_families *f, size_t i)
{
    const family *of = f->list.items[i];
    pov_figures *now;

    pov_arena_clear(f->memory);
    now = make_figures(f, of, f->memory);
    if (!of->root || pov_families_have_groups(f))
        now->said_elsewhere = &f->said;
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
