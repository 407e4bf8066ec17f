/* completion: the script by which a shell completes povstat's command lines,
 * and the words that it asks for. */

#include <string.h>

#include "cli/completion.h"
#include "povstat/embedded.h"

static const char operands[] = "bash|zsh|fish";

/* What the scripts call: completion words -- WORD... */
static const char words_operand[] = "words";

static exit_status print_words(const invocation *in)
{
    pov_text_list words = in->operands;

    words.items++;
    words.count--;
    completion_print(in->commands, &words, in->arena, in->out);
    return EXIT_DONE;
}

static exit_status completion_run(invocation *in)
{
    const char *typed = in->operands.items[0];
    pov_text_list shells = option_choices(operands, in->arena);

    if (!strcmp(typed, words_operand))
        return print_words(in);
    if (in->operands.count > 1)
        return command_refuse(in, "'%s' is one too many for 'completion'",
                              in->operands.items[1]);
    for (size_t i = 0; i < shells.count; i++)
        if (!strcmp(typed, shells.items[i])) {
            pov_embedded_print(
                pov_arena_format(in->arena, "src/cli/completion.%s", typed),
                in->out);
            return EXIT_DONE;
        }
    return command_refuse(
        in, "unknown shell '%s'%s (known: %s)", typed,
        option_suggest(in->shared->lang, in->arena, typed, &shells), operands);
}

static const command_example examples[] = {
    {"eval \"$(povstat completion bash)\"", "In ~/.bashrc"},
    {"eval \"$(povstat completion zsh)\"", "In ~/.zshrc, behind compinit"},
    {"povstat completion fish | source", "In ~/.config/fish/config.fish"},
    {0},
};

const command cmd_completion = {
    .name = "completion",
    .operands = operands,
    .least_operands = 1,
    .most_operands = OPERANDS_ANY,
    .about = "Print a script that completes command lines in a shell.",
    .details =
        "The script asks 'povstat completion words -- WORD...' what may stand "
        "for the last WORD: one word a line, a tab and a description behind "
        "it; ':files' and ':directories' leave it to the shell. Names of "
        "areas, indicators and documents are those of the data directory in "
        "use.\n"
        "'make install' puts the scripts where the shells look for them.",
    .examples = examples,
    .run = completion_run,
};
