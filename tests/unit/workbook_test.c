#include "cases.h"

#include <string.h>

#include "report/sheet.h"
#include "report/rows.h"
#include "report/workbook.h"

static const pov_language languages[] = {POV_EN, POV_VI};

/** A workbook of nothing: its sheets have columns all the same. */
static pov_report *empty_report(pov_arena *arena, pov_language language)
{
    pov_figures *figures = pov_arena_alloc(arena, sizeof *figures);
    pov_progress_list *progress = pov_arena_alloc(arena, sizeof *progress);
    pov_findings *findings = pov_arena_alloc(arena, sizeof *findings);

    return pov_report_progress(&(pov_results){.figures = figures,
                                              .progress = progress,
                                              .findings = findings,
                                              .as_of = 1,
                                              .language = language,
                                              .with_sheets = true,
                                              .arena = arena});
}

static bool has_column(const pov_table *table, const char *key)
{
    for (size_t c = 0; c < table->n_columns; c++)
        if (!strcmp(table->columns[c].key, key))
            return true;
    return false;
}

static void has_every_column(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_report *report = empty_report(arena, POV_EN);
    pov_results results = {.arena = arena};
    const pov_table *rows = rows_new(&results);

    (void)state;
    for (size_t c = 0; c < rows->n_columns; c++)
        if (!has_column(report->sheets.items[SHEET_AT_PROGRESS].table,
                        rows->columns[c].key))
            fail_msg("the sheet lacks %s", rows->columns[c].key);
    pov_arena_free(arena);
}

static void has_fit_names(void **state)
{
    pov_arena *arena = pov_arena_new();

    (void)state;
    for (size_t l = 0; l < LENGTH(languages); l++) {
        pov_report *report = empty_report(arena, languages[l]);

        assert_int_equal(report->sheets.count, 4);
        for (size_t i = 0; i < report->sheets.count; i++) {
            const pov_sheet *sheet = &report->sheets.items[i];

            assert_in_range(strlen(sheet->name), 1, 31);
            assert_null(strpbrk(sheet->name, "[]:*?/\\'"));
            for (size_t c = 0; c < sheet->table->n_columns; c++)
                assert_true(strlen(sheet->table->columns[c].label) > 0);
        }
    }
    pov_arena_free(arena);
}

static struct code_case {
    pov_vocabulary from;
    const char *code;
    const char *en, *vi;
} codes[] = {
    {POV_TERMS_VERDICT, "not_met", "not met", "không đạt"},
    {POV_TERMS_DEGREE, "nearly", "nearly", "gần đạt"},
    {POV_TERMS_DEGREE, "partly or nearly", "partly or nearly",
     "một phần hoặc gần đạt"},
    {POV_TERMS_DEGREE, "met or not_met", "met or not met",
     "đạt hoặc không đạt"},
    {POV_TERMS_STATUS, "official", "official", "chính thức"},
    {POV_TERMS_FLAG, "interim_behind", "interim figure: behind",
     "theo số giữa kỳ: chậm"},
    {POV_TERMS_LEVEL, "province", "province", "tỉnh, thành phố"},
    {POV_TERMS_ASSIGNED, "province", "the province", "tỉnh giao"},
    {POV_TERMS_UNIT, "something new", "something new", "something new"},
    {SHEET_NO_CODES, "province", "province", "province"},
};

static void words_codes(void **state)
{
    const struct code_case *c = *state;
    pov_arena *arena = pov_arena_new();

    assert_string_equal(sheet_code_words(arena, POV_EN, c->from, c->code),
                        c->en);
    assert_string_equal(sheet_code_words(arena, POV_VI, c->from, c->code),
                        c->vi);
    pov_arena_free(arena);
}

/** No code that is printed is without words. */
static void knows_every_code(void **state)
{
    pov_arena *arena = pov_arena_new();

    (void)state;
    for (unsigned flag = 0; flag < POV_N_FLAGS; flag++) {
        const char *code = pov_code(POV_TERMS_FLAG, flag);

        assert_string_not_equal(
            sheet_code_words(arena, POV_VI, POV_TERMS_FLAG, code), code);
    }
    for (unsigned form = 0; form < POV_N_FORMS; form++) {
        const char *code = pov_code(POV_TERMS_FORM, form);

        assert_string_not_equal(
            sheet_code_words(arena, POV_VI, POV_TERMS_FORM, code), code);
    }
    for (unsigned v = 0; v < POV_N_VERDICTS; v++) {
        const char *code = pov_code(POV_TERMS_VERDICT, v);

        assert_string_not_equal(
            sheet_code_words(arena, POV_VI, POV_TERMS_VERDICT, code), code);
    }
    pov_arena_free(arena);
}

/* What is below a line never looks as if it were on it. */
static struct decimals_case {
    const char *number;
    int most, shown;
} decimals[] = {
    {"12791", 2, 0},  {"58.333333", 1, 1}, {"99.94", 1, 1},    {"99.95", 1, 2},
    {"99.96", 1, 2},  {"99.999", 1, 3},    {"99.99949", 2, 3}, {"94.97", 1, 2},
    {"59.95", 1, 2},  {"93.97", 1, 1},     {"99.5", 1, 1},     {"199.96", 1, 1},
    {"-99.96", 1, 1}, {"0.000001", 2, 2},  {"0.000001", 0, 6},
};

static void shows_decimals(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(decimals); i++) {
        pov_cell cell = pov_cell_number(decimals[i].number);

        sheet_show_decimals(&cell, decimals[i].most);
        assert_int_equal(cell.decimals, decimals[i].shown);
    }
}

int main(void)
{
    TEST_ROWS(codes, code, words_codes);
    TEST(has_every_column);
    TEST(has_fit_names);
    TEST(knows_every_code);
    TEST(shows_decimals);
    return run_all("workbook", NULL, NULL);
}
