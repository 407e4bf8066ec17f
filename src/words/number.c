#include "words/number.h"

#include <string.h>
#include <utf8proc.h>

#include "words/vocabulary.h"
#include "povstat/words.h"

enum { NUMBER_BODY_SIZE = 48 }; /* no number worth reading is longer */

/** A cell on its way to a number. */
typedef struct cell {
    const char *at, *end; /* what is left to read */
    pov_meaning meaning;
    pov_convention convention;
    pov_arena *arena;
    pov_number *out;
    char body[NUMBER_BODY_SIZE]; /* digits and plain marks, NUL-terminated */
    size_t n_body;
    bool negative, is_too_long, has_currency;
    int power;    /* of ten, from "triệu" */
    int rank;     /* of the last unit word: they come in one order */
    char refused; /* role of a unit that does not belong here, or 0 */
} cell;

/** Where the marks stand in a body. */
typedef struct mark_layout {
    size_t n_marks, first, tail; /* digits before the first, after the last */
    char first_mark, last_mark;
    bool uniform; /* all marks but the last are the first one */
    bool threes;  /* three digits between any two marks */
} mark_layout;

typedef enum mark_use {
    USE_NONE,
    USE_GROUP,   /* every mark groups thousands */
    USE_DECIMAL, /* the last mark begins the decimals */
    USE_BOTH,    /* it could be either */
    USE_BAD,     /* it can be neither */
} mark_use;

static bool is_mark(int32_t point)
{
    return point == '.' || point == ',' || point == '\'';
}

/** Remember the first reason for a warning. */
static void doubt(cell *c, const char *why)
{
    if (!c->out->why)
        c->out->why = why;
}

static bool is_digit(int32_t point)
{
    return point >= '0' && point <= '9';
}

/** Is this character no part of what was typed? */
static bool is_outer(cell *c, int32_t point)
{
    if (pov_words_is_invisible(point)) {
        doubt(c, "an invisible character in the cell");
        return true;
    }
    return pov_words_is_blank(point);
}

/** Skip blanks and invisible characters at both ends. */
static void trim(cell *c)
{
    int32_t point;

    while (c->at < c->end) {
        size_t length = pov_words_decode(c->at, c->end, &point);

        if (!is_outer(c, point))
            break;
        c->at += length;
    }
    while (c->end > c->at) {
        const char *last = c->end - 1;

        while (last > c->at && ((unsigned char)*last & 0xc0) == 0x80)
            last--;
        pov_words_decode(last, c->end, &point);
        if (!is_outer(c, point))
            break;
        c->end = last;
    }
}

static void take(cell *c, int32_t plain)
{
    if (c->n_body + 1 < sizeof c->body)
        c->body[c->n_body++] = (char)plain;
    else
        c->is_too_long = true;
}

/** Does a blank here stand between two digits?  A hard one is a proper
 *  thousands mark, any other deserves a warning. */
static bool take_blank(cell *c, int32_t point, const char *next)
{
    int32_t after;

    if (next >= c->end || c->n_body == 0 || !is_digit(c->body[c->n_body - 1]))
        return false;
    pov_words_decode(next, c->end, &after);
    if (!is_digit(pov_words_plain(after)))
        return false;
    if (point < 0x80)
        doubt(c, "a plain blank groups the digits");
    take(c, ' ');
    return true;
}

/** Read digits and marks into the body. */
static void scan_body(cell *c)
{
    while (c->at < c->end) {
        int32_t point, plain;
        const char *next = c->at + pov_words_decode(c->at, c->end, &point);

        plain = pov_words_plain(point);
        if (is_digit(plain) || is_mark(plain))
            take(c, plain);
        else if (pov_words_is_invisible(point))
            doubt(c, "an invisible character in the cell");
        else if (!pov_words_is_blank(point) || !take_blank(c, point, next))
            break;
        if (plain == '\'')
            doubt(c, "an apostrophe groups the digits");
        if (point >= 0xff01 && point <= 0xff5e)
            doubt(c, "full-width characters");
        c->at = next;
    }
}

