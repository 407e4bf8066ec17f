#include "povstat/day.h"

#include <string.h>

#include "base/digits.h"

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

static int days_before_month(int year, int month)
{
    static const int days[] = {0,   31,  59,  90,  120, 151,
                               181, 212, 243, 273, 304, 334};

    return days[month - 1] + (month > 2 && is_leap(year));
}

static int days_before_year(int year)
{
    int y = year - 1;

    return y * 365 + y / 4 - y / 100 + y / 400;
}

pov_day pov_day_from(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > days_in(year, month))
        return POV_NO_DAY;
    return days_before_year(year) + days_before_month(year, month) + day;
}

pov_day pov_day_year_end(int year)
{
    return pov_day_from(year, 12, 31);
}

/* Years and months are counted from March: what a leap year has more stands at
 * the end then, and a line through the days before each month gives them all.
 * Source: Neri, Schneider, "Euclidean affine functions and their application to
 * calendar algorithms", 2022 */
pov_civil pov_civil_from(pov_day day)
{
    enum {
        BEFORE = 305, /* days from 0000-03-01 to the day before the first */
        DAYS_OF_400 = 146097,
        TO_JANUARY = 306
    };
    uint32_t four = ((uint32_t)day + BEFORE) * 4 + 3;
    uint32_t in_century = four % DAYS_OF_400 / 4;
    uint64_t year = UINT64_C(2939745) * (in_century * 4 + 3);
    uint32_t in_year = (uint32_t)year / 2939745 / 4;
    uint32_t month = 2141 * in_year + 197913;
    bool is_next = in_year >= TO_JANUARY;

    if (day <= POV_NO_DAY)
        return (pov_civil){1, 1, day};
    return (pov_civil){
        .year = (int)(four / DAYS_OF_400 * 100 + (year >> 32) + is_next),
        .month = (int)(month >> 16) - (is_next ? 12 : 0),
        .day = (int)((month & 0xffff) / 2141) + 1};
}

pov_day pov_day_next(pov_day day)
{
    return day == POV_NO_DAY ? POV_NO_DAY : day + 1;
}

pov_day pov_day_add_years(pov_day day, int years)
{
    pov_civil c = pov_civil_from(day);
    int year = c.year + years;

    if (c.month == 2 && c.day == 29 && !is_leap(year))
        c.day = 28;
    return pov_day_from(year, c.month, c.day);
}

void pov_day_print(pov_day day, char text[POV_DAY_TEXT_SIZE])
{
    pov_civil c = pov_civil_from(day);
    unsigned year = (unsigned)c.year % 10000;

    memcpy(text, "YYYY-MM-DD", POV_DAY_TEXT_SIZE);
    digits_put_two(text, year / 100);
    digits_put_two(text + 2, year % 100);
    digits_put_two(text + 5, (unsigned)c.month % 100);
    digits_put_two(text + 8, (unsigned)c.day % 100);
}

static int digits(const char *text, int n)
{
    int value = 0;

    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool pov_day_parse(const char *text, pov_day *day)
{
    pov_day parsed;

    if (strlen(text) != POV_DAY_TEXT_SIZE - 1 || text[4] != '-' ||
        text[7] != '-')
        return false;
    parsed =
        pov_day_from(digits(text, 4), digits(text + 5, 2), digits(text + 8, 2));
    if (parsed == POV_NO_DAY)
        return false;
    *day = parsed;
    return true;
}
