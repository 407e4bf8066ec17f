#include "read/statement.h"

#include <string.h>

#include "povstat/area_match.h"
#include "povstat/map.h"
#include "povstat/period.h"
#include "povstat/phrase.h"
#include "povstat/text.h"
#include "words/vocabulary.h"

/** "'quang-binh', 'quang-tri' or 'bac-ninh'" of at most three areas. */
static const char *list_areas(const extract *x, const pov_area_list *areas)
{
    const char *text = "";
    size_t n = areas->count < 3 ? areas->count : 3;

    for (size_t i = 0; i < n; i++)
        text =
            pov_arena_format(x->scratch, "%s%s%s (%s)", text,
                             i == 0       ? ""
                             : i == n - 1 ? cells_say(x, " or ")
                                          : ", ",
                             areas->items[i]->full_name, areas->items[i]->id);
    return text;
}

static void complain_area(extract *x, const entry *e,
                          const pov_area_match *match)
{
    const char *names = list_areas(x, &match->candidates);
    const char *why = NULL;

    switch (match->outcome) {
    case POV_MATCH_CERTAIN:
    case POV_MATCH_BLANK:
        break;
    case POV_MATCH_LIKELY:
        if (match->is_late && !strchr(match->why, ';'))
            break; /* what is dated too late is told with its date */
        why = pov_arena_format(x->scratch, cells_say(x, "%s; read as %s (%s)"),
                               cells_say(x, match->why), match->area->full_name,
                               match->area->id);
        cells_complain(x, e, POV_FOUND_LIKELY_AREA, why);
        break;
    case POV_MATCH_AMBIGUOUS:
        cells_complain(x, e, POV_FOUND_AMBIGUOUS_AREA, names);
        break;
    case POV_MATCH_SUGGEST:
        why = pov_arena_format(x->scratch, cells_say(x, "%s%sdid you mean %s?"),
                               match->why ? cells_say(x, match->why) : "",
                               match->why ? "; " : "", names);
        cells_complain(x, e, POV_FOUND_UNKNOWN_AREA, why);
        break;
    case POV_MATCH_UNKNOWN:
        cells_complain(x, e, POV_FOUND_UNKNOWN_AREA, NULL);
        break;
    case POV_MATCH_DAMAGED:
        cells_complain(x, e, POV_FOUND_DAMAGED_NAME, match->why);
        break;
    case POV_MATCH_TOTAL:
        cells_complain(x, e, POV_FOUND_TOTAL_ROW, NULL);
        break;
    }
}

/** Matching once per distinct name, parent and date keeps it linear. */
static const pov_area_match *match_area(extract *x, const entry *e,
                                        pov_level level, const pov_area *parent,
                                        pov_day as_of)
{
    const struct {
        const pov_area *parent;
        int32_t level, as_of;
    } where = {parent, (int32_t)level, as_of};
    memo *m = cells_remember(x, MEMORY_AREA, e->text, &where, sizeof where);
    pov_area_hint hint = {.language = x->findings->language,
                          .level = level,
                          .parent = parent,
                          .as_of = as_of,
                          .no_suggestions = !pov_findings_have_room(
                              x->findings, POV_FOUND_UNKNOWN_AREA)};
    pov_area_match *match;

    if (!m->is) {
        match = pov_arena_alloc(x->arena, sizeof *match);
        *match = pov_area_find(x->catalogue, e->text, &hint, x->arena);
        m->is = match;
    }
    return m->is;
}

/** In a column of districts "Quảng Ninh" is a district, but whoever puts the
 *  province there as a total must be told. */
static void tell_namesake(extract *x, const entry *e, const pov_area *area,
                          pov_day as_of)
{
    const pov_area_match *match;

    if (!x->area_level || area->level == POV_PROVINCE)
        return;
    match = match_area(x, e, POV_PROVINCE, NULL, as_of);
    if (match->outcome == POV_MATCH_CERTAIN && match->area != area)
        cells_complain(
            x, e, POV_FOUND_LIKELY_AREA,
            pov_arena_format(
                x->scratch,
                cells_say(x, "%s has that name too; read as %s (%s)"),
                match->area->full_name, area->full_name, area->id));
}

/** A document speaks of the territories of its own time, even where it aims
 *  beyond them. */
static pov_day day_of_names(const pov_plan *document, pov_day as_of)
{
    pov_day written = document->issued ? document->issued : document->published;

    return written && written < as_of ? written : as_of;
}

