/* schema: print the JSON Schema of an output. */

#include "cli/command.h"
#include "povstat/embedded.h"

static const char operands[] = "report|findings|figures|trace|diff";

static exit_status schema_run(invocation *in)
{
    const char *typed = in->operands.items[0];
    pov_text_list names = option_choices(operands, in->arena);

    if (option_choice(operands, typed) < 0)
        return command_refuse(in, "no schema of '%s'%s (known: %s)", typed,
                              command_suggest(in, typed, &names), operands);
    pov_embedded_print(
        pov_arena_format(in->arena, "docs/schema/%s.json", typed), in->out);
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"povstat schema report", "What 'report --format json' looks like"},
    {0},
};

const command cmd_schema = {
    .name = "schema",
    .operands = operands,
    .least_operands = 1,
    .most_operands = 1,
    .about = "Print the JSON Schema of an output.",
    .details =
        "The schema is of draft 2020-12, for the documents of --format json: "
        "those of report and summary (report), check and --diagnostics json "
        "(findings), export (figures), trace and diff. Rows of --format "
        "ndjson are described under $defs. Later versions only add keys; "
        "readers should pass over keys and words they do not know.",
    .examples = examples,
    .run = schema_run,
};
