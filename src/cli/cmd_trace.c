/* trace: where one figure comes from, down to the cells typed. */

#include "cli/filter.h"
#include "cli/pipeline.h"
#include "povstat/period.h"

enum { OPERAND_AREA, OPERAND_INDICATOR, OPERAND_DATE, N_OPERANDS };

static exit_status trace_run(invocation *in)
{
    const pov_catalogue *catalogue = pipeline_catalogue(in);
    const char *const *typed = in->operands.items;
    const pov_indicator *indicator = NULL;
    pov_text_list files = {0}, areas = {0};
    pov_filter filter = {.era = filter_era(in)};
    pov_results results;
    pov_period period;
    pipeline line;
    exit_status status;
    bool is_date;

    if (!catalogue)
        return pipeline_draw_nothing(in, "povstat.trace/2", "figures");
    is_date = pov_period_read(typed[OPERAND_DATE], &period);
    status = filter_areas(in, catalogue, typed[OPERAND_AREA], POV_ANY_LEVEL,
                          is_date ? period.as_of : POV_NO_DAY, &filter.areas);
    if (!status)
        status = filter_indicator(in, catalogue, typed[OPERAND_INDICATOR],
                                  &indicator);
    if (!status && !is_date)
        status = command_refuse(in,
                                "'%s' is no date: type 2023, 31/12/2023, "
                                "2023-12-31 or \"cuối năm 2023\"",
                                typed[OPERAND_DATE]);
    pov_arena_push(in->arena, &areas, typed[OPERAND_AREA]);
    filter_narrow(in, &files, &areas);
    for (size_t i = N_OPERANDS; i < in->operands.count; i++)
        pov_arena_push(in->arena, &files, typed[i]);
    if (!status)
        status = pipeline_figures(in, catalogue, files, &line);
    if (status)
        return status;
    results = pipeline_results(in, &line, &filter);
    filter_say_gaps(in, &results, indicator, period.as_of);
    command_draw(in, pov_report_trace(&results, indicator, period.as_of));
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"povstat trace bac-kan poor 2023",
     "Who states Bắc Kạn's poor households at the end of 2023"},
    {"povstat trace quang-binh households 2023",
     "What follows for a number that nobody states"},
    {"povstat trace quang-binh poor 2023-12-31 --format json",
     "The derivation of a baseline, for a program"},
    {0},
};

const command cmd_trace = {
    .name = "trace",
    .operands = "AREA INDICATOR DATE [FILE...]",
    .least_operands = N_OPERANDS,
    .most_operands = OPERANDS_ANY,
    .about = "Print where one figure comes from.",
    .details =
        "A tree from the figure down to the cells typed: every statement with "
        "its file, line and column, its document and status, and the rule by "
        "which it won or lost; what confirms and what contradicts it; each "
        "way in which it follows from other figures, with the numbers put in "
        "and every assumption named. Of an unknown figure it says what is "
        "missing, and where it is known instead.",
    .examples = examples,
    .shared = SHARED_RESULT | SHARED_DATA | SHARED_INPUT | SHARED_FINDINGS,
    .run = trace_run,
};
