#include "cases.h"

#include <string.h>

#include "povstat/book.h"

/* What people see of a cell: see docs/extracts.md, "Workbooks". */

static struct shown_case {
    const char *name, *format, *typed, *shown;
} cases[] = {
    {"whole", "General", "12791", "12791"},
    {"whole, grouped", "#,##0", "12791", "12791"},
    {"decimals", "General", "24.71", "24,71"},
    {"artefact of binary fractions", "General", "30.130000000000003", "30,13"},
    {"tenths", "General", "0.30000000000000004", "0,3"},
    {"just below", "General", "0.34999999999999998", "0,35"},
    {"nines carry", "0.00", "9.9999999999999999", "10,00"},
    {"powers of ten", "General", "1.25E3", "1250"},
    {"small powers", "General", "2.5E-2", "0,025"},
    {"large", "General", "1.5E12", "1500000000000"},
    {"larger than any", "General", "1E300", "1E300"},
    {"negative", "#,##0", "-95", "-95"},
    {"negative in brackets", "#,##0_);(#,##0)", "-95", "-95"},
    {"no number", "0", "twelve", "twelve"},
    {"12.791 in English", "General", "12.791", "12,791"},
    {"decimals that the format adds", "0.00", "4", "4,00"},
    {"decimals that the format hides", "0", "466.25", "466,25"},
    {"digits that the format hides", "0.0", "24.713", "24,713"},
    {"a zero", "General", "0", "0"},
    {"a negative zero", "General", "-0", "0"},
    {"a plus", "General", "+5", "5"},

    {"percent", "0.00%", "3.4900000000000004E-2", "3,49%"},
    {"percent, whole", "0%", "0.04", "4%"},
    {"percent, more typed than shown", "0%", "3.49E-2", "3,49%"},
    {"percent, zeros", "0.00%", "0.04", "4,00%"},
    {"percent of nothing", "0.00%", "0", "0,00%"},
    {"percent, over hundred", "0.0%", "1.5", "150,0%"},
    {"percent, reckoned", "0.00%", "3.4911597242445E-2", "3,49%"},
    {"percent, reckoned, half up", "0.00%", "3.49500000000001E-2", "3,50%"},
    {"percent, reckoned, none shown", "0%", "3.4911597242445E-2", "3%"},
    {"percent, nines", "0.00%", "0.99999999999999", "100,00%"},
    {"percent sign quoted", "0.00\"%\"", "3.49", "3,49%"},
    {"percent sign escaped", "0.00\\%", "3.49", "3,49%"},
    {"percent of a percent", "0%%", "0.5", "5000%%"},

    {"reckoned", "0.00", "24.713333333333334", "24,71"},
    {"reckoned, General", "General", "24.713333333333334", "24,71333333"},
    {"reckoned, no decimals shown", "#,##0", "466.23333333333335", "466,23"},
    {"reckoned, nearly whole", "General", "30.000000000000043", "30"},
    {"reckoned, nearly nothing", "General", "5.5511151231257827E-17", "0"},
    {"reckoned, of thousands", "#,##0,", "12791333.33333333", "12791,33"},
    {"money typed to the cent", "#,##0", "153528123.45", "153528123,45"},

    {"thousands", "#,##0,", "153528000", "153528"},
    {"millions", "#,##0.0,,", "153528000000", "153528,0"},
    {"a unit", "#,##0\" hộ\"", "95", "95 hộ"},
    {"a currency", "#,##0\\ [$₫-42A]", "95", "95 ₫"},
    {"a language", "[$-42A]#,##0", "95", "95"},
    {"a colour", "[Red]0.0", "95", "95,0"},
    {"another colour", "[Magenta]0", "95", "95"},
    {"accounting", "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)",
     "12791", "12791,00"},
    {"accounting, nothing", "_(* #,##0_);_(* (#,##0);_(* \"-\"??_);_(@_)", "0",
     "-"},
    {"nothing hidden", "0;-0;;@", "0", ""},
    {"nothing without a digit", "#,###", "0", ""},
    {"all hidden", ";;;", "95", "95"},
    {"a fraction", "# ?/?", "0.5", "0,5"},
    {"powers", "0.00E+00", "12791", "12791"},
    {"a text", "@", "12.5", "12,5"},
    {"nothing as a text", "@", "0", "0"},
    {"an unclosed bracket", "[Red", "5", "5"},
    {"an unclosed quote", "0\"x", "5", "5x"},
    {"no format", "", "5", "5"},

    {"a day", "dd/mm/yyyy", "45657", "31/12/2024"},
    {"a day of America", "m/d/yyyy", "45657", "31/12/2024"},
    {"a day and a month", "d-mmm", "45657", "31/12/2024"},
    {"a month", "mm/yyyy", "45657", "12/2024"},
    {"a year", "yyyy", "45657", "2024"},
    {"with words", "\"ngày\" dd \"tháng\" mm \"năm\" yyyy", "45657",
     "31/12/2024"},
    {"with a language", "[$-42A]dd\\ mmmm\\ yyyy;@", "45657", "31/12/2024"},
    {"with a time", "dd/mm/yyyy hh:mm", "45657.5", "31/12/2024 12:00"},
    {"at midnight", "dd/mm/yyyy hh:mm", "45657", "31/12/2024"},
    {"just before midnight", "dd/mm/yyyy hh:mm", "45656.999999999",
     "31/12/2024"},
    {"a time", "hh:mm", "0.5", "12:00"},
    {"hours", "[h]:mm", "1.5", "36:00"},
    {"the first day", "dd/mm/yyyy", "1", "01/01/1900"},
    {"before the false day", "dd/mm/yyyy", "59", "28/02/1900"},
    {"the false day", "dd/mm/yyyy", "60", "29/02/1900"},
    {"behind the false day", "dd/mm/yyyy", "61", "01/03/1900"},
    {"the last day", "dd/mm/yyyy", "2958465", "31/12/9999"},
    {"behind the last day", "dd/mm/yyyy", "2958466", "2958466"},
    {"before all days", "dd/mm/yyyy", "-1", "-1"},
    {"a number is no day", "General", "45657", "45657"},
};

