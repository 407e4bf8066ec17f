/* list: what povstat knows. */

#include <string.h>

#include "cli/filter.h"
#include "cli/pipeline.h"

typedef struct list_args {
    pov_text_list provinces;
    const char *level;
} list_args;

#define LEVELS "country|region|province|district|special_zone|commune|all"

static const option options[] = {
    OPTION(list_args, 'p', "province", OPTION_LIST, provinces, "NAME",
           "Areas and plans of this province only."),
    OPTION(list_args, 0, "level", OPTION_TEXT, level, LEVELS,
           "Areas of this level only."),
    {0},
};

/* In the order of pov_listing. */
static const char operands[] =
    "areas|indicators|breakdowns|papers|plans|standards|groups|forms|"
    "verdicts|findings";

/** Communes are listed where somebody asks for them, or for a province. */
static exit_status filter_level(invocation *in, const list_args *args,
                                pov_filter *filter)
{
    pov_text_list known = option_choices(LEVELS, in->arena);
    const pov_term *term;
    int level;

    filter->leaves_communes = !args->level && !args->provinces.count;
    if (!args->level)
        return EXIT_DONE;
    level = option_choice(LEVELS, args->level);
    if (level < 0)
        return command_refuse(in, "unknown level '%s'%s (known: %s)",
                              args->level,
                              command_suggest(in, args->level, &known), LEVELS);
    term = pov_term_find(POV_TERMS_LEVEL, known.items[level]);
    if (term) /* "all" is none */
        filter->level = (pov_level)term->value;
    return EXIT_DONE;
}

static void say_left(const invocation *in, const pov_results *r)
{
    const pov_area_list *all = pov_catalogue_areas(r->figures->catalogue);
    size_t n = 0;

    for (size_t i = 0; i < all->count; i++)
        n += all->items[i]->level == POV_COMMUNE;
    command_say(in, "%zu communes are not listed: see --province and --level",
                n);
}

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
    if (!status)
        status = filter_level(in, args, &filter);
    if (status)
        return status;
    line.figures = pov_figures_new(catalogue, in->arena);
    results = pipeline_results(in, &line, &filter);
    if (filter.leaves_communes && what == POV_LIST_AREAS)
        say_left(in, &results);
    command_draw(in, pov_report_listing(&results, (pov_listing)what));
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"povstat list areas --province quang-ninh",
     "Ids, codes and validity of a province, its districts and communes"},
    {"povstat list areas --level region", "The regions"},
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
