/* diff: what an edit of a data directory means, for whoever reviews it. */

#include <string.h>

#include "cli/filter.h"
#include "cli/pipeline.h"
#include "povstat/descriptor.h"

static const option options[] = {
    FILTER_AREAS,
    FILTER('y', "year", OPTION_YEAR, year, "YEAR",
           "Show figures of this year and targets that are due in it."),
    FILTER_INDICATORS,
    FILTER(0, "plan", OPTION_LIST, plans, "ID",
           "Show what this document states: see 'povstat list plans'."),
    {0},
};

enum { OLD, NEW, N_SIDES };

/** All of one side: a run of its own in the same process. */
typedef struct side {
    invocation in;
    const pov_catalogue *catalogue;
    pipeline line;
    pov_results results;
} side;

static bool has_plans(pov_arena *arena, const char *directory)
{
    return !pov_is_lacking(pov_arena_format(arena, "%s/plans.csv", directory));
}

/** What the program carries is shown as it lies in its source. */
static const char *shown_directory(const side *s)
{
    return s->in.data_directory ? s->in.data_directory : "data";
}

static exit_status refuse_directory(const invocation *in, const char *typed)
{
    const char *below = pov_arena_format(in->arena, "%s/data", typed);

    if (has_plans(in->arena, below))
        return command_refuse(
            in, "'%s' is no data directory; did you mean '%s'?", typed, below);
    return command_refuse(in,
                          "'%s' is no data directory: one holds plans.csv, "
                          "extracts and reference",
                          typed);
}

/** NEW may be left out: it is the data directory of every other command. */
static exit_status choose_directories(const invocation *in,
                                      const char *directories[N_SIDES])
{
    if (in->operands.count == N_SIDES && in->shared->data)
        return command_refuse(in, "NEW and --data say the same: give one");
    directories[OLD] = in->operands.items[OLD];
    directories[NEW] = in->operands.count == N_SIDES ? in->operands.items[NEW]
                                                     : in->data_directory;
    for (size_t s = 0; s < N_SIDES; s++)
        if (directories[s] && !has_plans(in->arena, directories[s]))
            return refuse_directory(in, directories[s]);
    return EXIT_DONE;
}

static exit_status read_side(side *s, const char *directory)
{
    exit_status status;

    s->in.data_directory = directory;
    s->in.operands = (pov_text_list){0};
    s->catalogue = pipeline_catalogue(&s->in);
    if (!s->catalogue)
        return EXIT_DONE;
    status = pipeline_figures(&s->in, s->catalogue, s->in.operands, &s->line);
    if (!status)
        pipeline_progress(&s->in, &s->line);
    return status;
}

/** A document that only the old side knows may be asked for as well. */
static exit_status filter_new(const side sides[N_SIDES],
                              const filter_args *typed, pov_filter *filter)
{
    const pov_catalogue *old = sides[OLD].catalogue;
    const pov_catalogue *new = sides[NEW].catalogue;
    filter_args args = *typed;
    exit_status status;
    const invocation *in = &sides[NEW].in;
    pov_text_list gone = {0};

    args.plans = (pov_text_list){0};
    for (size_t i = 0; i < typed->plans.count; i++) {
        const char *id = typed->plans.items[i];

        if (pov_catalogue_plan(old, id) && !pov_catalogue_plan(new, id))
            pov_arena_push(in->arena, &gone, id);
        else
            pov_arena_push(in->arena, &args.plans, id);
    }
    status = filter_from(in, new, &args, filter);
    for (size_t i = 0; i < gone.count; i++)
        pov_arena_push(in->arena, &filter->plans,
                       pov_catalogue_plan(old, gone.items[i]));
    return status;
}

static void translate_areas(const side *old, const pov_area_list *from,
                            pov_area_list *to)
{
    for (size_t i = 0; i < from->count; i++) {
        const pov_area *same =
            pov_catalogue_area(old->catalogue, from->items[i]->id);

        pov_arena_push(old->in.arena, to, same ? same : from->items[i]);
    }
}

/* What the old side does not know stays as it is: it matches nothing there,
 * while an empty list would let everything pass. */
static pov_filter filter_old(const side *old, const pov_filter *new)
{
    pov_filter filter = {.year = new->year, .era = new->era};

    translate_areas(old, &new->within, &filter.within);
    translate_areas(old, &new->areas, &filter.areas);
    for (size_t i = 0; i < new->indicators.count; i++) {
        const pov_indicator *same = pov_catalogue_indicator(
            old->catalogue, new->indicators.items[i]->id);

        pov_arena_push(old->in.arena, &filter.indicators,
                       same ? same : new->indicators.items[i]);
    }
    for (size_t i = 0; i < new->plans.count; i++) {
        const pov_plan *same =
            pov_catalogue_plan(old->catalogue, new->plans.items[i]->id);

        pov_arena_push(old->in.arena, &filter.plans,
                       same ? same : new->plans.items[i]);
    }
    return filter;
}

