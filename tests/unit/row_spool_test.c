#include "povstat/row_spool.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "arena_fixture.h"
#include "cases.h"

enum { COLUMNS = 5, MANY = 20000, FEW = 9 };

static const pov_column columns[COLUMNS] = {{.key = "a"}};
static const size_t sheets[] = {7, 3};

/** A row of all that a sheet shows, which is gone when it was added. */
static void make_row(size_t i, pov_cell cells[], pov_link *link)
{
    static const pov_column places[] = {{.key = "file"}};
    char text[32];

    snprintf(text, sizeof text, "row %zu", i);
    cells[0] = pov_cell_text(pov_arena_copy(arena, text, strlen(text)));
    cells[1] = pov_cell_number((pov_decimal){(int64_t)i - 5, 1, 0});
    cells[1].before = i % 2 ? "≤ " : NULL;
    cells[1].behind = pov_arena_copy(arena, "%", 1);
    cells[1].bar = (int16_t)(i % 100);
    cells[2] = i % 3 ? pov_cell_day((pov_day)(700000 + i)) : pov_cell_null();
    cells[2].tone = i % 4 ? POV_TONE_BAD : POV_TONE_PLAIN;
    *link = (pov_link){.sheet = i % 2, .row = i};
    if (i % 5 == 0)
        *link =
            (pov_link){.address = pov_arena_copy(arena, "https://a.vn", 12)};
    cells[2].link = link;
    cells[3] = pov_cell_table(pov_table_new(arena, places, 1));
    cells[4] = pov_cell_text("");
}

static void assert_same_text(const char *a, const char *b)
{
    assert_string_equal(a ? a : "(none)", b ? b : "(none)");
}

static void assert_row(size_t i, const pov_cell got[])
{
    pov_cell cells[COLUMNS];
    pov_link link;

    make_row(i, cells, &link);
    assert_string_equal(got[0].text, cells[0].text);
    assert_int_equal(got[1].number.units, cells[1].number.units);
    assert_int_equal(got[1].number.scale, cells[1].number.scale);
    assert_int_equal(got[1].decimals, cells[1].decimals);
    assert_int_equal(got[1].bar, cells[1].bar);
    assert_same_text(got[1].before, cells[1].before);
    assert_same_text(got[1].behind, cells[1].behind);
    assert_int_equal(got[2].kind, cells[2].kind);
    assert_int_equal(got[2].tone, cells[2].tone);
    assert_int_equal(got[2].bar, -1);
    if (got[2].kind == POV_CELL_DAY)
        assert_int_equal(got[2].day, cells[2].day);
    assert_same_text(got[2].link->address, link.address);
    if (!link.address) {
        assert_int_equal(got[2].link->sheet, sheets[link.sheet]);
        assert_int_equal(got[2].link->row, link.row);
    }
    assert_null(got[1].link);
    assert_string_equal(got[3].text, ""); /* of no place */
    assert_string_equal(got[4].text, "");
}

static pov_row_spool *filled(size_t n, const char *directory, uint64_t at[])
{
    pov_row_spool *s = pov_row_spool_new(COLUMNS, directory, arena);

    for (size_t i = 0; i < n; i++) {
        pov_cell cells[COLUMNS];
        pov_link link;

        make_row(i, cells, &link);
        at[i] = pov_row_spool_add(s, cells);
    }
    return s;
}

/** Two times all, and some of it in another order; in memory and in a file. */
static void rows_come_back(void **state)
{
    const size_t n = (size_t)(uintptr_t)*state;
    uint64_t *at = pov_arena_alloc(arena, n * sizeof *at);
    uint64_t *order = pov_arena_alloc(arena, n * sizeof *order);
    pov_row_spool *s = filled(n, NULL, at);
    const pov_row_wish all = {.count = n, .sheets = sheets};
    const pov_row_wish turned = {.count = n, .order = order, .sheets = sheets};
    const pov_row_wish rest = {.count = n - 2, .from = at[2], .sheets = sheets};
    const pov_row_wish *wishes[] = {&all, &turned, &rest, &all};

    for (size_t i = 0; i < n; i++)
        order[i] = at[n - 1 - i];
    for (size_t w = 0; w < LENGTH(wishes); w++) {
        const pov_rows *rows = pov_row_spool_rows(s, columns, wishes[w]);
        pov_row_reader reader;

        for (int twice = 0; twice < 2; twice++) {
            pov_rows_begin(&reader, rows);
            while (pov_rows_next(&reader)) {
                size_t i = reader.next - 1;

                assert_row(w == 1   ? n - 1 - i
                           : w == 2 ? i + 2
                                    : i,
                           reader.cells);
            }
            assert_int_equal(reader.next, rows->count);
            pov_rows_end(&reader);
        }
        assert_int_equal(*rows->error, 0);
    }
    pov_row_spool_close(s);
}

/** Where no file can be made it takes memory. */
static void needs_no_file(void **state)
{
    uint64_t *at = pov_arena_alloc(arena, MANY * sizeof *at);
    pov_row_spool *s = filled(MANY, "/nowhere", at);
    const pov_row_wish all = {.count = MANY, .sheets = sheets};
    const pov_rows *rows = pov_row_spool_rows(s, columns, &all);
    pov_row_reader reader;

    (void)state;
    pov_rows_begin(&reader, rows);
    while (pov_rows_next(&reader))
        assert_row(reader.next - 1, reader.cells);
    pov_rows_end(&reader);
    assert_int_equal(*rows->error, 0);
    pov_row_spool_close(s);
}

/** What could not be written is told of, and nobody gets half of it. */
static void tells_of_no_room(void **state)
{
    uint64_t *at = pov_arena_alloc(arena, MANY * sizeof *at);
    const pov_row_wish all = {.count = MANY, .sheets = sheets};
    struct rlimit before, little;
    const pov_rows *rows;
    pov_row_reader reader;
    pov_row_spool *s;

    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    little = before;
    little.rlim_cur = 300 * 1024;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    s = filled(MANY, NULL, at);
    rows = pov_row_spool_rows(s, columns, &all);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(*rows->error, EFBIG);
    pov_rows_begin(&reader, rows);
    while (pov_rows_next(&reader))
        assert_int_equal(reader.cells[0].kind, POV_CELL_NULL);
    pov_rows_end(&reader);
    assert_int_equal(*rows->error, EFBIG);
    pov_row_spool_close(s);
}

int main(void)
{
    test_row("few", rows_come_back, (void *)(uintptr_t)FEW);
    test_row("many", rows_come_back, (void *)(uintptr_t)MANY);
    TEST(needs_no_file);
    TEST(tells_of_no_room);
    return run_all("row_spool", make_arena, free_arena);
}
