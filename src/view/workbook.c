#include "view/workbook.h"

#include "view/findings.h"
#include "view/folding.h"
#include "view/select.h"
#include "view/overview.h"
#include "view/units.h"
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

/** Which rows of targets are of communes that are folded away; NULL: none. */
static const bool *folded_targets(const pov_results *r,
                                  const shown_targets *shown)
{
    bool *is_folded = pov_arena_alloc(r->arena, shown->count + 1);

    for (size_t i = 0; i < shown->count; i++)
        is_folded[i] = folding_hides(r, shown->items[i]->target->key.area);
    return is_folded;
}

static const bool *folded_figures(const pov_results *r, const figure_rows *rows)
{
    bool *is_folded = pov_arena_alloc(r->arena, rows->count + 1);

    for (size_t i = 0; i < rows->count; i++)
        is_folded[i] = folding_hides(r, rows->items[i].figure->key.area);
    return is_folded;
}

/** The title, the day, and how many aims came to what. */
static pov_text_list answer_lead(const pov_results *r,
                                 const shown_targets *aims)
{
    pov_text_list lead = {0};
    const char *line = overview_line(r, aims);

    pov_arena_push(r->arena, &lead, words_in(r->language, WORD_TITLE_PROGRESS));
    pov_arena_push(r->arena, &lead,
                   words_as_of(r->arena, r->language, r->as_of));
    if (line)
        pov_arena_push(r->arena, &lead, line);
    return lead;
}

static pov_sheet overview_sheet(const pov_results *r, const shown_targets *aims)
{
    pov_table *table = pov_arena_alloc(r->arena, sizeof *table);

    *table = overview_table(r, aims);
    return (pov_sheet){.name = words_in(r->language, WORD_OVERVIEW),
                       .lead = answer_lead(r, aims),
                       .rows = pov_rows_of(table, r->arena),
                       .n_fixed = 1};
}

/** What to look at first; a sheet has room for all that is overdue, too. */
static pov_sheet worst_sheet(const pov_results *r, const shown_targets *aims,
                             sheet_places *to)
{
    shown_targets worst = overview_worst(r, aims);

    for (size_t i = 0; i < aims->count; i++) {
        const pov_progress *p = aims->items[i];

        if (pov_verdict_state(p->outcome.verdict) == POV_STATE_NO_REPORT &&
            !overview_needs_attention(p))
            pov_arena_push(r->arena, &worst, p);
    }
    return (pov_sheet){.name = words_in(r->language, WORD_ATTENTION),
                       .lead = answer_lead(r, aims),
                       .rows =
                           progress_rows_sheet(r, &worst, FIELD_SUMMARY, to),
                       .n_fixed = 2};
}

static pov_sheet summary_sheet(const pov_results *r, sheet_places *to)
{
    pov_sheet sheet = {.name = words_in(r->language, WORD_SHEET_SUMMARY),
                       .n_fixed = 2};
    const shown_targets chosen = select_aims(r);

    pov_arena_push(r->arena, &sheet.lead,
                   words_in(r->language, WORD_TITLE_SUMMARY));
    pov_arena_push(r->arena, &sheet.lead,
                   words_as_of(r->arena, r->language, r->as_of));
    pov_arena_push(r->arena, &sheet.lead, words_in(r->language, WORD_FOLDED));
    sheet.rows = progress_rows_sheet(r, &chosen, FIELD_SUMMARY, to);
    sheet.is_folded = folded_targets(r, &chosen);
    return sheet;
}

static pov_sheet progress_sheet(const pov_results *r,
                                const shown_targets *shown, sheet_places *to)
{
    return (pov_sheet){.name = words_in(r->language, WORD_SHEET_PROGRESS),
                       .rows = progress_rows_sheet(r, shown, FIELD_SHEET, to),
                       .n_fixed = 2,
                       .is_folded = folded_targets(r, shown)};
}

static pov_sheet figures_sheet(const pov_results *r, const figure_rows *rows)
{
    return (pov_sheet){.name = words_in(r->language, WORD_SHEET_FIGURES),
                       .rows = figure_rows_in(r, rows, FIELD_SHEET),
                       .n_fixed = 2,
                       .is_folded = folded_figures(r, rows)};
}

static pov_sheet wrong_sheet(const pov_results *r)
{
    return (pov_sheet){.name = words_in(r->language, WORD_SHEET_FINDINGS),
                       .rows = findings_sheet(r),
                       .n_fixed = 1};
}

/** Units beside each other, where there are any.  Errors: it has no rows. */
static pov_sheet units_of_sheet(const pov_results *r, const shown_targets *aims)
{
    const units *all = units_of(r);

    return (pov_sheet){.name = pov_say(r->language, "Units"),
                       .lead = answer_lead(r, aims),
                       .rows = all ? units_sheet(r, all) : NULL,
                       .n_fixed = 3};
}

/** Adds a sheet that has rows.  Returns its place. */
static size_t add_sheet(pov_report *report, const pov_results *r,
                        pov_sheet sheet)
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

/** Every figure of the areas asked for, whatever else the targets must fit:
 *  a target of 2025 begins with a figure of 2020. */
static pov_results of_all_figures(const pov_results *r)
{
    pov_results all = *r;

    all.filter = (pov_filter){.within = r->filter.within,
                              .areas = r->filter.areas,
                              .era = r->filter.era};
    return all;
}

void workbook_attach(pov_report *report, const pov_results *r,
                     const shown_targets *shown)
{
    pov_results all = of_all_figures(r);
    shown_targets *kept = pov_arena_alloc(r->arena, sizeof *kept);
    figure_rows *figures = pov_arena_alloc(r->arena, sizeof *figures);
    sheet_places *to = pov_arena_alloc(r->arena, sizeof *to);
    const shown_targets aims =
        select_worst_forms(r->arena, shown->items, shown->count);

    *kept = *shown; /* links are looked up when rows are asked for */
    *figures = figure_rows_of(&all);
    *to = (sheet_places){
        .figures =
            places_new(figures, figures->count, told_in_figures, r->arena),
        .targets = places_new(kept, kept->count, told_in_progress, r->arena)};
    begin(report, r);
    add_sheet(report, r, worst_sheet(r, &aims, to));
    add_sheet(report, r, overview_sheet(r, &aims));
    add_sheet(report, r, units_of_sheet(r, &aims));
    add_sheet(report, r, summary_sheet(r, to));
    to->targets_sheet = add_sheet(report, r, progress_sheet(r, shown, to));
    to->figures_sheet = add_sheet(report, r, figures_sheet(&all, figures));
    add_sheet(report, r, wrong_sheet(r));
    if (!report->sheets.count) /* no workbook is without any */
        pov_arena_push(r->arena, &report->sheets, overview_sheet(r, &aims));
}

void workbook_attach_figures(pov_report *report, const pov_results *r,
                             const figure_rows *figures)
{
    begin(report, r);
    pov_arena_push(r->arena, &report->sheets, figures_sheet(r, figures));
    add_sheet(report, r, wrong_sheet(r));
}
