#include "reckon/propagate.h"

#include <string.h>

/* What is true of poverty figures by definition.  A row's function gets a
 * figure that has just become better known and applies the identity to every
 * set of figures that it takes part in. */

static const pov_ratio hundred = {100, 1};

static bool is_known(const pov_figure *f)
{
    return f && !f->conflict && pov_interval_is_bounded(&f->value);
}

/** The figure in the same moment, or one about to be made there. */
static pov_figure *beside(engine *e, const pov_figure *f,
                          const pov_indicator *indicator,
                          const pov_standard *standard, pov_unit unit,
                          bool make)
{
    pov_key key = f->key;
    pov_figure *found = pov_moment_figure(f->moment, indicator, standard, unit);

    if (found || !make)
        return found;
    key.indicator = indicator;
    key.standard = standard;
    key.unit = unit;
    return pov_figures_at(e->figures, &key);
}

static bool is_worth_making(const pov_interval *i, pov_unit unit)
{
    if (!pov_interval_is_bounded(i))
        return false;
    return unit != POV_IN_PERCENT || i->low.at.over > 0 ||
           pov_ratio_compare(i->high.at, hundred) < 0;
}

/** The three figures of rate = 100 x count / whole. */
typedef struct triple {
    pov_figure *count, *rate, *whole;
    const pov_indicator *indicator;
    const pov_standard *standard, *whole_standard;
} triple;

static pov_interval value_or(const pov_figure *f, pov_interval otherwise)
{
    return is_known(f) ? f->value : otherwise;
}

static void offer(engine *e, const pov_figure *near, pov_figure *target,
                  const pov_indicator *indicator, const pov_standard *standard,
                  pov_unit unit, pov_interval result, const pov_identity *by,
                  const input *inputs)
{
    if (!target && is_worth_making(&result, unit))
        target = beside(e, near, indicator, standard, unit, true);
    if (target)
        narrow(e, target, result, by, inputs, 2);
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
    return is_known(count) && pov_interval_is_point(&count->value) &&
           count->value.low.at.over == 0;
}

static const pov_identity part_of_whole = {"part", "part ≤ whole",
                                           "phần ≤ tổng"};

/** A part is never larger than its whole.  It bounds nothing that is stated;
 *  it only tells that one of the two, or of the three, is wrong. */
static bool exceeds_whole(engine *e, const triple *t)
{
    input from[] = {{t->whole, NULL}, {t->rate, NULL}};
    pov_interval at_most = pov_interval_any();

    if (!is_known(t->count) || !is_known(t->whole) ||
        pov_ratio_compare(t->count->value.low.at, t->whole->value.high.at) <= 0)
        return false;
    at_most.high = t->whole->value.high;
    narrow(e, t->count, at_most, &part_of_whole, from,
           is_known(t->rate) ? 2 : 1);
    return true;
}

static void apply_rate(engine *e, const triple *t, const pov_identity *self)
{
    const pov_figure *near = t->count ? t->count : t->rate;
    pov_interval whole = value_or(t->whole, at_least(1));
    pov_interval scaled;

    if (exceeds_whole(e, t))
        return;
    if (is_known(t->count) && (is_known(t->whole) || is_nobody(t->count))) {
        input from[] = {{t->count, NULL}, {t->whole, NULL}};
        pov_interval part = pov_interval_divide(&t->count->value, &whole);

        scaled = pov_interval_scale(&part, hundred);
        if (!t->whole)
            from[1] = from[0];
        offer(e, near, t->rate, t->indicator, t->standard, POV_IN_PERCENT,
              scaled, self, from);
    }
    if (is_known(t->rate) && is_known(t->whole)) {
        input from[] = {{t->rate, NULL}, {t->whole, NULL}};
        pov_interval all = pov_interval_multiply(&t->rate->value, &whole);

        scaled = pov_interval_scale(&all, (pov_ratio){1, 100});
        offer(e, near, t->count, t->indicator, t->standard, POV_IN_COUNT,
              scaled, self, from);
    }
    if (is_known(t->rate) && is_known(t->count)) {
        input from[] = {{t->count, NULL}, {t->rate, NULL}};
        pov_interval each =
            pov_interval_divide(&t->count->value, &t->rate->value);

        scaled = pov_interval_scale(&each, hundred);
        offer(e, near, t->whole, t->indicator->whole, t->whole_standard,
              POV_IN_COUNT, scaled, self, from);
    }
}

