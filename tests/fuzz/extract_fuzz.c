/* Any bytes → an extract.  Whatever comes in: no crash, no leak, every place
 * inside the file, every cell accounted for, valid UTF-8 out.
 *
 * The input is the extract itself, so that extracts are seeds; its last byte
 * also chooses the settings. */

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* What a pipe holds before anybody reads it. */
enum { PIPE_BYTES = 65536 };

static void check_figures(const fuzz_extent *in, const pov_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *figure = figures->items[i];

        for (size_t e = 0; e < figure->evidence.count; e++) {
            const pov_evidence *stated = figure->evidence.items[e];

            if (!stated->sources.count)
                fuzz_fail("%s: stated nowhere", figure->key.indicator->id);
            for (size_t s = 0; s < stated->sources.count; s++)
                fuzz_check_place(in, stated->sources.items[s].place,
                                 figure->key.indicator->id);
        }
    }
}

static void check_tally(const fuzz_run *run)
{
    const pov_read_tally *t = &run->tally;

    if (t->cells != t->used + t->blank + t->refused + t->not_data)
        fuzz_fail("%zu cells: %zu used, %zu blank, %zu refused, %zu not data",
                  t->cells, t->used, t->blank, t->refused, t->not_data);
    if (t->refused && !pov_findings_count(&run->findings, POV_WARNING))
        fuzz_fail("%zu cells refused without a finding", t->refused);
}

static void draw_some(const fuzz_run *run)
{
    static const char *const formats[] = {"json", "text", "csv", "markdown"};
    const pov_results *r = &run->results;
    const pov_indicator *poor =
        pov_catalogue_indicator(fuzz_catalogue(), "poor");
    const pov_write_options options = {.arena = run->arena, .width = 80};

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        fuzz_draw(pov_report_progress(r), formats[i], &options);
    fuzz_draw(pov_report_summary(r), "text", &options);
    fuzz_draw(pov_report_trace(r, poor, pov_day_year_end(2024)), "text",
              &options);
    fuzz_draw(pov_report_trace(r, poor, pov_day_year_end(2024)), "json",
              &options);
}

/* Through a pipe the same comes out. */
static void read_pipe(const fuzz_run *expected, const uint8_t *bytes,
                      size_t size)
{
    int ends[2];
    char path[32];
    fuzz_run run;

    if (size > PIPE_BYTES)
        return;
    if (pipe(ends) || write(ends[1], bytes, size) != (ssize_t)size ||
        close(ends[1])) {
        perror("fuzz: pipe");
        exit(2);
    }
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    fuzz_begin(&run, fuzz_catalogue(), POV_EN);
    fuzz_take(&run, path, 0);
    if (run.tally.cells != expected->tally.cells ||
        run.tally.used != expected->tally.used ||
        run.findings.count != expected->findings.count)
        fuzz_fail("a pipe gave %zu of %zu cells and %zu findings, a file %zu "
                  "of %zu and %zu",
                  run.tally.used, run.tally.cells, run.findings.count,
                  expected->tally.used, expected->tally.cells,
                  expected->findings.count);
    close(ends[0]);
    fuzz_end(&run);
}

static void read_extract(const uint8_t *bytes, size_t size, size_t way)
{
    fuzz_run run;
    fuzz_extent in;

    fuzz_begin(&run, fuzz_catalogue(), way % 2 ? POV_VI : POV_EN);
    in = fuzz_extent_of(fuzz_keep("typed.csv", bytes, size, run.arena), bytes,
                        size, fuzz_guesses_encoding(way));
    fuzz_take(&run, in.path, way);
    check_tally(&run);
    if (!way)
        read_pipe(&run, bytes, size);
    fuzz_reckon(&run);
    fuzz_check_findings(&in, &run.findings);
    check_figures(&in, run.figures);
    fuzz_tell(&run.findings, run.arena);
    draw_some(&run);
    fuzz_end(&run);
}

const fuzz_target fuzz_this = {
    .n_ways = FUZZ_SETTINGS, .every_way = true, .read = read_extract};
