#include "povstat/measure.h"

#include "measure/alternatives.h"
#include "measure/elsewhere.h"
#include "measure/series.h"

typedef struct bench {
    const pov_figures *figures;
    pov_day as_of;
    pov_findings *findings;
    pov_progress_list list;
} bench;

static pov_quantity quantity_of(const pov_figure *f)
{
    const pov_evidence *stated;
    const pov_derivation *derived;
    pov_quantity q = {.figure = f};

    if (!f || f->conflict || !pov_figure_is_known(f))
        return q;
    stated = pov_figure_stated(f);
    derived = pov_figure_derived(f);
    q.known = true;
    q.range = f->value;
    q.date = f->key.as_of;
    q.status = stated    ? stated->status
               : derived ? derived->rank
                         : POV_NO_STATUS;
    if (stated && pov_evidence_is_number(stated)) {
        q.is_printed = true;
        q.printed = stated->says.amount;
    }
    return q;
}

static void find_whole(const bench *b, pov_progress *p, const pov_key *series)
{
    pov_key key;
    /* without an actual it may still say that nobody is eligible */
    pov_day when = p->trial.actual.known ? p->trial.actual.date : p->trial.t1;

    if (!series->indicator->whole || when > b->as_of)
        return;
    key = pov_key_of_whole(series);
    if (p->trial.actual.known)
        key.area = p->trial.actual.figure->key.area;
    p->trial.whole = quantity_of(series_at(b->figures, &key, when));
}

static void find_evidence(bench *b, pov_progress *p, pov_unit measure)
{
    pov_key series = series_key(&p->target->key, measure);
    pov_trial *t = &p->trial;
    const pov_figure *baseline = series_at(b->figures, &series, t->t0);
    const pov_figure *actual = series_actual(b->figures, &series, t);

    if (t->is_flow)
        baseline = NULL;
    t->baseline = quantity_of(baseline);
    t->actual = quantity_of(actual);
    t->conflict = (actual && actual->conflict) ||
                  (baseline && baseline->conflict && t->form->needs_baseline);
    elsewhere_look(b->figures, p, &series, actual, b->findings->language);
    find_whole(b, p, &series);
}

/** A bare direction is judged on whatever is known: counts before rates. */
static pov_unit measure_of(bench *b, pov_progress *p)
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

static void judge_stretch(pov_progress *p)
{
    pov_trial strong = p->trial;

    p->has_stretch = p->stated->says.has_stretch;
    if (!p->has_stretch)
        return;
    strong.says.amount = p->trial.says.stretch;
    p->stretch = pov_judge(&strong);
    p->stretch_lack = pov_doubt_of(&strong, &p->stretch);
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
    if (flags & POV_FLAG_DATES)
        return "the deadline is not after the start";
    if (flags & POV_FLAG_DIRECTION)
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
    if (p->outcome.flags & POV_FLAG_CLAMPED)
        pov_find(b->findings, POV_FOUND_CLAMPED_TARGET, source->place,
                 "%s, %s: '%s'", key->area->id, key->indicator->id,
                 source->raw);
    elsewhere_report(p, b->findings);
}

static void take(bench *b, const pov_figure *f, const pov_evidence *stated)
{
    pov_progress *p = pov_arena_alloc(b->figures->arena, sizeof *p);
    const pov_key *key = &f->key;
    unsigned flags;

    *p = (pov_progress){.target = f, .stated = stated};
    p->trial = (pov_trial){
        .form = pov_target_form_of(key->form, key->unit),
        .better = key->indicator->better,
        .is_flow = key->indicator->is_flow,
        .says = stated->says,
        .t0 = stated->since,
        .t1 = key->as_of,
        .as_of = b->as_of,
    };
    order_range(&p->trial.says, p->trial.better);
    find_evidence(b, p, measure_of(b, p));
    p->trial.conflict = p->trial.conflict || f->conflict;
    flags = p->outcome.flags;
    p->outcome = pov_judge(&p->trial);
    p->lack = pov_doubt_of(&p->trial, &p->outcome);
    if (is_baseline_from_plan(p))
        flags |= POV_FLAG_BASELINE_FROM_PLAN;
    if (rests_on_assumption(&p->trial.baseline) ||
        rests_on_assumption(&p->trial.actual))
        flags |= POV_FLAG_CONSTANT_TOTAL;
    p->outcome.flags |= flags;
    judge_stretch(p);
    alternatives_judge(p, b->figures->arena);
    report_outcome(b, p);
    pov_arena_push(b->figures->arena, &b->list, p);
}

pov_progress_list pov_measure(const pov_figures *figures, pov_day as_of,
                              pov_findings *findings)
{
    bench b = {.figures = figures, .as_of = as_of, .findings = findings};

    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        for (size_t e = 0; f->key.plan && e < f->evidence.count; e++)
            take(&b, f, f->evidence.items[e]);
    }
    return b.list;
}
