#include "view/workbook_kept.h"

#include <stdlib.h>

#include "povstat/row_spool.h"
#include "view/overview.h"
#include "view/sheets.h"
#include "view/units_kept.h"

/** Sheets whose rows wait. */
typedef enum kept_sheet {
    KEPT_WORST,
    KEPT_OVERVIEW,
    KEPT_SUMMARY,
    KEPT_PROGRESS,
    KEPT_FIGURES,
    N_KEPT
} kept_sheet;

/** Is a row folded away?  What no target speaks of is, if none does anywhere.
 */
typedef enum fold {
    FOLD_NOT,
    FOLD_IF_NO_TARGET,
    FOLD,
} fold;

typedef struct kept_rows {
    pov_row_spool *rows; /* NULL: none yet */
    size_t count;
    struct {
        uint8_t *items; /* of `fold` */
        size_t count, capacity;
    } folds;
} kept_rows;

/** A row of what needs attention. */
typedef struct late_row {
    overview_rank rank;
    size_t number; /* of those that were kept */
    uint64_t at;
} late_row;

typedef struct late_list {
    late_row *items;
    size_t count, capacity;
} late_list;

struct pov_workbook {
    pov_arena *arena;
    const char *directory;
    bool is_complete, has_target;
    kept_rows kept[N_KEPT];
    overview_tally tally;
    size_t n_areas;       /* that have aims */
    uint64_t last_area;   /* where the row of the last of them is */
    late_list ranked;     /* to be put in order, */
    late_list unreported; /* and behind them as they stand */
    units_kept *units;
    size_t links[N_SHEETS_LINKS];
};

pov_workbook *pov_workbook_new(const char *directory, pov_arena *arena)
{
    pov_workbook *w = pov_arena_alloc(arena, sizeof *w);

    *w = (pov_workbook){
        .arena = arena, .directory = directory, .units = units_kept_new(arena)};
    return w;
}

void pov_workbook_complete(pov_workbook *w)
{
    w->is_complete = true;
}

void pov_workbook_close(pov_workbook *w)
{
    for (size_t i = 0; i < N_KEPT; i++)
        if (w->kept[i].rows)
            pov_row_spool_close(w->kept[i].rows);
}

/** Keep a row.  Returns where it is. */
static uint64_t keep_row(pov_workbook *w, kept_sheet sheet,
                         const pov_rows *rows, const pov_cell cells[])
{
    kept_rows *to = &w->kept[sheet];

    if (!to->rows)
        to->rows = pov_row_spool_new(rows->n_columns, w->directory, w->arena);
    to->count++;
    return pov_row_spool_add(to->rows, cells);
}

/** Keep rows, in a sheet of which some may be folded away as `how` says. */
static void keep_rows(pov_workbook *w, kept_sheet sheet, const pov_rows *rows,
                      const bool is_folded[], fold how)
{
    pov_row_reader reader;
    const pov_cell *cells;

    pov_rows_begin(&reader, rows);
    while ((cells = pov_rows_next(&reader))) {
        keep_row(w, sheet, rows, cells);
        pov_arena_push(w->arena, &w->kept[sheet].folds,
                       (uint8_t)(is_folded[reader.next - 1] ? how : FOLD_NOT));
    }
    pov_rows_end(&reader);
}

static void keep_overview(pov_workbook *w, const pov_results *r,
                          const shown_targets *aims)
{
    size_t n_areas;
    pov_table table = overview_areas(r, aims, true, &n_areas);
    const pov_rows *rows = pov_rows_of(&table, r->arena);
    pov_cell *room = pov_table_room(&table, r->arena);

    for (size_t i = 0; i < table.count; i++)
        w->last_area =
            keep_row(w, KEPT_OVERVIEW, rows, pov_table_row(&table, i, room));
    w->n_areas += n_areas;
    overview_count(&w->tally, aims);
}

static void keep_worst(pov_workbook *w, const pov_results *r,
                       const shown_targets *aims, sheet_places *to)
{
    size_t n_ranked;
    const shown_targets worst = sheets_worst(r, aims, &n_ranked);
    const pov_rows *rows = progress_rows_sheet(r, &worst, FIELD_SUMMARY, to);
    pov_row_reader reader;
    const pov_cell *cells;

    pov_rows_begin(&reader, rows);
    while ((cells = pov_rows_next(&reader))) {
        size_t i = reader.next - 1;
        late_row late = {.rank = overview_rank_of(worst.items[i]),
                         .number = w->kept[KEPT_WORST].count};

        late.at = keep_row(w, KEPT_WORST, rows, cells);
        if (i < n_ranked)
            pov_arena_push(w->arena, &w->ranked, late);
        else
            pov_arena_push(w->arena, &w->unreported, late);
    }
    pov_rows_end(&reader);
}

/** Of a family without a target. */
static fold how_to_fold(const pov_results *r, const shown_targets *shown)
{
    return shown->count || select_asks_for_areas(&r->filter, true)
               ? FOLD
               : FOLD_IF_NO_TARGET;
}

static void keep_family(pov_workbook *w, const pov_results *r,
                        const shown_targets *shown)
{
    const sheets_matter m = sheets_matter_of(r, shown);
    sheet_places to = sheets_places(shown, &m.figures, r->arena);

    to.targets_before = w->kept[KEPT_PROGRESS].count;
    to.figures_before = w->kept[KEPT_FIGURES].count;
    to.targets_sheet = SHEETS_TARGETS;
    to.figures_sheet = SHEETS_FIGURES;
    keep_worst(w, r, &m.aims, &to);
    keep_overview(w, r, &m.aims);
    units_kept_add(w->units, r);
    keep_rows(w, KEPT_SUMMARY,
              progress_rows_sheet(r, &m.chosen, FIELD_SUMMARY, &to),
              sheets_folded_targets(r, &m.chosen), FOLD);
    keep_rows(w, KEPT_PROGRESS, progress_rows_sheet(r, shown, FIELD_SHEET, &to),
              sheets_folded_targets(r, shown), FOLD);
    keep_rows(w, KEPT_FIGURES, figure_rows_in(&m.all, &m.figures, FIELD_SHEET),
              sheets_folded_figures(r, &m.figures), how_to_fold(r, shown));
    w->has_target = w->has_target || shown->count;
}

