#include "povstat/measure.h"

#include "measure/aims.h"
#include "measure/claims.h"
#include "measure/elsewhere.h"
#include "measure/judge.h"
#include "measure/quantity.h"
#include "measure/rivals.h"
#include "measure/series.h"
#include "measure/unreported.h"

static void judge_stated(pov_progress *p, const pov_figure *f, pov_arena *arena)
{
    const pov_figure *actual = p->trial.actual.figure;

    for (size_t i = 0; f && i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];
        pov_alternative other = {.stated = e};
        pov_trial trial = p->trial;

        if (e->standing != POV_SUPERSEDED && e->standing != POV_OUTRANKED)
            continue;
        other.actual = quantity_stated(actual, e);
        if (!other.actual.known ||
            !pov_interval_is_bounded(&other.actual.range))
            continue;
        trial.actual = other.actual;
        other.verdict = pov_judge(&trial).verdict;
        trial.says.amount = trial.says.stretch;
        if (p->stretch)
            other.stretch = pov_judge(&trial).verdict;
        pov_arena_push(arena, &p->alternatives, other);
    }
}

/** Judge again with each statement that gave way to the actual. */
static void alternatives_judge(pov_progress *p, pov_arena *arena)
{
    const pov_figure *f = p->trial.actual.figure;
    pov_unit other;

    if (!p->trial.actual.known)
        return;
    judge_stated(p, f, arena);
    other = f->key.unit == POV_IN_COUNT ? POV_IN_PERCENT : POV_IN_COUNT;
    if (other == POV_IN_COUNT && f->key.indicator->whole)
        judge_stated(p,
                     pov_moment_figure(f->moment, f->key.indicator,
                                       f->key.standard, other),
                     arena);
}

typedef struct bench {
    const pov_figures *figures;
    pov_day as_of;
    pov_findings *findings;
    bool wants_verdicts;        /* of those that no finding turns on, too */
    const pov_figures *passing; /* the figures with memory for one target that
                                   nothing is held against; NULL: all stay */
    pov_progress_list list;
} bench;

/* Most targets have none: what they have is kept apart, so that it takes no
 * room in the others. */
static const pov_quantity *quantity_kept(const bench *b, pov_quantity q)
{
    pov_quantity *kept = NULL;

    if (q.figure) {
        kept = pov_arena_alloc(b->figures->arena, sizeof *kept);
        *kept = q;
    }
    return kept;
}

static void find_whole(const bench *b, pov_progress *p)
{
    pov_key key = series_key(&p->target->key, p->trial.measure);
    /* without an actual it may still say that nobody is eligible */
    pov_day when = p->trial.actual.known ? p->trial.actual.date : p->trial.t1;

    if (!key.indicator->whole || when > b->as_of)
        return;
    key = pov_key_of_whole(&key);
    if (p->trial.actual.known)
        key.area = p->trial.actual.figure->key.area;
    p->trial.whole =
        quantity_kept(b, pov_quantity_of(series_at(b->figures, &key, when)));
}

/* A count in conflict gives no rate, and a rate no count: what is missing then
 * is not unreported. */
static void find_disputed(const bench *b, pov_progress *p)
{
    pov_trial *t = &p->trial;
    pov_key other =
        series_key(&p->target->key,
                   t->measure == POV_IN_COUNT ? POV_IN_PERCENT : POV_IN_COUNT);
    const pov_figure *found = NULL;

    if (!t->actual.figure)
        found = series_actual(b->figures, &other, t);
    if (found && found->conflict)
        t->actual = pov_quantity_of(found);
    found = NULL;
    if (!t->baseline.figure && !t->is_flow && t->form->needs_baseline)
        found = series_at(b->figures, &other, t->t0);
    if (found && found->conflict)
        t->baseline = pov_quantity_of(found);
}

static void find_evidence(const bench *b, pov_progress *p)
{
    pov_trial *t = &p->trial;
    pov_key series = series_key(&p->target->key, t->measure);
    const pov_figure *baseline = series_at(b->figures, &series, t->t0);
    const pov_figure *actual = series_actual(b->figures, &series, t);

    if (t->is_flow)
        baseline = NULL;
    t->baseline = pov_quantity_of(baseline);
    t->actual = pov_quantity_of(actual);
    find_disputed(b, p);
    t->is_disputed = p->target->conflict;
    /* without an actual there is nothing to decide */
    t->conflict =
        t->actual.is_disputed ||
        (t->actual.known && (t->is_disputed || (t->baseline.is_disputed &&
                                                t->form->needs_baseline)));
    elsewhere_look(b->figures, p, &series, actual, b->findings->language);
}

