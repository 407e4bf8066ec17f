#include "read/value.h"

#include <stdio.h>
#include <string.h>

#include "povstat/phrase.h"
#include "povstat/text.h"
#include "read/book_number.h"
#include "read/claim.h"
#include "read/likeness.h"
#include "read/percent_of.h"
#include "read/said.h"

/** What a word of the unit column says. */
typedef struct unit_words {
    const char *counts;         /* as of pov_unit_counted, or "" */
    const pov_indicator *named; /* "hộ nghèo"; NULL: none */
    pov_percent_of of;
    bool is_known, multiplies;
    pov_unit unit;
} unit_words;

static const unit_words *unit_of(const row_view *x, const char *text)
{
    memo *known = cells_remember(x, MEMORY_UNIT, text, NULL, 0);
    const char *counts;
    unit_words *u;

    if (known->is)
        return known->is;
    known->is = u = pov_arena_alloc(x->arena, sizeof *u);
    counts = pov_unit_counted(text);
    *u = (unit_words){.counts = counts ? counts : "",
                      .of = percent_of_unit(text),
                      .multiplies = pov_unit_multiplies(text),
                      .unit = POV_IN_PERCENT};
    if (*text)
        u->named = pov_catalogue_indicator(x->catalogue, text);
    u->is_known =
        u->of != POV_OF_UNSAID || (*text && pov_unit_from(text, &u->unit));
    return u;
}

bool value_unit_fits(const row_view *x, const char *text,
                     const pov_indicator *indicator)
{
    const char *counts = unit_of(x, text)->counts;

    if (!strcmp(counts, POV_COUNTS_OTHER))
        return !pov_indicator_counts_residents(indicator);
    return !*counts || !strcmp(indicator->unit, counts);
}

static void complain_unit(const row_view *x, const entry *e,
                          const pov_indicator *indicator)
{
    cells_complain(x, e, POV_FOUND_WRONG_UNIT, "%s counts %s", indicator->id,
                   indicator->unit);
}

/* A unit column that holds money words, "nghìn hộ" or a bare "%" says no more
 * than the same words typed behind the value: they are read there, where
 * "giảm 0,2 %" is seen to be ambiguous. */
static bool belongs_behind(const row_view *x, const entry *unit,
                           const pov_phrase_hint *hint)
{
    return *unit->text &&
           (hint->meaning == POV_MEANS_MONEY || !strcmp(unit->text, "%") ||
            unit_of(x, unit->text)->multiplies);
}