/** The rows that were kept, under the columns of the same sheet. */
static const pov_rows *kept_rows_of(pov_workbook *w, kept_sheet sheet,
                                    const pov_rows *none)
{
    const kept_rows *kept = &w->kept[sheet];
    const pov_row_wish all = {.count = kept->count, .sheets = w->links};

    return kept->rows ? pov_row_spool_rows(kept->rows, none->columns, &all)
                      : none;
}

static const bool *folded(const pov_workbook *w, kept_sheet sheet)
{
    const kept_rows *kept = &w->kept[sheet];
    bool *is_folded = pov_arena_alloc(w->arena, kept->folds.count + 1);

    for (size_t i = 0; i < kept->folds.count; i++)
        is_folded[i] =
            kept->folds.items[i] == FOLD ||
            (kept->folds.items[i] == FOLD_IF_NO_TARGET && !w->has_target);
    return is_folded;
}

static int compare_late(const void *left, const void *right)
{
    const late_row *a = left, *b = right;
    int order = overview_compare(&a->rank, &b->rank);

    return order ? order : (a->number > b->number) - (a->number < b->number);
}

static const pov_rows *worst_rows(pov_workbook *w, const pov_rows *none)
{
    late_list *lists[] = {&w->ranked, &w->unreported};
    uint64_t *order = pov_arena_alloc(
        w->arena, (w->kept[KEPT_WORST].count + 1) * sizeof *order);
    pov_row_wish wish = {.order = order, .sheets = w->links};

    if (w->ranked.count)
        qsort(w->ranked.items, w->ranked.count, sizeof *w->ranked.items,
              compare_late);
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            order[wish.count++] = lists[l]->items[i].at;
    return wish.count ? pov_row_spool_rows(w->kept[KEPT_WORST].rows,
                                           none->columns, &wish)
                      : none;
}

/** Of one area there is one row: neither one of its province nor one of all. */
static const pov_rows *overview_rows(pov_workbook *w, const pov_results *r)
{
    pov_table *none = pov_arena_alloc(w->arena, sizeof *none);
    const pov_rows *columns;
    pov_row_wish wish = {.count = 1, .from = w->last_area};
    size_t n_areas;

    *none = overview_areas(r, &(shown_targets){0}, true, &n_areas);
    columns = pov_rows_of(none, w->arena);
    if (!w->n_areas)
        return columns;
    if (w->n_areas > 1) {
        overview_add_all(none, r, &w->tally);
        keep_row(w, KEPT_OVERVIEW, columns,
                 pov_table_row(none, 0, pov_table_room(none, w->arena)));
        wish = (pov_row_wish){.count = w->kept[KEPT_OVERVIEW].count};
    }
    return pov_row_spool_rows(w->kept[KEPT_OVERVIEW].rows, columns->columns,
                              &wish);
}

static const pov_rows *units_rows(pov_workbook *w, const pov_results *r)
{
    const units *all = units_kept_of(w->units, r);

    return all ? units_sheet(r, all) : NULL;
}

static const pov_rows *figures_rows(pov_workbook *w, const pov_results *r)
{
    return kept_rows_of(w, KEPT_FIGURES,
                        figure_rows_in(r, &(figure_rows){0}, FIELD_SHEET));
}

static void give_sheets(pov_report *report, const pov_results *r)
{
    static const shown_targets none;
    pov_workbook *w = r->workbook;
    const pov_rows *summary =
        progress_rows_sheet(r, &none, FIELD_SUMMARY, NULL);
    const pov_rows *progress = progress_rows_sheet(r, &none, FIELD_SHEET, NULL);
    const sheets_rows rows = {.line = overview_line_of(r, &w->tally),
                              .worst = worst_rows(w, summary),
                              .overview = overview_rows(w, r),
                              .units = units_rows(w, r),
                              .summary = kept_rows_of(w, KEPT_SUMMARY, summary),
                              .progress =
                                  kept_rows_of(w, KEPT_PROGRESS, progress),
                              .figures = figures_rows(w, r),
                              .folded_summary = folded(w, KEPT_SUMMARY),
                              .folded_progress = folded(w, KEPT_PROGRESS),
                              .folded_figures = folded(w, KEPT_FIGURES)};

    sheets_of_targets(report, r, &rows, w->links);
}

void workbook_kept_targets(pov_report *report, const pov_results *r,
                           const shown_targets *shown)
{
    if (r->workbook->is_complete)
        give_sheets(report, r);
    else
        keep_family(r->workbook, r, shown);
}

void workbook_kept_figures(pov_report *report, const pov_results *r,
                           const figure_rows *figures)
{
    pov_workbook *w = r->workbook;
    sheets_rows rows = {0};

    if (!w->is_complete) {
        keep_rows(w, KEPT_FIGURES, figure_rows_in(r, figures, FIELD_SHEET),
                  sheets_folded_figures(r, figures), FOLD);
        return;
    }
    rows.figures = figures_rows(w, r);
    rows.folded_figures = folded(w, KEPT_FIGURES);
    sheets_of_figures(report, r, &rows);
}
