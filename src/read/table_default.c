#include "read/table.h"

#include <string.h>

#include "read/statement.h"

/* A unit column and the directives "form" and "unit" speak of numbers whose
 * heading says nothing.  Passed over in silence, a reduction would be read as
 * what is left, and thousands of households as households. */

/** Does the unit fit what the column counts? */
static bool fits(extract *x, const heading *h, const char *text, pov_unit unit)
{
    if (unit == POV_IN_COUNT)
        return !h->is_rate && statement_unit_fits(x, text, h->indicator);
    return h->is_rate;
}

static bool fits_any(extract *x, const table *t, const char *text,
                     pov_unit unit)
{
    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]) &&
            fits(x, &t->columns[i].is, text, unit))
            return true;
    return false;
}

/** A unit that fits another column says nothing of this one. */
static bool take_unit(extract *x, const table *t, size_t i,
                      const table_frame *f, pov_phrase_hint *hint)
{
    const heading *h = &t->columns[i].is;
    entry e = cells_entry_of(x, COLUMN_UNIT);
    pov_unit unit;

    if (!*e.text || h->unit || f->of_persons || f->of_rates)
        return true;
    if (!pov_unit_from(e.text, &unit)) {
        cells_complain(x, &e, POV_FOUND_BAD_WORD,
                       "percent, pp, or what the indicator counts");
        return false;
    }
    if (!fits(x, h, e.text, unit) && !fits_any(x, t, e.text, unit)) {
        cells_complain(x, &e, POV_FOUND_WRONG_UNIT,
                       pov_arena_format(x->scratch, cells_say(x, "column '%s'"),
                                        t->columns[i].title));
        return false;
    }
    if (unit == POV_IN_POINTS && h->is_rate) {
        hint->unit_known = true;
        hint->unit = POV_IN_POINTS;
    }
    return true;
}

static bool has_kinds(const table *t)
{
    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]) &&
            t->columns[i].is.says != SAYS_NOTHING)
            return true;
    return false;
}

/** May the numbers of the column be changes?  Where a target and a result have
 *  columns of their own, what stands beside them is where it began; and no
 *  plan reduces the number of households. */
static bool may_change(const table *t, const heading *h)
{
    if (h->when == WHEN_START || h->indicator->is_flow)
        return false;
    if (has_kinds(t))
        return h->says != SAYS_NOTHING;
    return h->indicator->better == POV_FEWER_IS_BETTER ||
           h->indicator->better == POV_MORE_IS_BETTER;
}

static bool is_changed_rate(const pov_phrase_hint *hint)
{
    return hint->form != POV_LEVEL && hint->form != POV_DIRECTION &&
           hint->unit == POV_IN_PERCENT;
}

static bool take_form(extract *x, const table *t, size_t i,
                      pov_phrase_hint *hint)
{
    const heading *h = &t->columns[i].is;
    entry e = cells_entry_of(x, COLUMN_FORM);

    if (!*e.text || h->has_form || !may_change(t, h))
        return true;
    hint->form_known = pov_form_from(e.text, &hint->form);
    if (!hint->form_known) {
        cells_complain(
            x, &e, POV_FOUND_BAD_WORD,
            "level, reduction, increase, annual-reduction or direction");
        return false;
    }
    if (h->is_rate && !h->in_points && is_changed_rate(hint)) {
        cells_complain(x, &e, POV_FOUND_AMBIGUOUS_WORDING,
                       "points of the rate (# unit pp), or a share of the "
                       "households?");
        return false;
    }
    return true;
}

bool table_take_defaults(extract *x, const table *t, size_t i,
                         const table_frame *f, pov_phrase_hint *hint)
{
    return take_unit(x, t, i, f, hint) && take_form(x, t, i, hint);
}