/** Read a sign, and the apostrophe that makes a spreadsheet keep text. */
static void scan_sign(cell *c)
{
    int32_t point;
    size_t length = pov_words_decode(c->at, c->end, &point);
    int32_t plain = pov_words_plain(point);

    if (plain == '\'' && c->end > c->at + length) {
        doubt(c, "a spreadsheet's apostrophe before the number");
        c->at += length;
        length = pov_words_decode(c->at, c->end, &point);
        plain = pov_words_plain(point);
    }
    if (plain != '-' && plain != '+')
        return;
    c->negative = plain == '-';
    if (point >= 0x2010 && point <= 0x2015)
        doubt(c, "a dash stands for the minus sign");
    c->at += length;
}

/* Which units a meaning may carry. */
static const char *const units_of[] = {
    [POV_MEANS_COUNT] = "xh*",  [POV_MEANS_DECIMAL] = "h%*",
    [POV_MEANS_PERCENT] = "%*", [POV_MEANS_MONEY] = "xM*",
    [POV_MEANS_YEAR] = "*",     [POV_MEANS_CODE] = "",
};

/** "triệu đồng *" is in order, "% %" is not.  Errors: false. */
static bool take_unit(cell *c, const lexeme *l)
{
    static const struct {
        role role;
        int rank;
    } ranks[] = {{ROLE_TIMES, 1},
                 {ROLE_MONEY, 2},
                 {ROLE_COUNTED, 2},
                 {ROLE_PERCENT, 2},
                 {ROLE_FOOTNOTE, 3}};

    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        if (ranks[i].role != l->role)
            continue;
        if (ranks[i].rank <= c->rank && l->role != ROLE_FOOTNOTE)
            return false;
        c->rank = ranks[i].rank;
        c->power += l->power;
        c->has_currency |= l->role == ROLE_MONEY;
        c->out->has_percent |= l->role == ROLE_PERCENT;
        if (!c->refused && !strchr(units_of[c->meaning], (int)l->role))
            c->refused = (char)l->role;
        if (l->doubt)
            doubt(c, l->doubt);
        return true;
    }
    return false;
}

/** Read unit words and footnote marks up to the end.  Errors: false if
 *  something else is there. */
static bool scan_units(cell *c)
{
    pov_word words[POV_WORDS_MAX];
    const char *first = NULL, *last = NULL;
    size_t used;

    if (!pov_words_split(c->at, (size_t)(c->end - c->at), words))
        return false;
    for (const pov_word *w = words; w->kind != POV_WORD_END; w += used) {
        const lexeme *l = vocabulary_find(w, &used);

        if (!l || !take_unit(c, l))
            return false;
        if (w->bare[0] == '%' && w->length > 1)
            doubt(c, "full-width characters");
        if (!strchr("xMh", (int)l->role))
            continue;
        first = first ? first : w->start;
        last = w[used - 1].start + w[used - 1].length;
    }
    if (first)
        c->out->unit = pov_arena_copy(c->arena, first, (size_t)(last - first));
    return true;
}

static mark_layout lay_out(const char *body)
{
    mark_layout l = {.uniform = true, .threes = true};

    for (; *body; body++) {
        if (is_digit(*body)) {
            l.tail++;
            continue;
        }
        if (l.n_marks == 0) {
            l.first = l.tail;
            l.first_mark = *body;
        } else {
            l.threes &= l.tail == 3;
            l.uniform &= l.last_mark == l.first_mark;
        }
        l.last_mark = *body;
        l.n_marks++;
        l.tail = 0;
    }
    return l;
}

/** Could all marks, or the only one, group thousands? */
static bool could_group(const cell *c, const mark_layout *l)
{
    return l->tail == 3 && l->threes && l->first >= 1 && l->first <= 3 &&
           c->body[0] != '0';
}