static void apply_rate_of(engine *e, const pov_figure *part,
                          const pov_identity *self)
{
    const pov_indicator *whole = part->key.indicator->whole;
    triple t = {.indicator = part->key.indicator,
                .standard = part->key.standard};

    t.whole_standard = whole->by_standard ? t.standard : NULL;
    t.count = beside(e, part, t.indicator, t.standard, POV_IN_COUNT, false);
    t.rate = beside(e, part, t.indicator, t.standard, POV_IN_PERCENT, false);
    t.whole = beside(e, part, whole, t.whole_standard, POV_IN_COUNT, false);
    apply_rate(e, &t, self);
}

/* Targets are norms, each in its own form: only actuals are tied together. */
static void visit_rate(engine *e, pov_figure *figure, const pov_identity *self)
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

enum { MOST_PARTS = 2 };

/** A total and the disjoint parts it is made of. */
static const struct sum {
    const char *total, *parts[MOST_PARTS];
} sums[] = {
    {"poor_or_near_poor", {"poor", "near_poor"}},
    {"poor", {"poor_urban", "poor_rural"}},
    {"funds", {"funds_investment", "funds_recurrent"}},
    {"works_invested", {"works_new", "works_carried_over"}},
};

static const pov_indicator *indicator_named(const engine *e, const char *id)
{
    return pov_catalogue_indicator(e->figures->catalogue, id);
}

/** Rates add up only if they divide by the same whole. */
static bool share_whole(const struct sum *s, const engine *e)
{
    const pov_indicator *total = indicator_named(e, s->total);
    const pov_indicator *part = indicator_named(e, s->parts[0]);

    return total && part && total->whole && total->whole == part->whole;
}

static void apply_sum(engine *e, const pov_figure *near, const struct sum *s,
                      const pov_identity *self)
{
    const char *const ids[] = {s->total, s->parts[0], s->parts[1]};
    const pov_indicator *indicators[3];
    pov_figure *f[3];
    pov_interval result;

    for (int i = 0; i < 3; i++) {
        indicators[i] = indicator_named(e, ids[i]);
        if (!indicators[i])
            return;
        f[i] = beside(e, near, indicators[i], near->key.standard,
                      near->key.unit, false);
    }
    if (is_known(f[1]) && is_known(f[2])) {
        input from[] = {{f[1], NULL}, {f[2], NULL}};

        result = pov_interval_add(&f[1]->value, &f[2]->value);
        offer(e, near, f[0], indicators[0], near->key.standard, near->key.unit,
              result, self, from);
    }
    for (int i = 1; i < 3; i++)
        if (is_known(f[0]) && is_known(f[3 - i])) {
            input from[] = {{f[0], NULL}, {f[3 - i], NULL}};

            result = pov_interval_subtract(&f[0]->value, &f[3 - i]->value);
            offer(e, near, f[i], indicators[i], near->key.standard,
                  near->key.unit, result, self, from);
        }
}

static void visit_sum(engine *e, pov_figure *figure, const pov_identity *self)
{
    const char *id = figure->key.indicator->id;

    if (figure->key.plan || figure->key.form != POV_LEVEL)
        return;
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        const struct sum *s = &sums[i];

        if (strcmp(id, s->total) != 0 && strcmp(id, s->parts[0]) != 0 &&
            strcmp(id, s->parts[1]) != 0)
            continue;
        if (figure->key.unit == POV_IN_COUNT || share_whole(s, e))
            apply_sum(e, figure, s, self);
    }
}

/** The statement of a document about a figure, or NULL. */
static const pov_evidence *said_by(const pov_figure *f,
                                   const pov_plan *document)
{
    for (size_t i = 0; f && i < f->evidence.count; i++)
        if (f->evidence.items[i]->document == document)
            return f->evidence.items[i];
    return NULL;
}

