#include "report/workbook.h"

#include <string.h>

#include "report/sheet.h"

static const sheet_column findings_columns[] = {
    {"code", "Code", 0, CODES_NONE, SHEET_UNITLESS, 0},
    {"severity", "Severity", 0, CODES_SEVERITY, SHEET_UNITLESS, 0},
    {"file", "File", 0, CODES_NONE, SHEET_UNITLESS, 0},
    {"line", "Line", SHEET_NUMBER | SHEET_NAME, CODES_NONE, SHEET_UNITLESS, 0},
    {"column", "Column", SHEET_NUMBER | SHEET_NAME, CODES_NONE, SHEET_UNITLESS,
     0},
    {"message", "What is wrong", SHEET_WRAPS, CODES_NONE, SHEET_UNITLESS, 0},
    {"help", "How to mend it", SHEET_WRAPS, CODES_NONE, SHEET_UNITLESS, 0},
    {"related", "See also", SHEET_WRAPS, CODES_NONE, SHEET_UNITLESS, 0},
};

static pov_sheet findings_sheet(const pov_results *r)
{
    pov_cell all = pov_findings_cell(r->findings, r->arena);

    return (pov_sheet){.name = word_in(r->language, WORD_SHEET_FINDINGS),
                       .table = sheet_table(r, all.table, findings_columns,
                                            sizeof findings_columns /
                                                sizeof *findings_columns),
                       .n_fixed = 1};
}

const pov_link *link_to_document(pov_arena *arena, const pov_plan *document)
{
    static const char *const schemes[] = {"https://", "http://"};
    pov_link *link;

    for (size_t i = 0; document && i < sizeof schemes / sizeof *schemes; i++) {
        if (strncmp(document->address, schemes[i], strlen(schemes[i])) != 0)
            continue;
        link = pov_arena_alloc(arena, sizeof *link);
        *link = (pov_link){.address = document->address};
        return link;
    }
    return NULL;
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
                     const pov_table *rows, const pov_progress *const shown[],
                     size_t n_shown)
{
    pov_results all = of_all_figures(r);
    figure_rows figures = figure_rows_of(&all);
    figure_places places = figure_places_of(r, &figures);
    const pov_sheet sheets[] = {
        summary_sheet(r, shown, n_shown, &places),
        progress_sheet(r, rows, shown, &places),
        figures_sheet(r, figure_row_table(&all, &figures), &figures),
        findings_sheet(r),
    };

    begin(report, r);
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
        pov_arena_push(r->arena, &report->sheets, sheets[i]);
}

void workbook_attach_figures(pov_report *report, const pov_results *r,
                             const pov_table *figures)
{
    figure_rows rows = figure_rows_of(r);
    pov_sheet sheet = figures_sheet(r, figures, &rows);
    pov_sheet findings = findings_sheet(r);

    begin(report, r);
    pov_arena_push(r->arena, &report->sheets, sheet);
    pov_arena_push(r->arena, &report->sheets, findings);
}