/** A bare direction is judged on whatever is known: counts before rates. */
static pov_unit measure_of(const bench *b, pov_progress *p)
{
    pov_key counts = series_key(&p->target->key, POV_IN_COUNT);

    if (p->trial.form->form != POV_DIRECTION)
        return p->trial.form->measure;
    if (series_actual(b->figures, &counts, &p->trial) &&
        series_at(b->figures, &counts, p->trial.t0))
        return POV_IN_COUNT;
    return POV_IN_PERCENT;
}

/** Was the baseline typed inside the target: "từ 3,54% xuống …"? */
static bool is_baseline_from_plan(const pov_progress *p)
{
    const pov_figure *f = p->trial.baseline.figure;
    const pov_evidence *stated =
        p->trial.baseline.known ? pov_figure_stated(f) : NULL;

    return stated && p->stated->says.has_baseline &&
           stated->document == p->stated->document;
}

static bool rests_on_assumption(const pov_quantity *q)
{
    return q->known && q->figure->is_assumed;
}

/* A change is met by the same change over the same dates, whatever the levels
 * at its ends. */

/** The forms of a change, as rows: those of a row run over the same span, the
 *  first takes away. */
static const pov_form change_forms[2][2] = {
    {POV_REDUCTION, POV_INCREASE},
    {POV_ANNUAL_REDUCTION, POV_ANNUAL_INCREASE},
};

/** The form that the target asks for; of a bare direction the one that goes
 *  its way. */
static pov_form form_asked(const pov_trial *t)
{
    if (t->says.form != POV_DIRECTION)
        return t->says.form;
    return t->says.fewer ? POV_REDUCTION : POV_INCREASE;
}

/** What turns an amount of one form into one of the other.  Errors: false if
 *  it is no whole number of years. */
static bool find_factor(const pov_trial *t, pov_form from, pov_form to,
                        pov_ratio *factor)
{
    pov_civil start = pov_civil_from(t->t0), end = pov_civil_from(t->t1);
    int64_t years = end.year - start.year;
    int64_t sign = pov_form_is_fall(from) == pov_form_is_fall(to) ? 1 : -1;

    *factor = pov_ratio_whole(sign);
    if (pov_form_is_yearly(from) == pov_form_is_yearly(to))
        return true;
    if (start.month != end.month || start.day != end.day || years < 1)
        return false;
    return pov_form_is_yearly(from) ? pov_ratio_make(sign * years, 1, factor)
                                    : pov_ratio_make(sign, years, factor);
}

static pov_quantity change_in(const bench *b, const pov_progress *p,
                              pov_form form, pov_unit unit)
{
    const pov_trial *t = &p->trial;
    pov_form asked = form_asked(t);
    pov_key key = p->target->key;
    pov_quantity q = {.known = false};
    const pov_figure *f;
    pov_ratio factor;

    key.plan = NULL;
    key.form = form;
    key.unit = unit;
    key.since = t->t0;
    f = pov_figures_find(b->figures, &key);
    if (!f || key.as_of > b->as_of || !find_factor(t, form, asked, &factor) ||
        (unit == POV_IN_PERCENT &&
         pov_form_is_yearly(form) != pov_form_is_yearly(asked)))
        return q;
    q = pov_quantity_of(f);
    if (q.figure && form != asked) {
        q.range = pov_interval_scale(&q.range, factor);
        q.is_printed = false;
    }
    return q;
}

/** The change that somebody states over the target's dates, as the target has
 *  it; `figure` is NULL if nobody does. */
static pov_quantity change_stated(const bench *b, const pov_progress *p)
{
    static const pov_unit units[] = {POV_IN_COUNT, POV_IN_POINTS,
                                     POV_IN_PERCENT};
    bool any_unit = p->trial.says.form == POV_DIRECTION;
    size_t span = pov_form_is_yearly(form_asked(&p->trial));
    pov_quantity q = {.known = false};

    for (size_t i = 0; i < 4 && !q.figure; i++)
        for (size_t u = 0; u < 3 && !q.figure; u++)
            if (any_unit || units[u] == p->target->key.unit)
                q = change_in(b, p, change_forms[span ^ (i / 2)][i % 2],
                              units[u]);
    return q;
}

