#include "view/workbook.h"

#include "view/overview.h"
#include "view/sheets.h"
#include "view/units.h"
#include "view/workbook_kept.h"

static const pov_rows *overview_rows(const pov_results *r,
                                     const shown_targets *aims)
{
    pov_table *table = pov_arena_alloc(r->arena, sizeof *table);

    *table = overview_table(r, aims);
    return pov_rows_of(table, r->arena);
}

/** Links are looked up when rows are asked for. */
static sheet_places *places_for(const shown_targets *shown,
                                const figure_rows *figures, pov_arena *arena)
{
    shown_targets *kept = pov_arena_alloc(arena, sizeof *kept);
    figure_rows *all = pov_arena_alloc(arena, sizeof *all);
    sheet_places *to = pov_arena_alloc(arena, sizeof *to);

    *kept = *shown;
    *all = *figures;
    *to = sheets_places(kept, all, arena);
    return to;
}

static void attach_at_once(pov_report *report, const pov_results *r,
                           const shown_targets *shown)
{
    const sheets_matter m = sheets_matter_of(r, shown);
    const units *tables = units_of(r);
    sheet_places *to = places_for(shown, &m.figures, r->arena);
    size_t n_ranked, links[N_SHEETS_LINKS];
    const shown_targets worst = sheets_worst(r, &m.aims, &n_ranked);
    const sheets_rows rows = {
        .line = overview_line(r, &m.aims),
        .worst = progress_rows_sheet(r, &worst, FIELD_SUMMARY, to),
        .overview = overview_rows(r, &m.aims),
        .units = tables ? units_sheet(r, tables) : NULL,
        .summary = progress_rows_sheet(r, &m.chosen, FIELD_SUMMARY, to),
        .progress = progress_rows_sheet(r, shown, FIELD_SHEET, to),
        .figures = figure_rows_in(&m.all, &m.figures, FIELD_SHEET),
        .folded_summary = sheets_folded_targets(r, &m.chosen),
        .folded_progress = sheets_folded_targets(r, shown),
        .folded_figures = sheets_folded_figures(r, &m.figures)};

    sheets_of_targets(report, r, &rows, links);
    to->targets_sheet = links[SHEETS_TARGETS];
    to->figures_sheet = links[SHEETS_FIGURES];
}

void workbook_attach(pov_report *report, const pov_results *r,
                     const shown_targets *shown)
{
    if (r->workbook)
        workbook_kept_targets(report, r, shown);
    else
        attach_at_once(report, r, shown);
}

void workbook_attach_figures(pov_report *report, const pov_results *r,
                             const figure_rows *figures)
{
    const sheets_rows rows = {
        .figures = figure_rows_in(r, figures, FIELD_SHEET),
        .folded_figures = sheets_folded_figures(r, figures)};

    if (r->workbook)
        workbook_kept_figures(report, r, figures);
    else
        sheets_of_figures(report, r, &rows);
}
