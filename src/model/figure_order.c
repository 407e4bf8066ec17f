#include "model/figure_order.h"

#include <stdlib.h>
#include <string.h>

#include "povstat/map.h"

/* To compare two areas is to look at what became of their provinces: each area
 * is placed once, and the figures are put where those of it belong. */

static int compare_areas(const void *left, const void *right)
{
    const pov_area *const *a = left, *const *b = right;

    return pov_area_compare(*a, *b);
}

/** The figures of one area: how many, and where the next of them belongs. */
typedef struct pile {
    size_t count, next;
} pile;

/** The pile of each figure. */
static pile **pile_up(pov_figure *const *items, size_t count,
                      pov_area_list *areas, pov_map *piles, pov_arena *arena)
{
    pile **of = pov_arena_alloc(arena, (count + 1) * sizeof *of);

    for (size_t i = 0; i < count; i++) {
        const pov_area *area = items[i]->key.area;

        if (i && area == items[i - 1]->key.area) {
            of[i] = of[i - 1];
        } else {
            void **at = pov_map_at(piles, arena, &area, sizeof(pov_area *));

            if (!*at) {
                *at = pov_arena_alloc(arena, sizeof(pile));
                pov_arena_push(arena, areas, area);
            }
            of[i] = *at;
        }
        of[i]->count++;
    }
    return of;
}

/** Put them in the order of their areas; those of one area stay as they are
 *  among themselves. */
static void by_area(pov_figure **items, size_t count)
{
    pov_arena *scratch = pov_arena_new();
    pov_area_list areas = {0};
    pov_map piles = {0};
    pile **of = pile_up(items, count, &areas, &piles, scratch);
    pov_figure **before = pov_arena_alloc(scratch, (count + 1) * sizeof *items);
    size_t next = 0;

    if (areas.count)
        qsort(areas.items, areas.count, sizeof *areas.items, compare_areas);
    for (size_t i = 0; i < areas.count; i++) {
        pile *p = pov_map_find(&piles, &areas.items[i], sizeof(pov_area *));

        p->next = next;
        next += p->count;
    }
    for (size_t i = 0; i < count; i++)
        before[i] = items[i];
    for (size_t i = 0; i < count; i++)
        items[of[i]->next++] = before[i];
    pov_arena_free(scratch);
}

/* Of one area most figures are told apart by a few small numbers, which are
 * packed into one. */

enum { STANDARD_BITS = 12, FORM_BITS = 4, UNIT_BITS = 2, DAY_BITS = 22 };

/** A figure, and what it is ordered by first. */
typedef struct keyed {
    uint64_t order;
    pov_figure *figure;
} keyed;

/** The standards of the figures, in order. */
typedef struct standard_list {
    const pov_standard **items;
    size_t count, capacity;
} standard_list;

/** Figures that differ but in their days and what is compared last: how many,
 *  and where the next of them belongs. */
typedef struct series {
    uint64_t order;
    size_t count, next;
    struct series *then[2]; /* stated behind it, the last first */
} series;

/** What sorting areas needs, one after the other. */
typedef struct desk {
    pov_arena *arena; /* emptied after each */
    const standard_list *standards;
    keyed *all, *spare; /* room for as many figures as an area has */
    struct {
        series **items;
        size_t count, capacity;
    } series;
    pov_map known;
} desk;

static int compare_standards(const void *left, const void *right)
{
    const pov_standard *const *a = left, *const *b = right;

    return strcmp((*a)->id, (*b)->id);
}

static size_t place_of(const standard_list *l, const pov_standard *standard)
{
    size_t at = 0;

    while (at < l->count && l->items[at] != standard)
        at++;
    return at;
}

static standard_list standards_of(pov_figure *const *items, size_t count,
                                  pov_arena *arena)
{
    const pov_standard *last = NULL;
    standard_list l = {0};

    for (size_t i = 0; i < count; i++) {
        const pov_standard *s = items[i]->key.standard;

        if (!s || s == last)
            continue;
        last = s;
        if (place_of(&l, s) == l.count)
            pov_arena_push(arena, &l, s);
    }
    if (l.count)
        qsort(l.items, l.count, sizeof *l.items, compare_standards);
    return l;
}

/** Shape: figures of the same number differ in what is compared last, unless
 *  there are more standards than it has room for. */
static uint64_t order_of(const pov_key *key, const standard_list *standards)
{
    uint64_t order = key->indicator->rank;

    order <<= STANDARD_BITS;
    if (standards->count >> STANDARD_BITS)
        return order;
    if (key->standard)
        order |= place_of(standards, key->standard) + 1;
    order = order << FORM_BITS | (uint64_t)key->form;
    order = order << UNIT_BITS | (uint64_t)key->unit;
    return order << DAY_BITS | (uint64_t)key->as_of;
}

static bool is_before(const keyed *a, const keyed *b)
{
    return a->order != b->order
               ? a->order < b->order
               : pov_key_compare(&a->figure->key, &b->figure->key) < 0;
}

static void sort_few(keyed *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        keyed moved = items[i];
        size_t at = i;

        for (; at && is_before(&moved, &items[at - 1]); at--)
            items[at] = items[at - 1];
        items[at] = moved;
    }
}

enum { FEW = 16 };

