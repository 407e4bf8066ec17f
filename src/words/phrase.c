#include "povstat/phrase.h"

#include <string.h>

#include "words/number.h"
#include "words/sentence.h"

/** A cell being read. */
typedef struct phrase_cell {
    const pov_phrase_hint *hint;
    pov_arena *arena;
    phrase_sentence sentence;
    pov_phrase *out;
    pov_number *number; /* what the caller is told of the numbers */
} phrase_cell;

/** The form that verbs say, by themselves and with "mỗi năm". */
typedef struct phrase_verbs {
    const char *verbs;
    pov_form once, yearly;
} phrase_verbs;

static const char *const unit_names[] = {
    [POV_IN_COUNT] = "a count",
    [POV_IN_PERCENT] = "per cent",
    [POV_IN_POINTS] = "percentage points",
};

/** INVALID, and why. */
static pov_reading refuse(phrase_cell *c, const char *why)
{
    c->number->why = why;
    return POV_READ_INVALID;
}

static pov_reading refuse_disagreement(phrase_cell *c, const char *words,
                                       const char *column)
{
    pov_language l = c->number->language;

    return refuse(
        c, pov_arena_format(c->arena,
                            pov_say(l, "the words say %s, the column says %s"),
                            pov_say(l, words), pov_say(l, column)));
}

/** AMBIGUOUS, and between what. */
static pov_reading ask(phrase_cell *c, const char *why, const char *readings)
{
    c->number->why = why;
    c->number->readings = readings;
    return POV_READ_AMBIGUOUS;
}

