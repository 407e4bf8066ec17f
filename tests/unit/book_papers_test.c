#include "cases.h"

#include <cjson/cJSON.h>
#include <xlsxwriter.h>

#include "paper_fixture.h"
#include "read/rows.h"

/* The papers that offices hold, saved as workbooks: every one gives the figures
 * and the findings of its CSV, under the settings that it needs. */

#define FOLDER "tests/data/papers/"

/** The delimiter that most of its first bytes are. */
static char delimiter_of(row_reader *rows)
{
    size_t length, semicolons = 0, commas = 0;
    const char *text = rows_peek(rows, &length);

    for (size_t i = 0; i < length; i++) {
        semicolons += text[i] == ';';
        commas += text[i] == ',';
    }
    return semicolons > commas ? ';' : ',';
}

static void save_as_book(const char *from, const char *to)
{
    pov_findings findings = {.arena = arena};
    row_reader *rows = rows_open(from, &(pov_opening){0}, arena, &findings);
    lxw_workbook *book = workbook_new(to);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Mẫu 7.1");
    record row = {0};

    assert_non_null(rows);
    rows_set_delimiter(rows, delimiter_of(rows));
    for (lxw_row_t line = 0; rows_next(rows, &row); line++)
        for (size_t i = 0; i < row.count; i++)
            if (row.items[i].length)
                worksheet_write_string(sheet, line, (lxw_col_t)i,
                                       row.items[i].text, NULL);
    rows_close(rows);
    assert_int_equal(workbook_close(book), LXW_NO_ERROR);
}

/** All that is stated, and how it came out, but for the places. */
static const char *figures_as_text(const reading *r)
{
    const char *text = "";

    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        for (size_t k = 0; k < f->evidence.count; k++) {
            const pov_evidence *e = f->evidence.items[k];

            text = pov_arena_format(
                arena, "%s%s %s %s %d..%d form %d plan %d: %s, standing %d\n",
                text, f->key.area->id, f->key.indicator->id,
                f->key.standard ? f->key.standard->id : "-", (int)f->key.since,
                (int)f->key.as_of, (int)f->key.form, f->key.plan != NULL,
                e->sources.items[0].raw, (int)e->standing);
        }
    }
    return text;
}

static int compare_codes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static const char *codes_of(const reading *r)
{
    size_t n = r->findings.count;
    const char **codes = pov_arena_alloc(arena, (n + 1) * sizeof *codes);
    const char *text = "";

    for (size_t i = 0; i < n; i++)
        codes[i] = pov_finding_types[r->findings.items[i]->kind].code;
    qsort(codes, n, sizeof *codes, compare_codes);
    for (size_t i = 0; i < n; i++)
        text = pov_arena_format(arena, "%s %s", text, codes[i]);
    return text;
}

static void gives_the_same(void **state)
{
    const cJSON *paper = *state;
    const char *name = cJSON_GetStringValue(cJSON_GetObjectItem(paper, "file"));
    const char *path = pov_arena_format(arena, FOLDER "%s", name);
    char book[] = "/tmp/povstat-paper-XXXXXX";
    int file = mkstemp(book);
    reading of_lines, of_cells;

    assert_true(file >= 0);
    close(file);
    save_as_book(path, book);
    of_lines = read_under(path, paper);
    of_cells = read_under(book, paper);
    unlink(book);
    assert_string_equal(figures_as_text(&of_cells), figures_as_text(&of_lines));
    assert_string_equal(codes_of(&of_cells), codes_of(&of_lines));
    assert_int_equal(of_cells.tally.used, of_lines.tally.used);
    /* without a header, what delimiters make of the lines is nothing */
    if (of_lines.tally.rows)
        assert_int_equal(of_cells.tally.refused, of_lines.tally.refused);
}

int main(void)
{
    pov_arena *of_names = arena = pov_arena_new();
    size_t size;
    cJSON *papers = cJSON_Parse(bytes_of(FOLDER "expected.json", &size));
    const cJSON *paper;
    int failed;

    cJSON_ArrayForEach(paper, cJSON_GetObjectItem(papers, "files"))
    {
        test_row(cJSON_GetStringValue(cJSON_GetObjectItem(paper, "file")),
                 gives_the_same, paper);
    }
    failed = run_all("papers as workbooks", load_reference, free_reference);
    cJSON_Delete(papers);
    pov_arena_free(of_names);
    return failed;
}
