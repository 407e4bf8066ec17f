#include "view/charts.h"

#include <string.h>

#include "view/words.h"

/* Positions are found by comparing exact fractions, never by dividing, so
 * that no value is too awkward to be placed. */

enum { FINEST = -4, COARSEST = 15 }; /* powers of ten of a step */

/** More steps from zero than this are no longer told apart. */
static const int64_t most_from_zero = 1000000000000;

static bool make_step(int power, int64_t digit, pov_decimal *out)
{
    return pov_decimal_shift(pov_decimal_whole(digit), power, out);
}

/** The step times over / under.  Errors: false on overflow. */
static bool at_steps(const axis *a, int64_t over, int64_t under, pov_ratio *out)
{
    pov_ratio steps;

    return pov_ratio_make(over, under, &steps) &&
           pov_ratio_multiply(steps, pov_ratio_from_decimal(a->step), out);
}

/** Does this step hold the values in at most so many? */
static bool fits(axis *a, pov_ratio least, pov_ratio largest, int most)
{
    pov_ratio steps;

    if (!pov_ratio_divide(least, pov_ratio_from_decimal(a->step), &steps))
        return false;
    a->first = pov_ratio_floor(steps);
    if (!pov_ratio_divide(largest, pov_ratio_from_decimal(a->step), &steps))
        return false;
    a->last = pov_ratio_ceiling(steps);
    if (a->last == a->first)
        a->last++;
    return a->last - a->first <= most && a->last <= most_from_zero;
}

/** Small differences between large values are shown as such; otherwise an
 *  axis begins at nothing. */
static bool lie_close(pov_ratio least, pov_ratio largest)
{
    pov_ratio half;

    return pov_ratio_multiply(largest, (pov_ratio){1, 2}, &half) &&
           pov_ratio_compare(least, half) > 0;
}

/** The least value, or a tenth below the largest if that is less: a change by
 *  next to nothing must not fill a chart. */
static pov_ratio well_below(pov_ratio least, pov_ratio largest)
{
    pov_ratio below;

    if (pov_ratio_multiply(largest, (pov_ratio){9, 10}, &below) &&
        pov_ratio_compare(below, least) < 0)
        return below;
    return least;
}

bool charts_axis_over(pov_ratio least, pov_ratio largest, pov_unit unit,
                      int most, axis *out)
{
    static const int64_t digits[] = {1, 2, 5};
    const pov_ratio zero = {0, 1};

    if (pov_ratio_compare(least, zero) < 0)
        return false;
    least = lie_close(least, largest) ? well_below(least, largest) : zero;
    for (int power = unit == POV_IN_COUNT ? 0 : FINEST; power <= COARSEST;
         power++)
        for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
            if (make_step(power, digits[i], &out->step) &&
                fits(out, least, largest, most))
                return true;
    return false;
}

