#include "povstat/decimal.h"

#include <string.h>

#include "base/digits.h"

__extension__ typedef __int128 wide;

static wide power_of_ten(int n)
{
    wide p = 1;

    while (n-- > 0)
        p *= 10;
    return p;
}

static bool fits(wide units)
{
    return units >= INT64_MIN && units <= INT64_MAX;
}

pov_decimal pov_decimal_whole(int64_t units)
{
    return (pov_decimal){.units = units};
}

int pov_decimal_compare(pov_decimal a, pov_decimal b)
{
    wide left = a.units * power_of_ten(b.scale);
    wide right = b.units * power_of_ten(a.scale);

    return (left > right) - (left < right);
}

static bool add_signed(pov_decimal a, pov_decimal b, int sign, pov_decimal *out)
{
    int scale = a.scale > b.scale ? a.scale : b.scale;
    wide units = a.units * power_of_ten(scale - a.scale) +
                 sign * (b.units * power_of_ten(scale - b.scale));

    if (!fits(units))
        return false;
    *out = (pov_decimal){.units = (int64_t)units, .scale = scale};
    return true;
}

bool pov_decimal_add(pov_decimal a, pov_decimal b, pov_decimal *sum)
{
    return add_signed(a, b, 1, sum);
}

bool pov_decimal_subtract(pov_decimal a, pov_decimal b, pov_decimal *rest)
{
    return add_signed(a, b, -1, rest);
}

int64_t pov_decimal_slack(pov_decimal d)
{
    return d.zeros ? (int64_t)(power_of_ten(d.zeros) / 2) : 0;
}

bool pov_decimal_is_sum(pov_decimal sum, pov_decimal typed, int64_t slack)
{
    pov_decimal apart;

    if (!slack)
        return pov_decimal_compare(sum, typed) == 0;
    if (!pov_decimal_subtract(sum, typed, &apart))
        return false;
    apart.units = apart.units < 0 ? -apart.units : apart.units;
    return pov_decimal_compare(apart, pov_decimal_whole(slack)) < 0;
}

bool pov_decimal_shift(pov_decimal d, int power, pov_decimal *out)
{
    int precision = pov_decimal_precision(d) - power;
    int scale = precision > 0 ? precision : 0, by = scale - d.scale + power;
    wide units = d.units;

    if (precision > POV_DECIMAL_MAX_SCALE || precision < -POV_DECIMAL_MAX_SCALE)
        return false;
    units = by < 0 ? units / power_of_ten(-by) : units * power_of_ten(by);
    if (!fits(units))
        return false;
    *out = (pov_decimal){
        .units = (int64_t)units, .scale = scale, .zeros = scale - precision};
    return true;
}

pov_decimal pov_decimal_trim(pov_decimal d)
{
    for (; d.scale > 0 && d.units % 10 == 0; d.scale--)
        d.units /= 10;
    return d;
}

/* From the end; what is copied is as long whatever the number is: that takes no
 * call. */
size_t pov_decimal_print(pov_decimal d, char text[POV_DECIMAL_TEXT_SIZE])
{
    uint64_t size = d.units < 0 ? 0 - (uint64_t)d.units : (uint64_t)d.units;
    char made[2 * POV_DECIMAL_TEXT_SIZE] = {0};
    char *end = made + POV_DECIMAL_TEXT_SIZE - 1, *at = end;

    for (int n = 0; n < d.scale; n++, size /= 10)
        *--at = (char)('0' + size % 10);
    if (d.scale > 0)
        *--at = '.';
    for (; size >= 10; size /= 100)
        digits_put_two(at -= 2, (unsigned)(size % 100));
    if (size || *at == '.' || at == end)
        *--at = (char)('0' + size);
    if (d.units < 0)
        *--at = '-';
    memcpy(text, at, POV_DECIMAL_TEXT_SIZE);
    return (size_t)(end - at);
}

const char *pov_decimal_typed(pov_arena *arena, pov_decimal d)
{
    char text[POV_DECIMAL_TEXT_SIZE];

    return pov_arena_copy(arena, text, pov_decimal_print(d, text));
}

const char *pov_decimal_text(pov_arena *arena, pov_decimal d)
{
    return pov_decimal_typed(arena, pov_decimal_trim(d));
}
