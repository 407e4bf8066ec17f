#include "cli/flow.h"

#include <string.h>

#include "cli/jobs.h"
#include "povstat/process.h"
#include "povstat/reckon.h"

flow flow_begin(invocation *in, pipeline *line)
{
    return (flow){.in = in,
                  .line = line,
                  .is_settled = !line->figures->unsettled.count,
                  .families = pov_families_open(line->figures)};
}

/** What is checked, and for whom. */
typedef struct checking {
    const flow *flow;
    pov_asked *asked;
} checking;

/** Returns how many of the figures are stated. */
static size_t check(const invocation *in, pov_figures *figures,
                    pov_asked *asked, pov_findings *findings,
                    pov_read_tally *tally)
{
    pov_extract_settle(figures, findings, tally);
    pov_reckon_findings(figures, findings);
    pov_measure_findings(figures, in->as_of, findings);
    pov_asked_note(asked, figures);
    return figures->n_stated;
}

size_t flow_check_figures(const invocation *in, pipeline *l, pov_asked *asked)
{
    return check(in, l->figures, asked, in->findings, &l->tally);
}

static size_t size_to_check(const void *of, size_t i)
{
    const checking *c = of;

    return pov_families_size(c->flow->families, i);
}

static size_t check_family(void *of, size_t i, pov_findings *findings,
                           FILE *out)
{
    checking *c = of;

    (void)out;
    return check(c->flow->in, pov_families_at(c->flow->families, i), c->asked,
                 findings, &c->flow->line->tally);
}

/** How many processes are worth while: how cells are counted is noted in one.
 */
static size_t processes_for(const flow *f)
{
    enum { LEAST = 40000 /* figures; below, beginning takes as long */ };
    size_t jobs = f->in->shared->jobs;

    if (!f->is_settled || (!jobs && pov_families_stated(f->families) < LEAST))
        return 1;
    return jobs ? jobs : pov_process_possible();
}

/* What is asked of rows is noted in one process. */
size_t flow_check(flow *f, pov_asked *asked)
{
    checking c = {f, asked};
    const jobs_work work = {.of = &c,
                            .n = pov_families_count(f->families),
                            .size = size_to_check,
                            .settle = check_family};
    size_t stated;

    jobs_settle(&work, asked ? 1 : processes_for(f), f->in->findings, &stated);
    pov_families_close(f->families);
    return stated;
}

bool flow_may_print(const invocation *in, const pipeline *l,
                    const pov_filter *filter)
{
    bool draws_rows = in->format->draws == POV_DRAWS_ROWS ||
                      in->format->draws == POV_DRAWS_OBSERVATIONS;

    return draws_rows && !filter->order.count && !filter->within.count &&
           !filter->areas.count && filter->era == POV_ANY_ERA &&
           !l->without_tables && !command_unreadable(in) &&
           pov_families_are_apart(l->figures);
}

/** What is printed, of whom. */
typedef struct print {
    flow *flow;
    const pov_results *like;
    const pipeline_printing *how;
    pov_group_sums *sums; /* NULL: of the country and regions nothing is shown,
                             for they have no targets */
    pov_targets *targets;
    pov_arena *arena; /* of what is drawn of a family */
    bool goes_on;     /* something was drawn */
    size_t n_targets;
} print;

/** Draw the rows of some figures behind what was drawn before.  Returns how
 *  many there are. */
static size_t draw(print *p, const pov_figures *figures, pov_findings *findings,
                   FILE *out)
{
    const invocation *in = p->flow->in;
    pov_write_options options = in->draw;
    pov_progress_list progress = {0};
    pov_results r = *p->like;

    pov_arena_clear(p->arena);
    if (p->how->judges)
        progress = pov_measure(figures, in->as_of, findings);
    pov_targets_note(p->targets, &progress, findings);
    p->n_targets += progress.count;
    r.figures = figures;
    r.progress = &progress;
    r.arena = p->arena;
    options.arena = p->arena;
    options.goes_on = p->goes_on;
    in->format->write(p->how->make(&r), &options, out);
    p->goes_on = true;
    return p->how->count(&r);
}

static size_t size_to_print(const void *of, size_t i)
{
    const print *p = of;

    return pov_families_size(p->flow->families, i);
}

static size_t print_family(void *of, size_t i, pov_findings *findings,
                           FILE *out)
{
    print *p = of;
    pov_figures *figures = pov_families_at(p->flow->families, i);

    pov_extract_settle(figures, findings, &p->flow->line->tally);
    pov_reckon_family(figures, p->sums, findings);
    return draw(p, figures, findings, out);
}

/** What sums over provinces rest on, and what the filter lets pass, is noted in
 *  one process. */
static size_t processes_to_print(const print *p)
{
    return p->sums || p->targets ? 1 : processes_for(p->flow);
}

/** Draw all families, and what they make up.  Returns how many rows there are.
 */
static size_t draw_all(print *p)
{
    invocation *in = p->flow->in;
    const jobs_work work = {.of = p,
                            .n = pov_families_count(p->flow->families),
                            .size = size_to_print,
                            .settle = print_family,
                            .out = in->out,
                            .scratch = in->draw.scratch};
    pov_figures *none = pov_figures_new(p->flow->line->catalogue, in->arena);
    pov_figures *groups = none;
    size_t rows = draw(p, none, in->findings, in->out), of_families;
    int error =
        jobs_settle(&work, processes_to_print(p), in->findings, &of_families);

    if (error)
        in->complaint =
            command_worded(in, "temporary files in '%s': %s (see TMPDIR)",
                           work.scratch, command_told(in, strerror(error)));
    if (p->sums)
        groups = pov_reckon_groups(p->sums, in->findings);
    return rows + of_families + draw(p, groups, in->findings, in->out);
}

flow_drawn flow_print(flow *f, const pov_results *like,
                      const pipeline_printing *how)
{
    invocation *in = f->in;
    print p = {.flow = f,
               .like = like,
               .how = how,
               .targets = pov_targets_new(&like->filter, in->arena),
               .arena = pov_arena_new()};
    size_t rows;

    if (!how->judges)
        p.sums = pov_group_sums_new(f->families, f->line->catalogue, in->arena);
    rows = draw_all(&p);
    pov_findings_of_targets(in->findings, p.targets);
    pov_arena_free(p.arena);
    pov_families_close(f->families);
    return (flow_drawn){rows, p.n_targets};
}