int charts_axis_place(const axis *a, pov_ratio value)
{
    int low = 0, high = POV_CHART_SPAN;
    int64_t steps = a->last - a->first;

    while (low < high) {
        int middle = high - (high - low) / 2;
        pov_ratio there;

        if (at_steps(a, a->first * POV_CHART_SPAN + steps * middle,
                     POV_CHART_SPAN, &there) &&
            pov_ratio_compare(there, value) <= 0)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

static const char *tick_label(const axis *a, const pov_results *r,
                              pov_unit unit, int64_t n)
{
    pov_decimal at = {.units = a->step.units * n,
                      .scale = n ? a->step.scale : 0};

    return words_amount(r->arena, r->language, at, unit);
}

/** A tick at every step; only each `labelled`th from the first, and the last,
 *  say their value. */
static void charts_axis_ticks(const axis *a, const pov_results *r,
                              pov_unit unit, int64_t labelled,
                              pov_tick_list *out)
{
    int64_t steps = a->last - a->first;

    for (int64_t i = 0; i <= steps; i++) {
        pov_tick tick = {.at = (int)(POV_CHART_SPAN * i / steps)};

        if (i % labelled == 0 || i == steps)
            tick.label = tick_label(a, r, unit, a->first + i);
        pov_arena_push(r->arena, out, tick);
    }
}

enum { BULLET_STEPS = 6 };

/** A chart under construction. */
typedef struct drawing {
    const pov_results *r;
    pov_chart *chart;
    pov_text_list says;
    axis axis;
} drawing;

/** "actual, end 2023: 21.9 %". */
static const char *said(const pov_results *r, const char *what, pov_day when,
                        const char *value)
{
    return pov_arena_format(r->arena, "%s, %s: %s", what,
                            words_day(r->arena, r->language, when), value);
}

/** The level asked for: "≤ 22.21 %". */
static const char *level(const pov_results *r, const pov_progress *p)
{
    return words_level(r->arena, r->language, &p->outcome, p->trial.measure);
}

/** The level asked for at the strong end of a range: "≤ 22.21 %". */
static const char *strong_level(const pov_results *r, const pov_progress *p)
{
    return words_level(r->arena, r->language, p->stretch, p->trial.measure);
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

/** A share of a whole is seen beside all of it if it shall rise. */
static bool needs_whole(const pov_progress *p)
{
    pov_operator op = p->outcome.op;

    if (p->trial.measure == POV_IN_COUNT || !p->outcome.has_target)
        return false;
    return op == POV_AT_LEAST || op == POV_MORE_THAN;
}

static extents extents_of(const pov_progress *p)
{
    const pov_outcome *o = &p->outcome;
    extents e = {0};

    extend(&e, o->has_target, o->target);
    if (p->stretch)
        extend(&e, p->stretch->has_target, p->stretch->target);
    extend(&e, p->trial.baseline.known, p->trial.baseline.range);
    extend(&e, p->trial.actual.known, p->trial.actual.range);
    extend(&e, needs_whole(p), pov_interval_point((pov_ratio){100, 1}));
    extend(&e, pov_maybe_known(o->expected),
           pov_interval_point(o->expected.is));
    return e;
}

/** A bullet measures lengths, so its axis begins at nothing. */
static bool find_bullet_axis(const pov_progress *p, axis *out)
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
    return charts_axis_over((pov_ratio){0, 1}, largest, p->trial.measure,
                            BULLET_STEPS, out);
}

static pov_mark mark_of(const drawing *d, pov_mark_kind kind,
                        const pov_interval *range)
{
    return (pov_mark){
        .kind = kind,
        .low =
            range->low.finite ? charts_axis_place(&d->axis, range->low.at) : 0,
        .high = range->high.finite ? charts_axis_place(&d->axis, range->high.at)
                                   : POV_CHART_SPAN};
}

static void mark_bullet(drawing *d, pov_mark mark, const char *says)
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
    mark_bullet(d, mark, NULL);
}

static void add_quantity(drawing *d, const pov_progress *p, pov_mark_kind kind,
                         const pov_quantity *q, word what)
{
    const pov_results *r = d->r;
    const char *value =
        words_quantity(r->arena, r->language, q, p->trial.measure);
    pov_mark mark;

    if (!q->known)
        return;
    mark = mark_of(d, kind, &q->range);
    mark.tone = kind == POV_MARK_BASELINE
                    ? POV_TONE_PLAIN
                    : pov_tone_of(POV_TERMS_VERDICT, p->outcome.verdict);
    mark_bullet(d, mark, said(r, words_in(r->language, what), q->date, value));
}

static void add_expected(drawing *d, const pov_progress *p)
{
    const pov_results *r = d->r;
    pov_interval at;

    if (!pov_maybe_known(p->outcome.expected) ||
        p->trial.actual.date >= p->trial.t1)
        return;
    at = pov_interval_point(p->outcome.expected.is);
    mark_bullet(
        d, mark_of(d, POV_MARK_EXPECTED, &at),
        said(r, words_in(r->language, WORD_EXPECTED), p->trial.actual.date,
             words_interval(r->arena, r->language, &at, p->trial.measure)));
}

static void add_targets(drawing *d, const pov_progress *p)
{
    const pov_results *r = d->r;

    if (p->stretch && p->stretch->has_target)
        mark_bullet(d, mark_of(d, POV_MARK_STRETCH, &p->stretch->target),
                    said(r, words_in(r->language, WORD_STRONG_END), p->trial.t1,
                         strong_level(r, p)));
    mark_bullet(d, mark_of(d, POV_MARK_TARGET, &p->outcome.target),
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

const pov_chart *charts_bullet(const pov_results *r, const pov_progress *p)
{
    pov_chart *chart = pov_arena_alloc(r->arena, sizeof *chart);
    bool derived =
        p->trial.actual.known && !pov_figure_stated(p->trial.actual.figure);
    drawing d = {.r = r, .chart = chart};

    if (!p->outcome.has_target ||
        (!p->trial.actual.known && !p->trial.baseline.known) ||
        !find_bullet_axis(p, &d.axis))
        return NULL;
    chart->kind = POV_CHART_BULLET;
    chart->title = bullet_title(r, p);
    charts_axis_ticks(&d.axis, r, p->trial.measure, BULLET_STEPS + 1,
                      &chart->values);
    add_goal(&d, &p->outcome);
    add_quantity(&d, p, derived ? POV_MARK_DERIVED : POV_MARK_ACTUAL,
                 &p->trial.actual,
                 derived ? WORD_ACTUAL_DERIVED : WORD_ACTUAL_ONE);
    add_quantity(&d, p, POV_MARK_BASELINE, &p->trial.baseline,
                 WORD_BASELINE_ONE);
    add_expected(&d, p);
    add_targets(&d, p);
    pov_arena_push(
        r->arena, &d.says,
        pov_arena_format(
            r->arena, "%s: %s", words_in(r->language, WORD_VERDICT),
            pov_words(POV_TERMS_VERDICT, p->outcome.verdict, r->language)));
    chart->description = words_sentences(r->arena, &d.says);
    return chart;
}

static void see_marks(bool seen[POV_N_MARK_KINDS], const pov_chart *chart)
{
    for (size_t i = 0; chart && i < chart->marks.count; i++)
        seen[chart->marks.items[i].kind] = true;
}

/** Which signs the report's charts draw. */
static void find_marks(bool seen[POV_N_MARK_KINDS], const pov_report *report)
{
    pov_section_reader reader;
    const pov_section *s;

    pov_sections_begin(&reader, &report->sections);
    while ((s = pov_sections_next(&reader))) {
        for (size_t j = 0; j < s->charts.count; j++)
            see_marks(seen, s->charts.items[j]);
        for (size_t j = 0; j < s->table.count; j++) {
            const pov_packed *at = s->table.items[j];
            pov_cell cell;

            for (size_t c = 0; c < s->table.n_columns; c++) {
                at = pov_cell_unpack(at, &cell);
                see_marks(seen, cell.chart);
            }
        }
    }
    pov_sections_end(&reader);
}

void charts_legend(pov_report *report, const pov_results *r)
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

    bool seen[POV_N_MARK_KINDS] = {false};

    find_marks(seen, report);
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        if (seen[entries[i].kind])
            pov_arena_push(
                r->arena, &report->legend,
                ((pov_legend_entry){entries[i].kind,
                                    words_in(r->language, entries[i].word)}));
}

/* Time lines.  A series is every level of one indicator of an area, under one
 * standard and in one measure; in the sorted figures it stands together, the
 * targets of plans between the actuals. */

enum { YEARS_STEPS = 5, MOST_RIVALS = 8, MOST_DAY_LABELS = 8 };

typedef struct points {
    const pov_figure **items;
    size_t count, capacity;
} points;

typedef struct goals {
    const pov_progress **items;
    size_t count, capacity;
} goals;

typedef struct series {
    const pov_results *r;
    const pov_key *key;
    pov_unit unit; /* of what is shown: a count or per cent */
    points points; /* by date */
    goals goals;
    axis axis;
    pov_day first, last;
    pov_chart *chart;
    pov_text_list says;
} series;

static bool is_point(const pov_results *r, const pov_figure *f)
{
    return !f->key.plan && f->key.as_of <= r->as_of &&
           (f->conflict || pov_figure_is_known(f));
}

/** Does the target speak of this series, and not just as the one before? */
static bool is_goal(const series *s, const pov_progress *p)
{
    const pov_progress *last =
        s->goals.count ? s->goals.items[s->goals.count - 1] : NULL;

    if (p->target->key.indicator != s->key->indicator ||
        p->target->key.standard != s->key->standard ||
        p->trial.measure != s->unit || !p->outcome.has_target)
        return false;
    return !last || last->trial.t1 != p->trial.t1 ||
           !pov_interval_equal(&last->outcome.target, &p->outcome.target);
}

/** What an evidence that is not used says, if it is a level on both sides. */
static bool is_rival(const pov_evidence *e)
{
    return e->standing != POV_USED && pov_interval_is_bounded(&e->allows);
}

static void widen(pov_ratio *least, pov_ratio *largest, bool *any,
                  const pov_interval *i)
{
    if (!i->low.finite || !i->high.finite)
        return;
    if (!*any || pov_ratio_compare(i->low.at, *least) < 0)
        *least = i->low.at;
    if (!*any || pov_ratio_compare(i->high.at, *largest) > 0)
        *largest = i->high.at;
    *any = true;
}

static bool find_series_axis(series *s)
{
    pov_ratio least = {0, 1}, largest = {0, 1};
    bool any = false;

    for (size_t i = 0; i < s->points.count; i++) {
        const pov_figure *f = s->points.items[i];

        if (!f->conflict)
            widen(&least, &largest, &any, &f->value);
        for (size_t j = 0; j < f->evidence.count && j < MOST_RIVALS; j++)
            if (is_rival(f->evidence.items[j]))
                widen(&least, &largest, &any, &f->evidence.items[j]->allows);
    }
    for (size_t i = 0; i < s->goals.count; i++) {
        const pov_progress *p = s->goals.items[i];

        widen(&least, &largest, &any, &p->outcome.target);
        if (p->stretch && p->stretch->has_target)
            widen(&least, &largest, &any, &p->stretch->target);
    }
    return any &&
           charts_axis_over(least, largest, s->unit, YEARS_STEPS, &s->axis);
}

static int day_at(const series *s, pov_day day)
{
    return (int)((int64_t)(day - s->first) * POV_CHART_SPAN /
                 (s->last - s->first));
}

static void mark_series(series *s, pov_mark_kind kind, pov_tone tone,
                        pov_day day, const pov_interval *range,
                        const char *label)
{
    pov_mark mark = {.kind = kind, .tone = tone, .label = label};

    mark.from = mark.to = day_at(s, day);
    mark.low =
        range->low.finite ? charts_axis_place(&s->axis, range->low.at) : 0;
    mark.high = range->high.finite ? charts_axis_place(&s->axis, range->high.at)
                                   : POV_CHART_SPAN;
    pov_arena_push(s->r->arena, &s->chart->marks, mark);
}

/** A line between the middles of two marks. */
static void add_line(series *s, pov_mark_kind kind, const pov_mark *from,
                     const pov_mark *to)
{
    int a = (from->low + from->high) / 2, b = (to->low + to->high) / 2;
    pov_mark line = {.kind = kind,
                     .from = from->from,
                     .to = to->from,
                     .low = a < b ? a : b,
                     .high = a < b ? b : a,
                     .rises = a < b};

    pov_arena_push(s->r->arena, &s->chart->marks, line);
}

static void say(series *s, const char *text)
{
    pov_arena_push(s->r->arena, &s->says, text);
}

/** The values of a point that are not used, the disputed ones loudly. */
static void add_rivals(series *s, const pov_figure *f)
{
    const pov_results *r = s->r;
    size_t drawn = 0;

    for (size_t i = 0; i < f->evidence.count && drawn < MOST_RIVALS; i++) {
        const pov_evidence *e = f->evidence.items[i];
        bool disputed = e->standing == POV_DISPUTED;
        const char *value;

        if (!is_rival(e))
            continue;
        drawn++;
        value =
            pov_evidence_is_number(e)
                ? words_amount(r->arena, r->language, e->says.amount, s->unit)
                : words_interval(r->arena, r->language, &e->allows, s->unit);
        mark_series(s, POV_MARK_RIVAL, disputed ? POV_TONE_BAD : POV_TONE_MUTED,
                    f->key.as_of, &e->allows, disputed ? value : NULL);
        say(s, said(r,
                    words_in(r->language,
                             disputed ? WORD_DISPUTED : WORD_NOT_USED),
                    f->key.as_of, value));
    }
}

static void add_actuals(series *s)
{
    const pov_results *r = s->r;
    size_t before = SIZE_MAX; /* the mark of the last point known */

    for (size_t i = 0; i < s->points.count; i++) {
        const pov_figure *f = s->points.items[i];
        bool stated = pov_figure_stated(f);
        const char *value;

        add_rivals(s, f);
        if (f->conflict)
            continue;
        value = words_figure(r->arena, r->language, f);
        mark_series(s, stated ? POV_MARK_ACTUAL : POV_MARK_DERIVED,
                    POV_TONE_PLAIN, f->key.as_of, &f->value, value);
        say(s, said(r,
                    words_in(r->language,
                             stated ? WORD_ACTUAL_ONE : WORD_ACTUAL_DERIVED),
                    f->key.as_of, value));
        if (before != SIZE_MAX)
            add_line(s, POV_MARK_PATH, &s->chart->marks.items[before],
                     &s->chart->marks.items[s->chart->marks.count - 1]);
        before = s->chart->marks.count - (before == SIZE_MAX ? 1 : 2);
    }
}

static void add_course(series *s, const pov_progress *p, size_t target)
{
    pov_mark from = {.from = day_at(s, p->trial.t0)};
    const pov_interval *start = &p->trial.baseline.range;

    if (!p->trial.baseline.known || !pov_interval_is_bounded(start) ||
        p->trial.t0 < s->first)
        return;
    from.low = charts_axis_place(&s->axis, start->low.at);
    from.high = charts_axis_place(&s->axis, start->high.at);
    add_line(s, POV_MARK_COURSE, &from, &s->chart->marks.items[target]);
}

static void add_goals(series *s)
{
    const pov_results *r = s->r;

    for (size_t i = 0; i < s->goals.count; i++) {
        const pov_progress *p = s->goals.items[i];
        const char *asked = level(r, p);
        bool has_strong = p->stretch && p->stretch->has_target;

        if (has_strong)
            mark_series(s, POV_MARK_STRETCH, POV_TONE_PLAIN, p->trial.t1,
                        &p->stretch->target, NULL);
        mark_series(s, POV_MARK_TARGET,
                    pov_tone_of(POV_TERMS_VERDICT, p->outcome.verdict),
                    p->trial.t1, &p->outcome.target, asked);
        add_course(s, p, s->chart->marks.count - 1);
        say(s, pov_arena_format(r->arena, "%s (%s)",
                                said(r, words_in(r->language, WORD_TARGET_ONE),
                                     p->trial.t1, asked),
                                pov_words(POV_TERMS_VERDICT, p->outcome.verdict,
                                          r->language)));
        if (has_strong)
            say(s, said(r, words_in(r->language, WORD_STRONG_END), p->trial.t1,
                        strong_level(r, p)));
    }
}

static bool find_days(series *s)
{
    s->first = s->points.items[0]->key.as_of;
    s->last = s->points.items[s->points.count - 1]->key.as_of;
    for (size_t i = 0; i < s->goals.count; i++)
        if (s->goals.items[i]->trial.t1 > s->last)
            s->last = s->goals.items[i]->trial.t1;
    return s->first < s->last;
}

/** The ends of years, or the first and last day if there are none. */
static void add_days(series *s)
{
    const pov_results *r = s->r;
    int from = pov_civil_from(s->first).year, to = pov_civil_from(s->last).year;
    int step = (to - from) / MOST_DAY_LABELS + 1;

    for (int year = from; year <= to; year++) {
        pov_day day = pov_day_year_end(year);

        if (day < s->first || day > s->last || (year - from) % step)
            continue;
        pov_arena_push(r->arena, &s->chart->days,
                       ((pov_tick){day_at(s, day),
                                   pov_arena_format(r->arena, "%d", year)}));
    }
    if (s->chart->days.count >= 2)
        return;
    s->chart->days.count = 0;
    pov_arena_push(r->arena, &s->chart->days,
                   ((pov_tick){0, words_day(r->arena, r->language, s->first)}));
    pov_arena_push(r->arena, &s->chart->days,
                   ((pov_tick){POV_CHART_SPAN,
                               words_day(r->arena, r->language, s->last)}));
}

static const char *series_title(const series *s)
{
    pov_language l = s->r->language;

    return pov_arena_format(
        s->r->arena, "%s, %s%s%s", words_indicator(l, s->key->indicator),
        words_in(l, s->unit == POV_IN_COUNT ? WORD_COUNT : WORD_RATE),
        s->key->standard ? " · " : "",
        s->key->standard ? words_standard(l, s->key->standard) : "");
}

static void draw(series *s, pov_section *section)
{
    if (s->points.count < 2 || !s->goals.count || !find_days(s) ||
        !find_series_axis(s))
        return;
    s->chart = pov_arena_alloc(s->r->arena, sizeof *s->chart);
    s->chart->kind = POV_CHART_TIMELINE;
    s->chart->title = series_title(s);
    charts_axis_ticks(&s->axis, s->r, s->unit, 1, &s->chart->values);
    add_days(s);
    add_actuals(s);
    add_goals(s);
    s->chart->description = words_sentences(s->r->arena, &s->says);
    pov_arena_push(s->r->arena, &section->charts, s->chart);
}

pov_section charts_years(const pov_results *r, size_t first,
                         const pov_progress *const shown[], size_t n_shown)
{
    const pov_area *area = r->figures->items[first]->key.area;
    pov_section section = {.depth = 2,
                           .heading = words_in(r->language, WORD_YEARS)};

    for (size_t i = first, next; i < r->figures->count; i = next) {
        const pov_key *key = &r->figures->items[i]->key;
        series s = {.r = r, .key = key};

        if (key->area != area)
            break;
        s.unit = key->unit == POV_IN_COUNT ? POV_IN_COUNT : POV_IN_PERCENT;
        for (next = i; next < r->figures->count; next++) {
            const pov_figure *f = r->figures->items[next];

            if (!pov_key_same_series(&f->key, key))
                break;
            if (is_point(r, f))
                pov_arena_push(r->arena, &s.points, f);
        }
        if (key->form != POV_LEVEL || key->indicator->is_flow ||
            s.points.count < 2)
            continue;
        for (size_t j = 0; j < n_shown; j++)
            if (is_goal(&s, shown[j]))
                pov_arena_push(r->arena, &s.goals, shown[j]);
        draw(&s, &section);
    }
    return section;
}
