#include "cases.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "read/rows.h"

/* A file is read twice; `records` is what each pass gives: the line, then the
 * cells in brackets, '!' where the record is damaged. */
static struct twice_case {
    const char *name, *bytes;
    size_t length; /* 0: up to the NUL */
    const char *records;
    size_t found; /* by both passes together */
} twice[] = {
    {"plain", "a,b\n1,2\n", 0, "1[a][b] 2[1][2] ", 0},
    {"empty", "", 0, "", 0},
    {"byte order mark",
     "\xEF\xBB\xBF"
     "a,b\n1,2",
     0, "1[a][b] 2[1][2] ", 0},
    {"cells over lines", "a\n\"x\ny\",2\nz", 0, "1[a] 2[x\ny][2] 4[z] ", 0},
    {"blank lines", "\r\n\r\na,b\r\n", 0, "3[a][b] ", 0},
    {"stray quote", "a,b\nx\"y,2\n", 0, "1[a][b] 2[x\"y][2] ", 1},
    {"quote never closed", "a,b\n1,2\n\"x,3\n4", 0, "1[a][b] 2[1][2] 3[\"]! ",
     1},
    {"invalid byte", "a,b\n\xF4,2\n", 0, "1[a][b] 2[\xF4][2]! ", 1},
    {"NUL byte", "a,b\n\0,2\n", 8, "1[a][b] 2[][2]! ", 1},
};

static const char *show_records(row_reader *rows, pov_arena *arena)
{
    const char *shown = "";
    record row = {0};

    while (rows_next(rows, &row)) {
        shown = pov_arena_format(arena, "%s%u", shown, row.line);
        for (size_t i = 0; i < row.count; i++)
            shown = pov_arena_format(arena, "%s[%s]", shown, row.items[i].text);
        shown =
            pov_arena_format(arena, "%s%s ", shown, row.is_damaged ? "!" : "");
    }
    return shown;
}

static const char *write_file(char *path, const char *bytes, size_t length)
{
    int file = mkstemp(path);

    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, length), (ssize_t)length);
    close(file);
    return path;
}

static void reads_twice(void **state)
{
    const struct twice_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    char path[] = "/tmp/povstat-rows-XXXXXX";
    row_reader *rows;

    write_file(path, c->bytes, c->length ? c->length : strlen(c->bytes));
    rows =
        rows_open(path, &(pov_opening){.encoding = "utf-8"}, arena, &findings);
    unlink(path);
    assert_non_null(rows);
    for (int pass = 0; pass < 3; pass++) {
        findings.muted = pass != 1;
        assert_string_equal(show_records(rows, arena), c->records);
        assert_int_equal(findings.count, pass == 0 ? 0 : c->found);
        rows_rewind(rows);
    }
    rows_close(rows);
    pov_arena_free(arena);
}

/* Half a pass to look at the file, then a whole one. */
static void reports_after_looking(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    char path[] = "/tmp/povstat-rows-XXXXXX";
    const char *bytes = "a\"\nb\"\nc\"\n";
    record row = {0};
    row_reader *rows;

    (void)state;
    write_file(path, bytes, strlen(bytes));
    rows = rows_open(path, &(pov_opening){0}, arena, &findings);
    unlink(path);
    findings.muted = true;
    assert_true(rows_next(rows, &row));
    assert_int_equal(findings.count, 0);
    findings.muted = false;
    rows_rewind(rows);
    rows_set_delimiter(rows, ';');
    assert_string_equal(show_records(rows, arena), "1[a\"] 2[b\"] 3[c\"] ");
    assert_int_equal(findings.count, 3);
    rows_close(rows);
    pov_arena_free(arena);
}

/* A pipe can be read only once, and no line of it may be lost. */
static void rewinds_standard_input(void **state)
{
    enum { LINES = 20000 }; /* more than one look-ahead */
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    char path[] = "/tmp/povstat-rows-XXXXXX";
    record row = {0};
    row_reader *rows;
    FILE *file;

    (void)state;
    file = fopen(write_file(path, "", 0), "wb");
    for (int i = 1; i <= LINES; i++)
        fprintf(file, "%d,x\n", i);
    fclose(file);
    assert_non_null(freopen(path, "rb", stdin));
    unlink(path);
    rows = rows_open("-", &(pov_opening){.scratch = "/tmp"}, arena, &findings);
    assert_non_null(rows);
    for (int pass = 0; pass < 2; pass++) {
        uint32_t n = 0;

        for (; rows_next(rows, &row); n++) {
            assert_int_equal(row.line, n + 1);
            assert_int_equal(strtol(row.items[0].text, NULL, 10), n + 1);
        }
        assert_int_equal(n, LINES);
        rows_rewind(rows);
    }
    rows_close(rows);
    pov_arena_free(arena);
}

/* More cells than any table has are not kept, whoever takes them apart. */
static void leaves_out_rows_too_wide(void **state)
{
    enum { N_CELLS = 1024 * 1024 + 1 };
    static char bytes[N_CELLS + sizeof "1,2\n"];

    (void)state;
    memset(bytes, ',', N_CELLS);
    bytes[N_CELLS] = '\n';
    memcpy(bytes + N_CELLS + 1, "1,2", 3);
    for (int by_libcsv = 0; by_libcsv < 2; by_libcsv++) {
        pov_arena *arena = pov_arena_new();
        pov_findings findings = {.arena = arena};
        char path[] = "/tmp/povstat-rows-XXXXXX";
        row_reader *rows;
        record row;

        write_file(path, bytes, sizeof bytes - 1);
        rows = rows_open(path, &(pov_opening){.by_libcsv = by_libcsv}, arena,
                         &findings);
        unlink(path);
        assert_non_null(rows);
        assert_true(rows_next(rows, &row));
        assert_true(row.is_damaged);
        assert_int_equal(findings.count, 1);
        assert_int_equal(findings.items[0]->kind, POV_FOUND_ROW_TOO_LONG);
        assert_true(rows_next(rows, &row));
        assert_int_equal(row.count, 2);
        assert_false(row.is_damaged);
        rows_close(rows);
        pov_arena_free(arena);
    }
}

int main(void)
{
    TEST_ROWS(twice, name, reads_twice);
    TEST(reports_after_looking);
    TEST(rewinds_standard_input);
    TEST(leaves_out_rows_too_wide);
    return run_all("rows", NULL, NULL);
}
