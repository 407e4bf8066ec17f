#include "read/paper_tables.h"

#include <string.h>

#include "povstat/papers.h"
#include "read/breakdowns.h"

enum {
#define PAPER(id, ...) PAPER_##id,
#include "read/reference_columns.def"
};

static const reference_column paper_columns[] = {
#define PAPER(id, ...) {__VA_ARGS__},
#include "read/reference_columns.def"
    {.name = NULL},
};

/** "households=Hộ": what the rows so called are about.  Errors: false. */
static bool read_row(const pov_catalogue *catalogue, const char *piece,
                     pov_paper_row *row)
{
    const char *equals = strchr(piece, '=');
    const char *what;

    if (!equals || !equals[1])
        return false;
    what = pov_arena_copy(catalogue->arena, piece, (size_t)(equals - piece));
    row->label = equals + 1;
    if (!strcmp(what, "households") || !strcmp(what, "persons"))
        row->counted = what;
    else
        row->indicator = pov_catalogue_indicator(catalogue, what);
    return row->counted || row->indicator;
}

static bool take_rows(const reference_row *row, pov_paper *paper)
{
    const pov_catalogue *catalogue = row->reading->catalogue;
    const char *rest = row->cells[PAPER_ROWS].text;

    for (const char *piece;
         (piece = reference_table_piece(catalogue->arena, &rest));) {
        pov_paper_row one = {0};

        if (!read_row(catalogue, piece, &one))
            return reference_table_refuse(row, PAPER_ROWS,
                                          "does not say what its rows are "
                                          "about, like households=Hộ");
        pov_arena_push(catalogue->arena, &paper->rows, one);
    }
    if (!paper->rows.count)
        pov_arena_push(catalogue->arena, &paper->rows, (pov_paper_row){0});
    return true;
}

static bool take_paper(void *data, reference_row *row)
{
    const reference_cell *cells = row->cells;
    pov_catalogue *catalogue = row->reading->catalogue;
    pov_paper *paper = pov_arena_alloc(catalogue->arena, sizeof *paper);

    (void)data;
    *paper = (pov_paper){.id = cells[PAPER_ID].text,
                         .label_vi = cells[PAPER_VI].text,
                         .label_en = cells[PAPER_EN].text,
                         .title = cells[PAPER_TITLE].text,
                         .has_total = cells[PAPER_TOTAL].number == 1,
                         .circular = cells[PAPER_CIRCULAR].text,
                         .note = cells[PAPER_NOTE].text,
                         .place = row->place};
    if (!take_rows(row, paper))
        return false;
    pov_arena_push(catalogue->arena, &catalogue->papers, paper);
    return true;
}

const reference_table papers_table = {
    .path = "reference/papers.csv",
    .columns = paper_columns,
    .kind = POV_N_ROW_KINDS,
    .take = take_paper,
};

static const char indicators_path[] = "reference/indicators.csv";

enum {
#define COLUMN(id, ...) COLUMN_##id,
#include "read/reference_columns.def"
};

static const reference_column column_columns[] = {
#define COLUMN(id, ...) {__VA_ARGS__},
#include "read/reference_columns.def"
    {.name = NULL},
};

static pov_paper *paper_named(const pov_catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->papers.count; i++)
        if (!strcmp(catalogue->papers.items[i]->id, id))
            return catalogue->papers.items[i];
    return NULL;
}

/** What a column is about, in each row of an area.  Errors: false and a
 *  finding. */
static bool take_meaning(const reference_row *row, const pov_paper *paper,
                         pov_paper_column *column)
{
    const pov_catalogue *catalogue = row->reading->catalogue;
    const char *indicator = row->cells[COLUMN_INDICATOR].text;
    const char *whom = row->cells[COLUMN_BREAKDOWN].text;

    if (*indicator &&
        !(column->indicator = pov_catalogue_indicator(catalogue, indicator)))
        return reference_table_refuse(row, COLUMN_INDICATOR,
                                      "stands nowhere in %s", indicators_path);
    if (*whom &&
        !(column->breakdown = pov_catalogue_breakdown(catalogue, whom)))
        return reference_table_refuse(row, COLUMN_BREAKDOWN,
                                      "stands nowhere in %s",
                                      breakdowns_table.path);
    for (size_t i = 0; i < paper->rows.count; i++)
        if (column->holds > POV_PAPER_ROWS &&
            !pov_papers_indicator(column, &paper->rows.items[i]))
            return reference_table_refuse(row, COLUMN_INDICATOR,
                                          "is not counted so");
    return true;
}

static bool take_column(void *data, reference_row *row)
{
    const reference_cell *cells = row->cells;
    pov_catalogue *catalogue = row->reading->catalogue;
    pov_paper *paper = paper_named(catalogue, cells[COLUMN_PAPER].text);
    pov_paper_column column = {
        .heading = cells[COLUMN_HEADING].text,
        .number = cells[COLUMN_NUMBER].text,
        .holds = (pov_paper_holds)cells[COLUMN_HOLDS].number,
        .counted = cells[COLUMN_COUNTED].text,
        .is_reduction = cells[COLUMN_FORM].number == 1,
        .is_target = cells[COLUMN_KIND].number == 1,
        .day = *cells[COLUMN_DATE].text
                   ? (pov_paper_day)cells[COLUMN_DATE].number
                   : POV_PAPER_END};

    (void)data;
    if (!paper)
        return reference_table_refuse(row, COLUMN_PAPER, "stands nowhere in %s",
                                      papers_table.path);
    if (cells[COLUMN_POSITION].number != paper->columns.count + 1)
        return reference_table_refuse(row, COLUMN_POSITION,
                                      "is not the next column of the paper, "
                                      "%zu",
                                      paper->columns.count + 1);
    if (!take_meaning(row, paper, &column))
        return false;
    pov_arena_push(catalogue->arena, &paper->columns, column);
    return true;
}

const reference_table paper_columns_table = {
    .path = "reference/paper-columns.csv",
    .columns = column_columns,
    .kind = POV_N_ROW_KINDS,
    .take = take_column,
};
