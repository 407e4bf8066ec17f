/* summary: one row for each area and headline target. */

#include "cli/pipeline.h"

static const option options[] = {FILTER_OPTIONS, {0}};

static exit_status summary_run(invocation *in)
{
    return pipeline_print_targets(in, pov_report_summary);
}

static const command_example examples[] = {
    {"povstat summary", "Every area's headline targets in one table"},
    {"povstat summary -o docs/summary.md", "The table that CI regenerates"},
    {"povstat summary --check -o docs/summary.md",
     "Fail if the table is out of date"},
    {0},
};

const command cmd_summary = {
    .name = "summary",
    .operands = "[FILE...]",
    .most_operands = OPERANDS_ANY,
    .operands_are_files = true,
    .about = "Print one row for each area and headline target.",
    .details = "Headline indicators are poor and near-poor households. An aim "
               "stated in several forms has one row, with the worst verdict "
               "of its forms.",
    .examples = examples,
    .sorts = 1u << POV_DRAWS_TEXT | 1u << POV_DRAWS_PAGE |
             1u << POV_DRAWS_ROWS | 1u << POV_DRAWS_DOCUMENT,
    .options = options,
    .args_size = sizeof(filter_args),
    .shared = SHARED_RESULT | SHARED_CHECK | SHARED_DATA | SHARED_INPUT |
              SHARED_PARTIAL | SHARED_FINDINGS,
    .run = summary_run,
};
