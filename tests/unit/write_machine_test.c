#include "cases.h"

#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "drawn.h"
#include "write/escape.h"

/* SOH, TAB, DEL, a line separator, a tag outside the basic plane. */
#define CONTROLS "\x01\t\x7f\xe2\x80\xa8\xf3\xa0\x81\x81"

static const pov_column place_columns[] = {
    {.key = "file"}, {.key = "line"}, {.key = "column"}, {.key = "raw"}};

static const pov_column row_columns[] = {{.key = "area"},    {.key = "poor"},
                                         {.key = "met"},     {.key = "flags"},
                                         {.key = "sources"}, {.key = "note"}};

static pov_cell places(pov_arena *arena, const char *first, const char *second)
{
    pov_table *table = pov_table_new(arena, place_columns, 4);
    const char *files[] = {first, second};

    for (size_t i = 0; i < 2 && files[i]; i++)
        pov_table_add(table, arena,
                      (pov_cell[]){pov_cell_text(files[i]), number_cell("2"),
                                   pov_cell_null(), pov_cell_text("12.791")});
    return pov_cell_table(table);
}

static void nothing(pov_report *report, pov_arena *arena)
{
    (void)report;
    (void)arena;
}

static void empty(pov_report *report, pov_arena *arena)
{
    report->rows = pov_rows_of(pov_table_new(arena, row_columns, 6), arena);
}

static void machine(pov_report *report, pov_arena *arena)
{
    pov_table *rows = pov_table_new(arena, row_columns, 6);

    pov_table_add(rows, arena,
                  (pov_cell[]){pov_cell_text("Vân Đồn"), number_cell("-0.740"),
                               pov_cell_truth(true), list_of(arena, "a", "b"),
                               places(arena, "f.csv", NULL),
                               pov_cell_text("=1+1")});
    pov_table_add(rows, arena,
                  (pov_cell[]){pov_cell_text("a,\"b\"\r\nc"),
                               number_cell("9007199254740993"), pov_cell_null(),
                               list_of(arena, NULL, NULL),
                               places(arena, NULL, NULL),
                               pov_cell_text(CONTROLS)});
    pov_table_add(
        rows, arena,
        (pov_cell[]){pov_cell_text(" x"), pov_cell_null(),
                     pov_cell_truth(false), list_of(arena, "@a\nb", NULL),
                     places(arena, "-f", "g;h"), pov_cell_text("＝1")});
    report->rows = pov_rows_of(rows, arena);
    pov_report_member(report, arena, "schema", pov_cell_text("povstat.x/1"));
    pov_report_member(report, arena, "as_of", pov_cell_null());
    pov_report_member(report, arena, "big", number_cell("9007199254740993"));
    pov_report_member(report, arena, "areas", list_of(arena, "\"1\"", "\\"));
    pov_report_member(report, arena, "rows", pov_cell_rows(report->rows));
    pov_report_member(report, arena, "findings",
                      pov_cell_table(pov_table_new(arena, row_columns, 6)));
}

/* What is shared is neither made nor printed anew, and nothing else is. */
enum { OF_AREA = 1, OF_SUBJECT };

static const pov_column told_columns[] = {{.key = "area", .basis = OF_AREA},
                                          {.key = "of", .basis = OF_AREA},
                                          {.key = "n"},
                                          {.key = "poor", .basis = OF_SUBJECT},
                                          {.key = "in", .basis = OF_AREA}};

static const char *const told_areas[] = {"Ba, Chẽ", "Ba, Chẽ", "Đầm Hà",
                                         "Đầm Hà"};
static const char *const told_subjects[] = {"poor", NULL, NULL, "poor"};

static void told_row(const pov_rows *rows, size_t i, unsigned shared,
                     pov_arena *arena, pov_cell *cells)
{
    (void)rows;
    (void)arena;
    if (!(shared >> OF_AREA & 1)) {
        cells[0] = pov_cell_text(told_areas[i]);
        cells[1] = pov_cell_null();
        cells[4] = pov_cell_text("\"");
    }
    cells[2] = pov_cell_count(i);
    if (!(shared >> OF_SUBJECT & 1))
        cells[3] = pov_cell_text(told_subjects[i]);
}

