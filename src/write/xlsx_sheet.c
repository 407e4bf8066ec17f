#include "write/xlsx_sheet.h"

#include "write/xlsx_fit.h"

enum {
    LINE_HEIGHT = 15, /* points */
    HEADING_MARGIN = 9,
    ROW_MARGIN = 3,
    MOST_LINES = 27, /* a row is at most 409 points high */
};

void xlsx_must(xlsx_drawing *d, lxw_error error)
{
    if (!d->error)
        d->error = error;
}

static void draw_heading(xlsx_drawing *d, const pov_sheet *sheet,
                         lxw_worksheet *to, const size_t widths[])
{
    const pov_table *table = sheet->table;
    lxw_row_t row = (lxw_row_t)xlsx_heading_row(sheet);
    size_t tallest = 1;

    for (size_t c = 0; c < table->n_columns; c++) {
        const pov_column *column = &table->columns[c];
        const char *label = xlsx_label(column, d->arena);
        size_t lines = xlsx_heading_lines(label, widths[c]);

        tallest = lines > tallest ? lines : tallest;
        xlsx_must(d, worksheet_write_string(to, row, (lxw_col_t)c, label,
                                            xlsx_heading(&d->styles, column)));
    }
    xlsx_must(d, worksheet_set_row(
                     to, row, (double)(tallest * LINE_HEIGHT + HEADING_MARGIN),
                     NULL));
}

static void set_columns(xlsx_drawing *d, const pov_sheet *sheet,
                        lxw_worksheet *to, const size_t widths[])
{
    const pov_table *table = sheet->table;
    lxw_format *cells = sheet->is_form ? d->styles.typed : NULL;
    bool was_detail = false;

    for (size_t c = 0; c < table->n_columns; c++) {
        bool is_detail = table->columns[c].is_detail;
        lxw_row_col_options options = {.hidden = is_detail,
                                       .level = is_detail ? 1 : 0,
                                       .collapsed = was_detail && !is_detail};

        xlsx_must(d,
                  worksheet_set_column_opt(to, (lxw_col_t)c, (lxw_col_t)c,
                                           (double)widths[c], cells, &options));
        was_detail = is_detail;
    }
}

/** As the library takes it. */
static const char *url_of(const xlsx_drawing *d, const xlsx_link *link)
{
    if (!link->address)
        return pov_arena_format(d->arena, "internal:%s", link->anchor);
    return pov_arena_format(d->arena, "%s%s%s", link->address,
                            link->anchor ? "#" : "",
                            link->anchor ? link->anchor : "");
}

static lxw_error draw_content(lxw_worksheet *to, lxw_row_t row, lxw_col_t c,
                              const xlsx_content *content, lxw_format *format)
{
    switch (content->kind) {
    case XLSX_EMPTY:
        break;
    case XLSX_TEXT:
        return worksheet_write_string(to, row, c, content->text, format);
    case XLSX_NUMBER:
    case XLSX_DAY:
        return worksheet_write_number(to, row, c, content->number, format);
    }
    return worksheet_write_blank(to, row, c, format);
}

static void draw_cell(xlsx_drawing *d, lxw_worksheet *to, lxw_row_t row,
                      lxw_col_t c, const pov_cell *cell,
                      const pov_column *column, const xlsx_placed *placed)
{
    lxw_format *format =
        xlsx_style(&d->styles, cell, column, placed->content.kind);

    if (placed->is_linked)
        xlsx_must(d,
                  worksheet_write_url_opt(to, row, c, url_of(d, &placed->link),
                                          format, "", NULL));
    xlsx_must(d, draw_content(to, row, c, &placed->content, format));
}

/** Letters are narrower than digits: about ten go into the room of nine. */
static size_t letters_in(size_t width)
{
    return width * 10 / 9;
}

/* Not every program finds the height of wrapped text by itself. */
static void draw_row(xlsx_drawing *d, const pov_sheet *sheet, lxw_worksheet *to,
                     size_t r, const size_t widths[], size_t *links)
{
    const pov_table *table = sheet->table;
    lxw_row_t row = (lxw_row_t)(xlsx_heading_row(sheet) + 1 + r);
    size_t tallest = 1;

    for (size_t c = 0; c < table->n_columns; c++) {
        const pov_column *column = &table->columns[c];
        pov_cell cell = table->items[r][c];
        xlsx_placed placed = xlsx_place(d->plan, sheet, r, c, links, d->arena);
        bool wraps = placed.content.kind == XLSX_TEXT && column->may_wrap;
        size_t lines =
            wraps && !column->is_detail
                ? xlsx_lines(placed.content.text, letters_in(widths[c]))
                : 1;

        if (!placed.is_linked)
            cell.link = NULL; /* nor does it look like one */
        tallest = lines > tallest ? lines : tallest;
        if (placed.is_drawn)
            draw_cell(d, to, row, (lxw_col_t)c, &cell, column, &placed);
    }
    tallest = tallest < MOST_LINES ? tallest : MOST_LINES;
    xlsx_must(d, worksheet_set_row(to, row,
                                   (double)(tallest * LINE_HEIGHT + ROW_MARGIN),
                                   NULL));
}