/** Whose thousands mark it is; AUTO: nobody's in particular. */
static pov_convention grouping_of(char mark)
{
    return mark == '.'   ? POV_NUMBERS_VI
           : mark == ',' ? POV_NUMBERS_EN
                         : POV_NUMBERS_AUTO;
}

static pov_convention decimals_of(char mark)
{
    return mark == ',' ? POV_NUMBERS_VI : POV_NUMBERS_EN;
}

/** A single dot or comma: the only real question. */
static mark_use use_of_one(const cell *c, const mark_layout *l)
{
    bool groups_here = grouping_of(l->last_mark) == c->convention;
    bool is_dot = l->last_mark == '.';

    if (c->meaning == POV_MEANS_PERCENT)
        return USE_DECIMAL; /* thousands of per cent: no rate */
    if (!could_group(c, l))
        return groups_here ? USE_BAD : USE_DECIMAL;
    if (c->meaning == POV_MEANS_YEAR)
        return USE_GROUP;
    if (c->convention != POV_NUMBERS_AUTO)
        return groups_here ? USE_GROUP : USE_DECIMAL;
    if (is_dot && c->meaning != POV_MEANS_DECIMAL)
        return USE_GROUP; /* there is no thousandth of a household or dong */
    return USE_BOTH;
}

static mark_use use_of_marks(const cell *c, const mark_layout *l)
{
    if (l->n_marks == 0)
        return USE_NONE;
    if (l->tail == 0)
        return USE_BAD;
    if (l->n_marks == 1 && strchr(".,", l->last_mark))
        return use_of_one(c, l);
    if (l->uniform && l->last_mark == l->first_mark)
        return could_group(c, l) ? USE_GROUP : USE_BAD;
    if (!l->uniform || !l->threes || !strchr(".,", l->last_mark) ||
        l->first < 1 || l->first > 3 || c->body[0] == '0')
        return USE_BAD;
    return USE_DECIMAL;
}

/** Note whose marks they are.  Errors: false if the declared convention does
 *  not allow them. */
static bool settle_marks(cell *c, const mark_layout *l, mark_use how)
{
    char group = how == USE_GROUP ? l->last_mark
                 : l->n_marks > 1 ? l->first_mark
                                  : ' ';
    pov_convention proved = grouping_of(group);

    if (how == USE_DECIMAL)
        proved = decimals_of(l->last_mark);
    c->out->marks = proved;
    if (proved == POV_NUMBERS_AUTO || proved == c->convention)
        return true;
    if (c->convention == POV_NUMBERS_AUTO) {
        if (proved == POV_NUMBERS_EN)
            doubt(c, "English marks");
        return true;
    }
    if (l->n_marks > 1 || c->meaning != POV_MEANS_PERCENT)
        return c->meaning == POV_MEANS_YEAR;
    doubt(c, "the other convention's decimal mark");
    return true;
}

/** The digits of a body, those behind the last mark as decimals if asked.
 *  Errors: false on overflow. */
static bool to_decimal(const char *body, bool has_decimals, pov_decimal *out)
{
    const char *mark = body + strlen(body);
    int64_t units = 0;
    int scale = 0;

    if (has_decimals)
        while (is_digit(mark[-1]))
            mark--;
    for (const char *at = body; *at; at++) {
        if (!is_digit(*at))
            continue;
        if (units > (INT64_MAX - (*at - '0')) / 10)
            return false;
        units = units * 10 + (*at - '0');
        scale += has_decimals && at >= mark;
    }
    *out = (pov_decimal){.units = units, .scale = scale};
    return scale <= POV_DECIMAL_MAX_SCALE;
}

/* The cell is drawn as a short shape, one character a word: '9' digits, 'a'
 * letters, 'e' the letter e, 'o' letters that pass for 0 or 1, 'N' numerals
 * of another script, 'B' words of a bound, '?' other signs; ASCII signs and
 * blanks stand for themselves.  What went wrong is then a row of a table. */

