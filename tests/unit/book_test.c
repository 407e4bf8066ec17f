#include "cases.h"

#include "book_parts.h"
#include "povstat/book.h"

/* The smallest workbook; what is between <worksheet> and </worksheet> is the
 * case's. */
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define RELATION(id, type, target)                                             \
    "<Relationship Id=\"" id "\" Type=\"" OFFICE "relationships/" type         \
    "\" Target=\"" target "\"/>"

static const char *const frame[][2] = {
    {"_rels/.rels",
     HEAD "<Relationships>" RELATION("a", "officeDocument",
                                     "xl/workbook.xml") "</Relationships>"},
    {"xl/_rels/workbook.xml.rels",
     HEAD "<Relationships>" RELATION("s1", "worksheet", "sheets/one.xml")
         RELATION("s2", "worksheet", "/xl/sheets/two.xml")
             RELATION("c1", "chartsheet", "sheets/chart.xml") RELATION(
                 "t", "sharedStrings", "../xl/texts.xml") "</Relationships>"},
    {"xl/texts.xml",
     HEAD "<sst count=\"9\"><si><t>Hộ</t></si><si><r><t>Hộ </t></r><r><rPr/>"
          "<t>nghèo</t></r><rPh><t>ho</t></rPh></si><si><t/></si></sst>"},
    {"xl/sheets/chart.xml", HEAD "<chartsheet/>"},
    {"xl/sheets/two.xml", HEAD "<worksheet><sheetData/></worksheet>"},
    {"xl/sheets/_rels/one.xml.rels",
     HEAD "<Relationships><Relationship Id=\"w\" Type=\"" OFFICE
          "relationships/hyperlink\" Target=\"https://x.vn/\" "
          "TargetMode=\"External\"/></Relationships>"},
};

#define WORKBOOK                                                               \
    HEAD "<x:workbook xmlns:x=\"x\" xmlns:r=\"r\"><x:sheets>"                  \
         "<x:sheet name=\"Hai\" sheetId=\"9\" state=\"hidden\" r:id=\"s2\"/>"  \
         "<x:sheet name=\"Hình\" sheetId=\"2\" r:id=\"c1\"/>"                 \
         "<x:sheet name=\"Một\" sheetId=\"1\" r:id=\"s1\"/></x:sheets>"      \
         "<x:definedNames><x:definedName name=\"all\">1</x:definedName>"       \
         "<x:definedName name=\"_xlnm.Print_Area\" localSheetId=\"2\">"        \
         "'Một'!$A$1</x:definedName></x:definedNames></x:workbook>"

static void add_part(book_parts *parts, const char *name, const char *text)
{
    book_part part = {.name = name};

    take_piece(&part, text, strlen(text));
    pov_arena_push(parts->arena, parts, part);
}

/** A nameless file of a workbook with this sheet. */
static int book_with(const char *workbook, const char *sheet, pov_arena *arena)
{
    book_parts parts = {.arena = arena};
    int descriptor;

    add_part(&parts, "xl/workbook.xml", workbook);
    add_part(&parts, "xl/sheets/one.xml", sheet);
    for (size_t i = 0; i < LENGTH(frame); i++)
        add_part(&parts, frame[i][0], frame[i][1]);
    descriptor = pack_parts(&parts);
    free_parts(&parts);
    return descriptor;
}

typedef struct told {
    char text[400];
} told;

static void tell(told *to, const char *text)
{
    size_t length = strlen(to->text);

    snprintf(to->text + length, sizeof to->text - length, "%s", text);
}

static bool tell_row(void *of, size_t row)
{
    char text[40];

    snprintf(text, sizeof text, "%zu:", row);
    tell(of, text);
    return true;
}

static bool tell_cell(void *of, const pov_book_cell *cell)
{
    static const char *const kinds[] = {"", "text ", "number ", "truth ",
                                        "error "};
    char text[120];

    snprintf(text, sizeof text, " %zu,%zu/%zu %s%s;", cell->row, cell->column,
             cell->style, kinds[cell->kind], cell->text);
    tell(of, text);
    return true;
}

