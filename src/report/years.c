#include "report/charts.h"
#include "report/words.h"

#include <string.h>


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
        p->trial.form->measure != s->unit || !p->outcome.has_target)
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

static bool find_axis(series *s)
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
        if (p->has_stretch && p->stretch.has_target)
            widen(&least, &largest, &any, &p->stretch.target);
    }
    return any && axis_over(least, largest, s->unit, YEARS_STEPS, &s->axis);
}

static int day_at(const series *s, pov_day day)
{
    return (int)((int64_t)(day - s->first) * POV_CHART_SPAN /
                 (s->last - s->first));
}

static void add_mark(series *s, pov_mark_kind kind, pov_tone tone, pov_day day,
                     const pov_interval *range, const char *label)
{
    pov_mark mark = {.kind = kind, .tone = tone, .label = label};

    mark.from = mark.to = day_at(s, day);
    mark.low = range->low.finite ? axis_place(&s->axis, range->low.at) : 0;
    mark.high = range->high.finite ? axis_place(&s->axis, range->high.at)
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
        add_mark(s, POV_MARK_RIVAL, disputed ? POV_TONE_BAD : POV_TONE_MUTED,
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
        add_mark(s, stated ? POV_MARK_ACTUAL : POV_MARK_DERIVED, POV_TONE_PLAIN,
                 f->key.as_of, &f->value, value);
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
    from.low = axis_place(&s->axis, start->low.at);
    from.high = axis_place(&s->axis, start->high.at);
    add_line(s, POV_MARK_COURSE, &from, &s->chart->marks.items[target]);
}

static void add_goals(series *s)
{
    const pov_results *r = s->r;

    for (size_t i = 0; i < s->goals.count; i++) {
        const pov_progress *p = s->goals.items[i];
        const char *level = words_level(r->arena, r->language, &p->outcome,
                                        p->trial.form->measure);
        bool has_strong = p->has_stretch && p->stretch.has_target;

        if (has_strong)
            add_mark(s, POV_MARK_STRETCH, POV_TONE_PLAIN, p->trial.t1,
                     &p->stretch.target, NULL);
        add_mark(s, POV_MARK_TARGET, words_verdict_tone(p->outcome.verdict),
                 p->trial.t1, &p->outcome.target, level);
        add_course(s, p, s->chart->marks.count - 1);
        say(s,
            pov_arena_format(r->arena, "%s (%s)",
                             said(r, words_in(r->language, WORD_TARGET_ONE),
                                  p->trial.t1, level),
                             words_verdict(r->language, p->outcome.verdict)));
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
        !find_axis(s))
        return;
    s->chart = pov_arena_alloc(s->r->arena, sizeof *s->chart);
    s->chart->kind = POV_CHART_TIMELINE;
    s->chart->title = series_title(s);
    axis_ticks(&s->axis, s->r, s->unit, 1, &s->chart->values);
    add_days(s);
    add_actuals(s);
    add_goals(s);
    s->chart->description = words_sentences(s->r->arena, &s->says);
    pov_arena_push(s->r->arena, &section->charts, s->chart);
}

pov_section years_section(const pov_results *r, size_t first,
                          const pov_progress *const shown[], size_t n_shown)
{
    const pov_area *area = r->figures->items[first]->key.area;
    pov_section section = {.depth = 2,
                           .page_only = true,
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
