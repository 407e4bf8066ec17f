/* gather: what several runs read, shown as if one had.  The command line is
 * that of the command which shows it: see run.c. */

#include "cli/filter.h"

static const option options[] = {FILTER_OPTIONS, {0}};

static const command_example examples[] = {
    {"povstat gather *.ndjson", "The report of all that was read elsewhere"},
    {"povstat gather check split/split.ndjson parts/*.ndjson",
     "What is wrong in all shards of a split"},
    {"povstat gather summary --lang vi -o tom-tat.xlsx *.ndjson",
     "A summary as a workbook"},
    {0},
};

static exit_status gather_run(invocation *in)
{
    return in->gathers->run(in);
}

const command cmd_gather = {
    .name = "gather",
    .operands = "[report|summary|check|export] PARTIAL...",
    .least_operands = 1,
    .most_operands = OPERANDS_ANY,
    .operands_are_files = true,
    .about = "Show what other runs have read.",
    .details =
        "Each PARTIAL was written by 'povstat report --partial PARTIAL "
        "FILE...' "
        "or by 'povstat split'. Named in any order they give, byte for byte, "
        "what 'povstat report' (or summary, check or export) shows of all the "
        "files, with the options that it has.\n"
        "A partial that was cut off or changed, that another version wrote, or "
        "that was made with other tables is refused, and so is a file that is "
        "in two of them, or a shard that is in none.",
    .examples = examples,
    .options = options,
    .args_size = sizeof(filter_args),
    .shared = SHARED_RESULT | SHARED_CHECK | SHARED_DATA | SHARED_FINDINGS,
    .run = gather_run,
};
