#include "cases.h"

#include "book_parts.h"
#include "read/rows.h"

/* Workbooks made by hand, one for each trap; what stands in their sheets is
 * the case's. */

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define RELATION(id, type, target)                                             \
    "<Relationship Id=\"" id "\" Type=\"" OFFICE "relationships/" type         \
    "\" Target=\"" target "\"/>"
#define TYPE(part, type)                                                       \
    "<Override PartName=\"" part "\" ContentType=\"application/" type "\"/>"
#define CELLS "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

static const char *const frame[][2] = {
    {"[Content_Types].xml",
     "<Types>" TYPE("/xl/workbook.xml", CELLS) "</Types>"},
    {"_rels/.rels",
     "<Relationships>" RELATION("a", "officeDocument",
                                "xl/workbook.xml") "</"
                                                   "Relationships>"},
    {"xl/workbook.xml",
     "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Nháp\" state=\"hidden\" "
     "r:id=\"s2\"/><sheet name=\"Mẫu 7.1\" r:id=\"s1\"/><sheet "
     "name=\"It's\" r:id=\"s3\"/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships>" RELATION("s1", "worksheet", "one.xml")
         RELATION("s2", "worksheet", "/xl/two.xml")
             RELATION("s3", "worksheet", "./three.xml")
                 RELATION("t", "sharedStrings", "texts.xml")
                     RELATION("y", "styles", "styles.xml") "</Relationships>"},
    {"xl/two.xml", "<worksheet><sheetData/></worksheet>"},
    {"xl/three.xml", "<worksheet><sheetData/></worksheet>"},
    {"xl/texts.xml",
     "<sst><si><t>Huyện</t></si><si><r><t xml:space=\"preserve\">Hộ </t></r><r>"
     "<t>nghèo</t></r><rPh sb=\"0\"><t>ho</t></rPh></si><si><t>a_x000D_&#10;b"
     "_x005F_x000D__x0000_</t></si><si><t/></si></sst>"},
    {"xl/styles.xml",
     "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.00\\%\"/>"
     "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>"
     "<xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"164\"/>"
     "<xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
};

typedef struct change {
    const char *part, *text; /* NULL: it is left out */
} change;

typedef struct book_case {
    const char *name;
    change changes[3];
    const char *sheet; /* --sheet */
    const char *rows;  /* and the codes of findings, with their places */
} book_case;

#define SHEET(text)                                                            \
    {                                                                          \
        "xl/one.xml", "<worksheet>" text "</worksheet>"                        \
    }
#define DATA(rows) SHEET("<sheetData>" rows "</sheetData>")
#define ROW(cells) DATA("<row r=\"2\">" cells "</row>")
#define WORKBOOK(text)                                                         \
    {                                                                          \
        "xl/workbook.xml", "<workbook xmlns:r=\"r\">" text "</workbook>"       \
    }
#define ONE_SHEET "<sheets><sheet name=\"Một\" r:id=\"s1\"/></sheets>"

#define TEXTS(cells)                                                           \
    {                                                                          \
        {                                                                      \
            "xl/one.xml",                                                      \
                "<worksheet><sheetData>" cells "</sheetData></worksheet>"      \
        }                                                                      \
    }

static const book_case books[] = {
    {"texts",
     {ROW("<c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c><c "
          "r=\"D2\" t=\"inlineStr\"><is><t> x </t></is></c><c r=\"E2\" "
          "t=\"str\"><f>A2</f><v>Huyện</v></c>")},
     NULL,
     "2:Huyện||Hộ nghèo|x|Huyện"},
    {"escapes",
     {ROW("<c r=\"A2\" t=\"s\"><v>2</v></c>")},
     NULL,
     "2:a\nb_x000D__x0000_"},
    {"numbers",
     {ROW("<c r=\"A2\"><v>12791</v></c><c r=\"B2\" s=\"1\"><v>0.0349</v></c><c "
          "r=\"C2\" s=\"2\"><v>3.49</v></c><c r=\"D2\" s=\"3\"><v>45657</v>"
          "</c><c r=\"E2\" t=\"n\"><v>30.130000000000003</v></c>")},
     NULL,
     "2:12791#|3,49%#|3,49%#|31/12/2024#|30,13#"},
    {"truths and errors",
     {ROW("<c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"e\"><v>#REF!</v>"
          "</c><c r=\"C2\" t=\"d\"><v>2024-12-31</v></c>")},
     NULL,
     "2:TRUE|#REF!|31/12/2024"},
    {"formulas",
     {ROW("<c r=\"A2\"><f>B5+1</f><v>95</v></c><c r=\"B2\"><f>B5+1</f></c><c "
          "r=\"C2\"><f>B5+1</f><v></v></c><c r=\"D2\"><f t=\"shared\" "
          "si=\"0\"/></c><c r=\"E2\" t=\"str\"><f>\"\"</f><v></v></c><c "
          "r=\"F2\"><f>B5+1</f><v>0</v></c>")},
     NULL,
     "2:95#|=B5+1|=B5+1|=||0#"},
    {"zeros of a program that cannot reckon",
     {ROW("<c r=\"A2\"><f>B5+1</f><v>0</v></c><c r=\"B2\"><v>0</v></c><c "
          "r=\"C2\"><f>B5+1</f><v>95</v></c>"),
      WORKBOOK(ONE_SHEET "<calcPr fullCalcOnLoad=\"1\"/>")},
     NULL,
     "2:=B5+1|0#|95#"},
    {"zeros that are not shown",
     {SHEET("<sheetViews><sheetView showZeros=\"0\"/></sheetViews><sheetData>"
            "<row r=\"2\"><c r=\"A2\"><v>0</v></c><c r=\"B2\"><v>10</v></c>"
            "</row></sheetData>")},
     NULL,
     "2:|10#"},
    {"places unsaid",
     {DATA("<row><c><v>1</v></c><c><v>2</v></c></row><row><c r=\"B2\"><v>3</v>"
           "</c></row>")},
     NULL,
     "1:1#|2# 2:|3#"},
    {"cells in any order",
     {ROW("<c r=\"C2\"><v>3</v></c><c r=\"A2\"><v>1</v></c>")},
     NULL,
     "2:1#||3#"},
    {"the same cell twice",
     {ROW("<c r=\"A2\"><v>3</v></c><c r=\"A2\"><v>1</v></c>")},
     NULL,
     "P050@0:0"},
    {"rows in another order",
     {DATA("<row r=\"3\"><c><v>1</v></c></row><row r=\"2\"><c><v>2</v></c>"
           "</row>")},
     NULL,
     "P050@0:0"},
    {"a false dimension",
     {SHEET("<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"2\"><c>"
            "<v>1</v></c></row></sheetData>")},
     NULL,
     "2:1#"},
    {"all of one width",
     {DATA("<row r=\"1\"><c r=\"C1\"><v>1</v></c></row><row r=\"5\"><c "
           "r=\"A5\"><v>2</v></c><c r=\"F5\" s=\"1\"/></row>")},
     NULL,
     "1:||1# 5:2#||"},
    {"blank rows",
     {DATA("<row r=\"1\"/><row r=\"2\"><c s=\"1\"/></row><row r=\"3\"><c>"
           "<v>1</v></c></row>")},
     NULL,
     "3:1#"},
    {"merged",
     {SHEET("<sheetData><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"/>"
            "</row></sheetData><mergeCells><mergeCell ref=\"A2:B3\"/>"
            "</mergeCells>")},
     NULL,
     "2:1#"},
    {"merged over something",
     {SHEET("<sheetData><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2"
            "</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c><c r=\"C3\">"
            "<v>4</v></c></row><row r=\"4\"><c r=\"A4\"><v>5</v></c></row>"
            "</sheetData><mergeCells><mergeCell ref=\"A2:B3\"/></mergeCells>")},
     NULL,
     "2:1#|| 3:||4# 4:5#|| P054@2:2 P054@3:1"},
    {"hidden rows and columns",
     {SHEET("<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"9\" "
            "max=\"16384\" width=\"0\"/></cols><sheetData><row r=\"2\" "
            "hidden=\"1\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\"><c "
            "r=\"B3\"><v>2</v></c></row><row r=\"4\" ht=\"0\"><c r=\"A4\"><v>3"
            "</v></c></row><row r=\"5\" hidden=\"1\"/></sheetData>")},
     NULL,
     "2:1#| 3:|2# 4:3#| P053@2:0 P053@3:2"},
    {"another sheet holds something",
     {ROW("<c><v>1</v></c>"),
      {"xl/two.xml", "<worksheet><sheetData><row><c><v>9</v></c></row>"
                     "</sheetData></worksheet>"}},
     NULL,
     "2:1# P052@0:0"},
    {"a sheet by its name",
     {ROW("<c><v>1</v></c>"),
      {"xl/two.xml", "<worksheet><sheetData><row><c><v>9</v></c></row>"
                     "</sheetData></worksheet>"}},
     "nhap",
     "1:9#"},
    {"no sheet of the name", {ROW("<c><v>1</v></c>")}, "Mẫu 7.2", "P051@0:0"},
    {"all sheets",
     {ROW("<c><v>1</v></c>"),
      {"xl/three.xml", "<worksheet><sheetData><row><c><v>3</v></c></row>"
                       "</sheetData></worksheet>"}},
     "all",
     "2:1# / 1:3#"},
    {"all sheets but the empty", {ROW("<c><v>1</v></c>")}, "all", "2:1#"},
    {"no visible sheet",
     {ROW("<c><v>1</v></c>"),
      WORKBOOK("<sheets><sheet name=\"a\" state=\"veryHidden\" r:id=\"s1\"/>"
               "</sheets>")},
     NULL,
     "P051@0:0"},
    {"a sheet without anything", {SHEET("<sheetData/>")}, NULL, ""},
    {"no sheet data", {SHEET("<dimension/>")}, NULL, "P050@0:0"},
    {"strict names",
     {{"xl/one.xml",
       "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">"
       "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row>"
       "</x:sheetData></x:worksheet>"}},
     NULL,
     "1:1#"},
    {"cells of an extension",
     {SHEET("<sheetData><row r=\"1\"><c><v>1</v></c></row></sheetData><extLst>"
            "<row r=\"9\"/><f>A1</f><v>7</v></extLst>")},
     NULL,
     "1:1#"},
    {"no styles",
     {ROW("<c s=\"1\"><v>0.5</v></c>"), {"xl/styles.xml", NULL}},
     NULL,
     "2:0,5#"},
    {"no texts",
     {ROW("<c><v>1</v></c>"), {"xl/texts.xml", NULL}},
     NULL,
     "2:1#"},
    {"a text that is not there",
     {ROW("<c t=\"s\"><v>0</v></c>"), {"xl/texts.xml", NULL}},
     NULL,
     "P050@0:0"},
    {"a style that is not there",
     {ROW("<c s=\"99\"><v>0.5</v></c>")},
     NULL,
     "2:0,5#"},
    {"an entity",
     {ROW("<c><v>1</v></c>"),
      {"xl/texts.xml", "<!DOCTYPE x [<!ENTITY a \"a\">]><sst><si><t>&a;</t>"
                       "</si></sst>"}},
     NULL,
     "P050@0:0"},
    {"not closed",
     {{"xl/one.xml", "<worksheet><sheetData><row>"}},
     NULL,
     "P050@0:0"},
    {"macros",
     {ROW("<c><v>1</v></c>"),
      {"[Content_Types].xml",
       "<Types>" TYPE("/xl/workbook.xml",
                      "vnd.ms-excel.sheet.macroEnabled.main+xml") "</Types>"}},
     NULL,
     "P009@0:0"},
    {"macros under another name",
     {ROW("<c><v>1</v></c>"),
      {"[Content_Types].xml",
       "<Types>" TYPE("/xl/workbook.xml", CELLS)
           TYPE("/xl/vbaProject.bin", "vnd.ms-office.vbaProject") "</Types>"}},
     NULL,
     "P009@0:0"},
    {"binary",
     {ROW("<c><v>1</v></c>"),
      {"[Content_Types].xml",
       "<Types>" TYPE("/xl/workbook.xml", "vnd.ms-excel.sheet.binary."
                                          "macroEnabled.main") "</Types>"}},
     NULL,
     "P009@0:0"},
    {"of LibreOffice",
     {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}},
     NULL,
     "P009@0:0"},
    {"of Apple", {{"Index/Document.iwa", "x"}}, NULL, "P009@0:0"},
    {"no types",
     {ROW("<c><v>1</v></c>"), {"[Content_Types].xml", NULL}},
     NULL,
     "2:1#"},
    {"nothing but types",
     {{"xl/workbook.xml", NULL}, {"_rels/.rels", NULL}},
     NULL,
     "P050@0:0"},
    {"capital letters",
     {ROW("<c t=\"s\"><v>0</v></c>"),
      {"xl/texts.xml", NULL},
      {"xl/Texts.XML", "<sst><si><t>a</t></si></sst>"}},
     NULL,
     "2:a"},
};

