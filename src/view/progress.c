#include <stdlib.h>
#include <string.h>

#include "povstat/figures.h"
#include "povstat/view.h"
#include "view/beside.h"
#include "view/claims.h"
#include "view/charts.h"
#include "view/context.h"
#include "view/deprived.h"
#include "view/findings.h"
#include "view/folding.h"
#include "view/pace.h"
#include "view/progress_rows.h"
#include "view/select.h"
#include "view/overview.h"
#include "view/target.h"
#include "view/units.h"
#include "view/words.h"
#include "view/workbook.h"

/* The report that people read: a section for each area, in it one for each
 * plan, in it one row for each target.  Rows of the same aim stand together
 * under its name. */

static const char *assigned_by(pov_language l, const pov_plan *plan)
{
    static const word words[] = {
        [POV_ASSIGNED_BY_ITSELF] = WORD_ASSIGNED_OWN,
        [POV_ASSIGNED_BY_PROVINCE] = WORD_ASSIGNED_PROVINCE,
        [POV_ASSIGNED_BY_MINISTRY] = WORD_ASSIGNED_MINISTRY,
    };

    if (plan->assigned_by == POV_ASSIGNED_BY_NOBODY)
        return NULL;
    return words_in(l, words[plan->assigned_by]);
}

static const char *years_of(pov_arena *arena, const pov_plan *plan)
{
    if (!plan->from)
        return NULL;
    if (plan->from == plan->to)
        return pov_arena_format(arena, "%d", plan->from);
    return pov_arena_format(arena, "%d–%d", plan->from, plan->to);
}

/** The parts that exist, words_joined by " · ". */
static const char *join(pov_arena *arena, const char *const parts[], size_t n)
{
    const char *text = "";

    for (size_t i = 0; i < n; i++)
        if (parts[i] && *parts[i])
            text = pov_arena_format(arena, "%s%s%s", text, *text ? " · " : "",
                                    parts[i]);
    return text;
}

/** When and for whom, and by which standard; NULL if nothing is known. */
static const char *plan_aside(const pov_results *r, const pov_plan *plan)
{
    const char *parts[] = {
        years_of(r->arena, plan),
        assigned_by(r->language, plan),
        plan->standard ? words_standard(r->language, plan->standard) : NULL,
    };

    const char *text = join(r->arena, parts, sizeof parts / sizeof *parts);

    return *text ? text : NULL;
}

/** What it is called besides, for people and for --plan; its file where it is
 *  no document. */
static const char *plan_line(const pov_results *r, const pov_progress *p)
{
    const pov_plan *plan = p->target->key.plan;
    const char *file = p->stated->sources.items[0].place.file;
    const char *heading = words_plan(plan);
    const char *title = words_title(r->language, plan);
    const char *parts[] = {title == heading ? NULL : title,
                           plan->is_unnamed || plan->id == heading ? NULL
                                                                   : plan->id,
                           plan->is_unnamed && file != heading ? file : NULL};

    return join(r->arena, parts, 3);
}

static const char *area_aside(const pov_results *r, const pov_area *area)
{
    const pov_area *province = pov_area_province(area);
    const char *parts[3] = {NULL, area->id, NULL};

    if (province != area)
        parts[0] = province->full_name;
    if (area->from)
        parts[2] = pov_arena_format(
            r->arena, "%s %s", words_in(r->language, WORD_BORDERS),
            pov_say_day(r->language, r->arena, area->from));
    return join(r->arena, parts, 3);
}

static const char *as_of_text(const pov_results *r)
{
    return words_as_of(r->arena, r->language, r->as_of);
}

/** "1 plan", "2 plans". */
static const char *counted(const pov_results *r, size_t n, word one, word many)
{
    return pov_arena_format(r->arena, "%zu %s", n,
                            words_in(r->language, n == 1 ? one : many));
}

