#include "reckon/equations.h"

#include <string.h>

/* "0,8 % or 2.063 households fewer" tells how many households there are, if
 * there are as many on both days. */

/** The same change in households, or NULL. */
static const pov_figure *counted(const engine *e, const pov_figure *points)
{
    pov_key key = points->key;

    key.unit = POV_IN_COUNT;
    return pov_figures_find(e->figures, &key);
}

static bool is_amount(const pov_evidence *s)
{
    return s->standing == POV_USED && pov_interval_is_bounded(&s->allows);
}

static pov_figure *whole_at(engine *e, const pov_figure *points, pov_day day)
{
    pov_key key = pov_key_of_whole(&points->key);

    key.plan = NULL;
    key.form = POV_LEVEL;
    key.since = POV_NO_DAY;
    key.as_of = day;
    return pov_figures_at(e->figures, &key);
}

/* What a plan asks for says nothing of the day it asks it for. */
static void apply(engine *e, pov_figure *points, const pov_evidence *share,
                  pov_figure *count, const pov_evidence *amount,
                  const pov_identity *self)
{
    input from[] = {{count, amount}, {points, share}};
    pov_interval whole = pov_interval_divide(&amount->allows, &share->allows);

    whole = pov_interval_scale(&whole, (pov_ratio){100, 1});
    if (!pov_interval_is_bounded(&whole))
        return;
    engine_narrow(e, whole_at(e, points, points->key.since), whole, self, from,
                  2);
    if (!points->key.plan)
        engine_narrow(e, whole_at(e, points, points->key.as_of), whole, self,
                      from, 2);
}

void visit_constant_total(engine *e, pov_figure *points,
                          const pov_identity *self)
{
    const pov_figure *count;

    if (points->key.unit != POV_IN_POINTS || points->conflict ||
        !points->key.indicator->whole)
        return;
    count = counted(e, points);
    if (!count || count->conflict)
        return;
    for (size_t i = 0; i < points->evidence.count; i++)
        for (size_t j = 0; j < count->evidence.count; j++) {
            const pov_evidence *share = points->evidence.items[i];
            const pov_evidence *amount = count->evidence.items[j];

            if (share->document == amount->document && is_amount(share) &&
                is_amount(amount))
                apply(e, points, share, pov_figures_at(e->figures, &count->key),
                      amount, self);
        }
}

static const pov_ratio hundred = {100, 1};

/** The three figures of rate = 100 x count / whole. */
typedef struct triple {
    pov_figure *count, *rate, *whole;
    const pov_indicator *indicator;
    const pov_standard *standard, *whole_standard;
} triple;

static pov_interval value_or(const pov_figure *f, pov_interval otherwise)
{
    return balance_knows(f) ? f->value : otherwise;
}

static pov_interval at_least(int64_t least)
{
    pov_interval i = pov_interval_any();

    i.low = pov_interval_point(pov_ratio_whole(least)).low;
    return i;
}

/** Nobody is nobody, whatever the whole: then the whole need not be known. */
static bool is_nobody(const pov_figure *count)
{
    return balance_knows(count) && pov_interval_is_point(&count->value) &&
           count->value.low.at.over == 0;
}

static const pov_identity part_of_whole = {.id = "part",
                                           .says = "part ≤ whole"};

/** A part is never larger than its whole.  It bounds nothing that is stated;
 *  it only tells that one of the two, or of the three, is wrong. */
static bool exceeds_whole(engine *e, const triple *t)
{
    input from[] = {{t->whole, NULL}, {t->rate, NULL}};

    return balance_exceeds(e, t->count, &part_of_whole, from,
                           balance_knows(t->rate) ? 2 : 1);
}

/** What follows for one of the three from the other two. */
static void give(engine *e, const triple *t, offer o, pov_ratio times,
                 const pov_identity *by, const input from[2])
{
    o.near = t->count ? t->count : t->rate;
    o.gives = pov_interval_scale(&o.gives, times);
    balance_offer(e, &o, by, from, 2);
}

static void apply_rate(engine *e, const triple *t, const pov_identity *self)
{
    pov_interval whole = value_or(t->whole, at_least(1));
    offer count = {.indicator = t->indicator, .standard = t->standard};
    offer rate = count;
    offer all = {.indicator = t->indicator->whole,
                 .standard = t->whole_standard};

    if (exceeds_whole(e, t))
        return;
    rate.unit = POV_IN_PERCENT;
    if (balance_knows(t->count) &&
        (balance_knows(t->whole) || is_nobody(t->count))) {
        input from[] = {{t->count, NULL}, {t->whole, NULL}};

        if (!t->whole)
            from[1] = from[0];
        rate.gives = pov_interval_divide(&t->count->value, &whole);
        give(e, t, rate, hundred, self, from);
    }
    if (balance_knows(t->rate) && balance_knows(t->whole)) {
        input from[] = {{t->rate, NULL}, {t->whole, NULL}};

        count.gives = pov_interval_multiply(&t->rate->value, &whole);
        give(e, t, count, (pov_ratio){1, 100}, self, from);
    }
    if (balance_knows(t->rate) && balance_knows(t->count)) {
        input from[] = {{t->count, NULL}, {t->rate, NULL}};

        all.gives = pov_interval_divide(&t->count->value, &t->rate->value);
        give(e, t, all, hundred, self, from);
    }
}

