/* help: print the help of one command, or the overview. */

#include "cli/command.h"
#include "cli/help.h"

static exit_status help_run(invocation *in)
{
    const command *about;

    if (!in->operands.count) {
        help_overview(in, in->out);
        return EXIT_DONE;
    }
    about = command_named(in->commands, in->operands.items[0]);
    if (!about)
        return command_refuse(in, "unknown command '%s'%s",
                              in->operands.items[0],
                              command_suggest(in, in->operands.items[0]));
    help_long(in, about, in->out);
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"povstat help explain", "What one command does, and its options"},
    {0},
};

const command cmd_help = {
    .name = "help",
    .operands = "[COMMAND]",
    .most_operands = 1,
    .about = "Print the help of a command, or what commands there are.",
    .examples = examples,
    .run = help_run,
};
