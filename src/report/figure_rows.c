#include "report/figure_rows.h"

#include "report/figure_codes.h"
#include "report/figure_text.h"
#include "report/grounds.h"
#include "report/select.h"

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

const char *row_value(pov_arena *arena, const figure_row *row)
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

const pov_interval *row_range(const figure_row *row)
{
    return row->stated ? &row->stated->allows : &row->figure->value;
}

pov_day row_since(const figure_row *row)
{
    const pov_key *key = &row->figure->key;

    return row->stated && key->plan ? row->stated->since : key->since;
}

const char *row_operator(const figure_row *row)
{
    const pov_phrase *says = row->stated ? &row->stated->says : NULL;

    if (!says)
        return NULL;
    if (!says->has_amount)
        return operator_code(says->fewer ? POV_LESS_THAN : POV_MORE_THAN);
    return says->op_said ? operator_code(says->op) : NULL;
}

const char *row_stretch(pov_arena *arena, const figure_row *row)
{
    if (!row->stated || !row->stated->says.has_stretch)
        return NULL;
    return pov_decimal_typed(arena, row->stated->says.stretch);
}

const char *row_baseline(pov_arena *arena, const figure_row *row)
{
    if (!row->stated || !row->stated->says.has_baseline)
        return NULL;
    return pov_decimal_typed(arena, row->stated->says.baseline);
}

const char *row_status(const figure_row *row)
{
    const pov_figure *f = row->figure;

    if (row->stated)
        return pov_status_name(row->stated->status);
    return pov_status_name(f->low_rank < f->high_rank ? f->low_rank
                                                      : f->high_rank);
}

bool row_is_chosen(const figure_row *row)
{
    return !row->stated || row->stated == pov_figure_stated(row->figure);
}

const char *row_plan(const figure_row *row)
{
    return document_code(row->figure->key.plan);
}

const char *row_document(const figure_row *row)
{
    return row->stated ? document_code(row->stated->document) : NULL;
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
            d->stated[i] ? d->stated[i] : d->from[i]->chosen;

        if (e)
            pov_arena_push(arena, &cell.list,
                           pov_cell_text(shown_evidence(arena, POV_EN, e)));
    }
    return cell;
}

pov_cell row_derivation(pov_arena *arena, const figure_row *row)
{
    pov_cell cell = pov_cell_empty_list();

    if (row->stated)
        return cell;
    cell = derivation_cell(arena, row->figure);
    return cell.list.count ? cell : last_step(arena, row->figure);
}
