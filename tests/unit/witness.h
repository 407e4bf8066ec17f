#ifndef POVSTAT_TESTS_UNIT_WITNESS_H
#define POVSTAT_TESTS_UNIT_WITNESS_H

/* Could all that a paper says be true?  A world is sought in which it is: from
 * the true one, as little as needed is changed that the paper does not state.
 * Where there is such a world nobody can tell that a number was mistyped.  It
 * shares no code with the search for contradictions. */

#include "provinces.h"

enum {
    MOST_RULES = 20000,
    RULE_FACTS = 32,
    MOST_MOVES = 8,
    MOST_TRIES = 40000
};

typedef enum rule_kind {
    RULE_SUM,    /* the facts, each with its sign, come to the amount */
    RULE_RATE,   /* 100 of the first are in the second within the range */
    RULE_POINTS, /* the rate of the first two less that of the next two */
    RULE_LIMIT,  /* the first is at most the second */
} rule_kind;

typedef struct rule {
    rule_kind kind;
    size_t at[RULE_FACTS], count;
    int sign[RULE_FACTS];
    int64_t amount;
    pov_interval range;
} rule;

typedef struct world {
    facts *facts;
    bool is_fixed[MOST_FACTS]; /* it is stated */
    struct {
        size_t *items;
        size_t count, capacity;
    } rules_of[MOST_FACTS];
    rule rules[MOST_RULES];
    size_t n_rules;
} world;

/** Its place among the facts; MOST_FACTS if it is none of them. */
static inline size_t fact_at(world *w, const pov_area *area,
                             const pov_indicator *indicator, int year)
{
    const fact *f =
        indicator ? find_fact(w->facts, area, indicator, year) : NULL;

    return f ? (size_t)(f - w->facts->items) : MOST_FACTS;
}

static inline size_t fact_of(world *w, const fact *f, const char *id, int year)
{
    return fact_at(w, f->area, indicator_of(id), year);
}

static inline rule *add_rule(world *w, rule_kind kind)
{
    rule *r = &w->rules[w->n_rules++];

    assert_true(w->n_rules <= MOST_RULES);
    *r = (rule){.kind = kind};
    return r;
}

/** Errors: a rule that lacks a fact is none. */
static inline void add_fact(rule *r, size_t at, int sign)
{
    assert_true(r->count < RULE_FACTS);
    r->at[r->count] = at;
    r->sign[r->count++] = sign;
}

static inline void drop_if_lacking(world *w)
{
    const rule *r = &w->rules[w->n_rules - 1];

    for (size_t i = 0; i < r->count; i++)
        if (r->at[i] == MOST_FACTS) {
            w->n_rules--;
            return;
        }
}

static inline void add_statement(world *w, const pov_statement *s)
{
    const pov_indicator *i = s->indicator;
    int year = year_of(s->as_of), before = year_of(s->since);
    bool is_count = s->says.unit == POV_IN_COUNT;
    rule *r = add_rule(w, is_count                    ? RULE_SUM
                          : s->says.form == POV_LEVEL ? RULE_RATE
                                                      : RULE_POINTS);

    if (s->says.form != POV_LEVEL) {
        add_fact(r, fact_at(w, s->area, i->counted, before), 1);
        if (!is_count)
            add_fact(r, fact_at(w, s->area, i->whole, before), 1);
    }
    add_fact(r, fact_at(w, s->area, i->counted, year),
             s->says.form == POV_LEVEL ? 1 : -1);
    if (!is_count)
        add_fact(r, fact_at(w, s->area, i->whole, year), 1);
    r->amount = s->says.amount.units;
    r->range =
        pov_interval_rounded(s->says.amount, r->kind == RULE_POINTS ? 2 : 1);
    if (is_count && s->says.form == POV_LEVEL) {
        w->facts->items[r->at[0]].count = r->amount;
        w->is_fixed[r->at[0]] = true;
    }
    drop_if_lacking(w);
}

