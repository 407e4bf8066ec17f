#include "reckon/claims.h"

#include "reckon/changes.h"
#include "reckon/shapes.h"

/** What was planned, and what it is measured by. */
typedef struct base {
    pov_form form;
    pov_unit unit;
} base;

/** The sides of a claim, and the levels between which a change lies. */
typedef struct sides {
    pov_key achieved, planned, start, end, level; /* the level planned */
    bool is_change;
} sides;

static pov_day later(pov_day a, pov_day b)
{
    return a > b ? a : b;
}

/** A claim during the year is of the plan of the year. */
static pov_day deadline_of(const pov_key *claim, const pov_plan *plan)
{
    pov_day end = plan->to ? pov_day_year_end(plan->to) : POV_NO_DAY;
    pov_civil day = pov_civil_from(claim->as_of);

    return plan->from && day.year >= plan->from && day.year <= plan->to
               ? later(end, claim->as_of)
               : claim->as_of;
}

static sides sides_of(const pov_figure *claim, const pov_plan *plan, base of)
{
    const pov_indicator *indicator = claim->key.indicator;
    bool is_flow = indicator->is_flow;
    sides s = {.achieved = claim->key, .is_change = of.form != POV_LEVEL};

    s.achieved.plan = NULL;
    s.achieved.form = of.form;
    s.achieved.unit = of.unit;
    if (!s.is_change && !is_flow)
        s.achieved.since = POV_NO_DAY;
    s.planned = s.achieved;
    s.planned.plan = plan;
    s.planned.as_of = deadline_of(&claim->key, plan);
    s.start = s.achieved;
    s.start.form = POV_LEVEL;
    s.start.unit = of.unit == POV_IN_POINTS ? POV_IN_PERCENT : of.unit;
    s.start.since = POV_NO_DAY;
    s.end = s.level = s.start;
    s.start.as_of = claim->key.since;
    s.level.plan = plan;
    s.level.as_of = s.planned.as_of;
    return s;
}

static pov_figure *known(const engine *e, const pov_key *key)
{
    pov_figure *f = pov_figures_find(e->figures, key);

    return shape_knows(f) ? f : NULL;
}

/** Does anybody state it? */
static bool is_said(const engine *e, const pov_key *key)
{
    const pov_figure *f = pov_figures_find(e->figures, key);

    return f && f->evidence.count;
}

/** Does its plan state it, as such or by the level to be reached? */
static bool is_planned(const engine *e, const sides *s)
{
    return is_said(e, &s->planned) || is_said(e, &s->level);
}

/** The row that ties a change of this form to the levels at its ends: it stands
 *  before that of claims. */
static const pov_equation *row_of_change(const pov_equation *self,
                                         pov_form form)
{
    while (self->visit != changes_visit ||
           self->roles[CHANGES_CHANGE].form != form)
        self--;
    return self;
}

/** The figure of a change, from the levels at its ends if nobody states it. */
static pov_figure *change_between(engine *e, const pov_equation *self,
                                  const pov_key *change, const pov_key *start,
                                  const pov_key *end)
{
    const pov_equation *by = row_of_change(self, change->form);
    pov_figure *from = known(e, start), *to = known(e, end), *f;
    pov_input inputs[] = {{from, NULL, &by->roles[CHANGES_START]},
                          {to, NULL, &by->roles[CHANGES_END]}};
    pov_derivation d = {.by = by,
                        .role = &by->roles[CHANGES_CHANGE],
                        .from = inputs,
                        .n_from = 2};

    if (is_said(e, change) || !from || !to)
        return known(e, change);
    d.gives = pov_derivation_solve(&d, POV_AS_KNOWN);
    f = pov_figures_at(e->figures, change);
    engine_narrow(e, f, &d);
    return shape_knows(f) ? f : NULL;
}

