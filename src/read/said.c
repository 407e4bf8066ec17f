#include "read/said.h"

#include <string.h>

#include "povstat/area_match.h"
#include "povstat/text.h"
#include "read/percent_of.h"

/** What words name, with or without "tổng số" before them.  Errors: NULL. */
static const pov_indicator *named(const row_view *x, const char *text,
                                  pov_percent_of *of)
{
    return percent_of_everyday(x->catalogue, text, x->scratch, of);
}

static bool is_standard(const row_view *x, const char *text)
{
    return pov_catalogue_standard(x->catalogue, text) ||
           pov_standard_called(x->catalogue, text, pov_day_from(2023, 12, 31));
}

static bool is_area(const row_view *x, const char *text)
{
    static const pov_area_hint anywhere = {.no_suggestions = true};
    pov_match outcome =
        pov_area_find(x->catalogue, text, &anywhere, x->scratch).outcome;

    return outcome == POV_MATCH_CERTAIN || outcome == POV_MATCH_AMBIGUOUS;
}

/** Is it a name of a kind, exactly as the reference tables have it? */
static bool is_name(const row_view *x, int kind, const char *text)
{
    pov_percent_of percent = POV_OF_UNSAID;

    switch ((pov_name)kind) {
    case POV_NAME_INDICATOR:
        return named(x, text, &percent);
    case POV_NAME_BREAKDOWN:
        return pov_catalogue_breakdown(x->catalogue, text);
    case POV_NAME_STANDARD:
        return is_standard(x, text);
    case POV_NAME_AREA:
        return is_area(x, text);
    case POV_N_NAMES:
        break;
    }
    return false;
}

/** Has any name of a kind the word?  Areas have most there are, and none a long
 *  number. */
static bool has_word(const row_view *x, int kind, const char *bare)
{
    const pov_catalogue *c = x->catalogue;

    switch ((pov_name)kind) {
    case POV_NAME_INDICATOR:
        return pov_catalogue_has_word(c, POV_ROW_INDICATOR, bare) ||
               pov_catalogue_has_word(c, POV_ROW_BREAKDOWN, bare) ||
               percent_of_has_word(bare);
    case POV_NAME_BREAKDOWN:
        return pov_catalogue_has_word(c, POV_ROW_BREAKDOWN, bare);
    case POV_NAME_STANDARD:
        return true;
    case POV_NAME_AREA:
        return strlen(bare) <= 2 || bare[strspn(bare, "0123456789")];
    case POV_N_NAMES:
        break;
    }
    return false;
}

static bool is_name_once(const void *of, pov_name kind, const char *text)
{
    return cells_ask_run(of, MEMORY_SENTENCE_NAME, kind, text, is_name);
}

static bool has_word_once(const void *of, pov_name kind, const char *bare)
{
    return cells_ask_run(of, MEMORY_SENTENCE_WORD, kind, bare, has_word);
}

static const char *keep(const row_view *x, const char *text)
{
    return text ? pov_arena_intern(x->arena, text, strlen(text)) : NULL;
}

static pov_clauses *keep_clauses(const row_view *x, const memo *by,
                                 const pov_clauses *said)
{
    pov_clauses *kept =
        pov_arena_alloc(cells_keep_in(x, by, sizeof *kept), sizeof *kept);

    *kept = *said;
    kept->why = keep(x, said->why);
    for (size_t i = 0; i < kept->count; i++) {
        pov_clause *c = &kept->items[i];
        const char **const texts[] = {
            &c->figure,     &c->objects[0], &c->objects[1], &c->whom,
            &c->places[0],  &c->places[1],  &c->reach,      &c->standard,
            &c->as_of.text, &c->since.text};

        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
            *texts[k] = keep(x, *texts[k]);
    }
    return kept;
}

static const pov_clauses *read_anew(const row_view *x, const char *text)
{
    memo *m = cells_remember(x, MEMORY_SENTENCE, text, NULL, 0);
    const pov_name_lookup names = {x, is_name_once, has_word_once};
    bool is_lent = cells_forgets(x, m);
    pov_clauses *said;

    if (m->is)
        return m->is;
    said = pov_arena_alloc(x->scratch, sizeof *said);
    pov_clauses_read(text, &names, x->findings->language, x->scratch, said);
    if (!is_lent)
        m->is = said = keep_clauses(x, m, said);
    return said;
}

const pov_clauses *said_read(const row_view *x, const char *text)
{
    notes *n = x->notes;

    if (n->sentence.text != text || n->sentence.line != x->row.line) {
        n->sentence.text = text;
        n->sentence.line = x->row.line;
        n->sentence.means.is = read_anew(x, text);
    }
    return n->sentence.means.is;
}

