/* check: read, reckon and print what is wrong; nothing else. */

#include <string.h>

#include "cli/filter.h"
#include "cli/pipeline.h"
#include "cli/print_findings.h"

static const pov_column columns[] = {
    {.key = "files"},    {.key = "rows"},    {.key = "cells"},
    {.key = "used"},     {.key = "blank"},   {.key = "refused"},
    {.key = "not_data"}, {.key = "figures"}, {.key = "errors"},
    {.key = "warnings"}, {.key = "notes"},
};

static pov_cell summary_cell(const invocation *in, const pipeline *line)
{
    const pov_read_tally *t = &line->tally;
    const pov_findings *f = in->findings;
    size_t errors = pov_findings_count(f, POV_ERROR);
    size_t warnings = pov_findings_count(f, POV_WARNING) - errors;
    size_t notes = pov_findings_count(f, POV_NOTE) - errors - warnings;
    size_t figures = line->figures ? line->figures->n_stated : 0;
    const size_t counts[] = {t->files, t->rows,    t->cells,    t->used,
                             t->blank, t->refused, t->not_data, figures,
                             errors,   warnings,   notes};
    pov_cell row[sizeof columns / sizeof *columns];
    pov_table *table =
        pov_table_new(in->arena, columns, sizeof columns / sizeof *columns);

    for (size_t i = 0; i < table->n_columns; i++)
        row[i] = pov_cell_count(counts[i]);
    pov_table_add(table, in->arena, row);
    return pov_cell_object(table);
}

static void print_json(invocation *in, const pipeline *line)
{
    const pov_member members[] = {
        {"schema", pov_cell_text("povstat.findings/1")},
        {"findings", pov_findings_cell(in->findings, in->arena)},
        {"summary", summary_cell(in, line)},
    };
    pov_report report = {0};

    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        pov_arena_push(in->arena, &report.members, members[i]);
    command_draw(in, &report);
    in->findings_are_result = true;
}

static exit_status check_run(invocation *in)
{
    const pov_catalogue *catalogue = pipeline_catalogue(in);
    pov_filter filter = {0};
    exit_status status = EXIT_DONE;
    pipeline line;

    if (in->shared->territory != TERRITORY_UNSAID)
        command_say(in, "check looks at every cell: --territory changes "
                        "nothing");
    if (catalogue)
        status = filter_from(in, catalogue, in->args, &filter);
    if (!status)
        status = pipeline_check(in, catalogue, in->operands, &filter, &line);
    if (status)
        return status;
    pov_findings_fold(in->findings);
    pov_findings_tie(in->findings);
    pipeline_say_empty(in);
    if (in->format->draws == POV_DRAWS_DOCUMENT)
        print_json(in, &line);
    else if (in->format->draws == POV_DRAWS_PAGE)
        command_draw(
            in, pov_report_findings(in->findings, in->shared->lang, in->arena));
    else
        print_findings(in->findings,
                       &(findings_style){.how = in->shared->diagnostics,
                                         .colour = in->draw.colour,
                                         .all = in->shared->all,
                                         .quiet = in->shared->quiet
                                                      ? QUIET_NOTES
                                                      : QUIET_NOTHING,
                                         .arena = in->arena},
                       in->out);
    in->findings_are_result = true;
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"povstat check", "Is anything wrong with the bundled extracts?"},
    {"povstat check my.csv --fail-on warning", "Fail a pipeline on warnings"},
    {"povstat check -p quang-binh", "What the data contradict of a province"},
    {"povstat check *.csv --format json", "Findings for a program"},
    {0},
};

static const option options[] = {FILTER_AREAS, {0}};

static const char *const formats[] = {"text", "html", "json", NULL};

const command cmd_check = {
    .name = "check",
    .operands = "[FILE...]",
    .most_operands = OPERANDS_ANY,
    .operands_are_files = true,
    .about = "Print the findings, nothing else.",
    .details = "Reads like 'povstat report' and prints what is wrong, where, "
               "what was done about it and how to mend it.",
    .examples = examples,
    .options = options,
    .args_size = sizeof(filter_args),
    .formats = formats,
    .shared = SHARED_RESULT | SHARED_DATA | SHARED_INPUT | SHARED_PARTIAL |
              SHARED_FINDINGS,
    .run = check_run,
};