static void apply_rate_of(engine *e, const pov_figure *part,
                          const pov_identity *self)
{
    const pov_indicator *whole = part->key.indicator->whole;
    triple t = {.indicator = part->key.indicator,
                .standard = part->key.standard};

    t.whole_standard = pov_indicator_standard(whole, t.standard);
    t.count = balance_beside(part, t.indicator, t.standard, POV_IN_COUNT);
    t.rate = balance_beside(part, t.indicator, t.standard, POV_IN_PERCENT);
    t.whole = balance_beside(part, whole, t.whole_standard, POV_IN_COUNT);
    apply_rate(e, &t, self);
}

/* Targets are norms, each in its own form: only actuals are tied together. */
void visit_rate(engine *e, pov_figure *figure, const pov_identity *self)
{
    if (figure->key.plan || figure->key.form != POV_LEVEL)
        return;
    if (figure->key.indicator->whole)
        apply_rate_of(e, figure, self);
    if (figure->key.unit != POV_IN_COUNT)
        return;
    for (pov_figure *f = figure->moment->first; f; f = f->next_in_moment)
        if (f->key.indicator->whole == figure->key.indicator)
            apply_rate_of(e, f, self);
}

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
    const pov_indicator *persons = pov_indicator_kin(i, POV_PERSONS);

    if (persons) {
        e->kin[i->rank].persons = persons;
        e->kin[persons->rank].households = i;
    }
    add_sum(e, (sum){i,
                     {pov_indicator_kin(i, POV_URBAN),
                      pov_indicator_kin(i, POV_RURAL)}});
}

void equations_find_kin(engine *e)
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

bool equations_parts_of(const pov_catalogue *c, const pov_indicator *total,
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

const pov_indicator *equations_persons_of(const engine *e,
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
        balance_beside(near, indicator, near->key.standard, near->key.unit);
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
        balance_terms(e, terms, 1 + N_PARTS, self);
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
    households = kin->households ? balance_beside(f, kin->households,
                                                  f->key.standard, f->key.unit)
                                 : f;
    persons = kin->persons ? balance_beside(f, kin->persons, f->key.standard,
                                            f->key.unit)
                           : f;
    from = (input){persons, NULL};
    if (households != persons && persons)
        balance_exceeds(e, households, self, &from, 1);
}

/* The rows of the annual review form: how a stock became another within a
 * year.  Without all of them nothing can be told. */

enum { N_FLOWS = 5 };

static const struct flow_form {
    const char *stock;
    struct {
        const char *id;
        int sign;
    } flows[N_FLOWS];
} forms[] = {
    {"poor",
     {{"escaped_poor", -1},
      {"other_decrease_poor", -1},
      {"newly_poor", 1},
      {"returned_poor", 1},
      {"other_increase_poor", 1}}},
    {"near_poor",
     {{"escaped_near_poor", -1},
      {"other_decrease_near_poor", -1},
      {"newly_near_poor", 1},
      {"returned_near_poor", 1},
      {"other_increase_near_poor", 1}}},
};

static const struct flow_form *form_of(const pov_indicator *flow)
{
    for (size_t i = 0; flow->is_flow && i < sizeof forms / sizeof *forms; i++)
        for (int j = 0; j < N_FLOWS; j++)
            if (!strcmp(flow->id, forms[i].flows[j].id))
                return &forms[i];
    return NULL;
}

int pov_flow_sign(const pov_indicator *flow)
{
    const struct flow_form *form = form_of(flow);

    for (int i = 0; form && i < N_FLOWS; i++)
        if (!strcmp(flow->id, form->flows[i].id))
            return form->flows[i].sign;
    return 0;
}

static const pov_indicator *named(const engine *e, const char *id)
{
    return pov_catalogue_indicator(e->figures->catalogue, id);
}

/** The stock that a flow adds to or takes from, or NULL. */
static const pov_indicator *stock_of(const engine *e, const pov_figure *f)
{
    const struct flow_form *form = form_of(f->key.indicator);

    if (!form || f->key.plan || f->key.form != POV_LEVEL ||
        f->key.unit != POV_IN_COUNT)
        return NULL;
    return named(e, form->stock);
}

static term level_term(pov_figure *level, int sign)
{
    return (term){.figure = level, .key = level->key, .sign = sign};
}

static void apply_flow(engine *e, const pov_figure *flow,
                       const pov_identity *self)
{
    const struct flow_form *form = form_of(flow->key.indicator);
    term terms[2 + N_FLOWS];

    terms[0] = level_term(flow->ties.items[0], 1);
    terms[1] = level_term(flow->ties.items[1], -1);
    for (int i = 0; i < N_FLOWS; i++) {
        const pov_indicator *indicator = named(e, form->flows[i].id);
        term t = {.key = flow->key, .sign = form->flows[i].sign};

        if (!indicator)
            return;
        t.key.indicator = indicator;
        t.figure =
            balance_beside(flow, indicator, flow->key.standard, POV_IN_COUNT);
        terms[2 + i] = t;
    }
    balance_terms(e, terms, 2 + N_FLOWS, self);
}

void visit_flow(engine *e, pov_figure *f, const pov_identity *self)
{
    if (f->key.indicator->is_flow) {
        if (f->ties.count)
            apply_flow(e, f, self);
        return;
    }
    for (size_t i = 0; i < f->ties.count; i++)
        if (f->ties.items[i]->key.indicator->is_flow)
            apply_flow(e, f->ties.items[i], self);
}

/** What a document says of a figure. */
typedef struct own_words {
    const pov_evidence *said;      /* where it says nothing that is in use */
    bool is_anything, is_doubtful; /* it says two things, or what equals
                                      dispute */
} own_words;

static own_words words_of(const pov_figure *f, const pov_plan *document)
{
    own_words w = {NULL, false, false};

    for (size_t i = 0; f && i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->document != document)
            continue;
        w.is_anything = true;
        if (e->standing == POV_USED)
            return (own_words){NULL, true, false};
        w.is_doubtful =
            w.is_doubtful || e->standing == POV_DISPUTED ||
            (w.said && !pov_interval_agree(&w.said->allows, &e->allows));
        w.said = w.said ? w.said : e;
    }
    return w;
}