const pov_area *statement_read_area(extract *x, const pov_plan *document,
                                    pov_day day)
{
    pov_day as_of = day_of_names(document, day);
    entry e = cells_entry_of(x, COLUMN_AREA);
    entry p = cells_entry_of(x, COLUMN_PARENT);
    const pov_area *parent = NULL;
    const pov_area_match *match;

    if (*p.text && !x->section) {
        match =
            match_area(x, &p, x->parent_level ? x->parent_level : POV_PROVINCE,
                       NULL, as_of);
        complain_area(x, &p, match);
        if (!match->area)
            return NULL;
        parent = match->area;
    }
    if (x->section)
        parent = x->section;
    match = match_area(x, &e, x->area_level, parent, as_of);
    complain_area(x, &e, match);
    if (match->outcome == POV_MATCH_BLANK)
        cells_complain_missing(x, COLUMN_AREA);
    if (match->outcome == POV_MATCH_CERTAIN && !parent)
        tell_namesake(x, &e, match->area, as_of);
    return match->area;
}

/** "since then quang-tri@2025-07-01", of what a territory became. */
static const char *what_followed(const extract *x, const pov_area *area)
{
    const char *text = cells_say(x, "nothing followed it as a whole");

    for (size_t i = 0; i < area->successors.count; i++)
        text = pov_arena_format(x->scratch, "%s%s%s",
                                i ? text : cells_say(x, "since then"),
                                i ? ", " : " ", area->successors.items[i]->id);
    return text;
}

void statement_tell_late(extract *x, const entry *e, const pov_statement *s)
{
    const pov_area *area = s->area;
    pov_language l = x->findings->language;

    if (s->is_target || !area->to || s->as_of <= area->to ||
        x->late_line == x->row.line)
        return;
    x->late_line = x->row.line;
    cells_complain(
        x, e, POV_FOUND_AFTER_ITS_END,
        pov_arena_format(
            x->scratch,
            cells_say(x, "%s (%s) ceased on %s, the figure is of %s; "
                         "%s"),
            area->full_name, area->id, pov_say_day(l, x->scratch, area->to),
            pov_say_day(l, x->scratch, s->as_of), what_followed(x, area)));
}

/** "did you mean 'poor'?" or NULL; `names` are all that could be meant. */
static const char *suggestion(const extract *x, const char *typed,
                              const char *const names[], size_t n)
{
    const char *meant = pov_text_closest(x->scratch, typed, names, n);

    if (!meant)
        return NULL;
    return pov_arena_format(x->scratch, cells_say(x, "did you mean '%s'?"),
                            meant);
}

const pov_indicator *statement_read_indicator(extract *x)
{
    entry e = cells_entry_of(x, COLUMN_INDICATOR);
    size_t n = x->catalogue->indicators.count;
    memo *found;
    const char **names;

    if (!*e.text) {
        cells_complain_missing(x, COLUMN_INDICATOR);
        return NULL;
    }
    found = cells_remember(x, MEMORY_INDICATOR, e.text, NULL, 0);
    if (!found->is)
        found->is = pov_catalogue_indicator(x->catalogue, e.text);
    if (found->is)
        return found->is; /* cppcheck-suppress identicalInnerCondition */
    if (!pov_findings_have_room(x->findings, POV_FOUND_UNKNOWN_INDICATOR))
        n = 0;
    names = pov_arena_alloc(x->scratch, 3 * n * sizeof *names);
    for (size_t i = 0; i < n; i++) {
        names[i] = x->catalogue->indicators.items[i]->id;
        names[n + i] = x->catalogue->indicators.items[i]->label_vi;
        names[2 * n + i] = x->catalogue->indicators.items[i]->label_en;
    }
    cells_complain(x, &e, POV_FOUND_UNKNOWN_INDICATOR,
                   suggestion(x, e.text, names, 3 * n));
    return NULL;
}