/** The change as a level of its own, that begins at nothing and is better the
 *  more there is of it. */
static const pov_trial *trial_of_change(const pov_progress *p, pov_arena *arena)
{
    pov_trial *t = pov_arena_alloc(arena, sizeof *t);
    bool is_count = p->target->key.unit == POV_IN_COUNT;

    *t = p->trial;
    t->measure = is_count ? POV_IN_COUNT : POV_IN_PERCENT;
    t->better = POV_MORE_IS_BETTER;
    t->is_flow = t->incomparable = false;
    t->conflict = p->target->conflict || p->change->is_disputed;
    t->whole = NULL;
    t->says.fewer = false;
    if (t->says.form != POV_DIRECTION) {
        t->form = pov_target_form_of(POV_LEVEL, t->measure);
        t->says.form = POV_LEVEL;
    }
    t->baseline =
        (pov_quantity){.known = true,
                       .range = pov_interval_point(pov_ratio_whole(0)),
                       .date = t->t0};
    t->actual = *p->change;
    return t;
}

/** Less than nothing of a reduction is more of what is counted. */
static void turn(pov_maybe *gap, bool is_fall)
{
    pov_ratio minus = {-1, 1};

    if (is_fall && pov_maybe_known(*gap) &&
        !pov_ratio_multiply(gap->is, minus, &gap->is))
        *gap = (pov_maybe){0};
}

/** The outcome of a change, without the level that is not known. */
static pov_outcome judged_change(const pov_trial *change,
                                 const pov_outcome *asked)
{
    pov_outcome o = pov_judge(change);
    bool is_fall = asked->op == POV_AT_MOST || asked->op == POV_LESS_THAN;

    o.op = asked->op;
    o.sign = asked->sign;
    o.has_target = o.is_printed = false;
    o.expected = o.needed = o.observed = o.eurostat = (pov_maybe){0};
    turn(&o.gap, is_fall);
    turn(&o.gap_points, is_fall);
    return o;
}

/** Is there no verdict for want of a level? */
static bool lacks_level(const pov_progress *p)
{
    const pov_quantity *actual = &p->trial.actual;

    switch (p->outcome.verdict) {
    case POV_VERDICT_NOT_COMPARABLE:
    case POV_VERDICT_UNDECIDABLE:
    case POV_VERDICT_NO_REPORT:
    case POV_VERDICT_PENDING:
        return true;
    case POV_VERDICT_CONFLICTING:
        return !actual->known && !actual->is_disputed;
    default:
        return false;
    }
}

/** Kept apart for the same reason. */
static const pov_doubt *doubt_kept(const bench *b, const pov_trial *trial,
                                   const pov_outcome *outcome)
{
    pov_doubt doubt = pov_doubt_of(trial, outcome), *kept;

    if (doubt.kind == POV_LACKS_NOTHING)
        return NULL;
    kept = pov_arena_alloc(b->figures->arena, sizeof *kept);
    *kept = doubt;
    return kept;
}

static void judge_change(const bench *b, pov_progress *p)
{
    if (p->trial.says.form == POV_LEVEL || p->trial.is_flow || !lacks_level(p))
        return;
    p->change = quantity_kept(b, change_stated(b, p));
    if (!p->change || (!p->change->known && !p->change->is_disputed))
        return;
    p->judged = trial_of_change(p, b->figures->arena);
    p->outcome = judged_change(p->judged, &p->outcome);
    p->lack = doubt_kept(b, p->judged, &p->outcome);
}

static void judge_stretch(const bench *b, pov_progress *p)
{
    pov_trial strong = *p->judged;
    pov_outcome *outcome;

    if (!p->trial.says.has_stretch)
        return;
    outcome = pov_arena_alloc(b->figures->arena, sizeof *outcome);
    strong.says.amount = p->trial.says.stretch;
    *outcome = p->change && p->change->known
                   ? judged_change(&strong, &p->outcome)
                   : pov_judge(&strong);
    p->stretch = outcome;
    p->stretch_lack = doubt_kept(b, &strong, outcome);
}

/** The weak end of a level range is the target: the larger number where fewer
 *  are better. */
