#include "read/table_check.h"

#include <string.h>

#include "read/statement.h"

/* What the cells of one row say of each other.  A figure that would be taken
 * alone may be impossible, or mean two things, beside its neighbours. */

/** The households typed in the row are the whole of a ratio in it; they may
 *  have grown a little in a year, but not by a tenth. */
static bool ratio_fits(const table *t, const figure_cell *cells, size_t i,
                       pov_decimal *own)
{
    const pov_statement *s = &cells[i].says;

    for (size_t k = 0; k < t->width; k++) {
        const pov_statement *o = &cells[k].says;
        pov_decimal apart, tenfold;

        if (!cells[k].is_read || o->indicator != s->indicator->whole ||
            o->says.unit != POV_IN_COUNT || o->is_target || !o->says.has_amount)
            continue;
        *own = o->says.amount;
        if (!pov_decimal_subtract(*own, s->says.whole, &apart))
            return false;
        apart.units = apart.units < 0 ? -apart.units : apart.units;
        if (!pov_decimal_shift(apart, 1, &tenfold) ||
            pov_decimal_compare(tenfold, *own) > 0)
            return false;
    }
    return true;
}

static void check_ratios(const row_view *x, const table *t, figure_cell *cells)
{
    for (size_t i = 0; i < t->width; i++) {
        pov_decimal own;
        pov_finding *f;

        if (!cells[i].is_read || !cells[i].says.says.has_whole ||
            ratio_fits(t, cells, i, &own))
            continue;
        cells[i].is_read = false;
        f = pov_find(x->findings, POV_FOUND_RATIO_WHOLE, cells[i].says.place,
                     "'%s', the row has %s", cells[i].says.raw,
                     cells_say_decimal(x, own));
        rows_underline(x->rows, &x->row, f, cells[i].says.raw);
    }
}

static const pov_decimal *count_in(const table *t, const figure_cell *cells,
                                   const pov_indicator *indicator,
                                   pov_day as_of)
{
    for (size_t i = 0; i < t->width; i++)
        if (cells[i].is_read && cells[i].says.indicator == indicator &&
            cells[i].says.as_of == as_of && !cells[i].says.is_target &&
            cells[i].says.says.unit == POV_IN_COUNT)
            return &cells[i].says.says.amount;
    return NULL;
}

/** A rate over 100 % is refused, unless it only repeats what its row says: a
 *  part larger than its whole is one contradiction, not two. */
static void check_hundred(const row_view *x, const table *t, figure_cell *cells,
                          size_t i)
{
    const pov_statement *s = &cells[i].says;
    const pov_decimal *part, *whole = NULL;
    entry e = cells_entry_in(x, i);

    if (!cells[i].is_read || !statement_is_over_hundred(&s->says))
        return;
    part = count_in(t, cells, s->indicator, s->as_of);
    if (s->indicator->whole)
        whole = count_in(t, cells, s->indicator->whole, s->as_of);
    if (part && whole && pov_decimal_compare(*part, *whole) > 0)
        return;
    cells[i].is_read = false;
    cells_complain(x, &e, POV_FOUND_OVER_HUNDRED, NULL);
}

void table_check_hundred(const row_view *x, const table *t, figure_cell *cells)
{
    for (size_t i = 0; i < t->width; i++)
        check_hundred(x, t, cells, i);
}

/** The same figure at the start of the period, or NULL. */
static const pov_decimal *start_of(const table *t, const figure_cell *cells,
                                   const pov_statement *target)
{
    for (size_t i = 0; i < t->width; i++) {
        const pov_statement *s = &cells[i].says;

        if (cells[i].is_read && !s->is_target &&
            s->indicator == target->indicator &&
            s->says.unit == target->says.unit && s->says.form == POV_LEVEL &&
            s->says.has_amount && s->as_of < target->as_of)
            return &s->says.amount;
    }
    return NULL;
}

/** A bare number as a target is what shall be left.  If that is less than half
 *  of what there was, it may as well be what shall go. */
static void check_target(const row_view *x, const table *t, figure_cell *cells,
                         size_t i)
{
    const pov_statement *s = &cells[i].says;
    const pov_decimal *start = start_of(t, cells, s);
    entry e = cells_entry_in(x, i);
    pov_decimal twice;

    if (*cells_entry_of(x, COLUMN_FORM).text)
        return; /* it was said that they are levels */
    if (!start || s->says.form_said || s->says.op_said ||
        s->says.form != POV_LEVEL || t->columns[i].is.has_form ||
        s->says.amount.units == 0 ||
        s->indicator->better != POV_FEWER_IS_BETTER ||
        !pov_decimal_add(s->says.amount, s->says.amount, &twice) ||
        pov_decimal_compare(twice, *start) > 0)
        return;
    cells[i].is_read = false;
    cells_complain_change_or_left(x, &e, "reduce by %s, or %s left of %s",
                                  s->raw, s->raw, cells_say_decimal(x, *start));
}

void table_check_row(const row_view *x, const table *t, figure_cell *cells)
{
    check_ratios(x, t, cells);
    for (size_t i = 0; i < t->width; i++)
        if (cells[i].is_read && cells[i].says.is_target)
            check_target(x, t, cells, i);
}

static const figure_cell *cell_like(const table *t, const figure_cell *cells,
                                    const pov_statement *s,
                                    const pov_indicator *indicator)
{
    for (size_t i = 0; i < t->width; i++)
        if (cells[i].is_read && cells[i].says.indicator == indicator &&
            cells[i].says.says.unit == POV_IN_COUNT &&
            cells[i].says.as_of == s->as_of &&
            cells[i].says.is_target == s->is_target &&
            cells[i].says.says.form == POV_LEVEL)
            return &cells[i];
    return NULL;
}

rate_fit table_check_rate(const table *t, const figure_cell *cells, size_t i)
{
    const pov_statement *s = &cells[i].says;
    rate_fit fit = {.outcome = RATE_UNKNOWN};
    pov_interval printed, exact;

    if (!cells[i].is_read || s->says.unit != POV_IN_PERCENT ||
        s->says.form != POV_LEVEL || !s->says.has_amount ||
        s->says.has_stretch || s->says.op_said || !s->indicator->whole)
        return fit;
    fit.count = cell_like(t, cells, s, s->indicator);
    fit.whole = cell_like(t, cells, s, s->indicator->whole);
    if (!fit.count || !fit.whole ||
        !pov_interval_percent(fit.count->says.says.amount,
                              fit.whole->says.says.amount, &exact))
        return fit;
    printed = pov_interval_rounded(s->says.amount, 1);
    fit.outcome =
        pov_interval_agree(&printed, &exact) ? RATE_FITS : RATE_DIFFERS;
    return fit;
}

addend *table_check_addends(const table *t, const figure_cell *cells,
                            pov_arena *arena)
{
    addend *a = pov_arena_alloc(arena, t->width * sizeof *a);

    for (size_t i = 0; i < t->width; i++) {
        const pov_phrase *says = &cells[i].says.says;

        if (!cells[i].is_read || says->unit != POV_IN_COUNT ||
            !says->has_amount || says->op_said || says->about ||
            says->has_stretch)
            continue;
        a[i] = (addend){.known = true,
                        .amount = says->amount,
                        .place = cells[i].says.place,
                        .typed = cells[i].says.raw};
    }
    for (size_t i = 0; i < t->width; i++) {
        rate_fit rate = table_check_rate(t, cells, i);

        if (rate.outcome != RATE_FITS)
            continue;
        a[rate.count - cells].is_backed = true;
        a[rate.whole - cells].is_backed = true;
    }
    return a;
}
