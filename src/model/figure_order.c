#include "model/figure_order.h"

#include <stdlib.h>
#include <string.h>

#include "model/ordering.h"
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

static bool comes_before(const ordered *a, const ordered *b, const void *by)
{
    const pov_figure *left = a->is, *right = b->is;

    (void)by;
    return pov_key_compare(&left->key, &right->key) < 0;
}

/** Sort the figures of one area. */
static void sort_area(ordering *o, const standard_list *standards,
                      pov_figure **items, size_t count)
{
    const ordered *sorted;

    for (size_t i = 0; i < count; i++)
        ordering_put(o,
                     (ordered){.order = ordering_of(&items[i]->key, standards),
                               .is = items[i]});
    ordering_take(o, comes_before, NULL, &sorted);
    for (size_t i = 0; i < count; i++)
        items[i] = sorted[i].is;
}

/** Where the figures of the next area begin. */
static size_t area_end(pov_figure *const *items, size_t from, size_t count)
{
    size_t end = from;

    while (end < count && items[end]->key.area == items[from]->key.area)
        end++;
    return end;
}

static standard_list standards_of(pov_figure *const *items, size_t count,
                                  pov_arena *arena)
{
    const pov_standard *last = NULL;
    standard_list l = {0};

    for (size_t i = 0; i < count; i++)
        if (items[i]->key.standard != last) {
            last = items[i]->key.standard;
            standards_add(&l, last, arena);
        }
    standards_sort(&l);
    return l;
}

/** Area by area: to compare those takes long. */
static void sort_items(pov_figure **items, size_t count)
{
    pov_arena *scratch = pov_arena_new();
    const standard_list standards = standards_of(items, count, scratch);
    ordering *o = ordering_new();

    by_area(items, count);
    for (size_t i = 0, end; i < count; i = end) {
        end = area_end(items, i, count);
        sort_area(o, &standards, items + i, end - i);
    }
    ordering_free(o);
    pov_arena_free(scratch);
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

/** Which of the first of a list, that are in order, is the first behind `new`;
 *  mostly one of the last. */
static size_t first_behind(area_order *areas, pov_figure *const *items,
                           size_t count, const pov_figure *new)
{
    size_t low = count, high = count;

    for (size_t step = 1; low == high && low; step *= 2) {
        low = low > step ? low - step : 0;
        if (comes_after(areas, items[low], new))
            high = low;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (comes_after(areas, items[middle], new))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/** Put new ones, which are in order, among those that are. */
static void merge(pov_figure **items, size_t sorted, pov_figure *const *new,
                  size_t n_new)
{
    area_order areas = {.left = NULL};

    while (n_new) {
        size_t at = first_behind(&areas, items, sorted, new[n_new - 1]);

        memmove(items + at + n_new, items + at, (sorted - at) * sizeof *items);
        sorted = at;
        n_new--;
        items[at + n_new] = new[n_new];
    }
}

void figure_order_sort(pov_figure **items, size_t sorted, size_t count)
{
    size_t n_new = count - sorted;
    pov_arena *scratch;
    pov_figure **new;

    if (!n_new)
        return;
    sort_items(items + sorted, n_new);
    if (!sorted)
        return;
    scratch = pov_arena_new();
    new = pov_arena_alloc(scratch, n_new * sizeof *new);
    memcpy(new, items + sorted, n_new * sizeof *new);
    merge(items, sorted, new, n_new);
    pov_arena_free(scratch);
}
