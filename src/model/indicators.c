#include "model/indicators.h"

#include <string.h>

#include "model/names.h"

/* What may be broken down or counted in persons has its place in the order of
 * reports from the start, but is made when somebody asks for it first: there
 * are thousands, and a run needs a few. */

static const char households_unit[] = "households";
static const char persons_unit[] = "persons";

bool pov_indicator_counts_residents(const pov_indicator *i)
{
    return i->by_standard || (!i->is_flow && !*i->whole_label);
}

const char *pov_indicator_counted_in(const pov_indicator *indicator)
{
    if (!strcmp(indicator->unit, households_unit))
        return households_unit;
    return strcmp(indicator->unit, persons_unit) ? NULL : persons_unit;
}

void indicator_enter(pov_catalogue *catalogue, pov_indicator *row)
{
    row->rank = catalogue->indicators.count;
    row->all = row->counted = row->plain = row;
    row->is_named = true;
    pov_arena_push(catalogue->arena, &catalogue->indicators, row);
}

const pov_indicator *pov_indicator_kin(const pov_indicator *indicator,
                                       pov_kin kin)
{
    for (size_t i = 0; i < indicator->kin.count; i++)
        if (indicator->kin.items[i].is == kin)
            return indicator->kin.items[i].indicator;
    return NULL;
}

const pov_indicator *pov_indicator_in(const pov_indicator *indicator,
                                      const char *counted)
{
    if (!strcmp(indicator->unit, counted))
        return indicator;
    return strcmp(counted, persons_unit)
               ? NULL
               : pov_indicator_kin(indicator, POV_PERSONS);
}

bool pov_indicator_is_share(const pov_indicator *indicator)
{
    return indicator->counted != indicator;
}

/* It was its id when it was a row. */
const char *pov_indicator_word(const pov_indicator *i, pov_arena *arena)
{
    bool is_in_persons = strcmp(i->unit, i->plain->unit) != 0;

    return pov_arena_format(
        arena, "%s%s%s%s%s", i->plain->id, is_in_persons ? "_" : "",
        is_in_persons ? i->unit : "", i->breakdown ? "_" : "",
        i->breakdown ? i->breakdown->id : "");
}

/** "poor (persons, urban)" */
static const char *id_of(pov_arena *arena, const pov_indicator *i)
{
    bool is_in_persons = strcmp(i->unit, i->plain->unit) != 0;

    return pov_arena_format(arena, "%s (%s%s%s)", i->plain->id,
                            is_in_persons ? i->unit : "",
                            is_in_persons && i->breakdown ? ", " : "",
                            i->breakdown ? i->breakdown->id : "");
}

bool indicator_rest_read(const char *text, indicator_rest *rest,
                         pov_arena *arena)
{
    size_t persons = sizeof persons_unit - 1, length = strlen(text);
    bool in_brackets = !strncmp(text, " (", 2);
    const char *joint = in_brackets ? ", " : "_";

    *rest = (indicator_rest){.whom = NULL};
    if (in_brackets ? length < 4 || text[length - 1] != ')' : *text != '_')
        return false;
    text = in_brackets ? pov_arena_copy(arena, text + 2, length - 3) : text + 1;
    rest->in_persons =
        !strncmp(text, persons_unit, persons) &&
        (!text[persons] || !strncmp(text + persons, joint, strlen(joint)));
    if (rest->in_persons)
        text += text[persons] ? persons + strlen(joint) : persons;
    rest->whom = *text ? text : NULL;
    return rest->in_persons || rest->whom;
}

const pov_indicator *indicator_rest_of(const pov_indicator *indicator,
                                       const indicator_rest *rest,
                                       const pov_breakdown *breakdown)
{
    const pov_indicator *of = indicator;

    if (rest->in_persons) {
        of = pov_indicator_kin(indicator, POV_PERSONS);
        if (!of || of->plain != indicator)
            return NULL;
    }
    return rest->whom ? pov_indicator_of_whom(of, breakdown) : of;
}

/** How one indicator is broken down. */
struct pov_broken_down {
    pov_catalogue *catalogue;
    pov_indicator *of;
    size_t first; /* rank of the first, and of its share the next one */
    /* What it was called when the order was made, whatever a table of labels
       calls it later: what is made of it is called the same at any time. */
    const char *label_vi, *label_en;
};

static void label(pov_arena *arena, pov_indicator *made,
                  const pov_indicator *of)
{
    const pov_breakdown *b = made->breakdown;

    if (b) {
        made->label_vi =
            pov_arena_format(arena, "%s %s", of->label_vi, b->label_vi);
        made->label_en =
            pov_arena_format(arena, "%s, %s", of->label_en, b->label_en);
    } else {
        made->label_vi =
            pov_arena_format(arena, "%s (nhân khẩu)", of->label_vi);
        made->label_en = pov_arena_format(arena, "%s, persons", of->label_en);
    }
}

