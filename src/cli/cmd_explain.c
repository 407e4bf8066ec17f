/* explain: print what one finding code means and how to mend it. */

#include <stdio.h>
#include <strings.h>

#include "cli/command.h"

static const char *meaning_of(pov_severity severity)
{
    switch (severity) {
    case POV_NOTE:
        return "Nothing is wrong, but a reader of the result should know.";
    case POV_WARNING:
        return "The figure is used, yet it may not be what was meant.";
    case POV_ERROR:
        return "What was typed cannot be used; the result is without it.";
    case POV_FATAL:
        return "A whole file cannot be used; the exit status is 2.";
    }
    return "";
}

static const pov_finding_type *type_with_code(const char *code)
{
    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++)
        if (!strcasecmp(pov_finding_types[i].code, code))
            return &pov_finding_types[i];
    return NULL;
}

static const char *suggest(pov_arena *arena, const char *typed)
{
    pov_text_list codes = {0};

    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++)
        pov_arena_push(arena, &codes, pov_finding_types[i].code);
    return did_you_mean(arena, typed, &codes);
}

static void print_type(const pov_finding_type *type, FILE *out)
{
    fprintf(out, "%s (%s): %s\n", type->code, pov_severity_name(type->severity),
            type->problem);
    fprintf(out, "  what it means:  %s\n", meaning_of(type->severity));
    if (*type->recovery)
        fprintf(out, "  what was done:  %s\n", type->recovery);
    if (*type->help)
        fprintf(out, "  how to mend it: %s\n", type->help);
}

static exit_status explain_run(invocation *in)
{
    size_t n = in->operands.count;
    const pov_finding_type **types =
        pov_arena_alloc(in->arena, n * sizeof *types);

    for (size_t i = 0; i < n; i++) {
        const char *typed = in->operands.items[i];

        types[i] = type_with_code(typed);
        if (!types[i])
            return command_refuse(in, "unknown finding '%s'%s", typed,
                                  suggest(in->arena, typed));
    }
    for (size_t i = 0; i < n; i++) {
        if (i)
            fputc('\n', in->out);
        print_type(types[i], in->out);
    }
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"povstat explain P101", "What error[P101] is about"},
    {0},
};

const command cmd_explain = {
    .name = "explain",
    .operands = "CODE...",
    .least_operands = 1,
    .most_operands = OPERANDS_ANY,
    .about = "Print what a finding means, what was done and how to mend it.",
    .examples = examples,
    .run = explain_run,
};
