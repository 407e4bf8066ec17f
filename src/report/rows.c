#include "report/rows.h"

#include <string.h>

#include "report/grounds.h"
#include "report/machine.h"
#include "report/words.h"
#include "report/workbook.h"

static const pov_column columns[] = {
    {.key = "area"},
    {.key = "area_name"},
    {.key = "area_code"},
    {.key = "level"},
    {.key = "plan"},
    {.key = "plan_number"},
    {.key = "indicator"},
    {.key = "indicator_name"},
    {.key = "standard"},
    {.key = "assigned_by"},
    {.key = "group"},
    {.key = "stated"},
    {.key = "form"},
    {.key = "unit"},
    {.key = "amount"},
    {.key = "stretch"},
    {.key = "since"},
    {.key = "measure"},
    {.key = "baseline"},
    {.key = "baseline_low"},
    {.key = "baseline_high"},
    {.key = "baseline_date"},
    {.key = "baseline_status"},
    {.key = "baseline_derived"},
    {.key = "op"},
    {.key = "target"},
    {.key = "target_low"},
    {.key = "target_high"},
    {.key = "deadline"},
    {.key = "actual"},
    {.key = "actual_low"},
    {.key = "actual_high"},
    {.key = "actual_date"},
    {.key = "actual_status"},
    {.key = "achieved_percent"},
    {.key = "gap"},
    {.key = "gap_pp"},
    {.key = "expected"},
    {.key = "pace_percent"},
    {.key = "needed_per_year"},
    {.key = "observed_per_year"},
    {.key = "eurostat_ratio"},
    {.key = "verdict"},
    {.key = "degree"},
    {.key = "stretch_target"},
    {.key = "stretch_verdict"},
    {.key = "flags"},
    {.key = "sources"},
    {.key = "derivation"},
    {.key = "decided_by"},
};

enum { N_ROW_COLUMNS = sizeof columns / sizeof *columns };

static const pov_column area_columns[] = {
    {.key = "area"},     {.key = "area_name"}, {.key = "area_code"},
    {.key = "level"},    {.key = "parent"},    {.key = "valid_from"},
    {.key = "valid_to"}, {.key = "verdict"},   {.key = "targets"},
};

static const char *degree_text(pov_arena *arena, const pov_outcome *o)
{
    if (o->verdict == POV_VERDICT_UNDECIDABLE && o->either[0] != o->either[1])
        return pov_arena_format(arena, "%s or %s",
                                pov_code(POV_TERMS_VERDICT, o->either[0]),
                                pov_code(POV_TERMS_VERDICT, o->either[1]));
    if (o->degree == o->degree_to)
        return pov_code(POV_TERMS_DEGREE, o->degree);
    return pov_arena_format(arena, "%s or %s",
                            pov_code(POV_TERMS_DEGREE, o->degree),
                            pov_code(POV_TERMS_DEGREE, o->degree_to));
}

static pov_cell flags_cell(pov_arena *arena, const pov_outcome *o)
{
    pov_cell cell = pov_cell_empty_list();

    for (unsigned flag = 0; flag < POV_N_FLAGS; flag++) {
        const char *text = pov_code(POV_TERMS_FLAG, flag);

        if (!(o->flags & 1u << flag))
            continue;
        if (flag == POV_FLAG_INTERIM)
            text = pov_arena_format(arena, "%s_%s", text,
                                    pov_code(POV_TERMS_VERDICT, o->interim));
        pov_arena_push(arena, &cell.list, pov_cell_text(text));
    }
    return cell;
}

/** How baseline and actual were derived. */
static pov_cell derivations_cell(pov_arena *arena, const pov_progress *p)
{
    const pov_quantity *from[] = {&p->trial.baseline, &p->trial.actual};
    pov_cell all = pov_cell_empty_list();

    for (size_t i = 0; i < 2; i++) {
        pov_cell one = pov_cell_empty_list();

        if (from[i]->known)
            one = grounds_derivation(arena, from[i]->figure);
        for (size_t c = 0; c < one.list.count; c++)
            pov_arena_push(arena, &all.list, one.list.items[c]);
    }
    return all;
}

static pov_cell *cell_named(pov_cell *row, const char *key)
{
    size_t i = 0;

    while (strcmp(columns[i].key, key) != 0)
        i++; /* every key asked for is there */
    return &row[i];
}

static void set_text(pov_cell *row, const char *key, const char *text)
{
    *cell_named(row, key) = pov_cell_text_if(text);
}