static inline void add_limit(world *w, size_t part, size_t whole)
{
    rule *r = add_rule(w, RULE_LIMIT);

    add_fact(r, part, 1);
    add_fact(r, whole, 1);
    drop_if_lacking(w);
}

/** All are the sum of the two. */
static inline void add_sum(world *w, size_t all, size_t a, size_t b)
{
    rule *r = add_rule(w, RULE_SUM);

    add_fact(r, all, -1);
    add_fact(r, a, 1);
    add_fact(r, b, 1);
    drop_if_lacking(w);
}

static inline void add_areas(world *w, const fact *f)
{
    rule *r = add_rule(w, RULE_SUM);

    add_fact(r, (size_t)(f - w->facts->items), -1);
    for (size_t i = 0; i < w->facts->count; i++) {
        const fact *part = &w->facts->items[i];

        if (part->area->parent == f->area && part->year == f->year &&
            part->indicator == f->indicator)
            add_fact(r, i, 1);
    }
    if (r->count == 1)
        w->n_rules--;
}

static inline void add_flow_rule(world *w, const fact *end)
{
    rule *r = add_rule(w, RULE_SUM);
    const pov_indicator *i = end->indicator;

    add_fact(r, (size_t)(end - w->facts->items), -1);
    add_fact(r, fact_at(w, end->area, i, end->year - 1), 1);
    for (size_t k = 0; k < i->kin.count; k++) {
        bool is_in = i->kin.items[k].is == POV_INFLOW;
        size_t at = MOST_FACTS;

        if (is_in || i->kin.items[k].is == POV_OUTFLOW)
            at = fact_at(w, end->area, i->kin.items[k].indicator, end->year);
        if (at < MOST_FACTS)
            add_fact(r, at, is_in ? 1 : -1);
    }
    if (r->count == 2)
        r->at[1] = MOST_FACTS; /* no flows */
    drop_if_lacking(w);
}

static inline void add_nature(world *w, size_t at)
{
    const fact *f = &w->facts->items[at];
    const pov_indicator *i = f->indicator;
    const pov_breakdown *halves[] = {
        pov_catalogue_breakdown(catalogue, "urban"),
        pov_catalogue_breakdown(catalogue, "rural")};

    add_limit(w, at, fact_at(w, f->area, i->whole, f->year));
    add_limit(w, at,
              fact_at(w, f->area, pov_indicator_kin(i, POV_PERSONS), f->year));
    add_areas(w, f);
    if (i->is_flow)
        return;
    add_flow_rule(w, f);
    if (i == indicator_of("poor_or_near_poor"))
        add_sum(w, at, fact_of(w, f, "poor", f->year),
                fact_of(w, f, "near_poor", f->year));
    if (!i->breakdown)
        add_sum(
            w, at,
            fact_at(w, f->area, pov_indicator_of_whom(i, halves[0]), f->year),
            fact_at(w, f->area, pov_indicator_of_whom(i, halves[1]), f->year));
}

static inline pov_interval rate_in(const world *w, size_t part, size_t whole)
{
    int64_t of = w->facts->items[whole].count;

    return of > 0 ? pov_interval_point(percent(w->facts->items[part].count, of))
                  : pov_interval_any();
}

static inline int64_t sum_of(const world *w, const rule *r)
{
    int64_t sum = 0;

    for (size_t i = 0; i < r->count; i++)
        sum += r->sign[i] * w->facts->items[r->at[i]].count;
    return sum;
}

static inline bool rule_holds(const world *w, const rule *r)
{
    pov_interval is, before;

    switch (r->kind) {
    case RULE_SUM:
        return sum_of(w, r) == r->amount;
    case RULE_LIMIT:
        return w->facts->items[r->at[0]].count <=
               w->facts->items[r->at[1]].count;
    case RULE_RATE:
        is = rate_in(w, r->at[0], r->at[1]);
        break;
    case RULE_POINTS:
        before = rate_in(w, r->at[0], r->at[1]);
        is = rate_in(w, r->at[2], r->at[3]);
        is = pov_interval_subtract(&before, &is);
        break;
    }
    return pov_interval_agree(&is, &r->range);
}

