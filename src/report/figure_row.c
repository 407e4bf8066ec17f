#include "report/figure_row.h"

#include "report/grounds.h"
#include "report/machine.h"
#include "report/select.h"
#include "report/words.h"

/* A figure may have as many statements as a file has lines, so each is held
 * against a few only: those whose intervals end lowest and begin highest. */

/** Negative: `a` ends below `b`, which may have no upper end. */
static int compare_high(const pov_evidence *a, const pov_evidence *b)
{
    const pov_end *x = &a->allows.high, *y = &b->allows.high;

    if (!x->finite || !y->finite)
        return y->finite - x->finite;
    return pov_ratio_compare(x->at, y->at);
}

static int compare_low(const pov_evidence *a, const pov_evidence *b)
{
    const pov_end *x = &a->allows.low, *y = &b->allows.low;

    if (!x->finite || !y->finite)
        return y->finite - x->finite;
    return pov_ratio_compare(y->at, x->at);
}

typedef int comparison(const pov_evidence *a, const pov_evidence *b);

/** Keep the first few in an order; equals as they came. */
static void keep(const pov_evidence *kept[CONFLICTS_A_SIDE], size_t *n,
                 const pov_evidence *e, comparison *compare)
{
    size_t at = *n;

    if (*n < CONFLICTS_A_SIDE)
        (*n)++;
    else if (compare(e, kept[--at]) >= 0)
        return;
    for (; at && compare(e, kept[at - 1]) < 0; at--)
        kept[at] = kept[at - 1];
    kept[at] = e;
}

extremes figure_row_extremes(const pov_figure *f)
{
    extremes x = {.n_lowest = 0};

    for (size_t i = 0; i < f->evidence.count; i++) {
        keep(x.lowest, &x.n_lowest, f->evidence.items[i], compare_high);
        keep(x.highest, &x.n_highest, f->evidence.items[i], compare_low);
    }
    return x;
}

static pov_place place_of(const pov_evidence *e)
{
    return e->sources.items[0].place;
}

/** Insert by place, once. */
static void add(conflicts *c, const pov_evidence *e)
{
    size_t at = c->count;

    for (size_t i = 0; i < c->count; i++)
        if (c->items[i] == e)
            return;
    if (c->count == CONFLICTS_KEPT)
        return;
    c->count++;
    for (; at && pov_place_compare(place_of(e), place_of(c->items[at - 1])) < 0;
         at--)
        c->items[at] = c->items[at - 1];
    c->items[at] = e;
}

enum { DEEPEST = 8 };

/** The statements that an end of a figure rests on, but for what stands in the
 *  same cell: "95/12.791" states two figures. */
static void add_leaves(conflicts *c, const pov_evidence *e,
                       const pov_derivation *d, int depth)
{
    for (size_t i = 0; d && i < d->n_from && c->count < CONFLICTS_KEPT; i++) {
        const pov_evidence *stated = pov_derivation_stated(d, i);

        if (!stated && depth < DEEPEST)
            add_leaves(c, e, pov_figure_derived(d->from[i].figure), depth + 1);
        else if (stated && pov_place_compare(place_of(stated), place_of(e)))
            add(c, stated);
    }
}

/* What rules a statement out is what the figure is known to be without it:
 * the count of a rate that was revised, say. */
static void add_reasons(conflicts *c, const pov_evidence *e)
{
    const pov_figure *f = e->figure;
    bool above = f->value.low.finite && e->allows.high.finite &&
                 pov_ratio_compare(f->value.low.at, e->allows.high.at) > 0;

    if (!pov_interval_agree(&f->value, &e->allows))
        add_leaves(c, e, above ? f->low_by : f->high_by, 0);
}

static bool is_below(const pov_evidence *a, const pov_evidence *b)
{
    const pov_end *high = &a->allows.high, *low = &b->allows.low;

    return high->finite && low->finite &&
           pov_ratio_compare(high->at, low->at) < 0;
}

conflicts figure_row_conflicts(const pov_evidence *e, const extremes *among)
{
    conflicts c = {.count = 0};

    for (size_t i = 0; i < among->n_lowest; i++)
        if (is_below(among->lowest[i], e))
            add(&c, among->lowest[i]);
    for (size_t i = 0; i < among->n_highest; i++)
        if (is_below(e, among->highest[i]))
            add(&c, among->highest[i]);
    if (e->standing != POV_USED)
        add_reasons(&c, e);
    return c;
}

