#include "povstat/reports.h"
#include "report/figure_text.h"
#include "report/select.h"
#include "report/trace_cells.h"
#include "report/trace_missing.h"
#include "report/trace_tree.h"

/* Everything known of one indicator of an area at a date.  A count and its
 * rate are one figure to a reader: they share a heading, and so a tree. */

/** What was asked for. */
typedef struct question {
    const pov_results *results;
    const pov_indicator *indicator;
    pov_day as_of;
    struct {
        const pov_figure **items;
        size_t count, capacity;
    } found;
} question;

static bool is_asked(const question *q, const pov_figure *f)
{
    bool has_say = f->evidence.count || pov_figure_is_known(f);

    return has_say && f->key.indicator == q->indicator &&
           (f->key.as_of == q->as_of || f->key.since == q->as_of) &&
           select_area(&q->results->filter, f->key.area);
}

/** Is it the same thing in another unit? */
static bool is_together(const pov_key *a, const pov_key *b)
{
    return a->area == b->area && a->standard == b->standard &&
           a->form == b->form && a->plan == b->plan && a->since == b->since &&
           a->as_of == b->as_of;
}

static const char *kind_of(const pov_results *r, const pov_key *key)
{
    pov_language l = r->language;

    if (!key->plan || key->plan->is_unnamed)
        return word_in(l, key->plan ? WORD_TARGET_ONE : WORD_ACTUAL_ONE);
    return pov_arena_format(r->arena, "%s %s", word_in(l, WORD_TARGET_ONE),
                            key->plan->id);
}

/** "end 2021 – end 2022" for a change, else the day alone. */
static const char *days_of(const pov_results *r, const pov_key *key)
{
    const char *until = shown_day(r->arena, r->language, key->as_of);

    if (key->form == POV_LEVEL || !key->since)
        return until;
    return pov_arena_format(r->arena, "%s – %s",
                            shown_day(r->arena, r->language, key->since),
                            until);
}

/** "Near-poor households, actual, end 2022 [national-2022]: 95 · 0.74 %". */
static const char *heading_of(const question *q, const pov_figure *f)
{
    const pov_results *r = q->results;
    const pov_key *key = &f->key;
    trace_tree t = {.pen = {r->arena, r->language, false}};
    const char *values = "";
    const char *name = word_indicator(r->language, key->indicator);

    for (size_t i = 0; i < q->found.count; i++)
        if (is_together(key, &q->found.items[i]->key))
            values = pov_arena_format(r->arena, "%s%s%s", values,
                                      *values ? " · " : "",
                                      trace_brief(&t, q->found.items[i]));
    if (key->form != POV_LEVEL)
        name = pov_arena_format(r->arena, "%s, %s", name, trace_kind(&t, key));
    return pov_arena_format(r->arena, "%s, %s, %s%s%s%s: %s", name,
                            kind_of(r, key), days_of(r, key),
                            key->standard ? " [" : "",
                            key->standard ? key->standard->id : "",
                            key->standard ? "]" : "", values);
}

/** Say what would be needed for the count or the rate that is not known. */
static void add_missing(trace_tree *t, const pov_key *key, bool has_unit[3])
{
    pov_key other = *key;

    if (key->plan || key->form != POV_LEVEL || !key->indicator->whole)
        return;
    other.unit = has_unit[POV_IN_COUNT] ? POV_IN_PERCENT : POV_IN_COUNT;
    if (!has_unit[other.unit])
        trace_missing(t, 0, &other);
}

static pov_section section_of(const question *q, size_t first)
{
    const pov_figure *f = q->found.items[first];
    pov_section s = {.depth = 2, .heading = heading_of(q, f)};
    trace_tree t = {.results = q->results,
                    .pen = {q->results->arena, q->results->language, false},
                    .section = &s};
    bool has_unit[3] = {false};

    for (size_t i = first; i < q->found.count; i++) {
        const pov_figure *other = q->found.items[i];

        if (!is_together(&f->key, &other->key))
            continue;
        has_unit[other->key.unit] = true;
        trace_figure(&t, other);
    }
    add_missing(&t, &f->key, has_unit);
    return s;
}

/** Was the figure shown with one before it? */
static bool is_shown(const question *q, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (is_together(&q->found.items[j]->key, &q->found.items[i]->key))
            return true;
    return false;
}

static pov_section area_section(const pov_area *area)
{
    return (pov_section){
        .depth = 1, .heading = area->full_name, .aside = area->id};
}

/** What is missing, and what there is instead. */
static void add_unknown(pov_report *report, const question *q,
                        const pov_area *area)
{
    const pov_results *r = q->results;
    pov_section s = area_section(area);
    trace_tree t = {
        .results = r, .pen = {r->arena, r->language, false}, .section = &s};
    const pov_catalogue *c = r->figures->catalogue;
    pov_key key = {.area = area,
                   .indicator = q->indicator,
                   .form = POV_LEVEL,
                   .as_of = q->as_of};

    pov_arena_push(r->arena, &s.lead,
                   word_in(r->language, WORD_UNKNOWN_FIGURE));
    for (size_t i = 0; i < c->standards.count; i++) {
        key.standard =
            pov_indicator_standard(q->indicator, c->standards.items[i]);
        for (int unit = POV_IN_COUNT; unit <= POV_IN_PERCENT; unit++) {
            key.unit = (pov_unit)unit;
            trace_missing(&t, 0, &key);
        }
        if (!q->indicator->by_standard)
            break;
    }
    trace_near_misses(&t, &key);
    pov_arena_push(r->arena, &report->sections, s);
}

static void find(question *q)
{
    const pov_figures *figures = q->results->figures;

    for (size_t i = 0; i < figures->count; i++)
        if (is_asked(q, figures->items[i]))
            pov_arena_push(q->results->arena, &q->found, figures->items[i]);
}

static void add_found(pov_report *report, const question *q, pov_table *rows)
{
    pov_arena *arena = q->results->arena;
    const pov_area *last = NULL;

    for (size_t i = 0; i < q->found.count; i++) {
        const pov_figure *f = q->found.items[i];

        trace_rows_add(rows, arena, f);
        if (f->key.area != last)
            pov_arena_push(arena, &report->sections, area_section(f->key.area));
        last = f->key.area;
        if (!is_shown(q, i))
            pov_arena_push(arena, &report->sections, section_of(q, i));
    }
}

pov_report *pov_report_trace(const pov_results *r,
                             const pov_indicator *indicator, pov_day as_of)
{
    pov_report *report = pov_arena_alloc(r->arena, sizeof *report);
    question q = {.results = r, .indicator = indicator, .as_of = as_of};
    pov_table *rows = trace_rows_new(r->arena);
    pov_member members[] = {{"schema", pov_cell_text("povstat.trace/1")},
                            {"figures", pov_cell_table(rows)}};

    find(&q);
    report->title = word_in(r->language, WORD_TITLE_TRACE);
    report->page = page_words(r->language);
    add_found(report, &q, rows);
    for (size_t i = 0; !q.found.count && i < r->filter.areas.count; i++)
        add_unknown(report, &q, r->filter.areas.items[i]);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        pov_arena_push(r->arena, &report->members, members[i]);
    report->rows = rows;
    return report;
}