static pov_interval share_of(const pov_evidence *count,
                             const pov_evidence *whole)
{
    pov_interval share = pov_interval_divide(&count->allows, &whole->allows);

    return pov_interval_scale(&share, (pov_ratio){100, 1});
}

/** The statement of a document about a figure, in use or not, or NULL. */
static const pov_evidence *said_by(const pov_figure *f,
                                   const pov_plan *document)
{
    own_words w = words_of(f, document);

    for (size_t i = 0; w.is_anything && !w.said && i < f->evidence.count; i++)
        if (f->evidence.items[i]->document == document &&
            f->evidence.items[i]->standing == POV_USED)
            return f->evidence.items[i];
    return w.said;
}

/** What a level is for a document: what it says itself, directly or as a
 *  count and its whole, where that gave way to others; else the level as it
 *  is known.  What is in dispute may be anything. */
static size_t level_in_document(const pov_figure *level,
                                const pov_plan *document, input inputs[2],
                                pov_interval *value)
{
    const pov_indicator *whole = level->key.indicator->whole;
    own_words w = words_of(level, document), of_all;
    pov_figure *count, *all;

    *value = level->value;
    if (w.said) {
        inputs[0].stated = w.said;
        *value = w.is_doubtful ? pov_interval_any() : w.said->allows;
        return 1;
    }
    if (level->key.unit == POV_IN_COUNT || !whole)
        return 1;
    count = pov_moment_figure(level->moment, level->key.indicator,
                              level->key.standard, POV_IN_COUNT);
    all = pov_moment_figure(level->moment, whole,
                            pov_indicator_standard(whole, level->key.standard),
                            POV_IN_COUNT);
    w = words_of(count, document);
    of_all = words_of(all, document);
    if (!w.said || !of_all.is_anything)
        return 1;
    inputs[0] = (input){count, w.said};
    inputs[1] = (input){all, said_by(all, document)};
    *value = w.is_doubtful || of_all.is_doubtful
                 ? pov_interval_any()
                 : share_of(inputs[0].stated, inputs[1].stated);
    return 2;
}

/** May a change that this document states bear on the level?  Not on one of
 *  which the document itself says something else. */
static bool may_bear_on(const pov_figure *level, const input *own)
{
    return own->figure == level && !own->stated;
}