static const char *text_of(const book_case *c, const char *part,
                           const char *text)
{
    for (size_t i = 0; i < LENGTH(c->changes) && c->changes[i].part; i++)
        if (!strcmp(c->changes[i].part, part))
            return c->changes[i].text;
    return text;
}

static void add_part(book_parts *parts, const char *name, const char *text)
{
    book_part part = {.name = name};

    if (!text)
        return;
    take_piece(&part, text, strlen(text));
    pov_arena_push(parts->arena, parts, part);
}

static void save_book(const book_case *c, const char *path, pov_arena *arena)
{
    book_parts parts = {.arena = arena};

    for (size_t i = 0; i < LENGTH(frame); i++)
        add_part(&parts, frame[i][0], text_of(c, frame[i][0], frame[i][1]));
    for (size_t i = 0; i < LENGTH(c->changes) && c->changes[i].part; i++) {
        bool is_new = true;

        for (size_t f = 0; f < LENGTH(frame); f++)
            is_new = is_new && strcmp(frame[f][0], c->changes[i].part) != 0;
        if (is_new)
            add_part(&parts, c->changes[i].part, c->changes[i].text);
    }
    save_parts(&parts, path);
    free_parts(&parts);
}

static const char *rows_as_text(row_reader *rows, pov_arena *arena)
{
    const char *text = "";
    record row = {0};

    while (rows_next(rows, &row)) {
        text = pov_arena_format(arena, "%s%s%u:", text, *text ? " " : "",
                                (unsigned)row.line);
        for (size_t i = 0; i < row.count; i++)
            text = pov_arena_format(arena, "%s%s%s%s", text, i ? "|" : "",
                                    row.items[i].text,
                                    row.items[i].is_number ? "#" : "");
    }
    return text;
}