static void set_day(pov_cell *row, pov_arena *arena, const char *key,
                    pov_day day)
{
    *cell_named(row, key) = pov_cell_day(machine_day(arena, day));
}

static void set_number(pov_cell *row, const char *key, const char *number)
{
    *cell_named(row, key) = pov_cell_number(number);
}

/** "quang-binh-2024/poor/2024-12-31". */
static const char *aim_id(pov_arena *arena, const pov_progress *p)
{
    const pov_key *key = &p->target->key;

    return pov_arena_format(arena, "%s/%s/%s", key->plan->id,
                            key->indicator->id, machine_day(arena, key->as_of));
}

static void fill_names(pov_cell *row, const pov_results *r,
                       const pov_progress *p)
{
    const pov_key *key = &p->target->key;
    const pov_plan *plan = key->plan;

    set_text(row, "area", key->area->id);
    set_text(row, "area_name", key->area->name);
    set_text(row, "area_code", key->area->code);
    set_text(row, "level", pov_code(POV_TERMS_LEVEL, key->area->level));
    set_text(row, "plan", machine_document(plan));
    set_text(row, "plan_number", plan->number);
    set_text(row, "indicator", key->indicator->id);
    set_text(row, "indicator_name",
             words_indicator(r->language, key->indicator));
    set_text(row, "standard", key->standard ? key->standard->id : NULL);
    set_text(row, "assigned_by",
             pov_code(POV_TERMS_ASSIGNED, plan->assigned_by));
    set_text(row, "group", aim_id(r->arena, p));
}

/** A bare direction is judged in whatever is known. */
static pov_unit measured_in(const pov_progress *p)
{
    if (p->trial.says.form == POV_DIRECTION && p->trial.baseline.known)
        return p->trial.baseline.figure->key.unit;
    return p->trial.form->measure;
}

static void fill_stated(pov_cell *row, const pov_results *r,
                        const pov_progress *p)
{
    const pov_phrase *says = &p->trial.says;
    pov_arena *arena = r->arena;
    pov_form form =
        says->form == POV_ANNUAL_INCREASE ? POV_INCREASE : says->form;

    set_text(row, "stated", p->stated->sources.items[0].raw);
    set_text(row, "form", pov_code(POV_TERMS_FORM, form));
    set_text(row, "unit",
             says->has_amount ? machine_unit(&p->target->key) : NULL);
    if (says->has_amount)
        set_number(row, "amount", pov_decimal_text(arena, says->amount));
    if (says->has_stretch)
        set_number(row, "stretch", pov_decimal_text(arena, says->stretch));
    set_day(row, arena, "since", p->trial.t0);
    set_text(row, "measure",
             pov_code(POV_TERMS_MEASURE, measured_in(p) != POV_IN_COUNT));
}

static void fill_quantity(pov_cell *row, pov_arena *arena, const char *name,
                          const pov_quantity *q)
{
    const char *low = pov_arena_format(arena, "%s_low", name);
    const char *high = pov_arena_format(arena, "%s_high", name);
    const char *date = pov_arena_format(arena, "%s_date", name);
    const char *status = pov_arena_format(arena, "%s_status", name);

    if (!q->known)
        return;
    set_number(row, name, machine_quantity(arena, q));
    set_number(row, low, machine_low(arena, &q->range));
    set_number(row, high, machine_high(arena, &q->range));
    set_day(row, arena, date, q->date);
    set_text(row, status,
             q->status == POV_NO_STATUS
                 ? NULL
                 : pov_code(POV_TERMS_STATUS, q->status));
}

static void fill_target(pov_cell *row, pov_arena *arena, const pov_progress *p)
{
    const pov_outcome *o = &p->outcome;
    pov_cell *target = cell_named(row, "target");

    set_text(row, "op",
             p->trial.says.form == POV_DIRECTION
                 ? NULL
                 : pov_code(POV_TERMS_SIGN, o->op));
    set_day(row, arena, "deadline", p->trial.t1);
    if (!o->has_target)
        return;
    if (o->is_printed)
        *target = pov_cell_number(pov_decimal_text(arena, o->printed));
    else if (pov_interval_is_point(&o->target))
        *target = pov_cell_number(machine_ratio(arena, o->target.low.at));
    set_number(row, "target_low", machine_low(arena, &o->target));
    set_number(row, "target_high", machine_high(arena, &o->target));
}