static unsigned told_shares(const pov_rows *rows, size_t i)
{
    (void)rows;
    return (told_areas[i] == told_areas[i - 1] ? 1u << OF_AREA : 0) |
           (told_subjects[i] == told_subjects[i - 1] ? 1u << OF_SUBJECT : 0);
}

static void told(pov_report *report, pov_arena *arena)
{
    pov_rows *rows = pov_arena_alloc(arena, sizeof *rows);

    *rows = (pov_rows){.columns = told_columns,
                       .n_columns = 5,
                       .count = 4,
                       .row = told_row,
                       .shares = told_shares};
    report->rows = rows;
}

/* One row is one test. */
static struct drawing {
    const char *name;
    const char *format;
    build_report *build;
    pov_write_options options;
    const char *expected;
} drawings[] = {
    {"what rows share as csv",
     "csv",
     told,
     {0},
     "area,of,n,poor,in\n"
     "\"Ba, Chẽ\",,0,poor,\"\"\"\"\n"
     "\"Ba, Chẽ\",,1,,\"\"\"\"\n"
     "Đầm Hà,,2,,\"\"\"\"\n"
     "Đầm Hà,,3,poor,\"\"\"\"\n"},
    {"what rows share as ndjson",
     "ndjson",
     told,
     {0},
     "{\"area\":\"Ba, Chẽ\",\"of\":null,\"n\":0,\"poor\":\"poor\","
     "\"in\":\"\\\"\"}\n"
     "{\"area\":\"Ba, Chẽ\",\"of\":null,\"n\":1,\"poor\":null,"
     "\"in\":\"\\\"\"}\n"
     "{\"area\":\"Đầm Hà\",\"of\":null,\"n\":2,\"poor\":null,"
     "\"in\":\"\\\"\"}\n"
     "{\"area\":\"Đầm Hà\",\"of\":null,\"n\":3,\"poor\":\"poor\","
     "\"in\":\"\\\"\"}\n"},
    {"csv",
     "csv",
     machine,
     {0},
     "area,poor,met,flags,sources,note\n"
     "Vân Đồn,-0.740,true,a; b,f.csv:2:12.791,'=1+1\n"
     "\"a,\"\"b\"\"\r\n"
     "c\",9007199254740993,,,,\\x01\t\\x7f\\u{2028}\\u{e0041}\n"
     "\" x\",,false,\"'@a\n"
     "b\",'-f:2:12.791; g;h:2:12.791,'＝1\n"},
    {"csv for Excel",
     "csv",
     machine,
     {.excel = true},
     "\357\273\277area;poor;met;flags;sources;note\r\n"
     "Vân Đồn;-0,740;true;\"a; b\";f.csv:2:12.791;'=1+1\r\n"
     "\"a,\"\"b\"\"\r\n"
     "c\";9007199254740993;;;;\\x01\t\\x7f\\u{2028}\\u{e0041}\r\n"
     "\" x\";;false;\"'@a\n"
     "b\";\"'-f:2:12.791; g;h:2:12.791\";'＝1\r\n"},
    {"csv without rows",
     "csv",
     empty,
     {0},
     "area,poor,met,flags,sources,note\n"},
    {"csv of nothing", "csv", nothing, {0}, ""},
    {"json",
     "json",
     machine,
     {0},
     "{\"schema\":\"povstat.x/1\",\n"
     "\"as_of\":null,\n"
     "\"big\":9007199254740993,\n"
     "\"areas\":[\"\\\"1\\\"\",\"\\\\\"],\n"
     "\"rows\":[\n"
     "{\"area\":\"Vân "
     "Đồn\",\"poor\":-0.740,\"met\":true,\"flags\":[\"a\",\"b\"],\"sources\":[{"
     "\"file\":\"f.csv\",\"line\":2,\"column\":null,\"raw\":\"12.791\"}],"
     "\"note\":\"=1+1\"},\n"
     "{\"area\":\"a,\\\"b\\\"\\r\\nc\",\"poor\":9007199254740993,\"met\":null,"
     "\"flags\":[],\"sources\":[],\"note\":"
     "\"\\u0001\\t\\u007f\\u2028\\udb40\\udc41\"},\n"
     "{\"area\":\" "
     "x\",\"poor\":null,\"met\":false,\"flags\":[\"@a\\nb\"],\"sources\":[{"
     "\"file\":\"-f\",\"line\":2,\"column\":null,\"raw\":\"12.791\"},{\"file\":"
     "\"g;h\",\"line\":2,\"column\":null,\"raw\":\"12.791\"}],\"note\":\"＝1\"}"
     "\n"
     "],\n"
     "\"findings\":[]}\n"},
    {"json of nothing", "json", nothing, {0}, "{}\n"},
    {"ndjson",
     "ndjson",
     machine,
     {0},
     "{\"area\":\"Vân "
     "Đồn\",\"poor\":-0.740,\"met\":true,\"flags\":[\"a\",\"b\"],\"sources\":[{"
     "\"file\":\"f.csv\",\"line\":2,\"column\":null,\"raw\":\"12.791\"}],"
     "\"note\":\"=1+1\"}\n"
     "{\"area\":\"a,\\\"b\\\"\\r\\nc\",\"poor\":9007199254740993,\"met\":null,"
     "\"flags\":[],\"sources\":[],\"note\":"
     "\"\\u0001\\t\\u007f\\u2028\\udb40\\udc41\"}\n"
     "{\"area\":\" "
     "x\",\"poor\":null,\"met\":false,\"flags\":[\"@a\\nb\"],\"sources\":[{"
     "\"file\":\"-f\",\"line\":2,\"column\":null,\"raw\":\"12.791\"},{\"file\":"
     "\"g;h\",\"line\":2,\"column\":null,\"raw\":\"12.791\"}],\"note\":\"＝1\"}"
     "\n"},
    {"ndjson without rows", "ndjson", empty, {0}, ""},
    {"ndjson of nothing", "ndjson", nothing, {0}, ""},
};