static const char *with_unit(const row_view *x, const char *value,
                             const char *unit)
{
    const char *bare = pov_text_bare(x->scratch, value);

    if (!strpbrk(value, "0123456789") || strchr(value, '%') ||
        strstr(bare, "dong") || strstr(bare, "trieu") || strstr(bare, "ty"))
        return value;
    return pov_unit_behind(value, unit, x->scratch);
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

/** Does a word of the cell name other households than the row: "hộ cận
 *  nghèo", or "hộ DTTS", beside the poor? */
static bool is_another(const pov_statement *s, const pov_indicator *named)
{
    const pov_indicator *of = s->indicator->counted->all;

    if (named->breakdown && named->breakdown != s->indicator->breakdown)
        return true;
    named = named->all;
    if (!named->by_standard || named == of || s->is_either)
        return false;
    for (size_t i = 0; i < named->kin.count; i++)
        if (named->kin.items[i].indicator == of &&
            named->kin.items[i].is != POV_PART)
            return false;
    return of->by_standard || of == named->whole;
}

/** "hộ", "hộ nghèo": the indicator named so, or NULL. */
static const pov_indicator *named_by(const row_view *x, const char *word)
{
    return word ? pov_catalogue_indicator(x->catalogue, word) : NULL;
}

static const char *label(const row_view *x, const pov_indicator *i)
{
    return x->findings->language == POV_VI ? i->label_vi : i->label_en;
}

static void complain_another(const row_view *x, const entry *e,
                             const pov_statement *s, const pov_indicator *named)
{
    cells_complain(x, e, POV_FOUND_WRONG_UNIT,
                   "the words speak of '%s', the row of '%s'", label(x, named),
                   label(x, s->indicator));
}

static bool hint_from_columns(const row_view *x, pov_statement *s,
                              pov_phrase_hint *hint)
{
    entry unit = cells_entry_of(x, COLUMN_UNIT);
    const unit_words *says = unit_of(x, unit.text);

    *hint = (pov_phrase_hint){.is_target = s->is_target,
                              .convention = x->options->numbers,
                              .unit = says->unit,
                              .unit_known = says->is_known,
                              .unit_is_rate = says->of != POV_OF_UNSAID,
                              .meaning = POV_MEANS_COUNT};
    if (!strcmp(s->indicator->unit, "VND"))
        hint->meaning = POV_MEANS_MONEY;
    s->of = says->of != POV_OF_UNSAID ? says->of : s->of;
    if (!cells_read_form(x, hint))
        return false;
    if (*unit.text && !hint->unit_known)
        cells_complain(x, &unit, POV_FOUND_BAD_WORD,
                       "percent, rate, share, pp, or what the indicator "
                       "counts");
    else if (hint->unit_known && hint->unit == POV_IN_COUNT &&
             !value_unit_fits(x, unit.text, s->indicator))
        complain_unit(x, &unit, s->indicator);
    else if (says->named && is_another(s, says->named))
        complain_another(x, &unit, s, says->named);
    else
        return true;
    return false;
}

/** Nothing but these characters? */
static bool is_made_of(const char *text, const char *characters)
{
    return text[strspn(text, characters)] == '\0';
}

static pov_finding *complain_number(const row_view *x, const entry *e,
                                    pov_finding_kind kind,
                                    const pov_number *number)
{
    const char *why = number->why ? cells_say(x, number->why) : "";
    const char *readings = number->readings ? number->readings : "";

    return cells_complain(x, e, kind, *why || *readings ? "%s%s%s" : NULL, why,
                          *why && *readings ? ": " : "", readings);
}

/** What a reading means for the cell; where it is refused, or in doubt, a
 *  finding says why. */
static fate fate_of(const row_view *x, const entry *value,
                    const pov_phrase_hint *hint, pov_reading reading,
                    const pov_number *number)
{
    bool plain = is_made_of(value->text, "0123456789.,  %-+");
    bool grouped =
        is_made_of(value->text, "0123456789., ") && !hint->form_known;
    pov_number like = *number;

    switch (reading) {
    case POV_READ_VALUE:
        return FATE_USED;
    case POV_READ_DOUBTFUL:
        complain_number(x, value, POV_FOUND_DOUBTFUL_NUMBER, number);
        return FATE_USED;
    case POV_READ_MISSING:
        return FATE_BLANK;
    case POV_READ_NIL:
        cells_complain(x, value, POV_FOUND_AMBIGUOUS_WORDING,
                       "none, or no figure");
        break;
    case POV_READ_AMBIGUOUS:
        complain_number(x, value,
                        grouped ? POV_FOUND_AMBIGUOUS_NUMBER
                                : POV_FOUND_AMBIGUOUS_WORDING,
                        number);
        break;
    case POV_READ_INVALID:
        if (number->lost_zero && !x->notes->zero_lost.line)
            x->notes->zero_lost = cells_place(x, value);
        like.why = likeness_of_number(x, value->text, hint->of_rate);
        complain_number(x, value,
                        plain || !hint->is_target ? POV_FOUND_BAD_NUMBER
                                                  : POV_FOUND_BAD_WORDING,
                        like.why ? &like : number);
        break;
    }
    return FATE_REFUSED;
}

bool value_has_rate(const pov_indicator *indicator)
{
    return indicator->whole || *indicator->whole_label;
}

static bool is_about_rate(const pov_phrase *says)
{
    return says->unit == POV_IN_POINTS ||
           (says->unit == POV_IN_PERCENT && says->form == POV_LEVEL);
}

int64_t value_most_units(const pov_phrase *says)
{
    int64_t most = 100;

    if (!says->has_amount || says->unit != POV_IN_PERCENT ||
        says->form == POV_INCREASE)
        return INT64_MAX;
    for (int i = 0; i < says->amount.scale; i++)
        if (__builtin_mul_overflow(most, 10, &most))
            return INT64_MAX;
    return most;
}

bool value_is_over_hundred(const pov_phrase *says)
{
    return says->amount.units > value_most_units(says);
}

bool value_is_ordinary(const pov_statement *s)
{
    const pov_phrase *says = &s->says;

    return says->form == POV_LEVEL && says->has_amount &&
           says->amount.units > 0 && !value_is_over_hundred(says) &&
           strcmp(s->indicator->unit, "VND") != 0;
}

/** A cell's text as it was read before. */
typedef struct known_value {
    pov_reading reading;
    pov_phrase says;
    pov_number number;
} known_value;

static const char *keep_text(const row_view *x, const char *text)
{
    return text ? pov_arena_intern(x->arena, text, strlen(text)) : NULL;
}

static const pov_phrase_words *keep_words(const row_view *x,
                                          const pov_phrase_words *words)
{
    pov_phrase_words *kept;

    if (!words)
        return NULL;
    kept = pov_arena_alloc(x->arena, sizeof *kept);
    kept->unit = keep_text(x, words->unit);
    kept->whole = keep_text(x, words->whole);
    kept->of_total = words->of_total;
    for (size_t i = 0; i < POV_PHRASE_COUNTED; i++)
        kept->counted[i] = keep_text(x, words->counted[i]);
    return kept;
}

/** Read the words of a cell, once for each distinct text and surroundings. */
static pov_reading read_phrase(const row_view *x, const char *text,
                               size_t length, const pov_phrase_hint *hint,
                               pov_phrase *says, pov_number *number)
{
    const int32_t with[] = {
        hint->is_target,        hint->form_known,         hint->unit_known,
        hint->of_rate,          hint->unit_is_rate,       hint->by_sign,
        (int32_t)hint->form,    hint->form_in_heading,    (int32_t)hint->unit,
        (int32_t)hint->meaning, (int32_t)hint->convention};
    const known_value *kept;
    known_value *v;
    memo *m;

    if (strlen(text) != length) /* a NUL inside */
        return pov_phrase_read(text, length, hint, x->scratch, says, number);
    m = cells_remember(x, MEMORY_VALUE, text, with, sizeof with);
    if (!m->is) {
        v = pov_arena_alloc(cells_keep_in(x, m, sizeof *v), sizeof *v);
        v->number.language = number->language;
        v->reading = pov_phrase_read(text, length, hint, x->scratch, &v->says,
                                     &v->number);
        v->says.words = keep_words(x, v->says.words);
        v->says.remark = keep_text(x, v->says.remark);
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

/** Is it one number, of which counts can tell what it is of? */
static bool counts_may_tell(const pov_statement *s)
{
    const pov_phrase *says = &s->says;

    return !s->is_target && says->form == POV_LEVEL && says->has_amount &&
           !says->op_said && !says->about && !says->has_stretch &&
           !says->has_baseline;
}

/** Other rows may tell what it means: if they do not it will be shown. */
static void keep_line(const row_view *x, const entry *value, pov_statement *s)
{
    s->line = value->line ? value->line
                          : pov_arena_intern(x->arena, x->row.text,
                                             strcspn(x->row.text, "\n"));
}

static void leave_to_counts(const row_view *x, const entry *value,
                            pov_statement *s)
{
    s->is_unsettled = true;
    keep_line(x, value, s);
}

/** Which way it goes, or what it is measured from, is not said. */
static bool leaves_form_open(const pov_statement *s)
{
    return s->says.has_amount && !s->says.form_said &&
           (s->is_target || s->says.form != POV_LEVEL);
}

static bool complain_whole(const row_view *x, const entry *value,
                           const pov_indicator *i)
{
    const char *both =
        i->share
            ? percent_of_both(i, x->findings->language, x->scratch)
            : pov_arena_format(x->scratch,
                               cells_say(x, "a rate of '%s' is among '%s'"),
                               label(x, i), label(x, i->whole));

    cells_complain(x, value, POV_FOUND_PERCENT_OF_WHAT, "%s", both);
    return false;
}

/** Settle of what a percentage beside a breakdown is, or leave that to the
 *  counts. */
static fate settle_percent(const row_view *x, const entry *value,
                           pov_statement *s)
{
    const pov_indicator *i = s->indicator;

    if (s->is_either) {
        leave_to_counts(x, value, s);
        return FATE_USED;
    }
    if (s->of == POV_OF_ALL && !i->share && i->whole &&
        is_about_rate(&s->says)) {
        complain_whole(x, value, i);
        return FATE_REFUSED;
    }
    if (!i->share || !(is_about_rate(&s->says) || s->says.has_whole))
        return FATE_USED;
    if (!value_has_rate(i))
        s->of = POV_OF_ALL;
    if (s->of == POV_OF_ALL)
        s->indicator = i->share;
    if (s->of == POV_OF_ALL || (s->of == POV_OF_WHOLE && !counts_may_tell(s)))
        return FATE_USED;
    if (counts_may_tell(s)) {
        leave_to_counts(x, value, s);
        return FATE_USED;
    }
    cells_complain(x, value, POV_FOUND_PERCENT_OF_WHAT, "%s",
                   percent_of_both(i, x->findings->language, x->scratch));
    return FATE_REFUSED;
}

/** "41.000 trong tổng số 45.123 hộ nghèo": settle what the whole is.  Errors:
 *  false if nothing is a part of it here. */
static bool settle_whole(const pov_statement *s, const pov_indicator *named,
                         pov_percent_of *of)
{
    const pov_indicator *i = s->indicator;

    if (i->share && named == i->all)
        *of = POV_OF_ALL;
    else if (named == i->whole)
        *of = POV_OF_WHOLE;
    else
        return !named->by_standard && !named->breakdown;
    return true;
}

/** Do the words for what is counted fit the row?  Errors: false, and a finding.
 */
static bool words_fit(const row_view *x, const entry *value, pov_statement *s)
{
    const pov_phrase_words *words = s->says.words;
    const pov_indicator *named;

    if (!words)
        return true;
    for (size_t i = 0; i < POV_PHRASE_COUNTED; i++) {
        named = named_by(x, words->counted[i]);
        if (!named || !is_another(s, named))
            continue;
        complain_another(x, value, s, named);
        return false;
    }
    if (words->unit && !value_unit_fits(x, words->unit, s->indicator)) {
        complain_unit(x, value, s->indicator);
        return false;
    }
    named = named_by(x, words->whole);
    if ((named && !settle_whole(s, named, &s->of)) ||
        (words->of_total && s->indicator->whole && is_about_rate(&s->says) &&
         s->says.form == POV_LEVEL))
        return complain_whole(x, value, s->indicator);
    return true;
}

/** What was typed, with its unit. */
static const char *typed_text(const row_view *x, const entry *value,
                              const char *unit, size_t *length)
{
    *length = value->cell == NOT_THERE ? 0 : x->row.items[value->cell].length;
    if (!*length || !*unit)
        return value->text;
    unit = with_unit(x, value->text, unit);
    *length = strlen(unit);
    return unit;
}

/** A share or rate of a flow: of what? */
static bool is_of_nobody_knows_what(const pov_statement *s)
{
    return s->indicator->is_flow && s->indicator->by_standard &&
           s->says.form_said && s->says.form == POV_LEVEL &&
           s->says.unit == POV_IN_PERCENT;
}

/** Hold a figure that was read against the indicator it is of. */
static fate settle_value(const row_view *x, const entry *value,
                         const pov_phrase_hint *hint, const char *text,
                         pov_percent_of of, pov_statement *s)
{
    if (of != POV_OF_UNSAID && s->of != POV_OF_UNSAID && of != s->of) {
        complain_whole(x, value, s->indicator);
        return FATE_REFUSED;
    }
    s->of = of != POV_OF_UNSAID ? of : s->of;
    if (!words_fit(x, value, s))
        return FATE_REFUSED;
    if (is_of_nobody_knows_what(s)) {
        cells_complain(x, value, POV_FOUND_AMBIGUOUS_WORDING,
                       "of those at the start, or of the plan");
        return FATE_REFUSED;
    }
    if (s->indicator->is_flow && !s->says.form_said && !hint->form_known &&
        pov_form_is_yearly(s->says.form)) {
        cells_complain(x, value, POV_FOUND_AMBIGUOUS_WORDING,
                       "so many in each year, or more by so many each year");
        return FATE_REFUSED;
    }
    if (lacks_money_unit(hint, text, &s->says))
        cells_complain(x, value, POV_FOUND_NO_MONEY_UNIT, NULL);
    turn_unsaid_change(&s->says, hint, s->indicator);
    s->says.form_said = s->says.form_said || hint->form_known;
    s->says.words = NULL; /* they have had their say */
    s->says.remark = NULL;
    if (!value_has_rate(s->indicator) && !s->indicator->share &&
        is_about_rate(&s->says)) {
        cells_complain(x, value, POV_FOUND_WRONG_UNIT,
                       "%s is no share of anything; it counts %s",
                       s->indicator->id, s->indicator->unit);
        return FATE_REFUSED;
    }
    s->raw = pov_arena_intern(x->arena, value->text, strlen(value->text));
    if (leaves_form_open(s))
        keep_line(x, value, s);
    return settle_percent(x, value, s);
}

/** What the columns say holds of the first figure; of another what the figure
 *  before it says, and what both share. */
static pov_phrase_hint hint_of(const pov_phrase_hint *hint, const pov_clause *c,
                               size_t i)
{
    pov_phrase_hint own = *hint;

    if (!i)
        return own;
    own.form_known = c->has_form;
    own.form = c->form;
    own.unit_known = own.unit_is_rate = false;
    own.of_rate = own.of_rate || c->of_rate;
    return own;
}

/** "chiếm 3% (giảm 20%)": more points than there are left may be no points. */
static bool doubts_points(const pov_clause *c, const pov_statement *before,
                          const pov_statement *s)
{
    return c->of_rate && before && s->says.unit == POV_IN_POINTS &&
           pov_decimal_compare(s->says.amount, before->says.amount) > 0;
}

/** Read one clause of a sentence.  Returns as value_read_cell. */
static fate read_clause(const row_view *x, const entry *value,
                        const pov_phrase_hint *hint, const pov_clause *c,
                        pov_statement *s)
{
    pov_number number = {.language = x->findings->language};
    pov_percent_of of = POV_OF_UNSAID;
    const char *text;
    pov_reading reading;
    fate outcome;

    if (!said_agrees(x, value, c, s))
        return FATE_REFUSED;
    text = percent_of_value(x->catalogue, s->indicator, c->figure, x->scratch,
                            &of);
    reading = read_phrase(x, text, strlen(text), hint, &s->says, &number);
    outcome = fate_of(x, value, hint, reading, &number);
    if (outcome == FATE_USED)
        outcome = settle_value(x, value, hint, text, of, s);
    if (outcome == FATE_USED && !said_since(x, value, c, s))
        outcome = FATE_REFUSED;
    return outcome == FATE_BLANK ? FATE_REFUSED : outcome;
}

/** Read a clause with a figure.  `before`: the figure before it, or NULL;
 * `rate`: the last level of a rate. */
static fate read_figure(const row_view *x, const entry *value,
                        const pov_phrase_hint *hint, const pov_clause *c,
                        const pov_statement *before, const pov_statement **rate,
                        pov_statement *s)
{
    pov_phrase_hint own = hint_of(hint, c, before != NULL);
    fate outcome = read_clause(x, value, &own, c, s);

    if (outcome == FATE_USED && s->says.form == POV_LEVEL &&
        s->says.unit == POV_IN_PERCENT)
        *rate = s;
    if (outcome != FATE_USED || !before)
        return outcome;
    if (value_is_over_hundred(&s->says))
        cells_complain(x, value, POV_FOUND_OVER_HUNDRED, NULL);
    else if (doubts_points(c, *rate ? *rate : before, s))
        cells_complain(x, value, POV_FOUND_AMBIGUOUS_WORDING,
                       "points of the rate, or a share of the households");
    else
        return FATE_USED;
    return FATE_REFUSED;
}

/** Read a clause that is a claim, of the figure before it or the first. */
static fate read_claim(const row_view *x, const entry *value,
                       const pov_clause *c, const pov_statement *beside,
                       pov_statement *s)
{
    return said_agrees(x, value, c, s) &&
                   claim_said(x, value, c->figure, beside, s)
               ? FATE_USED
               : FATE_REFUSED;
}

/** Read a sentence: each of its figures is a statement, and each claim; all are
 *  refused if one is. */
static fate read_said(const row_view *x, const entry *value, const char *text,
                      const pov_phrase_hint *hint, const pov_clauses *said,
                      pov_statement *s)
{
    const pov_statement row = *s;
    pov_statement *figures[POV_CLAUSES + 1] = {NULL}, *last = NULL, *is;
    const pov_statement *rate = NULL;

    for (int claims = 0; claims <= 1; claims++)
        for (size_t i = 0; i < said->count; i++) {
            const pov_clause *c = &said->items[i];
            const pov_statement *before = claims ? figures[i] : last;
            fate outcome;

            if (c->is_claim != claims)
                continue;
            is = last ? pov_arena_alloc(x->scratch, sizeof *is) : s;
            *is = row;
            outcome = claims
                          ? read_claim(x, value, c, before ? before : s, is)
                          : read_figure(x, value, hint, c, before, &rate, is);
            if (outcome != FATE_USED)
                return outcome;
            if (said->count > 1)
                said_place(x, value, text, c, is);
            if (last)
                last->also = is;
            last = figures[i + 1] = is;
        }
    return FATE_USED;
}

static bool has_no_words(const char *text)
{
    return !text[strspn(text, "0123456789.,%-+/() ")];
}

/** Does a sentence that the reader of figures knows speak of what its row is
 *  of?  "tổng số hộ dân là 12.000 hộ" is no number of the poor. */
static bool agrees_with_row(const row_view *x, const entry *value,
                            const char *text, const pov_statement *s)
{
    pov_statement copy = *s;
    const pov_clauses *said;

    if (!said_may_be_sentence(text) || has_no_words(text))
        return true;
    said = said_read(x, text);
    if (said->why || said->count != 1)
        return true;
    return said_agrees(x, value, &said->items[0], &copy);
}

/** Words behind a figure that are not read may name another thing. */
static bool remark_is_of_another(const row_view *x, const entry *value,
                                 const char *text, const pov_statement *s)
{
    const char *remark = s->says.remark;

    if (!remark || *remark != '(' || !said_read(x, text)->names_something)
        return false;
    cells_complain(x, value, POV_FOUND_BAD_WORDING,
                   "the words behind the figure: '%.*s'", (int)strlen(remark),
                   remark);
    return true;
}

/** A claim of no figure beside it: what is it doing in this row? */
static bool is_claim_alone(const row_view *x, const entry *value,
                           const pov_clauses *said)
{
    for (size_t i = 0; i < said->count; i++)
        if (!said->items[i].is_claim)
            return false;
    cells_complain(x, value, POV_FOUND_BAD_NUMBER,
                   "no figure, but what a source says of its target: fill in "
                   "'claim' as the kind");
    return true;
}

/** Is the cell a sentence that says more than the reader of figures knows?  To
 *  whom "tỷ lệ hộ nghèo DTTS" is a rate of whatever it stands beside. */
static const pov_clauses *sentence_in(const row_view *x, const char *text,
                                      pov_reading reading,
                                      const pov_statement *s)
{
    bool is_of_some = s->indicator->share && s->of == POV_OF_UNSAID;
    const pov_clauses *said;

    if (has_no_words(text))
        return NULL;
    if (reading == POV_READ_INVALID || s->says.remark)
        return said_read(x, text);
    if (reading != POV_READ_VALUE || !is_of_some || !is_about_rate(&s->says))
        return NULL;
    said = said_read(x, text);
    return said->why || !said->items[0].objects[0] ? NULL : said;
}

/** What is told of a column once, and of how many more cells it is true. */
typedef struct told_column {
    pov_finding *as;
    const char *first; /* what it says of its first cell */
    char *text;        /* that, with room for the others */
    size_t *more;
} told_column;

enum { ROOM_FOR_MORE = 120 };

static void begin_column(const row_view *x, memo *m, pov_finding *f)
{
    told_column *told;

    if (!f || x->findings->muted || !pov_finding_is_kept(x->findings, f))
        return;
    m->is = told = pov_arena_alloc(x->arena, sizeof *told);
    *told = (told_column){
        .as = f,
        .first = f->detail,
        .text = pov_arena_alloc(x->findings->arena,
                                strlen(f->detail) + ROOM_FOR_MORE),
        .more = pov_arena_alloc(x->arena, sizeof *told->more)};
}

/** Of a column in thousands the first cell is told, and how many others the
 *  same is true of. */
static void tell_multiplied(const row_view *x, const entry *value,
                            const pov_number *number)
{
    const uint32_t with = (uint32_t)value->cell;
    memo *m = cells_remember(x, MEMORY_ONCE, "thousands", &with, sizeof with);
    const told_column *told = m->is;

    if (!told) {
        begin_column(
            x, m, complain_number(x, value, POV_FOUND_DOUBTFUL_NUMBER, number));
    } else if (!x->findings->muted) {
        size_t more = ++*told->more;

        snprintf(told->text, strlen(told->first) + ROOM_FOR_MORE,
                 cells_say(x, more == 1
                                  ? "%s, and in %zu more cell of the column"
                                  : "%s, and in %zu more cells of the column"),
                 told->first, more);
        told->as->detail = told->text;
    }
}

fate value_read_cell(const row_view *x, const entry *value, const char *unit,
                     pov_phrase_hint hint, pov_statement *s)
{
    pov_number number = {.language = x->findings->language};
    size_t length;
    pov_percent_of of = POV_OF_UNSAID;
    const char *typed = typed_text(x, value, unit, &length), *text = typed;
    const pov_clauses *said = NULL;
    pov_reading reading;
    fate outcome;

    if (length == strlen(text)) {
        text =
            percent_of_value(x->catalogue, s->indicator, text, x->scratch, &of);
        length = strlen(text);
    }
    text = book_number_text(x, value, text, &length, &hint);
    s->place = cells_place(x, value);
    hint.unit_known = hint.unit_known && !(length && *unit);
    reading = read_phrase(x, text, length, &hint, &s->says, &number);
    if (strlen(text) == length)
        said = of == POV_OF_UNSAID || reading == POV_READ_INVALID
                   ? sentence_in(x, typed, reading, s)
                   : NULL;
    if (said && said->count && !said->why && !is_claim_alone(x, value, said))
        return read_said(x, value, typed, &hint, said, s);
    if (said && said->count && !said->why)
        return FATE_REFUSED;
    if (said && said->why && reading == POV_READ_INVALID &&
        (said->names_something ||
         (number.is_vague && said_may_be_sentence(typed))))
        number = (pov_number){.language = number.language, .why = said->why};
    if (strlen(text) == length && reading == POV_READ_DOUBTFUL &&
        remark_is_of_another(x, value, typed, s))
        return FATE_REFUSED;
    if (number.is_multiplied && *unit && value->cell != NOT_THERE) {
        tell_multiplied(x, value, &number);
        outcome = FATE_USED;
    } else {
        outcome = fate_of(x, value, &hint, reading, &number);
    }
    if (outcome != FATE_USED)
        return outcome;
    outcome = settle_value(x, value, &hint, text, of, s);
    if (outcome == FATE_USED && strlen(text) == length &&
        !agrees_with_row(x, value, typed, s))
        outcome = FATE_REFUSED;
    return outcome;
}

static bool is_rate_named(const row_view *x, const char *indicator)
{
    const char *bare = pov_text_bare(x->scratch, indicator);

    return !strncmp(bare, "ty le ", 6) || !strncmp(bare, "ti le ", 6);
}

bool value_names_rate(const row_view *x, const char *indicator)
{
    return cells_ask_once(x, MEMORY_RATE, indicator, is_rate_named);
}

/** Is the indicator typed as a rate, and the number a count? */
static bool lacks_percent(const row_view *x, const pov_statement *s)
{
    return s->says.has_amount && s->says.amount.units && !s->says.has_whole &&
           !s->says.unit_said && s->says.unit == POV_IN_COUNT &&
           value_has_rate(s->indicator) &&
           value_names_rate(x, cells_entry_of(x, COLUMN_INDICATOR).text);
}

static void complain_no_percent(const row_view *x, const entry *value)
{
    const char *day = likeness_as_serial(x, value->text);

    cells_complain(x, value, POV_FOUND_WRONG_UNIT,
                   day ? "the indicator is typed as a rate, the value is no "
                         "percent; it may be %s"
                       : "the indicator is typed as a rate, the value is no "
                         "percent",
                   day);
}

/** Read the value with the form and unit columns. */
fate value_read(const row_view *x, pov_statement *s)
{
    entry value = cells_entry_of(x, COLUMN_VALUE);
    entry unit = cells_entry_of(x, COLUMN_UNIT);
    pov_phrase_hint hint;
    fate outcome;

    s->place = cells_place(x, &value);
    if (!hint_from_columns(x, s, &hint))
        return FATE_REFUSED;
    hint.of_rate =
        value_names_rate(x, cells_entry_of(x, COLUMN_INDICATOR).text);
    outcome = value_read_cell(
        x, &value, belongs_behind(x, &unit, &hint) ? unit.text : "", hint, s);
    if (outcome != FATE_USED)
        return outcome;
    if (lacks_percent(x, s))
        complain_no_percent(x, &value);
    else if (value_is_over_hundred(&s->says))
        cells_complain(x, &value, POV_FOUND_OVER_HUNDRED, NULL);
    else
        return FATE_USED;
    return FATE_REFUSED;
}
