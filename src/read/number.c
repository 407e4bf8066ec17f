#include "povstat/number.h"

#include <string.h>

#include "read/number_cause.h"
#include "read/number_cell.h"
#include "read/vocabulary.h"
#include "read/words.h"

enum { MAX_DECIMALS = 12, MAX_PERCENT_DECIMALS = 6, FRACTION_DECIMALS = 4 };

/* Ten times the people of the country: nothing counted here comes near. */
static const int64_t absurd_count = 1000000000;

static const char *const missing_words =
    "-|--|---|.|..|...|…|?|x|n/a|n.a.|na|null|không có số liệu|"
    "không có dữ liệu|không có thông tin|không số liệu|không áp dụng|"
    "không xác định|không rõ|chưa có|chưa có số liệu|chưa có dữ liệu|"
    "chưa có báo cáo|chưa báo cáo|chưa rõ|chưa xác định";

static const char *const nil_words = "không|none|nil";

static pov_reading refuse(number_cell *c, const char *why)
{
    c->out->why = why;
    return POV_READ_INVALID;
}

static const char *one_or_other(const number_cell *c, pov_decimal one,
                                pov_decimal other)
{
    pov_language l = c->out->language;

    return pov_arena_format(c->arena, pov_say(l, "%s or %s"),
                            pov_say_decimal(l, c->arena, one),
                            pov_say_decimal(l, c->arena, other));
}

/** "12790 or 12.79": with a lost zero or as it stands. */
static const char *two_readings(number_cell *c, const number_layout *l)
{
    pov_decimal whole, broken;

    if (!number_to_decimal(c->body, false, &whole) ||
        !number_to_decimal(c->body, true, &broken) || l->tail > 3 ||
        !pov_decimal_shift(whole, 3 - (int)l->tail, &whole))
        return NULL;
    return one_or_other(c, whole, broken);
}

static pov_reading refuse_both(number_cell *c, const number_layout *l)
{
    c->out->readings = two_readings(c, l);
    c->out->why = "the mark may group thousands or begin the decimals";
    return POV_READ_AMBIGUOUS;
}

/** Why a number with one dot or comma is no count. */
static pov_reading refuse_fraction(number_cell *c, const number_layout *l)
{
    bool may_group = l->last_mark == '.' ||
                     number_grouping_of(l->last_mark) == c->convention;

    if (l->first == 0)
        return refuse(c, "a stray mark before the digits");
    if (l->tail == 3 || (may_group && l->tail < 3 && l->first <= 3))
        c->out->readings = two_readings(c, l);
    if (l->tail == 3 && c->body[0] == '0')
        return refuse(c, "not a whole number: grouping never begins with 0");
    if (l->tail == 3 && l->first > 3)
        return refuse(c, "the first group has more than three digits");
    c->out->lost_zero = l->tail < 3 && may_group;
    if (c->out->lost_zero)
        return refuse(c, "not a whole number; a lost zero?");
    return refuse(c, "not a whole number");
}

static pov_reading refuse_marks(number_cell *c, const number_layout *l)
{
    if (l->tail == 0 && l->n_marks == 1)
        return refuse(c, "no digits behind the mark");
    if (l->n_marks > 1 || !strchr(".,", l->last_mark))
        return refuse(c, "the digits are not grouped in threes");
    if (c->meaning == POV_MEANS_COUNT)
        return refuse_fraction(c, l);
    return refuse(c, "the mark groups thousands here, and this is no group");
}

/** Take away decimals that are all zero. */
static bool to_whole(pov_decimal *d)
{
    while (d->scale > 0 && d->units % 10 == 0) {
        d->units /= 10;
        d->scale--;
    }
    return d->scale == 0;
}

static pov_reading accept_count(number_cell *c, const number_layout *l)
{
    pov_decimal *value = &c->out->value;
    bool had_decimals = value->scale > 0;

    /* "12,000" where the comma is the decimal mark: more likely 12000. */
    if (had_decimals && l->n_marks == 1 && number_could_group(c, l) &&
        c->power == 0)
        return refuse_fraction(c, l);
    if (!to_whole(value))
        return l->n_marks > 1 ? refuse(c, "not a whole number")
                              : refuse_fraction(c, l);
    if (had_decimals)
        number_doubt(c, "a whole number with decimals");
    if (c->power)
        number_doubt(c, "a multiplier word in a count");
    if (value->units > absurd_count)
        number_doubt(c, "larger than any population");
    return c->out->why ? POV_READ_DOUBTFUL : POV_READ_VALUE;
}

static pov_reading accept_percent(number_cell *c)
{
    pov_number *out = c->out;
    pov_decimal one = pov_decimal_whole(1), hundredfold;
    pov_decimal rounded = out->value;

    if (out->value.scale > MAX_PERCENT_DECIMALS) {
        while (rounded.scale > MAX_PERCENT_DECIMALS + 1) {
            rounded.units /= 10;
            rounded.scale--;
        }
        rounded.units = (rounded.units + 5) / 10;
        rounded.scale--;
        out->readings = pov_say_decimal(out->language, c->arena, rounded);
        return refuse(c, "float noise: more than 6 decimals");
    }
    if (!out->has_percent && out->value.units > 0 &&
        out->value.scale >= FRACTION_DECIMALS &&
        pov_decimal_compare(out->value, one) < 0 &&
        pov_decimal_shift(out->value, 2, &hundredfold)) {
        number_doubt(c, "a share stored as a fraction?");
        out->readings = one_or_other(c, out->value, hundredfold);
    }
    return out->why ? POV_READ_DOUBTFUL : POV_READ_VALUE;
}

