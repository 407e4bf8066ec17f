#include "cases.h"

#include <string.h>

#include "drawn.h"
#include "write/xlsx_plan.h"
#include "write/xlsx_check.h"

/* What stands in a cell: the decimal or day, and its number; a text if it
 * would not be kept. */
static struct content_case {
    const char *text;
    xlsx_kind kind;
    double number;
} contents[] = {
    {"0", XLSX_NUMBER, 0},
    {"12791", XLSX_NUMBER, 12791},
    {"-0.74", XLSX_NUMBER, -0.74},
    {"0.1", XLSX_NUMBER, 0.1},
    {"9.95", XLSX_NUMBER, 9.95},
    {"313.333333", XLSX_NUMBER, 313.333333},
    {"0.000001", XLSX_NUMBER, 0.000001},
    {"153528000000", XLSX_NUMBER, 153528000000},
    {"999999999999999", XLSX_NUMBER, 999999999999999},
    {"1000000000000001", XLSX_TEXT, 0},
    {"1.000000000000001", XLSX_TEXT, 0},
    {"2024-12-31", XLSX_DAY, 45657},
    {"1900-03-01", XLSX_DAY, 61},
    {"1900-02-28", XLSX_TEXT, 0},
};

static void keeps_content(void **state)
{
    const struct content_case *c = *state;
    pov_arena *arena = pov_arena_new();
    bool is_day = strlen(c->text) == 10 && c->text[4] == '-';
    pov_day day = POV_NO_DAY;
    pov_cell cell;
    xlsx_content got;

    assert_true(!is_day || pov_day_parse(c->text, &day));
    cell = is_day ? pov_cell_day(day) : number_cell(c->text);
    got = xlsx_plan_content(&cell, arena);
    assert_int_equal(got.kind, c->kind);
    if (c->kind == XLSX_TEXT)
        assert_string_equal(got.text, c->text);
    else
        assert_true(got.number >= c->number && got.number <= c->number);
    pov_arena_free(arena);
}

static void keeps_nothing(void **state)
{
    const pov_cell cells[] = {pov_cell_null(), pov_cell_text("")};

    (void)state;
    for (size_t i = 0; i < LENGTH(cells); i++)
        assert_int_equal(xlsx_plan_content(&cells[i], NULL).kind, XLSX_EMPTY);
}

static struct lines_case {
    const char *text;
    size_t width, lines;
} lines[] = {
    {"", 5, 1},
    {"hộ", 5, 1},
    {"hộ nghèo", 8, 1},
    {"hộ nghèo", 7, 2},
    {"hộ\nnghèo", 20, 2},
    {"aaaaaaaaaa", 4, 3},
    {"a aaaaaaaaa", 4, 4},
    {"một hai ba bốn", 7, 2},
};

static void counts_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(lines); i++)
        assert_int_equal(xlsx_plan_lines(lines[i].text, lines[i].width),
                         lines[i].lines);
}

/* One column, and as many rows as asked for, which are all the same. */
static const pov_column text_column[] = {{.key = "text"}};

static pov_table table_of(pov_arena *arena, pov_cell cell, size_t rows)
{
    pov_table table = {.columns = text_column, .n_columns = 1};

    for (size_t i = 0; i < rows; i++)
        pov_table_add(&table, arena, &cell);
    return table;
}

/** The workbook of the table, or NULL; the caller frees it. */
static char *workbook_of(pov_arena *arena, const pov_table *table,
                         size_t *length, const char **complaint)
{
    const pov_report report = {.rows =
                                   table ? pov_rows_of(table, arena) : NULL};
    const pov_write_options options = {.arena = arena, .complaint = complaint};
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, length);

    assert_non_null(out);
    pov_format_named("xlsx")->write(&report, &options, out);
    assert_int_equal(fclose(out), 0);
    return bytes;
}

static const char *repeated(pov_arena *arena, const char *text, size_t n)
{
    size_t length = strlen(text);
    char *all = pov_arena_alloc(arena, n * length + 1);

    for (size_t i = 0; i < n; i++)
        memcpy(all + i * length, text, length);
    return all;
}

static struct size_case {
    const char *name;
    const char *text;
    size_t times, rows;
    const char *complaint; /* part of it; NULL: it is drawn */
} sizes[] = {
    {"no rows", "a", 1, 0, NULL},
    {"longest text", "ộ", 32767, 1, NULL},
    {"too long a text", "ộ", 32768, 1, "row 2 of the sheet 'rows'"},
    {"longest of pairs", "\xf0\x9f\x98\x80", 16383, 1, NULL},
    {"too long in pairs", "\xf0\x9f\x98\x80", 16384, 1, "32767 characters"},
    {"too many rows", "a", 1, 1048576, "1048577 rows"},
};

static void knows_limits(void **state)
{
    const struct size_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_cell cell = pov_cell_text(repeated(arena, c->text, c->times));
    pov_table table = table_of(arena, cell, c->rows);
    const char *complaint = "nobody was asked";
    size_t length = 0;
    char *bytes = workbook_of(arena, &table, &length, &complaint);

    if (c->complaint) {
        assert_non_null(complaint);
        assert_non_null(strstr(complaint, c->complaint));
        assert_int_equal(length, 0);
    } else {
        assert_null(complaint);
        assert_true(length > 0);
    }
    free(bytes);
    pov_arena_free(arena);
}

