#include "povstat/book.h"

#include <string.h>

#include "povstat/day.h"
#include "povstat/letters.h"

/* Numbers are taken as the decimals that stand in the file: digits and where
 * the mark is.  No binary fraction is made of them. */

enum {
    MOST_DIGITS = 15,     /* that a spreadsheet knows of a number */
    FEWEST_RECKONED = 13, /* digits that nobody types */
    GENERAL_DIGITS = 10,  /* that are shown without a format */
    MOST_TYPED = 60,
    MOST_ZEROS = 30, /* before or behind the digits */
    HIDDEN_DECIMALS = 2,
};

typedef struct number {
    bool is_negative;
    char digits[MOST_TYPED + 1]; /* 0..9, the first is none but 0 */
    int n;                       /* of them; 0 for zero */
    int whole; /* digits before the mark; negative: zeros behind it */
} number;

static void drop_zeros(number *x)
{
    while (x->n && !x->digits[x->n - 1])
        x->n--;
    if (!x->n) {
        x->whole = 0;
        x->is_negative = false;
    }
}

/** Keep `n` digits, half up. */
static void keep_digits(number *x, int n)
{
    bool up = n >= 0 && n < x->n && x->digits[n] >= 5;

    if (n >= x->n)
        return;
    x->n = n < 0 ? 0 : n;
    while (up && x->n && x->digits[x->n - 1] == 9)
        x->n--;
    if (up && x->n)
        x->digits[x->n - 1]++;
    else if (up) {
        x->digits[0] = 1;
        x->n = 1;
        x->whole++;
    }
    drop_zeros(x);
}

static int decimals_of(const number *x)
{
    return x->n > x->whole ? x->n - x->whole : 0;
}

/** The exponent behind "E".  Errors: false. */
static bool read_exponent(const char *at, int *exponent)
{
    int sign = *at == '-' ? -1 : 1, n = 0;

    at += *at == '-' || *at == '+';
    if (!*at || strlen(at) > 3 || at[strspn(at, "0123456789")])
        return false;
    for (; *at; at++)
        n = n * 10 + (*at - '0');
    *exponent = sign * n;
    return true;
}

/** "-30.130000000000003", "3.4E-2".  Errors: false. */
static bool read_number(const char *at, number *x)
{
    bool is_behind = false, has_digit = false;
    int exponent = 0;

    *x = (number){.is_negative = *at == '-'};
    at += *at == '-' || *at == '+';
    for (; (*at >= '0' && *at <= '9') || (*at == '.' && !is_behind); at++) {
        if (*at == '.') {
            is_behind = true;
            continue;
        }
        has_digit = true;
        if (x->n || *at != '0') {
            if (x->n < MOST_TYPED)
                x->digits[x->n++] = (char)(*at - '0');
            x->whole += !is_behind;
        } else {
            x->whole -= is_behind;
        }
    }
    if (*at == 'E' || *at == 'e') {
        if (!read_exponent(at + 1, &exponent))
            return false;
    } else if (*at)
        return false;
    x->whole += exponent;
    drop_zeros(x);
    keep_digits(x, MOST_DIGITS);
    return has_digit;
}

/* A format: up to four sections, for numbers over, under and equal to 0, and
 * for texts.  Of each is kept what decides what people read. */

typedef struct section {
    bool is_there, is_general;
    bool has_zero;  /* "0": a digit is shown whatever the number is */
    bool has_digit; /* "0", "#" or "?" */
    bool is_odd;    /* a fraction or powers of ten: shown as a decimal */
    int decimals, percents, thousands;
    bool years, months, days, hours; /* of a time */
    char before[64], after[64];      /* other letters */
    const char *end;
} section;

static void add_letter(section *s, const char *letter, size_t length)
{
    char *to = s->has_digit ? s->after : s->before;
    size_t n = strlen(to);

    if (n + length < sizeof s->before) {
        memcpy(to + n, letter, length);
        to[n + length] = '\0';
    }
}

