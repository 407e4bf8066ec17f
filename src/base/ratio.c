#include "povstat/ratio.h"

__extension__ typedef __int128 wide;

static uint64_t common_of(uint64_t a, uint64_t b)
{
    while (b) {
        uint64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

static uint64_t magnitude(int64_t n)
{
    return n < 0 ? -(uint64_t)n : (uint64_t)n;
}

static bool is_wide(wide n)
{
    return n != (int64_t)n;
}

/** `b` is above 0.  Dividing 128 bits is slow: most need but half of them. */
static wide common_of_wide(wide a, wide b)
{
    while (b && (is_wide(a) || is_wide(b))) {
        wide rest = a % b;

        a = b;
        b = rest;
    }
    if (!b)
        return a < 0 ? -a : a;
    return common_of(magnitude((int64_t)a), magnitude((int64_t)b));
}

/** The same of what needs no more than 64 bits; `under` is above 0. */
static pov_ratio reduce_narrow(int64_t over, int64_t under)
{
    uint64_t common = common_of(magnitude(over), (uint64_t)under);

    if (common > 1) { /* no more than `under` */
        over /= (int64_t)common;
        under /= (int64_t)common;
    }
    return (pov_ratio){over, under};
}

/** Errors: false if `under` is 0 or the reduced fraction leaves int64. */
static bool reduce(wide over, wide under, pov_ratio *out)
{
    wide common;

    if (!under)
        return false;
    if (under < 0) {
        over = -over;
        under = -under;
    }
    if (!is_wide(over) && !is_wide(under)) {
        *out = under == 1 ? (pov_ratio){(int64_t)over, 1}
                          : reduce_narrow((int64_t)over, (int64_t)under);
        return true;
    }
    common = common_of_wide(over, under);
    over /= common;
    under /= common;
    if (is_wide(over) || is_wide(under))
        return false;
    *out = (pov_ratio){(int64_t)over, (int64_t)under};
    return true;
}

static int64_t power_of_ten(int n)
{
    int64_t p = 1;

    while (n-- > 0)
        p *= 10;
    return p;
}

pov_ratio pov_ratio_whole(int64_t n)
{
    return (pov_ratio){n, 1};
}

pov_ratio pov_ratio_from_decimal(pov_decimal d)
{
    pov_ratio r = {d.units, 1};

    if (d.scale)
        reduce(d.units, power_of_ten(d.scale), &r);
    return r;
}

bool pov_ratio_make(int64_t over, int64_t under, pov_ratio *out)
{
    return reduce(over, under, out);
}

int pov_ratio_compare_apart(pov_ratio a, pov_ratio b)
{
    wide left = (wide)a.over * b.under;
    wide right = (wide)b.over * a.under;

    return (left > right) - (left < right);
}

/** The same of whole numbers, which most are. */
static bool add_whole(int64_t a, int64_t b, int sign, pov_ratio *out)
{
    int64_t sum;

    if (sign > 0 ? __builtin_add_overflow(a, b, &sum)
                 : __builtin_sub_overflow(a, b, &sum))
        return false;
    *out = pov_ratio_whole(sum);
    return true;
}

/* Denominators are shared before they are multiplied: the sum of two
 * numerators up to 2^63 times 2^63 still fits 127 bits, their sum may not. */
static bool add_signed(pov_ratio a, pov_ratio b, int sign, pov_ratio *out)
{
    int64_t common;
    wide left, right, over;

    if (a.under == 1 && b.under == 1)
        return add_whole(a.over, b.over, sign, out);
    common = a.under == b.under
                 ? a.under
                 : (int64_t)common_of((uint64_t)a.under, (uint64_t)b.under);
    left = (wide)a.over * (b.under / common);
    right = (wide)b.over * (a.under / common);
    if (__builtin_add_overflow(left, sign * right, &over))
        return false;
    return reduce(over, (wide)(a.under / common) * b.under, out);
}

bool pov_ratio_add(pov_ratio a, pov_ratio b, pov_ratio *out)
{
    return add_signed(a, b, 1, out);
}

bool pov_ratio_subtract(pov_ratio a, pov_ratio b, pov_ratio *out)
{
    return add_signed(a, b, -1, out);
}

bool pov_ratio_multiply(pov_ratio a, pov_ratio b, pov_ratio *out)
{
    int64_t product;

    if (a.under == 1 && b.under == 1 &&
        !__builtin_mul_overflow(a.over, b.over, &product)) {
        *out = pov_ratio_whole(product);
        return true;
    }
    return reduce((wide)a.over * b.over, (wide)a.under * b.under, out);
}

bool pov_ratio_divide(pov_ratio a, pov_ratio b, pov_ratio *out)
{
    return reduce((wide)a.over * b.under, (wide)a.under * b.over, out);
}

int64_t pov_ratio_floor(pov_ratio r)
{
    return r.over / r.under - (r.over % r.under < 0);
}

int64_t pov_ratio_ceiling(pov_ratio r)
{
    return r.over / r.under + (r.over % r.under > 0);
}

bool pov_ratio_round(pov_ratio r, int scale, pov_rounding how, pov_decimal *out)
{
    const int zeros = scale < 0 ? -scale : 0;
    const wide under = (wide)r.under * power_of_ten(zeros);
    wide scaled = (wide)r.over * power_of_ten(scale);
    wide units = scaled / under;
    wide rest = scaled % under;

    switch (how) {
    case POV_ROUND_DOWN:
        units -= rest < 0;
        break;
    case POV_ROUND_UP:
        units += rest > 0;
        break;
    case POV_ROUND_HALF_UP:
        units += rest >= under - rest;
        units -= -rest >= under + rest;
        break;
    }
    units *= power_of_ten(zeros);
    if (units < INT64_MIN || units > INT64_MAX)
        return false;
    *out = (pov_decimal){
        .units = (int64_t)units, .scale = scale + zeros, .zeros = zeros};
    return true;
}

double pov_ratio_approximate(pov_ratio r)
{
    return (double)r.over / (double)r.under;
}