/** Does the document say of the figure what gave way to others? */
static bool gave_way(const pov_evidence *said)
{
    return said && said->standing != POV_USED;
}

/** What a level is for a document: what it says itself, directly or as a
 *  count and its whole, where that gave way to others; else the level as it
 *  is known. */
static size_t level_in_document(const pov_figure *level,
                                const pov_plan *document, input inputs[2],
                                pov_interval *value)
{
    const pov_indicator *whole = level->key.indicator->whole;
    pov_figure *count, *all;

    *value = level->value;
    if (gave_way(said_by(level, document))) {
        inputs[0].stated = said_by(level, document);
        *value = inputs[0].stated->allows;
        return 1;
    }
    if (level->key.unit == POV_IN_COUNT || !whole)
        return 1;
    count = pov_moment_figure(level->moment, level->key.indicator,
                              level->key.standard, POV_IN_COUNT);
    all = pov_moment_figure(level->moment, whole,
                            whole->by_standard ? level->key.standard : NULL,
                            POV_IN_COUNT);
    if (!gave_way(said_by(count, document)) || !said_by(all, document))
        return 1;
    inputs[0] = (input){count, said_by(count, document)};
    inputs[1] = (input){all, said_by(all, document)};
    *value = pov_interval_divide(&inputs[0].stated->allows,
                                 &inputs[1].stated->allows);
    *value = pov_interval_scale(value, hundred);
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
    pov_figure *level[2] = {change->changes.items[0], change->changes.items[1]};
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
        narrow(e, level[i], result, self, from, n[1 - i] + 1);
    }
}

/* A target's change leads back from the target's level to the baseline only:
 * the level that a target asks for is measure's business, in exact norms. */
static void visit_change(engine *e, pov_figure *figure,
                         const pov_identity *self)
{
    bool is_level = figure->key.form == POV_LEVEL;
    size_t n = is_level ? figure->changes.count : 1;

    for (size_t i = 0; i < n; i++) {
        pov_figure *change = is_level ? figure->changes.items[i] : figure;

        if (change->changes.count != 2 || change->conflict)
            continue;
        for (size_t s = 0; s < change->evidence.count; s++) {
            const pov_evidence *stated = change->evidence.items[s];

            if (stated->standing == POV_USED && stated->says.has_amount &&
                pov_status_rank(stated->status) >= e->stage)
                apply_change(e, change, stated, self);
        }
    }
}

static bool ties_levels(const pov_figure *f)
{
    return (f->key.form == POV_REDUCTION || f->key.form == POV_INCREASE) &&
           f->key.unit != POV_IN_PERCENT && !f->key.indicator->is_flow;
}

void identities_link_changes(pov_figures *figures)
{
    size_t stated = figures->count;

    for (size_t i = 0; i < stated; i++) {
        pov_figure *change = figures->items[i];
        pov_key key = change->key;
        pov_figure *level[2];

        if (!ties_levels(change))
            continue;
        key.form = POV_LEVEL;
        key.unit = key.unit == POV_IN_POINTS ? POV_IN_PERCENT : POV_IN_COUNT;
        key.as_of = change->key.since;
        key.since = POV_NO_DAY;
        key.plan = NULL;
        level[0] = pov_figures_at(figures, &key);
        key.as_of = change->key.as_of;
        key.plan = change->key.plan;
        level[1] = pov_figures_at(figures, &key);
        for (int l = 0; l < 2; l++) {
            pov_arena_push(figures->arena, &change->changes, level[l]);
            pov_arena_push(figures->arena, &level[l]->changes, change);
        }
    }
}

const identity_rule identity_rules[] = {
    {{"rate", "rate = 100 × count / whole", "tỷ lệ = 100 × số / tổng"},
     visit_rate},
    {{"sum", "total = sum of its parts", "tổng = cộng các phần"}, visit_sum},
    {{"change", "start − reduction = end", "đầu kỳ − mức giảm = cuối kỳ"},
     visit_change},
};

const size_t n_identity_rules = sizeof identity_rules / sizeof *identity_rules;
