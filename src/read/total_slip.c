#include "read/total_slip.h"

/* A candidate, no more: what other figures say of the cell is reckoned later.
 * That one digit is wrong explains almost any difference and so nothing. */

static bool is_just(pov_decimal number, const void *with)
{
    const pov_decimal *wanted = with;

    return pov_decimal_compare(number, *wanted) == 0;
}

/** Count a cell that slipped from `wanted`, and that its row does not back. */
static void consider(const addend *cell, pov_decimal wanted, total_slip *out,
                     size_t *count)
{
    pov_misprint how;

    if (cell->is_backed || wanted.units < 0 ||
        !pov_misprint_find(cell->amount, is_just, &wanted, &how) ||
        !how.is_telling)
        return;
    *out = (total_slip){cell, how};
    ++*count;
}

bool total_slip_find(const totals *t, size_t column, const tallied_row *of,
                     const sum_check *differs, total_slip *out)
{
    const addend *stated = &of->cells[column];
    pov_decimal missing, wanted;
    size_t count = 0;

    if (differs->missing ||
        !pov_decimal_subtract(stated->amount, differs->sum, &missing))
        return false;
    consider(stated, differs->sum, out, &count);
    for (size_t i = differs->from; i < t->rows.count && count < 2; i++) {
        const tallied_row *row = t->rows.items[i];
        const addend *cell = &row->cells[column];

        if (cell->known && totals_is_part(t, row, of) &&
            pov_decimal_add(cell->amount, missing, &wanted))
            consider(cell, wanted, out, &count);
    }
    return count == 1;
}
