#include "read/cells.h"

#include <string.h>

#include "povstat/phrase.h"
#include "povstat/text.h"
#include "read/vocabulary.h"

bool unit_fits(extract *x, const char *text, const pov_indicator *indicator)
{
    memo *known = cells_remember(x, MEMORY_UNIT, text, NULL, 0);
    const unit_word *counted = known->is;

    if (!counted)
        known->is = counted = vocabulary_unit_find(text, x->scratch);
    return !counted->unit || !strcmp(indicator->unit, counted->unit);
}

static void complain_unit(extract *x, const entry *e,
                          const pov_indicator *indicator)
{
    cells_complain(x, e, POV_FOUND_WRONG_UNIT,
                   pov_arena_format(x->scratch, cells_say(x, "%s counts %s"),
                                    indicator->id, indicator->unit));
}

/* A unit column that holds money words or a bare "%" says no more than the
 * same words typed behind the value: they are read there, where "giảm 0,2 %"
 * is seen to be ambiguous. */
static bool belongs_behind(const entry *unit, const pov_phrase_hint *hint)
{
    return *unit->text &&
           (hint->meaning == POV_MEANS_MONEY || !strcmp(unit->text, "%"));
}

static const char *with_unit(extract *x, const char *value, const char *unit)
{
    const char *bare = pov_text_bare(x->scratch, value);

    if (!strpbrk(value, "0123456789") || strchr(value, '%') ||
        strstr(bare, "dong") || strstr(bare, "trieu") || strstr(bare, "ty"))
        return value;
    return pov_arena_format(x->scratch, "%s %s", value, unit);
}

/** Points without a verb are a reduction, unless more is better. */
static void turn_unsaid_change(pov_phrase *says, const pov_phrase_hint *hint,
                               const pov_indicator *indicator)
{
    if (says->form_said || hint->form_known ||
        indicator->better != POV_MORE_IS_BETTER)
        return;
    if (says->form == POV_REDUCTION)
        says->form = POV_INCREASE;
    if (says->form == POV_ANNUAL_REDUCTION)
        says->form = POV_ANNUAL_INCREASE;
}

static bool hint_from_columns(extract *x, const pov_statement *s,
                              pov_phrase_hint *hint)
{
    entry form = cells_entry_of(x, COLUMN_FORM);
    entry unit = cells_entry_of(x, COLUMN_UNIT);

    *hint = (pov_phrase_hint){.is_target = s->is_target,
                              .convention = x->options->numbers,
                              .meaning = POV_MEANS_COUNT};
    if (!strcmp(s->indicator->unit, "VND"))
        hint->meaning = POV_MEANS_MONEY;
    hint->form_known = *form.text && pov_form_from(form.text, &hint->form);
    hint->unit_known = *unit.text && pov_unit_from(unit.text, &hint->unit);
    if (*form.text && !hint->form_known)
        cells_complain(
            x, &form, POV_FOUND_BAD_WORD,
            "level, reduction, increase, annual-reduction or direction");
    else if (*unit.text && !hint->unit_known)
        cells_complain(x, &unit, POV_FOUND_BAD_WORD,
                       "percent, pp, or what the indicator counts");
    else if (hint->unit_known && hint->unit == POV_IN_COUNT &&
             !unit_fits(x, unit.text, s->indicator))
        complain_unit(x, &unit, s->indicator);
    else
        return true;
    return false;
}

static const char *with_readings(extract *x, const pov_number *number)
{
    if (!number->readings)
        return number->why;
    if (!number->why)
        return number->readings;
    return pov_arena_format(x->scratch, "%s: %s", cells_say(x, number->why),
                            number->readings);
}

/** Nothing but these characters? */
static bool is_made_of(const char *text, const char *characters)
{
    return text[strspn(text, characters)] == '\0';
}

/** What a reading means for the row.  Errors: false; a finding says why,
 *  unless nothing was typed. */
static bool accept_reading(extract *x, const entry *value,
                           const pov_phrase_hint *hint, pov_reading reading,
                           const pov_number *number)
{
    bool plain = is_made_of(value->text, "0123456789.,  %-+");
    bool grouped =
        is_made_of(value->text, "0123456789., ") && !hint->form_known;
    const char *why = with_readings(x, number);

    switch (reading) {
    case POV_READ_VALUE:
        return true;
    case POV_READ_DOUBTFUL:
        cells_complain(x, value, POV_FOUND_DOUBTFUL_NUMBER, why);
        return true;
    case POV_READ_MISSING:
        return false;
    case POV_READ_NIL:
        cells_complain(x, value, POV_FOUND_AMBIGUOUS_WORDING,
                       "none, or no figure");
        return false;
    case POV_READ_AMBIGUOUS:
        cells_complain(x, value,
                       grouped ? POV_FOUND_AMBIGUOUS_NUMBER
                               : POV_FOUND_AMBIGUOUS_WORDING,
                       why);
        return false;
    case POV_READ_INVALID:
        if (number->lost_zero && !x->zero_lost.line)
            x->zero_lost = cells_place(x, value);
        cells_complain(x, value,
                       plain || !hint->is_target ? POV_FOUND_BAD_NUMBER
                                                 : POV_FOUND_BAD_WORDING,
                       why);
        return false;
    }
    return false;
}

bool indicator_has_rate(const pov_indicator *indicator)
{
    return indicator->whole || *indicator->whole_label;
}

static bool is_about_rate(const pov_phrase *says)
{
    return says->unit == POV_IN_POINTS ||
           (says->unit == POV_IN_PERCENT && says->form == POV_LEVEL);
}