/** A change that nobody states leads from the level at one end to the other. */
static void lead_on(engine *e, const pov_equation *self, pov_figure *change,
                    const sides *s)
{
    const pov_equation *by = row_of_change(self, change->key.form);
    pov_figure *start = known(e, &s->start), *end = known(e, &s->end);
    pov_figure *from = start ? start : end;
    int at = start ? CHANGES_START : CHANGES_END;
    int to = CHANGES_END - at;
    pov_input inputs[] = {{from, NULL, &by->roles[at]},
                          {change, NULL, &by->roles[CHANGES_CHANGE]}};
    pov_derivation d = {
        .by = by, .role = &by->roles[to], .from = inputs, .n_from = 2};

    if (!from || (start && end))
        return;
    d.gives = pov_derivation_solve(&d, POV_AS_KNOWN);
    engine_narrow(e, pov_figures_at(e->figures, start ? &s->end : &s->start),
                  &d);
}

/** The statement of what was planned that names one number, or NULL. */
static const pov_evidence *number_planned(const engine *e, const pov_key *key)
{
    const pov_figure *f = pov_figures_find(e->figures, key);
    const pov_evidence *said = f && !f->conflict ? pov_figure_stated(f) : NULL;

    return said && said->says.has_amount && !said->says.has_stretch &&
                   !said->says.about
               ? said
               : NULL;
}

/** Give one side what the other and the claim leave for it. */
static void solve(engine *e, const pov_equation *self, int wanted,
                  pov_figure *claim, const pov_evidence *stated,
                  const pov_input *other, const pov_key *key)
{
    pov_input percent = {claim, stated, &self->roles[CLAIMS_PERCENT]};
    pov_input inputs[2] = {*other, percent};
    pov_derivation d = {
        .by = self, .role = &self->roles[wanted], .from = inputs, .n_from = 2};

    d.gives = pov_derivation_solve(&d, POV_AS_KNOWN);
    if (pov_interval_is_bounded(&d.gives))
        engine_narrow(e, pov_figures_at(e->figures, key), &d);
}

/** Apply a claim of what was planned in this form. */
static void apply(engine *e, const pov_equation *self, pov_figure *claim,
                  const pov_evidence *stated, base of)
{
    sides s = sides_of(claim, stated->claim->plan, of);
    const pov_evidence *number = number_planned(e, &s.planned);
    pov_figure *achieved, *planned;
    pov_input other = {NULL, number, &self->roles[CLAIMS_PLANNED]};

    achieved = s.is_change
                   ? change_between(e, self, &s.achieved, &s.start, &s.end)
                   : known(e, &s.achieved);
    planned = s.is_change
                  ? change_between(e, self, &s.planned, &s.start, &s.level)
                  : known(e, &s.planned);
    if (number)
        planned = number->figure;
    if (achieved && !planned && !is_said(e, &s.planned) &&
        claim->key.as_of == s.planned.as_of) {
        other = (pov_input){achieved, NULL, &self->roles[CLAIMS_ACHIEVED]};
        solve(e, self, CLAIMS_PLANNED, claim, stated, &other, &s.planned);
    } else if (planned && !achieved && !is_said(e, &s.achieved)) {
        other.figure = planned;
        solve(e, self, CLAIMS_ACHIEVED, claim, stated, &other, &s.achieved);
        achieved = known(e, &s.achieved);
        if (achieved && s.is_change)
            lead_on(e, self, achieved, &s);
    }
}

/** All that may have been planned. */
static const base bases[] = {
    {POV_REDUCTION, POV_IN_COUNT}, {POV_REDUCTION, POV_IN_POINTS},
    {POV_INCREASE, POV_IN_COUNT},  {POV_INCREASE, POV_IN_POINTS},
    {POV_LEVEL, POV_IN_COUNT},     {POV_LEVEL, POV_IN_PERCENT},
};

enum { N_BASES = sizeof bases / sizeof *bases };

