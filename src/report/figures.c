#include "povstat/reports.h"

#include <string.h>

#include "report/figure_codes.h"
#include "report/figure_conflicts.h"
#include "report/figure_rows.h"
#include "report/figure_text.h"
#include "report/target_cells.h"
#include "report/workbook.h"

/* Everything that is known, and all that was stated on the way. */

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

static const pov_column shown_columns[5] = {
    {.label = "Figure", .may_wrap = true},        {.label = "Date"},
    {.label = "Value", .align = POV_ALIGN_RIGHT}, {.label = "Use"},
    {.label = "From", .may_wrap = true},
};

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
        against = conflicts_of(e, among);
    pov_table_add(
        table, arena,
        (pov_cell[]){
            pov_cell_text(key->area->id),
            pov_cell_text(key->indicator->id),
            pov_cell_text_if(key->standard ? key->standard->id : NULL),
            pov_cell_text(pov_form_name(key->form)),
            pov_cell_day(machine_day(arena, row_since(row))),
            pov_cell_day(machine_day(arena, key->as_of)),
            pov_cell_text(key->plan ? "target" : "actual"),
            pov_cell_text_if(row_plan(row)),
            pov_cell_text_if(row_operator(row)),
            pov_cell_number(row_stretch(arena, row)),
            pov_cell_text_if(e ? e->sources.items[0].raw : NULL),
            pov_cell_text(measure_code(key)),
            pov_cell_text(unit_code(key)),
            pov_cell_number(row_value(arena, row)),
            pov_cell_number(machine_low(arena, row_range(row))),
            pov_cell_number(machine_high(arena, row_range(row))),
            pov_cell_text_if(row_status(row)),
            pov_cell_truth(!e),
            row_derivation(arena, row),
            pov_cell_truth(row_is_chosen(row)),
            conflicts_cell(arena, &against),
            e ? sources_cell(arena, e) : empty_table(arena),
            pov_cell_count(arena, e ? e->source_count : 0),
            pov_cell_text_if(e ? standing_code(e->standing) : NULL),
            pov_cell_text_if(row_document(row)),
            pov_cell_truth(e && e->says.about),
            pov_cell_number(row_baseline(arena, row)),
        });
}

static const char *figure_words(const pov_results *r, const figure_row *row)
{
    const pov_key *key = &row->figure->key;
    const char *text = word_indicator(r->language, key->indicator);

    if (key->standard &&
        key->standard !=
            pov_standard_in_force(r->figures->catalogue, key->as_of))
        text = pov_arena_format(r->arena, "%s [%s]", text, key->standard->id);
    return key->plan ? pov_arena_format(r->arena, "%s: %s", text,
                                        word_in(r->language, WORD_TARGET_ONE))
                     : text;
}

static const char *amount_words(const pov_results *r, const pov_evidence *e)
{
    const pov_phrase *says = &e->says;
    const pov_key *key = &e->figure->key;

    if (!says->has_stretch)
        return shown_amount(r->arena, r->language, says->amount, key->unit);
    return pov_arena_format(
        r->arena, "%s–%s", shown_decimal(r->arena, r->language, says->amount),
        shown_amount(r->arena, r->language, says->stretch, key->unit));
}

/** "≤ 135", "↓ 2,063", "↓ ≥ 60", "↓ ≈ 0.1 pp a year". */
static const char *stated_words(const pov_results *r, const pov_evidence *e)
{
    static const char *const turns[POV_N_FORMS] = {
        [POV_LEVEL] = "",
        [POV_REDUCTION] = "↓ ",
        [POV_INCREASE] = "↑ ",
        [POV_ANNUAL_REDUCTION] = "↓ ",
        [POV_ANNUAL_INCREASE] = "↑ ",
        [POV_DIRECTION] = "",
    };
    const pov_phrase *says = &e->says;
    pov_form form = e->figure->key.form;
    bool yearly = pov_form_is_yearly(form);

    if (!says->has_amount)
        return word_in(r->language, says->fewer ? WORD_FEWER : WORD_MORE);
    return pov_arena_format(
        r->arena, "%s%s%s%s%s%s", turns[form], says->about ? "≈ " : "",
        says->op_said && says->op != POV_EXACTLY ? sign_words(says->op) : "",
        amount_words(r, e), yearly ? " " : "",
        yearly ? word_in(r->language, WORD_A_YEAR) : "");
}