/** "[$₫-42A]" shows ₫; other brackets show nothing, but for hours. */
static const char *read_bracket(section *s, const char *at)
{
    const char *end = strchr(at, ']');

    if (!end)
        return at + strlen(at);
    if (at[1] == '$')
        add_letter(s, at + 2, strcspn(at + 2, "-]"));
    else if (at[1] != ']' && at + 1 + strspn(at + 1, "hHmMsS") == end)
        s->hours = true;
    return end + 1;
}

static const char *read_quoted(section *s, const char *at)
{
    size_t length = strcspn(at + 1, "\"");

    add_letter(s, at + 1, length);
    return at + 1 + length + (at[1 + length] == '"');
}

/** Commas behind the last digit divide by thousands, others group. */
static const char *read_digits(section *s, const char *at)
{
    bool is_behind = false;

    s->has_digit = true;
    for (; *at && strchr("0#?.,", *at); at++) {
        s->thousands = *at == ',' ? s->thousands + 1 : 0;
        if (*at == '.')
            is_behind = true;
        s->has_zero = s->has_zero || *at == '0';
        s->decimals += is_behind && strchr("0#?", *at);
    }
    return at;
}

/** One letter of a time; "m" is of minutes beside hours or seconds. */
static void read_time(section *s, char letter)
{
    switch (letter) {
    case 'y':
    case 'Y':
    case 'e':
    case 'b':
        s->years = true;
        break;
    case 'm':
    case 'M':
        s->months = true;
        break;
    case 'd':
    case 'D':
        s->days = true;
        break;
    default:
        s->hours = true;
    }
}

static bool begins(const char *at, const char *word)
{
    for (; *word; at++, word++)
        if ((*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at) != *word)
            return false;
    return true;
}

/** Read what stands at `at`, and return what is behind it. */
static const char *read_token(section *s, const char *at)
{
    if (*at == '"')
        return read_quoted(s, at);
    if (*at == '[')
        return read_bracket(s, at);
    if (*at == '\\' && at[1]) {
        size_t n = 1;

        while (((unsigned char)at[1 + n] & 0xC0u) == 0x80)
            n++;
        add_letter(s, at + 1, n);
        return at + 1 + n;
    }
    if ((*at == '_' || *at == '*') && at[1])
        return at + 2;
    if (begins(at, "general")) {
        s->is_general = true;
        return at + 7;
    }
    if (begins(at, "am/pm"))
        return at + 5;
    if ((*at == 'E' || *at == 'e') && (at[1] == '+' || at[1] == '-')) {
        s->is_odd = true;
        return at + 2;
    }
    if (strchr("0#?", *at) ||
        (*at == '.' && strchr("0#?", at[1] ? at[1] : 'x')))
        return read_digits(s, at);
    if (strchr("yYmMdDhHsSeb", *at))
        read_time(s, *at);
    else if (*at == '%')
        s->percents++;
    else if (*at == '/' && s->has_digit)
        s->is_odd = true;
    else if (*at != '@')
        add_letter(s, at, 1);
    return at + 1;
}

static section read_section(const char *at)
{
    section s = {.is_there = true};

    while (*at && *at != ';')
        at = read_token(&s, at);
    s.end = at;
    return s;
}

/** The section for a number, of those there are. */
static section section_for(const char *code, const number *x)
{
    section first = read_section(code), second = {0}, third = {0};

    if (*first.end)
        second = read_section(first.end + 1);
    if (second.is_there && *second.end)
        third = read_section(second.end + 1);
    if (!x->n && third.is_there)
        return third;
    return x->is_negative && second.is_there ? second : first;
}

static bool is_time(const section *s)
{
    return !s->is_general && !s->is_odd &&
           (s->years || s->months || s->days || s->hours);
}

/* What is shown of a number. */

