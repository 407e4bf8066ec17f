#include "read/phrase_settle.h"

#include <string.h>

static const char *const unit_names[] = {
    [POV_IN_COUNT] = "a count",
    [POV_IN_PERCENT] = "per cent",
    [POV_IN_POINTS] = "percentage points",
};

pov_reading phrase_refuse(phrase_cell *c, const char *why)
{
    c->number->why = why;
    return POV_READ_INVALID;
}

pov_reading phrase_refuse_disagreement(phrase_cell *c, const char *words,
                                       const char *column)
{
    pov_language l = c->number->language;

    return phrase_refuse(
        c, pov_arena_format(c->arena,
                            pov_say(l, "the words say %s, the column says %s"),
                            pov_say(l, words), pov_say(l, column)));
}

pov_reading phrase_ask(phrase_cell *c, const char *why, const char *readings)
{
    c->number->why = why;
    c->number->readings = readings;
    return POV_READ_AMBIGUOUS;
}

bool phrase_is_rate_column(const pov_phrase_hint *hint)
{
    return hint->unit_known && hint->unit != POV_IN_COUNT;
}

bool phrase_is_change(pov_form form)
{
    return form != POV_LEVEL && form != POV_DIRECTION;
}

static bool says_points(const phrase_cell *c)
{
    const phrase_figure *f = &c->sentence.figures[0];

    return f->unit == UNIT_POINTS ||
           (c->hint->unit_known && c->hint->unit == POV_IN_POINTS &&
            f->unit != UNIT_COUNT);
}

/* Which form the words before the number say. */
static const phrase_verbs verb_forms[] = {
    {"d", POV_REDUCTION, POV_ANNUAL_REDUCTION},
    {"bd", POV_REDUCTION, POV_ANNUAL_REDUCTION},
    {"i", POV_INCREASE, POV_ANNUAL_INCREASE},
    {"bi", POV_INCREASE, POV_ANNUAL_INCREASE},
    {"l", POV_LEVEL, POV_LEVEL},
    {"dl", POV_LEVEL, POV_LEVEL},
    {"b", POV_LEVEL, POV_LEVEL},
    {"L", POV_LEVEL, POV_LEVEL},
    {"iL", POV_LEVEL, POV_LEVEL},
};

const phrase_verbs *phrase_find_verbs(const char *verbs)
{
    for (size_t i = 0; i < sizeof verb_forms / sizeof *verb_forms; i++)
        if (!strcmp(verb_forms[i].verbs, verbs))
            return &verb_forms[i];
    return NULL;
}

/** "giảm 60" in a column of yearly reductions does not disagree with it. */
static bool form_agrees(pov_form words, pov_form column)
{
    return words == column ||
           (words == POV_REDUCTION && column == POV_ANNUAL_REDUCTION) ||
           (words == POV_INCREASE && column == POV_ANNUAL_INCREASE);
}

/** The form where no verb says it: the column's, else a change if points or
 *  years are spoken of (which way, the indicator knows), else a level. */
static pov_form unsaid_form(const phrase_cell *c)
{
    if (c->hint->form_known)
        return c->hint->form;
    if (c->sentence.yearly)
        return POV_ANNUAL_REDUCTION;
    return says_points(c) ? POV_REDUCTION : POV_LEVEL;
}

pov_reading phrase_settle_form(phrase_cell *c)
{
    const phrase_verbs *v = phrase_find_verbs(c->sentence.verbs);
    const pov_phrase_hint *hint = c->hint;
    bool yearly = c->sentence.yearly;
    pov_phrase *out = c->out;

    if (!out->form_said) { /* else by the shape of the sentence */
        out->form_said = v;
        out->form = !v ? unsaid_form(c) : yearly ? v->yearly : v->once;
    }
    if (hint->form_known && !form_agrees(out->form, hint->form))
        return phrase_refuse_disagreement(c, pov_form_name(out->form),
                                          pov_form_name(hint->form));
    if (hint->form_known)
        out->form = hint->form;
    if (out->form == POV_DIRECTION)
        return phrase_refuse(
            c, "the column says direction, the cell has a figure");
    if (!yearly || out->form == POV_ANNUAL_REDUCTION ||
        out->form == POV_ANNUAL_INCREASE)
        return POV_READ_VALUE;
    return phrase_refuse(c,
                         out->form == POV_LEVEL
                             ? "a level is not reached per year"
                             : "the words say per year, the column does not");
}