static void fill_outcome(pov_cell *row, pov_arena *arena, const pov_progress *p)
{
    const pov_outcome *o = &p->outcome;
    const struct {
        const char *key;
        pov_maybe number;
    } numbers[] = {
        {"achieved_percent", o->achieved},  {"gap", o->gap},
        {"gap_pp", o->gap_points},          {"expected", o->expected},
        {"pace_percent", o->pace},          {"needed_per_year", o->needed},
        {"observed_per_year", o->observed}, {"eurostat_ratio", o->eurostat},
    };

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        set_number(row, numbers[i].key,
                   machine_maybe(arena, numbers[i].number));
    set_text(row, "verdict", pov_code(POV_TERMS_VERDICT, o->verdict));
    set_text(row, "degree", degree_text(arena, o));
    if (!p->has_stretch)
        return;
    if (p->stretch.has_target && pov_interval_is_point(&p->stretch.target))
        set_number(row, "stretch_target",
                   machine_ratio(arena, p->stretch.target.low.at));
    set_text(row, "stretch_verdict",
             pov_code(POV_TERMS_VERDICT, p->stretch.verdict));
}

pov_table *rows_new(const pov_results *r)
{
    pov_table *table = pov_arena_alloc(r->arena, sizeof *table);

    *table = (pov_table){
        .key = "rows", .columns = columns, .n_columns = N_ROW_COLUMNS};
    return table;
}

void rows_add(pov_table *table, const pov_results *r, const pov_progress *p)
{
    pov_cell row[N_ROW_COLUMNS];
    bool derived =
        p->trial.baseline.known && !pov_figure_stated(p->trial.baseline.figure);

    for (size_t i = 0; i < N_ROW_COLUMNS; i++)
        row[i] = pov_cell_null();
    fill_names(row, r, p);
    fill_stated(row, r, p);
    fill_quantity(row, r->arena, "baseline", &p->trial.baseline);
    *cell_named(row, "baseline_derived") = pov_cell_truth(derived);
    fill_target(row, r->arena, p);
    fill_quantity(row, r->arena, "actual", &p->trial.actual);
    fill_outcome(row, r->arena, p);
    *cell_named(row, "flags") = flags_cell(r->arena, &p->outcome);
    *cell_named(row, "sources") = machine_sources(r->arena, p->stated);
    *cell_named(row, "derivation") = derivations_cell(r->arena, p);
    set_text(row, "decided_by",
             grounds_lack(r->arena, POV_EN, &p->trial, &p->outcome, &p->lack));
    pov_table_add(table, r->arena, row);
}

static void add_area(pov_table *table, pov_arena *arena, const pov_area *area,
                     pov_verdict worst, size_t targets)
{
    pov_table_add(table, arena,
                  (pov_cell[]){
                      pov_cell_text(area->id),
                      pov_cell_text(area->name),
                      pov_cell_text(area->code),
                      pov_cell_text(pov_code(POV_TERMS_LEVEL, area->level)),
                      pov_cell_text_if(area->parent ? area->parent->id : NULL),
                      pov_cell_day(machine_day(arena, area->from)),
                      pov_cell_day(machine_day(arena, area->to)),
                      pov_cell_text(pov_code(POV_TERMS_VERDICT, worst)),
                      pov_cell_count(arena, targets),
                  });
}

/** The areas of the shown rows, which stand together, with the worst verdict
 *  of each. */
static pov_cell areas_cell(pov_arena *arena, const pov_progress *const shown[],
                           size_t n)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);
    size_t first = 0;

    *table =
        (pov_table){.columns = area_columns,
                    .n_columns = sizeof area_columns / sizeof *area_columns};
    while (first < n) {
        const pov_area *area = shown[first]->target->key.area;
        pov_verdict worst = shown[first]->outcome.verdict;
        size_t next = first;

        for (; next < n && shown[next]->target->key.area == area; next++)
            if (shown[next]->outcome.verdict < worst)
                worst = shown[next]->outcome.verdict;
        add_area(table, arena, area, worst, next - first);
        first = next;
    }
    return pov_cell_table(table);
}

void rows_attach(pov_report *report, const pov_results *r,
                 const pov_table *rows, const pov_progress *const shown[],
                 size_t n_shown)
{
    const pov_member members[] = {
        {"schema", pov_cell_text("povstat.report/1")},
        {"as_of", pov_cell_day(machine_day(r->arena, r->as_of))},
        {"areas", areas_cell(r->arena, shown, n_shown)},
        {"rows", pov_cell_table(rows)},
        {"findings", pov_findings_cell(r->findings, r->arena)},
    };

    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        pov_arena_push(r->arena, &report->members, members[i]);
    report->rows = rows;
    if (r->with_sheets)
        workbook_attach(report, r, rows, shown, n_shown);
}
