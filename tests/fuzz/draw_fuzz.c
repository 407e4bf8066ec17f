/* Any bytes → an extract → one report, drawn in every format. */

#include "fuzz.h"

#include <string.h>

/** What may be asked of a command. */
typedef struct question {
    pov_report *(*make)(const pov_results *results);
    const char *within, *area, *indicator, *plan; /* NULL: not filtered */
    bool met;                                     /* asks for a verdict */
    int year;
    pov_era era;
} question;

static pov_report *trace_end(const pov_results *r, int year)
{
    return pov_report_trace(r, r->filter.indicators.items[0],
                            pov_day_year_end(year));
}

static pov_report *trace_2021(const pov_results *r)
{
    return trace_end(r, 2021);
}

static pov_report *trace_2023(const pov_results *r)
{
    return trace_end(r, 2023);
}

static pov_report *trace_2024(const pov_results *r)
{
    return trace_end(r, 2024);
}

static pov_report *trace_2025(const pov_results *r)
{
    return trace_end(r, 2025);
}

static pov_report *list_findings(const pov_results *r)
{
    return pov_report_findings(r->findings, r->language, r->arena);
}

static pov_report *explain_found(const pov_results *r)
{
    pov_finding_kind kinds[POV_N_FINDING_KINDS];
    size_t n = 0;

    for (int kind = 0; kind < POV_N_FINDING_KINDS; kind++)
        if (r->findings->found[kind] || !kind)
            kinds[n++] = (pov_finding_kind)kind;
    return pov_report_explain(kinds, n, r->language, r->arena);
}

/* The tables of a package are csv, its descriptor is JSON. */
static pov_report *pack(const pov_results *r)
{
    const pov_package package = pov_report_package(r);
    const pov_rows *tables[] = {package.figures, package.areas,
                                package.indicators};
    const pov_write_options options = {.arena = r->arena};

    fuzz_check_printed("document", package.descriptor,
                       strlen(package.descriptor));
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        fuzz_draw(&(pov_report){.rows = tables[i]}, "csv", &options);
    return pov_report_figures(r);
}

static const question questions[] = {
    {.make = pov_report_progress},
    {.make = pov_report_progress, .within = "quang-ninh", .era = POV_OLD_ERA},
    {.make = pov_report_progress, .area = "quang-ninh/ba-che"},
    {.make = pov_report_progress, .indicator = "poor", .year = 2024},
    {.make = pov_report_progress, .plan = "ba-che-2022", .met = true},
    {.make = pov_report_summary},
    {.make = pov_report_summary, .within = "bac-kan", .era = POV_NEW_ERA},
    {.make = pov_report_figures},
    {.make = pov_report_figures, .indicator = "poor", .year = 2024},
    {.make = pack},
    {.make = trace_2021, .area = "quang-ninh/ba-che", .indicator = "poor"},
    {.make = trace_2021, .indicator = "poor"},
    {.make = trace_2023, .indicator = "poor"},
    {.make = trace_2024, .indicator = "poor"},
    {.make = trace_2024, .within = "quang-binh", .indicator = "households"},
    {.make = trace_2024, .indicator = "near_poor"},
    {.make = trace_2025, .area = "quang-tri", .indicator = "poor"},
    {.make = trace_2025, .indicator = "poor"},
    {.make = list_findings},
    {.make = explain_found},
    {.make = pov_report_template, .area = "quang-ninh/ba-che"},
    {.make = pov_report_template,
     .area = "quang-binh",
     .plan = "quang-binh-2024"},
};

enum { N_QUESTIONS = sizeof questions / sizeof *questions };

static void push_area(const char *id, pov_area_list *areas, pov_arena *arena)
{
    const pov_area *area = id ? pov_catalogue_area(fuzz_catalogue(), id) : NULL;

    if (id && !area)
        fuzz_fail("data/ has no area %s", id);
    if (area)
        pov_arena_push(arena, areas, area);
}

static void ask(fuzz_run *run, const question *q)
{
    pov_filter *filter = &run->results.filter;
    const pov_catalogue *known = fuzz_catalogue();
    const pov_indicator *indicator =
        q->indicator ? pov_catalogue_indicator(known, q->indicator) : NULL;
    const pov_plan *plan = q->plan ? pov_catalogue_plan(known, q->plan) : NULL;

    if (q->indicator && !indicator)
        fuzz_fail("data/ has no indicator %s", q->indicator);
    push_area(q->within, &filter->within, run->arena);
    push_area(q->area, &filter->areas, run->arena);
    if (indicator)
        pov_arena_push(run->arena, &filter->indicators, indicator);
    if (plan)
        pov_arena_push(run->arena, &filter->plans, plan);
    if (q->met)
        pov_arena_push(run->arena, &filter->verdicts, POV_VERDICT_MET);
    filter->year = q->year;
    filter->era = q->era;
}

/* What a command says when nothing matches. */
static void count_rows(const pov_results *results)
{
    pov_area_list others = {0};
    size_t shown = pov_count_rows(results);
    size_t more = pov_count_other_era(results, &others);

    if (shown + more > results->progress->count)
        fuzz_fail("%zu rows shown and %zu of another era, of %zu", shown, more,
                  results->progress->count);
}

static void read_and_draw(const uint8_t *bytes, size_t size, size_t way)
{
    const question *q = &questions[way / FUZZ_SETTINGS / 2];
    fuzz_run run;

    fuzz_begin(&run, fuzz_catalogue(),
               way / FUZZ_SETTINGS % 2 ? POV_VI : POV_EN);
    fuzz_take(&run, fuzz_keep("typed.csv", bytes, size, run.arena),
              way % FUZZ_SETTINGS);
    fuzz_reckon(&run);
    ask(&run, q);
    count_rows(&run.results);
    for (pov_draws d = POV_DRAWS_TEXT; d < POV_DRAWS_DIRECTORY; d++) {
        run.results.draws = d;
        fuzz_draw_all(q->make(&run.results), d, run.arena);
    }
    fuzz_end(&run);
}

const fuzz_target fuzz_this = {.n_ways = N_QUESTIONS * 2 * FUZZ_SETTINGS,
                               .read = read_and_draw};