static void order_range(pov_phrase *says, pov_direction better)
{
    bool larger = pov_decimal_compare(says->amount, says->stretch) > 0;
    bool want_larger = better == POV_FEWER_IS_BETTER;
    pov_decimal swap = says->amount;

    if (!says->has_stretch || says->form != POV_LEVEL || larger == want_larger)
        return;
    says->amount = says->stretch;
    says->stretch = swap;
}

static const char *reason_of(unsigned flags)
{
    if (flags & 1u << POV_FLAG_DATES)
        return "the deadline is not after the start";
    if (flags & 1u << POV_FLAG_DIRECTION)
        return "the wording asks for the side that is worse";
    return "more is to go than there is";
}

static void report_outcome(const bench *b, const pov_progress *p)
{
    const pov_key *key = &p->target->key;
    const pov_source *source = &p->stated->sources.items[0];

    if (p->outcome.verdict == POV_VERDICT_INVALID)
        pov_find(b->findings, POV_FOUND_INVALID_TARGET, source->place,
                 "%s, %s: '%s': %s", key->area->id, key->indicator->id,
                 source->raw,
                 pov_say(b->findings->language, reason_of(p->outcome.flags)));
    if (p->outcome.flags & 1u << POV_FLAG_CLAMPED)
        pov_find(b->findings, POV_FOUND_CLAMPED_TARGET, source->place,
                 "%s, %s: '%s'", key->area->id, key->indicator->id,
                 source->raw);
    elsewhere_report(p, b->findings);
}

/** What the verdict rests on and what it cannot rest on. */
static unsigned flags_of(const pov_progress *p)
{
    const struct {
        bool is_so;
        pov_flag flag;
    } all[] = {
        {is_baseline_from_plan(p), POV_FLAG_BASELINE_FROM_PLAN},
        {rests_on_assumption(&p->trial.baseline) ||
             rests_on_assumption(&p->trial.actual),
         POV_FLAG_CONSTANT_TOTAL},
        {p->trial.baseline.is_disputed, POV_FLAG_CONTRADICTED_BASELINE},
        {p->target->conflict, POV_FLAG_CONTRADICTED_TARGET},
        {p->trial.actual.is_disputed || (p->change && p->change->is_disputed),
         POV_FLAG_CONTRADICTED_ACTUAL},
    };
    unsigned flags = 0;

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].is_so)
            flags |= 1u << all[i].flag;
    return flags;
}

/** Does a finding turn on how the target is judged?  On most none does but by
 *  what it is judged from. */
static bool tells_by_verdict(const bench *b, pov_progress *p)
{
    pov_quantity change;

    if (!judge_is_meant(&p->trial, &p->outcome.op))
        return true;
    if (p->trial.says.form == POV_LEVEL || p->trial.is_flow)
        return false;
    change = change_stated(b, p);
    return change.known || change.is_disputed;
}

static void judge(const bench *b, pov_progress *p)
{
    unsigned flags = p->outcome.flags;

    find_whole(b, p);
    p->outcome = pov_judge(&p->trial);
    p->lack = doubt_kept(b, &p->trial, &p->outcome);
    p->judged = &p->trial;
    judge_change(b, p);
    unreported_look(b->figures, p);
    p->outcome.flags |= flags | flags_of(p);
    rivals_judge(b->figures, p);
    judge_stretch(b, p);
    alternatives_judge(p, b->figures->arena);
}

static pov_progress *take(const bench *b, const pov_figure *f,
                          const pov_evidence *stated, const pov_phrase *says)
{
    pov_progress *p = pov_arena_alloc(b->figures->arena, sizeof *p);
    const pov_key *key = &f->key;
    pov_trial *t = &p->trial;

    p->target = f;
    p->stated = stated;
    t->form = pov_target_form_of(key->form, key->unit);
    t->better = key->indicator->better;
    t->is_flow = key->indicator->is_flow;
    t->says = *says;
    t->t0 = stated->figure == f ? stated->since : key->since;
    t->t1 = key->as_of;
    t->as_of = b->as_of;
    order_range(&t->says, t->better);
    t->measure = measure_of(b, p);
    find_evidence(b, p);
    p->outcome.verdict = POV_VERDICT_PENDING;
    if (b->wants_verdicts || tells_by_verdict(b, p))
        judge(b, p);
    report_outcome(b, p);
    return p;
}

/* Of one target as much may be stated as a file holds: where all of it
 * contradicts itself, each goes when its findings are told. */
