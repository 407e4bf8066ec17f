#include "view/sheets.h"

#include "view/findings.h"
#include "view/folding.h"
#include "view/overview.h"
#include "view/words.h"

static const void *told_in_figures(const void *rows, size_t i)
{
    const figure_row *row = &((const figure_rows *)rows)->items[i];

    return row->stated ? (const void *)row->stated : row->figure;
}

static const void *told_in_progress(const void *rows, size_t i)
{
    return ((const shown_targets *)rows)->items[i]->stated;
}

sheet_places sheets_places(const shown_targets *targets,
                           const figure_rows *figures, pov_arena *arena)
{
    return (sheet_places){
        .figures = places_new(figures, figures->count, told_in_figures, arena),
        .targets =
            places_new(targets, targets->count, told_in_progress, arena)};
}

const bool *sheets_folded_targets(const pov_results *r,
                                  const shown_targets *shown)
{
    bool *is_folded = pov_arena_alloc(r->arena, shown->count + 1);

    for (size_t i = 0; i < shown->count; i++)
        is_folded[i] = folding_hides(r, shown->items[i]->target->key.area);
    return is_folded;
}

const bool *sheets_folded_figures(const pov_results *r, const figure_rows *rows)
{
    bool *is_folded = pov_arena_alloc(r->arena, rows->count + 1);

    for (size_t i = 0; i < rows->count; i++)
        is_folded[i] = folding_hides(r, rows->items[i].figure->key.area);
    return is_folded;
}

shown_targets sheets_worst(const pov_results *r, const shown_targets *aims,
                           size_t *n_ranked)
{
    shown_targets worst = overview_worst(r, aims);

    *n_ranked = worst.count;
    for (size_t i = 0; i < aims->count; i++) {
        const pov_progress *p = aims->items[i];

        if (pov_verdict_state(p->outcome.verdict) == POV_STATE_NO_REPORT &&
            !overview_needs_attention(p))
            pov_arena_push(r->arena, &worst, p);
    }
    return worst;
}

sheets_matter sheets_matter_of(const pov_results *r, const shown_targets *shown)
{
    sheets_matter m = {.all = *r};

    m.all.filter = (pov_filter){.within = r->filter.within,
                                .areas = r->filter.areas,
                                .era = r->filter.era};
    m.figures = figure_rows_of(&m.all);
    m.chosen = select_aims(r);
    m.aims = select_worst_forms(r->arena, shown->items, shown->count);
    return m;
}

/** Adds a sheet that has rows.  Returns its place. */
static size_t add(pov_report *report, const pov_results *r, pov_sheet sheet)
{
    if (sheet.rows && sheet.rows->count)
        pov_arena_push(r->arena, &report->sheets, sheet);
    return report->sheets.count - 1;
}

static void begin(pov_report *report, const pov_results *r)
{
    report->as_of = r->as_of;
    report->day_style = r->language == POV_VI ? "dd/mm/yyyy" : NULL;
}

/** The title, the day, and how many aims came to what. */
static pov_text_list answer_lead(const pov_results *r, const char *line)
{
    pov_text_list lead = {0};

    pov_arena_push(r->arena, &lead, words_in(r->language, WORD_TITLE_PROGRESS));
    pov_arena_push(r->arena, &lead,
                   words_as_of(r->arena, r->language, r->as_of));
    if (line)
        pov_arena_push(r->arena, &lead, line);
    return lead;
}

static pov_text_list summary_lead(const pov_results *r)
{
    pov_text_list lead = {0};

    pov_arena_push(r->arena, &lead, words_in(r->language, WORD_TITLE_SUMMARY));
    pov_arena_push(r->arena, &lead,
                   words_as_of(r->arena, r->language, r->as_of));
    pov_arena_push(r->arena, &lead, words_in(r->language, WORD_FOLDED));
    return lead;
}

static pov_sheet worst_sheet(const pov_results *r, const sheets_rows *rows)
{
    return (pov_sheet){.name = words_in(r->language, WORD_ATTENTION),
                       .lead = answer_lead(r, rows->line),
                       .rows = rows->worst,
                       .n_fixed = 2};
}

static pov_sheet overview_sheet(const pov_results *r, const sheets_rows *rows)
{
    return (pov_sheet){.name = words_in(r->language, WORD_OVERVIEW),
                       .lead = answer_lead(r, rows->line),
                       .rows = rows->overview,
                       .n_fixed = 1};
}

/** Units beside each other, where there are any. */
static pov_sheet units_sheet_of(const pov_results *r, const sheets_rows *rows)
{
    return (pov_sheet){.name = pov_say(r->language, "Units"),
                       .lead = answer_lead(r, rows->line),
                       .rows = rows->units,
                       .n_fixed = 3};
}

static pov_sheet summary_sheet(const pov_results *r, const sheets_rows *rows)
{
    return (pov_sheet){.name = words_in(r->language, WORD_SHEET_SUMMARY),
                       .lead = summary_lead(r),
                       .rows = rows->summary,
                       .n_fixed = 2,
                       .is_folded = rows->folded_summary};
}

static pov_sheet progress_sheet(const pov_results *r, const sheets_rows *rows)
{
    return (pov_sheet){.name = words_in(r->language, WORD_SHEET_PROGRESS),
                       .rows = rows->progress,
                       .n_fixed = 2,
                       .is_folded = rows->folded_progress};
}

static pov_sheet figures_sheet(const pov_results *r, const sheets_rows *rows)
{
    return (pov_sheet){.name = words_in(r->language, WORD_SHEET_FIGURES),
                       .rows = rows->figures,
                       .n_fixed = 2,
                       .is_folded = rows->folded_figures};
}

static pov_sheet wrong_sheet(const pov_results *r)
{
    return (pov_sheet){.name = words_in(r->language, WORD_SHEET_FINDINGS),
                       .rows = findings_sheet(r),
                       .n_fixed = 1};
}

void sheets_of_targets(pov_report *report, const pov_results *r,
                       const sheets_rows *rows, size_t links[N_SHEETS_LINKS])
{
    begin(report, r);
    add(report, r, worst_sheet(r, rows));
    add(report, r, overview_sheet(r, rows));
    add(report, r, units_sheet_of(r, rows));
    add(report, r, summary_sheet(r, rows));
    links[SHEETS_TARGETS] = add(report, r, progress_sheet(r, rows));
    links[SHEETS_FIGURES] = add(report, r, figures_sheet(r, rows));
    add(report, r, wrong_sheet(r));
    if (!report->sheets.count) /* no workbook is without any */
        pov_arena_push(r->arena, &report->sheets, overview_sheet(r, rows));
}

void sheets_of_figures(pov_report *report, const pov_results *r,
                       const sheets_rows *rows)
{
    begin(report, r);
    pov_arena_push(r->arena, &report->sheets, figures_sheet(r, rows));
    add(report, r, wrong_sheet(r));
}
