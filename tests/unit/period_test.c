#include "cases.h"

#include <string.h>

#include "povstat/period.h"

/* One line is one test. */
static struct period_case {
    const char *text;
    const char *as_of; /* NULL: no date */
    const char *since; /* NULL: not said */
    bool typed_as_start, is_whole_year;
} cases[] = {
    {"2023", "2023-12-31", NULL, false, true},
    {" 2023 ", "2023-12-31", NULL, false, true},
    {"năm 2023", "2023-12-31", NULL, false, true},
    {"Năm 2023", "2023-12-31", NULL, false, true},
    {"nam 2023", "2023-12-31", NULL, false, true},
    {"na\xcc\x86m 2023", "2023-12-31", NULL, false, true},
    {"trong năm 2022", "2022-12-31", NULL, false, true},
    {"cuối năm 2023", "2023-12-31", NULL, false, false},
    {"CUỐI NĂM 2023", "2023-12-31", NULL, false, false},
    {"cuo\xcc\x82\xcc\x81i na\xcc\x86m 2023", "2023-12-31", NULL, false, false},
    {"cuoi nam 2023", "2023-12-31", NULL, false, false},
    {"hết năm 2022", "2022-12-31", NULL, false, false},
    {"đến hết năm 2023", "2023-12-31", NULL, false, false},
    {"tính đến hết năm 2023", "2023-12-31", NULL, false, false},
    {"đến cuối năm 2023", "2023-12-31", NULL, false, false},
    {"đầu năm 2024", "2023-12-31", NULL, true, false},
    {"31/12/2023", "2023-12-31", NULL, false, false},
    {"31-12-2023", "2023-12-31", NULL, false, false},
    {"31.12.2023", "2023-12-31", NULL, false, false},
    {"tính đến ngày 31/12/2023", "2023-12-31", NULL, false, false},
    {"1/1/2022", "2021-12-31", NULL, true, false},
    {"01/01/2024", "2023-12-31", NULL, true, false},
    {"01-01-2024", "2023-12-31", NULL, true, false},
    {"2024-01-01", "2023-12-31", NULL, true, false},
    {"ngày 01 tháng 01 năm 2022", "2021-12-31", NULL, true, false},
    {"thời điểm 01/01/2022", "2021-12-31", NULL, true, false},
    {"tại thời điểm 01/01/2022", "2021-12-31", NULL, true, false},
    {"5/9/2023", "2023-09-05", NULL, false, false},
    {"ngày 29 tháng 2 năm 2024", "2024-02-29", NULL, false, false},
    {"2023-12-31", "2023-12-31", NULL, false, false},
    {"2023-12", "2023-12-31", NULL, false, false},
    {"2024-02", "2024-02-29", NULL, false, false},
    {"12-2023", "2023-12-31", NULL, false, false},
    {"9/2023", "2023-09-30", NULL, false, false},
    {"tháng 9/2023", "2023-09-30", NULL, false, false},
    {"tháng 9 năm 2023", "2023-09-30", NULL, false, false},
    {"tháng 1/2022", "2022-01-31", NULL, false, false},
    {"quý III/2023", "2023-09-30", "2023-06-30", false, false},
    {"quy III/2023", "2023-09-30", "2023-06-30", false, false},
    {"qúy III/2023", "2023-09-30", "2023-06-30", false, false},
    {"quý 3/2023", "2023-09-30", "2023-06-30", false, false},
    {"quý III năm 2023", "2023-09-30", "2023-06-30", false, false},
    {"Quý I năm 2023", "2023-03-31", "2022-12-31", false, false},
    {"quý IV/2023", "2023-12-31", "2023-09-30", false, false},
    {"Q2/2023", "2023-06-30", "2023-03-31", false, false},
    {"6 tháng đầu năm 2023", "2023-06-30", "2022-12-31", false, false},
    {"6 tháng năm 2023", "2023-06-30", "2022-12-31", false, false},
    {"9 tháng 2023", "2023-09-30", "2022-12-31", false, false},
    {"2023-2025", "2025-12-31", "2022-12-31", false, false},
    {"2023–2025", "2025-12-31", "2022-12-31", false, false},
    {"2023 - 2025", "2025-12-31", "2022-12-31", false, false},
    {"giai đoạn 2023-2025", "2025-12-31", "2022-12-31", false, false},
    {"từ năm 2023 đến năm 2025", "2025-12-31", "2022-12-31", false, false},
    {"end 2023", "2023-12-31", NULL, false, false},
    {"end of 2023", "2023-12-31", NULL, false, false},
    {"End-2023", "2023-12-31", NULL, false, false},
    {"as of 31/12/2023", "2023-12-31", NULL, false, false},
    {"1900", "1900-12-31", NULL, false, true},
    {"2100", "2100-12-31", NULL, false, true},

    {"", NULL, NULL, false, false},
    {"-", NULL, NULL, false, false},
    {"#", NULL, NULL, false, false},
    {"cuối kỳ", NULL, NULL, false, false},
    {"năm", NULL, NULL, false, false},
    {"đến", NULL, NULL, false, false},
    {"năm ii", NULL, NULL, false, false},
    {"23", NULL, NULL, false, false},
    {"1899", NULL, NULL, false, false},
    {"2101", NULL, NULL, false, false},
    {"02023", NULL, NULL, false, false},
    {"20 23", NULL, NULL, false, false},
    {"31/12/23", NULL, NULL, false, false},
    {"31/02/2023", NULL, NULL, false, false},
    {"29/02/2023", NULL, NULL, false, false},
    {"12/31/2023", NULL, NULL, false, false},
    {"0/1/2023", NULL, NULL, false, false},
    {"001/1/2023", NULL, NULL, false, false},
    {"2023-13", NULL, NULL, false, false},
    {"2023-1", NULL, NULL, false, false},
    {"13/2023", NULL, NULL, false, false},
    {"quý V/2023", NULL, NULL, false, false},
    {"quý 5/2023", NULL, NULL, false, false},
    {"quý 03/2023", NULL, NULL, false, false},
    {"13 tháng 2023", NULL, NULL, false, false},
    {"2025-2023", NULL, NULL, false, false},
    {"2023/2024", NULL, NULL, false, false},
    {"2.023", NULL, NULL, false, false},
    {"2023 sơ bộ", NULL, NULL, false, false},
    {"31/12/2023 01/01/2024", NULL, NULL, false, false},
    {"nấm 2023", NULL, NULL, false, false},
    {"12.791", NULL, NULL, false, false},
};