/** The indicator that another one is in this unit or with this breakdown; `row`
 *  is it, if one of indicators.csv has the word for it. */
static pov_indicator *make_like(pov_catalogue *catalogue,
                                const pov_indicator *of, const char *unit,
                                const pov_breakdown *breakdown,
                                pov_indicator *row)
{
    pov_arena *arena = catalogue->arena;
    pov_indicator like = *of, *made = row;

    like.unit = unit;
    like.breakdown = breakdown;
    if (!row) {
        label(arena, &like, of);
        like.is_named = false;
        made = pov_arena_alloc(arena, sizeof *made);
        *made = like;
    }
    made->plain = of->plain;
    made->unit = unit;
    made->breakdown = breakdown;
    made->id = id_of(arena, made);
    made->all = made->counted = made;
    made->share = NULL;
    made->broken_down = NULL;
    made->kin = (struct pov_kinship){NULL, 0, 0};
    made->whole = NULL;
    made->is_headline = false;
    made->is_crossing = of->is_crossing;
    return made;
}

static void put(pov_catalogue *catalogue, pov_indicator *made, size_t rank)
{
    made->rank = rank;
    catalogue->indicators.items[rank] = made;
}

/** A share says in its label that it is one. */
static void label_share(pov_arena *arena, const pov_indicator *of,
                        pov_indicator *share)
{
    share->label_vi = pov_arena_format(arena, "%s, tỷ trọng", of->label_vi);
    share->label_en = pov_arena_format(arena, "%s, share", of->label_en);
}

static void make_share(pov_catalogue *catalogue, pov_indicator *some,
                       const pov_indicator *of, size_t rank)
{
    pov_indicator *share = pov_arena_alloc(catalogue->arena, sizeof *share);

    *share = *some;
    share->is_named = false;
    label_share(catalogue->arena, some, share);
    share->counted = some;
    share->whole = of;
    share->whole_label = "";
    some->share = share;
    put(catalogue, share, rank);
}

/** Of persons, what is of households; else of the same breakdown. */
static const pov_indicator *
counterpart(const pov_indicator *of, const pov_indicator *like, bool in_persons)
{
    if (of && in_persons)
        of = pov_indicator_kin(of, POV_PERSONS);
    return of && like->breakdown ? pov_indicator_of_whom(of, like->breakdown)
                                 : of;
}

/** Give one what another has, each in persons or of the same breakdown. */
static void link_like(pov_arena *arena, pov_indicator *to,
                      const pov_indicator *from, bool in_persons)
{
    if (!to->breakdown || to->breakdown->has_rate)
        to->whole = counterpart(from->whole, to, in_persons);
    for (size_t i = 0; i < from->kin.count; i++) {
        pov_relative kin = from->kin.items[i];

        if (in_persons && kin.is == POV_PERSONS)
            continue;
        kin.indicator = counterpart(kin.indicator, to, in_persons);
        pov_arena_push(arena, &to->kin, kin);
    }
}

/** Its kin may lead back to it: it is put in its place first. */
static void make(struct pov_broken_down *d, const pov_breakdown *b,
                 pov_indicator *row)
{
    pov_indicator *of = d->of, like = *of, *some;
    size_t rank = d->first + 2 * b->rank;

    like.label_vi = d->label_vi;
    like.label_en = d->label_en;
    some = make_like(d->catalogue, &like, of->unit, b, row);
    some->all = of;
    some->whole_label = b->has_rate ? of->whole_label : "";
    put(d->catalogue, some, rank);
    make_share(d->catalogue, some, of, rank + 1);
    link_like(d->catalogue->arena, some, of, false);
}

const pov_indicator *pov_indicator_of_whom(const pov_indicator *indicator,
                                           const pov_breakdown *breakdown)
{
    struct pov_broken_down *d = indicator->broken_down;
    pov_indicator *const *place;

    if (!d || !breakdown)
        return NULL;
    place = &d->catalogue->indicators.items[d->first + 2 * breakdown->rank];
    if (!*place)
        make(d, breakdown, NULL);
    return *place;
}

const struct pov_indicator_list *
pov_catalogue_indicators_of(const pov_catalogue *catalogue,
                            const bool breakdowns[])
{
    const struct pov_indicator_list *all = &catalogue->indicators;

    for (size_t i = 0; i < all->count; i++)
        for (size_t b = 0; all->items[i] && all->items[i]->broken_down &&
                           b < catalogue->breakdowns.count;
             b++)
            if (!breakdowns || breakdowns[b])
                pov_indicator_of_whom(all->items[i],
                                      catalogue->breakdowns.items[b]);
    return all;
}

