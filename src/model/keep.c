#include "povstat/keep.h"

#include <limits.h>
#include <string.h>

/** A figure and its copy. */
typedef struct copied {
    const pov_figure *from;
    pov_figure *to;
    unsigned depth; /* of steps to it */
} copied;

struct pov_keep {
    pov_arena *arena;   /* of the copies, */
    pov_resting *in;    /* or where else they are; NULL */
    unsigned steps;     /* as many are followed */
    pov_arena *scratch; /* and of what is known of one family */
    pov_map copies;     /* figure, or remarks → its copy */
    struct {
        copied *items;
        size_t count, capacity, next;
    } waiting; /* what they rest on is not copied yet */
};

pov_keep *pov_keep_new(pov_arena *arena)
{
    pov_keep *k = pov_arena_alloc(arena, sizeof *k);

    k->arena = arena;
    k->steps = UINT_MAX;
    return k;
}

void pov_keep_resting(pov_keep *k, pov_resting *in, unsigned steps)
{
    k->in = in;
    k->steps = steps;
}

static void *take(void *of, size_t size)
{
    pov_keep *k = of;
    void *taken = k->in ? pov_resting_take(k->in, size) : NULL;

    return taken ? taken : pov_arena_alloc(k->arena, size);
}

static const char *copy_text(pov_keep *k, const char *text)
{
    return text ? memcpy(take(k, strlen(text) + 1), text, strlen(text)) : NULL;
}

/** What is said of many places is mostly the same. */
static const pov_remarks *copy_remarks(pov_keep *k, const pov_remarks *from)
{
    pov_remarks *to;
    void **at;

    if (!from)
        return NULL;
    at = pov_map_at(&k->copies, k->scratch, &from, sizeof from);
    if (*at)
        return *at;
    *at = to = take(k, sizeof *to);
    *to = *from;
    to->locator = copy_text(k, from->locator);
    to->note = copy_text(k, from->note);
    to->line = copy_text(k, from->line);
    return to;
}

/* Most is stated once, and in one place. */
static void copy_sources(pov_keep *k, pov_evidence *to)
{
    const pov_source *from = to->sources.items;
    size_t n = to->sources.count;

    to->sources.capacity = to->sources.count;
    to->sources.items = &to->first_source;
    if (n > 1)
        to->sources.items = take(k, n * sizeof *from);
    for (size_t i = 0; i < n; i++)
        to->sources.items[i] =
            (pov_source){from[i].place, copy_text(k, from[i].raw),
                         copy_remarks(k, from[i].remarks)};
}

static pov_evidence *copy_evidence(pov_keep *k, pov_figure *of,
                                   const pov_evidence *from)
{
    pov_evidence *to = take(k, sizeof *to);

    *to = *from;
    to->figure = of;
    pov_evidence_keep_rest(to, take, k);
    copy_sources(k, to);
    return to;
}

/** The copy of a statement of a figure; NULL of NULL. */
static const pov_evidence *copy_of_stated(const pov_evidence *stated,
                                          const pov_figure *from,
                                          const pov_figure *to)
{
    for (size_t i = 0; stated && i < from->evidence.count; i++)
        if (from->evidence.items[i] == stated)
            return to->evidence.items[i];
    return NULL;
}

pov_figure *pov_keep_value(pov_keep *k, const pov_figure *from)
{
    pov_figure *to = take(k, sizeof *to);

    *to = *from;
    to->moment = NULL;
    to->next_in_moment = NULL;
    to->bonds = NULL;
    to->evidence.items = NULL;
    to->evidence.count = to->evidence.capacity = 0;
    to->first_stated = NULL;
    to->chosen = NULL;
    to->low_by = to->high_by = NULL;
    return to;
}

static void begin_family(pov_keep *k)
{
    if (!k->scratch)
        k->scratch = pov_arena_new();
}

pov_figure *pov_keep_stated(pov_keep *k, const pov_figure *from)
{
    pov_figure *to = pov_keep_value(k, from);
    size_t n = from->evidence.count;

    begin_family(k);
    to->evidence.count = to->evidence.capacity = from->evidence.count;
    to->evidence.items = n ? &to->first_stated : NULL;
    if (n > 1)
        to->evidence.items = take(k, n * sizeof *to->evidence.items);
    for (size_t i = 0; i < n; i++)
        to->evidence.items[i] = copy_evidence(k, to, from->evidence.items[i]);
    to->chosen = copy_of_stated(from->chosen, from, to);
    return to;
}

/** A figure with what is stated of it; what it rests on waits. */
static pov_figure *copy_figure(pov_keep *k, const pov_figure *from,
                               unsigned depth)
{
    void **at = pov_map_at(&k->copies, k->scratch, &from, sizeof from);

    if (*at)
        return *at;
    *at = pov_keep_stated(k, from);
    pov_arena_push(k->scratch, &k->waiting, ((copied){from, *at, depth}));
    return *at;
}

static const pov_derivation *
copy_derivation(pov_keep *k, const pov_derivation *from, unsigned depth)
{
    pov_derivation *to;

    if (!from)
        return NULL;
    to = take(k, sizeof *to);
    *to = *from;
    to->from = take(k, from->n_from * sizeof *to->from);
    for (size_t i = 0; i < from->n_from; i++) {
        const pov_input *in = &from->from[i];
        pov_figure *figure = copy_figure(k, in->figure, depth + 1);

        to->from[i] = (pov_input){
            figure, copy_of_stated(in->stated, in->figure, figure), in->role};
    }
    return to;
}

pov_figure *pov_keep_figure(pov_keep *k, const pov_figure *figure)
{
    begin_family(k);
    return copy_figure(k, figure, 0);
}

/* One after another, for a chain of changes may be thousands of days long, and
 * so that what is a few steps away is not first met from afar. */
static void copy_grounds(pov_keep *k)
{
    while (k->waiting.next < k->waiting.count) {
        const copied one = k->waiting.items[k->waiting.next++];

        if (one.depth >= k->steps)
            continue;
        one.to->low_by = copy_derivation(k, one.from->low_by, one.depth);
        one.to->high_by =
            one.from->high_by == one.from->low_by
                ? one.to->low_by
                : copy_derivation(k, one.from->high_by, one.depth);
    }
}

void pov_keep_end(pov_keep *k)
{
    copy_grounds(k);
    if (k->scratch)
        pov_arena_free(k->scratch);
    *k = (pov_keep){.arena = k->arena, .in = k->in, .steps = k->steps};
}