enum { SHAPE_SIZE = 2 * POV_WORDS_MAX };

typedef enum where {
    EXACTLY,
    AT_START,
    ANYWHERE,
} where;

static const struct cause {
    where where;
    const char *shape, *why;
} causes[] = {
    {AT_START, "##", "the spreadsheet column was too narrow to show it"},
    {AT_START, "#", "a spreadsheet error"},
    {AT_START, "=", "a formula, not its result"},
    {AT_START, "@", "a formula, not its result"},
    {AT_START, "+a", "a formula, not its result"},
    {AT_START, "B", "a bound or a rough figure, not a value"},
    {ANYWHERE, "9B", "a bound or a rough figure, not a value"},
    {ANYWHERE, "9 B", "a bound or a rough figure, not a value"},
    {EXACTLY, "9/9/9", "a date"},
    {EXACTLY, "9-9-9", "a date"},
    {EXACTLY, "a-9", "a date: the spreadsheet turned the figure into one"},
    {EXACTLY, "9-a", "a date: the spreadsheet turned the figure into one"},
    {EXACTLY, "9-a-9", "a date: the spreadsheet turned the figure into one"},
    {EXACTLY, "9/a 9", "a date: the spreadsheet turned the figure into one"},
    {ANYWHERE, "9e9", "scientific form: digits are lost"},
    {ANYWHERE, "9e+9", "scientific form: digits are lost"},
    {ANYWHERE, "9e-9", "scientific form: digits are lost"},
    {ANYWHERE, "o9", "a letter stands for a digit: O for 0, or l for 1"},
    {ANYWHERE, "9o", "a letter stands for a digit: O for 0, or l for 1"},
    {ANYWHERE, "N", "a numeral that is not 0 to 9"},
    {EXACTLY, "(9)", "a negative number, or a note"},
    {EXACTLY, "9(9)", "a footnote mark behind the number"},
    {EXACTLY, "9 (9)", "a footnote mark behind the number"},
    {ANYWHERE, "9-9", "a range, not a value"},
    {ANYWHERE, "9 - 9", "a range, not a value"},
    {ANYWHERE, "9/9", "a ratio, not one number"},
    {ANYWHERE, "9 / 9", "a ratio, not one number"},
    {ANYWHERE, "9_9", "an underscore between the digits"},
    {ANYWHERE, "9. 9", "a blank inside the number"},
    {ANYWHERE, "9, 9", "a blank inside the number"},
    {ANYWHERE, "%%", "two percent signs"},
    {ANYWHERE, "% %", "two percent signs"},
    {EXACTLY, "9-", "the sign stands behind the number"},
    {EXACTLY, "9+", "the sign stands behind the number"},
    {AT_START, "--", "more than one sign"},
    {AT_START, "-", "a stray dash before the number"},
};

/* Whole cells without a figure. */
static const struct remark {
    const char *spellings, *why;
} remarks[] = {
    {"true|false|đúng|sai", "true or false: the cell had another type"},
    {"inf|infinity|nan", "not a number"},
    {"một|hai|ba|bốn|sáu|bảy|tám|chín|mười|trăm|one|two|three|four|five|"
     "six|seven|eight|nine|ten|eleven|twelve|hundred",
     "a number in words"},
};

