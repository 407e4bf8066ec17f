/* Any bytes → an extract → its export → the same figures again, exported as
 * plain csv, as csv for a spreadsheet and as a table of a data package. */

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/figures_lines.h"
#include "povstat/write.h"

static const char *keep_export(const pov_rows *rows, bool excel,
                               pov_arena *arena)
{
    const pov_report report = {.rows = rows};
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

/* Who says a wrong encoding exports what was misread, letter by letter, and
 * that is refused when it is read again. */
static bool is_misread(const fuzz_run *again, size_t way)
{
    return !fuzz_guesses_encoding(way) &&
           again->findings.found[POV_FOUND_ENCODED_TWICE];
}

static void compare_again(const fuzz_run *again, const dump *expected,
                          size_t n_rows, const char *what)
{
    const pov_read_tally *t = &again->tally;
    dump got = dump_figures(again->arena, again->figures, &again->progress);

    compare(expected, &got, what);
    if (t->refused || t->rows != n_rows)
        fuzz_fail("%s: %zu rows of %zu read, %zu cells refused", what, t->rows,
                  n_rows, t->refused);
}

/** An export, and what it must give again. */
typedef struct exported {
    const pov_rows *rows;
    bool excel;
    const char *what;
} exported;

static void read_again(const dump *expected, const exported *e, size_t way,
                       pov_arena *arena)
{
    fuzz_run again;

    fuzz_begin(&again, fuzz_catalogue(), POV_EN);
    fuzz_take(&again, keep_export(e->rows, e->excel, arena), 0);
    fuzz_reckon(&again);
    if (!is_misread(&again, way))
        compare_again(&again, expected, e->rows->count, e->what);
    fuzz_end(&again);
}

static void read_all_again(const fuzz_run *run, size_t way)
{
    const dump expected =
        dump_figures(run->arena, run->figures, &run->progress);
    const pov_rows *figures = pov_report_figures(&run->results)->rows;
    const exported exports[] = {
        {figures, false, "csv"},
        {figures, true, "csv for a spreadsheet"},
        {pov_report_package(&run->results).figures, false, "package"},
    };

    for (size_t i = 0; i < sizeof exports / sizeof *exports; i++)
        read_again(&expected, &exports[i], way, run->arena);
}

static void export(const uint8_t *bytes, size_t size, size_t way)
{
    fuzz_run run;

    fuzz_begin(&run, fuzz_catalogue(), POV_EN);
    fuzz_take(&run, fuzz_keep("typed.csv", bytes, size, run.arena), way);
    fuzz_reckon(&run);
    read_all_again(&run, way);
    fuzz_end(&run);
}

const fuzz_target fuzz_this = {.n_ways = FUZZ_SETTINGS, .read = export};
