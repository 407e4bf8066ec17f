#ifndef REPORT_MERGE_H
#define REPORT_MERGE_H

#include <stddef.h>

#include "povstat/arena.h"

/* Two lists of things, and which thing of one is which of the other. */

/** Shape: things of equal `group` may be the same one; those of equal `group`
 *         and `detail` are. */
typedef struct merge_item {
    const char *group, *detail;
    size_t order; /* of adding */
    const void *thing;
} merge_item;

typedef struct merge_list {
    merge_item *items;
    size_t count, capacity;
} merge_list;

/** The same thing twice; NULL where it is missing. */
typedef struct merge_pair {
    const void *old, *new;
} merge_pair;

typedef struct merge_pairs {
    merge_pair *items;
    size_t count, capacity;
} merge_pairs;

/** Owns: the texts must last. */
void merge_add(merge_list *list, pov_arena *arena, const char *group,
               const char *detail, const void *thing);

/**
 * Pair the things of both lists, each once.
 *
 * Equal details are paired first, equal ones in the order of adding.  What is
 * left of a group is paired in order, and the rest has no partner.
 *
 * Shape: in the order of groups; sorts both lists.
 */
merge_pairs merge_lists(merge_list *old, merge_list *new, pov_arena *arena);

#endif
