#include "cases.h"

#include <string.h>

#include "drawn.h"
#include "view/findings.h"
#include "view/words.h"
#include "view/workbook.h"

static const pov_language languages[] = {POV_EN, POV_VI};

/** Results of nothing: sheets of them have columns all the same. */
static pov_results *nothing_in(pov_arena *arena, pov_language language)
{
    pov_results *r = pov_arena_alloc(arena, sizeof *r);

    *r = (pov_results){.figures = pov_arena_alloc(arena, sizeof(pov_figures)),
                       .progress =
                           pov_arena_alloc(arena, sizeof(pov_progress_list)),
                       .findings = pov_arena_alloc(arena, sizeof(pov_findings)),
                       .as_of = 1,
                       .language = language,
                       .draws = POV_DRAWS_WORKBOOK,
                       .arena = arena};
    return r;
}

static bool has_column(const pov_rows *rows, const char *key)
{
    for (size_t c = 0; c < rows->n_columns; c++)
        if (!strcmp(rows->columns[c].key, key))
            return true;
    return false;
}

static void has_every_column(void **state)
{
    pov_arena *arena = pov_arena_new();
    const pov_results *r = nothing_in(arena, POV_EN);
    const pov_rows *rows = pov_report_progress(r)->rows;
    const pov_rows *sheet =
        progress_rows_sheet(r, &(shown_targets){0}, FIELD_SHEET, NULL);

    (void)state;
    for (size_t c = 0; c < rows->n_columns; c++)
        if (!has_column(sheet, rows->columns[c].key))
            fail_msg("the sheet lacks %s", rows->columns[c].key);
    pov_arena_free(arena);
}

/** Of nothing there is one sheet, which says so. */
static void has_a_sheet(void **state)
{
    pov_arena *arena = pov_arena_new();
    const pov_report *report = pov_report_progress(nothing_in(arena, POV_EN));

    (void)state;
    assert_int_equal(report->sheets.count, 1);
    assert_true(report->sheets.items[0].lead.count > 0);
    pov_arena_free(arena);
}

static void has_fit_names(void **state)
{
    static const word names[] = {WORD_ATTENTION,     WORD_OVERVIEW,
                                 WORD_SHEET_SUMMARY, WORD_SHEET_PROGRESS,
                                 WORD_SHEET_FIGURES, WORD_SHEET_FINDINGS};
    pov_arena *arena = pov_arena_new();

    (void)state;
    for (size_t l = 0; l < LENGTH(languages); l++) {
        const pov_results *r = nothing_in(arena, languages[l]);
        const pov_rows *sheets[] = {
            progress_rows_sheet(r, &(shown_targets){0}, FIELD_SHEET, NULL),
            progress_rows_sheet(r, &(shown_targets){0}, FIELD_SUMMARY, NULL),
            findings_sheet(r)};

        for (size_t i = 0; i < LENGTH(names); i++) {
            assert_in_range(strlen(words_in(languages[l], names[i])), 1, 31);
            assert_null(strpbrk(words_in(languages[l], names[i]), "[]:*?/\\'"));
        }
        for (size_t i = 0; i < LENGTH(sheets); i++)
            for (size_t c = 0; c < sheets[i]->n_columns; c++)
                assert_true(strlen(sheets[i]->columns[c].label) > 0);
    }
    pov_arena_free(arena);
}

static struct term_case {
    pov_vocabulary from;
    const char *code;
    pov_joint joint;
    const char *other;
    const char *plain, *en, *vi;
} terms[] = {
    {POV_TERMS_VERDICT, "not_met", POV_ALONE, NULL, "not_met", "not met",
     "không đạt"},
    {POV_TERMS_DEGREE, "partly", POV_EITHER, "nearly", "partly or nearly",
     "60 to 95% or over 95%", "60 đến 95% hoặc trên 95%"},
    {POV_TERMS_VERDICT, "met", POV_EITHER, "not_met", "met or not_met",
     "met or not met", "đạt hoặc không đạt"},
    {POV_TERMS_STATUS, "official", POV_ALONE, NULL, "official", "official",
     "chính thức"},
    {POV_TERMS_FLAG, "interim", POV_OF, "interim", "interim_interim",
     "interim figure: interim figure", "theo số giữa kỳ: theo số giữa kỳ"},
    {POV_TERMS_ASSIGNED, "province", POV_ALONE, NULL, "province",
     "the province", "tỉnh giao"},
};

static void says_terms(void **state)
{
    const struct term_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_letters scratch = {0};
    const pov_term *other = c->other ? pov_term_find(c->from, c->other) : NULL;
    pov_cell cell =
        pov_cell_terms(pov_term_find(c->from, c->code), c->joint, other);

    assert_string_equal(pov_cell_plain(&cell, arena, &scratch), c->plain);
    assert_string_equal(pov_cell_said(&cell, POV_EN, arena).text, c->en);
    assert_string_equal(pov_cell_said(&cell, POV_VI, arena).text, c->vi);
    pov_arena_free(arena);
}

static void keeps_what_is_no_code(void **state)
{
    const pov_cell cell = pov_cell_code(POV_TERMS_COUNTED, "something new");

    (void)state;
    assert_int_equal(cell.kind, POV_CELL_TEXT);
    assert_string_equal(cell.text, "something new");
    assert_int_equal(pov_cell_term(POV_TERMS_DEGREE, POV_NO_DEGREE).kind,
                     POV_CELL_NULL);
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

static pov_cell given(const field_view *v, const void *row)
{
    pov_cell cell = number_cell(*(const char *const *)row);

    (void)v;
    return pov_cell_number(cell.number);
}

static void shows_decimals(void **state)
{
    const struct decimals_case *c = *state;
    const field shown = {.key = "n",
                         .label = "n",
                         .at = {[FIELD_SHEET] = 1},
                         .decimals = c->most,
                         .of = given};
    const field_rows rows = {&shown, 1, &c->number, 1, sizeof c->number, NULL};
    const pov_results results = {.arena = pov_arena_new()};
    const pov_table *table = fields_table(&results, rows, FIELD_SHEET, NULL);
    pov_cell cell;

    pov_cell_unpack(table->items[0], &cell);
    assert_int_equal(cell.decimals, c->shown);
    pov_arena_free(results.arena);
}

int main(void)
{
    TEST_ROWS(terms, plain, says_terms);
    TEST_ROWS(decimals, number, shows_decimals);
    TEST(has_every_column);
    TEST(has_a_sheet);
    TEST(has_fit_names);
    TEST(keeps_what_is_no_code);
    return run_all("workbook", NULL, NULL);
}
