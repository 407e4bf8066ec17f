/* export: every stated value and every derived figure. */

#include <string.h>

#include "cli/filter.h"
#include "cli/pipeline.h"

static const option options[] = {
    FILTER('p', "province", OPTION_LIST, provinces, "NAME",
           "Export this province and its districts: a name, slug or code."),
    FILTER('a', "area", OPTION_LIST, areas, "NAME", "Export this area only."),
    FILTER('y', "year", OPTION_YEAR, year, "YEAR",
           "Export figures dated in this year."),
    FILTER('i', "indicator", OPTION_LIST, indicators, "ID",
           "Export this indicator: see 'povstat list indicators'."),
    FILTER(0, "plan", OPTION_LIST, plans, "ID",
           "Export what this document states: see 'povstat list plans'."),
    FILTER_SORT,
    {0},
};

static void say_none(const invocation *in, bool is_any)
{
    (void)is_any;
    command_say(in, "no figure matches");
}

/** A directory of files. */
static exit_status name_package(invocation *in)
{
    pov_filter filter;
    pov_results results;
    pipeline line;
    pov_package package;
    directory_file *files;
    exit_status status = pipeline_read(in, &filter, &line);

    if (status)
        return status;
    results = pipeline_results(in, &line, &filter);
    package = pov_report_package(&results);
    const directory_file named[] = {
        {.name = "datapackage.json", .text = package.descriptor},
        {.name = "figures.csv", .rows = package.figures},
        {.name = "areas.csv", .rows = package.areas},
        {.name = "indicators.csv", .rows = package.indicators},
        {.name = "breakdowns.csv", .rows = package.breakdowns},
    };
    files = pov_arena_alloc(in->arena, sizeof named);
    memcpy(files, named, sizeof named);
    in->files = (directory_files){files, sizeof named / sizeof *named};
    if (!line.without_tables && !package.figures->count &&
        !pipeline_say_empty(in))
        say_none(in, false);
    filter_say_gaps(in, &results, NULL, POV_NO_DAY);
    return EXIT_DONE;
}

static exit_status export_run(invocation *in)
{
    static const pipeline_printing figures = {.count = pov_count_figures,
                                              .say_none = say_none,
                                              .make = pov_report_figures};

    return command_writes_directory(in) ? name_package(in)
                                        : pipeline_print(in, &figures);
}

static const command_example examples[] = {
    {"povstat export --format csv -o figures.csv",
     "Everything stated and derived, for a spreadsheet"},
    {"povstat export --province quang-ninh --format ndjson",
     "One province, a figure a line"},
    {"povstat export --format datapackage -o figures",
     "A Frictionless data package with column names of SDMX"},
    {0},
};

const command cmd_export = {
    .name = "export",
    .operands = "[FILE...]",
    .most_operands = OPERANDS_ANY,
    .operands_are_files = true,
    .about = "Print every stated value and every derived figure.",
    .details =
        "One row for each value that a document states, chosen or rejected, "
        "and one for each figure that follows from others, each with its "
        "places. An export can be read again as an extract and gives the same "
        "figures.\n"
        "The format sdmx-csv has the columns of SDMX: dimensions first, in "
        "which "
        "_Z stands for what does not apply and _T for all, then OBS_VALUE and "
        "attributes.\n"
        "The format datapackage is a directory with tables and their "
        "descriptor, and needs -o DIR. It replaces such a directory, and no "
        "other.",
    .examples = examples,
    .draws = 1u << POV_DRAWS_TEXT | 1u << POV_DRAWS_ROWS |
             1u << POV_DRAWS_OBSERVATIONS | 1u << POV_DRAWS_DOCUMENT |
             1u << POV_DRAWS_WORKBOOK | 1u << POV_DRAWS_DIRECTORY,
    .sorts = 1u << POV_DRAWS_ROWS | 1u << POV_DRAWS_OBSERVATIONS |
             1u << POV_DRAWS_DOCUMENT,
    .lists_figures = true,
    .options = options,
    .args_size = sizeof(filter_args),
    .shared = SHARED_RESULT | SHARED_DATA | SHARED_INPUT | SHARED_PARTIAL |
              SHARED_FINDINGS,
    .run = export_run,
};
