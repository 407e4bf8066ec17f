#include "reckon/area_sums.h"

#include "reckon/shapes.h"

/* A province is the sum of its districts, or of its communes since there are
 * none, a district that of its communes, a new territory the sum of the old
 * ones it was made of.  Only a complete set adds up. */

struct family {
    const pov_equation *by;
    pov_key total;
    const pov_area_list *members;
    pov_figure **figures; /* of the total and then of each member; NULL: not
                             met yet */
    bool is_waiting;
};

/** A total is once the sum of its children and once that of the territories
 *  before it. */
typedef enum membership {
    OF_CHILDREN,
    OF_PREDECESSORS,
} membership;

/** Shape: what adds up are actual counts of levels. */
typedef struct brood_key {
    const pov_area *total;
    int64_t members; /* membership, as wide as a pointer: no padding */
    pov_day since, as_of;
} brood_key;

_Static_assert(sizeof(brood_key) ==
                   sizeof(void *) + sizeof(int64_t) + 2 * sizeof(pov_day),
               "brood_key has padding");

struct pov_brood {
    brood_key key;
    struct {
        family **items;
        size_t count, capacity;
    } sums;            /* of each that is counted */
    size_t last_sum;   /* where to look first, for whoever comes ... */
    size_t last_place; /* ... mostly comes in order */
};

static const pov_area_list *members_of(const pov_key *total, membership kind)
{
    static const pov_area_list none;

    if (kind == OF_CHILDREN)
        return pov_key_children(total);
    return pov_area_is_merger(total->area) ? pov_area_predecessors(total->area)
                                           : &none;
}

static brood_key brood_key_of(const pov_key *of, const pov_area *total,
                              membership kind)
{
    return (brood_key){total, kind, of->since, of->as_of};
}

/** The sum of what the key counts, or NULL. */
static family *sum_in(pov_brood *b, const pov_key *of)
{
    for (size_t i = 0, at = b->last_sum; i < b->sums.count; i++, at++) {
        family *f;

        at = at < b->sums.count ? at : 0;
        f = b->sums.items[at];
        if (f->total.indicator != of->indicator ||
            f->total.standard != of->standard)
            continue;
        b->last_sum = at;
        return f;
    }
    return NULL;
}

static family *sum_new(engine *e, pov_brood *b, const pov_key *of,
                       const pov_equation *self)
{
    pov_arena *arena = e->figures->arena;
    family *f = pov_arena_alloc(arena, sizeof *f);

    f->by = self;
    f->total = *of;
    f->total.area = b->key.total;
    f->members = members_of(&f->total, (membership)b->key.members);
    f->figures =
        pov_arena_alloc(arena, (f->members->count + 1) * sizeof *f->figures);
    pov_arena_push(arena, &b->sums, f);
    return f;
}

enum { STRANGER = UINT32_MAX };

/** Which of its brood an area is: 0 is the total.  Errors: STRANGER if it is
 *  not of it on that day. */
static uint32_t place_in(pov_brood *b, const family *f, const pov_area *area)
{
    size_t n = f->members->count, at = b->last_place;

    if (area == b->key.total)
        return 0;
    for (size_t i = 0; i < n; i++) {
        at = at < n ? at + 1 : 1;
        if (f->members->items[at - 1] != area)
            continue;
        b->last_place = at;
        return (uint32_t)at;
    }
    return STRANGER;
}

static pov_brood *brood_at(engine *e, const brood_key *key)
{
    void **at = pov_map_at(&e->broods, e->figures->arena, key, sizeof *key);
    pov_brood *b = *at;

    if (b)
        return b;
    *at = b = pov_arena_alloc(e->figures->arena, sizeof *b);
    b->key = *key;
    return b;
}

static bool is_of_brood(const pov_moment *m, const brood_key *key)
{
    return m->brood && m->brood->key.total == key->total &&
           m->brood->key.members == key->members;
}

/** A figure's sum with those that make up an area, or NULL if there are none
 *  that do: then it is in it. */
static family *sum_with(engine *e, pov_figure *f, const brood_key *key,
                        const pov_equation *self)
{
    pov_moment *m = f->moment;
    bool is_placed = is_of_brood(m, key);
    pov_brood *b = is_placed ? m->brood : brood_at(e, key);
    family *sum = sum_in(b, &f->key);

    if (!sum)
        sum = sum_new(e, b, &f->key, self);
    if (!sum->members->count)
        return NULL;
    if (!is_placed) {
        m->brood = b;
        m->in_brood = place_in(b, sum, f->key.area);
    }
    if (m->in_brood != STRANGER)
        sum->figures[m->in_brood] = f;
    return sum;
}