bool said_may_be_sentence(const char *text)
{
    size_t blanks = 0;

    for (; *text; text++)
        blanks += *text == ' ';
    return blanks >= 2;
}

/** Do the columns say it? */
static bool is_blank(const row_view *x, column c)
{
    return !*cells_entry_of(x, c).text;
}

const row_view *said_fill(const row_view *x, row_view *filled)
{
    entry value = cells_entry_of(x, COLUMN_VALUE);
    const pov_clauses *said;
    const pov_clause *c;

    if (!said_may_be_sentence(value.text) ||
        !(is_blank(x, COLUMN_AREA) || is_blank(x, COLUMN_INDICATOR) ||
          is_blank(x, COLUMN_AS_OF) || is_blank(x, COLUMN_KIND) ||
          is_blank(x, COLUMN_SINCE) || is_blank(x, COLUMN_STANDARD)))
        return x;
    said = said_read(x, value.text);
    if (said->why || !said->count)
        return x;
    c = &said->items[0];
    {
        const struct {
            column column;
            const char *text;
        } fills[] = {
            {COLUMN_AREA, c->places[0]},
            {COLUMN_PARENT, c->places[0] ? c->places[1] : NULL},
            {COLUMN_INDICATOR, c->objects[0]},
            {COLUMN_BREAKDOWN, c->whom},
            {COLUMN_AS_OF, c->as_of.text},
            {COLUMN_SINCE, c->since_is_loose || c->back ? NULL : c->since.text},
            {COLUMN_STANDARD, c->standard},
            {COLUMN_KIND, c->is_aim ? "target" : NULL},
        };

        *filled = *x;
        for (size_t i = 0; i < sizeof fills / sizeof *fills; i++)
            if (fills[i].text && is_blank(x, fills[i].column)) {
                filled->defaults[fills[i].column] = value;
                filled->defaults[fills[i].column].text = fills[i].text;
            }
    }
    return filled;
}

static const char *label(const row_view *x, const pov_indicator *i)
{
    return x->findings->language == POV_VI ? i->label_vi : i->label_en;
}

/** False, and both are named. */
static bool disagree(const row_view *x, const entry *value, const char *words,
                     const char *row)
{
    cells_complain(x, value, POV_FOUND_SAYS_OTHERWISE,
                   "the words speak of '%s', the row of '%s'", words, row);
    return false;
}

/** "phát sinh mới 15 hộ nghèo": are they of whom the flow is? */
static bool is_stock_of(const pov_indicator *stock, const pov_indicator *flow)
{
    for (size_t i = 0; flow->is_flow && i < stock->kin.count; i++)
        if (stock->kin.items[i].indicator == flow &&
            (stock->kin.items[i].is == POV_INFLOW ||
             stock->kin.items[i].is == POV_OUTFLOW))
            return true;
    return false;
}

/** "Nghèo đa chiều" may be the poor alone, if the row says so. */
static bool is_same_thing(const row_view *x, const pov_statement *s,
                          const char *words, const pov_indicator *is)
{
    const pov_indicator *of = s->indicator->counted;
    const pov_indicator *first = pov_indicator_kin(is, POV_PART);

    if (!is->breakdown)
        of = of->all;
    is = is->counted;
    return is == of || (first && first->counted == of &&
                        percent_of_is_either(is, words, x->scratch));
}

static bool names_rate(const row_view *x, const char *words)
{
    const pov_word *w = pov_words_all(words, strlen(words), x->scratch);

    while (w->kind != POV_WORD_END && !pov_words_match(w, "tỷ lệ|tỉ lệ|rate"))
        w++;
    return w->kind != POV_WORD_END;
}

/** The rate among a group is that of its words, even if they stand apart:
 *  "the poverty rate among ethnic minorities". */
static bool object_agrees(const row_view *x, const entry *value,
                          const char *words, const char *whom, pov_statement *s)
{
    pov_percent_of of = POV_OF_UNSAID;
    const pov_indicator *is = named(x, words, &of);

    if (is && whom)
        is = pov_indicator_of_whom(is,
                                   pov_catalogue_breakdown(x->catalogue, whom));
    if (!is || !is_same_thing(x, s, words, is))
        return disagree(x, value, whom ? whom : words, label(x, s->indicator));
    if (of == POV_OF_UNSAID && names_rate(x, words))
        of = POV_OF_WHOLE;
    if (of == POV_OF_UNSAID || !s->indicator->share)
        return true;
    if (s->of != POV_OF_UNSAID && s->of != of)
        return disagree(x, value, words, label(x, s->indicator));
    s->of = of;
    return true;
}