const struct pov_indicator_list *
pov_catalogue_indicators(const pov_catalogue *catalogue)
{
    return pov_catalogue_indicators_of(catalogue, NULL);
}

/** Rows of indicators.csv, on their way into their places. */
typedef struct splitting {
    pov_catalogue *catalogue;
    size_t n; /* rows */
    pov_indicator **rows;
    pov_map ids;    /* id → a row */
    bool *is_split; /* by row: it is to be broken down */
    struct adopted {
        pov_indicator *of; /* the row is this one, NULL: itself */
        indicator_rest as;
        pov_indicator *in_persons; /* the row that is it in persons; NULL */
    } * adopted;
} splitting;

static const pov_breakdown *breakdown_of_id(const pov_catalogue *catalogue,
                                            const char *id)
{
    const pov_breakdown *b =
        id ? names_find(&catalogue->names[POV_ROW_BREAKDOWN], POV_NAME_KEY, id,
                        strlen(id))
                 .thing
           : NULL;

    return b && !strcmp(b->id, id) ? b : NULL;
}

/** Has it persons of its own?  Every form counts them beside households. */
static bool has_persons(const pov_indicator *i)
{
    return i->by_standard && !strcmp(i->unit, households_unit);
}

/** No form has the persons of some who moved. */
static bool has_some_persons(const pov_indicator *i)
{
    return !i->is_flow;
}

/** Is there such a row as this rest of an id says of another one? */
static bool is_of(const splitting *s, const pov_indicator *of,
                  const indicator_rest *as)
{
    return (!as->whom || breakdown_of_id(s->catalogue, as->whom)) &&
           (!as->in_persons ||
            (has_persons(of) && (!as->whom || has_some_persons(of))));
}

/** Is the row another one in persons, or of some, by its id?  Of several that
 *  its id begins with it is that which stands last. */
static void adopt(const splitting *s, size_t row)
{
    const char *id = s->rows[row]->id;
    struct adopted *a = &s->adopted[row];

    for (size_t n = 1; *id && id[n]; n++) {
        indicator_rest as;
        pov_indicator *of =
            id[n] == '_' || id[n] == ' ' ? pov_map_find(&s->ids, id, n) : NULL;

        if (of && s->is_split[of->rank] &&
            indicator_rest_read(id + n, &as, s->catalogue->arena) &&
            is_of(s, of, &as) && (!a->of || a->of->rank < of->rank)) {
            a->of = of;
            a->as = as;
        }
    }
    if (a->of && a->as.in_persons && !a->as.whom &&
        !s->adopted[a->of->rank].in_persons)
        s->adopted[a->of->rank].in_persons = s->rows[row];
}

static void break_down(splitting *s, pov_indicator *of, size_t *next)
{
    pov_arena *arena = s->catalogue->arena;
    struct pov_broken_down *d = pov_arena_alloc(arena, sizeof *d);

    *d = (struct pov_broken_down){.catalogue = s->catalogue,
                                  .of = of,
                                  .first = *next,
                                  .label_vi = of->label_vi,
                                  .label_en = of->label_en};
    of->broken_down = d;
    *next += 2 * s->catalogue->breakdowns.count;
}

/** The persons of households: their number, and that of some of them. */
static void count_persons(splitting *s, size_t row, size_t *next)
{
    pov_indicator *households = s->rows[row], *persons;
    pov_relative kin = {.is = POV_PERSONS};

    if (!has_persons(households))
        return;
    persons = make_like(s->catalogue, households, persons_unit, NULL,
                        s->adopted[row].in_persons);
    put(s->catalogue, persons, (*next)++);
    kin.indicator = persons;
    if (!pov_indicator_kin(households, POV_PERSONS))
        pov_arena_push(s->catalogue->arena, &households->kin, kin);
    if (has_some_persons(households))
        break_down(s, persons, next);
}

static void link_persons(const splitting *s)
{
    for (size_t i = 0; i < s->n; i++) {
        const pov_indicator *persons =
            pov_indicator_kin(s->rows[i], POV_PERSONS);

        if (s->is_split[i] && !s->adopted[i].of && persons &&
            persons->by_standard)
            link_like(s->catalogue->arena,
                      s->catalogue->indicators.items[persons->rank], s->rows[i],
                      true);
    }
}

