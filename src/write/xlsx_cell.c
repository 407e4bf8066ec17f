#include "write/xlsx_cell.h"

#include <stdint.h>
#include <string.h>

#include "write/cell.h"
#include "write/escape.h"
#include "write/xlsx_style.h"

enum { DIGITS_KEPT = 15 };

/* The largest power of ten that a double holds exactly. */
#define MOST_PARTS 1e22

/** The double closest to a decimal of at most 15 digits: both numbers are
 *  exact, so their quotient is rounded once. */
static bool read_number(const char *decimal, double *number)
{
    bool is_negative = *decimal == '-';
    double parts = 1;
    int64_t units = 0;
    int digits = 0;
    bool is_behind = false;

    for (decimal += is_negative; *decimal; decimal++) {
        if (*decimal == '.') {
            is_behind = true;
            continue;
        }
        units = units * 10 + (*decimal - '0');
        digits += digits || *decimal != '0';
        parts *= is_behind ? 10 : 1;
        if (digits > DIGITS_KEPT || parts > MOST_PARTS)
            return false;
    }
    *number = (double)(is_negative ? -units : units) / parts;
    return true;
}

/** "1234567.5" as wide as a person sees it: "≤ 1,234,567.5 %". */
static const char *width_sample(const pov_cell *cell, const pov_column *column,
                                pov_arena *arena)
{
    size_t whole = strcspn(cell->text, ".");
    size_t groups = column->is_name ? 0 : (whole - 1) / 3;

    return pov_arena_format(
        arena, "%s%.*s%.*s%s%.*s%s", cell->before ? cell->before : "",
        (int)whole, cell->text, (int)groups, ",,,,,,",
        cell->decimals ? "." : "", cell->decimals, "000000000000000000",
        cell->behind ? cell->behind : "");
}

static const char *words_of(const pov_cell *cell, pov_arena *arena)
{
    letters scratch = {0};
    const char *words = cell_words(cell, arena, &scratch);

    return words && *words ? escape_workbook(arena, words) : NULL;
}

xlsx_content xlsx_content_of(const pov_cell *cell, const pov_column *column,
                             const char *day_style, pov_arena *arena)
{
    const pov_day first = pov_day_from(1900, 3, 1);
    const pov_day zero = pov_day_from(1899, 12, 30);
    xlsx_content content = {0};
    pov_day day;

    if (cell->kind == POV_CELL_NUMBER &&
        read_number(cell->text, &content.number)) {
        content.shown = width_sample(cell, column, arena);
        content.format = xlsx_number_format(cell, !column->is_name, arena);
        return content;
    }
    content.shown =
        cell->kind == POV_CELL_NUMBER ? cell->text : words_of(cell, arena);
    if (cell->kind == POV_CELL_DAY && pov_day_parse(cell->text, &day) &&
        day >= first) {
        content.number = (double)(day - zero);
        content.format = day_style;
    }
    return content;
}

/** Characters as a workbook counts them: two beyond U+FFFF. */
bool xlsx_fits(const pov_cell *cell, pov_arena *arena)
{
    const char *words = words_of(cell, arena);
    size_t n = 0;

    for (; words && *words; words++) {
        unsigned char byte = (unsigned char)*words;

        n += (byte & 0xc0u) != 0x80 ? 1 : 0;
        n += byte >= 0xf0 ? 1 : 0;
    }
    return n <= XLSX_MOST_CHARACTERS;
}
