#include "cases.h"

#include "extract_fixture.h"

/* One wrong digit in a table that fits together: it is found, or the table
 * still fits together, which this file reckons for itself in whole numbers. */

enum {
    HOUSEHOLDS,
    POOR,
    RATE,
    N_COLUMNS,
    N_DISTRICTS = 8,
    TOTAL = N_DISTRICTS,
    N_ROWS,
    LONGEST_CELL = 16,
};

typedef struct row {
    const char *area;
    char cells[N_COLUMNS][LONGEST_CELL];
} row;

typedef struct table {
    row rows[N_ROWS];
    int n_rows; /* without or with the total */
} table;

static const row sound[N_ROWS] = {
    {"Đồng Hới", {"35.412", "262", "0,74%"}},
    {"Ba Đồn", {"28.905", "1.156", "4,00%"}},
    {"Minh Hóa", {"13.586", "3.261", "24,00%"}},
    {"Tuyên Hóa", {"21.430", "2.314", "10,80%"}},
    {"Quảng Trạch", {"31.250", "1.875", "6,00%"}},
    {"Bố Trạch", {"52.318", "2.250", "4,30%"}},
    {"Quảng Ninh", {"26.114", "1.201", "4,60%"}},
    {"Lệ Thủy", {"41.907", "1.886", "4,50%"}},
    {"Tổng cộng", {"250.922", "14.205", "5,66%"}},
};

static struct mutation_case {
    const char *name;
    int n_rows, column;
} cases[] = {
    {"households of parts", N_DISTRICTS, HOUSEHOLDS},
    {"poor of parts", N_DISTRICTS, POOR},
    {"rates of parts", N_DISTRICTS, RATE},
    {"households with a total", N_ROWS, HOUSEHOLDS},
    {"poor with a total", N_ROWS, POOR},
    {"rates with a total", N_ROWS, RATE},
};

static table sound_table(int n_rows)
{
    table t = {.n_rows = n_rows};

    memcpy(t.rows, sound, sizeof sound);
    return t;
}

static const char *text_of(const table *t)
{
    const char *text = "STT;Huyện;Tổng số hộ;Hộ nghèo;Tỷ lệ\r\n";

    for (int i = 0; i < t->n_rows; i++) {
        const row *r = &t->rows[i];

        text = pov_arena_format(
            arena, "%s%s;%s;%s;%s;%s\r\n", text,
            i == TOTAL ? "" : pov_arena_format(arena, "%d", i + 1), r->area,
            r->cells[HOUSEHOLDS], r->cells[POOR], r->cells[RATE]);
    }
    return text;
}

/** The digits of a cell as one number: a rate in hundredths of a percent. */
static int64_t digits_of(const char *cell)
{
    int64_t n = 0;

    for (; *cell; cell++)
        if (*cell >= '0' && *cell <= '9')
            n = 10 * n + (*cell - '0');
    return n;
}

/* |100 poor / households - rate| <= 0.005, both ends agreeing. */
static bool rate_fits(const row *r)
{
    int64_t households = digits_of(r->cells[HOUSEHOLDS]);
    int64_t apart = 20000 * digits_of(r->cells[POOR]) -
                    2 * digits_of(r->cells[RATE]) * households;

    return households > 0 && (apart < 0 ? -apart : apart) <= households;
}

static bool sum_fits(const table *t, int column)
{
    int64_t sum = 0;

    if (t->n_rows <= TOTAL)
        return true;
    for (int i = 0; i < N_DISTRICTS; i++)
        sum += digits_of(t->rows[i].cells[column]);
    return sum == digits_of(t->rows[TOTAL].cells[column]);
}

static bool fits_together(const table *t)
{
    for (int i = 0; i < t->n_rows; i++)
        if (!rate_fits(&t->rows[i]))
            return false;
    return sum_fits(t, HOUSEHOLDS) && sum_fits(t, POOR);
}

/** Warnings and errors in the table. */
static size_t find_in(const table *t, size_t *n_figures)
{
    static FILE *file;
    const char *text;
    reading r;

    pov_arena_clear(arena);
    text = text_of(t);
    r = read_file(path_to_bytes(&file, text, strlen(text)),
                  "as_of=2024-12-31 kind=actual parent=quang-binh");
    *n_figures = r.figures->n_stated;
    return pov_findings_count(&r.findings, POV_WARNING);
}

static void fits_as_it_stands(void **state)
{
    const int sizes[] = {N_DISTRICTS, N_ROWS};

    (void)state;
    for (size_t i = 0; i < LENGTH(sizes); i++) {
        table t = sound_table(sizes[i]);
        size_t n_figures;

        assert_true(fits_together(&t));
        assert_int_equal(find_in(&t, &n_figures), 0);
        assert_true(n_figures >= N_DISTRICTS * N_COLUMNS);
    }
}

/** How many of the nine other digits at `at` go unnoticed. */
static int mutate_digit(table *t, int line, int column, char *at)
{
    static int n_mutations;
    const char right = *at;
    int unnoticed = 0;

    for (char digit = '0'; digit <= '9'; digit++) {
        size_t n_figures;

        *at = digit;
        if (digit == right || n_mutations++ % CASES_EVERY || fits_together(t) ||
            find_in(t, &n_figures))
            continue;
        print_message("%s: '%s' for '%s' goes unnoticed\n", t->rows[line].area,
                      t->rows[line].cells[column], sound[line].cells[column]);
        unnoticed++;
    }
    *at = right;
    return unnoticed;
}

static void finds_every_wrong_digit(void **state)
{
    const struct mutation_case *c = *state;
    table t = sound_table(c->n_rows);
    int unnoticed = 0;

    for (int line = 0; line < c->n_rows; line++) {
        char *cell = t.rows[line].cells[c->column];

        for (char *at = cell; *at; at++)
            if (*at >= '0' && *at <= '9')
                unnoticed += mutate_digit(&t, line, c->column, at);
    }
    assert_int_equal(unnoticed, 0);
}

int main(void)
{
    TEST(fits_as_it_stands);
    TEST_ROWS(cases, name, finds_every_wrong_digit);
    return run_all("digit mutation", load_reference, free_reference);
}
