#include "reckon/group_sums.h"

#include <errno.h>
#include <stdlib.h>

#include "povstat/keep.h"
#include "reckon/propagate.h"
#include "reckon/reconcile.h"
#include "reckon/shapes.h"

/* One way: the figures of provinces are given here.  So a family of areas can
 * be settled without looking at any other, and one paper about the country
 * does not put those of its provinces in doubt. */

enum { MOST_ROUNDS = 6 };

static bool is_of_group(const pov_figure *f)
{
    return pov_area_is_group(f->key.area);
}

static figure_list figures_of_groups(engine *e)
{
    figure_list all = {0};

    for (size_t i = 0; i < e->figures->count; i++)
        if (is_of_group(e->figures->items[i]))
            pov_arena_push(e->figures->arena, &all, e->figures->items[i]);
    return all;
}

/** A sum of what is at least so strong.  Errors: false if not all provinces
 *  are known, or some are weaker. */
static bool sum_of(engine *e, const pov_key *total, pov_derivation *d)
{
    const pov_area_list *members =
        pov_key_members(e->figures->catalogue, total);
    pov_key key = *total;

    e->inputs.count = 0;
    for (size_t i = 0; i < members->count; i++) {
        pov_input in = {.role = &d->by->roles[1]};

        key.area = members->items[i];
        in.figure = pov_figures_find(e->figures, &key);
        if (!shape_knows(in.figure))
            return false;
        pov_arena_push(e->figures->arena, &e->inputs, in);
    }
    d->from = e->inputs.items;
    d->n_from = e->inputs.count;
    return d->n_from && engine_weight(d) >= e->stage;
}

static void add_up(engine *e)
{
    for (size_t i = 0; i < e->groups.count; i++) {
        pov_derivation d = {.by = e->groups.by,
                            .role = &e->groups.by->roles[0]};

        if (!sum_of(e, &e->groups.items[i], &d))
            continue;
        d.gives = pov_derivation_solve(&d, POV_AS_KNOWN);
        engine_narrow(e, pov_figures_at(e->figures, &e->groups.items[i]), &d);
    }
}

/** Only what is stated of a group gives way, to what is stronger. */
static void run(engine *e, const figure_list *of_groups)
{
    for (int rank = POV_MINISTRY; rank > POV_NO_STATUS; rank--) {
        e->stage = (pov_status)rank;
        e->nothing_gives_way = false;
        for (size_t i = 0; i < of_groups->count; i++)
            engine_state(e, of_groups->items[i]);
        e->nothing_gives_way = true;
        propagate_settle(e);
        add_up(e);
        propagate_settle(e);
    }
    propagate_claimed(e, of_groups->items, of_groups->count);
    propagate_assumed(e, of_groups->items, of_groups->count);
}

/** "; they add up to 999", if it is that. */
static const char *sum_text(const engine *e, const suspicion *s)
{
    pov_findings *findings = e->findings;
    const pov_dispute *dispute = pov_figure_dispute(s->figure);

    for (size_t i = 0; i < dispute->against.count; i++) {
        const pov_derivation *d = dispute->against.items[i];
        const char *range = d->by == e->groups.by && s->by == d->by
                                ? reconcile_range_text(&d->gives, findings)
                                : NULL;

        if (range)
            return pov_arena_format(
                findings->arena,
                pov_say(findings->language, "; they add up to %s"), range);
    }
    return "";
}

/** Tell of it at the first statement of a group, and dispute all of them. */
static bool dispute(engine *e, const suspicion *s)
{
    const evidence_list *l = &s->rests_on.statements;
    pov_findings *findings = e->findings;
    pov_finding *f = NULL;

    for (size_t i = 0; i < l->count; i++) {
        const pov_evidence *stated = l->items[i];

        if (!is_of_group(stated->figure) ||
            !reconcile_dispute(stated->figure, POV_BLAMED_WITH_OTHERS))
            continue;
        if (!f)
            f = pov_find(findings, POV_FOUND_GROUP_MISFIT,
                         stated->sources.items[0].place, "%s, %s: '%s': %s%s",
                         stated->figure->key.area->id,
                         stated->figure->key.indicator->id,
                         stated->sources.items[0].raw,
                         pov_say(findings->language, reconcile_reason(s->by)),
                         sum_text(e, s));
        else
            pov_find_related(findings, f, stated->sources.items[0].place,
                             reconcile_describe(findings, stated, 0));
    }
    return f != NULL;
}

