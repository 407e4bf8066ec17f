/* template: a blank extract to fill in. */

#include "cli/filter.h"
#include "cli/pipeline.h"
#include "povstat/papers.h"

typedef struct template_args {
    pov_text_list areas;
    const char *plan, *paper;
} template_args;

static const option options[] = {
    {'a', "area", OPTION_LIST, offsetof(template_args, areas), "NAME",
     "The area whose figures are to be typed; may be repeated."},
    {0, "plan", OPTION_TEXT, offsetof(template_args, plan), "ID",
     "The document they are from: see 'povstat list plans'."},
    {0, "paper", OPTION_TEXT, offsetof(template_args, paper), "ID",
     "A form to fill in for the units of the area, such as 7.1: see 'povstat "
     "list papers'."},
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
    filter_args chosen = {.areas = args->areas,
                          .on = args->paper ? POV_NO_DAY : in->as_of};
    exit_status status;

    if (args->plan)
        pov_arena_push(in->arena, &chosen.plans, args->plan);
    status = filter_from(in, catalogue, &chosen, filter);
    if (status || filter->areas.count || args->paper)
        return status;
    if (!filter->plans.count)
        return command_refuse(in, "'template' needs --area or --plan");
    if (!filter->plans.items[0]->area)
        return command_refuse(in, "plan '%s' is of several areas: give --area",
                              args->plan);
    pov_arena_push(in->arena, &filter->areas, filter->plans.items[0]->area);
    return EXIT_DONE;
}

/* A paper: of the last year whose review has begun, since reviews begin in its
 * second half, and for the units that there are at its end. */

static int year_reviewed(pov_day day)
{
    pov_civil civil = pov_civil_from(day);

    return civil.month > 6 ? civil.year : civil.year - 1;
}

static void add_in_force(const invocation *in, pov_area_list *to,
                         const pov_area_list *areas, pov_day day)
{
    for (size_t i = 0; i < areas->count; i++)
        if (pov_area_in_force(areas->items[i], day) &&
            !pov_areas_hold(to, areas->items[i]))
            pov_arena_push(in->arena, to, areas->items[i]);
}

/** The one of these areas, or of what followed them, that there is on a day;
 *  NULL: none, or several. */
static const pov_area *area_on(const invocation *in, const pov_area_list *areas,
                               pov_day day)
{
    pov_area_list there = {0};

    add_in_force(in, &there, areas, day);
    for (size_t i = 0; !there.count && i < areas->count; i++) {
        add_in_force(in, &there, pov_area_successors(areas->items[i]), day);
        add_in_force(in, &there, pov_area_predecessors(areas->items[i]), day);
    }
    return there.count == 1 ? there.items[0] : NULL;
}

static exit_status refuse_paper(const invocation *in,
                                const pov_catalogue *catalogue,
                                const char *typed)
{
    pov_text_list known = {0};

    for (size_t i = 0; i < catalogue->papers.count; i++)
        pov_arena_push(in->arena, &known, catalogue->papers.items[i]->id);
    return command_refuse(in, "no paper '%s'%s (see 'povstat list papers')",
                          typed, command_suggest(in, typed, &known));
}

static exit_status draw_paper(invocation *in, const pov_catalogue *catalogue,
                              const pov_filter *filter)
{
    const template_args *args = in->args;
    const pov_paper *paper = pov_papers_find(catalogue, args->paper);
    int year = year_reviewed(in->as_of);
    pov_day day = pov_day_year_end(year);
    const char *shown = pov_say_day(in->shared->lang, in->arena, day);
    const pov_area *area = area_on(in, &filter->areas, day);
    pov_area_list units = {0};

    if (!paper)
        return refuse_paper(in, catalogue, args->paper);
    if (args->plan || in->operands.count)
        return command_refuse(in, "'--paper' takes neither --plan nor a FILE");
    if (!filter->areas.count)
        return command_refuse(in, "'template --paper' needs --area");
    if (!area)
        return command_refuse(
            in,
            "a paper is for one area that there is on %s: see "
            "--area, --as-of",
            shown);
    add_in_force(in, &units, pov_area_children(area), day);
    if (!units.count)
        return command_refuse(in, "no units of '%s' are known on %s", area->id,
                              shown);
    command_draw(in,
                 pov_report_paper(paper, area, &units,
                                  year + pov_papers_aims(paper), in->arena));
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
    if (((const template_args *)in->args)->paper)
        return draw_paper(in, catalogue, &filter);
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
     "A workbook with lists to choose from, and guidance in Vietnamese"},
    {"povstat template --paper 7.1 --area quang-tri -o mau.xlsx",
     "Form 7.1 for the communes of Quảng Trị"},
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
        "year. Rows may be left blank, taken out or added. With --paper it is "
        "an official form for the units of one area instead: those at the end "
        "of the year that is reviewed, which is that of --as-of from July on, "
        "and before that the year before. A file that is there already is "
        "never replaced.",
    .examples = examples,
    .formats = formats,
    .options = options,
    .args_size = sizeof(template_args),
    .shared = SHARED_RESULT | SHARED_DATA,
    .run = template_run,
};