static const char *all_as_text(const char *path, const char *sheet,
                               pov_findings *findings, pov_arena *arena)
{
    const pov_opening how = {.takes_books = true, .sheet = sheet};
    row_reader *rows = rows_open(path, &how, arena, findings);
    const char *text = "";
    bool is_first = true;

    assert_non_null(rows);
    do {
        const char *looked, *read;

        findings->muted = true;
        looked = rows_as_text(rows, arena);
        rows_rewind(rows);
        findings->muted = false;
        read = rows_as_text(rows, arena);
        assert_string_equal(read, looked);
        text = pov_arena_format(arena, "%s%s%s", text, is_first ? "" : " / ",
                                read);
        is_first = false;
    } while (rows_next_sheet(rows));
    rows_close(rows);
    return text;
}

static void reads_book(void **state)
{
    const book_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    char path[] = "/tmp/povstat-book-XXXXXX";
    const char *text;
    int file = mkstemp(path);

    assert_true(file >= 0);
    close(file);
    save_book(c, path, arena);
    text = all_as_text(path, c->sheet, &findings, arena);
    pov_findings_sort(&findings);
    for (size_t i = 0; i < findings.count; i++) {
        const pov_finding *f = findings.items[i];

        text = pov_arena_format(arena, "%s%s%s@%u:%u", text, *text ? " " : "",
                                pov_finding_types[f->kind].code,
                                (unsigned)f->place.line,
                                (unsigned)f->place.column);
    }
    unlink(path);
    assert_string_equal(text, c->rows);
    pov_arena_free(arena);
}