/* Whoever reviews an edit need not be told again what was wrong before
 * it: only errors, since they decide the exit status, unless all is asked for.
 */
static void keep_errors(pov_findings *findings)
{
    size_t kept = 0;

    for (size_t i = 0; i < findings->count; i++)
        if (pov_finding_types[findings->items[i]->kind].severity >= POV_ERROR)
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
    for (size_t k = 0; k < POV_N_FINDING_KINDS; k++)
        if (pov_finding_types[k].severity < POV_ERROR)
            findings->found[k] = 0;
}

static void print_diff(invocation *in, side sides[N_SIDES])
{
    const pov_diff diff = {
        .old = &sides[OLD].results,
        .new = &sides[NEW].results,
        .old_directory = shown_directory(&sides[OLD]),
        .new_directory = shown_directory(&sides[NEW]),
        .in_full = in->shared->verbose,
    };

    pipeline_draw(in, &sides[NEW].line, pov_report_diff(&diff));
}

static exit_status compare(invocation *in, side sides[N_SIDES])
{
    pov_filter old, new;
    exit_status status = filter_new(sides, in->args, &new);

    if (status)
        return status;
    old = filter_old(&sides[OLD], &new);
    sides[OLD].results =
        pipeline_results(&sides[OLD].in, &sides[OLD].line, &old);
    sides[NEW].results =
        pipeline_results(&sides[NEW].in, &sides[NEW].line, &new);
    print_diff(in, sides);
    return EXIT_DONE;
}

/* Without tables on one side neither is looked at: the page, or the document,
 * says that it is incomplete. */
static void compare_nothing(invocation *in, side sides[N_SIDES])
{
    const pov_filter all = {0};

    for (size_t s = 0; s < N_SIDES; s++) {
        side *one = &sides[s];

        one->line = pipeline_without_tables(&one->in);
        one->results = pipeline_results(&one->in, &one->line, &all);
    }
    print_diff(in, sides);
}

static exit_status diff_run(invocation *in)
{
    pov_findings old_findings = {.arena = in->arena,
                                 .language = in->findings->language,
                                 .keep_all = in->findings->keep_all};
    side sides[N_SIDES] = {{.in = *in}, {.in = *in}};
    const char *directories[N_SIDES] = {NULL};
    exit_status status = choose_directories(in, directories);

    sides[OLD].in.findings = &old_findings;
    for (size_t s = 0; !status && s < N_SIDES; s++) {
        status = read_side(&sides[s], directories[s]);
        for (size_t i = 0; i < sides[s].in.inputs.count; i++)
            pov_arena_push(in->arena, &in->inputs, sides[s].in.inputs.items[i]);
        in->n_to_read += sides[s].in.n_to_read;
    }
    in->read_summary = sides[NEW].in.read_summary;
    in->n_unread = pov_findings_count(&old_findings, POV_FATAL);
    if (!status && sides[OLD].catalogue && sides[NEW].catalogue)
        status = compare(in, sides);
    else if (!status)
        compare_nothing(in, sides);
    if (!in->shared->verbose)
        keep_errors(in->findings);
    pipeline_tell_fatal(&old_findings, in->findings);
    return status;
}

static const command_example examples[] = {
    {"povstat diff ../main/data data",
     "What a branch changes, against a checkout of main"},
    {"povstat diff old new --format markdown",
     "The same as a comment for a pull request"},
    {0},
};

const command cmd_diff = {
    .name = "diff",
    .operands = "OLD [NEW]",
    .least_operands = 1,
    .most_operands = N_SIDES,
    .about = "Print what changed between two data directories.",
    .details =
        "Figures that moved, appeared or went away, with the lines on both "
        "sides; findings that appeared or went away; targets with another "
        "verdict. Rows may stand in another order and in other lines. A "
        "figure with the same number that is stated otherwise is counted, and "
        "listed with -v.\n"
        "NEW is the data directory in use unless it is given. Differences do "
        "not change the exit status, and findings do only if they are in "
        "NEW; standard error names its errors, with -v all its findings.",
    .examples = examples,
    .options = options,
    .args_size = sizeof(filter_args),
    .shared = SHARED_RESULT | SHARED_DATA | SHARED_FINDINGS,
    .run = diff_run,
};
