#include <string.h>

#include "reckon/identity.h"

/* Totals made of disjoint parts, persons of households: which indicators
 * belong together is looked up by name once, then by the indicator's rank. */

enum { N_PARTS = 2 };

/** A total and its parts, by id. */
static const struct named_sum {
    const char *total, *parts[N_PARTS];
} named_sums[] = {
    {"poor_or_near_poor", {"poor", "near_poor"}},
    {"funds", {"funds_investment", "funds_recurrent"}},
    {"works_invested", {"works_new", "works_carried_over"}},
};

typedef struct sum {
    const pov_indicator *total, *parts[N_PARTS];
} sum;

struct kinship {
    struct {
        sum *items;
        size_t count, capacity;
    } sums; /* that the indicator is part of */
    const pov_indicator *persons, *households; /* who lives in them; in what */
};

static void add_sum(engine *e, sum s)
{
    pov_arena *arena = e->figures->arena;

    if (!s.total || !s.parts[0] || !s.parts[1])
        return;
    pov_arena_push(arena, &e->kin[s.total->rank].sums, s);
    for (size_t i = 0; i < N_PARTS; i++)
        pov_arena_push(arena, &e->kin[s.parts[i]->rank].sums, s);
}

static void add_kin_of(engine *e, const pov_indicator *i)
{
    const pov_catalogue *c = e->figures->catalogue;
    pov_arena *arena = e->figures->arena;
    const pov_indicator *persons = pov_indicator_of_persons(c, i, arena);

    if (persons) {
        e->kin[i->rank].persons = persons;
        e->kin[persons->rank].households = i;
    }
    add_sum(e, (sum){i,
                     {pov_indicator_in(c, i, true, arena),
                      pov_indicator_in(c, i, false, arena)}});
}

void identity_find_kin(engine *e)
{
    const pov_catalogue *c = e->figures->catalogue;
    size_t n = c->indicators.count;

    e->kin = pov_arena_alloc(e->figures->arena, (n + 1) * sizeof *e->kin);
    for (size_t i = 0; i < n; i++)
        add_kin_of(e, c->indicators.items[i]);
    for (size_t i = 0; i < sizeof named_sums / sizeof *named_sums; i++) {
        const struct named_sum *s = &named_sums[i];

        add_sum(e, (sum){pov_catalogue_indicator(c, s->total),
                         {pov_catalogue_indicator(c, s->parts[0]),
                          pov_catalogue_indicator(c, s->parts[1])}});
    }
}

bool identity_parts_of(const pov_catalogue *c, const pov_indicator *total,
                       const pov_indicator *parts[2])
{
    for (size_t i = 0; i < sizeof named_sums / sizeof *named_sums; i++) {
        const struct named_sum *s = &named_sums[i];

        if (strcmp(s->total, total->id) != 0)
            continue;
        parts[0] = pov_catalogue_indicator(c, s->parts[0]);
        parts[1] = pov_catalogue_indicator(c, s->parts[1]);
        return parts[0] && parts[1];
    }
    return false;
}

const pov_indicator *identity_persons_of(const engine *e,
                                         const pov_indicator *households)
{
    return e->kin[households->rank].persons;
}

/** Rates add up only if they divide by the same whole. */
static bool adds_up(const sum *s, pov_unit unit)
{
    return unit == POV_IN_COUNT ||
           (s->total->whole && s->total->whole == s->parts[0]->whole);
}

static term term_for(const pov_figure *near, const pov_indicator *indicator,
                     int sign)
{
    term t = {.key = near->key, .sign = sign};

    t.key.indicator = indicator;
    t.figure =
        identity_beside(near, indicator, near->key.standard, near->key.unit);
    return t;
}

void visit_sum(engine *e, pov_figure *f, const pov_identity *self)
{
    const kinship *kin = &e->kin[f->key.indicator->rank];

    if (f->key.plan || f->key.form != POV_LEVEL)
        return;
    for (size_t i = 0; i < kin->sums.count; i++) {
        const sum *s = &kin->sums.items[i];
        term terms[1 + N_PARTS];

        if (!adds_up(s, f->key.unit))
            continue;
        terms[0] = term_for(f, s->total, -1);
        for (int p = 0; p < N_PARTS; p++)
            terms[1 + p] = term_for(f, s->parts[p], 1);
        identity_balance(e, terms, 1 + N_PARTS, self);
    }
}

/* Somebody lives in every household.  How many is a question of what is
 * likely, see plausible.c. */
void visit_persons(engine *e, pov_figure *f, const pov_identity *self)
{
    const kinship *kin = &e->kin[f->key.indicator->rank];
    pov_figure *households, *persons;
    input from;

    if (f->key.plan || f->key.form != POV_LEVEL || f->key.unit != POV_IN_COUNT)
        return;
    households = kin->households ? identity_beside(f, kin->households,
                                                   f->key.standard, f->key.unit)
                                 : f;
    persons = kin->persons ? identity_beside(f, kin->persons, f->key.standard,
                                             f->key.unit)
                           : f;
    from = (input){persons, NULL};
    if (households != persons && persons)
        identity_exceeds(e, households, self, &from, 1);
}
