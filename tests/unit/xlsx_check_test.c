#include "cases.h"

#include "book_parts.h"
#include "drawn.h"
#include "write/xlsx_check.h"

/* Sheets of texts that are shared, numbers, days, blanks, links. */
static const pov_column columns[] = {{.key = "text", .label = "Đơn vị"},
                                     {.key = "number", .label = "Số hộ"},
                                     {.key = "day", .label = "Ngày"}};

static const pov_link web = {.address = "https://x.vn/a b?c=%20#d<e>"};
static const pov_link inside = {.sheet = 2, .row = 1};

typedef struct book {
    pov_arena *arena;
    pov_report report;
    xlsx_plan plan;
    char *bytes;
    size_t length;
} book;

static void add_row(pov_arena *arena, pov_table *table, const char *text,
                    const char *number, const pov_link *link)
{
    pov_cell row[] = {pov_cell_text_if(text), number_cell(number),
                      pov_cell_day(pov_day_from(2024, 12, 31))};

    row[0].link = link;
    row[1].bar = 50;
    pov_table_add(table, arena, row);
}

static const pov_rows *rows_of(pov_arena *arena, const char *first, size_t more)
{
    pov_table *table = pov_table_new(arena, columns, LENGTH(columns));

    add_row(arena, table, first, "12791", &web);
    add_row(arena, table, "Ba Chẽ", "-0.74", &inside);
    add_row(arena, table, NULL, "0.000001", NULL);
    add_row(arena, table, "Vân Đồn\n<&> ", "153528000000", NULL);
    for (size_t i = 0; i < more; i++)
        add_row(arena, table, pov_arena_format(arena, "Xã %zu", i), "7",
                i % 2 ? &inside : NULL);
    return pov_rows_of(table, arena);
}

static void add_sheet(book *b, pov_sheet sheet)
{
    pov_arena_push(b->arena, &b->report.sheets, sheet);
}

static int begin_book(void **state)
{
    static const pov_write_options nothing = {0};
    book *b = calloc(1, sizeof *b);
    pov_write_options options = nothing;
    pov_text_list lead = {0};
    FILE *out;

    assert_non_null(b);
    b->arena = pov_arena_new();
    pov_arena_push(b->arena, &lead, "Tiến độ");
    pov_arena_push(b->arena, &lead, "");
    add_sheet(b, (pov_sheet){.name = "Tổng hợp",
                             .lead = lead,
                             .n_fixed = 1,
                             .rows = rows_of(b->arena, "Quảng Ninh", 0)});
    add_sheet(b, (pov_sheet){.name = "Xã",
                             .rows = rows_of(b->arena, "Hạ Long", 300)});
    add_sheet(b, (pov_sheet){.name = "Rows",
                             .rows = rows_of(b->arena, "Quảng Bình", 0)});
    b->plan = (xlsx_plan){.sheets = b->report.sheets.items, .n_sheets = 3};
    options.arena = b->arena;
    out = open_memstream(&b->bytes, &b->length);
    assert_non_null(out);
    pov_format_named("xlsx")->write(&b->report, &options, out);
    assert_int_equal(fclose(out), 0);
    *state = b;
    return 0;
}

static int end_book(void **state)
{
    book *b = *state;

    pov_arena_free(b->arena);
    free(b->bytes);
    free(b);
    return 0;
}

static const char *checked(const book *b, int descriptor)
{
    const char *wrong = xlsx_check(descriptor, &b->plan, b->arena);

    close(descriptor);
    return wrong;
}

#define SHEET1 "xl/worksheets/sheet1.xml"
#define SHEET2 "xl/worksheets/sheet3.xml"
#define LINKS1 "xl/worksheets/_rels/sheet1.xml.rels"
#define BOOK "xl/workbook.xml"
#define STYLES "xl/styles.xml"

