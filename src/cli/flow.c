#include "cli/flow.h"

#include <stdlib.h>
#include <string.h>

#include "cli/jobs.h"
#include "cli/stream.h"
#include "povstat/descriptor.h"
#include "povstat/process.h"
#include "povstat/reckon.h"

flow flow_begin(invocation *in, pipeline *line)
{
    flow f = {
        .in = in, .line = line, .is_settled = !line->figures->unsettled.count};

    f.families = pov_families_open(line->figures);
    return f;
}

/** Rows of a document that families have, under their key. */
typedef struct flow_member {
    const char *key;
    int spool;    /* -1: they are still kept in memory, */
    bool is_kept; /* and will be */
    stream kept;
    FILE *into;
    pov_spooled printed;
} flow_member;

static void drop_member(flow_member *m)
{
    stream_drop(m->into, &m->kept);
    free(m->kept.text);
    pov_let_go(m->spool);
}

void flow_end(flow *f)
{
    for (size_t i = 0; i < f->members.count; i++)
        drop_member(f->members.items[i]);
    if (f->families)
        pov_families_close(f->families);
    if (f->workbook)
        pov_workbook_close(f->workbook);
}

/** What is done with each of the families. */
typedef struct settling {
    flow *flow;
    pov_group_sums *sums; /* NULL: of the country and regions nothing follows
                             that anybody wants to know */
    pov_asked *asked;

    /* where it is printed */
    const pov_results *like;
    const pipeline_printing *how;
    bool rests; /* what sums rest on, see pov_group_sums_rest */
    pov_targets *targets;
    pov_arena *arena;   /* of what is drawn of a family */
    bool goes_on;       /* something was drawn */
    flow_member *aside; /* rows are drawn there and not into members; NULL */
    size_t n_targets;
} settling;

/** Reckon one of the families. */
static pov_figures *reckon(const settling *s, size_t i, pov_wants wants,
                           pov_findings *findings)
{
    const flow *f = s->flow;
    pov_figures *figures = pov_families_at(f->families, i);

    pov_extract_settle(figures, findings, &f->line->tally);
    if (pov_families_root(f->families, i))
        pov_reckon_family(figures, wants, s->sums, findings);
    else
        pov_reckon_groups(figures, wants, s->sums, findings);
    return figures;
}

static size_t size_of_family(const void *of, size_t i)
{
    const settling *s = of;

    return pov_families_size(s->flow->families, i);
}