static bool tell_link(void *of, const pov_book_link *link)
{
    char text[120];

    snprintf(text, sizeof text, " link %zu,%zu %s#%s", link->row, link->column,
             link->address ? link->address : "",
             link->anchor ? link->anchor : "");
    tell(of, text);
    return true;
}

#define CELLS(cells) "<sheetData><row r=\"1\">" cells "</row></sheetData>"

static struct sheet_case {
    const char *name, *sheet;
    const char *told; /* NULL: it is damaged */
} sheets[] = {
    {"nothing", "<sheetData/>", ""},
    {"shared", CELLS("<c r=\"A1\" t=\"s\" s=\"3\"><v>0</v></c>"),
     "0: 0,0/3 text Hộ;"},
    {"runs", CELLS("<c r=\"A1\" t=\"s\"><v>1</v></c>"),
     "0: 0,0/0 text Hộ nghèo;"},
    {"empty shared", CELLS("<c r=\"A1\" t=\"s\"><v>2</v></c>"),
     "0: 0,0/0 text ;"},
    {"inline",
     CELLS("<c r=\"B1\" t=\"inlineStr\"><is><r><t> a </t></r><r><t>b</t></r>"
           "<rPh><t>c</t></rPh></is></c>"),
     "0: 0,1/0 text  a b;"},
    {"kinds",
     CELLS("<c r=\"A1\"><v>1.5</v></c><c r=\"B1\" t=\"b\"><v>1</v></c>"
           "<c r=\"C1\" t=\"e\"><v>#N/A</v></c><c r=\"D1\" s=\"2\"/>"),
     "0: 0,0/0 number 1.5; 0,1/0 truth 1; 0,2/0 error #N/A; 0,3/2 ;"},
    {"formula", CELLS("<c r=\"A1\" t=\"str\"><f>\"x\"&amp;1</f><v>x1</v></c>"),
     "0: 0,0/0 text x1;"},
    {"last column", CELLS("<c r=\"XFD1\"><v>1</v></c>"),
     "0: 0,16383/0 number 1;"},
    {"places unsaid",
     "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r=\"7\">"
     "<c r=\"C7\"><v>3</v></c><c><v>4</v></c></row></sheetData>",
     "0: 0,0/0 number 1; 0,1/0 number 2;6: 6,2/0 number 3; 6,3/0 number 4;"},
    {"links",
     "<sheetData/><hyperlinks><hyperlink ref=\"B2:C3\" r:id=\"w\" "
     "location=\"d\"/><hyperlink ref=\"A1\" location=\"Hai!A1\"/>"
     "</hyperlinks>",
     " link 1,1 https://x.vn/#d link 0,0 #Hai!A1"},
    {"no such shared text", CELLS("<c r=\"A1\" t=\"s\"><v>3</v></c>"), NULL},
    {"no number", CELLS("<c r=\"A1\" t=\"s\"><v>-1</v></c>"), NULL},
    {"unknown type", CELLS("<c r=\"A1\" t=\"?\"><v>1</v></c>"), NULL},
    {"beyond the columns", CELLS("<c r=\"XFE1\"><v>1</v></c>"), NULL},
    {"beyond the rows", "<sheetData><row r=\"1048577\"/></sheetData>", NULL},
    {"row 0", "<sheetData><row r=\"0\"/></sheetData>", NULL},
    {"a row again", "<sheetData><row r=\"2\"/><row r=\"2\"/></sheetData>",
     NULL},
    {"a cell again", CELLS("<c r=\"A1\"/><c r=\"A1\"/>"), NULL},
    {"a cell of another row", CELLS("<c r=\"A2\"/>"), NULL},
    {"a cell of no row", "<sheetData><c r=\"A1\"/></sheetData>", NULL},
    {"no reference", CELLS("<c r=\"1A\"/>"), NULL},
    {"a link to nothing", "<sheetData/><hyperlink ref=\"A1\" r:id=\"x\"/>",
     NULL},
    {"no data", "<dimension/>", NULL},
    {"not closed", "<sheetData>", NULL},
    {"an unknown entity", CELLS("<c r=\"A1\"><v>&e;</v></c>"), NULL},
};

