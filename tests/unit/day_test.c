#include "cases.h"

#include <string.h>

#include "povstat/day.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

/* One line is one test: how many days February has. */
static struct leap_case {
    const char *name;
    int year;
    bool is_leap;
} leaps[] = {
    {"4", 4, true},        {"100", 100, false},   {"400", 400, true},
    {"1900", 1900, false}, {"2000", 2000, true},  {"2023", 2023, false},
    {"2024", 2024, true},  {"2100", 2100, false}, {"9996", 9996, true},
    {"9999", 9999, false},
};

/* One line is one test: no date in exactly this form. */
static const char *const refusals[] = {
    "",           "2023",        "2023-02-29",  "2100-02-29", "2023-04-31",
    "2023-00-10", "2023-13-01",  "2023-01-00",  "2023-01-32", "0000-01-01",
    "2023-1-01",  "2023-01-1",   "2023-01-011", "2023/01/01", "01-01-2023",
    "2023-01_01", " 2023-01-01", "2023-01-01 ", "-023-01-01", "+023-01-01",
    "2023-+1-01", "2023- 1-01",  "2O23-01-01",  "20230101",   "2023-ab-01",
};

/* One line is one test: so many years away. */
static struct years_case {
    const char *name;
    const char *from;
    int years;
    const char *to; /* NULL: no date */
} additions[] = {
    {"a year on", "2023-12-31", 1, "2024-12-31"},
    {"a year back", "2023-12-31", -1, "2022-12-31"},
    {"none", "2024-02-29", 0, "2024-02-29"},
    {"leap day to a common year", "2024-02-29", 1, "2025-02-28"},
    {"leap day back", "2024-02-29", -1, "2023-02-28"},
    {"leap day to a leap year", "2024-02-29", 4, "2028-02-29"},
    {"leap day to 1900", "2000-02-29", -100, "1900-02-28"},
    {"28 February stays", "2023-02-28", 1, "2024-02-28"},
    {"the last year", "9998-12-31", 1, "9999-12-31"},
    {"past the last year", "9999-12-31", 1, NULL},
    {"before the first year", "0001-01-01", -1, NULL},
};

static pov_day parsed(const char *text)
{
    pov_day day;

    assert_true(pov_day_parse(text, &day));
    return day;
}

static void knows_leap_years(void **state)
{
    const struct leap_case *c = *state;
    pov_day march = pov_day_from(c->year, 3, 1);

    assert_int_equal(pov_day_from(c->year, 2, 29) != POV_NO_DAY, c->is_leap);
    assert_int_equal(march - pov_day_from(c->year, 2, 28), c->is_leap ? 2 : 1);
    assert_int_equal(pov_day_from(c->year, 2, 30), POV_NO_DAY);
    assert_int_equal(pov_day_year_end(c->year) - pov_day_from(c->year, 1, 1) +
                         1,
                     c->is_leap ? 366 : 365);
}

static void refuses(void **state)
{
    const char *text = *state;
    pov_day day = 42;

    assert_false(pov_day_parse(text, &day));
    assert_int_equal(day, 42);
}

static void adds_years(void **state)
{
    const struct years_case *c = *state;
    pov_day got = pov_day_add_years(parsed(c->from), c->years);

    assert_int_equal(got, c->to ? parsed(c->to) : POV_NO_DAY);
}

/** Days of the month, told apart from the code: by rote. */
static int month_length(int year, int month)
{
    if (month == 2)
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static void assert_round_trip(pov_day day, int year, int month, int dom)
{
    pov_civil civil = pov_civil_from(day);
    char text[POV_DAY_TEXT_SIZE];

    assert_int_equal(pov_day_from(year, month, dom), day);
    assert_int_equal(civil.year, year);
    assert_int_equal(civil.month, month);
    assert_int_equal(civil.day, dom);
    pov_day_print(day, text);
    assert_int_equal(strlen(text), POV_DAY_TEXT_SIZE - 1);
    assert_int_equal(parsed(text), day);
}

static void round_trips_every_day(void **state)
{
    pov_day expected = pov_day_from(FIRST_YEAR, 1, 1);

    (void)state;
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
        for (int month = 1; month <= 12; month++) {
            int length = month_length(year, month);

            for (int dom = 1; dom <= length; dom++) {
                assert_round_trip(expected, year, month, dom);
                expected = pov_day_next(expected);
            }
            assert_int_equal(pov_day_from(year, month, length + 1), POV_NO_DAY);
        }
    assert_int_equal(expected, pov_day_from(LAST_YEAR + 1, 1, 1));
}

static void counts_from_year_one(void **state)
{
    (void)state;
    assert_int_equal(pov_day_from(1, 1, 1), 1);
    assert_int_equal(pov_day_from(1, 12, 31), 365);
    assert_int_equal(pov_day_from(1970, 1, 1), 719163);
    assert_int_equal(pov_day_from(2024, 12, 31), 739251);
    assert_round_trip(pov_day_from(9999, 12, 31), 9999, 12, 31);
}

static void refuses_other_years(void **state)
{
    (void)state;
    assert_int_equal(pov_day_from(0, 1, 1), POV_NO_DAY);
    assert_int_equal(pov_day_from(-5, 1, 1), POV_NO_DAY);
    assert_int_equal(pov_day_from(10000, 1, 1), POV_NO_DAY);
    assert_int_equal(pov_day_year_end(0), POV_NO_DAY);
    assert_int_equal(pov_day_from(2023, -1, 1), POV_NO_DAY);
    assert_int_equal(pov_day_from(2023, 1, -1), POV_NO_DAY);
}

static void keeps_no_date(void **state)
{
    (void)state;
    assert_int_equal(pov_day_next(POV_NO_DAY), POV_NO_DAY);
    assert_int_equal(pov_day_add_years(POV_NO_DAY, 3), POV_NO_DAY);
}

int main(void)
{
    TEST_ROWS(leaps, name, knows_leap_years);
    for (size_t i = 0; i < LENGTH(refusals); i++)
        test_row(refusals[i], refuses, refusals[i]);
    TEST_ROWS(additions, name, adds_years);
    TEST(round_trips_every_day);
    TEST(counts_from_year_one);
    TEST(refuses_other_years);
    TEST(keeps_no_date);
    return run_all("day", NULL, NULL);
}
