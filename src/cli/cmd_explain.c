/* explain: print what finding codes mean and how to mend what they name. */

#include "cli/command.h"
#include "povstat/view.h"

/* Prose is read best in lines no longer than this. */
enum { WIDEST_PROSE = 80 };

typedef struct explain_args {
    bool all;
} explain_args;

static const option options[] = {{0, "all", OPTION_FLAG,
                                  offsetof(explain_args, all), NULL,
                                  "Explain every code."},
                                 {0}};

static const char *suggest(const invocation *in, const char *typed)
{
    pov_text_list codes = {0};

    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++)
        pov_arena_push(in->arena, &codes, pov_finding_types[i].code);
    return command_suggest(in, typed, &codes);
}

static exit_status explain_run(invocation *in)
{
    const explain_args *args = in->args;
    size_t n = args->all ? POV_N_FINDING_KINDS : in->operands.count;
    pov_finding_kind *kinds = pov_arena_alloc(in->arena, n * sizeof *kinds);

    if (!n || (args->all && in->operands.count))
        return command_refuse(in, n ? "--all leaves no CODE to name"
                                    : "'explain' needs CODE... or --all");
    for (size_t i = 0; i < n; i++) {
        const char *typed = args->all ? NULL : in->operands.items[i];

        kinds[i] = typed ? pov_finding_kind_from(typed) : (pov_finding_kind)i;
        if (kinds[i] == POV_N_FINDING_KINDS)
            return command_refuse(in, "unknown finding '%s'%s", typed,
                                  suggest(in, typed));
    }
    if (in->draw.width > WIDEST_PROSE)
        in->draw.width = WIDEST_PROSE;
    command_draw(in, pov_report_explain(kinds, n, in->shared->lang, in->arena));
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"povstat explain P101", "What error[P101] is about"},
    {"povstat explain --all --format markdown", "The whole catalogue"},
    {0},
};

const command cmd_explain = {
    .name = "explain",
    .operands = "CODE...|--all",
    .most_operands = OPERANDS_ANY,
    .about = "Print why a finding matters, how to mend it, and an example.",
    .examples = examples,
    .options = options,
    .args_size = sizeof(explain_args),
    .shared = SHARED_RESULT,
    .draws = 1u << POV_DRAWS_TEXT | 1u << POV_DRAWS_PAGE,
    .run = explain_run,
};