/** The sentences on aims that are still running, from `first` on. */
static void tell_pace(pov_section *s, const pov_results *r,
                      const pov_progress *const shown[], size_t n)
{
    const shown_targets aims = select_worst_forms(r->arena, shown, n);

    for (size_t i = 0; i < aims.count; i++) {
        const char *sentence = pace_sentence(r, aims.items[i]);

        if (sentence)
            pov_arena_push(r->arena, &s->tail, sentence);
    }
}

/** The worst of the forms of one aim, of which `at` is the first. */
static const pov_progress *worst_form(const pov_results *r,
                                      const shown_targets *shown, size_t at)
{
    size_t n = 1;

    while (at + n < shown->count &&
           select_is_same_aim(shown->items[at], shown->items[at + n]))
        n++;
    return select_worst_forms(r->arena, shown->items + at, n).items[0];
}

static pov_section plan_section(const pov_results *r,
                                const shown_targets *shown, size_t first,
                                size_t *next)
{
    const pov_progress *p = shown->items[first];
    pov_section s = {.depth = 2,
                     .heading = words_plan(p->target->key.plan),
                     .aside = plan_aside(r, p->target->key.plan)};
    const pov_progress *worst = NULL;
    bool differ = false;

    pov_arena_push(r->arena, &s.lead, plan_line(r, p));
    s.table = target_table(r->language, r->arena);
    for (*next = first; *next < shown->count; (*next)++) {
        const pov_progress *q = shown->items[*next];
        const pov_progress *before =
            *next > first ? shown->items[*next - 1] : NULL;
        bool starts = !before || !select_is_same_aim(before, q);
        bool goes_on = *next + 1 < shown->count &&
                       select_is_same_aim(q, shown->items[*next + 1]);

        if (q->target->key.plan != p->target->key.plan ||
            q->target->key.area != p->target->key.area)
            break;
        if (starts)
            worst = goes_on ? worst_form(r, shown, *next) : NULL;
        if (starts && goes_on)
            target_add_aim(&s, r, worst);
        target_add(&s, r, q, worst);
        differ = differ ||
                 (!starts && before->outcome.verdict != q->outcome.verdict);
    }
    target_finish(&s.table, r->arena);
    tell_pace(&s, r, shown->items + first, *next - first);
    if (differ)
        pov_arena_push(r->arena, &s.tail,
                       words_in(r->language, WORD_FORMS_DIFFER));
    return s;
}

/** "as of 2026-01-01 · 2 plans · 17 targets" under the name of an area. */
static const char *area_facts(const pov_results *r,
                              const pov_progress *const shown[], size_t n)
{
    const size_t aims = select_worst_forms(r->arena, shown, n).count;
    size_t plans = 0;

    for (size_t i = 0; i < n; i++)
        plans +=
            !i || shown[i]->target->key.plan != shown[i - 1]->target->key.plan;
    return join(
        r->arena,
        (const char *[]){as_of_text(r),
                         counted(r, plans, WORD_PLAN_ONE, WORD_PLAN_MANY),
                         counted(r, aims, WORD_AIM_ONE, WORD_AIM_MANY)},
        3);
}

static pov_section area_section(const pov_results *r, const pov_area *area,
                                const pov_progress *const shown[], size_t n)
{
    pov_section head = {.depth = 1,
                        .heading = area->full_name,
                        .aside = area_aside(r, area),
                        .anchor = overview_anchor(r->arena, area)};

    pov_arena_push(r->arena, &head.facts, area_facts(r, shown, n));
    return head;
}

/** How many targets of an area stand from `at` on. */
static size_t targets_of(const shown_targets *shown, size_t at,
                         const pov_area *area)
{
    size_t n = 0;

    while (at + n < shown->count &&
           shown->items[at + n]->target->key.area == area)
        n++;
    return n;
}

static void add_if_any(pov_section_list *to, pov_arena *arena,
                       pov_section section)
{
    if (section.table.count || section.charts.count)
        pov_arena_push(arena, to, section);
}

