#include "view/differ.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "view/words.h"

void differ_merge_add(merge_list *list, pov_arena *arena, const char *group,
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

merge_pairs differ_merge(merge_list *old, merge_list *new, pov_arena *arena)
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

const char *differ_path(const diff_side *side, const char *file)
{
    size_t length = strlen(side->directory);

    if (!file || strncmp(file, side->directory, length) != 0)
        return file;
    if (!length || (side->directory[length - 1] != '/' && file[length] != '/'))
        return file;
    return file + length + strspn(file + length, "/");
}

const char *differ_place(const differ *d, const diff_side *side,
                         pov_place place)
{
    if (!place.file)
        return NULL;
    place.file = differ_path(side, place.file);
    return place.line ? words_place(d->arena, place) : place.file;
}

const char *differ_plan(const diff_side *side, const pov_plan *plan)
{
    return plan->is_unnamed ? differ_path(side, plan->id) : plan->id;
}

const char *differ_phrase_print(pov_arena *arena, const pov_evidence *stated)
{
    const pov_phrase says = pov_evidence_phrase(stated);

    return pov_arena_format(
        arena, "%lld/%d %lld/%d %lld/%d %d %d%d%d%d%d",
        (long long)says.amount.units, pov_decimal_precision(says.amount),
        (long long)says.stretch.units, pov_decimal_precision(says.stretch),
        (long long)says.baseline.units, pov_decimal_precision(says.baseline),
        (int)says.op, says.has_amount, says.has_stretch, says.has_baseline,
        says.about, says.fewer);
}

static uint32_t moved(pov_day day)
{
    return (uint32_t)day + (UINT32_C(1) << 31);
}

/* The blank byte that parts the members is less than any letter of an id, and
 * a day is moved so that none is negative: texts are in the order of keys. */
const char *differ_key_group(const differ *d, const diff_side *side,
                             const pov_key *key)
{
    const char *indicator = key->indicator->id;
    const size_t *rank = pov_map_find(&d->ranks, indicator, strlen(indicator));

    return pov_arena_format(d->arena,
                            "%s\x01%08zx%d\x01%s\x01%d\x01%d\x01%08" PRIx32
                            "\x01%08" PRIx32 "\x01%s",
                            pov_area_order(key->area, d->arena), *rank,
                            pov_indicator_is_share(key->indicator),
                            key->standard ? key->standard->id : "",
                            (int)key->form, (int)key->unit, moved(key->as_of),
                            moved(key->since),
                            key->plan ? differ_plan(side, key->plan) : "");
}

const char *differ_key_words(const differ *d, const diff_side *side,
                             const pov_key *key)
{
    pov_language l = d->language;
    pov_kind kind = pov_key_kind(key); /* an actual is not said to be one */

    return pov_arena_format(
        d->arena, "%s%s%s%s%s, %s%s%s%s", words_indicator(l, key->indicator),
        kind ? ", " : "", kind ? pov_words(POV_TERMS_KIND, kind, l) : "",
        key->plan ? " " : "", key->plan ? differ_plan(side, key->plan) : "",
        words_day(d->arena, l, key->as_of), key->standard ? " [" : "",
        key->standard ? key->standard->id : "", key->standard ? "]" : "");
}

void differ_tables_end(area_tables *t, const differ *d)
{
    if (t->area)
        pov_arena_push(d->arena, &d->report->sections, t->last);
}

void differ_tables_add(area_tables *t, const differ *d, const pov_area *area,
                       const pov_cell *row)
{
    const pov_section heading = {.heading = t->heading, .depth = 1};

    if (!t->area)
        pov_arena_push(d->arena, &d->report->sections, heading);
    if (!t->area || strcmp(t->area->id, area->id) != 0) {
        differ_tables_end(t, d);
        t->area = area;
        t->last = (pov_section){
            .depth = 2,
            .heading = pov_arena_format(d->arena, "%s · %s", area->full_name,
                                        area->id),
            .table = {.columns = t->columns, .n_columns = t->n_columns}};
    }
    pov_table_add(&t->last.table, d->arena, row);
}