/** Returns how many of the figures are stated. */
static size_t check_family(void *of, size_t i, pov_findings *findings,
                           FILE *out)
{
    const settling *s = of;
    const pov_figures *figures = reckon(s, i, POV_WANTS_FINDINGS, findings);

    (void)out;
    pov_measure_findings(figures, s->flow->in->as_of, findings);
    pov_asked_note(s->asked, figures);
    return figures->n_stated;
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

/** What is kept for the country and regions. */
static pov_group_sums *sums_for(const flow *f, pov_wants wants)
{
    return pov_group_sums_new(f->families, f->line->catalogue, wants,
                              f->in->arena);
}

/* What is asked of rows, and what sums over provinces rest on, is noted in one
 * process. */
size_t flow_check(flow *f, pov_asked *asked)
{
    settling s = {.flow = f, .asked = asked};
    const jobs_work work = {.of = &s,
                            .n = pov_families_count(f->families),
                            .size = size_of_family,
                            .settle = check_family};
    size_t stated;

    if (pov_families_have_groups(f->families))
        s.sums = sums_for(f, POV_WANTS_FINDINGS);
    jobs_settle(&work, asked || s.sums ? 1 : processes_for(f), f->in->findings,
                &stated);
    return stated;
}

bool flow_may_print(const invocation *in, const pipeline *l,
                    const pov_filter *filter)
{
    const pov_draws draws = in->format->draws;
    bool draws_rows =
        draws == POV_DRAWS_ROWS || draws == POV_DRAWS_OBSERVATIONS ||
        draws == POV_DRAWS_DOCUMENT || draws == POV_DRAWS_WORKBOOK;

    return draws_rows && !filter->order.count && filter->era == POV_ANY_ERA &&
           !l->without_tables && !command_unreadable(in) &&
           pov_families_are_apart(l->figures);
}

static bool is_document(const invocation *in)
{
    return in->format->draws == POV_DRAWS_DOCUMENT;
}

static bool is_workbook(const invocation *in)
{
    return in->format->draws == POV_DRAWS_WORKBOOK;
}

/** Is what families have drawn when all of them have gone by? */
static bool is_drawn_last(const invocation *in)
{
    return is_document(in) || is_workbook(in);
}

static void open_member(flow_member *m, const char *key)
{
    m->key = key;
    m->spool = -1;
    m->into = stream_open(&m->kept, -1);
    if (!m->into)
        pov_out_of_memory(STREAM_BUFFER);
}

static flow_member *member_at(flow *f, const char *key)
{
    pov_arena *arena = f->in->arena;
    flow_member *m;

    for (size_t i = 0; i < f->members.count; i++)
        if (!strcmp(f->members.items[i]->key, key))
            return f->members.items[i];
    m = pov_arena_alloc(arena, sizeof *m);
    open_member(m, key);
    pov_arena_push(arena, &f->members, m);
    return m;
}

/** What is much goes into a temporary file; where none can be made it takes
 *  memory.  So many rows are to come. */
static void spool_much(flow_member *m, const invocation *in, size_t rows)
{
    enum { MUCH = 1024 * 1024, ROW = 256 };

    if (m->is_kept || m->spool >= 0 || m->kept.length + rows * ROW < MUCH)
        return;
    m->spool = pov_spool_open(in->draw.scratch, in->arena);
    m->is_kept = m->spool < 0;
    if (!m->is_kept)
        stream_turn(m->into, &m->kept, m->spool);
}

/** Print the rows that a family has of a document. */
static void print_members(const settling *s, const pov_report *report)
{
    for (size_t i = 0; i < report->members.count; i++) {
        const pov_member *of = &report->members.items[i];
        const pov_rows *rows = of->value.rows;
        flow_member *m;

        if (of->value.kind == POV_CELL_TABLE)
            rows = pov_rows_of(of->value.table, s->arena);
        else if (of->value.kind != POV_CELL_ROWS)
            continue;
        if (!rows->count)
            continue;
        m = s->aside ? s->aside : member_at(s->flow, of->key);
        m->key = of->key;
        spool_much(m, s->flow->in, rows->count);
        pov_write_rows(rows, s->arena, m->into);
    }
}

/** Draw the rows of some figures, and of all targets among them, behind what
 * was drawn before.  Returns how many there are. */
static size_t draw(settling *s, const pov_figures *figures,
                   const pov_progress_list *progress, FILE *out)
{
    const invocation *in = s->flow->in;
    pov_write_options options = in->draw;
    pov_findings later = {.language = in->findings->language};
    pov_results r = *s->like;
    pov_report *report;

    r.figures = figures;
    r.progress = progress;
    r.findings = &later;
    r.arena = s->arena;
    r.workbook = s->flow->workbook;
    options.arena = s->arena;
    options.goes_on = s->goes_on;
    report = s->how->make(&r);
    if (is_document(in))
        print_members(s, report);
    else if (!is_workbook(in))
        in->format->write(report, &options, out);
    s->goes_on = true;
    return s->how->count(&r);
}

/** Judge and draw the targets of a family, some at a time: what is made of one
 *  takes a thousand bytes.  Sheets link those of a family.  Returns as draw. */
static size_t judge_and_draw(settling *s, const pov_figures *figures,
                             pov_findings *findings, FILE *out)
{
    const size_t enough = is_workbook(s->flow->in) ? SIZE_MAX : 256;
    size_t from = 0, rows = 0;

    while (from < figures->count) {
        pov_figures some = *figures;
        pov_progress_list progress;

        pov_arena_clear(s->arena);
        some.items += from;
        progress = pov_measure_some(figures, &from, enough, s->flow->in->as_of,
                                    findings, s->arena);
        some.count = some.sorted = (size_t)(figures->items + from - some.items);
        pov_targets_note(s->targets, &progress, findings);
        s->n_targets += progress.count;
        rows += draw(s, &some, &progress, out);
    }
    return rows;
}

/** Draw the figures of a family, some at a time.  Returns as draw. */
static size_t draw_some(settling *s, const pov_figures *figures, FILE *out)
{
    enum { ENOUGH = 32 };
    static const pov_progress_list none;
    size_t rows = 0;

    for (size_t from = 0; from < figures->count; from += ENOUGH) {
        pov_figures some = *figures;
        size_t left = figures->count - from;

        pov_arena_clear(s->arena);
        some.items += from;
        some.count = some.sorted = left < ENOUGH ? left : ENOUGH;
        rows += draw(s, &some, &none, out);
    }
    return rows;
}

static size_t draw_family(settling *s, const pov_figures *figures,
                          pov_findings *findings, FILE *out)
{
    pov_asked_note(s->asked, figures);
    return s->how->judges ? judge_and_draw(s, figures, findings, out)
                          : draw_some(s, figures, out);
}

/* The country and regions day by day, where a day of theirs has nothing to do
 * with another: their rows wait until all are there, for they are in the order
 * of areas. */

/** A row that waits. */
typedef struct waiting_row {
    pov_key key;
    const char *member; /* of a document */
    pov_spooled printed;
} waiting_row;

typedef struct waiting_rows {
    waiting_row *items;
    size_t count, capacity;
} waiting_rows;

static int compare_rows(const void *left, const void *right)
{
    const waiting_row *a = left, *b = right;

    return pov_key_compare(&a->key, &b->key);
}

/** Where what was printed so far ends.  Errors: false: it did not arrive. */
static bool end_of(flow_member *m, uint64_t *end)
{
    if (m->spool >= 0)
        return pov_spool_end(m->spool, m->into, end);
    *end = fflush(m->into) ? 0 : m->kept.length;
    return true;
}

/** Draw the figures of some days aside, one by one.  Returns as draw. */
static size_t draw_aside(settling *s, const pov_figures *figures,
                         waiting_rows *rows)
{
    static const pov_progress_list none;
    invocation *in = s->flow->in;
    flow_member *m = s->aside;
    size_t n = 0;

    for (size_t i = 0; i < figures->count && !in->complaint; i++) {
        pov_figures one = *figures;
        waiting_row row = {.key = figures->items[i]->key};

        pov_arena_clear(s->arena);
        one.items += i;
        one.count = one.sorted = 1;
        if (!end_of(m, &row.printed.from))
            in->complaint = pov_write_no_room(&in->draw, m->kept.error);
        spool_much(m, in, 1);
        n += draw(s, &one, &none, m->into);
        if (!end_of(m, &row.printed.to))
            in->complaint = pov_write_no_room(&in->draw, m->kept.error);
        row.member = m->key;
        if (row.printed.from < row.printed.to)
            pov_arena_push(in->arena, rows, row);
    }
    return n;
}

/** Print all that waits in the order of its keys. */
static void print_waiting(settling *s, const waiting_rows *rows, FILE *out)
{
    invocation *in = s->flow->in;
    const flow_member *m = s->aside;

    if (rows->count)
        qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
    for (size_t i = 0; i < rows->count && !in->complaint; i++) {
        waiting_row *row = &rows->items[i];
        flow_member *to =
            is_document(in) ? member_at(s->flow, row->member) : NULL;
        int error;

        row->printed.spool = m->spool;
        row->printed.text = m->spool < 0 ? m->kept.text : NULL;
        error = pov_spooled_print(&row->printed, to ? to->into : out);
        if (error)
            in->complaint = pov_write_no_room(&in->draw, error);
        if (to)
            spool_much(to, in, 1);
    }
}

static size_t print_groups(settling *s, size_t i, pov_findings *findings,
                           FILE *out)
{
    invocation *in = s->flow->in;
    flow_member aside = {.key = NULL};
    waiting_rows rows = {0};
    size_t n = 0;
    int error = 0;

    open_member(&aside, NULL);
    s->aside = &aside;
    while (!in->complaint && pov_group_sums_turn(s->sums, &error)) {
        const pov_figures *figures = reckon(s, i, POV_WANTS_ROWS, findings);

        pov_asked_note(s->asked, figures);
        n += draw_aside(s, figures, &rows);
    }
    if (error)
        in->complaint = pov_write_no_room(&in->draw, error);
    print_waiting(s, &rows, out);
    drop_member(&aside);
    s->aside = NULL;
    return n;
}

static size_t print_family(void *of, size_t i, pov_findings *findings,
                           FILE *out)
{
    settling *s = of;

    if (s->rests && !pov_families_root(s->flow->families, i))
        return print_groups(s, i, findings, out);
    return draw_family(s, reckon(s, i, POV_WANTS_ROWS, findings), findings,
                       out);
}

/** What is asked of rows, what sums over provinces rest on, what the filter
 * lets pass, and the members of a document are noted in one process. */
static size_t processes_to_print(const settling *s)
{
    return s->sums || s->asked || s->targets || is_drawn_last(s->flow->in)
               ? 1
               : processes_for(s->flow);
}

/** Draw all families.  Returns how many rows there are. */
static size_t draw_all(settling *s)
{
    invocation *in = s->flow->in;
    const jobs_work work = {.of = s,
                            .n = pov_families_count(s->flow->families),
                            .size = size_of_family,
                            .settle = print_family,
                            .out = in->out,
                            .scratch = in->draw.scratch};
    size_t rows;
    int error;

    if (!is_drawn_last(in)) /* the heading */
        draw(s, pov_figures_new(s->flow->line->catalogue, in->arena),
             &(pov_progress_list){0}, in->out);
    error = jobs_settle(&work, processes_to_print(s), in->findings, &rows);
    if (error)
        in->complaint = pov_write_no_room(&in->draw, error);
    return rows;
}

static bool asks_for_groups(const pov_filter *filter)
{
    const pov_area_list *lists[] = {&filter->within, &filter->areas};

    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            if (pov_area_is_group(lists[l]->items[i]))
                return true;
    return !filter->within.count && !filter->areas.count;
}

/** Are rows of the country and regions shown?  Targets they have only if those
 *  are stated; a workbook has a sheet of figures. */
static bool shows_groups(const flow *f, const pov_filter *filter,
                         const pipeline_printing *how)
{
    return pov_families_have_groups(f->families) ||
           ((!how->judges || is_workbook(f->in)) && asks_for_groups(filter));
}

flow_drawn flow_print(flow *f, const pov_results *like,
                      const pipeline_printing *how)
{
    invocation *in = f->in;
    settling s = {.flow = f,
                  .like = like,
                  .how = how,
                  .asked =
                      pov_asked_new(&like->filter, &in->operands, in->arena),
                  .targets = pov_targets_new(&like->filter, in->arena),
                  .arena = pov_arena_new()};
    size_t rows;

    if (is_workbook(in))
        f->workbook = pov_workbook_new(in->draw.scratch, in->arena);
    if (shows_groups(f, &like->filter, how))
        s.sums = sums_for(f, POV_WANTS_ROWS);
    s.rests =
        s.sums && !is_workbook(in) && !pov_families_have_groups(f->families);
    if (s.rests)
        pov_group_sums_rest(s.sums, in->draw.scratch, POV_STEPS_TOLD);
    rows = draw_all(&s);
    pov_group_sums_end(s.sums);
    pov_findings_of_areas(in->findings, s.asked);
    pov_findings_of_targets(in->findings, s.targets);
    pov_arena_free(s.arena);
    return (flow_drawn){rows, s.n_targets};
}

/** All that was printed of a member. */
static pov_cell printed_rows(flow *f, flow_member *m)
{
    invocation *in = f->in;
    pov_rows *rows = pov_arena_alloc(in->arena, sizeof *rows);
    uint64_t end = 0;

    fflush(m->into);
    if (m->spool >= 0 && !pov_spool_end(m->spool, m->into, &end))
        in->complaint = pov_write_no_room(&in->draw, m->kept.error);
    m->printed = (pov_spooled){.spool = m->spool, .to = end};
    if (m->spool < 0)
        m->printed = (pov_spooled){.text = m->kept.text, .to = m->kept.length};
    rows->printed = &m->printed;
    return pov_cell_rows(rows);
}

static void put_member(flow *f, pov_report *report, flow_member *m)
{
    for (size_t i = 0; i < report->members.count; i++)
        if (!strcmp(report->members.items[i].key, m->key)) {
            report->members.items[i].value = printed_rows(f, m);
            return;
        }
    pov_report_member(report, f->in->arena, m->key, printed_rows(f, m));
}

void flow_print_document(flow *f, const pov_results *like,
                         const pipeline_printing *how)
{
    const invocation *in = f->in;
    const pov_progress_list none = {0};
    pov_results r = *like;
    pov_report *report;

    if (!is_drawn_last(in))
        return;
    pov_families_close(f->families);
    f->families = NULL;
    if (f->workbook)
        pov_workbook_complete(f->workbook);
    r.figures = pov_figures_new(f->line->catalogue, in->arena);
    r.progress = &none;
    r.workbook = f->workbook;
    report = how->make(&r);
    for (size_t i = 0; i < f->members.count; i++)
        put_member(f, report, f->members.items[i]);
    if (!in->complaint)
        command_draw(in, report);
}
