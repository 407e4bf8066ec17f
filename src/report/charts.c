#include "report/charts.h"

#include "report/words.h"

enum { BULLET_STEPS = 6 };

/** A chart under construction. */
typedef struct drawing {
    const pov_results *r;
    pov_chart *chart;
    pov_text_list says;
    axis axis;
} drawing;

const char *said(const pov_results *r, const char *what, pov_day when,
                 const char *value)
{
    return pov_arena_format(r->arena, "%s, %s: %s", what,
                            words_day(r->arena, r->language, when), value);
}

/** The level asked for: "≤ 22.21 %". */
static const char *level(const pov_results *r, const pov_progress *p)
{
    return words_level(r->arena, r->language, &p->outcome,
                       p->trial.form->measure);
}

const char *strong_level(const pov_results *r, const pov_progress *p)
{
    return words_level(r->arena, r->language, &p->stretch,
                       p->trial.form->measure);
}

/** Everything a bullet has to hold. */
typedef struct extents {
    pov_interval items[6];
    size_t count;
} extents;

static void extend(extents *e, bool known, pov_interval range)
{
    if (known)
        e->items[e->count++] = range;
}

/** A share of a whole is seen beside all of it if it shall rise, or if there
 *  is nothing else to see it beside. */
static bool needs_whole(const pov_progress *p)
{
    pov_operator op = p->outcome.op;

    if (p->trial.form->measure == POV_IN_COUNT || !p->outcome.has_target)
        return false;
    return op == POV_AT_LEAST || op == POV_MORE_THAN ||
           (!p->trial.baseline.known && !p->trial.actual.known);
}

static extents extents_of(const pov_progress *p)
{
    const pov_outcome *o = &p->outcome;
    extents e = {0};

    extend(&e, o->has_target, o->target);
    extend(&e, p->has_stretch && p->stretch.has_target, p->stretch.target);
    extend(&e, p->trial.baseline.known, p->trial.baseline.range);
    extend(&e, p->trial.actual.known, p->trial.actual.range);
    extend(&e, needs_whole(p), pov_interval_point((pov_ratio){100, 1}));
    extend(&e, o->expected.known, pov_interval_point(o->expected.is));
    return e;
}

/** A bullet measures lengths, so its axis begins at nothing. */
static bool find_axis(const pov_progress *p, axis *out)
{
    extents e = extents_of(p);
    pov_ratio largest = {0, 1};

    for (size_t i = 0; i < e.count; i++) {
        const pov_end *ends[] = {&e.items[i].low, &e.items[i].high};

        for (size_t j = 0; j < 2; j++) {
            if (!ends[j]->finite)
                continue;
            if (ends[j]->at.over < 0)
                return false;
            if (pov_ratio_compare(ends[j]->at, largest) > 0)
                largest = ends[j]->at;
        }
    }
    return axis_over((pov_ratio){0, 1}, largest, p->trial.form->measure,
                     BULLET_STEPS, out);
}

static pov_mark mark_of(const drawing *d, pov_mark_kind kind,
                        const pov_interval *range)
{
    return (pov_mark){
        .kind = kind,
        .low = range->low.finite ? axis_place(&d->axis, range->low.at) : 0,
        .high = range->high.finite ? axis_place(&d->axis, range->high.at)
                                   : POV_CHART_SPAN};
}

static void add_mark(drawing *d, pov_mark mark, const char *says)
{
    pov_arena_push(d->r->arena, &d->chart->marks, mark);
    if (says)
        pov_arena_push(d->r->arena, &d->says, says);
}

/** The side of the target on which it is met. */
static void add_goal(drawing *d, const pov_outcome *o)
{
    pov_mark mark = mark_of(d, POV_MARK_GOAL, &o->target);

    if (o->op == POV_AT_MOST || o->op == POV_LESS_THAN) {
        mark.high = mark.low;
        mark.low = 0;
    } else if (o->op == POV_AT_LEAST || o->op == POV_MORE_THAN) {
        mark.low = mark.high;
        mark.high = POV_CHART_SPAN;
    } else {
        return;
    }
    add_mark(d, mark, NULL);
}

