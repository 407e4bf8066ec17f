#include "cli/targets.h"

#include "cli/territory.h"

exit_status targets_read(invocation *in, pov_filter *filter, pipeline *out)
{
    const pov_catalogue *catalogue = pipeline_catalogue(in);
    exit_status status;

    if (!catalogue) {
        *filter = (pov_filter){0};
        *out = pipeline_without_tables(in);
        return EXIT_DONE;
    }
    status = filter_from(in, catalogue, in->args, filter);
    return status ? status : pipeline_figures(in, catalogue, in->operands, out);
}

exit_status targets_print(invocation *in,
                          pov_report *make(const pov_results *results))
{
    pov_filter filter;
    pov_results results;
    pipeline line;
    exit_status status = targets_read(in, &filter, &line);

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
    command_draw(in, make(&results));
    return EXIT_DONE;
}