static bool dispute_all(engine *e)
{
    bool any = false;

    for (size_t i = 0; i < e->suspicions.count; i++)
        any = dispute(e, e->suspicions.items[i]) || any;
    return any;
}

void group_sums_settle(engine *e)
{
    figure_list of_groups = figures_of_groups(e);
    bool again = e->groups.by && (e->groups.count || of_groups.count);

    for (int round = 0; again && round < MOST_ROUNDS; round++) {
        e->changed_statements = false;
        e->suspicions.count = 0;
        e->suspected = (pov_map){0};
        for (size_t i = 0; i < e->figures->count; i++)
            if (is_of_group(e->figures->items[i])) {
                reconcile_choose_again(e->figures->items[i]);
                propagate_forget(e->figures->items[i]);
            }
        run(e, &of_groups);
        again = dispute_all(e) || e->changed_statements;
    }
}

/* Families that go by one after another: what may be needed of them. */

/** A number of a group, as long as all provinces before are known. */
typedef struct wanted {
    pov_key key;
    bool is_lost;
    size_t n_kept; /* provinces */
    size_t number; /* in the order in which they were met */
    pov_day day;   /* of its turn, see find_turns */
} wanted;

/** What is kept of one family and day, and rests. */
typedef struct bed {
    pov_day since, as_of, day; /* as that of wanted */
    pov_rest rest;
    pov_figure **figures;
    size_t n;
} bed;

struct pov_group_sums {
    const pov_families *families;
    const pov_catalogue *catalogue;
    pov_wants wants;
    pov_arena *arena;
    pov_figures *figures; /* of provinces, kept */
    figure_list seen;     /* the same, of days of which groups are told */
    pov_keep *keep;
    pov_map roots; /* of the families there are → `coming` or `gone` */
    pov_map by_key;
    struct {
        wanted **items;
        size_t count, capacity;
    } wanted;
    const pov_equation *by;

    /* where it rests */
    pov_resting *resting; /* NULL: it does not */
    struct {
        const pov_figure **items;
        size_t count, capacity;
    } passing; /* of the family that goes by, to be kept */
    struct {
        bed *items;
        size_t count, capacity;
    } beds;
    bool is_in_turn; /* both lists are in the order of days */
    struct {
        size_t from, to;
    } now_wanted, now_beds;
};

static char coming, gone;

pov_group_sums *pov_group_sums_new(const pov_families *families,
                                   const pov_catalogue *catalogue,
                                   pov_wants wants, pov_arena *arena)
{
    pov_group_sums *s = pov_arena_alloc(arena, sizeof *s);

    s->families = families;
    s->catalogue = catalogue;
    s->wants = wants;
    s->arena = arena;
    s->figures = pov_figures_new(catalogue, arena);
    s->keep = pov_keep_new(arena);
    for (size_t i = 0; i < pov_families_count(families); i++) {
        const pov_area *root = pov_families_root(families, i);

        if (root)
            *pov_map_at(&s->roots, arena, &root, sizeof root) = &coming;
    }
    return s;
}

static wanted *wanted_at(pov_group_sums *s, const pov_key *key)
{
    void **at = pov_map_at(&s->by_key, s->arena, key, sizeof *key);
    wanted *w = *at;

    if (!w) {
        *at = w = pov_arena_alloc(s->arena, sizeof *w);
        w->key = *key;
        w->number = s->wanted.count;
        pov_arena_push(s->arena, &s->wanted, w);
    }
    return w;
}

/** Were all its provinces known that went by before this family, and are the
 *  others to come? */
static bool may_be_known(const pov_group_sums *s, const wanted *w,
                         const pov_area_list *members)
{
    size_t n_gone = 0;

    for (size_t i = 0; i < members->count; i++) {
        const pov_area *root = pov_area_of_today(members->items[i]);
        const void *where = pov_map_find(&s->roots, &root, sizeof root);

        if (!where)
            return false;
        n_gone += where == &gone;
    }
    return w->n_kept == n_gone;
}

/** Keep a province's figure; where nobody will ask what it rests on, what is
 *  known of it. */
static void keep_province(pov_group_sums *s, const pov_figure *f)
{
    bool is_explained;

    if (s->resting) {
        pov_arena_push(s->arena, &s->passing, f);
        return;
    }
    is_explained = s->wants != POV_WANTS_FINDINGS ||
                   pov_families_tell_of(s->families, f->key.as_of);

    if (!pov_figures_find(s->figures, &f->key))
        pov_figures_adopt(s->figures, is_explained
                                          ? pov_keep_figure(s->keep, f)
                                          : pov_keep_value(s->keep, f));
}