static bool is_watched(engine_watch *watch, const pov_key *member,
                       const pov_area *area)
{
    pov_key total = *member;

    total.area = area;
    return watch->adds_up(watch, &total);
}

/** The family of a total will be added up when all is quiet. */
static void wait_for_sum(engine *e, pov_figure *figure, const pov_area *area,
                         membership kind, const pov_equation *self)
{
    brood_key key = brood_key_of(&figure->key, area, kind);
    family *f;

    if (e->watch && !is_watched(e->watch, &figure->key, area))
        return;
    f = sum_with(e, figure, &key, self);
    if (!f || f->is_waiting)
        return;
    f->is_waiting = true;
    pov_arena_push(e->figures->arena, &e->waiting, f);
}

/** The sums that an area's count may take part in, and bears on. */
enum {
    OF_PARENT = 1,
    OF_ITSELF = 2,
    OF_NEXT = 4,
    OF_BEFORE = 8,
    OF_GROUP = 16
};

/** Can all of them be known but one?  Whoever is known last asks again.  A
 *  total that was made of just these tells nothing of them. */
static bool may_be_complete(const engine *e, const pov_figure *f,
                            const pov_area *area, membership kind)
{
    const pov_area_list *members;
    pov_key total = f->key;

    total.area = area;
    members = members_of(&total, kind);
    return members->count && members != f->moment->made_of &&
           pov_figures_parts(e->figures, area) + 1 >= members->count;
}

/** May all provinces of such a group be known?  The last of them asks again. */
static bool may_make_group(const engine *e, const pov_key *of,
                           const pov_area *group)
{
    const pov_area_list *members;
    pov_key total = *of;

    total.area = group;
    members = pov_key_members(e->figures->catalogue, &total);
    return members->count &&
           (e->groups.are_others || e->figures->n_provinces >= members->count);
}

static bool may_make_groups(const engine *e, const pov_key *of)
{
    const pov_area_list *groups;

    if (of->area->level != POV_PROVINCE)
        return false;
    groups = pov_groups_of(e->figures->catalogue, of->area, of->as_of);
    for (size_t i = 0; i < groups->count; i++)
        if (may_make_group(e, of, groups->items[i]))
            return true;
    return false;
}

static unsigned find_sums(const engine *e, const pov_figure *f)
{
    const pov_area *area = f->key.area;
    const pov_area_list *next = pov_area_successors(area);
    bool is_group = pov_area_is_group(area); /* see group_sums.h */
    unsigned sums = 0;

    if (!is_group && area->parent &&
        may_be_complete(e, f, area->parent, OF_CHILDREN))
        sums |= OF_PARENT;
    if (!is_group && may_be_complete(e, f, area, OF_CHILDREN))
        sums |= OF_ITSELF;
    for (size_t i = 0; i < next->count; i++)
        if (may_be_complete(e, f, next->items[i], OF_PREDECESSORS))
            sums |= OF_NEXT;
    if (may_be_complete(e, f, area, OF_PREDECESSORS))
        sums |= OF_BEFORE;
    if (may_make_groups(e, &f->key))
        sums |= OF_GROUP;
    return sums;
}

/** The same for all that counts residents of one moment. */
static unsigned sums_around(const engine *e, const pov_figure *f)
{
    pov_moment *m = f->moment;

    if (!pov_indicator_counts_residents(f->key.indicator))
        return find_sums(e, f);
    if (m->sums_found_at != e->figures->n_spoken) {
        m->sums = (uint8_t)find_sums(e, f);
        m->sums_found_at = e->figures->n_spoken;
    }
    return m->sums;
}

static bool adds_up(const pov_key *key)
{
    return !key->plan && key->form == POV_LEVEL && key->unit == POV_IN_COUNT;
}

void area_sums_visit(engine *e, pov_figure *f, const pov_equation *self)
{
    const pov_area *area = f->key.area;
    unsigned sums = adds_up(&f->key) ? sums_around(e, f) : 0;

    if (sums & OF_PARENT)
        wait_for_sum(e, f, area->parent, OF_CHILDREN, self);
    if (sums & OF_ITSELF)
        wait_for_sum(e, f, area, OF_CHILDREN, self);
    for (size_t i = 0; sums & OF_NEXT && i < pov_area_successors(area)->count;
         i++)
        wait_for_sum(e, f, pov_area_successors(area)->items[i], OF_PREDECESSORS,
                     self);
    if (sums & OF_BEFORE)
        wait_for_sum(e, f, area, OF_PREDECESSORS, self);
}

