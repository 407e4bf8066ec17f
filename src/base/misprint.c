#include "povstat/misprint.h"

/* Every number that a slip could have started from is tried.  A kind of slip
 * with one such number that fits tells what was meant, one with several only
 * that something was. */

enum { MOST_DIGITS = 17 }; /* one more is still an int64 */

/** Numbers that might have been meant. */
typedef struct candidates {
    pov_decimal typed;
    pov_number_fits *fits;
    const void *with;
    pov_decimal meant;
    size_t count; /* that fit, each once */
} candidates;

/** What is typed, digit by digit: "074" for 0,74. */
typedef struct digits {
    int at[MOST_DIGITS + 1];
    int count, scale;
} digits;

/** One kind of slip. */
typedef struct misprint_kind {
    const char *says;
    pov_tells tells;
    int power; /* of ten that the number is off by; 0: look at its digits */
    void (*spread)(candidates *c, const digits *typed);
} misprint_kind;

static void consider(candidates *c, pov_decimal number)
{
    if (pov_decimal_compare(number, c->typed) == 0 ||
        (c->count && pov_decimal_compare(number, c->meant) == 0) ||
        !c->fits(number, c->with))
        return;
    c->meant = number;
    c->count++;
}

static void consider_digits(candidates *c, const digits *d)
{
    pov_decimal number = {.scale = d->scale};

    if (d->at[0] == 0 && d->count > d->scale + 1)
        return; /* nobody means 01.156 */
    for (int i = 0; i < d->count; i++)
        number.units = 10 * number.units + d->at[i];
    consider(c, number);
}

/** Errors: false if there are too many. */
static bool split(pov_decimal number, digits *out)
{
    int64_t rest = number.units;
    int n = 0;

    for (int64_t r = rest; r || n <= number.scale; r /= 10)
        n++;
    if (rest < 0 || n >= MOST_DIGITS)
        return false;
    out->count = n;
    out->scale = number.scale;
    for (int i = n; i-- > 0; rest /= 10)
        out->at[i] = (int)(rest % 10);
    return true;
}

static void swap_neighbours(candidates *c, const digits *typed)
{
    for (int i = 1; i < typed->count; i++) {
        digits d = *typed;

        d.at[i - 1] = typed->at[i];
        d.at[i] = typed->at[i - 1];
        consider_digits(c, &d);
    }
}

/** Try without each digit that stands twice, or without each that does not. */
static void take_out(candidates *c, const digits *typed, bool is_double)
{
    for (int out = 0; out < typed->count && typed->count > 1; out++) {
        digits d = {.scale = typed->scale};

        if ((out && typed->at[out] == typed->at[out - 1]) != is_double)
            continue;
        for (int i = 0; i < typed->count; i++)
            if (i != out)
                d.at[d.count++] = typed->at[i];
        if (out >= typed->count - typed->scale)
            d.scale--;
        consider_digits(c, &d);
    }
}

static void take_double_out(candidates *c, const digits *typed)
{
    take_out(c, typed, true);
}

static void take_other_out(candidates *c, const digits *typed)
{
    take_out(c, typed, false);
}

static void put_in(candidates *c, const digits *typed, int in, int digit,
                   bool is_decimal)
{
    digits d = {.scale = typed->scale + is_decimal};

    for (int i = 0; i < typed->count; i++) {
        if (i == in)
            d.at[d.count++] = digit;
        d.at[d.count++] = typed->at[i];
    }
    if (in == typed->count)
        d.at[d.count++] = digit;
    consider_digits(c, &d);
}

/** One digit was dropped: try each at every place, and at the mark on both
 *  sides of it. */
static void put_one_in(candidates *c, const digits *typed)
{
    int mark = typed->count - typed->scale;

    for (int in = 0; in <= typed->count; in++)
        for (int digit = 0; digit <= 9; digit++) {
            if (in <= mark && (in || digit))
                put_in(c, typed, in, digit, false);
            if (typed->scale && in >= mark)
                put_in(c, typed, in, digit, true);
        }
}

static void change_one(candidates *c, const digits *typed)
{
    for (int at = 0; at < typed->count; at++)
        for (int digit = 0; digit <= 9; digit++) {
            digits d = *typed;

            d.at[at] = digit;
            consider_digits(c, &d);
        }
}

static void shift(candidates *c, int power)
{
    pov_decimal meant;

    if (pov_decimal_shift(c->typed, -power, &meant))
        consider(c, meant);
}

/* The fewer numbers a slip can start from, the more it tells: these first. */
static const misprint_kind kinds[] = {
    {"it is 10 times too large", POV_TELLS_TEN_TIMES, 1, NULL},
    {"it is 10 times too small", POV_TELLS_TEN_TIMES, -1, NULL},
    {"it is 100 times too large", POV_TELLS_TEN_TIMES, 2, NULL},
    {"it is 100 times too small", POV_TELLS_TEN_TIMES, -2, NULL},
    {"it is 1000 times too large", POV_TELLS_TEN_TIMES, 3, NULL},
    {"it is 1000 times too small", POV_TELLS_TEN_TIMES, -3, NULL},
    {"two neighbouring digits are swapped", POV_TELLS_SWAPPED, 0,
     swap_neighbours},
    {"a digit was doubled", POV_TELLS_DROPPED, 0, take_double_out},
    {"a digit was dropped", POV_TELLS_DROPPED, 0, put_one_in},
    {"a digit was added", POV_TELLS_LITTLE, 0, take_other_out},
    {"one digit is wrong", POV_TELLS_LITTLE, 0, change_one},
};

bool pov_misprint_find(pov_decimal typed, pov_number_fits *fits,
                       const void *with, pov_misprint *out)
{
    digits d;

    *out = (pov_misprint){.says = NULL};
    if (fits(typed, with) || !split(typed, &d))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const misprint_kind *kind = &kinds[i];
        candidates c = {.typed = typed, .fits = fits, .with = with};

        if (kind->power)
            shift(&c, kind->power);
        else
            kind->spread(&c, &d);
        if (c.count == 1) {
            *out = (pov_misprint){kind->says, true, c.meant, kind->tells};
            return true;
        }
        if (c.count && !out->says)
            *out = (pov_misprint){.says = kind->says, .tells = kind->tells};
    }
    return out->says;
}