static const char *seen(const pov_book *book, pov_book_kind kind,
                        const char *text, char mark, pov_arena *arena)
{
    const pov_book_cell cell = {.kind = kind, .text = text};

    return pov_book_shown(book, &cell, mark, arena);
}

static void is_shown(void **state)
{
    const struct shown_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_book book = {.arena = arena};

    pov_arena_push(arena, &book.formats, c->format);
    assert_string_equal(seen(&book, POV_BOOK_NUMBER, c->typed, ',', arena),
                        c->shown);
    pov_arena_free(arena);
}

static void counts_days_from_1904(void **state)
{
    const char *const day = "d/m/yyyy";
    pov_arena *arena = pov_arena_new();
    pov_book book = {.from_1904 = true};

    (void)state;
    pov_arena_push(arena, &book.formats, day);
    assert_string_equal(seen(&book, POV_BOOK_NUMBER, "44195", ',', arena),
                        "31/12/2024");
    assert_string_equal(seen(&book, POV_BOOK_NUMBER, "60", ',', arena),
                        "01/03/1904");
    pov_arena_free(arena);
}

static void shows_kinds(void **state)
{
    const pov_book book = {.from_1904 = false};
    pov_arena *arena = pov_arena_new();

    (void)state;
    assert_string_equal(seen(&book, POV_BOOK_NUMBER, "0.5", '.', arena), "0.5");
    assert_string_equal(seen(&book, POV_BOOK_TRUTH, "1", ',', arena), "TRUE");
    assert_string_equal(seen(&book, POV_BOOK_TRUTH, "0", ',', arena), "FALSE");
    assert_string_equal(seen(&book, POV_BOOK_ERROR, "#REF!", ',', arena),
                        "#REF!");
    assert_string_equal(seen(&book, POV_BOOK_FORMULA, "B5+1", ',', arena),
                        "=B5+1");
    assert_string_equal(seen(&book, POV_BOOK_TEXT, "12.791", ',', arena),
                        "12.791");
    assert_string_equal(
        seen(&book, POV_BOOK_DATE, "2024-12-31T00:00:00", ',', arena),
        "31/12/2024");
    assert_string_equal(seen(&book, POV_BOOK_DATE, "31 Dec", ',', arena),
                        "31 Dec");
    pov_arena_free(arena);
}

int main(void)
{
    TEST_ROWS(cases, name, is_shown);
    TEST(counts_days_from_1904);
    TEST(shows_kinds);
    return run_all("shown", NULL, NULL);
}
