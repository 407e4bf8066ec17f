#include "write/xlsx_rules.h"

#include "write/xlsx_plan.h"

enum { BAR = 0x8DB4DE };

/** A rule for all rows of the columns from `first` to before `end`. */
static lxw_error add_rule(const pov_sheet *sheet, lxw_worksheet *to,
                          size_t first, size_t end,
                          lxw_conditional_format *rule)
{
    lxw_row_t heading = (lxw_row_t)xlsx_plan_heading_row(sheet);

    return worksheet_conditional_format_range(
        to, heading + 1, (lxw_col_t)first,
        heading + (lxw_row_t)sheet->rows->count, (lxw_col_t)(end - 1), rule);
}

static lxw_error draw_bars(const pov_sheet *sheet, lxw_worksheet *to,
                           const bool has_bar[])
{
    lxw_conditional_format bars = {
        .type = LXW_CONDITIONAL_DATA_BAR,
        .data_bar_2010 = LXW_TRUE,
        .bar_solid = LXW_TRUE,
        .bar_color = BAR,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .min_value = 0,
        .max_value = 100,
    };
    lxw_error error = LXW_NO_ERROR;

    for (size_t c = 0; c < sheet->rows->n_columns && !error; c++) {
        bars.max_rule_type = sheet->rows->columns[c].bar_by_most
                                 ? LXW_CONDITIONAL_RULE_TYPE_MAXIMUM
                                 : LXW_CONDITIONAL_RULE_TYPE_NUMBER;
        if (has_bar[c])
            error = add_rule(sheet, to, c, c + 1, &bars);
    }
    return error;
}

/** A column with bars, or as many as there are without any: of two ranges that
 *  overlap LibreOffice draws one, of two rules of a range both. */
static size_t end_of_range(const bool has_bar[], size_t first, size_t n)
{
    size_t end = first + 1;

    while (end < n && !has_bar[first] && !has_bar[end])
        end++;
    return end;
}

/* In the place of a third of all cells: those that would be there for their
 * line alone.  Cells of a number or text have a line of their own, for programs
 * that draw none by a rule. */
static lxw_error draw_lines(const pov_sheet *sheet, lxw_worksheet *to,
                            const bool has_bar[], lxw_format *line)
{
    char always[] = XLSX_ALWAYS;
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_FORMULA,
                                   .value_string = always,
                                   .format = line};
    size_t n = xlsx_plan_is_lined(sheet) ? sheet->rows->n_columns : 0, end;
    lxw_error error = LXW_NO_ERROR;

    for (size_t c = 0; c < n && !error; c = end) {
        end = end_of_range(has_bar, c, n);
        error = add_rule(sheet, to, c, end, &rule);
    }
    return error;
}

lxw_error xlsx_rules_draw(const pov_sheet *sheet, lxw_worksheet *to,
                          const bool has_bar[], lxw_format *line)
{
    lxw_error error = draw_bars(sheet, to, has_bar);

    return error ? error : draw_lines(sheet, to, has_bar, line);
}
