#include "povstat/measure.h"

#include <string.h>

#include "measure/alternatives.h"

/* The figures are sorted, so all actual levels of one area, indicator and
 * standard stand together in the order of their dates: a series. */

typedef struct bench {
    const pov_figures *figures;
    pov_day as_of;
    pov_findings *findings;
    pov_progress_list list;
} bench;

/** The first figure of `figures` not before the key. */
static size_t lower_bound(const pov_figures *figures, const pov_key *key)
{
    size_t low = 0, high = figures->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (pov_key_compare(&figures->items[middle]->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static pov_key series_key(const pov_key *target, pov_unit measure)
{
    pov_key key = *target;

    key.plan = NULL;
    key.form = POV_LEVEL;
    key.unit = measure;
    key.since = key.as_of = POV_NO_DAY;
    return key;
}

static bool same_series(const pov_key *a, const pov_key *b)
{
    return a->area == b->area && a->indicator == b->indicator &&
           a->standard == b->standard && a->form == b->form &&
           a->unit == b->unit;
}

/* Evidence is what is stated, or derived on both sides. */
static bool is_evidence(const pov_figure *f)
{
    return !f->key.plan && (f->conflict || pov_figure_is_known(f));
}

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

/** Does a flow figure belong to the period that the target counts? */
static bool counts_from(const pov_figure *f, pov_day t0)
{
    return !f->key.indicator->is_flow || f->key.since == t0;
}

/** The one dated t1; else the latest before it; else the earliest after. */
static bool is_better_actual(const pov_figure *f, const pov_figure *best,
                             pov_day t1)
{
    if (!best)
        return true;
    if (best->key.as_of == t1 || f->key.as_of > t1)
        return false;
    return true; /* dates ascend: this one is nearer to t1 */
}

static const pov_figure *find_actual(const bench *b, const pov_key *series,
                                     pov_day t0, pov_day t1)
{
    const pov_figures *figures = b->figures;
    const pov_figure *best = NULL;

    for (size_t i = lower_bound(figures, series); i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        if (!same_series(&f->key, series) || f->key.as_of > b->as_of)
            break;
        if (f->key.as_of > t0 && is_evidence(f) && counts_from(f, t0) &&
            is_better_actual(f, best, t1))
            best = f;
    }
    return best;
}

static const pov_figure *find_at(const bench *b, const pov_key *series,
                                 pov_day day)
{
    pov_key key = *series;

    key.as_of = day;
    return pov_figures_find(b->figures, &key);
}

/** Note a figure of the same name that may not be used. */
static void leave_out(bench *b, pov_progress *p, const pov_figure *f)
{
    pov_arena_push(b->figures->arena, &p->left_out, f);
}

enum { DEEPEST = 8 };

/** Is it reckoned from figures of this area?  Then it is no other evidence:
 *  a special zone is the district that it was. */
static bool is_reckoned_from(const pov_figure *f, const pov_area *area,
                             int depth)
{
    const pov_derivation *d = pov_figure_derived(f);

    for (size_t i = 0; d && i < d->n_from && depth < DEEPEST; i++)
        if (d->from[i]->key.area == area ||
            is_reckoned_from(d->from[i], area, depth + 1))
            return true;
    return false;
}

/** Does another territory of the same name and rank have actuals? */
static bool has_namesake(bench *b, pov_progress *p, const pov_key *series)
{
    const pov_area_list *lists[] = {&series->area->successors,
                                    &series->area->predecessors};
    bool any = false;

    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->count; i++) {
            pov_key key = *series;
            const pov_figure *f;

            key.area = lists[l]->items[i];
            if (strcmp(key.area->name, series->area->name) != 0)
                continue;
            f = find_actual(b, &key, p->trial.t0, p->trial.t1);
            if (!f || is_reckoned_from(f, series->area, 0))
                continue;
            leave_out(b, p, f);
            any = true;
        }
    return any;
}

static bool has_other_standard(bench *b, pov_progress *p, const pov_key *series)
{
    const pov_catalogue *catalogue = b->figures->catalogue;
    bool any = false;

    if (!series->indicator->by_standard)
        return false;
    for (size_t i = 0; i < catalogue->standards.count; i++) {
        pov_key key = *series;
        const pov_figure *f;

        key.standard = catalogue->standards.items[i];
        if (key.standard == series->standard)
            continue;
        f = find_actual(b, &key, p->trial.t0, p->trial.t1);
        if (f)
            leave_out(b, p, f);
        any = any || f;
    }
    return any;
}

static void find_whole(const bench *b, pov_progress *p, const pov_key *series)
{
    const pov_indicator *whole = series->indicator->whole;
    pov_key key = *series;
    /* without an actual it may still say that nobody is eligible */
    pov_day when = p->trial.actual.known ? p->trial.actual.date : p->trial.t1;

    if (!whole || when > b->as_of)
        return;
    key.indicator = whole;
    key.standard = whole->by_standard ? series->standard : NULL;
    key.unit = POV_IN_COUNT;
    p->trial.whole = quantity_of(find_at(b, &key, when));
}

static void find_evidence(bench *b, pov_progress *p, pov_unit measure)
{
    pov_key series = series_key(&p->target->key, measure);
    pov_trial *t = &p->trial;
    const pov_figure *baseline = find_at(b, &series, t->t0);
    const pov_figure *actual;
    bool elsewhere;

    if (t->is_flow)
        baseline = NULL;
    actual = find_actual(b, &series, t->t0, t->t1);
    t->baseline = quantity_of(baseline);
    t->actual = quantity_of(actual);
    t->conflict = (actual && actual->conflict) ||
                  (baseline && baseline->conflict && t->form->needs_baseline);
    elsewhere = has_namesake(b, p, &series);
    t->incomparable =
        !actual && (has_other_standard(b, p, &series) || elsewhere);
    if (elsewhere)
        p->outcome.flags |= POV_FLAG_OTHER_TERRITORY;
    find_whole(b, p, &series);
}

/** A bare direction is judged on whatever is known: counts before rates. */
static pov_unit measure_of(bench *b, pov_progress *p)
{
    pov_key counts = series_key(&p->target->key, POV_IN_COUNT);

    if (p->trial.form->form != POV_DIRECTION)
        return p->trial.form->measure;
    if (find_actual(b, &counts, p->trial.t0, p->trial.t1) &&
        find_at(b, &counts, p->trial.t0))
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
                 source->raw, reason_of(p->outcome.flags));
    if (p->outcome.flags & POV_FLAG_CLAMPED)
        pov_find(b->findings, POV_FOUND_CLAMPED_TARGET, source->place,
                 "%s, %s: '%s'", key->area->id, key->indicator->id,
                 source->raw);
    for (size_t i = 0; i < p->left_out.count; i++) {
        const pov_figure *f = p->left_out.items[i];
        bool elsewhere = f->key.area != key->area;
        const pov_evidence *stated = pov_figure_stated(f);
        pov_finding *finding = pov_find(
            b->findings,
            elsewhere ? POV_FOUND_OTHER_TERRITORY : POV_FOUND_OTHER_STANDARD,
            source->place, "%s, %s", key->area->id, key->indicator->id);

        if (stated)
            pov_find_related(b->findings, finding,
                             stated->sources.items[0].place,
                             elsewhere ? f->key.area->id : f->key.standard->id);
    }
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