const pov_plan *statement_read_plan(extract *x)
{
    entry e = cells_entry_of(x, COLUMN_PLAN);
    size_t n = x->catalogue->plans.count;
    const pov_plan *plan;
    const char **names;

    if (!*e.text)
        return x->unnamed;
    plan = pov_catalogue_plan(x->catalogue, e.text);
    if (plan)
        return plan;
    if (!pov_findings_have_room(x->findings, POV_FOUND_UNKNOWN_PLAN))
        n = 0;
    names = pov_arena_alloc(x->scratch, n * sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = x->catalogue->plans.items[i]->id;
    cells_complain(x, &e, POV_FOUND_UNKNOWN_PLAN,
                   suggestion(x, e.text, names, n));
    return NULL;
}

/* A poverty figure dated up to 31/12/2021 has no default: two standards were
 * in use.  Typed 01/01/2022 it restates end 2021 under the new one. */
bool statement_read_standard(extract *x, pov_statement *s, const entry *date,
                             bool typed_as_start)
{
    entry e = cells_entry_of(x, COLUMN_STANDARD);
    pov_day last_doubtful = pov_day_from(2021, 12, 31);

    s->standard = NULL;
    if (!s->indicator->by_standard)
        return true;
    if (*e.text) {
        memo *found = cells_remember(x, MEMORY_STANDARD, e.text, NULL, 0);

        if (!found->is)
            found->is = pov_catalogue_standard(x->catalogue, e.text);
        s->standard = found->is;
        if (!s->standard)
            cells_complain(x, &e, POV_FOUND_UNKNOWN_STANDARD, NULL);
        return s->standard;
    }
    if (s->as_of == last_doubtful && typed_as_start)
        s->standard =
            pov_standard_in_force(x->catalogue, pov_day_next(s->as_of));
    else if (s->as_of > last_doubtful)
        s->standard = s->document->standard
                          ? s->document->standard
                          : pov_standard_in_force(x->catalogue, s->as_of);
    if (!s->standard)
        cells_complain(x, date, POV_FOUND_NO_STANDARD,
                       x->findings->language == POV_VI
                           ? s->indicator->label_vi
                           : s->indicator->label_en);
    return s->standard;
}

bool statement_unit_fits(extract *x, const char *text,
                         const pov_indicator *indicator)
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
             !statement_unit_fits(x, unit.text, s->indicator))
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

bool statement_has_rate(const pov_indicator *indicator)
{
    return indicator->whole || *indicator->whole_label;
}

static bool is_about_rate(const pov_phrase *says)
{
    return says->unit == POV_IN_POINTS ||
           (says->unit == POV_IN_PERCENT && says->form == POV_LEVEL);
}

bool statement_is_over_hundred(const pov_phrase *says)
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

bool statement_read_cell(extract *x, const entry *value, const char *unit,
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
    if (s->says.unit_word &&
        !statement_unit_fits(x, s->says.unit_word, s->indicator)) {
        complain_unit(x, value, s->indicator);
        return false;
    }
    if (lacks_money_unit(&hint, text, &s->says))
        cells_complain(x, value, POV_FOUND_NO_MONEY_UNIT, NULL);
    turn_unsaid_change(&s->says, &hint, s->indicator);
    s->says.unit_word = NULL; /* it has had its say */
    if (!statement_has_rate(s->indicator) && is_about_rate(&s->says)) {
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
        !statement_has_rate(s->indicator))
        return false;
    bare = pov_text_bare(x->scratch, e.text);
    return !strncmp(bare, "ty le ", 6) || !strncmp(bare, "ti le ", 6);
}

/** Read the value with the form and unit columns.  Errors: false; `blank`
 *  tells a missing value, which is no finding, from a refused one. */
static bool read_value(extract *x, pov_statement *s, bool *blank)
{
    entry value = cells_entry_of(x, COLUMN_VALUE);
    entry unit = cells_entry_of(x, COLUMN_UNIT);
    pov_phrase_hint hint;

    *blank = false;
    s->place = cells_place(x, &value);
    if (!hint_from_columns(x, s, &hint))
        return false;
    if (!statement_read_cell(x, &value,
                             belongs_behind(&unit, &hint) ? unit.text : "",
                             hint, s, blank))
        return false;
    if (lacks_percent(x, s))
        cells_complain(
            x, &value, POV_FOUND_WRONG_UNIT,
            "the indicator is typed as a rate, the value is no percent");
    else if (statement_is_over_hundred(&s->says))
        cells_complain(x, &value, POV_FOUND_OVER_HUNDRED, NULL);
    else
        return true;
    return false;
}

typedef struct kind_word {
    const char *word;
    bool is_target;
} kind_word;

static const kind_word kind_words[] = {
    {"actual", false},  {"thuc hien", false}, {"ket qua", false},
    {"thuc te", false}, {"target", true},     {"chi tieu", true},
    {"muc tieu", true}, {"ke hoach", true},
};

static const kind_word *find_kind(extract *x, const char *text)
{
    const char *typed = pov_text_bare(x->scratch, text);

    for (size_t i = 0; i < sizeof kind_words / sizeof *kind_words; i++)
        if (!strcmp(typed, kind_words[i].word))
            return &kind_words[i];
    return NULL;
}

