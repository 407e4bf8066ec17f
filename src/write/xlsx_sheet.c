#include "write/xlsx_sheet.h"

#include "write/escape.h"
#include "write/xlsx_fit.h"

enum {
    LINE_HEIGHT = 15, /* points */
    HEADING_MARGIN = 9,
    ROW_MARGIN = 3,
    MOST_LINES = 27,    /* a row is at most 409 points high */
    MOST_LINKS = 65530, /* of one sheet */
};

static size_t heading_row(const pov_sheet *sheet)
{
    return sheet->lead.count ? sheet->lead.count + 1 : 0;
}

static void draw_heading(xlsx_drawing *d, const pov_sheet *sheet,
                         lxw_worksheet *to, const size_t widths[])
{
    const pov_table *table = sheet->table;
    lxw_row_t row = (lxw_row_t)heading_row(sheet);
    size_t tallest = 1;

    for (size_t c = 0; c < table->n_columns; c++) {
        const pov_column *column = &table->columns[c];
        const char *label = xlsx_label(column, d->arena);
        size_t lines = xlsx_heading_lines(label, widths[c]);

        tallest = lines > tallest ? lines : tallest;
        worksheet_write_string(to, row, (lxw_col_t)c, label,
                               xlsx_heading(&d->styles, column));
    }
    worksheet_set_row(to, row, (double)(tallest * LINE_HEIGHT + HEADING_MARGIN),
                      NULL);
}

static void set_columns(const xlsx_drawing *d, const pov_sheet *sheet,
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

        worksheet_set_column_opt(to, (lxw_col_t)c, (lxw_col_t)c,
                                 (double)widths[c], cells, &options);
        was_detail = is_detail;
    }
}

/** An address that leads somewhere, or NULL. */
static const char *url_of(const xlsx_drawing *d, const pov_link *link)
{
    const pov_sheet *target;

    if (link->address)
        return escape_terminal(d->arena, link->address);
    target = &d->sheets[link->sheet];
    return pov_arena_format(d->arena, "internal:'%s'!A%zu", target->name,
                            heading_row(target) + link->row + 2);
}

static void draw_cell(xlsx_drawing *d, lxw_worksheet *to, lxw_row_t row,
                      lxw_col_t c, const pov_cell *cell,
                      const pov_column *column, const xlsx_content *content)
{
    lxw_format *format = xlsx_style(&d->styles, cell, column, content->kind);

    if (cell->link)
        worksheet_write_url_opt(to, row, c, url_of(d, cell->link), format, "",
                                NULL);
    switch (content->kind) {
    case XLSX_EMPTY:
        worksheet_write_blank(to, row, c, format);
        break;
    case XLSX_TEXT:
        worksheet_write_string(to, row, c, content->text, format);
        break;
    case XLSX_NUMBER:
    case XLSX_DAY:
        worksheet_write_number(to, row, c, content->number, format);
        break;
    }
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
    lxw_row_t row = (lxw_row_t)(heading_row(sheet) + 1 + r);
    size_t tallest = 1;

    for (size_t c = 0; c < table->n_columns; c++) {
        const pov_column *column = &table->columns[c];
        pov_cell cell = table->items[r][c];
        xlsx_content content = xlsx_content_of(&cell, d->arena);
        bool wraps = content.kind == XLSX_TEXT && column->may_wrap;
        size_t lines = wraps && !column->is_detail
                           ? xlsx_lines(content.text, letters_in(widths[c]))
                           : 1;

        *links += cell.link != NULL;
        if (*links > MOST_LINKS)
            cell.link = NULL;
        tallest = lines > tallest ? lines : tallest;
        if (!sheet->is_form || cell.kind != POV_CELL_NULL)
            draw_cell(d, to, row, (lxw_col_t)c, &cell, column, &content);
    }
    tallest = tallest < MOST_LINES ? tallest : MOST_LINES;
    worksheet_set_row(to, row, (double)(tallest * LINE_HEIGHT + ROW_MARGIN),
                      NULL);
}