/** Keep what it is a sum of, of the family of this root. */
static void keep_members(pov_group_sums *s, wanted *w, const engine *e,
                         const pov_area *root)
{
    const pov_area_list *members = pov_key_members(s->catalogue, &w->key);
    pov_key key = w->key;

    w->is_lost = w->is_lost || !may_be_known(s, w, members);
    for (size_t i = 0; i < members->count && !w->is_lost; i++) {
        const pov_figure *f;

        key.area = members->items[i];
        if (pov_area_of_today(key.area) != root)
            continue;
        f = pov_figures_find(e->figures, &key);
        if (shape_knows(f)) {
            keep_province(s, f);
            w->n_kept++;
        } else {
            w->is_lost = true;
        }
    }
}

/** Does it tell whoever misses a number of a group which provinces report? */
static bool is_report(const pov_group_sums *s, const pov_figure *f)
{
    const pov_key *key = &f->key;

    return !key->area->parent && !key->plan && key->form == POV_LEVEL &&
           key->unit == POV_IN_COUNT &&
           pov_families_tell_of(s->families, key->as_of) &&
           (pov_figure_is_known(f) || f->conflict);
}

static void keep_reports(pov_group_sums *s, const pov_figures *of)
{
    for (size_t i = 0; i < of->count; i++)
        if (is_report(s, of->items[i]))
            pov_arena_push(s->arena, &s->seen,
                           pov_keep_stated(s->keep, of->items[i]));
}

static int compare_days(pov_day a, pov_day b)
{
    return (a > b) - (a < b);
}

static int compare_passing(const void *left, const void *right)
{
    const pov_figure *const *a = left, *const *b = right;
    int order = compare_days((*a)->key.as_of, (*b)->key.as_of);

    order = order ? order : compare_days((*a)->key.since, (*b)->key.since);
    return order ? order : pov_key_compare(&(*a)->key, &(*b)->key);
}

/** Keep those of one day, each once, from one of them on.  Returns where those
 *  of the next begin. */
static size_t lay_day(pov_group_sums *s, size_t from)
{
    const pov_figure **items = s->passing.items;
    const pov_key *first = &items[from]->key;
    bed b = {.since = first->since, .as_of = first->as_of};
    size_t to = from;

    while (to < s->passing.count && items[to]->key.as_of == b.as_of &&
           items[to]->key.since == b.since)
        to++;
    pov_resting_next(s->resting);
    b.figures = pov_arena_alloc(s->arena, (to - from) * sizeof *b.figures);
    for (size_t i = from; i < to; i++)
        if (i == from || items[i] != items[i - 1])
            b.figures[b.n++] = pov_keep_figure(s->keep, items[i]);
    pov_keep_end(s->keep);
    b.rest = pov_resting_lay(s->resting);
    pov_arena_push(s->arena, &s->beds, b);
    return to;
}

/** Keep what is needed of a family whose figures take so much. */
static void lay_down(pov_group_sums *s, size_t size)
{
    enum { COPIES = 4 }; /* days may rest on days */

    if (!s->passing.count)
        return;
    qsort(s->passing.items, s->passing.count, sizeof *s->passing.items,
          compare_passing);
    pov_resting_begin(s->resting, COPIES * size);
    for (size_t i = 0; i < s->passing.count;)
        i = lay_day(s, i);
    s->passing.count = 0;
}

void group_sums_keep(pov_group_sums *s, const engine *e)
{
    const pov_area *root;

    if (!e->figures->count)
        return;
    root = pov_area_of_today(e->figures->items[0]->key.area);
    if (e->groups.by)
        s->by = e->groups.by;
    for (size_t i = 0; i < e->groups.count; i++)
        keep_members(s, wanted_at(s, &e->groups.items[i]), e, root);
    if (s->resting)
        lay_down(s, e->figures->arena->bytes);
    else if (s->wants != POV_WANTS_FINDINGS)
        keep_reports(s, e->figures);
    pov_keep_end(s->keep);
    *pov_map_at(&s->roots, s->arena, &root, sizeof root) = &gone;
}

void pov_group_sums_rest(pov_group_sums *s, const char *directory,
                         unsigned steps)
{
    s->resting = pov_resting_new(directory, s->arena);
    pov_keep_resting(s->keep, s->resting, steps);
}

void pov_group_sums_end(pov_group_sums *s)
{
    if (s && s->resting)
        pov_resting_free(s->resting);
}