/* What went wrong with one part, and where it is seen first. */
static struct change_case {
    const char *name, *part;
    const char *from, *until, *instead;
    const char *where; /* NULL: nowhere */
} changes[] = {
    {"nothing", SHEET1, "<is>", "<t>", "<is><t>", NULL},
    {"another form of a number", SHEET1, "<v>-0.74</v>", "</v>",
     "<v>-7.4000000000000004E-1</v>", NULL},
    {"a text lost", SHEET1, "<is>", "</is>", "", "sheet 'Tổng hợp', row 1"},
    {"a text too many", SHEET1, "<is>", "<t>", "<is><t>?</t><t>",
     "sheet 'Tổng hợp', row 1"},
    {"a text of another row", SHEET1, "<t>Quảng Ninh</t>", "", "<t>Ba Chẽ</t>",
     "sheet 'Tổng hợp', row 5"},
    {"a text cut", SHEET1, "Ninh", "h", "N", "sheet 'Tổng hợp', row 5"},
    {"a text shared by nobody", SHEET1, "t=\"inlineStr\"><is>", "</is>",
     "t=\"s\"><v>0</v>", "sheet 'Tổng hợp', row 1"},
    {"a row lost", SHEET1, "<row r=\"6\"", "</row>", "",
     "sheet 'Tổng hợp', row 6"},
    {"the last row lost", SHEET2, "<row r=\"5\"", "</row>", "",
     "sheet 'Rows', row 5"},
    {"a row too many", SHEET2, "</sheetData>", "",
     "<row r=\"6\"></row></sheetData>", "sheet 'Rows', row 5"},
    {"rows out of order", SHEET2, "<row r=\"5\"", "", "<row r=\"3\"",
     "sheet 'Rows', row 5"},
    {"all rows lost", SHEET2, "<sheetData>", "</sheetData>",
     "<sheetData></sheetData>", "sheet 'Rows', row 1"},
    {"a cell lost", SHEET2, "<c r=\"B3\"", "</c>", "", "sheet 'Rows', row 3"},
    {"a blank cell too many", SHEET2, "<c r=\"B4\"", "",
     "<c r=\"A4\" s=\"6\"/><c r=\"B4\"", "sheet 'Rows', row 4"},
    {"a cell too many", SHEET2, "</row>", "", "<c r=\"D1\"><v>1</v></c></row>",
     "sheet 'Rows', row 2"},
    {"a cell of another column", SHEET2, "\"C5\"", "", "\"D5\"",
     "sheet 'Rows', row 5"},
    {"a number changed", SHEET2, "<v>12791</v>", "", "<v>12790</v>",
     "sheet 'Rows', row 2"},
    {"a sign lost", SHEET2, "<v>-0.74</v>", "", "<v>0.74</v>",
     "sheet 'Rows', row 3"},
    {"a number lost", SHEET2, "<v>12791</v>", "", "", "sheet 'Rows', row 2"},
    {"a day changed", SHEET2, "<v>45657</v>", "", "<v>45656</v>",
     "sheet 'Rows', row 2"},
    {"a number that is a text", SHEET2, "\"B2\"", "", "\"B2\" t=\"str\"",
     "sheet 'Rows', row 2"},
    {"a link lost", SHEET1, "<hyperlink ", "/>", "", "sheet 'Tổng hợp', row 8"},
    {"all links lost", SHEET1, "<hyperlinks>", "</hyperlinks>", "",
     "sheet 'Tổng hợp', row 8"},
    {"a link of another cell", SHEET1, "ref=\"A6\"", "", "ref=\"A7\"",
     "sheet 'Tổng hợp', row 8"},
    {"a link to another row", SHEET1, "!A3", "", "!A4",
     "sheet 'Tổng hợp', row 8"},
    {"another address", LINKS1, "x.vn", "", "y.vn", "sheet 'Tổng hợp', row 8"},
    {"no address", LINKS1, "<Relationship ", "/>", "",
     "sheet 'Tổng hợp', row 8"},
    {"a line lost", SHEET2, "<cfRule type=\"expression\"", "</cfRule>", "",
     "sheet 'Rows', row 5"},
    {"a line that is too short", SHEET2, "sqref=\"A2:A5\"", "",
     "sqref=\"A2:A4\"", "sheet 'Rows', row 5"},
    {"a line that begins too late", SHEET2, "sqref=\"A2:A5\"", "",
     "sqref=\"A3:A5\"", "sheet 'Rows', row 5"},
    {"a line of no cells of the table", SHEET2, "sqref=\"C2:C5\"", "",
     "sqref=\"D2:D5\"", "sheet 'Rows', row 5"},
    {"a line twice and one lost", SHEET2, "sqref=\"C2:C5\"", "",
     "sqref=\"A2:A5\"", "sheet 'Rows', row 5"},
    {"a line of ranges that are left out", SHEET2, "sqref=\"A2:A5\"", "",
     "sqref=\"A2:A5 C2:C5\"", "sheet 'Rows', row 5"},
    {"a line for nothing", SHEET2, "<formula>TRUE", "", "<formula>FALSE",
     "sheet 'Rows', row 5"},
    {"a line without a look", SHEET2, " dxfId=\"0\"", "", "",
     "sheet 'Rows', row 5"},
    {"bars lost", SHEET2, "<cfRule type=\"dataBar\"", "</cfRule>", "",
     "sheet 'Rows', row 5"},
    {"bars that are none", SHEET2, "type=\"dataBar\"", "",
     "type=\"aboveAverage\"", "sheet 'Rows', row 5"},
    {"bars of another column", SHEET2, "sqref=\"B2:B5\"", "", "sqref=\"C2:C5\"",
     "sheet 'Rows', row 5"},
    {"a pane lost", SHEET1, "<pane ", "/>", "", "sheet 'Tổng hợp', row 1"},
    {"a cursor lost", SHEET1, "<selection ", "/>", "",
     "sheet 'Tổng hợp', row 1"},
    {"a sheet lost", BOOK, "<sheet ", "/>", "", "the list of sheets"},
    {"a sheet renamed", BOOK, "<sheet name=\"Rows", "", "<sheet name=\"Row",
     "the list of sheets"},
    {"headings that are not repeated", BOOK, "<definedName", "</definedName>",
     "", "the list of sheets"},
    {"headings of another sheet", BOOK, ">Rows!", "", ">(null)!",
     "the list of sheets"},
    {"a style lost", STYLES, "<font>", "</font>", "", "xl/styles.xml"},
    {"the look of a line lost", STYLES, "<dxf>", "</dxf>", "", "xl/styles.xml"},
    {"half a part", STYLES, "<cellXfs", "</styleSheet>", "", "xl/styles.xml"},
    {"half a sheet", SHEET2, "<sheetData>", "</worksheet>", "",
     "sheet 'Rows', row 1"},
    {"an entity", STYLES, "<styleSheet", "",
     "<!DOCTYPE x [<!ENTITY e \"e\">]><styleSheet", "xl/styles.xml"},
    {"a document of its own type", SHEET2, "<worksheet", "",
     "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet",
     "sheet 'Rows', row 1"},
    {"no beginning", "_rels/.rels", "officeDocument\"", "", "other\"",
     "the list of sheets"},
};