/** Put down that groups are to be added up, and which of them. */
static void add_groups(engine *e, const pov_figure *f, const pov_equation *self)
{
    pov_arena *arena = e->figures->arena;
    pov_key key = f->key;
    const pov_area_list *groups =
        pov_groups_of(e->figures->catalogue, key.area, key.as_of);

    if (groups->count)
        e->groups.by = self;
    for (size_t i = 0; i < groups->count; i++) {
        key.area = groups->items[i];
        if (!pov_map_find(&e->groups.seen, &key, sizeof key) &&
            may_make_group(e, &f->key, key.area) &&
            pov_map_add(&e->groups.seen, arena, &key, sizeof key))
            pov_arena_push(arena, &e->groups, key);
    }
}

void area_sums_visit_province(engine *e, pov_figure *f,
                              const pov_equation *self)
{
    if (f->key.area->level == POV_PROVINCE && !e->watch && adds_up(&f->key) &&
        (!e->groups.by || sums_around(e, f) & OF_GROUP))
        add_groups(e, f, self);
}

typedef bool is_there(const pov_figure *figure);

/** Room for one more; `key` is only for whom there is no figure of. */
static term *term_next(engine *e)
{
    static const term none = {NULL, NULL, {NULL}};

    if (e->terms.count == e->terms.capacity)
        pov_arena_push(e->figures->arena, &e->terms, none);
    else
        e->terms.count++;
    return &e->terms.items[e->terms.count - 1];
}

/** Find the terms.  Errors: false if two of them are not known: then nothing
 *  follows. */
static bool gather(engine *e, family *f, is_there *knows)
{
    size_t unknown = 0;

    e->terms.count = 0;
    for (size_t i = 0; i <= f->members->count && unknown < 2; i++) {
        term *t = term_next(e);

        t->role = &f->by->roles[i ? 1 : 0];
        t->figure = f->figures[i];
        if (!t->figure) {
            t->key = f->total;
            if (i)
                t->key.area = f->members->items[i - 1];
            t->figure = f->figures[i] = pov_figures_find(e->figures, &t->key);
        }
        unknown += !knows(t->figure);
    }
    return f->members->count && unknown < 2;
}

/** Would it be known if what contradicts it were left out? */
static bool may_be_known(const pov_figure *f)
{
    return shape_knows(f) || (f && pov_figure_dispute(f)->against.count);
}

static family *sum_of(engine *e, const pov_key *of, const pov_area *total,
                      membership kind)
{
    brood_key key = brood_key_of(of, total, kind);
    pov_brood *b =
        adds_up(of) ? pov_map_find(&e->broods, &key, sizeof key) : NULL;
    family *f = b ? sum_in(b, of) : NULL;

    return f && gather(e, f, may_be_known) ? f : NULL;
}

static bool is_spoken_of(const pov_figure *total)
{
    for (const pov_figure *f = total->moment->first; f; f = f->next_in_moment)
        if (f->evidence.count || pov_figure_bonds(f)->ties.count)
            return true;
    return false;
}

/** Does anything but the sum bear on a total, or on what it is a part of?
 *  Errors: false where the sum only tells what nobody else speaks of. */
static bool is_held(engine *e, const pov_key *key)
{
    const pov_figure *total = pov_figures_find(e->figures, key);
    const pov_area *area = key->area;
    bool held = !total || is_spoken_of(total);

    if (!held && area->parent && sum_of(e, key, area->parent, OF_CHILDREN)) {
        pov_key above = *key;

        above.area = area->parent;
        held = is_held(e, &above);
    }
    for (size_t i = 0; !held && i < pov_area_successors(area)->count; i++) {
        pov_key after = *key;

        after.area = pov_area_successors(area)->items[i];
        held =
            sum_of(e, key, after.area, OF_PREDECESSORS) && is_held(e, &after);
    }
    return held;
}

figure_list area_sums_tied(engine *e, const pov_key *total, pov_arena *arena)
{
    figure_list tied = {0};

    for (int kind = OF_CHILDREN; kind <= OF_PREDECESSORS; kind++) {
        family *f = sum_of(e, total, total->area, (membership)kind);

        if (!f || !is_held(e, total) || !gather(e, f, may_be_known))
            continue;
        for (size_t i = 0; i < e->terms.count; i++)
            if (e->terms.items[i].figure)
                pov_arena_push(arena, &tied, e->terms.items[i].figure);
    }
    return tied;
}

/** Are all that are known whole numbers of quiet moments? */
static bool are_quiet(const term *terms, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const pov_figure *f = terms[i].figure;

        if (!shape_knows(f)
                ? i > 0
                : !f->moment->is_quiet || !pov_interval_is_point(&f->value) ||
                      f->value.low.at.under != 1)
            return false;
    }
    return true;
}

/** Where quiet numbers were added up for the first time the sums are as quiet:
 *  what holds of the numbers of each moment holds of their sums. */