/** level at the end = level at the start - reduction (+ increase). */
static void apply_change(engine *e, pov_figure *change,
                         const pov_evidence *stated, const pov_identity *self)
{
    pov_figure *level[2] = {change->ties.items[0], change->ties.items[1]};
    pov_interval value[2], moved = stated->allows;
    input own[2][2] = {{{level[0], NULL}, {NULL, NULL}},
                       {{level[1], NULL}, {NULL, NULL}}};
    size_t n[2];

    if (change->key.form == POV_REDUCTION)
        moved = pov_interval_scale(&moved, (pov_ratio){-1, 1});
    for (int i = 0; i < 2; i++)
        n[i] = level_in_document(level[i], stated->document, own[i], &value[i]);
    for (int i = 0; i < 2; i++) {
        input from[3] = {own[1 - i][0], own[1 - i][1], {NULL, NULL}};
        pov_interval result;

        if ((i == 1 && change->key.plan) ||
            !pov_interval_is_bounded(&value[1 - i]) ||
            !pov_interval_is_bounded(&moved) || !may_bear_on(level[i], own[i]))
            continue;
        from[n[1 - i]] = (input){change, stated};
        result = i ? pov_interval_add(&value[0], &moved)
                   : pov_interval_subtract(&value[1], &moved);
        engine_narrow(e, level[i], result, self, from, n[1 - i] + 1);
    }
}

static bool is_change(const pov_figure *f)
{
    return (f->key.form == POV_REDUCTION || f->key.form == POV_INCREASE) &&
           f->key.unit != POV_IN_PERCENT && !f->key.indicator->is_flow;
}

/* A target's change leads back from the target's level to the baseline only:
 * the level that a target asks for is measure's business, in exact norms. */
void visit_change(engine *e, pov_figure *figure, const pov_identity *self)
{
    bool is_level = figure->key.form == POV_LEVEL;
    size_t n = is_level ? figure->ties.count : 1;

    for (size_t i = 0; i < n; i++) {
        pov_figure *change = is_level ? figure->ties.items[i] : figure;

        if (!is_change(change) || change->conflict)
            continue;
        for (size_t s = 0; s < change->evidence.count; s++) {
            const pov_evidence *stated = change->evidence.items[s];

            if (stated->standing == POV_USED && stated->says.has_amount &&
                stated->weight >= e->stage)
                apply_change(e, change, stated, self);
        }
    }
}

/** Is the level tied to another flow of the same area and dates? */
static bool is_tied(const pov_figure *level, const pov_figure *flow)
{
    for (size_t i = 0; i < level->ties.count; i++)
        if (level->ties.items[i]->moment == flow->moment)
            return true;
    return false;
}

static void tie(engine *e, pov_figure *f, const pov_indicator *stock)
{
    pov_arena *arena = e->figures->arena;
    pov_key key = f->key;
    pov_figure *level[2];

    key.indicator = stock;
    key.form = POV_LEVEL;
    key.unit = key.unit == POV_IN_POINTS ? POV_IN_PERCENT : POV_IN_COUNT;
    key.as_of = f->key.since;
    key.since = POV_NO_DAY;
    key.plan = NULL;
    level[0] = pov_figures_at(e->figures, &key);
    key.as_of = f->key.as_of;
    key.plan = f->key.plan;
    level[1] = pov_figures_at(e->figures, &key);
    for (int l = 0; l < 2; l++) {
        pov_arena_push(arena, &f->ties, level[l]);
        if (!f->moment || !is_tied(level[l], f))
            pov_arena_push(arena, &level[l]->ties, f);
    }
}

void equations_tie_levels(engine *e)
{
    size_t stated = e->figures->count;

    for (size_t i = 0; i < stated; i++) {
        pov_figure *f = e->figures->items[i];
        const pov_indicator *stock = stock_of(e, f);

        if (is_change(f))
            tie(e, f, f->key.indicator);
        else if (stock)
            tie(e, f, stock);
    }
}

/* What is true of poverty figures by definition.  A row's function gets a
 * figure that has just become better known and applies the identity to every
 * set of figures that it takes part in.  The last rows take something for
 * granted: they apply when all else is settled. */
const equation_rule equation_rules[] = {
    {{"rate", "rate = 100 × count / whole", NULL}, visit_rate},
    {{"sum", "total = sum of its parts", NULL}, visit_sum},
    {{"change", "start − reduction = end", NULL}, visit_change},
    {{"flow",
      "end = start − escaped − other decreases + new + returned + "
      "other increases",
      NULL},
     visit_flow},
    {{"persons", "households ≤ persons", NULL}, visit_persons},
    {{"territory", "total = sum of its areas", NULL}, family_visit},
    {{"points", "whole = 100 × reduction / points, the same on both days",
      "constant_total"},
     visit_constant_total},
};

const size_t n_equation_rules = sizeof equation_rules / sizeof *equation_rules;