bool statement_read_kind(extract *x, bool *is_target)
{
    entry e = cells_entry_of(x, COLUMN_KIND);
    const kind_word *kind;
    memo *known;

    if (!*e.text) {
        cells_complain_missing(x, COLUMN_KIND);
        return false;
    }
    known = cells_remember(x, MEMORY_KIND, e.text, NULL, 0);
    if (!known->is)
        known->is = find_kind(x, e.text);
    kind = known->is;
    if (kind) {
        *is_target = kind->is_target;
        return true;
    }
    cells_complain(x, &e, POV_FOUND_BAD_WORD, "actual or target");
    return false;
}

bool statement_read_period(extract *x, column c, pov_period *period)
{
    entry e = cells_entry_of(x, c);
    pov_period *kept;
    memo *known;

    *period = (pov_period){0};
    if (!*e.text)
        return true;
    known = cells_remember(x, MEMORY_PERIOD, e.text, NULL, 0);
    if (!known->is && pov_period_read(e.text, period)) {
        kept = pov_arena_alloc(x->arena, sizeof *kept);
        *kept = *period;
        known->is = kept;
    }
    if (known->is)
        *period = *(const pov_period *)known->is;
    if (period->as_of)
        return true;
    cells_complain(x, &e, POV_FOUND_BAD_DATE, NULL);
    return false;
}

bool statement_read_status(extract *x, const pov_plan *plan, pov_status *status)
{
    entry e = cells_entry_of(x, COLUMN_STATUS);

    *status = plan->status;
    if (!*e.text || pov_status_from(e.text, status))
        return true;
    cells_complain(
        x, &e, POV_FOUND_BAD_WORD,
        "estimate, preliminary, reported, official, ministry or revised");
    return false;
}

/* A plan counts from the end of the year before its first; anything else from
 * one year earlier, unless the row says since when. */
bool statement_settle_dates(extract *x, pov_statement *s,
                            const pov_period *as_of, const pov_period *since)
{
    entry e = cells_entry_of(x, COLUMN_SINCE);
    const pov_plan *plan = s->document;

    s->since = since->as_of ? since->as_of : as_of->since;
    if (!s->since && s->is_target && plan->from &&
        s->as_of == pov_day_year_end(plan->to))
        s->since = pov_day_year_end(plan->from - 1);
    if (!s->since)
        s->since = pov_day_add_years(s->as_of, -1);
    if (s->since < s->as_of || s->is_target)
        return true; /* a target's dates are judged with the target */
    cells_complain(x, &e, POV_FOUND_BAD_PERIOD, NULL);
    return false;
}

const char *statement_keep(extract *x, column c)
{
    entry e = cells_entry_of(x, c);

    return *e.text ? pov_arena_intern(x->arena, e.text, strlen(e.text)) : NULL;
}

bool statement_read(extract *x, pov_statement *s, bool *blank)
{
    entry date, area;
    pov_period as_of, since;

    *blank = false;
    *s = (pov_statement){.place = {x->path, x->row.line, 0}};
    s->indicator = statement_read_indicator(x);
    s->document = statement_read_plan(x);
    if (!statement_read_kind(x, &s->is_target) ||
        !statement_read_period(x, COLUMN_AS_OF, &as_of) ||
        !statement_read_period(x, COLUMN_SINCE, &since) || !s->indicator ||
        !s->document)
        return false;
    s->as_of = as_of.as_of;
    if (!s->as_of && s->is_target && s->document->to)
        s->as_of = pov_day_year_end(s->document->to);
    if (!s->as_of) {
        cells_complain_missing(x, COLUMN_AS_OF);
        return false;
    }
    s->area = statement_read_area(x, s->document, s->as_of);
    date = cells_entry_of(x, COLUMN_AS_OF);
    if (!s->area || !statement_read_status(x, s->document, &s->status) ||
        !statement_settle_dates(x, s, &as_of, &since) ||
        !statement_read_standard(x, s, &date, as_of.typed_as_start))
        return false;
    s->locator = statement_keep(x, COLUMN_LOCATOR);
    s->note = statement_keep(x, COLUMN_NOTE);
    if (!read_value(x, s, blank))
        return false;
    area = cells_entry_of(x, COLUMN_AREA);
    if (!*blank)
        statement_tell_late(x, &area, s);
    return true;
}