/** The nearest number of a fact that makes a rule hold, or -1: rates rise and
 *  fall with it. */
static inline int64_t nearest(world *w, const rule *r, size_t at)
{
    fact *f = &w->facts->items[at];
    int64_t was = f->count, most = 3 * was + 1000, found = -1;

    for (int64_t step = 1; step <= most && found < 0; step++)
        for (int way = -1; way <= 1 && found < 0; way += 2) {
            f->count = was + way * step;
            if (f->count >= 0 && rule_holds(w, r))
                found = f->count;
        }
    f->count = was;
    return found;
}

/** What a fact would have to be for a rule to hold; -1: no number would do, or
 *  it is stated. */
static inline int64_t mended(world *w, const rule *r, size_t i)
{
    int64_t count = w->facts->items[r->at[i]].count;

    if (w->is_fixed[r->at[i]])
        return -1;
    if (r->kind == RULE_SUM)
        return count + r->sign[i] * (r->amount - sum_of(w, r));
    return nearest(w, r, r->at[i]);
}

/** How many rules are broken that a fact takes part in, if there are so many
 *  of it. */
static inline size_t broken_with(world *w, size_t at, int64_t count)
{
    int64_t was = w->facts->items[at].count;
    size_t broken = 0;

    w->facts->items[at].count = count;
    for (size_t i = 0; i < w->rules_of[at].count; i++)
        broken += !rule_holds(w, &w->rules[w->rules_of[at].items[i]]);
    w->facts->items[at].count = was;
    return broken;
}

/** A rule that is broken, or NULL. */
static inline const rule *any_broken(const world *w, dice *r)
{
    const rule *found = NULL;
    int64_t n = 0;

    for (size_t i = 0; i < w->n_rules; i++)
        if (!rule_holds(w, &w->rules[i]) && !dice_between(r, 0, n++))
            found = &w->rules[i];
    return found;
}

/** Change what breaks the fewest other rules, and now and then anything. */
static inline void mend_rule(world *w, const rule *r, dice *d)
{
    int64_t best = -1, least = 0, n = 0;
    size_t at = 0;
    bool at_random = !dice_between(d, 0, 4);

    for (size_t i = 0; i < r->count; i++) {
        int64_t count = mended(w, r, i);
        int64_t more;

        if (count < 0)
            continue;
        more = at_random
                   ? 0
                   : (int64_t)broken_with(w, r->at[i], count) -
                         (int64_t)broken_with(w, r->at[i],
                                              w->facts->items[r->at[i]].count);
        if (best < 0 || more < least) {
            n = 0;
            least = more;
        }
        if (more == least && !dice_between(d, 0, n++)) {
            best = count;
            at = r->at[i];
        }
    }
    if (best >= 0)
        w->facts->items[at].count = best;
}

/** Can all that is stated, but for targets, be true?  The search begins at what
 *  is true else, and leaves a world that is. */
static inline bool may_all_be_true(facts *all, const statements *list)
{
    static world w;
    dice d = fixed_seed;

    w = (world){.facts = all};
    for (size_t i = 0; i < list->count; i++)
        if (!list->items[i].is_target)
            add_statement(&w, &list->items[i]);
    for (size_t i = 0; i < all->count; i++)
        add_nature(&w, i);
    for (size_t i = 0; i < w.n_rules; i++)
        for (size_t k = 0; k < w.rules[i].count; k++)
            pov_arena_push(arena, &w.rules_of[w.rules[i].at[k]], i);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
        const rule *r = any_broken(&w, &d);

        if (!r)
            return true;
        mend_rule(&w, r, &d);
    }
    return false;
}

#endif