static void draws(void **state)
{
    const struct drawing *d = *state;
    char *text = drawn(d->format, d->build, d->options);

    assert_string_equal(text, d->expected);
    free(text);
}

static cJSON *parsed(const char *text)
{
    cJSON *json = cJSON_ParseWithOpts(text, NULL, 1);

    assert_non_null(json);
    return json;
}

static void assert_text(const cJSON *object, const char *key, const char *text)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);

    assert_true(cJSON_IsString(item));
    assert_string_equal(item->valuestring, text);
}

static const cJSON *row_of(const cJSON *document, int r)
{
    return cJSON_GetArrayItem(
        cJSON_GetObjectItemCaseSensitive(document, "rows"), r);
}

/* Every row has every key, in the order of the columns. */
static void json_keeps_keys(void **state)
{
    char *text = drawn("json", machine, (pov_write_options){0});
    cJSON *document = parsed(text);

    (void)state;
    for (int r = 0; r < 3; r++) {
        const cJSON *item = row_of(document, r)->child;

        for (size_t c = 0; c < LENGTH(row_columns); c++, item = item->next)
            assert_string_equal(item->string, row_columns[c].key);
        assert_null(item);
    }
    assert_null(row_of(document, 3));
    cJSON_Delete(document);
    free(text);
}

/* What was escaped reads back as it was. */
static void json_keeps_text(void **state)
{
    char *text = drawn("json", machine, (pov_write_options){0});
    cJSON *document = parsed(text);
    const cJSON *sources =
        cJSON_GetObjectItemCaseSensitive(row_of(document, 2), "sources");

    (void)state;
    assert_text(row_of(document, 0), "note", "=1+1");
    assert_text(row_of(document, 1), "area", "a,\"b\"\r\nc");
    assert_text(row_of(document, 1), "note", CONTROLS);
    assert_int_equal(cJSON_GetArraySize(sources), 2);
    assert_text(cJSON_GetArrayItem(sources, 1), "file", "g;h");
    assert_true(cJSON_IsNull(cJSON_GetObjectItemCaseSensitive(
        cJSON_GetArrayItem(sources, 1), "column")));
    cJSON_Delete(document);
    free(text);
}