static bool names_stock(const row_view *x, const char *words,
                        const pov_statement *s)
{
    pov_percent_of of = POV_OF_UNSAID;
    const pov_indicator *is = named(x, words, &of);

    return is && is_stock_of(is, s->indicator);
}

static bool objects_agree(const row_view *x, const entry *value,
                          const pov_clause *c, pov_statement *s)
{
    const pov_breakdown *whom =
        c->whom ? pov_catalogue_breakdown(x->catalogue, c->whom) : NULL;

    for (size_t i = 0; i < POV_CLAUSE_NAMES && c->objects[i]; i++)
        if (!(c->objects[1] && names_stock(x, c->objects[i], s) &&
              !names_stock(x, c->objects[!i], s)) &&
            !object_agrees(x, value, c->objects[i], i ? NULL : c->whom, s))
            return false;
    if (whom && s->indicator->breakdown != whom)
        return disagree(x, value, c->whom, label(x, s->indicator));
    return true;
}

/** Does a name stand for the area?  Its borders may have been others. */
static bool is_called(const row_view *x, const pov_area *area, const char *name,
                      pov_day day)
{
    pov_area_hint hint = {
        .parent = area->parent, .as_of = day, .no_suggestions = true};
    const char *key = pov_text_key(x->scratch, name);
    pov_area_match match;

    if (!strcmp(key, pov_text_key(x->scratch, area->full_name)) ||
        !strcmp(key, pov_text_key(x->scratch, area->name)))
        return true;
    match = pov_area_find(x->catalogue, name, &hint, x->scratch);
    return match.area == area;
}

/** Does a name stand for something that the area lies in? */
static bool is_above(const row_view *x, const pov_area *area, const char *name,
                     pov_day day)
{
    for (area = area->parent; area; area = area->parent)
        if (is_called(x, area, name, day))
            return true;
    return false;
}

static bool places_agree(const row_view *x, const entry *value,
                         const pov_clause *c, const pov_statement *s)
{
    const pov_area *area = s->area;
    bool is_it = !c->places[0], is_country;

    if (!area)
        return true; /* whose row is not read */
    is_country = !strcmp(area->id, "viet-nam");
    for (size_t i = 0; i < POV_CLAUSE_NAMES && c->places[i]; i++)
        if (is_called(x, area, c->places[i], s->as_of))
            is_it = true;
        else if (!is_above(x, area, c->places[i], s->as_of))
            return disagree(x, value, c->places[i], area->full_name);
    if (!is_it)
        return disagree(x, value, c->places[0], area->full_name);
    if (c->reach &&
        (*c->rank ? !pov_words_begin(area->full_name, c->rank) : !is_country))
        return disagree(x, value, c->reach, area->full_name);
    return true;
}

static const char *day_told(const row_view *x, pov_day day)
{
    return pov_say_day(x->findings->language, x->scratch, day);
}

/** Is the start of a period the row's, or a year later?  "2021-2025" are five
 *  years, or four. */
static bool is_start(pov_day start, pov_day typed)
{
    return start == typed || pov_day_add_years(start, 1) == typed;
}

/** Is it typed beside the sentence since when it counts? */
static bool row_says_since(const row_view *x, const pov_statement *s)
{
    return !is_blank(x, COLUMN_SINCE) ||
           (s->since && s->since != pov_day_add_years(s->as_of, -1));
}

static bool dates_agree(const row_view *x, const entry *value,
                        const pov_clause *c, const pov_statement *s)
{
    const pov_period *as_of = &c->as_of.is;

    if (c->as_of.text && as_of->as_of != s->as_of)
        return disagree(x, value, c->as_of.text, day_told(x, s->as_of));
    if (c->as_of.text && as_of->since && row_says_since(x, s) &&
        !is_start(as_of->since, s->since))
        return disagree(x, value, c->as_of.text, day_told(x, s->since));
    if (c->month && (pov_civil_from(s->as_of).month != c->month ||
                     pov_civil_from(s->as_of).day != c->day))
        return disagree(x, value,
                        pov_arena_format(x->scratch, "%d/%d", c->day, c->month),
                        day_told(x, s->as_of));
    if (c->is_year_end &&
        s->as_of != pov_day_year_end(pov_civil_from(s->as_of).year))
        return disagree(x, value, cells_say(x, "the end of the year"),
                        day_told(x, s->as_of));
    return true;
}

