#include "write/xlsx_cell.h"

#include <stdint.h>
#include "write/cell.h"
#include "write/escape.h"

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

static xlsx_content text_of(const pov_cell *cell, pov_arena *arena)
{
    pov_letters scratch = {0};
    const char *words = cell_words(cell, arena, &scratch);

    if (!words || !*words)
        return (xlsx_content){.kind = XLSX_EMPTY};
    return (xlsx_content){.kind = XLSX_TEXT,
                          .text = cell->kind == POV_CELL_NUMBER
                                      ? words
                                      : escape_workbook(arena, words)};
}

xlsx_content xlsx_content_of(const pov_cell *cell, pov_arena *arena)
{
    xlsx_content content = {.kind = XLSX_NUMBER};
    pov_day day;

    if (cell->kind == POV_CELL_NUMBER &&
        read_number(cell->text, &content.number)) {
        content.text = cell->text;
        return content;
    }
    if (cell->kind == POV_CELL_DAY && pov_day_parse(cell->text, &day) &&
        day >= pov_day_from(1900, 3, 1)) {
        content.kind = XLSX_DAY;
        content.number = (double)(day - pov_day_from(1899, 12, 30));
        return content;
    }
    return text_of(cell, arena);
}

/** Characters as a workbook counts them: two beyond U+FFFF. */
bool xlsx_fits(const xlsx_content *content)
{
    size_t n = 0;

    if (content->kind != XLSX_TEXT)
        return true;
    for (const char *at = content->text; *at; at++) {
        unsigned char byte = (unsigned char)*at;

        n += (byte & 0xc0u) != 0x80 ? 1 : 0;
        n += byte >= 0xf0 ? 1 : 0;
    }
    return n <= XLSX_MOST_CHARACTERS;
}
