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

/** What of a list is of one group; a list of nothing has no items to point
 *  at. */
typedef struct stretch {
    const merge_list *list;
    size_t at, end;
} stretch;

static stretch group_of(const merge_list *list, size_t at, const char *group)
{
    return (stretch){list, at, at + group_length(list, at, group)};
}

static const merge_item *next_of(stretch *s)
{
    return &s->list->items[s->at++];
}

/** Which comes first: <0 the old, >0 the new, 0 they are the same.  One of
 *  the two is not at its end. */
static int compare_next(const stretch *old, const stretch *new)
{
    if (old->at == old->end)
        return 1;
    if (new->at == new->end)
        return -1;
    return strcmp(old->list->items[old->at].detail,
                  new->list->items[new->at].detail);
}

static void pair_group(stretch from, stretch to, merge_pairs *pairs,
                       pov_arena *arena)
{
    merge_list old = {0}, new = {0};

    while (from.at < from.end || to.at < to.end) {
        int order = compare_next(&from, &to);

        if (!order) {
            merge_pair same = {next_of(&from)->thing, next_of(&to)->thing};

            pov_arena_push(arena, pairs, same);
        } else if (order < 0) {
            pov_arena_push(arena, &old, *next_of(&from));
        } else {
            pov_arena_push(arena, &new, *next_of(&to));
        }
    }
    for (size_t i = 0; i < old.count || i < new.count; i++) {
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
        stretch of_old = group_of(old, i, first);
        stretch of_new = group_of(new, j, first);

        pair_group(of_old, of_new, &pairs, arena);
        i = of_old.end;
        j = of_new.end;
    }
    return pairs;
}