static void reads_sheet(void **state)
{
    static const pov_book_taker how = {
        .row = tell_row, .cell = tell_cell, .link = tell_link};
    const struct sheet_case *c = *state;
    pov_arena *arena = pov_arena_new();
    const char *sheet = pov_arena_format(
        arena, HEAD "<worksheet xmlns:r=\"r\">%s</worksheet>", c->sheet);
    int descriptor = book_with(WORKBOOK, sheet, arena);
    pov_archive *archive = pov_archive_open(descriptor, MOST_BYTES, arena);
    told got = {{0}};
    pov_book book;

    assert_non_null(archive);
    assert_int_equal(pov_book_open(&book, archive, arena), POV_ARCHIVE_READ);
    assert_int_equal(pov_book_read_sheet(&book, 1, &how, &got),
                     c->told ? POV_ARCHIVE_READ : POV_ARCHIVE_DAMAGED);
    if (c->told)
        assert_string_equal(got.text, c->told);
    pov_archive_close(archive);
    close(descriptor);
    pov_arena_free(arena);
}

static void finds_sheets(void **state)
{
    pov_arena *arena = pov_arena_new();
    int descriptor = book_with(WORKBOOK, HEAD "<worksheet/>", arena);
    pov_archive *archive = pov_archive_open(descriptor, MOST_BYTES, arena);
    pov_book book;

    (void)state;
    assert_int_equal(pov_book_open(&book, archive, arena), POV_ARCHIVE_READ);
    assert_int_equal(book.sheets.count, 2);
    assert_string_equal(book.sheets.items[0].name, "Hai");
    assert_true(book.sheets.items[0].is_hidden);
    assert_string_equal(book.sheets.items[1].name, "Một");
    assert_false(book.sheets.items[1].is_hidden);
    assert_int_equal(book.texts.count, 3);
    assert_int_equal(book.names.count, 1);
    assert_int_equal(book.names.items[0].sheet, 2);
    assert_string_equal(book.names.items[0].cells, "'Một'!$A$1");
    pov_archive_close(archive);
    close(descriptor);
    pov_arena_free(arena);
}

#define ENTITIES                                                               \
    "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"

static struct workbook_case {
    const char *name, *workbook;
} workbooks[] = {
    {"no XML", "PK"},
    {"nothing", ""},
    {"a text", HEAD},
    {"an entity", HEAD ENTITIES "<workbook>&b;</workbook>"},
    {"a document elsewhere",
     HEAD "<!DOCTYPE x SYSTEM \"/etc/passwd\"><workbook/>"},
    {"a sheet that is not there",
     HEAD "<workbook><sheet name=\"a\" id=\"zz\"/></workbook>"},
    {"a sheet without a name", HEAD "<workbook><sheet id=\"s1\"/></workbook>"},
    {"two attributes of one name",
     HEAD "<workbook><sheet name=\"a\" name=\"b\" id=\"s1\"/></workbook>"},
    {"bytes that are no text", HEAD "<workbook>\xff</workbook>"},
};

static void refuses_workbook(void **state)
{
    const struct workbook_case *c = *state;
    pov_arena *arena = pov_arena_new();
    int descriptor = book_with(c->workbook, HEAD "<worksheet/>", arena);
    pov_archive *archive = pov_archive_open(descriptor, MOST_BYTES, arena);
    pov_book book;

    assert_non_null(archive);
    assert_int_equal(pov_book_open(&book, archive, arena), POV_ARCHIVE_DAMAGED);
    pov_archive_close(archive);
    close(descriptor);
    pov_arena_free(arena);
}

static const char *nested(pov_arena *arena, size_t depth)
{
    char *text = pov_arena_alloc(arena, depth * 7 + 1);

    for (size_t i = 0; i < depth; i++) {
        memcpy(text + i * 3, "<a>", 3);
        memcpy(text + depth * 3 + i * 4, "</a>", 4);
    }
    return text;
}

