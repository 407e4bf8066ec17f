#include "cases.h"

#include <stdio.h>
#include <string.h>

#include "drawn.h"
#include "povstat/book.h"
#include "write/xlsx_plan.h"

/* What is written is read again, and all of it is there: sheets with and
 * without a lead, so long that they are not held as a whole. */

enum { MOST = 1 << 24, MORE = 600 };

static const pov_column columns[] = {{.key = "text", .label = "Đơn vị"},
                                     {.key = "number", .label = "Số hộ"},
                                     {.key = "day", .label = "Ngày"}};

static const pov_link web = {.address = "https://x.vn/a b?c=%20&\"#d<e>"};
static const pov_link inside = {.sheet = 0, .row = 1};

/* Texts that XML, a workbook or its reader could take for something else. */
static const char *const texts[] = {
    "Quảng Ninh",    "Vân Đồn\n<&> ", " đầu",  "cuối\t", "\"'&amp;'\"",
    "_x0041_",       "=1+1",          "12791", "",       "\x1b[31m",
    "a\r\nb",        "\xff\xfe",      "]]>",   "+84",    "_x000D_\n",
    "hộ\u200bnghèo", "\xef\xbf\xbf",
};

static const char *const numbers[] = {
    "0",         "12791",           "-0.74", "0.000001",        "153528000000",
    "9.9500000", "999999999999999", "0.94",  "1000000000000001"};

static const pov_rows *rows_of(pov_arena *arena, size_t more)
{
    pov_table *table = pov_table_new(arena, columns, LENGTH(columns));

    for (size_t i = 0; i < LENGTH(texts) + more; i++) {
        pov_cell row[] = {pov_cell_text(texts[i % LENGTH(texts)]),
                          number_cell(numbers[i % LENGTH(numbers)]),
                          pov_cell_day((pov_day)(i % 5 ? 9000 + i : 0))};

        row[0].link = i % 3 ? NULL : i % 2 ? &inside : &web;
        row[1].behind = i % 4 ? NULL : "%";
        row[0].tone = i % 7 ? POV_TONE_PLAIN : POV_TONE_BAD;
        pov_table_add(table, arena, row);
    }
    return pov_rows_of(table, arena);
}

/** A sheet that is read, held against what was to be written. */
typedef struct reading {
    const xlsx_plan *plan;
    const pov_sheet *sheet;
    pov_arena *arena;
    size_t rows, cells, links; /* that were met */
    bool is_viewed;
} reading;

static bool take_view(void *taker, const pov_book_view *view)
{
    reading *r = taker;

    r->is_viewed = view->fixed_rows == xlsx_plan_last_heading(r->sheet) + 1 &&
                   view->fixed_columns == r->sheet->n_fixed &&
                   view->cursors == (r->sheet->n_fixed ? 3 : 1);
    return r->is_viewed;
}

static bool take_row(void *taker, size_t row)
{
    reading *r = taker;
    size_t n = r->rows++, leads = r->sheet->lead.count;

    return row == (n < leads ? n : xlsx_plan_heading_row(r->sheet) + n - leads);
}

static xlsx_content wanted(const reading *r, size_t row, size_t column)
{
    size_t heading = xlsx_plan_heading_row(r->sheet);
    pov_cell cells[LENGTH(columns)];

    if (row < r->sheet->lead.count)
        cells[column] = pov_cell_text(r->sheet->lead.items[row]);
    else if (row == heading)
        cells[column] = pov_cell_text(columns[column].label);
    else
        r->sheet->rows->row(r->sheet->rows, row - heading - 1, r->arena, cells);
    return xlsx_plan_content(&cells[column], r->arena);
}

static bool take_cell(void *taker, const pov_book_cell *cell)
{
    static const pov_book_kind kinds[] = {[XLSX_EMPTY] = POV_BOOK_BLANK,
                                          [XLSX_TEXT] = POV_BOOK_TEXT,
                                          [XLSX_NUMBER] = POV_BOOK_NUMBER,
                                          [XLSX_DAY] = POV_BOOK_NUMBER};
    reading *r = taker;
    xlsx_content content = wanted(r, cell->row, cell->column);

    r->cells++;
    assert_int_equal(cell->kind, kinds[content.kind]);
    assert_string_equal(cell->text,
                        content.kind == XLSX_EMPTY ? "" : content.text);
    return cell->style > 0;
}

static bool take_link(void *taker, const pov_book_link *link)
{
    reading *r = taker;
    size_t i = 3 * r->links++;
    xlsx_link asked;

    assert_true(
        xlsx_plan_link(r->plan, i % 2 ? &inside : &web, r->arena, &asked));
    assert_int_equal(link->row, xlsx_plan_heading_row(r->sheet) + 1 + i);
    assert_int_equal(link->column, 0);
    if (asked.address)
        assert_string_equal(link->address, asked.address);
    else
        assert_null(link->address);
    assert_string_equal(link->anchor, asked.anchor);
    return true;
}