/** The sections of an area: those of its targets, which begin at `at`, and what
 *  else is stated.  One of which all is reckoned only has none. */
typedef struct area_sections {
    const pov_results *results;
    size_t first; /* figure */
    const shown_targets *shown;
    size_t at;
    const claims_open *open;
    const char *fold;
} area_sections;

static void make_area(const area_sections *of, pov_arena *arena,
                      pov_section_list *to)
{
    const pov_area *area = of->results->figures->items[of->first]->key.area;
    const pov_progress **begin =
        of->shown->count ? &of->shown->items[of->at] : NULL;
    const size_t before = to->count;
    size_t n = targets_of(of->shown, of->at, area);
    pov_results noted = *of->results; /* each text once an area */
    const pov_results *r = &noted;

    noted.arena = arena;
    noted.notes = pov_arena_alloc(arena, sizeof *noted.notes);
    pov_arena_push(arena, to, area_section(r, area, begin, n));
    for (size_t at = of->at, end = at + n; at < end;)
        pov_arena_push(arena, to, plan_section(r, of->shown, at, &at));
    if (r->draws == POV_DRAWS_PAGE)
        add_if_any(to, arena, charts_years(r, of->first, begin, n));
    add_if_any(to, arena, context_section(r, of->first, true, begin, n));
    add_if_any(to, arena, context_section(r, of->first, false, begin, n));
    add_if_any(to, arena, claims_section(r, of->open, area));
    if (to->count == before + 1 && !n)
        to->count = before;
    for (size_t i = before; i < to->count; i++)
        to->items[i].fold = of->fold;
}

static void make_later(const pov_later *later, pov_arena *arena,
                       pov_section_list *to)
{
    make_area(later->from, arena, to);
}

/** Many are made when they are drawn, and are not kept: a row takes a thousand
 *  bytes.  Of few it is quicker to keep them, for they are asked for twice. */
static void add_area(pov_report *report, const area_sections *of)
{
    enum { ENOUGH = 100 };
    pov_arena *arena = of->results->arena;
    area_sections *from;
    pov_later *later;

    if (report->sections.count < ENOUGH) {
        make_area(of, arena, &report->sections);
        return;
    }
    from = pov_arena_alloc(arena, sizeof *from);
    later = pov_arena_alloc(arena, sizeof *later);
    *from = *of;
    *later = (pov_later){.from = from, .make = make_later};
    pov_arena_push(arena, &report->sections, (pov_section){.later = later});
}

static int compare_shown(const void *left, const void *right)
{
    const pov_progress *const *a = left, *const *b = right;

    return select_compare(*a, *b);
}

/** Targets mostly come as their figures are ordered. */
static bool is_ordered(const shown_targets *shown)
{
    for (size_t i = 1; i < shown->count; i++)
        if (select_compare(shown->items[i - 1], shown->items[i]) > 0)
            return false;
    return true;
}

static shown_targets select_shown(const pov_results *r)
{
    shown_targets shown = {0};

    for (size_t i = 0; i < r->progress->count; i++) {
        const pov_progress *p = r->progress->items[i];

        if (select_target(&r->filter, p))
            pov_arena_push(r->arena, &shown, p);
    }
    if (!is_ordered(&shown))
        qsort(shown.items, shown.count, sizeof *shown.items, compare_shown);
    return shown;
}

static const char *lead_line(const pov_results *r, size_t n)
{
    return join(r->arena,
                (const char *[]){as_of_text(r),
                                 counted(r, n, WORD_AIM_ONE, WORD_AIM_MANY)},
                2);
}

const char *pov_report_line(const pov_results *r)
{
    const shown_targets shown = select_shown(r);
    const shown_targets aims =
        select_worst_forms(r->arena, shown.items, shown.count);
    const char *line = overview_line(r, &aims);
    const char *n = counted(r, aims.count, WORD_AIM_ONE, WORD_AIM_MANY);

    return line ? pov_arena_format(r->arena, "%s: %s", n, line) : n;
}

