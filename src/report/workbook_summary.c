#include "report/workbook.h"

#include "report/figure_text.h"
#include "report/sheet.h"
#include "report/select.h"
#include "report/target_cells.h"

static const pov_column columns[11] = {
    {.label = "Area"},
    {.label = "Indicator"},
    {.label = "Plan no."},
    {.label = "Deadline"},
    {.label = "Baseline", .align = POV_ALIGN_RIGHT},
    {.label = "Target", .align = POV_ALIGN_RIGHT},
    {.label = "Actual", .align = POV_ALIGN_RIGHT},
    {.label = "Actual date"},
    {.label = "Achieved", .align = POV_ALIGN_RIGHT},
    {.label = "Gap", .align = POV_ALIGN_RIGHT},
    {.label = "Verdict"},
};

enum { N_COLUMNS = 11 };

static pov_cell linked(pov_cell cell, const pov_link *link)
{
    if (cell.kind != POV_CELL_NULL)
        cell.link = link;
    return cell;
}

static pov_cell target_cell(const pov_results *r, const pov_progress *p)
{
    const pov_outcome *o = &p->outcome;
    const pov_quantity level = {.known = o->has_target,
                                .range = o->target,
                                .is_printed = o->is_printed,
                                .printed = o->printed};
    pov_cell cell = sheet_quantity(r, &level, p->trial.form->measure);

    if (o->has_target)
        cell.before = sign_words(o->op);
    return cell;
}

static pov_cell share_cell(const pov_results *r, const pov_progress *p)
{
    pov_cell cell =
        pov_cell_number(machine_maybe(r->arena, p->outcome.achieved));

    if (cell.kind == POV_CELL_NULL)
        return cell;
    cell.behind = " %";
    cell.bar = 0;
    sheet_show_decimals(&cell, 1);
    return cell;
}

static pov_cell gap_cell(const pov_results *r, const pov_progress *p)
{
    bool in_points = p->trial.form->measure != POV_IN_COUNT;
    pov_cell cell = pov_cell_number(machine_maybe(
        r->arena, in_points ? p->outcome.gap_points : p->outcome.gap));

    if (in_points)
        cell.behind = sheet_unit_sign(r->language, POV_IN_POINTS);
    sheet_show_decimals(&cell, 2);
    return cell;
}

static pov_cell verdict_words_cell(const pov_results *r, const pov_progress *p)
{
    pov_cell cell = pov_cell_text(verdict_text(r, &p->outcome));

    cell.tone = tone_of_verdict(p->outcome.verdict);
    return cell;
}

static void add_row(pov_table *table, const pov_results *r,
                    const pov_progress *p, const pov_link *row,
                    const figure_places *places)
{
    const pov_key *key = &p->target->key;
    const pov_trial *t = &p->trial;

    pov_table_add(
        table, r->arena,
        (pov_cell[N_COLUMNS]){
            linked(pov_cell_text(key->area->full_name), row),
            pov_cell_text(word_indicator(r->language, key->indicator)),
            linked(pov_cell_text_if(key->plan->number),
                   link_to_document(r->arena, key->plan)),
            pov_cell_day(machine_day(r->arena, t->t1)),
            linked(sheet_quantity(r, &t->baseline, t->form->measure),
                   place_of_quantity(places, &t->baseline)),
            linked(target_cell(r, p), place_of_statement(places, p->stated)),
            linked(sheet_quantity(r, &t->actual, t->form->measure),
                   place_of_quantity(places, &t->actual)),
            pov_cell_day(t->actual.known ? machine_day(r->arena, t->actual.date)
                                         : NULL),
            share_cell(r, p),
            gap_cell(r, p),
            verdict_words_cell(r, p),
        });
}

/** Where a target stands in the sheet Progress. */
static pov_map places_in_progress(const pov_results *r,
                                  const pov_progress *const shown[], size_t n)
{
    pov_map places = {0};

    for (size_t i = 0; i < n; i++) {
        pov_link *link = pov_arena_alloc(r->arena, sizeof *link);

        *link = (pov_link){.sheet = SHEET_AT_PROGRESS, .row = i};
        *pov_map_at(&places, r->arena, &shown[i]->stated,
                    sizeof shown[i]->stated) = link;
    }
    return places;
}

pov_sheet summary_sheet(const pov_results *r, const pov_progress *const shown[],
                        size_t n_shown, const figure_places *places)
{
    pov_map rows = places_in_progress(r, shown, n_shown);
    pov_table *table = pov_arena_alloc(r->arena, sizeof *table);
    pov_sheet sheet = {.name = word_in(r->language, WORD_SHEET_SUMMARY),
                       .table = table,
                       .n_fixed = 2};
    aims chosen = select_aims(r);

    *table = (pov_table){
        .columns = columns_in(r->language, columns, N_COLUMNS, r->arena),
        .n_columns = N_COLUMNS};
    pov_arena_push(r->arena, &sheet.lead,
                   word_in(r->language, WORD_TITLE_SUMMARY));
    pov_arena_push(r->arena, &sheet.lead,
                   shown_as_of(r->arena, r->language, r->as_of));
    pov_arena_push(r->arena, &sheet.lead, word_in(r->language, WORD_FOLDED));
    for (size_t i = 0; i < chosen.count; i++) {
        const pov_progress *p = chosen.items[i];

        add_row(table, r, p, pov_map_find(&rows, &p->stated, sizeof p->stated),
                places);
    }
    return sheet;
}
