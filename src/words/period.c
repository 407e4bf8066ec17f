#include "povstat/period.h"

#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, MAX_NUMBERS = 3 };

/* A number of a date and how many digits it was typed with: "22" is no year,
 * whatever it was meant to be.  A Roman numeral has none. */
typedef struct part {
    int amount;
    size_t digits;
} part;

/** Errors: false if it is no year from 1900 to 2100 in four digits. */
static bool is_year(part p)
{
    return p.digits == 4 && p.amount >= FIRST_YEAR && p.amount <= LAST_YEAR;
}

static bool is_month(part p)
{
    return p.digits >= 1 && p.digits <= 2 && p.amount >= 1 && p.amount <= 12;
}

static pov_day month_end(int year, int month)
{
    return month == 12 ? pov_day_year_end(year)
                       : pov_day_from(year, month + 1, 1) - 1;
}

static bool read_day(part year, part month, part day, pov_period *out)
{
    pov_day as_of;

    if (!is_year(year) || !is_month(month) || day.digits < 1 || day.digits > 2)
        return false;
    as_of = pov_day_from(year.amount, month.amount, day.amount);
    if (as_of == POV_NO_DAY)
        return false;
    out->typed_as_start = month.amount == 1 && day.amount == 1;
    out->as_of = out->typed_as_start ? as_of - 1 : as_of;
    return true;
}

/** 31/12/2023 or 2023/12/31. */
static bool read_date(const part *parts, pov_period *out)
{
    if (parts[0].digits == 4)
        return read_day(parts[0], parts[1], parts[2], out);
    return read_day(parts[2], parts[1], parts[0], out);
}

static bool read_month(const part *parts, pov_period *out)
{
    if (!is_month(parts[0]) || !is_year(parts[1]))
        return false;
    out->as_of = month_end(parts[1].amount, parts[0].amount);
    return true;
}

static bool read_years(const part *parts, pov_period *out)
{
    if (!is_year(parts[0]) || !is_year(parts[1]) ||
        parts[0].amount >= parts[1].amount)
        return false;
    out->since = pov_day_year_end(parts[0].amount - 1);
    out->as_of = pov_day_year_end(parts[1].amount);
    return true;
}

/** "nhiệm kỳ 2020-2025": it begins in its first year and counts from the end
 *  of that. */
static bool read_term(const part *parts, pov_period *out)
{
    if (!read_years(parts, out))
        return false;
    out->since = pov_day_year_end(parts[0].amount);
    return true;
}

/** "3 năm (2016-2018)": as many as it says. */
static bool read_counted_years(const part *parts, pov_period *out)
{
    int n = parts[0].amount;

    if (!read_years(parts + 1, out))
        return false;
    if (n == parts[2].amount - parts[1].amount)
        out->since = pov_day_year_end(parts[1].amount);
    return n == parts[2].amount - parts[1].amount ||
           n == parts[2].amount - parts[1].amount + 1;
}

/** 2023-12, 12-2023 or 2023-2025. */
static bool read_dashed(const part *parts, pov_period *out)
{
    part turned[2] = {parts[1], parts[0]};

    if (parts[1].digits == 2)
        return read_month(turned, out);
    return read_month(parts, out) || read_years(parts, out);
}

static bool read_year_end(const part *parts, pov_period *out)
{
    if (!is_year(parts[0]))
        return false;
    out->as_of = pov_day_year_end(parts[0].amount);
    return true;
}

static bool read_year(const part *parts, pov_period *out)
{
    out->is_whole_year = true;
    return read_year_end(parts, out);
}

static bool read_year_start(const part *parts, pov_period *out)
{
    if (!is_year(parts[0]))
        return false;
    out->as_of = pov_day_year_end(parts[0].amount - 1);
    out->typed_as_start = true;
    return true;
}

static bool read_quarter(const part *parts, pov_period *out)
{
    int quarter = parts[0].amount;

    if (quarter < 1 || quarter > 4 || parts[0].digits > 1 || !is_year(parts[1]))
        return false;
    out->since = quarter == 1 ? pov_day_year_end(parts[1].amount - 1)
                              : month_end(parts[1].amount, 3 * (quarter - 1));
    out->as_of = month_end(parts[1].amount, 3 * quarter);
    return true;
}

/** The first months of a year. */
static bool read_months(const part *parts, pov_period *out)
{
    if (!read_month(parts, out))
        return false;
    out->since = pov_day_year_end(parts[1].amount - 1);
    return true;
}

/* What may stand before any of the shapes, repeated. */
static const char *const openings[] = {
    "tính|đến|tới|thời điểm|tại|vào|ngày|trong|as of|by|on|at"};

pov_words_index period_opening_words =
    POV_WORDS_INDEX(openings, period_opening);