/** Bars behind the numbers of a column that asks for them. */
static void draw_bars(xlsx_drawing *d, const pov_sheet *sheet,
                      lxw_worksheet *to)
{
    const pov_table *table = sheet->table;
    lxw_conditional_format bars = {
        .type = LXW_CONDITIONAL_DATA_BAR,
        .data_bar_2010 = LXW_TRUE,
        .bar_solid = LXW_TRUE,
        .bar_color = XLSX_BAR_COLOUR,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .min_value = 0,
        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .max_value = 100,
    };
    lxw_row_t heading = (lxw_row_t)xlsx_heading_row(sheet);

    for (size_t c = 0; c < table->n_columns; c++) {
        bool asked = false;

        for (size_t r = 0; r < table->count && !asked; r++)
            asked = table->items[r][c].bar >= 0;
        if (asked)
            xlsx_must(d, worksheet_conditional_format_range(
                             to, heading + 1, (lxw_col_t)c,
                             heading + (lxw_row_t)table->count, (lxw_col_t)c,
                             &bars));
    }
}

static void set_up_page(xlsx_drawing *d, lxw_worksheet *to, lxw_row_t heading)
{
    worksheet_set_landscape(to);
    worksheet_set_paper(to, 9); /* A4 */
    worksheet_set_margins(to, 0.4, 0.4, 0.7, 0.6);
    worksheet_fit_to_pages(to, 1, 0);
    xlsx_must(d, worksheet_repeat_rows(to, heading, heading));
    xlsx_must(d, worksheet_set_footer(to, "&L&A&R&P / &N"));
    if (d->title && !heading)
        xlsx_must(d, worksheet_set_header(
                         to, pov_arena_format(d->arena, "&L&B%s", d->title)));
}

static const char *refuse_texts(const xlsx_plan *plan, const pov_sheet *sheet,
                                pov_arena *arena)
{
    const pov_table *table = sheet->table;

    for (size_t r = 0; r < table->count; r++)
        for (size_t c = 0; c < table->n_columns; c++) {
            xlsx_content content = xlsx_content_of(&table->items[r][c], arena);

            if (!xlsx_fits(&content))
                return pov_arena_format(
                    arena,
                    pov_say(plan->language,
                            "row %zu of the sheet '%s' has a text of more "
                            "than %d characters, which no workbook holds: "
                            "choose csv"),
                    xlsx_heading_row(sheet) + r + 2, sheet->name,
                    XLSX_MOST_CHARACTERS);
        }
    return NULL;
}

const char *xlsx_sheet_refuse(const xlsx_plan *plan, const pov_sheet *sheet,
                              pov_arena *arena)
{
    const pov_table *table = sheet->table;
    size_t rows = xlsx_heading_row(sheet) + 1 + table->count;

    if (rows > LXW_ROW_MAX || table->n_columns > LXW_COL_MAX)
        return pov_arena_format(
            arena,
            pov_say(plan->language,
                    "the sheet '%s' would have %zu rows, and a workbook holds "
                    "%d: show less, or choose csv"),
            sheet->name, rows, LXW_ROW_MAX);
    return refuse_texts(plan, sheet, arena);
}

static size_t *measure(const xlsx_drawing *d, const pov_table *table)
{
    size_t *widths =
        pov_arena_alloc(d->arena, table->n_columns * sizeof *widths);

    for (size_t c = 0; c < table->n_columns; c++)
        widths[c] = xlsx_column_width(table, c, d->arena);
    return widths;
}

static void draw_table(xlsx_drawing *d, const pov_sheet *sheet,
                       lxw_worksheet *to)
{
    size_t *widths = measure(d, sheet->table), links = 0;

    set_columns(d, sheet, to, widths);
    draw_heading(d, sheet, to, widths);
    for (size_t r = 0; r < sheet->table->count && !d->error; r++)
        draw_row(d, sheet, to, r, widths, &links);
    draw_bars(d, sheet, to);
}

void xlsx_sheet_draw(xlsx_drawing *d, const pov_sheet *sheet)
{
    const pov_table *table = sheet->table;
    lxw_row_t heading = (lxw_row_t)xlsx_heading_row(sheet);
    lxw_worksheet *to = workbook_add_worksheet(d->workbook, sheet->name);

    if (!to) {
        xlsx_must(d, LXW_ERROR_INVALID_SHEETNAME_CHARACTER);
        return;
    }
    for (size_t i = 0; i < sheet->lead.count; i++)
        xlsx_must(d, worksheet_write_string(
                         to, (lxw_row_t)i, 0, xlsx_lead(sheet, i, d->arena),
                         i ? d->styles.lead : d->styles.title));
    draw_table(d, sheet, to);
    set_up_page(d, to, heading);
    worksheet_freeze_panes(to, heading + 1, (lxw_col_t)sheet->n_fixed);
    if (sheet->is_form)
        return;
    xlsx_must(d, worksheet_autofilter(to, heading, 0,
                                      (lxw_row_t)(heading + table->count),
                                      (lxw_col_t)(table->n_columns - 1)));
    worksheet_gridlines(to, LXW_HIDE_ALL_GRIDLINES);
}