/** A poverty rate that is left is no share of the plan that was done. */
static bool may_be(const pov_indicator *indicator, base b)
{
    return indicator->better == POV_FEWER_IS_BETTER ? b.form == POV_REDUCTION
                                                    : b.form != POV_REDUCTION;
}

/** The one form in which the plan states it, or if it does not the result, or
 *  NULL if that is open. */
static const base *base_said(const engine *e, const pov_figure *claim,
                             const pov_plan *plan, bool in_plan)
{
    const base *found = NULL;

    for (size_t i = 0; i < N_BASES; i++) {
        sides s = sides_of(claim, plan, bases[i]);

        if (!may_be(claim->key.indicator, bases[i]) ||
            !(in_plan ? is_planned(e, &s) : is_said(e, &s.achieved)))
            continue;
        if (found)
            return NULL;
        found = &bases[i];
    }
    return found;
}

/** Does the plan ask for it in any form? */
static bool plan_says(const engine *e, const pov_figure *claim,
                      const pov_plan *plan)
{
    for (size_t i = 0; i < N_BASES; i++) {
        sides s = sides_of(claim, plan, bases[i]);

        if (is_planned(e, &s))
            return true;
    }
    return false;
}

/** Could it be of a target that a plan states? */
static bool may_judge(const pov_evidence *claim, const pov_figure *target)
{
    const pov_key *a = &claim->figure->key, *b = &target->key;
    pov_assigned by = claim->claim->words.plan_of;

    return pov_key_kind(b) == POV_KIND_TARGET && target->evidence.count &&
           a->indicator == b->indicator->counted &&
           a->standard == b->standard && a->as_of == b->as_of &&
           (by == POV_ASSIGNED_BY_NOBODY || by == b->plan->assigned_by);
}

/** The only plan that a claim can be of, or NULL.  Shape: `from` is the first
 *  figure of its area. */
static const pov_plan *only_plan(const pov_figures *figures, size_t from,
                                 const pov_evidence *claim)
{
    const pov_area *area = claim->figure->key.area;
    const pov_plan *found = NULL;

    for (size_t i = from;
         i < figures->count && figures->items[i]->key.area == area; i++) {
        const pov_plan *plan = figures->items[i]->key.plan;

        if (!may_judge(claim, figures->items[i]) || plan == found)
            continue;
        if (found)
            return NULL;
        found = plan;
    }
    return found;
}

void claims_bind(pov_figures *figures)
{
    size_t from = 0;

    if (!pov_figures_may_have(figures, POV_AMONG_CLAIMS))
        return;
    for (size_t i = 0; i < figures->count; i++) {
        pov_figure *f = figures->items[i];

        if (f->key.area != figures->items[from]->key.area)
            from = i;
        for (size_t e = 0; f->key.form == POV_CLAIMED && e < f->evidence.count;
             e++)
            if (!f->evidence.items[e]->claim->plan)
                f->evidence.items[e]->claim->plan =
                    only_plan(figures, from, f->evidence.items[e]);
    }
}

static void apply_claim(engine *e, const pov_equation *self, pov_figure *claim,
                        const pov_evidence *stated)
{
    const pov_claim *c = stated->claim;
    bool in_plan = plan_says(e, claim, c->plan);
    const base *b;

    if (c->has_base) {
        apply(e, self, claim, stated, (base){c->form, c->unit});
        return;
    }
    b = base_said(e, claim, c->plan, in_plan);
    if (b)
        apply(e, self, claim, stated, *b);
}

void claims_visit(engine *e, pov_figure *claim, const pov_equation *self)
{
    if (claim->key.form != POV_CLAIMED || claim->conflict)
        return;
    for (size_t i = 0; i < claim->evidence.count; i++) {
        const pov_evidence *s = claim->evidence.items[i];

        if (s->standing == POV_USED && s->claim->plan &&
            pov_evidence_is_number(s) && s->says.amount.units > 0)
            apply_claim(e, self, claim, s);
    }
}