static void ndjson_has_the_rows(void **state)
{
    char *text = drawn("json", machine, (pov_write_options){0});
    char *lines = drawn("ndjson", machine, (pov_write_options){0});
    cJSON *document = parsed(text);
    char *line = lines;
    int r = 0;

    (void)state;
    for (char *end; (end = strchr(line, '\n')); line = end + 1, r++) {
        cJSON *row;

        *end = '\0';
        row = parsed(line);
        assert_true(cJSON_Compare(row, row_of(document, r), 1));
        cJSON_Delete(row);
    }
    assert_int_equal(r, 3);
    assert_int_equal(*line, '\0');
    cJSON_Delete(document);
    free(lines);
    free(text);
}

/* They are put into JSON as they are. */
static void codes_need_no_escape(void **state)
{
    (void)state;
    for (unsigned v = 0; v < POV_N_VOCABULARIES; v++)
        for (unsigned i = 0; i < pov_terms_count((pov_vocabulary)v); i++) {
            const char *code = pov_code((pov_vocabulary)v, i);

            for (const char *at = code ? code : ""; *at; at++)
                assert_true(*at >= ' ' && *at <= '~' && !strchr("\"\\", *at));
        }
}

/* A text is scanned eight bytes at a time: one that is not harmless is found
 * wherever it stands, and a letter wherever it ends. */
static void finds_what_is_not_plain(void **state)
{
    static const char *const letters[] = {"a", "\xc3\xb2", "\xe1\xba\xbf",
                                          "\xe2\x88\x92", "\xf0\x9f\x98\x80"};
    static const char *const others[] = {",",    "\"",          "\n",
                                         "\x7f", "\xc2\xad",    "\xe1\xba",
                                         "\xff", "\xe2\x80\x8b"};

    (void)state;
    for (int at = 0; at < 20; at++)
        for (int behind = 0; behind < 12; behind++)
            for (size_t l = 0; l < LENGTH(letters); l++) {
                char text[64];
                int n = snprintf(text, sizeof text, "%.*s%s%.*s", at,
                                 "abcdefghijklmnopqrst", letters[l], behind,
                                 "ABCDEFGHIJKL");

                assert_true(escape_is_plain(text, (size_t)n, ',', '"'));
                for (size_t o = 0; o < LENGTH(others); o++) {
                    n = snprintf(text, sizeof text, "%.*s%s%s%.*s", at,
                                 "abcdefghijklmnopqrst", letters[l], others[o],
                                 behind, "ABCDEFGHIJKL");
                    assert_false(escape_is_plain(text, (size_t)n, ',', '"'));
                }
            }
}

static struct format_case {
    const char *name;
    const char *format;
    bool excel;
} formats[] = {
    {"csv in little memory", "csv", false},
    {"csv for Excel in little memory", "csv", true},
    {"json in little memory", "json", false},
    {"ndjson in little memory", "ndjson", false},
};

/* The scratch memory does not grow with the rows.  Writing to a device that
 * takes nothing leaves its mark on the stream, and nothing else. */
static void needs_little(void **state)
{
    const struct format_case *c = *state;
    pov_report report = {0};
    pov_arena *arena = pov_arena_new();
    pov_arena *scratch = pov_arena_new();
    pov_write_options options = {.arena = scratch, .excel = c->excel};
    pov_table many = {.columns = row_columns, .n_columns = 6};
    pov_cell *room = pov_table_room(&many, arena);
    FILE *out = fopen("/dev/full", "w");

    assert_non_null(out);
    machine(&report, arena);
    for (size_t i = 0; i < 20000; i++)
        pov_table_add(&many, arena,
                      pov_table_row(report.rows->from, i ? 1 : 2, room));
    report.rows = pov_rows_of(&many, arena);
    pov_format_named(c->format)->write(&report, &options, out);
    assert_true(scratch->bytes <= 64 * 1024);
    assert_true(fflush(out) != 0 || ferror(out));
    assert_true(ferror(out));
    fclose(out);
    pov_arena_free(scratch);
    pov_arena_free(arena);
}

int main(void)
{
    TEST(json_keeps_keys);
    TEST(json_keeps_text);
    TEST(ndjson_has_the_rows);
    TEST(codes_need_no_escape);
    TEST(finds_what_is_not_plain);
    TEST_ROWS(drawings, name, draws);
    TEST_ROWS(formats, name, needs_little);
    return run_all("write_machine", NULL, NULL);
}