/** Is it known on both sides, and by no statement alone? */
static bool is_derived(const pov_figure *f)
{
    const pov_evidence *stated = pov_figure_stated(f);

    if (!pov_figure_is_known(f) || (!f->low_by && !f->high_by))
        return false;
    return !stated || !pov_interval_is_bounded(&stated->allows);
}

/** Targets belong to their plan; without one nobody states a figure. */
static bool is_of_plan(const pov_filter *filter, const pov_plan *plan)
{
    return plan ? select_plan(filter, plan) : !filter->plans.count;
}

figure_rows figure_rows_of(const pov_results *r)
{
    figure_rows rows = {0};

    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];
        figure_row row = {f, NULL};

        if (!select_figure(&r->filter, &f->key))
            continue;
        for (size_t e = 0; e < f->evidence.count; e++) {
            row.stated = f->evidence.items[e];
            if (is_of_plan(&r->filter, row.stated->document))
                pov_arena_push(r->arena, &rows, row);
        }
        row.stated = NULL;
        if (is_derived(f) && is_of_plan(&r->filter, f->key.plan))
            pov_arena_push(r->arena, &rows, row);
    }
    return rows;
}

const char *figure_row_value(pov_arena *arena, const figure_row *row)
{
    const pov_figure *f = row->figure;

    if (row->stated)
        return row->stated->says.has_amount
                   ? pov_decimal_typed(arena, row->stated->says.amount)
                   : NULL;
    return pov_interval_is_point(&f->value)
               ? machine_ratio(arena, f->value.low.at)
               : NULL;
}

const pov_interval *figure_row_range(const figure_row *row)
{
    return row->stated ? &row->stated->allows : &row->figure->value;
}

pov_day figure_row_since(const figure_row *row)
{
    const pov_key *key = &row->figure->key;

    return row->stated && key->plan ? row->stated->since : key->since;
}

const char *figure_row_operator(const figure_row *row)
{
    const pov_phrase *says = row->stated ? &row->stated->says : NULL;

    if (!says)
        return NULL;
    if (!says->has_amount)
        return pov_code(POV_TERMS_SIGN,
                        says->fewer ? POV_LESS_THAN : POV_MORE_THAN);
    return says->op_said ? pov_code(POV_TERMS_SIGN, says->op) : NULL;
}

const char *figure_row_stretch(pov_arena *arena, const figure_row *row)
{
    if (!row->stated || !row->stated->says.has_stretch)
        return NULL;
    return pov_decimal_typed(arena, row->stated->says.stretch);
}

const char *figure_row_baseline(pov_arena *arena, const figure_row *row)
{
    if (!row->stated || !row->stated->says.has_baseline)
        return NULL;
    return pov_decimal_typed(arena, row->stated->says.baseline);
}

const char *figure_row_status(const figure_row *row)
{
    const pov_figure *f = row->figure;
    pov_status status = f->low_rank;

    if (row->stated)
        status = row->stated->status;
    else if (f->high_rank < status)
        status = f->high_rank;
    return pov_code(POV_TERMS_STATUS, status);
}

bool figure_row_is_chosen(const figure_row *row)
{
    return !row->stated || row->stated == pov_figure_stated(row->figure);
}

const char *figure_row_plan(const figure_row *row)
{
    return machine_document(row->figure->key.plan);
}

const char *figure_row_document(const figure_row *row)
{
    return row->stated ? machine_document(row->stated->document) : NULL;
}

/** The first step alone, where a statement leaves a side open. */
static pov_cell last_step(pov_arena *arena, const pov_figure *f)
{
    const pov_derivation *d = f->low_by ? f->low_by : f->high_by;
    pov_cell cell = pov_cell_empty_list();

    pov_arena_push(arena, &cell.list,
                   pov_cell_text(pov_arena_format(
                       arena, "%s: %s", f->key.indicator->id, d->by->says)));
    for (size_t i = 0; i < d->n_from; i++) {
        const pov_evidence *e =
            d->from[i].stated ? d->from[i].stated : d->from[i].figure->chosen;

        if (e)
            pov_arena_push(arena, &cell.list,
                           pov_cell_text(words_evidence(arena, POV_EN, e)));
    }
    return cell;
}

