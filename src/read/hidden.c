#include "read/hidden.h"

#include "povstat/text.h"

/** What a cell in quotes may well hold. */
static bool is_white(char c)
{
    return c == '\n' || c == '\r' || c == '\t';
}

/** Is there a hidden character in the cell, and which is the first? */
static bool is_hiding(const row_cell *cell, uint32_t *found)
{
    for (size_t at = 0; at < cell->length; at++) {
        at += pov_text_safe_length(cell->text + at, cell->length - at, found);
        if (at < cell->length && !is_white(cell->text[at]))
            return true;
    }
    return false;
}

/** Was something told of this place, be it that it needed not be? */
static bool is_told(const pov_findings *findings, size_t since, pov_place place)
{
    const pov_finding *unkept = findings->scratch;

    for (size_t i = findings->count; i > since; i--)
        if (!pov_place_compare(findings->items[i - 1]->place, place))
            return true;
    return unkept && !pov_place_compare(unkept->place, place);
}

void hidden_report(extract *x, size_t since)
{
    const record *row = &x->row;
    uint32_t found;

    if (row->is_damaged ||
        pov_text_safe_length(row->text, row->length, &found) == row->length)
        return;
    for (size_t i = 0; i < row->count; i++) {
        const row_cell *cell = &row->items[i];
        pov_place place;

        if (!is_hiding(cell, &found))
            continue;
        place = rows_place(x->rows, row, i);
        if (!is_told(x->findings, since, place))
            rows_underline(x->rows, row,
                           pov_find(x->findings, POV_FOUND_HIDDEN_CHARACTER,
                                    place, "U+%04X: '%s'", (unsigned)found,
                                    cell->text),
                           cell->text);
    }
}
