/* report: hold actuals against targets and print how far each plan is. */

#include "cli/pipeline.h"

static const option options[] = {FILTER_OPTIONS, {0}};

static exit_status report_run(invocation *in)
{
    return pipeline_print_targets(in, pov_report_progress);
}

static const command_example examples[] = {
    {"povstat report --province quang-binh",
     "Every target of Quảng Bình and how far it is met"},
    {"povstat report --area ba-che --year 2022 --lang vi",
     "One district, one year, in Vietnamese"},
    {"povstat report my.csv --merge --format json",
     "Your extract with the bundled ones, for a program"},
    {0},
};

const command cmd_report = {
    .name = "report",
    .operands = "[FILE...]",
    .most_operands = OPERANDS_ANY,
    .operands_are_files = true,
    .about = "Print progress toward each target.",
    .details =
        "Reads the bundled extracts, or the files named instead of them. "
        "Every row names the line that somebody typed; derived figures are "
        "marked and say what they were derived from.\n"
        "Targets are judged as of today or --as-of: an actual counts only if "
        "it is dated no later.",
    .examples = examples,
    .sorts = 1u << POV_DRAWS_ROWS | 1u << POV_DRAWS_DOCUMENT,
    .options = options,
    .args_size = sizeof(filter_args),
    .shared = SHARED_RESULT | SHARED_CHECK | SHARED_DATA | SHARED_INPUT |
              SHARED_PARTIAL | SHARED_FINDINGS,
    .run = report_run,
};
