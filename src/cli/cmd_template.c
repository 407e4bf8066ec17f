/* template: a blank extract to fill in. */

#include "cli/filter.h"
#include "cli/pipeline.h"

typedef struct template_args {
    pov_text_list areas;
    const char *plan;
} template_args;

static const option options[] = {
    {'a', "area", OPTION_LIST, offsetof(template_args, areas), "NAME",
     "The area whose figures are to be typed; may be repeated."},
    {0, "plan", OPTION_TEXT, offsetof(template_args, plan), "ID",
     "The document they are from: see 'povstat list plans'."},
    {0},
};

/* What was filled in since must not be lost. */
static const char *complain_about_output(const invocation *in)
{
    return in->replaces
               ? command_worded(in, "'%s' exists; a template replaces no file",
                                in->shared->output)
               : NULL;
}

static exit_status choose(const invocation *in, const pov_catalogue *catalogue,
                          pov_filter *filter)
{
    const template_args *args = in->args;
    filter_args chosen = {.areas = args->areas};
    exit_status status;

    if (args->plan)
        pov_arena_push(in->arena, &chosen.plans, args->plan);
    status = filter_from(in, catalogue, &chosen, filter);
    if (status || filter->areas.count)
        return status;
    if (!filter->plans.count)
        return command_refuse(in, "'template' needs --area or --plan");
    if (!filter->plans.items[0]->area)
        return command_refuse(in, "plan '%s' is of several areas: give --area",
                              args->plan);
    pov_arena_push(in->arena, &filter->areas, filter->plans.items[0]->area);
    return EXIT_DONE;
}

static exit_status template_run(invocation *in)
{
    const char *complaint = complain_about_output(in);
    const pov_catalogue *catalogue;
    pov_findings untold = {.arena = in->arena,
                           .language = in->findings->language};
    invocation aside;
    pov_results results;
    pov_filter filter;
    exit_status status;
    pipeline line;

    if (complaint)
        return command_refuse(in, "%s", complaint);
    catalogue = pipeline_catalogue(in);
    if (!catalogue)
        return pipeline_draw_nothing(in, NULL, NULL);
    status = choose(in, catalogue, &filter);
    if (status)
        return status;
    /* What is wrong with other extracts is no matter here. */
    aside = *in;
    aside.findings = &untold;
    status = pipeline_figures(&aside, catalogue, in->operands, &line);
    if (status)
        return status;
    in->inputs = aside.inputs;
    in->n_to_read = aside.n_to_read;
    pipeline_tell_fatal(&untold, in->findings);
    results = pipeline_results(&aside, &line, &filter);
    command_draw(in, pov_report_template(&results));
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"povstat template --area ba-che -o moi.csv",
     "What is usually stated of Ba Chẽ, with blanks for the numbers"},
    {"povstat template --plan quang-binh-2024 --lang vi -o moi.xlsx",
     "A sheet to fill in and save as CSV, with guidance in Vietnamese"},
    {0},
};

static const char *const formats[] = {"csv", "xlsx", NULL};

const command cmd_template = {
    .name = "template",
    .about = "Print a blank extract to fill in.",
    .details =
        "One row for each figure to type: of the indicators that the plan "
        "states, or else those known of the area, or else the headline ones. "
        "Area, dates, standard and plan are filled in already: with a plan "
        "the years of the plan, without one the ends of the last and the next "
        "year. Rows may be left blank, taken out or added. A file that is "
        "there already is never replaced.",
    .examples = examples,
    .formats = formats,
    .options = options,
    .args_size = sizeof(template_args),
    .shared = SHARED_RESULT | SHARED_DATA,
    .run = template_run,
};