/** A flow ties two days: all of those that are tied have one turn, the first.
 */
static void find_turns(pov_group_sums *s)
{
    pov_map tied = {0};

    for (size_t i = 0; i < s->wanted.count; i++) {
        const pov_key *key = &s->wanted.items[i]->key;

        if (key->since) {
            pov_map_add(&tied, s->arena, &key->since, sizeof key->since);
            pov_map_add(&tied, s->arena, &key->as_of, sizeof key->as_of);
        }
    }
    for (size_t i = 0; i < s->wanted.count; i++) {
        wanted *w = s->wanted.items[i];

        if (!pov_map_find(&tied, &w->key.as_of, sizeof w->key.as_of))
            w->day = w->key.as_of;
    }
    for (size_t i = 0; i < s->beds.count; i++) {
        bed *b = &s->beds.items[i];

        if (!pov_map_find(&tied, &b->as_of, sizeof b->as_of))
            b->day = b->as_of;
    }
}

static int compare_wanted(const void *left, const void *right)
{
    const wanted *const *a = left, *const *b = right;
    int order = compare_days((*a)->day, (*b)->day);

    return order ? order : (*a)->number < (*b)->number ? -1 : 1;
}

static int compare_beds(const void *left, const void *right)
{
    const bed *a = left, *b = right;
    int order = compare_days(a->day, b->day);

    return order ? order
                 : (a->rest.at > b->rest.at) - (a->rest.at < b->rest.at);
}

/** Put what can be known in the order of its turns. */
static void put_in_turn(pov_group_sums *s)
{
    size_t n = 0;

    find_turns(s);
    for (size_t i = 0; i < s->wanted.count; i++)
        if (!s->wanted.items[i]->is_lost)
            s->wanted.items[n++] = s->wanted.items[i];
    s->wanted.count = n;
    if (n)
        qsort(s->wanted.items, n, sizeof *s->wanted.items, compare_wanted);
    if (s->beds.count)
        qsort(s->beds.items, s->beds.count, sizeof *s->beds.items,
              compare_beds);
    s->is_in_turn = true;
}

static void sleep_again(pov_group_sums *s)
{
    for (size_t i = s->now_beds.from; i < s->now_beds.to; i++)
        pov_resting_sleep(&s->beds.items[i].rest);
}

bool pov_group_sums_turn(pov_group_sums *s, int *error)
{
    size_t w, b;
    pov_day day;

    *error = 0;
    if (!s->is_in_turn)
        put_in_turn(s);
    sleep_again(s);
    w = s->now_wanted.from = s->now_wanted.to;
    b = s->now_beds.to;
    if (w == s->wanted.count)
        return false;
    day = s->wanted.items[w]->day;
    while (w < s->wanted.count && s->wanted.items[w]->day == day)
        w++;
    while (b < s->beds.count && s->beds.items[b].day < day)
        b++;
    s->now_wanted.to = w;
    for (s->now_beds.from = b; b < s->beds.count; b++) {
        if (s->beds.items[b].day != day)
            break;
        if (!pov_resting_wake(s->resting, &s->beds.items[b].rest))
            *error = errno;
    }
    s->now_beds.to = b;
    return !*error;
}

/** All, or those whose turn it is. */
static void join_wanted(const pov_group_sums *s, engine *e, size_t from,
                        size_t to)
{
    e->groups.by = s->by;
    for (size_t i = from; i < to; i++)
        if (!s->wanted.items[i]->is_lost)
            pov_arena_push(e->figures->arena, &e->groups,
                           s->wanted.items[i]->key);
}

void group_sums_join(pov_group_sums *s, engine *e)
{
    for (size_t i = 0; i < s->figures->count; i++)
        pov_figures_adopt(e->figures, s->figures->items[i]);
    for (size_t b = s->now_beds.from; b < s->now_beds.to; b++)
        for (size_t i = 0; i < s->beds.items[b].n; i++)
            pov_figures_adopt(e->figures, s->beds.items[b].figures[i]);
    if (s->resting)
        join_wanted(s, e, s->now_wanted.from, s->now_wanted.to);
    else
        join_wanted(s, e, 0, s->wanted.count);
}

void group_sums_show(const pov_group_sums *s, pov_figures *groups)
{
    for (size_t i = 0; i < s->seen.count; i++)
        if (!pov_figures_find(groups, &s->seen.items[i]->key))
            pov_figures_adopt(groups, s->seen.items[i]);
}
