#include "read/claim.h"

#include <string.h>

/** Does a plan have the year of the day? */
static bool is_of_year(const pov_plan *plan, pov_day day)
{
    int year = pov_civil_from(day).year;

    return plan->from && plan->from <= year && year <= plan->to;
}

/** The one plan of the area and year that is set by whom the words name, or
 *  NULL. */
static const pov_plan *plan_set_by(const row_view *x, const pov_statement *s)
{
    const pov_plan *found = NULL;

    for (size_t i = 0; i < x->catalogue->plans.count; i++) {
        const pov_plan *plan = x->catalogue->plans.items[i];

        if (plan->area != s->area || !is_of_year(plan, s->as_of) ||
            plan->assigned_by != s->claim.words.plan_of)
            continue;
        if (found)
            return NULL;
        found = plan;
    }
    return found;
}

/* Whose plan it is: as its column says, or the words; else what the document
 * itself planned. */
static bool read_plan(const row_view *x, pov_statement *s)
{
    entry e = cells_entry_of(x, COLUMN_OF_PLAN);

    if (!cells_read_document(x, &e, &s->claim.plan))
        return false;
    if (s->claim.plan)
        return true;
    if (s->claim.words.plan_of != POV_ASSIGNED_BY_NOBODY)
        s->claim.plan = plan_set_by(x, s);
    else if (is_of_year(s->document, s->as_of))
        s->claim.plan = s->document;
    return true;
}

/** What was planned: a reduction if fewer are better. */
static pov_form form_planned(const pov_indicator *indicator, pov_unit unit)
{
    if (indicator->better == POV_FEWER_IS_BETTER)
        return POV_REDUCTION;
    return unit == POV_IN_POINTS ? POV_INCREASE : POV_LEVEL;
}

static bool read_base(const row_view *x, pov_statement *s)
{
    entry form = cells_entry_of(x, COLUMN_FORM);
    entry unit = cells_entry_of(x, COLUMN_UNIT);
    pov_phrase_hint hint = {.unit = POV_IN_COUNT};

    if (!cells_read_form(x, &hint))
        return false;
    if (*unit.text && !pov_unit_from(unit.text, &hint.unit)) {
        cells_complain(x, &unit, POV_FOUND_BAD_WORD,
                       "percent, rate, share, pp, or what the indicator "
                       "counts");
        return false;
    }
    s->claim.has_base = *form.text || *unit.text;
    s->claim.unit = hint.unit;
    s->claim.form =
        *form.text ? hint.form : form_planned(s->indicator, hint.unit);
    /* "%" of a reduction in the rate are its points */
    if (s->claim.form != POV_LEVEL && s->claim.unit == POV_IN_PERCENT)
        s->claim.unit = POV_IN_POINTS;
    if (!s->claim.has_base || s->claim.form == POV_LEVEL ||
        s->claim.form == POV_REDUCTION || s->claim.form == POV_INCREASE)
        return true;
    cells_complain(x, &form, POV_FOUND_BAD_WORD,
                   "level, reduction or increase: what was planned");
    return false;
}

static void complain(const row_view *x, const entry *value, pov_reading reading,
                     const pov_number *number)
{
    if (reading == POV_READ_AMBIGUOUS)
        cells_complain(x, value, POV_FOUND_AMBIGUOUS_NUMBER, "%s",
                       number->readings ? number->readings : "");
    else
        cells_complain(x, value, POV_FOUND_BAD_CLAIM, "%s",
                       cells_say(x, number->why));
}

static bool agrees_with_date(const row_view *x, const entry *value,
                             const pov_statement *s)
{
    int year = s->claim.words.year;

    if (!year || year == pov_civil_from(s->as_of).year)
        return true;
    cells_complain(x, value, POV_FOUND_SAYS_OTHERWISE, "%d", year);
    return false;
}

/** What the words say.  Errors: false, and a finding. */
static bool read_words(const row_view *x, const entry *value, const char *text,
                       pov_statement *s)
{
    pov_number number = {.language = x->findings->language};
    pov_reading reading =
        pov_claim_read(text, strlen(text), x->options->numbers, x->arena,
                       &s->claim.words, &s->says, &number);

    if (reading != POV_READ_VALUE) {
        complain(x, value, reading, &number);
        return false;
    }
    s->raw = pov_arena_intern(x->arena, text, strlen(text));
    if (s->claim.words.margin)
        cells_complain(x, value, POV_FOUND_CLAIM_MARGIN, "%s",
                       s->claim.words.margin);
    return agrees_with_date(x, value, s);
}

bool claim_read(const row_view *x, pov_statement *s)
{
    entry value = cells_entry_of(x, COLUMN_VALUE);

    s->place = cells_place(x, &value);
    if (!*value.text) {
        cells_complain_missing(x, COLUMN_VALUE);
        return false;
    }
    return read_words(x, &value, value.text, s) && read_base(x, s) &&
           read_plan(x, s);
}

/** Was it planned in the form in which it is told?  A poverty rate that is left
 *  is no share of the plan that was done. */
static bool is_base(const pov_statement *told)
{
    pov_form form = told->says.form;
    pov_unit unit = told->says.unit;

    if (form == POV_LEVEL)
        return unit != POV_IN_POINTS &&
               told->indicator->better != POV_FEWER_IS_BETTER;
    return (form == POV_REDUCTION || form == POV_INCREASE) &&
           unit != POV_IN_PERCENT;
}

bool claim_said(const row_view *x, const entry *value, const char *text,
                const pov_statement *told, pov_statement *s)
{
    if (s->is_target) {
        cells_complain(x, value, POV_FOUND_SAYS_OTHERWISE,
                       "the words speak of '%s', the row of '%s'", text,
                       cells_say(x, "a target"));
        return false;
    }
    if (!read_words(x, value, text, s) || !read_plan(x, s))
        return false;
    s->claim.has_base = is_base(told);
    s->claim.form = told->says.form;
    s->claim.unit = told->says.unit;
    if (s->claim.plan && s->claim.plan->from &&
        s->as_of == pov_day_year_end(s->claim.plan->to) &&
        s->since == pov_day_add_years(s->as_of, -1))
        s->since = pov_day_year_end(s->claim.plan->from - 1);
    return true;
}
