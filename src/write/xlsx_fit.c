#include "write/xlsx_fit.h"

#include <string.h>

#include "povstat/text.h"
#include "write/xlsx_plan.h"

enum {
    WIDEST_WRAPPED = 56,
    WIDEST = 80,
    MARGIN = 3, /* an indent at each side */
    BUTTON = 3,
    DAY_WIDTH = 10,
};

#define BLANKS " \n"

/** The widest piece between marks. */
static size_t widest(const char *text, const char *marks)
{
    size_t most = 0;

    while (*text) {
        size_t length = strcspn(text, marks);
        size_t width = pov_text_width_of(text, length);

        most = width > most ? width : most;
        text += length;
        text += *text ? 1 : 0;
    }
    return most;
}

size_t xlsx_lines(const char *text, size_t width)
{
    size_t lines = 1, used = 0;

    while (*text) {
        size_t length = strcspn(text, BLANKS);
        size_t word = pov_text_width_of(text, length);

        if (used && used + 1 + word > width) {
            lines++;
            used = 0;
        }
        used += word + (used ? 1 : 0);
        for (; used > width; used -= width)
            lines++; /* a long word is broken anywhere */
        text += length;
        if (*text == '\n') {
            lines++;
            used = 0;
        }
        text += *text ? 1 : 0;
    }
    return lines;
}

size_t xlsx_heading_lines(const char *label, size_t width)
{
    return xlsx_lines(label, width > BUTTON + 1 ? width - BUTTON : 1);
}

/** Room for a heading in two lines; for one that is folded away in one, so
 *  that nobody wonders why the row is so high. */
static size_t heading_width(const pov_column *column, pov_arena *arena)
{
    const char *label = xlsx_label(column, arena);
    size_t word = widest(label, BLANKS), all = pov_text_width(label);
    size_t part = column->is_detail ? all : (all + 3) / 2;

    return (word > part ? word : part) + BUTTON;
}

/** "≤ 1,234,567.5 %" */
static size_t number_width(const pov_cell *cell, const pov_column *column)
{
    size_t whole = strcspn(cell->text, ".");
    size_t groups = column->is_name ? 0 : (whole - 1) / 3;
    size_t decimals = cell->decimals ? (size_t)cell->decimals + 1 : 0;

    return whole + groups + decimals +
           (cell->before ? pov_text_width(cell->before) : 0) +
           (cell->behind ? pov_text_width(cell->behind) : 0);
}

static size_t cell_width(const pov_cell *cell, const pov_column *column,
                         pov_arena *arena)
{
    xlsx_content content = xlsx_content_of(cell, arena);

    switch (content.kind) {
    case XLSX_EMPTY:
        break;
    case XLSX_TEXT:
        return widest(content.text, "\n");
    case XLSX_NUMBER:
        return number_width(cell, column);
    case XLSX_DAY:
        return DAY_WIDTH;
    }
    return 0;
}

size_t xlsx_column_width(const pov_table *table, size_t c, pov_arena *arena)
{
    const pov_column *column = &table->columns[c];
    size_t most = column->may_wrap ? WIDEST_WRAPPED : WIDEST;
    size_t width = heading_width(column, arena);

    for (size_t r = 0; r < table->count; r++) {
        size_t shown = cell_width(&table->items[r][c], column, arena);

        width = shown > width ? shown : width;
    }
    return (width < most ? width : most) + MARGIN;
}