static bool is_numeral(int32_t point)
{
    utf8proc_category_t category = utf8proc_category(point);

    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

static char sign_for(const pov_word *w)
{
    int32_t point;

    if (w->bare[0] > 0)
        return w->bare[0];
    pov_words_decode(w->start, w->start + w->length, &point);
    return is_numeral(point) ? 'N' : '?';
}

static bool is_bound(const pov_word *w, size_t *used)
{
    static const char bounds[] = {ROLE_OR_MORE, ROLE_OR_LESS, ROLE_AT_LEAST,
                                  ROLE_AT_MOST, ROLE_LESS,    ROLE_MORE,
                                  ROLE_ABOUT,   ROLE_FROM};
    const lexeme *l = vocabulary_find(w, used);

    return l && memchr(bounds, (int)l->role, sizeof bounds);
}

static char letter_for(const pov_word *w)
{
    if (!strcmp(w->bare, "e"))
        return 'e';
    return w->bare[strspn(w->bare, "oli")] ? 'a' : 'o';
}

static char draw(const pov_word *w)
{
    switch (w->kind) {
    case POV_WORD_DIGITS:
        return '9';
    case POV_WORD_LETTERS:
        return letter_for(w);
    case POV_WORD_SIGN:
        return sign_for(w);
    case POV_WORD_END:
        break;
    }
    return '\0';
}

/** "12,5" is one number: its marks and further digits are not drawn. */
static size_t draw_number(const pov_word *w)
{
    size_t n = 1;

    while (w[n].kind == POV_WORD_SIGN && w[n].bare[0] &&
           strchr(".,'", w[n].bare[0]) && w[n + 1].kind == POV_WORD_DIGITS &&
           w[n + 1].start == w[n].start + w[n].length)
        n += 2;
    return n;
}

static void draw_shape(const pov_word *words, char shape[SHAPE_SIZE])
{
    const char *end = words->start;
    size_t n = 0;

    for (const pov_word *w = words; w->kind != POV_WORD_END;) {
        size_t used;
        bool bound = is_bound(w, &used);

        if (w != words && w->start > end)
            shape[n++] = ' ';
        shape[n++] = bound ? 'B' : draw(w);
        if (!bound)
            used = w->kind == POV_WORD_DIGITS ? draw_number(w) : 1;
        w += used;
        end = w[-1].start + w[-1].length;
    }
    shape[n] = '\0';
}

static bool fits(const struct cause *c, const char *shape)
{
    const char *at = strstr(shape, c->shape);

    switch (c->where) {
    case EXACTLY:
        return !strcmp(shape, c->shape);
    case AT_START:
        return at == shape;
    case ANYWHERE:
        return at;
    }
    return false;
}

static const char *why_without_figure(const pov_word *words)
{
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        if (pov_words_match(words, remarks[i].spellings))
            return remarks[i].why;
    return "no figure";
}

static const char *why_for(const char *shape, const pov_word *words,
                           bool *is_vague)
{
    const char *figure = strchr(shape, '9');

    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        if (fits(&causes[i], shape))
            return causes[i].why;
    if (!figure)
        return why_without_figure(words);
    *is_vague = true;
    if (strchr(figure + 1, '9'))
        return "more than one number";
    if (figure == shape)
        return "the words behind the number are not known here";
    return "the words around the number are not known";
}

/** The two readings of a number with another in brackets, or of a lone
 *  number in brackets. */
static const char *readings_for(const char *shape, const pov_word *words,
                                pov_language language, pov_arena *arena)
{
    const pov_word *number = &words[shape[0] == '('];
    const pov_word *close = number, *open = number;

    while (close->kind != POV_WORD_END && strcmp(close->bare, ")"))
        close++;
    while (open < close && strcmp(open->bare, "("))
        open++;
    if (open == close)
        return pov_arena_format(
            arena, pov_say(language, "-%.*s or %.*s"),
            (int)(close->start - number->start), number->start,
            (int)(close->start - number->start), number->start);
    return pov_arena_format(arena, pov_say(language, "%.*s or %.*s%.*s"),
                            (int)(open->start - number->start), number->start,
                            (int)(open->start - number->start), number->start,
                            (int)(close->start - open[1].start), open[1].start);
}

void number_cause(const char *text, size_t length, pov_arena *arena,
                  pov_number *out)
{
    pov_word words[POV_WORDS_MAX];
    char shape[SHAPE_SIZE];

    if (!pov_words_split(text, length, words)) {
        out->why = "too long for a number";
        return;
    }
    draw_shape(words, shape);
    out->why = why_for(shape, words, &out->is_vague);
    if (!strcmp(shape, "(9)") || !strcmp(shape, "9(9)"))
        out->readings = readings_for(shape, words, out->language, arena);
}

enum { MAX_DECIMALS = 12, MAX_PERCENT_DECIMALS = 6, FRACTION_DECIMALS = 4 };

/* Ten times the people of the country: nothing counted here comes near. */
static const int64_t absurd_count = 1000000000;

static const struct no_number {
    const char *spellings;
    pov_reading is;
} no_numbers[] = {
    {"-|--|---|.|..|...|…|?|x|n/a|n.a.|na|null|không có số liệu|"
     "không có dữ liệu|không có thông tin|không số liệu|không áp dụng|"
     "không xác định|không rõ|chưa có|chưa có số liệu|chưa có dữ liệu|"
     "chưa có báo cáo|chưa báo cáo|chưa rõ|chưa xác định",
     POV_READ_MISSING},
    {"không|none|nil", POV_READ_NIL},
};

pov_words_index number_words = POV_WORDS_INDEX(no_numbers, number);

static pov_reading refuse(cell *c, const char *why)
{
    c->out->why = why;
    return POV_READ_INVALID;
}

static const char *one_or_other(const cell *c, pov_decimal one,
                                pov_decimal other)
{
    pov_language l = c->out->language;

    return pov_arena_format(c->arena, pov_say(l, "%s or %s"),
                            pov_say_decimal(l, c->arena, one),
                            pov_say_decimal(l, c->arena, other));
}

/** "12790 or 12.79": with a lost zero or as it stands. */
static const char *two_readings(cell *c, const mark_layout *l)
{
    pov_decimal whole, broken;

    if (!to_decimal(c->body, false, &whole) ||
        !to_decimal(c->body, true, &broken) || l->tail > 3 ||
        !pov_decimal_shift(whole, 3 - (int)l->tail, &whole))
        return NULL;
    return one_or_other(c, whole, broken);
}

static pov_reading refuse_both(cell *c, const mark_layout *l)
{
    c->out->readings = two_readings(c, l);
    c->out->why = "the mark may group thousands or begin the decimals";
    return POV_READ_AMBIGUOUS;
}

/** Why a number with one dot or comma is no count. */
static pov_reading refuse_fraction(cell *c, const mark_layout *l)
{
    bool may_group =
        l->last_mark == '.' || grouping_of(l->last_mark) == c->convention;

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

static pov_reading refuse_marks(cell *c, const mark_layout *l)
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

static pov_reading accept_count(cell *c, const mark_layout *l)
{
    pov_decimal *value = &c->out->value;
    bool had_decimals = value->scale > 0;

    /* "12,000" where the comma is the decimal mark: more likely 12000. */
    if (had_decimals && l->n_marks == 1 && could_group(c, l) && c->power == 0)
        return refuse_fraction(c, l);
    if (!to_whole(value))
        return l->n_marks > 1 ? refuse(c, "not a whole number")
                              : refuse_fraction(c, l);
    if (had_decimals)
        doubt(c, "a whole number with decimals");
    c->out->is_multiplied = c->power && !c->out->why;
    if (c->power)
        doubt(c, "a multiplier word in a count");
    if (value->units > absurd_count)
        doubt(c, "larger than any population");
    return c->out->why ? POV_READ_DOUBTFUL : POV_READ_VALUE;
}

static pov_reading accept_percent(cell *c)
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
        doubt(c, "a share stored as a fraction?");
        out->readings = one_or_other(c, out->value, hundredfold);
    }
    return out->why ? POV_READ_DOUBTFUL : POV_READ_VALUE;
}