bool value_is_over_hundred(const pov_phrase *says)
{
    return says->has_amount && says->unit == POV_IN_PERCENT &&
           says->form != POV_INCREASE &&
           pov_decimal_compare(says->amount, pov_decimal_whole(100)) > 0;
}

/** A cell's text as it was read before. */
typedef struct known_value {
    pov_reading reading;
    pov_phrase says;
    pov_number number;
} known_value;

static const char *keep_text(extract *x, const char *text)
{
    return text ? pov_arena_intern(x->arena, text, strlen(text)) : NULL;
}

/** Read the words of a cell, once for each distinct text and surroundings. */
static pov_reading read_phrase(extract *x, const char *text, size_t length,
                               const pov_phrase_hint *hint, pov_phrase *says,
                               pov_number *number)
{
    const int32_t with[] = {hint->is_target,          hint->form_known,
                            hint->unit_known,         (int32_t)hint->form,
                            (int32_t)hint->unit,      (int32_t)hint->meaning,
                            (int32_t)hint->convention};
    const known_value *kept;
    known_value *v;
    memo *m;

    if (strlen(text) != length) /* a NUL inside */
        return pov_phrase_read(text, length, hint, x->scratch, says, number);
    m = cells_remember(x, MEMORY_VALUE, text, with, sizeof with);
    if (!m->is) {
        v = pov_arena_alloc(m == &x->forgotten ? x->scratch : x->arena,
                            sizeof *v);
        v->number.language = number->language;
        v->reading = pov_phrase_read(text, length, hint, x->scratch, &v->says,
                                     &v->number);
        v->says.unit_word = keep_text(x, v->says.unit_word);
        v->number.unit = keep_text(x, v->number.unit);
        v->number.why = keep_text(x, v->number.why);
        v->number.readings = keep_text(x, v->number.readings);
        m->is = v;
    }
    kept = m->is;
    *says = kept->says;
    *number = kept->number;
    return kept->reading;
}

enum { SMALLEST_BUDGET = 1000000 }; /* dong: some forty dollars */

/** Is it an amount of money that nobody would plan, without its unit? */
static bool lacks_money_unit(const pov_phrase_hint *hint, const char *text,
                             const pov_phrase *says)
{
    return hint->meaning == POV_MEANS_MONEY && says->has_amount &&
           says->unit == POV_IN_COUNT && says->amount.units &&
           is_made_of(text, "0123456789.,  ") &&
           pov_decimal_compare(says->amount,
                               pov_decimal_whole(SMALLEST_BUDGET)) < 0;
}

bool read_value_cell(extract *x, const entry *value, const char *unit,
                     pov_phrase_hint hint, pov_statement *s, bool *blank)
{
    pov_number number = {.language = x->findings->language};
    pov_reading reading;
    const char *text = value->text;
    size_t length =
        value->cell == NOT_THERE ? 0 : x->row.items[value->cell].length;

    *blank = false;
    s->place = cells_place(x, value);
    if (length && *unit) {
        hint.unit_known = false;
        text = with_unit(x, text, unit);
        length = strlen(text);
    }
    reading = read_phrase(x, text, length, &hint, &s->says, &number);
    *blank = reading == POV_READ_MISSING;
    if (!accept_reading(x, value, &hint, reading, &number))
        return false;
    if (s->says.unit_word && !unit_fits(x, s->says.unit_word, s->indicator)) {
        complain_unit(x, value, s->indicator);
        return false;
    }
    if (lacks_money_unit(&hint, text, &s->says))
        cells_complain(x, value, POV_FOUND_NO_MONEY_UNIT, NULL);
    turn_unsaid_change(&s->says, &hint, s->indicator);
    s->says.unit_word = NULL; /* it has had its say */
    if (!indicator_has_rate(s->indicator) && is_about_rate(&s->says)) {
        cells_complain(
            x, value, POV_FOUND_WRONG_UNIT,
            pov_arena_format(
                x->scratch,
                cells_say(x, "%s is no share of anything; it counts %s"),
                s->indicator->id, s->indicator->unit));
        return false;
    }
    s->raw = pov_arena_intern(x->arena, value->text, strlen(value->text));
    return true;
}

/** Is the indicator typed as "Tỷ lệ hộ nghèo", and the number a count? */
static bool lacks_percent(extract *x, const pov_statement *s)
{
    entry e = cells_entry_of(x, COLUMN_INDICATOR);
    const char *bare;

    if (!s->says.has_amount || !s->says.amount.units || s->says.has_whole ||
        s->says.unit_said || s->says.unit != POV_IN_COUNT ||
        !indicator_has_rate(s->indicator))
        return false;
    bare = pov_text_bare(x->scratch, e.text);
    return !strncmp(bare, "ty le ", 6) || !strncmp(bare, "ti le ", 6);
}

bool read_value(extract *x, pov_statement *s, bool *blank)
{
    entry value = cells_entry_of(x, COLUMN_VALUE);
    entry unit = cells_entry_of(x, COLUMN_UNIT);
    pov_phrase_hint hint;

    *blank = false;
    s->place = cells_place(x, &value);
    if (!hint_from_columns(x, s, &hint))
        return false;
    if (!read_value_cell(x, &value,
                         belongs_behind(&unit, &hint) ? unit.text : "", hint, s,
                         blank))
        return false;
    if (lacks_percent(x, s))
        cells_complain(
            x, &value, POV_FOUND_WRONG_UNIT,
            "the indicator is typed as a rate, the value is no percent");
    else if (value_is_over_hundred(&s->says))
        cells_complain(x, &value, POV_FOUND_OVER_HUNDRED, NULL);
    else
        return true;
    return false;
}
