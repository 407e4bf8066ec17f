#include "cases.h"

#include "extract_fixture.h"

enum { N_ROWS = 9000 };

/* What was told, and whether it ever went back. */
typedef struct told {
    size_t times, rows;
    int first, last;
    bool went_back, is_outside;
} told;

static void note(void *watcher, int permille, size_t rows)
{
    told *t = watcher;

    if (!t->times++)
        t->first = permille;
    t->went_back |= permille < t->last || rows < t->rows;
    t->is_outside |= permille < 0 || permille > 1000;
    t->last = permille;
    t->rows = rows;
}

static struct watch_case {
    const char *name, *header, *row;
    size_t least_times; /* a table is gone through twice */
} cases[] = {
    {"a list", "area,indicator,kind,value,as_of\n",
     "bac-kan,poor,actual,100 hộ,2023\n", 8},
    {"a table", "Huyện;Hộ nghèo\n", "Vân Đồn;95\n", 16},
    {"columns nobody knows", "a;b\n", "1;2\n", 0},
};

static void tells_how_far_it_is(void **state)
{
    const struct watch_case *c = *state;
    told t = {0};
    pov_read_options options = {.watch = {note, &t}};
    pov_figures *figures = pov_figures_new(catalogue, arena);
    pov_findings findings = {.arena = arena};
    pov_read_tally tally = {0};
    FILE *file = tmpfile();

    assert_non_null(file);
    fputs(c->header, file);
    for (size_t i = 0; i < N_ROWS; i++)
        fputs(c->row, file);
    rewind(file);
    pov_extract_read(pov_arena_format(arena, "/dev/fd/%d", fileno(file)),
                     &options, figures, &findings, &tally);
    fclose(file);
    assert_false(t.went_back);
    assert_false(t.is_outside);
    assert_in_range(t.times, c->least_times, 2 * N_ROWS / 1000);
    if (c->least_times) {
        assert_in_range(t.first, 0, 500);
        assert_in_range(t.last, 900, 1000);
        assert_in_range(t.rows, N_ROWS * 9 / 10, N_ROWS);
    }
}

int main(void)
{
    TEST_ROWS(cases, name, tells_how_far_it_is);
    return run_all("watch", load_reference, free_reference);
}
