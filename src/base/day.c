#include "povstat/day.h"

#include <string.h>

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

/* The year is guessed by the length of four hundred, the month by that of the
 * longest: neither is ever too late, nor more than one too early. */
pov_civil pov_civil_from(pov_day day)
{
    enum { LONGEST = 31, DAYS_OF_400 = 146097, LATE = 2 };
    int64_t since = day > LATE ? day - LATE : 0;
    pov_civil civil = {.year = (int)(since * 400 / DAYS_OF_400) + 1};

    while (day > days_before_year(civil.year + 1))
        civil.year++;
    civil.day = day - days_before_year(civil.year);
    civil.month = civil.day > 0 ? (civil.day - 1) / LONGEST + 1 : 1;
    if (civil.month < 12 &&
        civil.day > days_before_month(civil.year, civil.month + 1))
        civil.month++;
    civil.day -= days_before_month(civil.year, civil.month);
    return civil;
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

static void print_digits(int value, char *text, int n)
{
    for (; n; value /= 10)
        text[--n] = (char)('0' + value % 10);
}

void pov_day_print(pov_day day, char text[POV_DAY_TEXT_SIZE])
{
    pov_civil c = pov_civil_from(day);

    memcpy(text, "YYYY-MM-DD", POV_DAY_TEXT_SIZE);
    print_digits(c.year, text, 4);
    print_digits(c.month, text + 5, 2);
    print_digits(c.day, text + 8, 2);
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
