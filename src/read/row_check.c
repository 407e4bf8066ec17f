#include "read/row_check.h"

#include <string.h>

#include "povstat/phrase.h"
#include "read/value.h"

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

void row_check(const row_view *x, const table *t, figure_cell *cells)
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
                                   const pov_standard *standard, pov_day as_of)
{
    for (size_t i = 0; i < t->width; i++)
        if (cells[i].is_read && cells[i].says.indicator == indicator &&
            (!indicator->by_standard || cells[i].says.standard == standard) &&
            cells[i].says.as_of == as_of && !cells[i].says.is_target &&
            cells[i].says.says.unit == POV_IN_COUNT)
            return &cells[i].says.says.amount;
    return NULL;
}

void row_check_hundred(const row_view *x, const table *t, figure_cell *cells,
                       size_t i)
{
    const pov_statement *s = &cells[i].says;
    const pov_decimal *part, *whole = NULL;
    entry e = cells_entry_in(x, i);

    if (!cells[i].is_read || !value_is_over_hundred(&s->says))
        return;
    part = count_in(t, cells, s->indicator, s->standard, s->as_of);
    if (s->indicator->whole)
        whole = count_in(t, cells, s->indicator->whole, s->standard, s->as_of);
    if (part && whole && pov_decimal_compare(*part, *whole) > 0)
        return;
    cells[i].is_read = false;
    cells_complain(x, &e, POV_FOUND_OVER_HUNDRED, NULL);
}

void row_check_tell_change(const row_view *x, const entry *e, pov_finding *f)
{
    if (f && pov_finding_is_kept(x->findings, f))
        f->help = pov_arena_format(x->findings->arena,
                                   cells_say(x, "type 'giảm %s' or 'còn %s'"),
                                   e->text, e->text);
}

bool row_check_is_left(const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    for (size_t k = 0; k < t->width; k++)
        if (table_layout_has_figures(&t->columns[k]) &&
            t->columns[k].is.has_form && t->columns[k].is.says == h->says &&
            t->columns[k].is.indicator == h->indicator)
            return true;
    return false;
}

static const figure_cell *cell_like(const table *t, const figure_cell *cells,
                                    const pov_statement *s,
                                    const pov_indicator *indicator)
{
    for (size_t i = 0; i < t->width; i++)
        if (cells[i].is_read && cells[i].says.indicator == indicator &&
            (!indicator->by_standard ||
             cells[i].says.standard == s->standard) &&
            cells[i].says.says.unit == POV_IN_COUNT &&
            cells[i].says.as_of == s->as_of &&
            cells[i].says.is_target == s->is_target &&
            cells[i].says.says.form == POV_LEVEL)
            return &cells[i];
    return NULL;
}

rate_fit row_check_rate(const table *t, const figure_cell *cells, size_t i)
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

/** Of a column that goes either way, with its sign. */
static pov_decimal signed_amount(const heading *h, const pov_phrase *says)
{
    pov_decimal amount = says->amount;

    if (h->by_sign && pov_form_is_fall(says->form))
        amount.units = -amount.units;
    return amount;
}

addend *row_check_addends(const table *t, const figure_cell *cells,
                          pov_arena *arena)
{
    addend *a = pov_arena_alloc(arena, t->width * sizeof *a);

    for (size_t i = 0; i < t->width; i++) {
        const pov_phrase *says = &cells[i].says.says;

        if (!cells[i].is_read || says->unit != POV_IN_COUNT ||
            (t->columns[i].is.by_sign && !says->form_said) ||
            !says->has_amount || says->op_said || says->about ||
            says->has_stretch)
            continue;
        a[i] = (addend){.known = true,
                        .amount = signed_amount(&t->columns[i].is, says),
                        .place = cells[i].says.place,
                        .typed = cells[i].says.raw};
    }
    for (size_t i = 0; i < t->width; i++) {
        rate_fit rate = row_check_rate(t, cells, i);

        if (rate.outcome != RATE_FITS)
            continue;
        a[rate.count - cells].is_backed = true;
        a[rate.whole - cells].is_backed = true;
    }
    return a;
}

static bool is_count(const figure_cell *c)
{
    return c->is_read && c->says.says.unit == POV_IN_COUNT &&
           c->says.says.form == POV_LEVEL && c->says.says.has_amount &&
           !c->says.says.op_said && !c->says.says.has_stretch;
}

/** What the terms of a formula come to, and by how much that may be off.
 * Errors: false if one was not read. */