pov_cell figure_row_derivation(pov_arena *arena, const figure_row *row)
{
    pov_cell cell = pov_cell_empty_list();

    if (row->stated)
        return cell;
    cell = grounds_derivation(arena, row->figure);
    return cell.list.count ? cell : last_step(arena, row->figure);
}

static const pov_column columns[] = {
    {.key = "area"},       {.key = "indicator"},    {.key = "standard"},
    {.key = "form"},       {.key = "since"},        {.key = "as_of"},
    {.key = "kind"},       {.key = "plan"},         {.key = "op"},
    {.key = "stretch"},    {.key = "stated"},       {.key = "measure"},
    {.key = "unit"},       {.key = "value"},        {.key = "low"},
    {.key = "high"},       {.key = "status"},       {.key = "derived"},
    {.key = "derivation"}, {.key = "chosen"},       {.key = "conflicts_with"},
    {.key = "sources"},    {.key = "source_count"}, {.key = "standing"},
    {.key = "document"},   {.key = "about"},        {.key = "baseline"},
};

static const pov_column place_columns[] = {
    {.key = "file"}, {.key = "line"}, {.key = "column"}};

static pov_cell empty_table(pov_arena *arena)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);

    *table = (pov_table){.columns = place_columns, .n_columns = 3};
    return pov_cell_table(table);
}

static pov_cell conflicts_cell(pov_arena *arena, const conflicts *c)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);

    *table = (pov_table){.columns = place_columns, .n_columns = 3};
    for (size_t i = 0; i < c->count; i++) {
        pov_place place = c->items[i]->sources.items[0].place;

        pov_table_add(table, arena,
                      (pov_cell[]){
                          pov_cell_text(place.file),
                          pov_cell_count(arena, place.line),
                          pov_cell_count(arena, place.column),
                      });
    }
    return pov_cell_table(table);
}

static void add_row(pov_table *table, pov_arena *arena, const figure_row *row,
                    const extremes *among)
{
    const pov_evidence *e = row->stated;
    const pov_key *key = &row->figure->key;
    conflicts against = {.count = 0};

    if (e)
        against = figure_row_conflicts(e, among);
    pov_table_add(
        table, arena,
        (pov_cell[]){
            pov_cell_text(key->area->id),
            pov_cell_text(key->indicator->id),
            pov_cell_text_if(key->standard ? key->standard->id : NULL),
            pov_cell_text(pov_code(POV_TERMS_FORM, key->form)),
            pov_cell_day(machine_day(arena, figure_row_since(row))),
            pov_cell_day(machine_day(arena, key->as_of)),
            pov_cell_text(pov_code(POV_TERMS_KIND, key->plan != NULL)),
            pov_cell_text_if(figure_row_plan(row)),
            pov_cell_text_if(figure_row_operator(row)),
            pov_cell_number(figure_row_stretch(arena, row)),
            pov_cell_text_if(e ? e->sources.items[0].raw : NULL),
            pov_cell_text(machine_measure(key)),
            pov_cell_text(machine_unit(key)),
            pov_cell_number(figure_row_value(arena, row)),
            pov_cell_number(machine_low(arena, figure_row_range(row))),
            pov_cell_number(machine_high(arena, figure_row_range(row))),
            pov_cell_text_if(figure_row_status(row)),
            pov_cell_truth(!e),
            figure_row_derivation(arena, row),
            pov_cell_truth(figure_row_is_chosen(row)),
            conflicts_cell(arena, &against),
            e ? machine_sources(arena, e) : empty_table(arena),
            pov_cell_count(arena, e ? e->source_count : 0),
            pov_cell_text_if(e ? pov_code(POV_TERMS_STANDING, e->standing)
                               : NULL),
            pov_cell_text_if(figure_row_document(row)),
            pov_cell_truth(e && e->says.about),
            pov_cell_number(figure_row_baseline(arena, row)),
        });
}

pov_table *figure_row_table(const pov_results *r, const figure_rows *rows)
{
    pov_table *table = pov_arena_alloc(r->arena, sizeof *table);
    const pov_figure *last = NULL;
    extremes among = {.n_lowest = 0};

    *table = (pov_table){.key = "figures",
                         .columns = columns,
                         .n_columns = sizeof columns / sizeof *columns};
    for (size_t i = 0; i < rows->count; i++) {
        const pov_figure *f = rows->items[i].figure;

        if (f != last)
            among = figure_row_extremes(f);
        last = f;
        add_row(table, r->arena, &rows->items[i], &among);
    }
    return table;
}
