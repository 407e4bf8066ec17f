#include "model/figure_order.h"

#include <stdlib.h>

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

void figure_order_by_area(pov_figure **items, size_t count)
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