static pov_reading accept_year(number_cell *c, const number_layout *l)
{
    if (c->out->value.scale > 0 || c->out->value.units < 1900 ||
        c->out->value.units > 2100)
        return refuse(c, "no year from 1900 to 2100");
    if (l->n_marks > 0)
        number_doubt(c, "a year with a thousands mark");
    return c->out->why ? POV_READ_DOUBTFUL : POV_READ_VALUE;
}

/** What the meaning asks of the value. */
static pov_reading accept(number_cell *c, const number_layout *l)
{
    switch (c->meaning) {
    case POV_MEANS_COUNT:
        return accept_count(c, l);
    case POV_MEANS_PERCENT:
        return accept_percent(c);
    case POV_MEANS_YEAR:
        return accept_year(c, l);
    case POV_MEANS_MONEY:
        if (c->power && !c->has_currency)
            number_doubt(c, "no currency word");
        break;
    case POV_MEANS_DECIMAL:
        if (c->out->value.scale > MAX_DECIMALS)
            return refuse(c, "float noise: more than 12 decimals");
        break;
    case POV_MEANS_CODE:
        break;
    }
    return c->out->why ? POV_READ_DOUBTFUL : POV_READ_VALUE;
}

static pov_reading refuse_unit(number_cell *c)
{
    static const struct {
        char role;
        const char *why;
    } whys[] = {
        {ROLE_PERCENT, "a percent sign where none is expected"},
        {ROLE_MONEY, "money where none is expected"},
        {ROLE_COUNTED, "a unit of counting where none is expected"},
        {ROLE_TIMES, "a multiplier word where none is expected"},
    };

    for (size_t i = 0; i < sizeof whys / sizeof *whys; i++)
        if (whys[i].role == c->refused)
            return refuse(c, whys[i].why);
    return refuse(c, "a footnote mark");
}

/** Digits and marks into a value. */
static pov_reading resolve(number_cell *c)
{
    number_layout l = number_lay_out(c->body);
    mark_use how = number_use_of_marks(c, &l);
    pov_decimal *value = &c->out->value;

    if (how == USE_BAD)
        return refuse_marks(c, &l);
    if (how == USE_BOTH)
        return refuse_both(c, &l);
    if (!number_settle_marks(c, &l, how))
        return refuse(c, "the marks are not those declared for the file");
    if (!number_to_decimal(c->body, how == USE_DECIMAL, value) ||
        !pov_decimal_shift(*value, c->power, value))
        return refuse(c, "too many digits");
    if (l.n_marks && l.first == 0)
        number_doubt(c, "no digit before the mark");
    if (c->body[0] == '0' && number_is_digit(c->body[1]))
        number_doubt(c, "zeros before the number");
    if (c->negative) {
        value->units = -value->units;
        c->out->readings = pov_decimal_text(c->arena, *value);
        if (c->meaning != POV_MEANS_DECIMAL && c->meaning != POV_MEANS_MONEY)
            return refuse(c, "a negative number where none is possible");
        c->out->readings = NULL;
    }
    return accept(c, &l);
}

/** A code keeps its zeros: it is its text. */
static pov_reading read_code(number_cell *c)
{
    size_t length = (size_t)(c->end - c->at);

    for (const char *at = c->at; at < c->end; at++)
        if (!number_is_digit(*at))
            return refuse(c, "a code is digits only");
    if (length >= sizeof c->body)
        return refuse(c, "too many digits");
    memcpy(c->body, c->at, length);
    if (!number_to_decimal(c->body, false, &c->out->value))
        return refuse(c, "too many digits");
    c->out->unit = pov_arena_copy(c->arena, c->at, length);
    return c->out->why ? POV_READ_DOUBTFUL : POV_READ_VALUE;
}

static pov_reading read_figure(number_cell *c)
{
    number_scan_sign(c);
    number_scan_body(c);
    if (c->is_too_long)
        return refuse(c, "too many digits");
    if (!strpbrk(c->body, "0123456789") || !number_scan_units(c))
        return refuse(c, NULL);
    if (c->refused)
        return refuse_unit(c);
    return resolve(c);
}

static pov_reading read_trimmed(number_cell *c)
{
    word words[WORDS_MAX];

    if (c->at == c->end)
        return POV_READ_MISSING;
    if (!number_is_digit(*c->at) &&
        words_split(c->at, (size_t)(c->end - c->at), words)) {
        if (words_are(words, missing_words))
            return POV_READ_MISSING;
        if (words_are(words, nil_words))
            return POV_READ_NIL;
    }
    return c->meaning == POV_MEANS_CODE ? read_code(c) : read_figure(c);
}

pov_reading number_try(const char *text, size_t length, pov_meaning meaning,
                       pov_convention convention, pov_arena *arena,
                       pov_number *out)
{
    number_cell c = {.at = text,
                     .end = text + length,
                     .meaning = meaning,
                     .convention = convention,
                     .arena = arena,
                     .out = out};
    pov_reading reading;

    *out = (pov_number){.language = out->language};
    if (length > 0 && memchr(text, '\0', length))
        return refuse(&c, "a NUL byte in the cell");
    number_trim(&c);
    reading = read_trimmed(&c);
    if (reading != POV_READ_VALUE && reading != POV_READ_DOUBTFUL) {
        out->value = pov_decimal_whole(0);
        out->marks = POV_NUMBERS_AUTO;
    }
    if (reading == POV_READ_MISSING || reading == POV_READ_NIL)
        out->why = NULL;
    return reading;
}

pov_reading pov_number_read(const char *text, size_t length,
                            pov_meaning meaning, pov_convention convention,
                            pov_arena *arena, pov_number *out)
{
    pov_reading reading =
        number_try(text, length, meaning, convention, arena, out);

    if (reading == POV_READ_INVALID && !out->why)
        number_cause(text, length, arena, out);
    return reading;
}