static const struct shape {
    const char *spellings;
    bool (*read)(const part *parts, pov_period *out);
} shapes[] = {
    {"#/#/#|#-#-#|#.#.#|#/#/# #:#|#-#-# #:#|#/#/# #:#:#|#-#-# "
     "#:#:#|#-#-#t#:#|#-#-#t#:#:#|"
     "# tháng # năm #|# tháng #/#|# tháng # - #",
     read_date},
    {"#/#|tháng #/#|tháng #-#|tháng # năm #|tháng # #|"
     "cuối tháng #/#|cuối tháng # năm #|hết tháng #/#|"
     "hết tháng # năm #",
     read_month},
    {"#-#", read_dashed},
    {"giai đoạn #-#|giai đoạn # đến #|từ năm # đến năm #|"
     "từ năm # đến #|từ # đến #|năm #-#|# đến #|# to #|"
     "from # to #",
     read_years},
    {"nhiệm kỳ #-#|nhiệm kỳ # đến #|nhiệm kỳ # - #", read_term},
    {"# năm (#-#)|# năm #-#", read_counted_years},
    {"#|năm #|cả năm #|in #|year #", read_year},
    {"cuối #|cuối năm #|cuối kỳ #|cuối kỳ năm #|hết năm #|end #|end of #|end-#|"
     "end of year #|year end #",
     read_year_end},
    {"đầu năm #|start of #|beginning of #", read_year_start},
    {"quý #/#|quý #-#|quý # năm #|quý # #|hết quý #/#|"
     "hết quý # năm #|cuối quý #/#|cuối quý # năm #|q#/#|"
     "q# #|quarter # #",
     read_quarter},
    {"# tháng đầu năm #|# tháng năm #|# tháng #|# tháng/#", read_months},
};

static part part_from(const pov_word *w)
{
    static const char *const roman[] = {"i", "ii", "iii", "iv"};
    part p = {.digits = w->length};

    if (w->kind == POV_WORD_DIGITS && w->length <= 4 &&
        strlen(w->bare) == w->length) {
        for (const char *c = w->bare; *c; c++)
            p.amount = 10 * p.amount + (*c - '0');
        return p;
    }
    for (int i = 0; i < 4; i++)
        if (!strcmp(w->bare, roman[i]))
            p = (part){.amount = i + 1};
    return p;
}

/** Collect the numbers and Roman numerals of a text that has a known shape:
 *  every other word of it is in that shape. */
static void collect(const pov_word *words, part parts[MAX_NUMBERS])
{
    size_t n = 0;

    for (; words->kind != POV_WORD_END && n < MAX_NUMBERS; words++)
        if (pov_words_match(words, "#"))
            parts[n++] = part_from(words);
}

pov_words_index period_words = POV_WORDS_INDEX(shapes, period);

/** The row of the longest shape there, and how many words it takes with what
 *  stands before it; 0: there is none. */
static size_t find_shape(const pov_word *w, size_t *before, size_t *n)
{
    size_t row;

    *before = 0;
    while (pov_words_find(&period_opening_words, w + *before, n), *n > 0)
        *before += *n;
    row = pov_words_find(&period_words, w + *before, n);
    *n += *n ? *before : 0;
    return row;
}

static bool read_words(const pov_word *w, pov_period *out)
{
    part parts[MAX_NUMBERS] = {{0, 0}};
    pov_period period = {0};
    size_t before, n, row = find_shape(w, &before, &n);

    if (!n || w[n].kind != POV_WORD_END)
        return false;
    collect(w + before, parts);
    if (!shapes[row].read(parts, &period))
        return false;
    for (size_t i = 0; i < before; i++)
        period.typed_until |= pov_words_match(&w[i], "đến|tới|by") > 0;
    *out = period;
    return true;
}

bool pov_period_read(const char *text, pov_period *out)
{
    pov_word words[POV_WORDS_MAX];

    return pov_words_split(text, strlen(text), words) && read_words(words, out);
}

bool pov_period_day(const char *text, pov_day *day)
{
    pov_period period;

    if (pov_day_parse(text, day))
        return true;
    if (!pov_period_read(text, &period) || period.since != POV_NO_DAY)
        return false;
    *day = period.typed_as_start ? pov_day_next(period.as_of) : period.as_of;
    return true;
}

enum { LONGEST_PERIOD = 12 /* words */ };

size_t pov_period_at(const pov_word *w, pov_period *period)
{
    pov_word words[LONGEST_PERIOD + 1];
    size_t before, n;

    find_shape(w, &before, &n);
    if (n > LONGEST_PERIOD)
        n = LONGEST_PERIOD;
    memcpy(words, w, n * sizeof *words);
    for (; n; n--) { /* a shorter one may be a date where that is none */
        words[n].kind = POV_WORD_END;
        if (read_words(words, period))
            break;
    }
    return n;
}