/** Mark what leaves a stock, as a flow of its own or as a part of one. */
static void mark_leaving(const pov_indicator *flow, bool *leaves)
{
    leaves[flow->rank] = true;
    for (size_t i = 0; i < flow->kin.count; i++)
        if (flow->kin.items[i].is == POV_PART && flow->kin.items[i].indicator)
            leaves[flow->kin.items[i].indicator->rank] = true;
}

/** Mark the flows that leave one stock for another. */
static void mark_crossings(pov_catalogue *catalogue)
{
    pov_indicator **all = catalogue->indicators.items;
    size_t n = catalogue->indicators.count;
    bool *leaves = pov_arena_alloc(catalogue->arena, n + 1);

    for (int is = POV_OUTFLOW; is <= POV_INFLOW; is++)
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; all[i] && k < all[i]->kin.count; k++) {
                const pov_indicator *flow = all[i]->kin.items[k].indicator;

                if (!flow || (int)all[i]->kin.items[k].is != is)
                    continue;
                if (is == POV_OUTFLOW)
                    mark_leaving(flow, leaves);
                else
                    all[flow->rank]->is_crossing = leaves[flow->rank];
            }
}

static void mark_split(const splitting *s, const pov_indicator *i)
{
    const pov_indicator *persons = pov_indicator_kin(i, POV_PERSONS);

    s->is_split[i->rank] = true;
    if (persons)
        s->is_split[persons->rank] = true;
    if (i->whole && !s->is_split[i->whole->rank])
        mark_split(s, i->whole);
}

static void make_adopted(const splitting *s)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct adopted *a = &s->adopted[i];
        const pov_indicator *of = a->of;

        if (of && a->as.in_persons)
            of = pov_indicator_kin(of, POV_PERSONS);
        if (!of || !a->as.whom || !of->broken_down)
            continue;
        make(of->broken_down, breakdown_of_id(s->catalogue, a->as.whom),
             s->rows[i]);
        names_end_part_all(&s->catalogue->names[POV_ROW_INDICATOR],
                           s->catalogue->arena, s->rows[i]);
    }
}

/** How many there will be: rows and their persons, and what is to be broken
 * down by every breakdown, with shares. */
static size_t number_of(const splitting *s)
{
    size_t parts = 2 * s->catalogue->breakdowns.count, n = 0;

    for (size_t i = 0; i < s->n; i++) {
        const pov_indicator *row = s->rows[i];

        if (s->adopted[i].of)
            continue;
        n += 1 + (s->is_split[i] ? parts : 0);
        if (s->is_split[i] && has_persons(row))
            n += 1 + (has_some_persons(row) ? parts : 0);
    }
    return n;
}

static splitting splitting_of(pov_catalogue *catalogue)
{
    size_t n = catalogue->indicators.count;
    pov_arena *arena = catalogue->arena;
    splitting s = {.catalogue = catalogue,
                   .n = n,
                   .rows = catalogue->indicators.items,
                   .is_split = pov_arena_alloc(arena, n + 1),
                   .adopted =
                       pov_arena_alloc(arena, (n + 1) * sizeof *s.adopted)};

    for (size_t i = 0; i < n; i++)
        *pov_map_at(&s.ids, arena, s.rows[i]->id, strlen(s.rows[i]->id)) =
            s.rows[i];
    for (size_t i = 0; i < n; i++)
        if (s.rows[i]->by_standard && pov_indicator_counted_in(s.rows[i]))
            mark_split(&s, s.rows[i]);
    for (size_t i = 0; i < n; i++)
        adopt(&s, i);
    catalogue->indicators = (struct pov_indicator_list){
        pov_arena_alloc(arena, (number_of(&s) + 1) * sizeof *s.rows), 0, 0};
    return s;
}

void pov_catalogue_break_down(pov_catalogue *catalogue)
{
    splitting s = splitting_of(catalogue);
    size_t next = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.adopted[i].of)
            continue;
        put(catalogue, s.rows[i], next++);
        if (!s.is_split[i])
            continue;
        break_down(&s, s.rows[i], &next);
        count_persons(&s, i, &next);
    }
    catalogue->indicators.count = catalogue->indicators.capacity = next;
    link_persons(&s);
    make_adopted(&s);
    mark_crossings(catalogue);
}

void pov_catalogue_label(pov_catalogue *catalogue,
                         const pov_indicator *indicator, const char *label_vi,
                         const char *label_en)
{
    pov_indicator **all = catalogue->indicators.items;
    pov_indicator *i = all[indicator->rank];

    i->is_named = true;
    i->label_vi = label_vi;
    i->label_en = label_en;
    if (i->share)
        label_share(catalogue->arena, i, all[i->share->rank]);
}