static void reads_sheet(const pov_book *book, const xlsx_plan *plan, size_t i)
{
    static const pov_book_taker how = {.view = take_view,
                                       .row = take_row,
                                       .cell = take_cell,
                                       .link = take_link};
    reading r = {
        .plan = plan, .sheet = &plan->sheets[i], .arena = pov_arena_new()};
    size_t n = r.sheet->rows->count;

    assert_string_equal(book->sheets.items[i].name, r.sheet->name);
    assert_int_equal(book->sheets.items[i].is_hidden, r.sheet->is_hidden);
    assert_int_equal(pov_book_read_sheet(book, i, &how, &r), POV_ARCHIVE_READ);
    assert_true(r.is_viewed);
    assert_int_equal(r.rows, r.sheet->lead.count + 1 + n);
    assert_int_equal(r.cells, r.sheet->lead.count + LENGTH(columns) * (n + 1));
    assert_int_equal(r.links, (n + 2) / 3);
    pov_arena_free(r.arena);
}

/** What is printed on each page: the names at the left, if any, and the
 *  headings. */
static const char *titles_of(const pov_sheet *sheet, pov_arena *arena)
{
    const char *names =
        sheet->n_fixed
            ? pov_arena_format(arena, "'%s'!$A:%s,", sheet->name,
                               xlsx_plan_column(sheet->n_fixed, arena))
            : "";

    return pov_arena_format(arena, "%s'%s'!$%zu:$%zu", names, sheet->name,
                            xlsx_plan_first_heading(sheet) + 1,
                            xlsx_plan_last_heading(sheet) + 1);
}

/** Every name of cells: those that are filtered, those that are printed. */
static void has_names(const pov_book *book, const xlsx_plan *plan,
                      pov_arena *arena)
{
    assert_int_equal(book->names.count, 2 * plan->n_sheets);
    for (size_t i = 0; i < plan->n_sheets; i++) {
        const pov_sheet *sheet = &plan->sheets[i];

        assert_string_equal(book->names.items[i].cells,
                            pov_arena_format(arena, "'%s'!%s", sheet->name,
                                             xlsx_plan_filtered(sheet, arena)));
        assert_string_equal(book->names.items[plan->n_sheets + i].cells,
                            titles_of(sheet, arena));
    }
}

static void reads_book(pov_archive *archive, const xlsx_plan *plan,
                       pov_arena *arena)
{
    pov_book book;

    assert_int_equal(pov_book_open(&book, archive, arena), POV_ARCHIVE_READ);
    assert_int_equal(book.sheets.count, plan->n_sheets);
    for (size_t i = 0; i < plan->n_sheets; i++)
        reads_sheet(&book, plan, i);
    has_names(&book, plan, arena);
    for (size_t i = 0; i < pov_archive_count(archive); i++)
        assert_int_equal(pov_book_read_part(&book, i), POV_ARCHIVE_READ);
}

static void is_read_again(void **state)
{
    pov_arena *arena = pov_arena_new();
    const char *complaint = "nobody was asked";
    const pov_write_options options = {.arena = arena, .complaint = &complaint};
    pov_text_list lead = {0};
    pov_report report = {.title = "Tiến độ <&>"};
    pov_archive *archive;
    FILE *file = tmpfile();

    (void)state;
    assert_non_null(file);
    pov_arena_push(arena, &lead, "Tiến độ");
    pov_arena_push(arena, &lead, "");
    pov_arena_push(arena, &report.sheets,
                   ((pov_sheet){.name = "Tổng hợp & <cả>",
                                .lead = lead,
                                .n_fixed = 1,
                                .rows = rows_of(arena, 0)}));
    pov_arena_push(arena, &report.sheets,
                   ((pov_sheet){.name = "Xã", .rows = rows_of(arena, MORE)}));
    pov_arena_push(arena, &report.sheets,
                   ((pov_sheet){.name = "Ẩn",
                                .is_hidden = true,
                                .rows = rows_of(arena, 1)}));
    pov_format_named("xlsx")->write(&report, &options, file);
    assert_null(complaint);
    assert_int_equal(fflush(file), 0);
    archive = pov_archive_open(fileno(file), MOST, arena);
    assert_non_null(archive);
    reads_book(archive,
               &(xlsx_plan){.sheets = report.sheets.items, .n_sheets = 3},
               arena);
    pov_archive_close(archive);
    fclose(file);
    pov_arena_free(arena);
}

int main(void)
{
    TEST(is_read_again);
    return run_all("xlsx_again", NULL, NULL);
}