static pov_archive_end read_nested(size_t depth)
{
    pov_arena *arena = pov_arena_new();
    int descriptor = book_with(WORKBOOK, nested(arena, depth), arena);
    pov_archive *archive = pov_archive_open(descriptor, MOST_BYTES, arena);
    pov_book book = {.archive = archive, .arena = arena};
    pov_archive_end end;
    size_t part;

    assert_true(pov_archive_find(archive, "xl/sheets/one.xml", &part));
    end = pov_book_read_part(&book, part);
    pov_archive_close(archive);
    close(descriptor);
    pov_arena_free(arena);
    return end;
}

static void bounds_depth(void **state)
{
    (void)state;
    assert_int_equal(read_nested(1), POV_ARCHIVE_READ);
    assert_int_equal(read_nested(64), POV_ARCHIVE_READ);
    assert_int_equal(read_nested(65), POV_ARCHIVE_DAMAGED);
    assert_int_equal(read_nested(3000), POV_ARCHIVE_DAMAGED);
}

static bool count_bytes(void *of, const char *bytes, size_t length)
{
    size_t *n = of;

    (void)bytes;
    *n += length;
    return *n <= 100000;
}

/* A megabyte of one letter takes a kilobyte. */
static void bounds_what_comes_out(void **state)
{
    enum { MUCH = 1000 * 1000 };
    static const uint64_t most[] = {MUCH, MUCH - 1, 0, MUCH};
    pov_arena *arena = pov_arena_new();
    char *letters = pov_arena_alloc(arena, MUCH + 1);
    book_parts parts = {.arena = arena};
    int descriptor;

    (void)state;
    memset(letters, 'a', MUCH);
    add_part(&parts, "a", letters);
    descriptor = pack_parts(&parts);
    assert_true(lseek(descriptor, 0, SEEK_END) < MUCH / 100);
    for (size_t i = 0; i < LENGTH(most); i++) {
        pov_archive *archive = pov_archive_open(descriptor, most[i], arena);
        book_part got = {.name = "a"};
        size_t n = 0;
        pov_archive_end end = pov_archive_read(archive, 0, take_piece, &got);

        assert_int_equal(end, most[i] < MUCH ? POV_ARCHIVE_TOO_LARGE
                                             : POV_ARCHIVE_READ);
        assert_true(got.count <= most[i]);
        free(got.items);
        /* what came out counts for good */
        assert_int_equal(pov_archive_read(archive, 0, count_bytes, &n),
                         POV_ARCHIVE_TOO_LARGE);
        pov_archive_close(archive);
    }
    free_parts(&parts);
    close(descriptor);
    pov_arena_free(arena);
}

static void stops_when_told(void **state)
{
    pov_arena *arena = pov_arena_new();
    int descriptor = book_with(WORKBOOK, nested(arena, 20000), arena);
    pov_archive *archive = pov_archive_open(descriptor, MOST_BYTES, arena);
    size_t part, n = 0;

    (void)state;
    assert_true(pov_archive_find(archive, "xl/sheets/one.xml", &part));
    assert_true(pov_archive_find(archive, "xl/sheets/One.xml", &part));
    assert_false(pov_archive_find(archive, "xl/sheets/on.xml", &part));
    assert_int_equal(pov_archive_read(archive, part, count_bytes, &n),
                     POV_ARCHIVE_STOPPED);
    assert_true(n < 140000);
    pov_archive_close(archive);
    close(descriptor);
    pov_arena_free(arena);
}

static void needs_archive(void **state)
{
    static const char *const no[] = {"", "PK", "no archive at all",
                                     "PK\x05\x06 and nothing behind it"};
    pov_arena *arena = pov_arena_new();

    (void)state;
    for (size_t i = 0; i < LENGTH(no); i++) {
        int descriptor = file_of(no[i], strlen(no[i]));

        assert_null(pov_archive_open(descriptor, MOST_BYTES, arena));
        close(descriptor);
    }
    assert_null(pov_archive_open(-1, MOST_BYTES, arena));
    pov_arena_free(arena);
}

int main(void)
{
    TEST_ROWS(sheets, name, reads_sheet);
    TEST_ROWS(workbooks, name, refuses_workbook);
    TEST(finds_sheets);
    TEST(bounds_depth);
    TEST(bounds_what_comes_out);
    TEST(stops_when_told);
    TEST(needs_archive);
    return run_all("book", NULL, NULL);
}