static void add(pov_letters *to, pov_arena *arena, const char *text)
{
    pov_letters_add(to, arena, text, strlen(text));
}

/** Letters of a format that say something: a unit, a currency, a percent
 *  sign; brackets and dashes are about the sign of the number. */
static bool says_something(const char *text)
{
    return text[strspn(text, " ()+-:/,.\xC2\xA0")] != '\0';
}

static void add_digits(pov_letters *to, pov_arena *arena, const number *x,
                       int from, int until)
{
    for (int i = from; i < until; i++) {
        char digit = (char)('0' + (i >= 0 && i < x->n ? x->digits[i] : 0));

        pov_letters_add(to, arena, &digit, 1);
    }
}

/** Digits with at least so many decimals. */
static void add_number(pov_letters *to, pov_arena *arena, const number *x,
                       int decimals, char mark)
{
    int there = decimals_of(x);

    decimals = decimals > there ? decimals : there;
    if (x->is_negative)
        add(to, arena, "-");
    if (x->whole <= 0)
        add(to, arena, "0");
    add_digits(to, arena, x, 0, x->whole);
    if (!decimals)
        return;
    pov_letters_add(to, arena, &mark, 1);
    add_digits(to, arena, x, x->whole, x->whole + decimals);
}

/** Of a reckoned number, the digits that people see; but no whole number, for
 *  that would claim to be exact. */
static void round_reckoned(number *x, const section *s)
{
    int seen = s->decimals;

    if (x->n < FEWEST_RECKONED || !decimals_of(x))
        return;
    if (s->is_general || s->is_odd || !s->has_digit)
        seen = x->whole > 0 ? GENERAL_DIGITS - x->whole : GENERAL_DIGITS;
    else if (!seen && !s->percents)
        seen = HIDDEN_DECIMALS;
    keep_digits(x, x->whole + (seen > 0 ? seen : 0));
}

static const char *show_number(const char *typed, number x, const section *s,
                               char mark, pov_arena *arena)
{
    bool is_plain = s->is_general || s->is_odd || !s->has_digit;
    pov_letters out = {0};

    if (x.n) {
        x.whole += 2 * s->percents - (is_plain ? 0 : 3 * s->thousands);
        if (x.whole > MOST_ZEROS || x.whole < -MOST_ZEROS)
            return typed;
        round_reckoned(&x, s);
    }
    if (says_something(s->before))
        add(&out, arena, s->before);
    add_number(&out, arena, &x, is_plain ? 0 : s->decimals, mark);
    if (says_something(s->after))
        add(&out, arena, s->after);
    for (int i = 0; i < s->percents && i < 2; i++)
        add(&out, arena, "%");
    return pov_letters_text(&out, arena);
}

/* Days are counted from 30 December 1899, as if 1900 had been a leap year:
 * before March of that year from the 31st. */

enum {
    FALSE_DAY = 60, /* 29 February 1900 */
    MOST_DAYS = 2958465,
    MINUTES = 24 * 60,
};

/** Days, and minutes of the last.  Errors: false if there is no such day. */
static bool read_days(const number *x, long *days, int *minutes)
{
    int64_t part = 0;

    *days = 0;
    if (x->is_negative || x->whole > 7)
        return false;
    for (int i = 0; i < x->whole; i++)
        *days = *days * 10 + (i < x->n ? x->digits[i] : 0);
    for (int i = x->whole; i < x->whole + 9; i++)
        part = part * 10 + (i >= 0 && i < x->n ? x->digits[i] : 0);
    *minutes = (int)((part * MINUTES + 500000000) / 1000000000);
    if (*minutes == MINUTES) {
        *minutes = 0;
        ++*days;
    }
    return *days <= MOST_DAYS;
}

