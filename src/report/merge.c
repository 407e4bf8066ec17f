#include "report/merge.h"

#include <stdlib.h>
#include <string.h>

void merge_add(merge_list *list, pov_arena *arena, const char *group,
               const char *detail, const void *thing)
{
    const merge_item item = {group, detail, list->count, thing};

    pov_arena_push(arena, list, item);
}

static int compare_items(const void *left, const void *right)
{
    const merge_item *a = left, *b = right;
    int order = strcmp(a->group, b->group);

    if (!order)
        order = strcmp(a->detail, b->detail);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void sort(merge_list *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, compare_items);
}

/** How many items from `at` on are of the group. */
static size_t group_length(const merge_list *list, size_t at, const char *group)
{
    size_t n = 0;

    while (at + n < list->count && !strcmp(list->items[at + n].group, group))
        n++;
    return n;
}

/** One group of both lists, and what of it has no partner yet. */
typedef struct group {
    const merge_item *old, *new;
    size_t n_old, n_new;
} group;

static void pair_group(const group *g, merge_pairs *pairs, pov_arena *arena)
{
    merge_list old = {0}, new = {0};
    size_t i = 0, j = 0;

    while (i < g->n_old || j < g->n_new) {
        int order = i == g->n_old ? 1
                    : j == g->n_new
                        ? -1
                        : strcmp(g->old[i].detail, g->new[j].detail);

        if (!order) {
            merge_pair same = {g->old[i++].thing, g->new[j++].thing};

            pov_arena_push(arena, pairs, same);
        } else if (order < 0) {
            pov_arena_push(arena, &old, g->old[i++]);
        } else {
            pov_arena_push(arena, &new, g->new[j++]);
        }
    }
    for (i = 0; i < old.count || i < new.count; i++) {
        merge_pair left = {i < old.count ? old.items[i].thing : NULL,
                           i < new.count ? new.items[i].thing : NULL};

        pov_arena_push(arena, pairs, left);
    }
}

/** The first group that is left; there is one. */
static const char *first_group(const merge_list *old, size_t i,
                               const merge_list *new, size_t j)
{
    const char *first, *other;

    if (i == old->count)
        return new->items[j].group;
    first = old->items[i].group;
    if (j == new->count)
        return first;
    other = new->items[j].group;
    return strcmp(other, first) < 0 ? other : first;
}

merge_pairs merge_lists(merge_list *old, merge_list *new, pov_arena *arena)
{
    merge_pairs pairs = {0};
    size_t i = 0, j = 0;

    sort(old);
    sort(new);
    while (i < old->count || j < new->count) {
        const char *first = first_group(old, i, new, j);
        group g = {old->items + i, new->items + j, group_length(old, i, first),
                   group_length(new, j, first)};

        pair_group(&g, &pairs, arena);
        i += g.n_old;
        j += g.n_new;
    }
    return pairs;
}
