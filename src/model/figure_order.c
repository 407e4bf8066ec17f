#include "model/figure_order.h"

#include <stdlib.h>
#include <string.h>

#include "povstat/map.h"

/* To compare two areas is to look at what became of their provinces: each area
 * is placed once, and then the figures are compared by that. */

typedef struct placed {
    size_t area; /* where its area stands among those of the list */
    pov_figure *figure;
} placed;

static int compare_areas(const void *left, const void *right)
{
    const pov_area *const *a = left, *const *b = right;

    return pov_area_compare(*a, *b);
}

static int compare_placed(const void *left, const void *right)
{
    const placed *a = left, *b = right;

    if (a->area != b->area)
        return a->area < b->area ? -1 : 1;
    return pov_key_compare(&a->figure->key, &b->figure->key);
}

/** The areas of the figures, each once, in their order. */
static pov_area_list areas_of(pov_figure *const *items, size_t count,
                              pov_arena *arena)
{
    pov_area_list areas = {0};
    pov_map seen = {0};

    for (size_t i = 0; i < count; i++) {
        const pov_area *area = items[i]->key.area;

        if ((!i || area != items[i - 1]->key.area) &&
            pov_map_add(&seen, arena, &area, sizeof(pov_area *)))
            pov_arena_push(arena, &areas, area);
    }
    if (areas.count)
        qsort(areas.items, areas.count, sizeof *areas.items, compare_areas);
    return areas;
}

static void place_all(pov_figure *const *items, size_t count, placed *out,
                      pov_arena *arena)
{
    pov_area_list areas = areas_of(items, count, arena);
    pov_map places = {0};

    for (size_t i = 0; i < areas.count; i++)
        *pov_map_at(&places, arena, &areas.items[i], sizeof(pov_area *)) =
            &areas.items[i];
    for (size_t i = 0; i < count; i++) {
        const pov_area **at =
            pov_map_find(&places, &items[i]->key.area, sizeof(pov_area *));

        out[i] = (placed){(size_t)(at - areas.items), items[i]};
    }
}

/** Merge two sorted runs that stand one behind the other. */
static void merge(const placed *from, size_t first, size_t count,
                  pov_figure **items)
{
    size_t a = 0, b = first;

    for (size_t i = 0; i < count; i++) {
        bool is_first = b == count ||
                        (a < first && compare_placed(&from[a], &from[b]) <= 0);

        items[i] = from[is_first ? a++ : b++].figure;
    }
}

void figure_order_sort(pov_figure **items, size_t count, size_t sorted)
{
    pov_arena *scratch;
    placed *all;

    if (sorted == count)
        return;
    scratch = pov_arena_new();
    all = pov_arena_alloc(scratch, count * sizeof *all);
    place_all(items, count, all, scratch);
    qsort(all + sorted, count - sorted, sizeof *all, compare_placed);
    merge(all, sorted, count, items);
    pov_arena_free(scratch);
}