static bool add_terms(const column_formula *f, const figure_cell *cells,
                      pov_decimal *sum, int64_t *slack)
{
    *sum = pov_decimal_whole(0);
    *slack = 0;
    for (size_t k = 0; k < f->is.n_terms; k++) {
        const figure_cell *c = &cells[f->terms[k]];

        if (!is_count(c) ||
            !(f->is.terms[k].sign > 0
                  ? pov_decimal_add(*sum, c->says.says.amount, sum)
                  : pov_decimal_subtract(*sum, c->says.says.amount, sum)))
            return false;
        *slack += pov_decimal_slack(c->says.says.amount);
    }
    return true;
}

/** Are they groups that nothing but the formula adds up? */
static bool is_of_groups(const column_formula *f, const figure_cell *cells)
{
    const pov_indicator *all = cells[f->column].says.indicator->all;
    bool any = false;

    for (size_t k = 0; k <= f->is.n_terms; k++) {
        const pov_indicator *i =
            cells[k < f->is.n_terms ? f->terms[k] : f->column].says.indicator;

        if (i->all != all || i->is_flow)
            return false;
        any = any ||
              (i->breakdown && !strcmp(i->breakdown->dimension, "situation"));
    }
    return any;
}

static void tell_formula(const row_view *x, const table *t,
                         const column_formula *f, const figure_cell *own,
                         const char *exact)
{
    pov_finding *finding =
        pov_find(x->findings, POV_FOUND_FORMULA, own->says.place,
                 "column '%s': '%s', but the formula makes it %s",
                 t->columns[f->column].title, own->says.raw, exact);

    rows_underline(x->rows, &x->row, finding, own->says.raw);
}

/** Persons are often reckoned from households and rounded, each by itself. */
static bool is_rounded(const column_formula *f, const figure_cell *own,
                       pov_decimal sum)
{
    pov_decimal apart;

    if (strcmp(own->says.indicator->unit, "persons") != 0 ||
        !pov_decimal_subtract(sum, own->says.says.amount, &apart))
        return false;
    apart.units = apart.units < 0 ? -apart.units : apart.units;
    return pov_decimal_compare(
               apart, pov_decimal_whole((int64_t)(f->is.n_terms / 2))) <= 0;
}

static void check_sum(const row_view *x, const table *t,
                      const column_formula *f, const figure_cell *cells)
{
    const figure_cell *own = &cells[f->column];
    pov_decimal sum;
    int64_t slack;

    if (!is_count(own) || !add_terms(f, cells, &sum, &slack))
        return;
    slack += pov_decimal_slack(own->says.says.amount);
    if (is_of_groups(f, cells) &&
        !pov_decimal_is_sum(sum, own->says.says.amount, slack) &&
        !is_rounded(f, own, sum))
        tell_formula(x, t, f, own, cells_say_decimal(x, sum));
}

/** A rate whose whole no equation knows. */
static void check_quotient(const row_view *x, const table *t,
                           const column_formula *f, const figure_cell *cells)
{
    const figure_cell *own = &cells[f->column], *whole = &cells[f->whole];
    pov_interval printed, exact;
    pov_decimal part, rounded;
    int64_t slack;

    if (!own->is_read || own->says.says.unit != POV_IN_PERCENT ||
        own->says.says.form != POV_LEVEL || !own->says.says.has_amount ||
        own->says.says.op_said || own->says.indicator->whole ||
        !is_count(whole) || !add_terms(f, cells, &part, &slack) || slack ||
        !pov_interval_percent(part, whole->says.says.amount, &exact))
        return;
    printed = pov_interval_rounded(own->says.says.amount, 1);
    if (!pov_interval_agree(&printed, &exact) &&
        pov_ratio_round(exact.low.at, 2, POV_ROUND_HALF_UP, &rounded))
        tell_formula(x, t, f, own, cells_say_decimal(x, rounded));
}

void row_check_formulas(const row_view *x, const table *t,
                        const figure_cell *cells)
{
    for (size_t k = 0; k < t->n_formulas; k++) {
        const column_formula *f = &t->formulas[k];

        if (f->is.whole)
            check_quotient(x, t, f, cells);
        else
            check_sum(x, t, f, cells);
    }
}

bool row_check_lacks_unit(const row_view *x, const table *t, size_t i,
                          const survey *seen)
{
    if (!t->columns[i].is.points_guessed || !survey_is_whole(seen))
        return false;
    if (cells_once(x, POV_FOUND_AMBIGUOUS_WORDING, i))
        cells_tell(x, (int)i, POV_FOUND_AMBIGUOUS_WORDING,
                   "column '%s': so many households, or points of the rate?",
                   t->columns[i].title)
            ->help =
            cells_say(x, "name the unit in the heading: (hộ) or (điểm %)");
    return true;
}
