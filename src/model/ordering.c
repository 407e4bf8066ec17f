#include "model/ordering.h"

#include <stdlib.h>
#include <string.h>

#include "povstat/map.h"

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

void standards_add(standard_list *l, const pov_standard *standard,
                   pov_arena *arena)
{
    if (standard && place_of(l, standard) == l->count)
        pov_arena_push(arena, l, standard);
}

void standards_sort(standard_list *l)
{
    if (l->count)
        qsort(l->items, l->count, sizeof *l->items, compare_standards);
}

uint64_t ordering_of_day(const pov_standard *standard, pov_day day,
                         const standard_list *standards)
{
    uint64_t order = standard ? place_of(standards, standard) + 1 : 0;

    if (standards_are_many(standards))
        return 0;
    return order << (FORM_BITS + UNIT_BITS + DAY_BITS) | (uint64_t)day;
}

uint64_t ordering_of(const pov_key *key, const standard_list *standards)
{
    uint64_t order = (uint64_t)key->indicator->rank << STANDARD_BITS;

    order = order << FORM_BITS | (uint64_t)key->form;
    order = order << UNIT_BITS | (uint64_t)key->unit;
    if (standards_are_many(standards))
        order = key->indicator->rank;
    return order << DAY_BITS |
           ordering_of_day(key->standard, key->as_of, standards);
}

/** Things that differ but in their days and what is compared last: how many,
 *  and where the next of them belongs. */
typedef struct series {
    uint64_t order;
    size_t count, next;
    struct series *then[2]; /* put in behind it, the last first */
} series;

struct ordering {
    pov_arena *arena; /* for the series: emptied after each area */
    ordered *put, *sorted;
    series **of; /* each that was put in */
    size_t count, capacity;
    struct {
        series **items;
        size_t count, capacity;
    } series;
    pov_map known;
    ordering_rule *comes_before;
    const void *by;
};

ordering *ordering_new(void)
{
    ordering *o = pov_malloc_or_die(sizeof *o);

    *o = (ordering){.arena = pov_arena_new()};
    return o;
}

void ordering_free(ordering *o)
{
    pov_arena_free(o->arena);
    free(o->put);
    free(o->sorted);
    free(o->of);
    free(o);
}

/** The series of a thing; `before` is that of the one before it, or NULL. */
static series *series_of(ordering *o, uint64_t order, series *before)
{
    void **at;

    order >>= DAY_BITS;
    for (int i = 0; before && i < 2; i++)
        if (before->then[i] && before->then[i]->order == order)
            return before->then[i];
    at = pov_map_at(&o->known, o->arena, &order, sizeof order);
    if (!*at) {
        series *new = pov_arena_alloc(o->arena, sizeof *new);

        new->order = order;
        pov_arena_push(o->arena, &o->series, new);
        *at = new;
    }
    if (before) {
        before->then[1] = before->then[0];
        before->then[0] = *at;
    }
    return *at;
}

static void grow(ordering *o)
{
    o->capacity = o->capacity ? 2 * o->capacity : 256;
    o->put = pov_realloc_or_die(o->put, o->capacity * sizeof *o->put);
    o->sorted = pov_realloc_or_die(o->sorted, o->capacity * sizeof *o->sorted);
    o->of = pov_realloc_or_die(o->of, o->capacity * sizeof *o->of);
}

void ordering_put(ordering *o, ordered thing)
{
    series *of;

    if (o->count == o->capacity)
        grow(o);
    of = series_of(o, thing.order, o->count ? o->of[o->count - 1] : NULL);
    of->count++;
    o->of[o->count] = of;
    o->put[o->count++] = thing;
}

static inline bool is_before(const ordering *o, const ordered *a,
                             const ordered *b)
{
    return a->order != b->order ? a->order < b->order
                                : o->comes_before(a, b, o->by);
}

static void sort_few(const ordering *o, ordered *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        ordered moved = items[i];
        size_t at = i;

        for (; at && is_before(o, &moved, &items[at - 1]); at--)
            items[at] = items[at - 1];
        items[at] = moved;
    }
}

enum { FEW = 16 };

static void merge_sort(const ordering *o, ordered *items, ordered *spare,
                       size_t count)
{
    size_t half = count / 2, left = 0, right = half, to = 0;

    if (count <= FEW) {
        sort_few(o, items, count);
        return;
    }
    merge_sort(o, items, spare, half);
    merge_sort(o, items + half, spare, count - half);
    if (!is_before(o, &items[half], &items[half - 1]))
        return;
    memcpy(spare, items, half * sizeof *items);
    while (left < half)
        items[to++] = right < count && is_before(o, &items[right], &spare[left])
                          ? items[right++]
                          : spare[left++];
}

static int compare_series(const void *left, const void *right)
{
    const series *const *a = left, *const *b = right;

    return ((*a)->order > (*b)->order) - ((*a)->order < (*b)->order);
}

/** Put the series in their order, one behind the other. */
static void place_series(const ordering *o)
{
    size_t next = 0;

    if (o->series.count)
        qsort(o->series.items, o->series.count, sizeof *o->series.items,
              compare_series);
    for (size_t i = 0; i < o->series.count; i++) {
        o->series.items[i]->next = next;
        next += o->series.items[i]->count;
    }
}

static void empty(ordering *o)
{
    o->count = 0;
    o->series.items = NULL;
    o->series.count = o->series.capacity = 0;
    o->known = (pov_map){0};
    pov_arena_clear(o->arena);
}

size_t ordering_take(ordering *o, ordering_rule *comes_before, const void *by,
                     const ordered **list)
{
    size_t count = o->count;

    o->comes_before = comes_before;
    o->by = by;
    place_series(o);
    for (size_t i = 0; i < count; i++)
        o->sorted[o->of[i]->next++] = o->put[i];
    for (size_t i = 0; i < o->series.count; i++) {
        const series *s = o->series.items[i];

        merge_sort(o, o->sorted + s->next - s->count, o->put, s->count);
    }
    empty(o);
    *list = o->sorted;
    return count;
}