/** Does the column say that its figures are rates? */
static bool is_rate_column(const pov_phrase_hint *hint)
{
    return hint->unit_known && hint->unit != POV_IN_COUNT;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_change(pov_form form)
{
    return form != POV_LEVEL && form != POV_DIRECTION;
}

/** The unit that the column says: a rate falls by points. */
static pov_unit unit_of_column(const phrase_cell *c)
{
    return c->hint->unit_is_rate && is_change(c->out->form) ? POV_IN_POINTS
                                                            : c->hint->unit;
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
    {"db", POV_REDUCTION, POV_ANNUAL_REDUCTION},
    {"i", POV_INCREASE, POV_ANNUAL_INCREASE},
    {"bi", POV_INCREASE, POV_ANNUAL_INCREASE},
    {"ib", POV_INCREASE, POV_ANNUAL_INCREASE},
    {"l", POV_LEVEL, POV_LEVEL},
    {"dl", POV_LEVEL, POV_LEVEL},
    {"b", POV_LEVEL, POV_LEVEL},
    {"L", POV_LEVEL, POV_LEVEL},
    {"iL", POV_LEVEL, POV_LEVEL},
};

/** Errors: NULL if there are none, or they make no sense. */
static const phrase_verbs *find_verbs(const char *verbs)
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

/** The form that the column says, of so much a year where its words leave that
 *  open. */
static pov_form form_of_column(const phrase_cell *c)
{
    pov_form form = c->hint->form;

    if (!c->sentence.yearly || !c->hint->form_in_heading)
        return form;
    return form == POV_REDUCTION  ? POV_ANNUAL_REDUCTION
           : form == POV_INCREASE ? POV_ANNUAL_INCREASE
                                  : form;
}

/** The form where no verb says it: the column's, else a change if points or
 *  years are spoken of (which way, the indicator knows), else a level. */
static pov_form unsaid_form(const phrase_cell *c)
{
    if (c->hint->form_known)
        return form_of_column(c);
    if (c->sentence.yearly)
        return POV_ANNUAL_REDUCTION;
    return says_points(c) ? POV_REDUCTION : POV_LEVEL;
}

/** From words and columns the form, then the unit, of the amounts in
 *  `c->out`.  Errors: INVALID where they disagree, AMBIGUOUS where nobody
 *  says it. */
static pov_reading settle_form(phrase_cell *c)
{
    const phrase_verbs *v = find_verbs(c->sentence.verbs);
    const pov_phrase_hint *hint = c->hint;
    bool yearly = c->sentence.yearly;
    pov_phrase *out = c->out;

    if (!out->form_said) { /* else by the shape of the sentence */
        out->form_said = v;
        out->form = !v ? unsaid_form(c) : yearly ? v->yearly : v->once;
    }
    if (hint->form_known && !form_agrees(out->form, form_of_column(c)))
        return refuse_disagreement(c, pov_code(POV_TERMS_FORM, out->form),
                                   pov_code(POV_TERMS_FORM, hint->form));
    if (hint->form_known)
        out->form = form_of_column(c);
    if (out->form == POV_DIRECTION)
        return refuse(c, "the column says direction, the cell has a figure");
    if (!yearly || out->form == POV_ANNUAL_REDUCTION ||
        out->form == POV_ANNUAL_INCREASE)
        return POV_READ_VALUE;
    return refuse(c, out->form == POV_LEVEL
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

enum { MOST_POINTS = 25 }; /* no rate fell or was to fall by more */

static bool may_be_points(const phrase_cell *c)
{
    return pov_decimal_compare(c->out->amount,
                               pov_decimal_whole(MOST_POINTS)) <= 0;
}

/** Is it a change of a rate, in points?  "Tỷ lệ hộ nghèo giảm 50%" may be by
 *  half. */
static bool falls_by_points(const phrase_cell *c)
{
    return (c->sentence.of_rate || c->hint->of_rate || c->hint->unit_is_rate) &&
           may_be_points(c);
}

/** Is it a share of the households?  "Giảm 2,5% hộ nghèo" is said of both. */
static bool is_of_stock(const phrase_cell *c)
{
    return c->sentence.of_stock ||
           (c->sentence.of_counted && !may_be_points(c));
}

/** A per cent of a change: of the rate, or of the stock? */
static pov_reading settle_percent(phrase_cell *c)
{
    const char *amounts = amounts_text(c);
    bool of_stock = is_of_stock(c);
    pov_phrase *out = c->out;

    out->unit_said = true;
    if (of_stock != falls_by_points(c)) {
        out->unit = of_stock ? POV_IN_PERCENT : POV_IN_POINTS;
        return POV_READ_VALUE;
    }
    if (!of_stock && is_rate_column(c->hint) && !c->hint->unit_is_rate) {
        out->unit = c->hint->unit;
        out->unit_said = false;
        return POV_READ_VALUE;
    }
    if (!of_stock && !out->has_stretch &&
        pov_decimal_compare(out->amount, pov_decimal_whole(100)) == 0) {
        out->unit = POV_IN_PERCENT;
        return POV_READ_VALUE;
    }
    return ask(c, "% of a change: points of the rate, or a share of the stock",
               pov_arena_format(c->arena,
                                pov_say(c->number->language,
                                        "%s percentage points, or %s%% of the "
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
        out->unit = unit_of_column(c);
    if (out->form == POV_LEVEL && out->unit == POV_IN_POINTS)
        return refuse(c, "percentage points are a change, not a level");
    if (typed == UNIT_COUNT && c->sentence.of_rate)
        return refuse(c, "the words speak of a rate and of a count");
    return POV_READ_VALUE;
}

/** "95/12.791" below a heading of rates is one, with what it is made of; but
 *  "74/100" may be as many per hundred. */
static bool is_rate_of_counts(const phrase_cell *c)
{
    return c->out->has_whole && unit_of_column(c) == POV_IN_PERCENT &&
           pov_decimal_compare(c->out->whole, pov_decimal_whole(100)) != 0 &&
           pov_decimal_compare(c->out->whole, pov_decimal_whole(1000)) != 0;
}

static pov_reading settle_typed_unit(phrase_cell *c)
{
    phrase_unit typed = c->sentence.figures[0].unit;
    pov_phrase *out = c->out;
    const pov_phrase_hint *hint = c->hint;
    pov_reading reading;

    if (typed == UNIT_PERCENT && hint->unit_known && hint->unit == POV_IN_COUNT)
        return refuse_disagreement(c, unit_names[POV_IN_PERCENT],
                                   unit_names[POV_IN_COUNT]);
    if (typed == UNIT_PERCENT && is_change(out->form))
        reading = settle_percent(c);
    else
        reading = settle_level_or_count(c, typed);
    if (reading == POV_READ_VALUE && out->unit_said && hint->unit_known &&
        unit_of_column(c) != out->unit && !is_rate_of_counts(c))
        return refuse_disagreement(c, unit_names[out->unit],
                                   unit_names[unit_of_column(c)]);
    return reading;
}

/** Nobody says whether a bare "2 - 2,5 %" is what to reach or by how much. */
static pov_reading settle_bare_range(phrase_cell *c)
{
    const pov_phrase *out = c->out;
    const char *amounts;

    if (!c->hint->is_target || !out->has_stretch || out->form_said ||
        c->hint->form_known || out->form != POV_LEVEL ||
        out->unit != POV_IN_PERCENT || is_of_stock(c))
        return POV_READ_VALUE;
    amounts = amounts_text(c);
    return ask(c, "a range without a verb",
               pov_arena_format(c->arena,
                                pov_say(c->number->language,
                                        "a level of %s%%, or a change "
                                        "by %s percentage points"),
                                amounts, amounts));
}

static pov_reading settle_unit(phrase_cell *c)
{
    pov_reading reading = settle_typed_unit(c);

    return reading == POV_READ_VALUE ? settle_bare_range(c) : reading;
}

static pov_meaning meaning_of(const phrase_cell *c, phrase_unit unit)
{
    if (unit == UNIT_PERCENT || unit == UNIT_POINTS)
        return POV_MEANS_PERCENT;
    if (unit == UNIT_NONE && is_rate_column(c->hint))
        return POV_MEANS_PERCENT;
    return c->hint->meaning;
}

/** Do both words stand for one thing?  51 households among 240 persons do not.
 */
static bool counts_alike(const phrase_figure *a, const phrase_figure *b)
{
    const char *one = a->unit_word ? pov_unit_counted(a->unit_word) : NULL;
    const char *two = b->unit_word ? pov_unit_counted(b->unit_word) : NULL;

    return !one || !two || !strcmp(one, two);
}

/** "2 - 2,5 %" is "2 % - 2,5 %", and a rate is in per cent.  Errors: false if
 *  both numbers have a unit, but not the same. */
static bool share_unit(phrase_sentence *s)
{
    phrase_figure *a = &s->figures[0], *b = &s->figures[1];

    if (a->unit == UNIT_NONE && s->of_rate &&
        (s->n_figures < 2 || b->unit != UNIT_POINTS))
        a->unit = UNIT_PERCENT;
    if (s->n_figures < 2)
        return true;
    if (!counts_alike(a, b))
        return false;
    if (!a->unit_word && b->unit == UNIT_COUNT)
        a->unit_word = b->unit_word;
    if (a->unit == UNIT_NONE)
        a->unit = b->unit;
    else if (b->unit == UNIT_NONE)
        b->unit = a->unit;
    return a->unit == b->unit && a->has_multiplier == b->has_multiplier;
}

/** Do two numbers of one cell follow one convention? */
static bool same_marks(const phrase_sentence *s)
{
    pov_convention a = s->figures[0].number.marks;
    pov_convention b = s->figures[1].number.marks;

    return a == b || a == POV_NUMBERS_AUTO || b == POV_NUMBERS_AUTO;
}

/** Read all numbers; the worst reading (the enum runs from good to bad)
 *  counts, and its reason is told. */
static pov_reading read_numbers(phrase_cell *c)
{
    phrase_sentence *s = &c->sentence;
    pov_convention marks = POV_NUMBERS_AUTO;
    pov_reading worst = POV_READ_VALUE;

    *c->number = (pov_number){.language = c->number->language};
    if (!share_unit(s))
        return refuse(c, "the two numbers have different units");
    for (size_t i = 0; i < s->n_figures; i++) {
        phrase_figure *f = &s->figures[i];
        pov_reading reading;

        f->number.language = c->number->language;
        reading = pov_number_read(f->start, f->length, meaning_of(c, f->unit),
                                  c->hint->convention, c->arena, &f->number);

        if (i == 0 || reading > worst)
            *c->number = f->number;
        if (reading > worst)
            worst = reading;
        if (f->number.marks != POV_NUMBERS_AUTO)
            marks = f->number.marks;
    }
    if (!same_marks(s))
        return refuse(c, "the two numbers follow different conventions");
    c->number->marks = marks;
    return worst;
}

static pov_decimal figure(const phrase_cell *c, size_t i)
{
    return c->sentence.figures[i].number.value;
}

static pov_reading fill_amount(phrase_cell *c)
{
    c->out->has_amount = true;
    c->out->amount = figure(c, 0);
    return POV_READ_VALUE;
}

static pov_reading fill_range(phrase_cell *c)
{
    if (pov_decimal_compare(figure(c, 0), figure(c, 1)) > 0)
        return refuse(c, "the range runs from the larger to the smaller");
    c->out->has_stretch = true;
    c->out->stretch = figure(c, 1);
    return fill_amount(c);
}

static pov_reading ask_by_or_from(phrase_cell *c)
{
    pov_language l = c->number->language;
    const char *one = pov_say_decimal(l, c->arena, figure(c, 0));
    const char *two = pov_say_decimal(l, c->arena, figure(c, 1));

    return ask(c, "a change and a level, or two levels",
               pov_arena_format(c->arena,
                                pov_say(l, "changed by %s to %s, or from %s "
                                           "to %s"),
                                one, two, one, two));
}

/** "từ 3,54% xuống 2,3%": the level to reach, and where it starts. */
static pov_reading fill_from_to(phrase_cell *c)
{
    bool down = !strchr(c->sentence.shape, ROLE_RAISE);
    int order = pov_decimal_compare(figure(c, 0), figure(c, 1));

    if (*c->sentence.verbs && *c->sentence.shape != ROLE_FROM)
        return ask_by_or_from(c); /* "giảm 60 hộ còn 50 hộ" */
    if (down ? order < 0 : order > 0)
        return refuse(c, "the words and the two figures go opposite ways");
    if (strchr(c->sentence.verbs, down ? ROLE_INCREASE : ROLE_REDUCE))
        return refuse(c, "the words say both less and more");
    c->out->form = POV_LEVEL;
    c->out->form_said = true;
    c->out->has_baseline = true;
    c->out->baseline = figure(c, 0);
    c->out->has_amount = true;
    c->out->amount = figure(c, 1);
    return POV_READ_VALUE;
}

static pov_reading fill_ratio(phrase_cell *c)
{
    pov_language l = c->number->language;
    const char *part = pov_say_decimal(l, c->arena, figure(c, 0));
    const char *whole = pov_say_decimal(l, c->arena, figure(c, 1));

    if (c->sentence.figures[0].unit == UNIT_PERCENT ||
        c->sentence.figures[0].unit == UNIT_POINTS)
        return refuse(c, "a ratio of rates");
    if (strpbrk(c->sentence.verbs, "di") || c->sentence.of_stock)
        return refuse(c, "a fraction: write it as per cent");
    if (figure(c, 1).units == 0)
        return refuse(c, "the whole is 0");
    if (pov_decimal_compare(figure(c, 0), figure(c, 1)) > 0)
        return refuse(c, "the part is larger than the whole");
    if (!c->sentence.n_counted &&
        pov_decimal_compare(figure(c, 1), pov_decimal_whole(10)) < 0)
        return refuse(c, "a fraction: write it as per cent"); /* "1/2" */
    if (c->hint->is_target)
        return ask(c, "a ratio as a target",
                   pov_arena_format(c->arena,
                                    pov_say(c->number->language,
                                            "reduce by %s, or %s left "
                                            "of %s"),
                                    part, part, whole));
    c->out->has_whole = true;
    c->out->whole = figure(c, 1);
    return fill_amount(c);
}

/** "thấp hơn 1,5 điểm %" is by how much.  What says neither points nor a form
 *  may as well be below what. */
static pov_reading fill_compared(phrase_cell *c)
{
    const pov_phrase_hint *hint = c->hint;
    bool lower = strchr(c->sentence.shape, ROLE_LOWER);
    bool is_rate =
        c->sentence.figures[0].unit == UNIT_PERCENT || is_rate_column(hint);
    pov_language l = c->number->language;
    const char *amount;

    fill_amount(c);
    if (*c->sentence.verbs)
        return POV_READ_VALUE;
    if (hint->form_known ? is_change(hint->form) : says_points(c)) {
        c->out->op = c->out->about ? POV_ABOUT : POV_EXACTLY;
        c->out->op_said = c->out->about;
        c->sentence.verbs[0] = (char)(lower ? ROLE_REDUCE : ROLE_INCREASE);
        return POV_READ_VALUE;
    }
    if (hint->form_known)
        return POV_READ_VALUE;
    amount = pov_say_decimal(l, c->arena, c->out->amount);
    return ask(c, "than that, or by so much",
               pov_arena_format(c->arena,
                                pov_say(l, !is_rate ? "%s %s, or %s by %s"
                                                    : "%s %s%%, or %s by %s "
                                                      "percentage points"),
                                pov_say(l, lower ? "below" : "above"), amount,
                                pov_say(l, lower ? "lower" : "higher"),
                                amount));
}

static pov_reading fill_none(phrase_cell *c)
{
    c->out->form = POV_LEVEL;
    c->out->form_said = true;
    c->out->has_amount = true;
    c->out->amount = pov_decimal_whole(0);
    if (c->hint->is_target) {
        c->out->op = POV_AT_MOST;
        c->out->op_said = true;
    }
    return POV_READ_VALUE;
}

/** "giảm", and nothing else. */
static pov_reading read_direction(phrase_cell *c)
{
    const phrase_verbs *v = find_verbs(c->sentence.verbs);
    const pov_phrase_hint *hint = c->hint;

    if (!v || !is_change(v->once))
        return refuse(c, "no figure");
    if (hint->form_known && hint->form != POV_DIRECTION &&
        hint->form != v->once && hint->form != v->yearly)
        return refuse_disagreement(c, pov_code(POV_TERMS_FORM, v->once),
                                   pov_code(POV_TERMS_FORM, hint->form));
    c->out->form = POV_DIRECTION;
    c->out->form_said = true;
    c->out->fewer = v->once == POV_REDUCTION;
    return POV_READ_VALUE;
}

/* What may follow the verbs.  A new wording is a word in vocabulary.c; a new
 * order of words is a row here. */
static const struct shape {
    const char *roles;
    pov_operator op;
    pov_reading (*fill)(phrase_cell *c);
} shapes[] = {
    {"n", POV_EXACTLY, fill_amount},      {"gn", POV_AT_LEAST, fill_amount},
    {"mn", POV_AT_MOST, fill_amount},     {"<n", POV_LESS_THAN, fill_amount},
    {"jn", POV_LESS_THAN, fill_compared}, {"kn", POV_MORE_THAN, fill_compared},
    {">n", POV_MORE_THAN, fill_amount},   {"nu", POV_AT_LEAST, fill_amount},
    {"fnu", POV_AT_LEAST, fill_amount},   {"nv", POV_AT_MOST, fill_amount},
    {"fnv", POV_AT_MOST, fill_amount},    {"ntn", POV_EXACTLY, fill_range},
    {"ntnu", POV_AT_LEAST, fill_range},   {"fntnu", POV_AT_LEAST, fill_range},
    {"fntn", POV_EXACTLY, fill_range},    {"nln", POV_EXACTLY, fill_from_to},
    {"fnln", POV_EXACTLY, fill_from_to},  {"nLn", POV_EXACTLY, fill_from_to},
    {"fnLn", POV_EXACTLY, fill_from_to},  {"n/n", POV_EXACTLY, fill_ratio},
    {"z", POV_EXACTLY, fill_none},
};

static const struct shape *find_shape(const phrase_sentence *s)
{
    if (*s->verbs && !find_verbs(s->verbs))
        return NULL;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (!strcmp(shapes[i].roles, s->shape))
            return &shapes[i];
    return NULL;
}

/** What the words count; NULL if they name nothing. */
static const pov_phrase_words *words_said(const phrase_cell *c)
{
    const phrase_sentence *s = &c->sentence;
    pov_phrase_words *words;

    if (!s->counted[0])
        return NULL;
    words = pov_arena_alloc(c->arena, sizeof *words);
    *words = (pov_phrase_words){.unit = s->figures[0].unit_word,
                                .of_total = s->of_total};
    if (c->out->has_whole)
        words->whole = s->figures[1].unit_word;
    memcpy(words->counted, s->counted, sizeof words->counted);
    return words;
}

/** A bound is just that number, and "about" says what it leaves open. */
static void keep_no_rounding(pov_phrase *says)
{
    if (!says->op_said)
        return;
    says->amount.zeros = says->stretch.zeros = 0;
}

static pov_reading settle(phrase_cell *c, const struct shape *shape,
                          pov_reading numbers)
{
    pov_reading reading;

    c->out->op = shape->op;
    c->out->about = c->sentence.about;
    if (c->out->about && shape->op == POV_EXACTLY)
        c->out->op = POV_ABOUT;
    c->out->op_said = c->out->op != POV_EXACTLY;
    reading = shape->fill(c);
    keep_no_rounding(c->out);
    c->out->words = words_said(c);
    if (reading == POV_READ_VALUE)
        reading = settle_form(c);
    if (reading == POV_READ_VALUE)
        reading = settle_unit(c);
    c->number->value = c->out->amount;
    return reading == POV_READ_VALUE ? numbers : reading;
}

static bool has_percent_sign(const char *text, size_t length)
{
    static const char full_width[] = "％";
    const size_t wide = sizeof full_width - 1;

    for (size_t i = 0; i < length; i++)
        if (text[i] == '%' ||
            (length - i >= wide && !memcmp(text + i, full_width, wide)))
            return true;
    return false;
}

/** A cell that is one number and its unit: most are. */
static pov_reading read_plain(phrase_cell *c, const char *text, size_t length)
{
    phrase_figure f = {.unit = UNIT_NONE};
    pov_meaning meaning = has_percent_sign(text, length)
                              ? POV_MEANS_PERCENT
                              : meaning_of(c, UNIT_NONE);
    pov_reading reading = number_try(text, length, meaning, c->hint->convention,
                                     c->arena, c->number);

    if (reading != POV_READ_VALUE && reading != POV_READ_DOUBTFUL)
        return reading;
    f.number = *c->number;
    if (f.number.has_percent)
        f.unit = UNIT_PERCENT;
    else if (f.number.unit)
        f.unit = UNIT_COUNT;
    f.unit_word = f.number.unit;
    c->sentence = (phrase_sentence){
        .figures = {f}, .n_figures = 1, .counted = {f.unit_word}};
    return settle(c, &shapes[0], reading);
}

/** "2024 còn 5 hộ": the first is a year, or anything. */
static bool begins_bare(const phrase_sentence *s)
{
    return *s->shape == ROLE_NUMBER && !*s->verbs &&
           s->figures[0].unit == UNIT_NONE;
}

static pov_reading read_sentence(phrase_cell *c)
{
    phrase_sentence *s = &c->sentence;
    const struct shape *shape = find_shape(s);
    pov_reading numbers;

    if (!*s->shape && s->n_figures == 0)
        return read_direction(c);
    if (!shape && !*s->verbs && !s->shape[strspn(s->shape, "nt/")])
        return POV_READ_INVALID; /* a damaged number: its reader knows why */
    if (!shape)
        return refuse(c, "the order of these words is not known");
    if (shape->fill == fill_from_to && begins_bare(s))
        return refuse(c, "a figure without its unit");
    if (shape->fill == fill_ratio && s->figures[0].unit == UNIT_NONE)
        s->figures[0].unit = UNIT_COUNT;
    numbers = read_numbers(c);
    if (numbers != POV_READ_VALUE && numbers != POV_READ_DOUBTFUL)
        return numbers;
    return settle(c, shape, numbers);
}

static pov_reading read_all(phrase_cell *c, const char *text, size_t length)
{
    pov_reading reading = read_plain(c, text, length);

    if (reading == POV_READ_INVALID && !c->sentence.n_figures &&
        sentence_take_apart(text, length, c->arena, &c->sentence))
        reading = read_sentence(c);
    return reading;
}

/** How much of the text stands before a remark without a figure: "giảm 0,5%;
 *  ưu tiên", "95 (ước tính)".  All of it if there is none. */
static size_t before_remark(const char *text, size_t length)
{
    size_t digits = 0;

    for (size_t i = 0; i < length; i++) {
        if (text[i] >= '0' && text[i] <= '9')
            digits++;
        else if (digits && (text[i] == ';' || text[i] == '(')) {
            for (size_t k = i; k < length; k++)
                if (text[k] >= '0' && text[k] <= '9')
                    return length;
            return i;
        }
    }
    return length;
}

/** "412 (giảm)": does the remark say what the figure is? */
static bool says_change(const char *text, size_t length)
{
    pov_word words[POV_WORDS_MAX];
    size_t used;

    if (!pov_words_split(text, length, words))
        return true;
    for (const pov_word *w = words; w->kind != POV_WORD_END; w++) {
        const lexeme *l = vocabulary_find(w, &used);

        if (l && (l->role == ROLE_REDUCE || l->role == ROLE_INCREASE))
            return true;
    }
    return false;
}

/** A remark is not read, and said to be not read. */
static pov_reading read_before_remark(phrase_cell *c, const char *text,
                                      size_t length, size_t before)
{
    phrase_cell figure = *c;
    pov_reading reading;

    figure.sentence = (phrase_sentence){.n_figures = 0};
    *c->out = (pov_phrase){.op = POV_EXACTLY};
    reading = read_all(&figure, text, before);
    if (reading != POV_READ_VALUE && reading != POV_READ_DOUBTFUL)
        return reading;
    if (!*figure.sentence.verbs && says_change(text + before, length - before))
        return refuse(c, "the order of these words is not known");
    c->number->why = pov_arena_format(
        c->arena,
        pov_say(c->number->language, "the words behind the figure: '%.*s'"),
        (int)(length - before), text + before);
    c->out->remark = text + before;
    return POV_READ_DOUBTFUL;
}

/** How long the sign before a number is; 0: there is none. */
static size_t sign_before(const char *text, size_t length, bool *falls)
{
    static const char *const signs[] = {"+", "-", "−", "–"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = strlen(signs[i]);
        size_t at = n + (length > n && text[n] == ' ');

        *falls = i > 0;
        if (length > at && !memcmp(text, signs[i], n) && is_digit(text[at]))
            return at;
    }
    return 0;
}

static pov_reading read_words(const char *text, size_t length,
                              const pov_phrase_hint *hint, pov_arena *arena,
                              pov_phrase *out, pov_number *number)
{
    phrase_cell c = {
        .hint = hint, .arena = arena, .out = out, .number = number};
    size_t before = before_remark(text, length);
    pov_reading reading;

    *out = (pov_phrase){.op = POV_EXACTLY};
    reading = read_all(&c, text, length);
    if (reading == POV_READ_INVALID && before < length)
        reading = read_before_remark(&c, text, length, before);
    if (reading == POV_READ_INVALID && !number->why)
        number_cause(text, length, arena, number);
    if (reading != POV_READ_VALUE && reading != POV_READ_DOUBTFUL)
        *out = (pov_phrase){.op = POV_EXACTLY};
    return reading;
}

/** "-12", "+3" or "giảm 12" in a column that goes either way. */
static pov_reading read_signed(const char *text, size_t length,
                               const pov_phrase_hint *hint, pov_arena *arena,
                               pov_phrase *out, pov_number *number)
{
    pov_phrase_hint own = *hint;
    bool falls = false;
    size_t sign = sign_before(text, length, &falls);
    bool bare = sign || (length && is_digit(*text));
    pov_reading reading;

    own.form_known = bare;
    own.form = sign && falls ? POV_REDUCTION : POV_INCREASE;
    reading = read_words(text + sign, length - sign, &own, arena, out, number);
    if (reading != POV_READ_VALUE && reading != POV_READ_DOUBTFUL)
        return reading;
    out->form_said = out->form_said || sign || hint->form_known ||
                     (out->has_amount && !out->amount.units);
    if (out->form_said && is_change(out->form))
        return reading;
    if (out->form_said || hint->is_target) {
        number->why = "which way it went: a reduction, or an increase";
        return POV_READ_AMBIGUOUS;
    }
    return reading;
}

pov_reading pov_phrase_read(const char *text, size_t length,
                            const pov_phrase_hint *hint, pov_arena *arena,
                            pov_phrase *out, pov_number *number)
{
    return (hint->by_sign ? read_signed : read_words)(text, length, hint, arena,
                                                      out, number);
}