static void close_total(engine *e, const family *f)
{
    const pov_figure *total = pov_figures_find(e->figures, &f->total);

    if (!total || total->moment->first != total || total->next_in_moment)
        return;
    total->moment->is_quiet = true;
    total->moment->made_of = f->members;
}

/** Of quiet numbers that fit nothing more follows. */
static void add_up_quiet(engine *e, const family *f)
{
    const term *terms = e->terms.items;
    bool is_new = !terms[0].figure;

    if (shape_knows(terms[0].figure) &&
        shape_holds(f->by, terms, e->terms.count))
        return;
    e->adding = f->members;
    shape_apply(e, f->by, terms, e->terms.count);
    e->adding = NULL;
    if (is_new)
        close_total(e, f);
}

static void add_up(engine *e, family *f)
{
    if (!gather(e, f, shape_knows))
        return;
    if (are_quiet(e->terms.items, e->terms.count))
        add_up_quiet(e, f);
    else
        shape_apply(e, f->by, e->terms.items, e->terms.count);
}

void area_sums_settle(engine *e)
{
    size_t n = e->waiting.count;

    for (size_t i = 0; i < n; i++) {
        family *f = e->waiting.items[i];

        f->is_waiting = false;
        add_up(e, f);
    }
    e->waiting.count = 0;
}

/** Is the number of one area all that a statement tells, and the same of those
 *  as of the total? */
static bool is_addend(const pov_evidence *e, const pov_evidence *total)
{
    pov_key key = e->figure->key;

    key.area = total->figure->key.area;
    return e->standing == POV_USED && pov_evidence_is_number(e) &&
           pov_interval_is_point(&e->allows) &&
           !pov_key_compare(&key, &total->figure->key);
}

/** Do statements state one number of a total and of each member? */
static bool is_sum_of(const evidence_list *l, const pov_evidence *total,
                      const pov_area_list *members, pov_decimal *rest,
                      pov_arena *arena)
{
    pov_map areas = {0};

    if (members->count + 1 != l->count)
        return false;
    for (size_t i = 0; i < members->count; i++)
        pov_map_add(&areas, arena, &members->items[i], sizeof(pov_area *));
    *rest = total->says.amount;
    for (size_t i = 0; i < l->count; i++) {
        const pov_evidence *e = l->items[i];

        if (!is_addend(e, total))
            return false;
        if (e != total &&
            (!pov_map_find(&areas, &e->figure->key.area, sizeof(pov_area *)) ||
             !pov_decimal_subtract(*rest, e->says.amount, rest)))
            return false;
    }
    return true;
}

const pov_evidence *area_sums_total_of(const evidence_list *l,
                                       pov_decimal *rest, pov_arena *arena)
{
    for (size_t i = 0; i < l->count; i++) {
        const pov_key *key = &l->items[i]->figure->key;

        for (int kind = OF_CHILDREN; kind <= OF_PREDECESSORS; kind++) {
            const pov_area_list *members = members_of(key, (membership)kind);

            if (adds_up(key) && is_sum_of(l, l->items[i], members, rest, arena))
                return l->items[i];
        }
    }
    return NULL;
}

static bool add_known(const pov_figures *figures, const pov_key *total,
                      const pov_area_list *members, pov_interval *sum)
{
    *sum = pov_interval_point(pov_ratio_whole(0));
    for (size_t i = 0; i < members->count; i++) {
        pov_key key = *total;
        const pov_figure *f;

        key.area = members->items[i];
        f = pov_figures_find(figures, &key);
        if (!shape_knows(f))
            return false;
        *sum = pov_interval_add(sum, &f->value);
    }
    return members->count;
}

bool area_sums_known(const pov_figures *figures, const pov_key *total,
                     pov_interval *sum)
{
    for (int kind = OF_CHILDREN; kind <= OF_PREDECESSORS; kind++) {
        const pov_area_list *members = members_of(total, (membership)kind);

        if (adds_up(total) && add_known(figures, total, members, sum))
            return true;
    }
    return false;
}

bool area_sums_is_part(const pov_area *part, const pov_area *whole)
{
    return part->parent == whole ||
           pov_areas_hold(pov_area_predecessors(whole), part);
}

/** Above this many terms a sum is not silenced for one of them. */
enum { FEW_AREAS = 3 };

const pov_area *area_sums_of_many(const evidence_list *l)
{
    for (size_t i = 0; i < l->count; i++) {
        const pov_area *whole = l->items[i]->figure->key.area, *last = NULL;
        size_t parts = 0;

        for (size_t k = 0; k < l->count; k++) {
            const pov_area *part = l->items[k]->figure->key.area;

            parts += part != last && area_sums_is_part(part, whole);
            last = part;
        }
        if (parts > FEW_AREAS)
            return whole;
    }
    return NULL;
}