static pov_civil civil_of(const pov_book *book, long days)
{
    static const pov_civil false_day = {1900, 2, 29};
    pov_day from = book->from_1904    ? pov_day_from(1904, 1, 1)
                   : days < FALSE_DAY ? pov_day_from(1899, 12, 31)
                                      : pov_day_from(1899, 12, 30);

    return !book->from_1904 && days == FALSE_DAY
               ? false_day
               : pov_civil_from((pov_day)(from + days));
}

static const char *show_clock(int minutes, pov_arena *arena)
{
    return pov_arena_format(arena, "%02d:%02d", minutes / 60, minutes % 60);
}

/** As much of a day as its format has. */
static const char *show_day(pov_civil c, const section *s, pov_arena *arena)
{
    if (s->days || !s->years)
        return pov_arena_format(arena, "%02d/%02d/%04d", c.day, c.month,
                                c.year);
    if (s->months)
        return pov_arena_format(arena, "%02d/%04d", c.month, c.year);
    return pov_arena_format(arena, "%04d", c.year);
}

/** Errors: NULL if it is no time. */
static const char *show_time(const pov_book *book, const number *x,
                             const section *s, pov_arena *arena)
{
    const char *day;
    long days;
    int minutes;

    if (!read_days(x, &days, &minutes))
        return NULL;
    if (!s->years && !s->days && (s->hours || !s->months))
        return pov_arena_format(arena, "%ld:%02d", days * 24 + minutes / 60,
                                minutes % 60);
    day = show_day(civil_of(book, days), s, arena);
    return s->hours && minutes ? pov_arena_format(arena, "%s %s", day,
                                                  show_clock(minutes, arena))
                               : day;
}

/** What a format shows of zero, if it is no digit: "-", or nothing. */
static bool hides_zero(const section *s)
{
    return !s->is_general && !s->has_zero && !s->decimals && !s->percents &&
           !s->is_odd;
}

static const char *without_blanks(const char *text, pov_arena *arena)
{
    size_t length;

    text += strspn(text, " ");
    length = strlen(text);
    while (length && text[length - 1] == ' ')
        length--;
    return pov_arena_copy(arena, text, length);
}

static const char *show_typed(const pov_book *book, const pov_book_cell *cell,
                              char mark, pov_arena *arena)
{
    const char *code = cell->style < book->formats.count
                           ? book->formats.items[cell->style]
                           : "General";
    const char *time = NULL;
    number x;
    section s;

    if (!read_number(cell->text, &x))
        return cell->text;
    s = section_for(code, &x);
    if (is_time(&s))
        time = show_time(book, &x, &s, arena);
    if (time)
        return time;
    if (is_time(&s))
        s = (section){.is_general = true};
    if (!x.n && *code != '@' && hides_zero(&s))
        return without_blanks(s.before, arena);
    return show_number(cell->text, x, &s, mark, arena);
}

/** "2024-12-31T00:00:00" as days are shown.  Errors: as it is. */
static const char *show_date(const char *text, pov_arena *arena)
{
    static const section whole = {.years = true, .months = true, .days = true};
    pov_day day;

    if (strlen(text) < POV_DAY_TEXT_SIZE - 1 ||
        !pov_day_parse(pov_arena_copy(arena, text, POV_DAY_TEXT_SIZE - 1),
                       &day))
        return text;
    return show_day(pov_civil_from(day), &whole, arena);
}

const char *pov_book_shown(const pov_book *book, const pov_book_cell *cell,
                           char mark, pov_arena *arena)
{
    switch (cell->kind) {
    case POV_BOOK_NUMBER:
        return show_typed(book, cell, mark, arena);
    case POV_BOOK_TRUTH:
        return strcmp(cell->text, "0") != 0 ? "TRUE" : "FALSE";
    case POV_BOOK_DATE:
        return show_date(cell->text, arena);
    case POV_BOOK_FORMULA:
        return pov_arena_format(arena, "=%s", cell->text);
    case POV_BOOK_BLANK:
    case POV_BOOK_TEXT:
    case POV_BOOK_ERROR:
        break;
    }
    return cell->text;
}