/** Calls `see` for the first figure of each area that may have a section. */
static void visit_areas(const pov_results *r, const shown_targets *shown,
                        void (*see)(void *data, size_t first, size_t *at),
                        void *data)
{
    const pov_area *last = NULL;
    size_t at = 0;

    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_area *area = r->figures->items[i]->key.area;
        bool has_rows =
            at < shown->count && shown->items[at]->target->key.area == area;

        if (area == last || !select_area(&r->filter, area))
            continue;
        last = area;
        if (has_rows || select_asks_for_areas(&r->filter, shown->count))
            see(data, i, &at);
    }
}

/** A report while its areas are added to it. */
typedef struct reading {
    pov_report *report;
    const pov_results *results;
    const shown_targets *shown;
    claims_open *open;
    folding *folding;     /* while it is found who is folded away */
    const pov_area *told; /* the province whose communes were told of */
    const char *fold;     /* and what they are folded under */
    units *units;         /* what stands in tables; NULL: nothing */
} reading;

/** Would it have a section? */
static void count_area(void *data, size_t first, size_t *at)
{
    reading *x = data;
    const pov_figures *figures = x->results->figures;
    const pov_area *area = figures->items[first]->key.area;
    size_t n = targets_of(x->shown, *at, area);
    bool any = n > 0;

    for (size_t i = first;
         i < figures->count && !any && figures->items[i]->key.area == area; i++)
        any = context_has(x->results, figures->items[i], NULL, 0);
    if (any)
        folding_add(x->folding, area, x->results->arena);
    *at += n;
}

/** What is told of communes in their place: how many targets came to what, who
 *  they are, and how to see them. */
static pov_section folded_section(const reading *x, const pov_area *commune,
                                  size_t at)
{
    const pov_results *r = x->results;
    pov_section s = {.depth = 1,
                     .heading = x->fold,
                     .aside = pov_area_province(commune)->full_name};
    shown_targets aims = {0};

    if (at < x->shown->count &&
        folding_hides(r, x->shown->items[at]->target->key.area))
        aims = select_worst_forms(r->arena, x->shown->items + at,
                                  folding_run(r, x->shown, at));
    if (aims.count)
        pov_arena_push(r->arena, &s.lead, overview_line(r, &aims));
    pov_arena_push(r->arena, &s.lead, folding_names(r, commune));
    pov_arena_push(r->arena, &s.lead, words_in(r->language, WORD_UNFOLD));
    return s;
}

/** May an area that has no targets stand in a table only? */
static bool may_be_in_table(const reading *x, const pov_area *area, size_t at)
{
    return x->units && !targets_of(x->shown, at, area) &&
           x->results->filter.folds_communes;
}

/** Is all that is known of it in tables? */
static bool is_in_table(const reading *x, size_t first)
{
    const pov_figures *figures = x->results->figures;
    const pov_area *area = figures->items[first]->key.area;

    for (size_t i = first;
         i < figures->count && figures->items[i]->key.area == area; i++)
        if (context_has(x->results, figures->items[i], NULL, 0) &&
            !units_compare(x->units, figures->items[i]))
            return false;
    return true;
}

static void add_or_fold(void *data, size_t first, size_t *at)
{
    reading *x = data;
    const pov_results *r = x->results;
    const pov_area *area = r->figures->items[first]->key.area;
    bool is_hidden = folding_hides(r, area);
    bool may_go = may_be_in_table(x, area, *at);
    bool is_many = may_go && units_are_many(x->units, area);

    units_add(x->report, r, x->units, area);
    if (r->deprived && !units_have(x->units, area))
        deprived_add(x->report, r, r->deprived, area, NULL);
    if (may_go &&
        (is_in_table(x, first) || (is_many && r->draws != POV_DRAWS_PAGE)))
        return;

    if (is_hidden && x->told != pov_area_province(area)) {
        x->told = pov_area_province(area);
        x->fold = folding_title(r, area);
        if (r->draws != POV_DRAWS_PAGE)
            pov_arena_push(r->arena, &x->report->sections,
                           folded_section(x, area, *at));
    }
    if (is_many && !is_hidden)
        x->fold = units_title(r, x->units, area);
    if (!is_hidden || r->draws == POV_DRAWS_PAGE)
        add_area(x->report,
                 &(area_sections){r, first, x->shown, *at, x->open,
                                  is_hidden || is_many ? x->fold : NULL});
    *at += targets_of(x->shown, *at, area);
}