static void merge_sort(keyed *items, keyed *spare, size_t count)
{
    size_t half = count / 2, left = 0, right = half, to = 0;

    if (count <= FEW) {
        sort_few(items, count);
        return;
    }
    merge_sort(items, spare, half);
    merge_sort(items + half, spare, count - half);
    if (!is_before(&items[half], &items[half - 1]))
        return;
    memcpy(spare, items, half * sizeof *items);
    while (left < half)
        items[to++] = right < count && is_before(&items[right], &spare[left])
                          ? items[right++]
                          : spare[left++];
}

/** The series of a figure; `before` is that of the one before it, or NULL. */
static series *series_of(desk *d, uint64_t order, series *before)
{
    void **at;

    order >>= DAY_BITS;
    for (int i = 0; before && i < 2; i++)
        if (before->then[i] && before->then[i]->order == order)
            return before->then[i];
    at = pov_map_at(&d->known, d->arena, &order, sizeof order);
    if (!*at) {
        series *new = pov_arena_alloc(d->arena, sizeof *new);

        new->order = order;
        pov_arena_push(d->arena, &d->series, new);
        *at = new;
    }
    if (before) {
        before->then[1] = before->then[0];
        before->then[0] = *at;
    }
    return *at;
}

static int compare_series(const void *left, const void *right)
{
    const series *const *a = left, *const *b = right;

    return ((*a)->order > (*b)->order) - ((*a)->order < (*b)->order);
}

/** Put the series of an area in their order, one behind the other. */
static void place_series(const desk *d)
{
    size_t next = 0;

    qsort(d->series.items, d->series.count, sizeof *d->series.items,
          compare_series);
    for (size_t i = 0; i < d->series.count; i++) {
        d->series.items[i]->next = next;
        next += d->series.items[i]->count;
    }
}

/** Sort the figures of one area. */
static void sort_area(desk *d, pov_figure **items, size_t count)
{
    series **of = pov_arena_alloc(d->arena, count * sizeof *of);
    series *before = NULL;

    d->series.count = 0;
    d->series.capacity = 0;
    d->known = (pov_map){0};
    for (size_t i = 0; i < count; i++) {
        d->spare[i].order = order_of(&items[i]->key, d->standards);
        before = of[i] = series_of(d, d->spare[i].order, before);
        before->count++;
    }
    place_series(d);
    for (size_t i = 0; i < count; i++)
        d->all[of[i]->next++] = (keyed){d->spare[i].order, items[i]};
    for (size_t i = 0; i < d->series.count; i++) {
        const series *s = d->series.items[i];
        size_t first = s->next - s->count;

        merge_sort(d->all + first, d->spare, s->count);
    }
    for (size_t i = 0; i < count; i++)
        items[i] = d->all[i].figure;
    pov_arena_clear(d->arena);
}

/** Where the figures of the next area begin. */
static size_t area_end(pov_figure *const *items, size_t from, size_t count)
{
    size_t end = from;

    while (end < count && items[end]->key.area == items[from]->key.area)
        end++;
    return end;
}

/** How many figures an area has at most. */
static size_t most_of_area(pov_figure *const *items, size_t count)
{
    size_t most = 0;

    for (size_t i = 0, end; i < count; i = end) {
        end = area_end(items, i, count);
        most = end - i > most ? end - i : most;
    }
    return most;
}

/** Area by area: to compare those takes long. */
static void sort_items(pov_figure **items, size_t count)
{
    pov_arena *of_all = pov_arena_new();
    standard_list standards = standards_of(items, count, of_all);
    desk d = {.arena = pov_arena_new(), .standards = &standards};
    size_t most;

    by_area(items, count);
    most = most_of_area(items, count);
    d.all = pov_arena_alloc(of_all, most * sizeof *d.all);
    d.spare = pov_arena_alloc(of_all, most * sizeof *d.spare);
    for (size_t i = 0, end; i < count; i = end) {
        end = area_end(items, i, count);
        sort_area(&d, items + i, end - i);
    }
    pov_arena_free(d.arena);
    pov_arena_free(of_all);
}

/** The order of two areas, which is asked for again and again. */
typedef struct area_order {
    const pov_area *left, *right;
    int is;
} area_order;

static bool comes_after(area_order *areas, const pov_figure *a,
                        const pov_figure *b)
{
    const pov_area *left = a->key.area, *right = b->key.area;

    if (areas->left != left || areas->right != right)
        *areas = (area_order){left, right, pov_area_compare(left, right)};
    return areas->is ? areas->is > 0 : pov_key_compare(&a->key, &b->key) > 0;
}

void figure_order_sort(pov_figure **items, size_t sorted, size_t count)
{
    size_t n_new = count - sorted;
    pov_arena *scratch;
    pov_figure **new;
    area_order areas = {.left = NULL};

    if (!n_new)
        return;
    sort_items(items + sorted, n_new);
    if (!sorted)
        return;
    scratch = pov_arena_new();
    new = pov_arena_alloc(scratch, n_new * sizeof *new);
    memcpy(new, items + sorted, n_new * sizeof *new);
    for (size_t to = count; n_new; to--)
        items[to - 1] =
            sorted && comes_after(&areas, items[sorted - 1], new[n_new - 1])
                ? items[--sorted]
                : new[--n_new];
    pov_arena_free(scratch);
}