/** Bars behind the numbers of a column that asks for them. */
static void draw_bars(const pov_sheet *sheet, lxw_worksheet *to)
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

    for (size_t c = 0; c < table->n_columns; c++) {
        bool asked = false;

        for (size_t r = 0; r < table->count && !asked; r++)
            asked = table->items[r][c].bar >= 0;
        if (asked)
            worksheet_conditional_format_range(
                to, (lxw_row_t)heading_row(sheet) + 1, (lxw_col_t)c,
                (lxw_row_t)(heading_row(sheet) + table->count), (lxw_col_t)c,
                &bars);
    }
}

static void set_up_page(const xlsx_drawing *d, lxw_worksheet *to,
                        lxw_row_t heading)
{
    worksheet_set_landscape(to);
    worksheet_set_paper(to, 9); /* A4 */
    worksheet_set_margins(to, 0.4, 0.4, 0.7, 0.6);
    worksheet_fit_to_pages(to, 1, 0);
    worksheet_repeat_rows(to, heading, heading);
    worksheet_set_footer(to, "&L&A&R&P / &N");
    if (d->title && !heading)
        worksheet_set_header(to,
                             pov_arena_format(d->arena, "&L&B%s", d->title));
}

static const char *complain_about_texts(const xlsx_drawing *d,
                                        const pov_sheet *sheet)
{
    const pov_table *table = sheet->table;

    for (size_t r = 0; r < table->count; r++)
        for (size_t c = 0; c < table->n_columns; c++) {
            xlsx_content content =
                xlsx_content_of(&table->items[r][c], d->arena);

            if (!xlsx_fits(&content))
                return pov_arena_format(
                    d->arena,
                    "row %zu of the sheet '%s' has a text of more than %d "
                    "characters, which no workbook holds: choose csv",
                    heading_row(sheet) + r + 2, sheet->name,
                    XLSX_MOST_CHARACTERS);
        }
    return NULL;
}

static size_t *measure(const xlsx_drawing *d, const pov_table *table)
{
    size_t *widths =
        pov_arena_alloc(d->arena, table->n_columns * sizeof *widths);

    for (size_t c = 0; c < table->n_columns; c++)
        widths[c] = xlsx_column_width(table, c, d->arena);
    return widths;
}

static const char *complain_about_size(const xlsx_drawing *d,
                                       const pov_sheet *sheet)
{
    const pov_table *table = sheet->table;
    size_t rows = heading_row(sheet) + 1 + table->count;

    if (rows > LXW_ROW_MAX || table->n_columns > LXW_COL_MAX)
        return pov_arena_format(
            d->arena,
            "the sheet '%s' would have %zu rows, and a workbook holds %d: "
            "show less, or choose csv",
            sheet->name, rows, LXW_ROW_MAX);
    return NULL;
}

const char *xlsx_sheet_draw(xlsx_drawing *d, const pov_sheet *sheet)
{
    const pov_table *table = sheet->table;
    lxw_row_t heading = (lxw_row_t)heading_row(sheet);
    const char *complaint = complain_about_size(d, sheet);
    size_t *widths, links = 0;
    lxw_worksheet *to;

    if (!complaint)
        complaint = complain_about_texts(d, sheet);
    if (complaint)
        return complaint;
    to = workbook_add_worksheet(d->workbook, sheet->name);
    if (!to)
        return pov_arena_format(d->arena, "no sheet can be called '%s'",
                                sheet->name);
    for (size_t i = 0; i < sheet->lead.count; i++)
        worksheet_write_string(to, (lxw_row_t)i, 0,
                               escape_workbook(d->arena, sheet->lead.items[i]),
                               i ? d->styles.lead : d->styles.title);
    widths = measure(d, table);
    set_columns(d, sheet, to, widths);
    draw_heading(d, sheet, to, widths);
    for (size_t r = 0; r < table->count; r++)
        draw_row(d, sheet, to, r, widths, &links);
    draw_bars(sheet, to);
    set_up_page(d, to, heading);
    worksheet_freeze_panes(to, heading + 1, (lxw_col_t)sheet->n_fixed);
    if (sheet->is_form)
        return NULL;
    worksheet_autofilter(to, heading, 0, (lxw_row_t)(heading + table->count),
                         (lxw_col_t)(table->n_columns - 1));
    worksheet_gridlines(to, LXW_HIDE_ALL_GRIDLINES);
    return NULL;
}