enum { N_CASES = sizeof cases / sizeof *cases };

static void check_day(pov_day got, const char *wanted)
{
    char text[POV_DAY_TEXT_SIZE] = "none";

    if (got != POV_NO_DAY)
        pov_day_print(got, text);
    assert_string_equal(text, wanted ? wanted : "none");
}

static void reads_period(void **state)
{
    const struct period_case *c = *state;
    pov_period got = {.as_of = 7, .since = 7};

    if (!c->as_of) {
        assert_false(pov_period_read(c->text, &got));
        assert_int_equal(got.as_of, 7);
        assert_int_equal(got.since, 7);
        return;
    }
    assert_true(pov_period_read(c->text, &got));
    check_day(got.as_of, c->as_of);
    check_day(got.since, c->since);
    assert_int_equal(got.typed_as_start, c->typed_as_start);
    assert_int_equal(got.is_whole_year, c->is_whole_year);
}

/** "Đến năm 2030" is by then, which may be long. */
static void tells_by_from_in(void **state)
{
    static const struct {
        const char *text;
        bool is_until;
    } dates[] = {{"đến năm 2030", true},     {"tới năm 2030", true},
                 {"by 2030", true},          {"tính đến ngày 31/12/2023", true},
                 {"đến hết năm 2023", true}, {"năm 2030", false},
                 {"trong năm 2030", false},  {"cuối năm 2030", false},
                 {"2026-2030", false}};
    pov_period got;

    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        assert_true(pov_period_read(dates[i].text, &got));
        assert_int_equal(got.typed_until, dates[i].is_until);
    }
}

/** Every prefix and every changed byte is read or refused, nothing else. */
static void survives_damage(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_CASES; i++) {
        size_t length = strlen(cases[i].text);

        for (size_t at = 0; at < length; at++) {
            char *text = malloc(length + 1);
            pov_period got;

            memcpy(text, cases[i].text, length + 1);
            for (char to = ' '; to < 127; to++) {
                text[at] = to;
                pov_period_read(text, &got);
            }
            text[at] = '\0';
            pov_period_read(text, &got);
            free(text);
        }
    }
}

int main(void)
{

    TEST_ROWS(cases, text, reads_period);
    test_row("by from in", tells_by_from_in, NULL);
    test_row("damaged text", survives_damage, NULL);
    return run_all("period_read", NULL, NULL);
}