static void take_in(bench *b, const pov_figure *f, const pov_evidence *stated,
                    const pov_phrase *says)
{
    bench alone = *b;

    if (!b->passing || aims_compare(f)) {
        pov_arena_push(b->figures->arena, &b->list, take(b, f, stated, says));
        return;
    }
    alone.figures = b->passing;
    take(&alone, f, stated, says);
    pov_arena_clear(alone.figures->arena);
}

/** A target that only follows from a claim, if it is one number. */
static void take_claimed(bench *b, const pov_figure *f)
{
    const pov_evidence *claim = pov_figure_claimed(f);
    pov_phrase says = {.form = f->key.form,
                       .unit = f->key.unit,
                       .op = POV_EXACTLY,
                       .form_said = true,
                       .unit_said = true,
                       .has_amount = true};

    if (claim && claims_number(&f->value, &says.amount))
        take_in(b, f, claim, &says);
}

static void take_all(bench *b, const pov_figure *f)
{
    for (size_t e = 0; e < f->evidence.count; e++) {
        const pov_phrase says = pov_evidence_phrase(f->evidence.items[e]);

        if (!f->evidence.items[e]->is_aside)
            take_in(b, f, f->evidence.items[e], &says);
    }
    take_claimed(b, f);
}

/** The figures of one area. */
typedef struct run {
    size_t from, to;
    bool has_claims;
} run;

/** The figures of the area that begins there. */
static run run_from(const pov_figures *figures, size_t from)
{
    run r = {.from = from, .to = pov_figures_area_end(figures, from)};
    bool may_claim = pov_figures_may_have(figures, POV_AMONG_CLAIMS);

    for (size_t i = from; may_claim && !r.has_claims && i < r.to; i++)
        r.has_claims = pov_key_kind(&figures->items[i]->key) == POV_KIND_CLAIM;
    return r;
}

/** Judge the targets of one area.  What else is said of a target, as another
 *  form of it or a claim, is said of the same area. */
static void measure_run(bench *b, const run *r)
{
    bool may_aim = pov_figures_may_have(b->figures, POV_AMONG_TARGETS);
    pov_figure *const *figures = b->figures->items;
    size_t before = b->list.count;
    pov_progress_list own;

    for (size_t i = r->from; may_aim && i < r->to; i++)
        if (pov_key_kind(&figures[i]->key) == POV_KIND_TARGET)
            take_all(b, figures[i]);
    if (b->list.count == before)
        return;
    own = (pov_progress_list){.items = b->list.items + before,
                              .count = b->list.count - before};
    aims_check(b->figures, &own, b->findings);
    if (r->has_claims)
        claims_check(b->figures, r->from, r->to, &own, b->findings);
}

pov_progress_list pov_measure_some(const pov_figures *figures, size_t *from,
                                   size_t enough, pov_day as_of,
                                   pov_findings *findings, pov_arena *arena)
{
    pov_figures own = *figures;
    bench b = {.figures = &own,
               .as_of = as_of,
               .findings = findings,
               .wants_verdicts = true};
    run r = {.to = *from};

    own.arena = arena;
    while (r.to < figures->count && b.list.count < enough) {
        r = run_from(figures, r.to);
        measure_run(&b, &r);
    }
    *from = r.to;
    return b.list;
}

pov_progress_list pov_measure(const pov_figures *figures, pov_day as_of,
                              pov_findings *findings)
{
    size_t from = 0;

    return pov_measure_some(figures, &from, SIZE_MAX, as_of, findings,
                            figures->arena);
}

/* A claim is held against the verdict. */
void pov_measure_findings(const pov_figures *figures, pov_day as_of,
                          pov_findings *findings)
{
    pov_figures scratch = *figures, passing = *figures;
    bench b = {.figures = &scratch, .as_of = as_of, .findings = findings};
    run r = {.to = 0};

    scratch.arena = pov_arena_new();
    passing.arena = pov_arena_new();
    while (r.to < figures->count) {
        r = run_from(figures, r.to);
        b.wants_verdicts = r.has_claims;
        b.passing = r.has_claims ? NULL : &passing;
        measure_run(&b, &r);
        b.list = (pov_progress_list){.count = 0};
        pov_arena_clear(scratch.arena);
    }
    pov_arena_free(passing.arena);
    pov_arena_free(scratch.arena);
}
