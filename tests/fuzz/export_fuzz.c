/* Any bytes → an extract → its export → the same figures again, exported as
 * plain csv, as csv for a spreadsheet and as a table of a data package. */

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/figures_lines.h"
#include "povstat/write.h"

static const char *exported(const pov_table *table, bool excel,
                            pov_arena *arena)
{
    const pov_report report = {.rows = table};
    const pov_write_options options = {.arena = arena, .excel = excel};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    const char *path;

    if (!out)
        fuzz_fail("no memory to print to");
    pov_format_named("csv")->write(&report, &options, out);
    if (fclose(out))
        fuzz_fail("the export is not written");
    path = fuzz_keep("export.csv", (const uint8_t *)text, length, arena);
    free(text);
    return path;
}

static void compare(const dump *expected, const dump *got, const char *what)
{
    for (size_t i = 0; i < expected->count || i < got->count; i++) {
        const char *a = i < expected->count ? expected->items[i] : "(nothing)";
        const char *b = i < got->count ? got->items[i] : "(nothing)";

        if (strcmp(a, b) != 0)
            fuzz_fail("%s\nexported: %s\nread:     %s", what, a, b);
    }
}

static void read_again(const dump *expected, const char *path, size_t n_rows,
                       const char *what)
{
    const pov_read_tally *t;
    fuzz_run again;
    dump got;

    fuzz_begin(&again, fuzz_catalogue(), POV_EN);
    fuzz_take(&again, path, 0);
    fuzz_reckon(&again);
    got = dump_figures(again.arena, again.figures, &again.progress);
    compare(expected, &got, what);
    t = &again.tally;
    if (t->refused || t->rows != n_rows)
        fuzz_fail("%s: %zu rows of %zu read, %zu cells refused", what, t->rows,
                  n_rows, t->refused);
    fuzz_end(&again);
}

static void export(const uint8_t *bytes, size_t size, size_t way)
{
    fuzz_run run;
    const pov_table *figures, *packed;
    dump expected;

    fuzz_begin(&run, fuzz_catalogue(), POV_EN);
    fuzz_take(&run, fuzz_keep("typed.csv", bytes, size, run.arena), way);
    fuzz_reckon(&run);
    expected = dump_figures(run.arena, run.figures, &run.progress);
    figures = pov_report_figures(&run.results)->rows;
    packed = pov_report_package(&run.results).figures;
    read_again(&expected, exported(figures, false, run.arena), figures->count,
               "csv");
    read_again(&expected, exported(figures, true, run.arena), figures->count,
               "csv for a spreadsheet");
    read_again(&expected, exported(packed, false, run.arena), packed->count,
               "package");
    fuzz_end(&run);
}

const fuzz_target fuzz_this = {.n_ways = FUZZ_SETTINGS, .read = export};