/** A sheet of `n` equal rows, or of one far out. */
static book_case large_case(const char *sheet, const char *rows)
{
    return (book_case){
        .name = "large", .changes = {{"xl/one.xml", sheet}}, .rows = rows};
}

static const char *repeated(const char *head, const char *row, size_t n,
                            const char *tail, pov_arena *arena)
{
    size_t a = strlen(head), b = strlen(row), c = strlen(tail);
    char *text = pov_arena_alloc(arena, a + n * b + c + 1), *at = text;

    memcpy(at, head, a);
    at += a;
    for (size_t i = 0; i < n; i++, at += b)
        memcpy(at, row, b);
    memcpy(at, tail, c);
    return text;
}

static void bounds_what_is_read(void **state)
{
    pov_arena *arena = pov_arena_new();
    /* 34 MB of blanks: packed a thousand times smaller */
    book_case bomb =
        large_case(repeated("<worksheet>", "          ", 3400 * 1000,
                            "<sheetData/></worksheet>", arena),
                   "P050@0:0");
    book_case token =
        large_case(repeated("<worksheet a=\"", "xxxxxxxxxx", 110 * 1000,
                            "\"><sheetData/></worksheet>", arena),
                   "P050@0:0");
    book_case text = large_case(
        repeated("<worksheet><sheetData><row><c t=\"str\"><v>", "xxxxxxxxxx",
                 110 * 1000, "</v></c></row></sheetData></worksheet>", arena),
        "P050@0:0");
    const book_case *all[] = {&bomb, &token, &text};

    (void)state;
    for (size_t i = 0; i < LENGTH(all); i++) {
        void *of = (void *)(uintptr_t)all[i];

        reads_book(&of);
    }
    pov_arena_free(arena);
}

