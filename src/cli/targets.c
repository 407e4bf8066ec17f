#include "cli/targets.h"

#include "cli/pipeline.h"
#include "cli/territory.h"

exit_status targets_print(invocation *in,
                          pov_report *make(const pov_results *results))
{
    const pov_catalogue *catalogue = pipeline_catalogue(in);
    pov_filter filter;
    pov_results results;
    exit_status status;
    pipeline line;

    if (!catalogue)
        return EXIT_DONE;
    status = filter_from(in, catalogue, in->args, &filter);
    if (!status)
        status = pipeline_figures(in, catalogue, in->operands, &line);
    if (status)
        return status;
    pipeline_progress(in, &line);
    results = pipeline_results(in, &line, &filter);
    results.rows_only = in->format->for_machines;
    results.with_sheets = in->format->is_workbook;
    if (!pov_count_rows(&results))
        command_say(in, "no target matches");
    territory_say_hidden(in, &results);
    territory_say_gaps(in, &results, NULL, POV_NO_DAY);
    in->format->write(make(&results), &in->draw, in->out);
    return EXIT_DONE;
}