/** "0.2", or "1 to 1.5" for a range. */
static const char *amounts_text(phrase_cell *c)
{
    pov_language l = c->number->language;
    const char *amount = pov_say_decimal(l, c->arena, c->out->amount);

    if (!c->out->has_stretch)
        return amount;
    return pov_arena_format(c->arena, pov_say(l, "%s to %s"), amount,
                            pov_say_decimal(l, c->arena, c->out->stretch));
}

/** A per cent of a change: of the rate, or of the stock? */
static pov_reading settle_percent(phrase_cell *c)
{
    const phrase_sentence *s = &c->sentence;
    const char *amounts = amounts_text(c);
    pov_phrase *out = c->out;

    out->unit_said = true;
    if (s->of_stock != s->of_rate) {
        out->unit = s->of_stock ? POV_IN_PERCENT : POV_IN_POINTS;
        return POV_READ_VALUE;
    }
    if (!s->of_stock && phrase_is_rate_column(c->hint)) {
        out->unit = c->hint->unit;
        out->unit_said = false;
        return POV_READ_VALUE;
    }
    if (!s->of_stock && !out->has_stretch &&
        pov_decimal_compare(out->amount, pov_decimal_whole(100)) == 0) {
        out->unit = POV_IN_PERCENT;
        return POV_READ_VALUE;
    }
    return phrase_ask(
        c, "% of a change: points of the rate, or a share of the stock",
        pov_arena_format(c->arena,
                         pov_say(c->number->language,
                                 "%s percentage points, or %s %% of the "
                                 "households"),
                         amounts, amounts));
}

static pov_reading settle_level_or_count(phrase_cell *c, phrase_unit typed)
{
    pov_phrase *out = c->out;

    out->unit_said = typed != UNIT_NONE;
    if (typed == UNIT_PERCENT)
        out->unit = POV_IN_PERCENT;
    else if (typed == UNIT_POINTS)
        out->unit = POV_IN_POINTS;
    else if (typed == UNIT_NONE && c->hint->unit_known)
        out->unit = c->hint->unit;
    if (out->form == POV_LEVEL && out->unit == POV_IN_POINTS)
        return phrase_refuse(c, "percentage points are a change, not a level");
    if (typed == UNIT_COUNT && c->sentence.of_rate)
        return phrase_refuse(c, "the words speak of a rate and of a count");
    return POV_READ_VALUE;
}

static pov_reading settle_typed_unit(phrase_cell *c)
{
    phrase_unit typed = c->sentence.figures[0].unit;
    pov_phrase *out = c->out;
    const pov_phrase_hint *hint = c->hint;
    pov_reading reading;

    if (typed == UNIT_PERCENT && hint->unit_known && hint->unit == POV_IN_COUNT)
        return phrase_refuse_disagreement(c, unit_names[POV_IN_PERCENT],
                                          unit_names[POV_IN_COUNT]);
    if (typed == UNIT_PERCENT && phrase_is_change(out->form))
        reading = settle_percent(c);
    else
        reading = settle_level_or_count(c, typed);
    if (reading == POV_READ_VALUE && out->unit_said && hint->unit_known &&
        hint->unit != out->unit)
        return phrase_refuse_disagreement(c, unit_names[out->unit],
                                          unit_names[hint->unit]);
    return reading;
}

/** Nobody says whether a bare "2 - 2,5 %" is what to reach or by how much. */
static pov_reading settle_bare_range(phrase_cell *c)
{
    const pov_phrase *out = c->out;
    const char *amounts;

    if (!c->hint->is_target || !out->has_stretch || out->form_said ||
        c->hint->form_known || out->form != POV_LEVEL ||
        out->unit != POV_IN_PERCENT || c->sentence.of_stock)
        return POV_READ_VALUE;
    amounts = amounts_text(c);
    return phrase_ask(c, "a range without a verb",
                      pov_arena_format(c->arena,
                                       pov_say(c->number->language,
                                               "a level of %s %%, or a change "
                                               "by %s percentage points"),
                                       amounts, amounts));
}

pov_reading phrase_settle_unit(phrase_cell *c)
{
    pov_reading reading = settle_typed_unit(c);

    return reading == POV_READ_VALUE ? settle_bare_range(c) : reading;
}
