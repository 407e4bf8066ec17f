#include "write/xlsx_grid.h"

#include "write/xlsx_plan.h"

enum { HEADING_HEIGHT = 48, N_LOOKS = POV_GRID_WORDS + 1, MOST_PERCENT = 100 };

/* A number that is typed with marks of another country is not whole, and is
 * refused when it is typed: 12.791 where a point parts decimals. */
static const struct look {
    const char *number;
    uint8_t align;
    bool is_bold, wraps, has_border;
} looks[] = {
    [POV_GRID_CENTRED] = {NULL, LXW_ALIGN_CENTER, true, false, false},
    [POV_GRID_TITLE] = {NULL, LXW_ALIGN_CENTER, true, true, false},
    [POV_GRID_HEADING] = {NULL, LXW_ALIGN_CENTER, true, true, true},
    [POV_GRID_NUMBER] = {NULL, LXW_ALIGN_CENTER, false, false, true},
    [POV_GRID_LABEL] = {NULL, LXW_ALIGN_LEFT, false, true, true},
    [POV_GRID_COUNT] = {"#,##0", LXW_ALIGN_RIGHT, false, false, true},
    [POV_GRID_PERCENT] = {"0.00", LXW_ALIGN_RIGHT, false, false, true},
    [POV_GRID_WORDS] = {"@", LXW_ALIGN_RIGHT, false, false, true},
};

typedef struct grid_drawing {
    lxw_worksheet *sheet;
    const pov_grid *grid;
    lxw_format *formats[N_LOOKS];
    lxw_error error;
    pov_arena *arena;
} grid_drawing;

static void must(grid_drawing *d, lxw_error error)
{
    if (!d->error)
        d->error = error;
}

static void make_formats(grid_drawing *d, lxw_workbook *book)
{
    for (int i = POV_GRID_CENTRED; i < N_LOOKS; i++) {
        const struct look *look = &looks[i];
        lxw_format *format = d->formats[i] = workbook_add_format(book);

        if (!format) {
            must(d, LXW_ERROR_MEMORY_MALLOC_FAILED);
            return;
        }
        format_set_align(format, look->align);
        format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
        if (look->number)
            format_set_num_format(format, look->number);
        if (look->is_bold)
            format_set_bold(format);
        if (look->wraps)
            format_set_text_wrap(format);
        if (look->has_border)
            format_set_border(format, LXW_BORDER_THIN);
    }
}

static void draw_cell(grid_drawing *d, size_t line, size_t column)
{
    const pov_grid_cell *cell = &d->grid->lines.items[line][column];
    const char *text = xlsx_plan_printed(cell, d->arena);
    lxw_format *format = d->formats[cell->look];
    lxw_row_t row = (lxw_row_t)line;
    lxw_col_t at = (lxw_col_t)column;

    if (!xlsx_plan_is_printed(cell) || cell->is_covered)
        return;
    if (cell->down * cell->across > 1)
        must(d, worksheet_merge_range(
                    d->sheet, row, at, row + (lxw_row_t)cell->down - 1,
                    (lxw_col_t)(at + cell->across - 1), text, format));
    else if (*text)
        must(d, worksheet_write_string(d->sheet, row, at, text, format));
    else
        must(d, worksheet_write_blank(d->sheet, row, at, format));
}

static bool is_typed(const pov_grid *grid, size_t line, size_t column,
                     pov_grid_look look)
{
    return line < grid->lines.count &&
           grid->lines.items[line][column].look == look;
}

/** What may be typed from a line on, as far as it goes. */
static size_t guard(grid_drawing *d, size_t line, size_t column)
{
    pov_grid_look look = d->grid->lines.items[line][column].look;
    bool counts = look == POV_GRID_COUNT;
    lxw_data_validation rule = {
        .validate =
            counts ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL,
        .criteria = counts ? LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO
                           : LXW_VALIDATION_CRITERIA_BETWEEN,
        .maximum_number = MOST_PERCENT};
    size_t end = line;

    while (is_typed(d->grid, end, column, look))
        end++;
    must(d, worksheet_data_validation_range(
                d->sheet, (lxw_row_t)line, (lxw_col_t)column,
                (lxw_row_t)(end - 1), (lxw_col_t)column, &rule));
    return end;
}

static void guard_column(grid_drawing *d, size_t column)
{
    for (size_t line = 0; line < d->grid->lines.count;)
        if (is_typed(d->grid, line, column, POV_GRID_COUNT) ||
            is_typed(d->grid, line, column, POV_GRID_PERCENT))
            line = guard(d, line, column);
        else
            line++;
}

lxw_error xlsx_grid_draw(lxw_workbook *book, lxw_worksheet *sheet,
                         const pov_grid *grid, pov_arena *arena)
{
    grid_drawing d = {.sheet = sheet, .grid = grid, .arena = arena};

    make_formats(&d, book);
    for (size_t c = 0; c < grid->n_columns && !d.error; c++)
        must(&d, worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c,
                                      (double)grid->widths[c], NULL));
    for (size_t l = 0; l < grid->lines.count && !d.error; l++) {
        bool heads = grid->lines.items[l][0].look == POV_GRID_HEADING;

        must(&d, worksheet_set_row(sheet, (lxw_row_t)l,
                                   heads ? HEADING_HEIGHT : LXW_DEF_ROW_HEIGHT,
                                   NULL));
        for (size_t c = 0; c < grid->n_columns; c++)
            draw_cell(&d, l, c);
    }
    for (size_t c = 0; c < grid->n_columns && !d.error; c++)
        guard_column(&d, c);
    worksheet_freeze_panes(sheet, (lxw_row_t)grid->last_heading + 1,
                           (lxw_col_t)grid->n_fixed);
    return d.error;
}
