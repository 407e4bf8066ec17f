#include "cases.h"

#include "extract_fixture.h"
#include "read/shape.h"

#define TABLE "Huyện;Tổng số hộ;Hộ nghèo\n"
#define LIST "area,indicator,kind,value,as_of\n"
#define FIVE "\n\n\n\n\n"
#define ROWS5 "x\nx\nx\nx\nx\n"
#define ROWS25 ROWS5 ROWS5 ROWS5 ROWS5 ROWS5

/* What is found: the shape, the delimiter, the line of the header. */
static struct shape_case {
    const char *name;
    char given; /* with --delimiter; 0: none */
    const char *bytes;
    const char *found;
} cases[] = {
    /* Delimiters */
    {"commas", 0, "Huyện,Tổng số hộ,Hộ nghèo\nBa Đồn,28905,1156\n",
     "table , 1"},
    {"semicolons", 0, TABLE "Ba Đồn;28905;1156\n", "table ; 1"},
    {"tabs", 0, "Huyện\tTổng số hộ\tHộ nghèo\n", "table \t 1"},
    {"bars", 0, "Huyện|Tổng số hộ|Hộ nghèo\n", "table | 1"},
    {"a list", 0, LIST, "list , 1"},
    {"a list with semicolons", 0, "area;indicator;kind;value;as_of\n",
     "list ; 1"},
    {"a Vietnamese list", 0, "Địa phương\tChỉ tiêu\tGiá trị\n", "list \t 1"},
    {"a list of two columns", 0, "area,value\n", "list , 1"},
    {"commas in headings", 0,
     "Huyện, thị xã, thành phố;Tổng số hộ;Hộ nghèo, hộ\n", "table ; 1"},
    {"commas in every row", 0,
     TABLE "Ba Đồn, thị xã, Quảng Bình;28,9;1,1\nLệ Thủy, a;39,0;2,0\n",
     "table ; 1"},
    {"semicolons in notes", 0,
     "Huyện,Hộ nghèo,Ghi chú\nBa Đồn,12,a;b;c;d;e\nLệ Thủy,13,a;b;c;d;e\n",
     "table , 1"},
    {"bars in a title", 0, "a|b|c|d|e|f\n" TABLE, "table ; 2"},
    {"quoted commas", 0,
     "\"Huyện\",\"Tổng số hộ\",\"Hộ nghèo\",\"Ghi chú, nếu có\"\n",
     "table , 1"},
    {"the most columns", 0, "Huyện;Tổng số hộ,Hộ nghèo;Hộ cận nghèo\n",
     "table ; 1"},
    {"a tie", 0, "Huyện,Hộ nghèo\nHuyện;Hộ nghèo\n", "tie , 1"},
    {"a tie in one line", 0, "Huyện,Hộ nghèo|Huyện;Hộ nghèo\n", "nothing , 1"},
    {"a tie of lists", 0, "area,value\narea;value\n", "tie , 1"},
    {"a tie settled", ';', "Huyện,Hộ nghèo\nHuyện;Hộ nghèo\n", "table ; 2"},
    {"a tie outdone", 0,
     "Huyện,Hộ nghèo\nHuyện;Hộ nghèo\nHuyện\tHộ nghèo\tTổng số hộ\n",
     "table \t 3"},
    {"given", ';', TABLE, "table ; 1"},
    {"given otherwise", ',', TABLE, "nothing , 1"},
    {"given and never heard of", '~', "Huyện~Hộ nghèo\n", "table ~ 1"},

    /* sep= */
    {"sep=", 0, "sep=;\n" TABLE, "table ; 2"},
    {"sep= with CRLF", 0, "sep=;\r\n" TABLE, "table ; 2"},
    {"sep= quoted", 0, "\"sep=;\"\n" TABLE, "table ; 2"},
    {"sep= behind a mark", 0, "\xEF\xBB\xBFsep=;\n" TABLE, "table ; 2"},
    {"sep= settles a tie", 0, "sep=;\nHuyện,Hộ nghèo\nHuyện;Hộ nghèo\n",
     "table ; 3"},
    {"sep= of a tab", 0, "sep=\t\nHuyện\tHộ nghèo\n", "table \t 2"},
    {"sep= of another", 0, "sep=~\nHuyện~Hộ nghèo\n", "table ~ 2"},
    {"sep= in capitals", 0, "SEP=;\nHuyện,Hộ nghèo\nHuyện;Hộ nghèo\n",
     "table ; 3"},
    {"sep= that is wrong", 0, "sep=,\n" TABLE, "nothing , 1"},
    {"sep= outdone", ';', "sep=,\n" TABLE, "table ; 2"},
    {"sep= of nothing", 0, "sep=\n" TABLE, "table ; 2"},
    {"sep= of two", 0, "sep=;;\n" TABLE, "table ; 2"},
    {"sep= in the second line", 0, "x\nsep=,\n" TABLE, "table ; 3"},

    /* Where the header is */
    {"behind a title", 0, "KẾT QUẢ RÀ SOÁT HỘ NGHÈO NĂM 2024;;\n" TABLE,
     "table ; 2"},
    {"behind titles", 0,
     "UBND TỈNH QUẢNG BÌNH;;\n;;\nBIỂU 01: HỘ NGHÈO, HỘ CẬN NGHÈO;;\n"
     "Đơn vị tính: hộ;;\n" TABLE,
     "table ; 5"},
    {"behind directives", 0, "# parent;quang-binh\n# kind;actual\n" TABLE,
     "table ; 3"},
    {"behind blank lines", 0, FIVE TABLE, "table ; 6"},
    {"behind a quoted title of two lines", 0,
     "\"HỘ NGHÈO,\nHỘ CẬN NGHÈO\";;\n" TABLE, "table ; 3"},
    {"behind a sentence that looks like one", 0,
     "Huyện, xã có hộ nghèo, hộ cận nghèo giảm;;\n" TABLE, "table ; 2"},
    {"in row 30", 0, ROWS25 "x\nx\nx\nx\n" TABLE, "table ; 30"},
    {"in row 101", 0, ROWS25 ROWS25 ROWS25 ROWS25 TABLE, "nothing , 1"},
    {"in row 100", 0,
     ROWS25 ROWS25 ROWS25 ROWS5 ROWS5 ROWS5 ROWS5 "x\nx\nx\nx\n" TABLE,
     "table ; 100"},
    {"the first of two", 0, TABLE "Ba Đồn;1;2\n" TABLE, "table ; 1"},
    {"a list before a table", 0, "area;value\n" TABLE, "list ; 1"},
    {"more columns below", 0, "Huyện,Hộ nghèo\n" TABLE, "table ; 2"},
    {"more columns below one of fewer", 0,
     "Huyện,Hộ nghèo,Ghi chú\nHuyện;Hộ nghèo\n"
     "Huyện;Hộ nghèo;Tổng số hộ;Ghi chú\n",
     "table ; 3"},

    /* What is one */
    {"cells over lines", 0,
     "Huyện;\"Tổng số\nhộ\";\"Hộ\r\nnghèo\"\nBa Đồn;1;2\n", "table ; 1"},
    {"a title over lines, then cells over lines", 0,
     "\"a\nb\nc\"\nHuyện;\"Tổng số\nhộ\"\n", "table ; 4"},
    {"without marks", 0, "Huyen;Tong so ho;Ho ngheo\n", "table ; 1"},
    {"in capitals", 0, "HUYỆN;TỔNG SỐ HỘ;HỘ NGHÈO\n", "table ; 1"},
    {"unknown columns between", 0, "Huyện;Abc;Hộ nghèo;Xyz\n", "table ; 1"},
    {"blank cells between", 0, "STT;Huyện;;Hộ nghèo;;\n", "table ; 1"},
    {"years for columns", 0, "Huyện;2022;2023;2024\n", "table ; 1"},
    {"targets only", 0, "Xã;Chỉ tiêu 2024\n", "table ; 1"},
    {"a province for the area", 0, "Tỉnh;Hộ nghèo\n", "table ; 1"},
    {"spaces around", 0, " Huyện ; Hộ nghèo \n", "table ; 1"},
    {"last line, no end", 0, "x\nHuyện;Hộ nghèo", "table ; 2"},

    /* What is none */
    {"nowhere", 0, "Ba Đồn;28905;1156\nLệ Thủy;39000;2000\n", "nothing , 1"},
    {"no area", 0, "STT;Tổng số hộ;Hộ nghèo\n", "nothing , 1"},
    {"no figures", 0, "STT;Huyện;Ghi chú\n", "nothing , 1"},
    {"no value", 0, "area,indicator,kind\n", "nothing , 1"},
    {"a value alone", 0, "value\n", "nothing , 1"},
    {"dashes", 0, "Huyện;-;-\n", "nothing , 1"},
    {"a comment", 0, "# Huyện;Hộ nghèo\n", "nothing , 1"},
    {"damaged", 0, "Huyện;Hộ nghèo;\xFF\n", "nothing , 1"},
    {"damaged, then whole", 0, "Huyện;Hộ nghèo;\xFF\nHuyện;Hộ nghèo\n",
     "table ; 2"},
    {"only blank lines", 0, FIVE, "nothing , 1"},
};

static const char *show(shape_found f)
{
    static const char *const names[] = {[SHAPE_UNKNOWN] = "nothing",
                                        [SHAPE_LIST] = "list",
                                        [SHAPE_TABLE] = "table"};

    return pov_arena_format(arena, "%s %c %u",
                            f.is_tie ? "tie" : names[f.shape],
                            f.delimiter ? f.delimiter : ',', f.line);
}

static void finds_header(void **state)
{
    const struct shape_case *c = *state;
    pov_findings findings = {.arena = arena, .muted = true};
    FILE *file = NULL;
    row_reader *rows =
        rows_open(path_to_bytes(&file, c->bytes, strlen(c->bytes)),
                  &(pov_opening){.encoding = "utf-8"}, arena, &findings);
    record row = {0};
    uint32_t first;

    assert_non_null(rows);
    first = rows_next(rows, &row) ? row.line : 0;
    assert_string_equal(show(shape_find(rows, catalogue, c->given, arena)),
                        c->found);
    assert_int_equal(rows_next(rows, &row) ? row.line : 0, first);
    rows_close(rows);
    fclose(file);
}

int main(void)
{
    TEST_ROWS(cases, name, finds_header);
    return run_all("shape", load_reference, free_reference);
}
