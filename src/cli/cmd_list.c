/* list: what povstat knows. */

#include "cli/filter.h"
#include "cli/pipeline.h"

typedef struct list_args {
    pov_text_list provinces;
} list_args;

static const option options[] = {
    OPTION(list_args, 'p', "province", OPTION_LIST, provinces, "NAME",
           "Areas and plans of this province only."),
    {0},
};

/* In the order of pov_listing. */
static const char operands[] =
    "areas|indicators|breakdowns|papers|plans|standards|forms|findings";

static exit_status list_run(invocation *in)
{
    const pov_catalogue *catalogue = pipeline_catalogue(in);
    const list_args *args = in->args;
    const filter_args chosen = {.provinces = args->provinces};
    pipeline line = {.catalogue = catalogue};
    pov_filter filter;
    pov_results results;
    const char *typed = in->operands.items[0];
    int what = option_choice(operands, typed);
    pov_text_list known;
    exit_status status;

    if (!catalogue)
        return pipeline_draw_nothing(in, "povstat.list/1", NULL);
    if (what < 0) {
        known = option_choices(operands, in->arena);
        return command_refuse(in, "cannot list '%s'%s (known: %s)", typed,
                              command_suggest(in, typed, &known), operands);
    }
    status = filter_from(in, catalogue, &chosen, &filter);
    if (status)
        return status;
    line.figures = pov_figures_new(catalogue, in->arena);
    results = pipeline_results(in, &line, &filter);
    command_draw(in, pov_report_listing(&results, (pov_listing)what));
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"povstat list areas --province quang-ninh",
     "Ids, codes and validity of a province and its districts"},
    {"povstat list forms", "The wordings of targets that povstat reads"},
    {0},
};

const command cmd_list = {
    .name = "list",
    .operands = operands,
    .least_operands = 1,
    .most_operands = 1,
    .about = "Print what povstat knows.",
    .examples = examples,
    .options = options,
    .args_size = sizeof(list_args),
    .shared = SHARED_RESULT | SHARED_DATA,
    .run = list_run,
};