static void bounds_cells(void **state)
{
    pov_arena *arena = pov_arena_new();
    size_t n = 7000; /* times 16384 */
    char *text = pov_arena_alloc(arena, n * 60 + 100);
    size_t at = (size_t)sprintf(text, "<worksheet><sheetData>");
    book_case far;
    void *of = &far;

    (void)state;
    for (size_t i = 1; i <= n; i++)
        at += (size_t)sprintf(
            text + at, "<row r=\"%zu\"><c r=\"XFD%zu\"><v>1</v></c></row>", i,
            i);
    sprintf(text + at, "</sheetData></worksheet>");
    far = large_case(text, "P050@0:0");
    reads_book(&of);
    pov_arena_free(arena);
}

/* A text of 40 kB that stands in the workbook once is that of 3 500 cells. */
static void bounds_long_cells(void **state)
{
    pov_arena *arena = pov_arena_new();
    book_case shared = large_case(
        repeated("<worksheet><sheetData>", "<row><c t=\"s\"><v>0</v></c></row>",
                 3500, "</sheetData></worksheet>", arena),
        "P050@0:0");
    void *of = &shared;

    (void)state;
    shared.changes[1] =
        (change){"xl/texts.xml", repeated("<sst><si><t>", "xxxxxxxxxx", 4000,
                                          "</t></si></sst>", arena)};
    reads_book(&of);
    pov_arena_free(arena);
}

static struct place_case {
    const char *path, *sheet;
    uint32_t line, column;
    const char *text;
} places[] = {
    {"a.xlsx", "Sheet1", 12, 2, "a.xlsx:Sheet1!B12"},
    {"a.xlsx", "Mẫu", 1, 27, "a.xlsx:Mẫu!AA1"},
    {"a.xlsx", "Mẫu 7.1", 1, 1, "a.xlsx:'Mẫu 7.1'!A1"},
    {"a.xlsx", "It's", 1, 16384, "a.xlsx:'It''s'!XFD1"},
    {"a.xlsx", "'", 1, 1, "a.xlsx:''''!A1"},
    {"a.xlsx", "2024", 1, 1, "a.xlsx:'2024'!A1"},
    {"a.xlsx", "T1", 1, 1, "a.xlsx:'T1'!A1"},
    {"a.xlsx", "a:b", 7, 0, "a.xlsx:'a:b'!7"},
    {"a:b.xlsx", "x", 0, 0, "a:b.xlsx:x"},
    {"-", "x", 3, 3, "-:x!C3"},
};

static void names_place(void **state)
{
    const struct place_case *c = *state;
    pov_arena *arena = pov_arena_new();
    const pov_place place = {pov_place_sheet(c->path, c->sheet, arena), c->line,
                             c->column};

    assert_true(pov_place_is_cell(place));
    assert_string_equal(pov_place_text(arena, place), c->text);
    assert_string_equal(pov_place_path(arena, place.file), c->path);
    pov_arena_free(arena);
}

static void names_lines(void **state)
{
    pov_arena *arena = pov_arena_new();
    static const pov_place all[] = {
        {"a.csv", 3, 7}, {"a!", 3, 7}, {"'a'!", 3, 0}, {"a:b", 0, 0}};
    static const char *const texts[] = {"a.csv:3:7", "a!:3:7", "'a'!:3", "a:b"};

    (void)state;
    for (size_t i = 0; i < LENGTH(all); i++) {
        assert_false(pov_place_is_cell(all[i]));
        assert_string_equal(pov_place_text(arena, all[i]), texts[i]);
        assert_string_equal(pov_place_path(arena, all[i].file), all[i].file);
    }
    assert_null(pov_place_text(arena, (pov_place){NULL, 0, 0}));
    pov_arena_free(arena);
}

int main(void)
{
    TEST_ROWS(books, name, reads_book);
    TEST(bounds_what_is_read);
    TEST(bounds_cells);
    TEST(bounds_long_cells);
    TEST_ROWS(places, text, names_place);
    TEST(names_lines);
    return run_all("sheet_rows", NULL, NULL);
}