static void add_quantity(drawing *d, const pov_progress *p, pov_mark_kind kind,
                         const pov_quantity *q, word what)
{
    const pov_results *r = d->r;
    const char *value =
        words_quantity(r->arena, r->language, q, p->trial.form->measure);
    pov_mark mark;

    if (!q->known)
        return;
    mark = mark_of(d, kind, &q->range);
    mark.tone = kind == POV_MARK_BASELINE
                    ? POV_TONE_PLAIN
                    : words_verdict_tone(p->outcome.verdict);
    add_mark(d, mark, said(r, words_in(r->language, what), q->date, value));
}

static void add_expected(drawing *d, const pov_progress *p)
{
    const pov_results *r = d->r;
    pov_interval at;

    if (!p->outcome.expected.known || p->trial.actual.date >= p->trial.t1)
        return;
    at = pov_interval_point(p->outcome.expected.is);
    add_mark(d, mark_of(d, POV_MARK_EXPECTED, &at),
             said(r, words_in(r->language, WORD_EXPECTED), p->trial.actual.date,
                  words_interval(r->arena, r->language, &at,
                                 p->trial.form->measure)));
}

static void add_targets(drawing *d, const pov_progress *p)
{
    const pov_results *r = d->r;

    if (p->has_stretch && p->stretch.has_target)
        add_mark(d, mark_of(d, POV_MARK_STRETCH, &p->stretch.target),
                 said(r, words_in(r->language, WORD_STRONG_END), p->trial.t1,
                      strong_level(r, p)));
    add_mark(d, mark_of(d, POV_MARK_TARGET, &p->outcome.target),
             said(r, words_in(r->language, WORD_TARGET_ONE), p->trial.t1,
                  level(r, p)));
}

static const char *bullet_title(const pov_results *r, const pov_progress *p)
{
    return pov_arena_format(
        r->arena, "%s, %s",
        words_indicator(r->language, p->target->key.indicator),
        words_day(r->arena, r->language, p->trial.t1));
}

const pov_chart *bullet_chart(const pov_results *r, const pov_progress *p)
{
    pov_chart *chart = pov_arena_alloc(r->arena, sizeof *chart);
    bool derived =
        p->trial.actual.known && !pov_figure_stated(p->trial.actual.figure);
    drawing d = {.r = r, .chart = chart};

    if (!p->outcome.has_target || !find_axis(p, &d.axis))
        return NULL;
    chart->kind = POV_CHART_BULLET;
    chart->title = bullet_title(r, p);
    axis_ticks(&d.axis, r, p->trial.form->measure, BULLET_STEPS + 1,
               &chart->values);
    add_goal(&d, &p->outcome);
    add_quantity(&d, p, derived ? POV_MARK_DERIVED : POV_MARK_ACTUAL,
                 &p->trial.actual,
                 derived ? WORD_ACTUAL_DERIVED : WORD_ACTUAL_ONE);
    add_quantity(&d, p, POV_MARK_BASELINE, &p->trial.baseline,
                 WORD_BASELINE_ONE);
    add_expected(&d, p);
    add_targets(&d, p);
    pov_arena_push(r->arena, &d.says,
                   pov_arena_format(
                       r->arena, "%s: %s", words_in(r->language, WORD_VERDICT),
                       words_verdict(r->language, p->outcome.verdict)));
    chart->description = words_sentences(r->arena, &d.says);
    return chart;
}

void add_legend(pov_report *report, const pov_results *r)
{
    static const struct {
        pov_mark_kind kind;
        word word;
    } entries[] = {
        {POV_MARK_ACTUAL, WORD_LEGEND_ACTUAL},
        {POV_MARK_DERIVED, WORD_LEGEND_DERIVED},
        {POV_MARK_BASELINE, WORD_LEGEND_BASELINE},
        {POV_MARK_EXPECTED, WORD_LEGEND_EXPECTED},
        {POV_MARK_TARGET, WORD_LEGEND_TARGET},
        {POV_MARK_STRETCH, WORD_LEGEND_STRETCH},
        {POV_MARK_GOAL, WORD_LEGEND_GOAL},
        {POV_MARK_RIVAL, WORD_LEGEND_RIVAL},
    };

    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        pov_arena_push(
            r->arena, &report->legend,
            ((pov_legend_entry){entries[i].kind,
                                words_in(r->language, entries[i].word)}));
}