/** The answer before all else. */
static void add_answer(pov_report *report, const pov_results *r,
                       const shown_targets *aims, const units *tables)
{
    const char *line = overview_line(r, aims);

    if (r->draws == POV_DRAWS_PAGE)
        overview_highlights(report, r, aims);
    else if (line)
        pov_arena_push(r->arena, &report->lead, line);
    if (r->draws != POV_DRAWS_PAGE && aims->count < 2 && !tables)
        return; /* it comes at once */
    overview_attention(report, r, aims);
    overview_add(report, r, aims);
}

/** What people read: pages, sections, findings.
 *
 *  Shape: the report borrows the results and targets. */
static void add_reading(pov_report *report, const pov_results *r,
                        const shown_targets *shown, units *tables)
{
    const shown_targets aims =
        select_worst_forms(r->arena, shown->items, shown->count);
    reading x = {.report = report,
                 .results = r,
                 .shown = shown,
                 .open = pov_arena_alloc(r->arena, sizeof *x.open),
                 .units = tables};

    *x.open = claims_without_target(r);
    pov_arena_push(r->arena, &report->lead,
                   r->progress->count ? lead_line(r, aims.count)
                                      : as_of_text(r));
    report->page = words_page(r->language);
    report->instead = words_in(r->language, WORD_UNNOTED);
    add_answer(report, r, &aims, tables);
    if (aims.count)
        pov_arena_push(r->arena, &report->lead,
                       words_in(r->language, WORD_CUTS));
    visit_areas(r, shown, add_or_fold, &x);
    if (r->draws == POV_DRAWS_PAGE) {
        charts_legend(report, r);
        findings_attach(report, r);
    }
    if (!shown->count)
        pov_arena_push(r->arena, &report->tail,
                       overview_nothing(r, report->sections.count > 0));
}

/** What stands in tables of units is not told again, unless all is asked for;
 *  of files that were named long tables are told in any case. */
static units *find_tables(pov_results *r, const shown_targets *shown)
{
    units *tables;

    if (!select_asks_for_areas(&r->filter, shown->count))
        return r->filter.of_files ? units_that_are_many(units_of(r)) : NULL;
    tables = units_of(r);
    if (r->filter.folds_communes)
        r->units = tables;
    r->deprived = deprived_of(r);
    if (r->filter.folds_communes)
        r->beside = beside_of(r, tables, shown);
    return tables;
}

pov_report *pov_report_progress(const pov_results *r)
{
    pov_report *report = pov_arena_alloc(r->arena, sizeof *report);
    shown_targets *shown = pov_arena_alloc(r->arena, sizeof *shown);
    pov_results *folded = pov_arena_alloc(r->arena, sizeof *folded);
    reading x = {.results = r, .shown = shown};

    *shown = select_shown(r);
    *folded = *r;
    report->title = words_in(r->language, WORD_TITLE_PROGRESS);
    if (r->filter.folds_communes &&
        (pov_draws_sections(r->draws) || r->draws == POV_DRAWS_WORKBOOK)) {
        folded->folding = x.folding = folding_new(r->arena);
        visit_areas(r, shown, count_area, &x);
    }
    if (pov_draws_sections(r->draws))
        add_reading(report, folded, shown, find_tables(folded, shown));
    progress_rows_attach(report, r, shown);
    if (r->draws == POV_DRAWS_WORKBOOK)
        workbook_attach(report, folded, shown);
    return report;
}
