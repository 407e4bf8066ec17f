#include "view/workbook.h"

#include "view/findings.h"
#include "view/folding.h"
#include "view/select.h"
#include "view/overview.h"
#include "view/units.h"
#include "view/words.h"

/* Where a cell leads: the sheets stand in this order. */
enum { AT_OVERVIEW, AT_WORST, AT_SUMMARY, AT_PROGRESS, AT_FIGURES };

static void add_place(pov_map *places, pov_arena *arena, const void *about,
                      pov_link to)
{
    pov_link *link = pov_arena_alloc(arena, sizeof *link);

    *link = to;
    *pov_map_at(places, arena, &about, sizeof about) = link;
}

/** Which row of the sheet Figures a statement or a derived figure has. */
static const pov_map *places_in_figures(const pov_results *r,
                                        const figure_rows *rows)
{
    pov_map *places = pov_arena_alloc(r->arena, sizeof *places);

    for (size_t i = 0; i < rows->count; i++) {
        const figure_row *row = &rows->items[i];

        add_place(places, r->arena,
                  row->stated ? (const void *)row->stated : row->figure,
                  (pov_link){.sheet = AT_FIGURES, .row = i});
    }
    return places;
}

/** Where a target stands in the sheet Progress. */
static const pov_map *places_in_progress(const pov_results *r,
                                         const shown_targets *shown)
{
    pov_map *places = pov_arena_alloc(r->arena, sizeof *places);

    for (size_t i = 0; i < shown->count; i++)
        add_place(places, r->arena, shown->items[i]->stated,
                  (pov_link){.sheet = AT_PROGRESS, .row = i});
    return places;
}

/** The answer: how many aims came to what, by areas. */
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

static pov_sheet overview_sheet(const pov_results *r,
                                const shown_targets *shown)
{
    const shown_targets aims =
        select_worst_forms(r->arena, shown->items, shown->count);
    pov_table *table = pov_arena_alloc(r->arena, sizeof *table);
    pov_sheet sheet = {.name = words_in(r->language, WORD_OVERVIEW),
                       .n_fixed = 1};
    const char *line = overview_line(r, &aims);

    *table = overview_table(r, &aims);
    sheet.rows = pov_rows_of(table, r->arena);
    pov_arena_push(r->arena, &sheet.lead,
                   words_in(r->language, WORD_TITLE_PROGRESS));
    pov_arena_push(r->arena, &sheet.lead,
                   words_as_of(r->arena, r->language, r->as_of));
    if (line)
        pov_arena_push(r->arena, &sheet.lead, line);
    return sheet;
}

/** What to look at first. */
static pov_sheet worst_sheet(const pov_results *r, const shown_targets *shown,
                             sheet_places *places)
{
    const shown_targets aims =
        select_worst_forms(r->arena, shown->items, shown->count);
    const shown_targets worst = overview_worst(r, &aims);

    return (pov_sheet){
        .name = words_in(r->language, WORD_ATTENTION),
        .rows = progress_rows_sheet(r, &worst, FIELD_SUMMARY, places),
        .n_fixed = 2};
}

static pov_sheet summary_sheet(const pov_results *r, sheet_places *places)
{
    pov_sheet sheet = {.name = words_in(r->language, WORD_SHEET_SUMMARY),
                       .n_fixed = 2};
    const shown_targets chosen = select_aims(r);

    pov_arena_push(r->arena, &sheet.lead,
                   words_in(r->language, WORD_TITLE_SUMMARY));
    pov_arena_push(r->arena, &sheet.lead,
                   words_as_of(r->arena, r->language, r->as_of));
    pov_arena_push(r->arena, &sheet.lead, words_in(r->language, WORD_FOLDED));
    sheet.rows = progress_rows_sheet(r, &chosen, FIELD_SUMMARY, places);
    sheet.is_folded = folded_targets(r, &chosen);
    return sheet;
}

static pov_sheet progress_sheet(const pov_results *r,
                                const shown_targets *shown,
                                sheet_places *places)
{
    return (pov_sheet){.name = words_in(r->language, WORD_SHEET_PROGRESS),
                       .rows =
                           progress_rows_sheet(r, shown, FIELD_SHEET, places),
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

/** Units beside each other, where there are any to be seen: all there is to
 *  see if there is no target. */
static void add_units_sheet(pov_report *report, const pov_results *r,
                            const shown_targets *shown)
{
    const units *all =
        select_asks_for_areas(&r->filter, shown->count) ? units_of(r) : NULL;
    const pov_sheet sheet = {.name = pov_say(r->language, "Units"),
                             .rows = all ? units_sheet(r, all) : NULL,
                             .n_fixed = 3,
                             .opens = !shown->count};

    if (all)
        pov_arena_push(r->arena, &report->sheets, sheet);
}

static void attach(pov_report *report, const pov_results *r,
                   const pov_sheet sheets[], size_t n)
{
    report->as_of = r->as_of;
    report->day_style = r->language == POV_VI ? "dd/mm/yyyy" : NULL;
    for (size_t i = 0; i < n; i++)
        pov_arena_push(r->arena, &report->sheets, sheets[i]);
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
    figure_rows figures = figure_rows_of(&all);
    sheet_places *places = pov_arena_alloc(r->arena, sizeof *places);
    const pov_sheet sheets[] = {
        overview_sheet(r, shown),      worst_sheet(r, shown, places),
        summary_sheet(r, places),      progress_sheet(r, shown, places),
        figures_sheet(&all, &figures), wrong_sheet(r),
    };

    *places = (sheet_places){places_in_figures(r, &figures),
                             places_in_progress(r, shown)};
    attach(report, r, sheets, sizeof sheets / sizeof *sheets);
    add_units_sheet(report, r, shown);
}

void workbook_attach_figures(pov_report *report, const pov_results *r,
                             const figure_rows *figures)
{
    const pov_sheet sheets[] = {figures_sheet(r, figures), wrong_sheet(r)};

    attach(report, r, sheets, sizeof sheets / sizeof *sheets);
}