static pov_reading accept_year(cell *c, const mark_layout *l)
{
    if (c->out->value.scale > 0 || c->out->value.units < 1900 ||
        c->out->value.units > 2100)
        return refuse(c, "no year from 1900 to 2100");
    if (l->n_marks > 0)
        doubt(c, "a year with a thousands mark");
    return c->out->why ? POV_READ_DOUBTFUL : POV_READ_VALUE;
}

/** What the meaning asks of the value.  Money is what its words say. */
static pov_reading accept(cell *c, const mark_layout *l)
{
    if (c->meaning != POV_MEANS_COUNT)
        c->out->value.zeros = 0;
    switch (c->meaning) {
    case POV_MEANS_COUNT:
        return accept_count(c, l);
    case POV_MEANS_PERCENT:
        return accept_percent(c);
    case POV_MEANS_YEAR:
        return accept_year(c, l);
    case POV_MEANS_MONEY:
        if (c->power && !c->has_currency)
            doubt(c, "no currency word");
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

static pov_reading refuse_unit(cell *c)
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
static pov_reading resolve(cell *c)
{
    mark_layout l = lay_out(c->body);
    mark_use how = use_of_marks(c, &l);
    pov_decimal *value = &c->out->value;

    if (how == USE_BAD)
        return refuse_marks(c, &l);
    if (how == USE_BOTH)
        return refuse_both(c, &l);
    if (!settle_marks(c, &l, how))
        return refuse(c, "the marks are not those declared for the file");
    if (!to_decimal(c->body, how == USE_DECIMAL, value) ||
        !pov_decimal_shift(*value, c->power, value))
        return refuse(c, "too many digits");
    if (l.n_marks && l.first == 0)
        doubt(c, "no digit before the mark");
    if (c->body[0] == '0' && is_digit(c->body[1]))
        doubt(c, "zeros before the number");
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
static pov_reading read_code(cell *c)
{
    size_t length = (size_t)(c->end - c->at);

    for (const char *at = c->at; at < c->end; at++)
        if (!is_digit(*at))
            return refuse(c, "a code is digits only");
    if (length >= sizeof c->body)
        return refuse(c, "too many digits");
    memcpy(c->body, c->at, length);
    if (!to_decimal(c->body, false, &c->out->value))
        return refuse(c, "too many digits");
    c->out->unit = pov_arena_copy(c->arena, c->at, length);
    return c->out->why ? POV_READ_DOUBTFUL : POV_READ_VALUE;
}

static pov_reading read_figure(cell *c)
{
    scan_sign(c);
    scan_body(c);
    if (c->is_too_long)
        return refuse(c, "too many digits");
    if (!strpbrk(c->body, "0123456789") || !scan_units(c))
        return refuse(c, NULL);
    if (c->refused)
        return refuse_unit(c);
    return resolve(c);
}

static pov_reading read_trimmed(cell *c)
{
    pov_word words[POV_WORDS_MAX];

    if (c->at == c->end)
        return POV_READ_MISSING;
    if (!is_digit(*c->at) &&
        pov_words_split(c->at, (size_t)(c->end - c->at), words)) {
        size_t n, row = pov_words_find(&number_words, words, &n);

        if (n && words[n].kind == POV_WORD_END)
            return no_numbers[row].is;
    }
    return c->meaning == POV_MEANS_CODE ? read_code(c) : read_figure(c);
}

pov_reading number_try(const char *text, size_t length, pov_meaning meaning,
                       pov_convention convention, pov_arena *arena,
                       pov_number *out)
{
    cell c = {.at = text,
              .end = text + length,
              .meaning = meaning,
              .convention = convention,
              .arena = arena,
              .out = out};
    pov_reading reading;

    *out = (pov_number){.language = out->language};
    if (length > 0 && memchr(text, '\0', length))
        return refuse(&c, "a NUL byte in the cell");
    trim(&c);
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