/* Where a cell leads, as it is written; NULL: nowhere. */
static struct link_case {
    const char *typed, *address, *anchor;
} links[] = {
    {"https://x.vn/", "https://x.vn/", NULL},
    {"https://x.vn/a#b c", "https://x.vn/a", "b c"},
    {"https://x.vn/a b", "https://x.vn/a%20b", NULL},
    {"https://x.vn/%41%zz%", "https://x.vn/%41%25zz%25", NULL},
    {"https://x.vn/<[{`^}]>\"", "https://x.vn/%3c%5b%7b%60%5e%7d%5d%3e%22",
     NULL},
    {"https://x.vn/Chẽ", "https://x.vn/Chẽ", NULL},
    {"https://x.vn/\x01", "https://x.vn/\\x01", NULL},
    {"#here", NULL, NULL},
    {"", NULL, NULL},
    {"https://x.vn/?q=internal:a", NULL, NULL},
    {"https://x.vn/?q=external:a", NULL, NULL},
};

static void leads_there(void **state)
{
    const struct link_case *c = *state;
    const pov_link link = {.address = c->typed};
    pov_arena *arena = pov_arena_new();
    xlsx_link got;

    assert_int_equal(xlsx_plan_link(NULL, &link, arena, &got),
                     c->address != NULL);
    if (c->address)
        assert_string_equal(got.address, c->address);
    if (c->anchor)
        assert_string_equal(got.anchor, c->anchor);
    else if (c->address)
        assert_null(got.anchor);
    pov_arena_free(arena);
}

/* The longest address has 2079 bytes, escaped and without an anchor. */
static struct length_case {
    const char *name, *before, *repeated;
    size_t times;
    bool is_linked;
} lengths[] = {
    {"longest address", "", "a", 2079, true},
    {"too long an address", "", "a", 2080, false},
    {"longest address of letters", "", "ộ", 693, true},
    {"too long an address of letters", "", "ộ", 694, false},
    {"longest address, escaped", "", " ", 693, true},
    {"too long an address, escaped", "", " ", 694, false},
    {"longest anchor", "a#", "a", 2079, true},
    {"too long an anchor", "a#", "a", 2080, false},
};

static void measures_address(void **state)
{
    const struct length_case *c = *state;
    pov_arena *arena = pov_arena_new();
    const pov_link link = {
        .address = pov_arena_format(arena, "%s%s", c->before,
                                    repeated(arena, c->repeated, c->times))};
    pov_cell cell = pov_cell_text("Kế hoạch");
    const char *complaint = "nobody was asked";
    pov_table table;
    size_t length = 0;
    xlsx_link got;

    cell.link = &link;
    table = table_of(arena, cell, 2);
    assert_int_equal(xlsx_plan_link(NULL, &link, arena, &got), c->is_linked);
    free(workbook_of(arena, &table, &length, &complaint));
    assert_null(complaint);
    assert_true(length > 0);
    pov_arena_free(arena);
}

static struct same_case {
    const char *decimal, *written;
    bool is_same;
} same[] = {
    {"0", "0", true},
    {"0", "-0", true},
    {"0.00", "0", true},
    {"12791", "12791", true},
    {"12791", "12791.0", true},
    {"12791", "1.2791E+04", true},
    {"0.000001", "9.9999999999999995E-07", true},
    {"0.000001", "1e-06", true},
    {"999999999999999", "999999999999999", true},
    {"999999999999999", "1000000000000000", false},
    {"8.10000000000001", "8.1000000000000103", true},
    {"0.1", "0.10000000000000001", true},
    {"100", "99.9999999999999996", true},
    {"-0.74", "-0.74", true},
    {"-0.74", "0.74", false},
    {"12791", "1279.1", false},
    {"12791", "12792", false},
    {"1", "10", false},
    {"0", "1", false},
    {"1", "", false},
    {"1", "1E", false},
    {"1", "1x", false},
    {"1", "1.0.0", false},
    {"1", "nan", false},
};

static void compares_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(same); i++)
        if (xlsx_check_number(same[i].decimal, same[i].written) !=
            same[i].is_same)
            fail_msg("%s against %s", same[i].decimal, same[i].written);
}

static void needs_rows(void **state)
{
    pov_arena *arena = pov_arena_new();
    const char *complaint = NULL;
    size_t length = 0;

    (void)state;
    free(workbook_of(arena, NULL, &length, &complaint));
    assert_non_null(complaint);
    assert_int_equal(length, 0);
    pov_arena_free(arena);
}

int main(void)
{
    TEST_ROWS(contents, text, keeps_content);
    TEST_ROWS(sizes, name, knows_limits);
    TEST_ROWS(links, typed, leads_there);
    TEST_ROWS(lengths, name, measures_address);
    TEST(keeps_nothing);
    TEST(counts_lines);
    TEST(compares_numbers);
    TEST(needs_rows);
    return run_all("write_xlsx", NULL, NULL);
}