static book *of_all;

static void sees_change(void **state)
{
    const struct change_case *c = *state;
    book_parts parts =
        unpack_parts(of_all->bytes, of_all->length, of_all->arena);
    const char *wrong;

    change_part(part_named(&parts, c->part), c->from, c->until, c->instead);
    wrong = checked(of_all, pack_parts(&parts));
    free_parts(&parts);
    if (!c->where)
        assert_null(wrong);
    else if (!wrong || strcmp(wrong, c->where) != 0)
        fail_msg("%s, not %s", wrong ? wrong : "nothing", c->where);
}

/* A stream of the library is written in pieces of this size, and goes on
 * behind one that could not be written. */
enum { PIECE = 4096 };

static size_t lose_pieces(const book_part *whole, size_t piece)
{
    book_parts parts =
        unpack_parts(of_all->bytes, of_all->length, of_all->arena);
    book_part *part = part_named(&parts, whole->name);
    size_t begin = piece * PIECE, behind = begin + PIECE;

    if (behind > part->count)
        behind = part->count;
    memmove(part->items + begin, part->items + behind, part->count - behind);
    part->count -= behind - begin;
    if (!checked(of_all, pack_parts(&parts)))
        fail_msg("%s without piece %zu", whole->name, piece);
    free_parts(&parts);
    return behind - begin;
}