static pov_cell use_cell(const pov_results *r, const pov_evidence *e)
{
    pov_cell cell = pov_cell_text(word_in(r->language, WORD_DERIVED));

    if (!e)
        return cell;
    cell.text = word_standing(r->language, e->standing);
    cell.tone = tone_of_standing(e->standing);
    return cell;
}

/** The file without its folders, for the line to fit, or the identity. */
static const char *origin_words(const pov_results *r, const figure_row *row)
{
    const pov_figure *f = row->figure;
    const pov_derivation *d = f->low_by ? f->low_by : f->high_by;
    pov_place place;
    const char *slash;

    if (!row->stated)
        return pov_say(r->language, d->by->says);
    place = row->stated->sources.items[0].place;
    slash = strrchr(place.file, '/');
    place.file = slash ? slash + 1 : place.file;
    return shown_place(r->arena, place);
}

static void add_shown(pov_table *table, const pov_results *r,
                      const figure_row *row)
{
    const pov_figure *f = row->figure;
    const pov_evidence *e = row->stated;

    pov_table_add(
        table, r->arena,
        (pov_cell[]){
            pov_cell_text(figure_words(r, row)),
            pov_cell_text(shown_day(r->arena, r->language, f->key.as_of)),
            pov_cell_text(e ? stated_words(r, e)
                            : shown_interval(r->arena, r->language, &f->value,
                                             f->key.unit)),
            use_cell(r, e),
            pov_cell_text(origin_words(r, row)),
        });
}

static pov_section *section_for(pov_report *report, const pov_results *r,
                                const pov_area *area)
{
    pov_section s = {.depth = 1,
                     .heading = pov_arena_format(r->arena, "%s · %s",
                                                 area->full_name, area->id),
                     .table = {.columns = columns_in(r->language, shown_columns,
                                                     5, r->arena),
                               .n_columns = 5}};

    pov_arena_push(r->arena, &report->sections, s);
    return &report->sections.items[report->sections.count - 1];
}

pov_report *pov_report_figures(const pov_results *r)
{
    pov_report *report = pov_arena_alloc(r->arena, sizeof *report);
    pov_table *table = pov_arena_alloc(r->arena, sizeof *table);
    figure_rows rows = figure_rows_of(r);
    pov_section *section = NULL;
    extremes among = {.n_lowest = 0};

    *table = (pov_table){.key = "figures",
                         .columns = columns,
                         .n_columns = sizeof columns / sizeof *columns};
    report->title = word_in(r->language, WORD_TITLE_FIGURES);
    for (size_t i = 0; i < rows.count; i++) {
        const pov_figure *f = rows.items[i].figure;
        const pov_figure *last = i ? rows.items[i - 1].figure : NULL;

        if (!last || f != last)
            among = extremes_of(f);
        add_row(table, r->arena, &rows.items[i], &among);
        if (r->rows_only)
            continue;
        if (!last || f->key.area != last->key.area)
            section = section_for(report, r, f->key.area);
        add_shown(&section->table, r, &rows.items[i]);
    }
    if (!rows.count)
        pov_arena_push(r->arena, &report->tail,
                       word_in(r->language, WORD_UNKNOWN_FIGURE));
    pov_arena_push(
        r->arena, &report->members,
        ((pov_member){"schema", pov_cell_text("povstat.figures/1")}));
    pov_arena_push(r->arena, &report->members,
                   ((pov_member){"figures", pov_cell_table(table)}));
    report->rows = table;
    if (r->with_sheets)
        workbook_attach_figures(report, r, table);
    return report;
}
