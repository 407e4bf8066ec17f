#ifndef POVSTAT_MODEL_ORDERING_H
#define POVSTAT_MODEL_ORDERING_H

#include "povstat/figures.h"

/* What is stated of one area is mostly told apart by a few small numbers,
 * which are packed into one. */

enum { STANDARD_BITS = 12, FORM_BITS = 4, UNIT_BITS = 2, DAY_BITS = 22 };

/** The standards of what is ordered, each once. */
typedef struct standard_list {
    const pov_standard **items;
    size_t count, capacity;
} standard_list;

/** Put in a standard if it is new, and not NULL. */
void standards_add(standard_list *standards, const pov_standard *standard,
                   pov_arena *arena);

/** Bring them in order, once all are in. */
void standards_sort(standard_list *standards);

/** Are there more than a number has room for? */
static inline bool standards_are_many(const standard_list *standards)
{
    return standards->count >> STANDARD_BITS;
}

/** What comes first in the order of keys of one area.  Shape: keys of the same
 *  number differ in what is compared last, unless there are many standards. */
uint64_t ordering_of(const pov_key *key, const standard_list *standards);

/** What of that comes from standard and day; the rest is of a key without. */
uint64_t ordering_of_day(const pov_standard *standard, pov_day day,
                         const standard_list *standards);

/** A thing, and the number it is ordered by first. */
typedef struct ordered {
    uint64_t order;
    void *is;
    const void *of; /* what it is from, or NULL */
} ordered;

/** Does `a` come before `b`, which has the same number? */
typedef bool ordering_rule(const ordered *a, const ordered *b, const void *by);

/** Things of one area, and then of the next. */
typedef struct ordering ordering;

ordering *ordering_new(void);
void ordering_free(ordering *o);

/** Put in a thing. */
void ordering_put(ordering *o, ordered thing);

/** The things that were put in since, in order: those of which none comes
 *  before the other as they were put in.  Owns: the list is good until the next
 *  thing is put in.  Returns how many there are. */
size_t ordering_take(ordering *o, ordering_rule *comes_before, const void *by,
                     const ordered **list);

#endif
