#include "povstat/misprint.h"

/* Every number that a slip could have started from is tried.  A kind of slip
 * with one such number that fits explains something; one with several fits
 * whatever was meant. */

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
    bool is_telling;
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

/** One digit was added: try without each. */
static void take_one_out(candidates *c, const digits *typed)
{
    for (int out = 0; out < typed->count && typed->count > 1; out++) {
        digits d = {.scale = typed->scale};

        for (int i = 0; i < typed->count; i++)
            if (i != out)
                d.at[d.count++] = typed->at[i];
        if (out >= typed->count - typed->scale)
            d.scale--;
        consider_digits(c, &d);
    }
}

/** One digit was dropped: try each at every place. */
static void put_one_in(candidates *c, const digits *typed)
{
    for (int in = 0; in <= typed->count; in++)
        for (int digit = in ? 0 : 1; digit <= 9; digit++) {
            digits d = {.scale = typed->scale};

            for (int i = 0; i < typed->count; i++) {
                if (i == in)
                    d.at[d.count++] = digit;
                d.at[d.count++] = typed->at[i];
            }
            if (in == typed->count)
                d.at[d.count++] = digit;
            if (typed->scale && in > typed->count - typed->scale)
                d.scale++;
            consider_digits(c, &d);
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
    {"it is 10 times too large", true, 1, NULL},
    {"it is 10 times too small", true, -1, NULL},
    {"it is 100 times too large", true, 2, NULL},
    {"it is 100 times too small", true, -2, NULL},
    {"it is 1000 times too large", true, 3, NULL},
    {"it is 1000 times too small", true, -3, NULL},
    {"two neighbouring digits are swapped", true, 0, swap_neighbours},
    {"a digit was added", true, 0, take_one_out},
    {"a digit was dropped", true, 0, put_one_in},
    {"one digit is wrong", false, 0, change_one},
};

bool pov_misprint_find(pov_decimal typed, pov_number_fits *fits,
                       const void *with, pov_misprint *out)
{
    digits d;

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
            *out = (pov_misprint){kind->says, c.meant, kind->is_telling};
            return true;
        }
    }
    return false;
}