static void sees_every_lost_write(void **state)
{
    book_parts parts =
        unpack_parts(of_all->bytes, of_all->length, of_all->arena);
    size_t lost = 0;

    (void)state;
    for (size_t i = 0; i < parts.count; i++)
        for (size_t at = 0; at < parts.items[i].count; at += PIECE)
            lost += lose_pieces(&parts.items[i], at / PIECE);
    assert_true(lost > (size_t)15 * PIECE);
    free_parts(&parts);
}

static void sees_part_lost(void **state)
{
    book_parts all = unpack_parts(of_all->bytes, of_all->length, of_all->arena);
    size_t n = all.count;

    (void)state;
    free_parts(&all);
    assert_true(n > 10);
    for (size_t i = 0; i < n; i++) {
        book_parts parts =
            unpack_parts(of_all->bytes, of_all->length, of_all->arena);
        const char *name = parts.items[i].name;
        bool is_needed = strncmp(name, "xl/w", 4) == 0 || strstr(name, ".rels");

        free(parts.items[i].items);
        parts.items[i] = parts.items[--parts.count];
        if (is_needed && !checked(of_all, pack_parts(&parts)))
            fail_msg("%s is not missed", name);
        free_parts(&parts);
    }
}

static void sees_two_of_one_name(void **state)
{
    book_parts parts =
        unpack_parts(of_all->bytes, of_all->length, of_all->arena);
    book_part again = {.name = SHEET2};
    const book_part *first = part_named(&parts, SHEET2);

    (void)state;
    take_piece(&again, first->items, first->count);
    pov_arena_push(of_all->arena, &parts, again);
    assert_string_equal(checked(of_all, pack_parts(&parts)), "its end");
    free_parts(&parts);
}

static void sees_what_is_cut_off(void **state)
{
    (void)state;
    assert_null(checked(of_all, file_of(of_all->bytes, of_all->length)));
    for (size_t n = 0; n < of_all->length; n += 13)
        assert_non_null(checked(of_all, file_of(of_all->bytes, n)));
}

/* Each piece of a part is held against a checksum; what is not, is the time of
 * a part or the like. */
static void sees_what_was_turned(void **state)
{
    char *bytes = malloc(of_all->length);
    size_t unseen = 0, tried = 0;

    (void)state;
    assert_non_null(bytes);
    for (size_t at = 40; at < of_all->length; at += 11, tried++) {
        memcpy(bytes, of_all->bytes, of_all->length);
        bytes[at] = (char)(bytes[at] ^ 0x55);
        unseen += !checked(of_all, file_of(bytes, of_all->length));
    }
    free(bytes);
    assert_true(unseen * 10 < tried);
}

static int begin_all(void **state)
{
    void *made;

    (void)state;
    begin_book(&made);
    of_all = made;
    return 0;
}

static int end_all(void **state)
{
    void *made = of_all;

    (void)state;
    return end_book(&made);
}

int main(void)
{
    TEST_ROWS(changes, name, sees_change);
    TEST(sees_every_lost_write);
    TEST(sees_part_lost);
    TEST(sees_two_of_one_name);
    TEST(sees_what_is_cut_off);
    TEST(sees_what_was_turned);
    return run_all("xlsx_check", begin_all, end_all);
}