/** The day that the words count from; POV_NO_DAY: they do not say. */
static pov_day start_said(const pov_clause *c, const pov_statement *s)
{
    if (c->since.text && c->back == POV_BACK_YEAR) /* the day of its year */
        return pov_day_add_years(s->as_of,
                                 pov_civil_from(c->since.is.as_of).year -
                                     pov_civil_from(s->as_of).year);
    if (c->since.text)
        return c->since.is.as_of;
    if (c->back == POV_BACK_YEAR)
        return pov_day_add_years(s->as_of, -1);
    if (c->back == POV_BACK_YEAR_START)
        return pov_day_year_end(pov_civil_from(s->as_of).year - 1);
    return c->as_of.text ? c->as_of.is.since : POV_NO_DAY;
}

static bool since_agrees(const row_view *x, const entry *value,
                         const pov_clause *c, pov_statement *s)
{
    pov_day start = start_said(c, s);
    const char *words = c->since.text ? c->since.text : day_told(x, start);

    if (!start)
        return true;
    if (start >= s->as_of)
        return disagree(x, value, words, day_told(x, s->as_of));
    if (!row_says_since(x, s))
        s->since = start;
    else if (s->since != start &&
             !(c->since_is_loose && pov_day_add_years(s->since, 1) == start) &&
             (c->since.text || c->back))
        return disagree(x, value, words, day_told(x, s->since));
    return true;
}

static bool standard_agrees(const row_view *x, const entry *value,
                            const pov_clause *c, const pov_statement *s)
{
    const pov_standard *is = s->standard, *called = NULL;

    if (!is || !(c->standard || c->is_many_sided))
        return true;
    if (c->standard)
        called = pov_standard_called(x->catalogue, c->standard, s->as_of);
    if (c->standard && called != is)
        return disagree(x, value, c->standard, is->id);
    if (is->to != POV_NO_DAY && is->to < pov_day_from(2016, 1, 1))
        return disagree(
            x, value, cells_say(x, "a standard of several dimensions"), is->id);
    return true;
}

bool said_agrees(const row_view *x, const entry *value, const pov_clause *c,
                 pov_statement *s)
{
    if (c->is_aim && !s->is_target)
        return disagree(x, value, cells_say(x, "a target"),
                        cells_say(x, "an actual"));
    return objects_agree(x, value, c, s) && places_agree(x, value, c, s) &&
           dates_agree(x, value, c, s) && since_agrees(x, value, c, s) &&
           standard_agrees(x, value, c, s);
}

/** "đến tháng 9/2024 giảm 50 hộ": in the month, since the year began, or in
 *  twelve months? */
static bool is_within_year(const pov_clause *c)
{
    pov_civil day = pov_civil_from(c->as_of.is.as_of);

    if (c->since.text || c->back)
        return false;
    return c->month || (c->as_of.text && !c->as_of.is.since &&
                        !(day.month == 12 && day.day == 31));
}

bool said_since(const row_view *x, const entry *value, const pov_clause *c,
                const pov_statement *s)
{
    bool spans = s->says.form != POV_LEVEL || s->indicator->is_flow;
    bool is_within = is_within_year(c);
    bool is_open = c->since_is_loose || c->back == POV_BACK_START || is_within;

    if (!spans || !is_open || !is_blank(x, COLUMN_SINCE) ||
        (c->back == POV_BACK_START && row_says_since(x, s)))
        return true;
    cells_complain(x, value, POV_FOUND_SAYS_OTHERWISE,
                   "since when it counts is in no column: '%s'",
                   c->since.text ? c->since.text
                   : c->as_of.text && is_within
                       ? c->as_of.text
                       : cells_say(x, "the start of the period"));
    return false;
}

void said_place(const row_view *x, const entry *value, const char *text,
                const pov_clause *c, pov_statement *s)
{
    pov_place place = cells_place(x, value);
    const char *typed = x->row.text;
    size_t length = c->length;

    if (place.line != x->row.line || value->cell == NOT_THERE)
        return;
    for (uint32_t i = 1; i < place.column && *typed && *typed != '\n'; i++)
        typed += pov_text_step(typed, strlen(typed));
    if (strncmp(typed, text, c->offset + c->length) != 0)
        return; /* a sheet, or quotes or lines in the cell */
    while (length && strchr(" ),;", text[c->offset + length - 1]))
        length--;
    place.column += (uint32_t)pov_text_characters(text, c->offset);
    s->place = place;
    s->raw = pov_arena_intern(x->arena, text + c->offset, length);
}
