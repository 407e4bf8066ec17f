#include "report/workbook.h"

#include <string.h>

#include "report/grounds.h"
#include "report/machine.h"
#include "report/select.h"
#include "report/sheet.h"
#include "report/target.h"
#include "report/words.h"

/** Which row of the sheet Figures a statement or a derived figure has. */
typedef struct figure_places {
    pov_map rows; /* address of pov_evidence or pov_figure → pov_link */
    pov_arena *arena;
} figure_places;

#define TEXT SHEET_NO_CODES, SHEET_UNITLESS, 0
#define CODE_OF(vocabulary) POV_TERMS_##vocabulary, SHEET_UNITLESS, 0
#define NUMBER_IN(unit) SHEET_NO_CODES, unit, 2
/* As typed, or the end of an interval, which must not be rounded inward. */
#define WHOLE_NUMBER_IN(unit) SHEET_NO_CODES, unit, 0

/* Every column of an export, and the names of what it has only ids of. */
static const sheet_column figure_columns[] = {
    {"area_name", "Area", 0, TEXT},
    {"indicator_name", "Indicator", 0, TEXT},
    {"area", "Area id", SHEET_DETAIL, TEXT},
    {"indicator", "Indicator id", SHEET_DETAIL, TEXT},
    {"standard", "Poverty standard", SHEET_DETAIL, TEXT},
    {"kind", "Kind", 0, CODE_OF(KIND)},
    {"form", "Form", SHEET_DETAIL, CODE_OF(FORM)},
    {"since", "Since", SHEET_DETAIL, TEXT},
    {"as_of", "Date", 0, TEXT},
    {"stated", "As stated", SHEET_WRAPS, TEXT},
    {"op", "Sign", SHEET_DETAIL, CODE_OF(SIGN)},
    {"value", "Value", SHEET_NUMBER, SHEET_NO_CODES, SHEET_OF_UNIT, 2},
    {"stretch", "Strong end", SHEET_NUMBER | SHEET_DETAIL,
     WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"low", "At least", SHEET_NUMBER, WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"high", "At most", SHEET_NUMBER, WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"unit", "Unit", 0, CODE_OF(UNIT)},
    {"measure", "Measure", SHEET_DETAIL, CODE_OF(MEASURE)},
    {"baseline", "Baseline said", SHEET_NUMBER | SHEET_DETAIL,
     WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"about", "About", SHEET_DETAIL, CODE_OF(TRUTH)},
    {"derived", "Derived", SHEET_DETAIL, CODE_OF(TRUTH)},
    {"chosen", "Reckoned with", SHEET_DETAIL, CODE_OF(TRUTH)},
    {"status", "Status", 0, CODE_OF(STATUS)},
    {"standing", "Use", 0, CODE_OF(STANDING)},
    {"plan", "Plan of the target", SHEET_DETAIL, TEXT},
    {"document", "Document", 0, TEXT},
    {"address", "Where to find it", SHEET_WRAPS | SHEET_DETAIL, TEXT},
    {"sources", "Typed in", SHEET_WRAPS, TEXT},
    {"source_count", "Lines", SHEET_NUMBER | SHEET_DETAIL,
     NUMBER_IN(SHEET_UNITLESS)},
    {"conflicts_with", "In conflict with", SHEET_WRAPS, TEXT},
    {"derivation", "How it follows", SHEET_WRAPS, TEXT},
};

enum { N_FIGURE_COLUMNS = sizeof figure_columns / sizeof *figure_columns };

/** An address that a browser can open, or NULL. */
static const pov_link *link_to_document(pov_arena *arena,
                                        const pov_plan *document)
{
    static const char *const schemes[] = {"https://", "http://"};
    pov_link *link;

    for (size_t i = 0; document && i < sizeof schemes / sizeof *schemes; i++) {
        if (strncmp(document->address, schemes[i], strlen(schemes[i])) != 0)
            continue;
        link = pov_arena_alloc(arena, sizeof *link);
        *link = (pov_link){.address = document->address};
        return link;
    }
    return NULL;
}

static void fill_row(const pov_results *r, const pov_table *table, size_t i,
                     const figure_row *row)
{
    const pov_key *key = &row->figure->key;
    const pov_plan *document = row->stated ? row->stated->document : key->plan;
    const pov_link *link = link_to_document(r->arena, document);
    pov_cell *address = sheet_cell(table, i, "address");

    *sheet_cell(table, i, "area_name") = pov_cell_text(key->area->full_name);
    *sheet_cell(table, i, "indicator_name") =
        pov_cell_text(words_indicator(r->language, key->indicator));
    *address = pov_cell_text_if(document ? document->address : NULL);
    address->link = link;
    sheet_cell(table, i, "document")->link = link;
    /* A number as typed keeps its decimals. */
    if (row->stated) {
        pov_cell *value = sheet_cell(table, i, "value");
        const char *typed = figure_row_value(r->arena, row);

        value->decimals = pov_cell_number(typed).decimals;
    } else {
        *sheet_cell(table, i, "standing") =
            pov_cell_text(words_in(r->language, WORD_DERIVED));
        sheet_translate_derivation(r, sheet_cell(table, i, "derivation"),
                                   &row->figure, 1);
    }
}

static pov_sheet figures_sheet(const pov_results *r, const pov_table *figures,
                               const figure_rows *rows)
{
    pov_table *table =
        sheet_table(r, figures, figure_columns, N_FIGURE_COLUMNS);

    for (size_t i = 0; i < rows->count; i++)
        fill_row(r, table, i, &rows->items[i]);
    return (pov_sheet){.name = words_in(r->language, WORD_SHEET_FIGURES),
                       .table = table,
                       .n_fixed = 2};
}

static void add_place(figure_places *places, const void *about, size_t row)
{
    void **place =
        pov_map_at(&places->rows, places->arena, &about, sizeof about);
    pov_link *link = pov_arena_alloc(places->arena, sizeof *link);

    *link = (pov_link){.sheet = SHEET_AT_FIGURES, .row = row};
    *place = link;
}

static figure_places figure_places_of(const pov_results *r,
                                      const figure_rows *rows)
{
    figure_places places = {.arena = r->arena};

    for (size_t i = 0; i < rows->count; i++) {
        const figure_row *row = &rows->items[i];

        if (row->stated)
            add_place(&places, row->stated, i);
        else
            add_place(&places, row->figure, i);
    }
    return places;
}

static const pov_link *find(const figure_places *places, const void *about)
{
    return pov_map_find(&places->rows, &about, sizeof about);
}

/** NULL: it has none. */
static const pov_link *place_of_statement(const figure_places *places,
                                          const pov_evidence *stated)
{
    return find(places, stated);
}

static const pov_link *place_of_quantity(const figure_places *places,
                                         const pov_quantity *q)
{
    const pov_evidence *stated =
        q->figure ? pov_figure_stated(q->figure) : NULL;

    if (!q->known || !q->figure)
        return NULL;
    return stated ? find(places, stated) : find(places, q->figure);
}

static const pov_column summary_columns[11] = {
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

enum { N_SUMMARY_COLUMNS = 11 };

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
        cell.before = words_sign(o->op);
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
    pov_cell cell = pov_cell_text(target_verdict_text(r, &p->outcome));

    cell.tone = pov_tone_of(POV_TERMS_VERDICT, p->outcome.verdict);
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
        (pov_cell[N_SUMMARY_COLUMNS]){
            linked(pov_cell_text(key->area->full_name), row),
            pov_cell_text(words_indicator(r->language, key->indicator)),
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

static pov_sheet summary_sheet(const pov_results *r,
                               const pov_progress *const shown[],
                               size_t n_shown, const figure_places *places)
{
    pov_map rows = places_in_progress(r, shown, n_shown);
    pov_table *table = pov_arena_alloc(r->arena, sizeof *table);
    pov_sheet sheet = {.name = words_in(r->language, WORD_SHEET_SUMMARY),
                       .table = table,
                       .n_fixed = 2};
    aims chosen = select_aims(r);

    *table = (pov_table){.columns = words_columns(r->language, summary_columns,
                                                  N_SUMMARY_COLUMNS, r->arena),
                         .n_columns = N_SUMMARY_COLUMNS};
    pov_arena_push(r->arena, &sheet.lead,
                   words_in(r->language, WORD_TITLE_SUMMARY));
    pov_arena_push(r->arena, &sheet.lead,
                   words_as_of(r->arena, r->language, r->as_of));
    pov_arena_push(r->arena, &sheet.lead, words_in(r->language, WORD_FOLDED));
    for (size_t i = 0; i < chosen.count; i++) {
        const pov_progress *p = chosen.items[i];

        add_row(table, r, p, pov_map_find(&rows, &p->stated, sizeof p->stated),
                places);
    }
    return sheet;
}

enum { DETAIL_NUMBER = SHEET_NUMBER | SHEET_DETAIL };

/* Every column of the machine rows, those that a person looks for first. */
static const sheet_column progress_columns[] = {
    {"area_name", "Area", 0, TEXT},
    {"indicator_name", "Indicator", 0, TEXT},
    {"area", "Area id", SHEET_DETAIL, TEXT},
    {"area_code", "Area code", SHEET_DETAIL, TEXT},
    {"level", "Level", SHEET_DETAIL, CODE_OF(LEVEL)},
    {"indicator", "Indicator id", SHEET_DETAIL, TEXT},
    {"standard", "Poverty standard", SHEET_DETAIL, TEXT},
    {"plan_number", "Plan no.", 0, TEXT},
    {"plan", "Plan id", SHEET_DETAIL, TEXT},
    {"assigned_by", "Assigned by", SHEET_DETAIL, CODE_OF(ASSIGNED)},
    {"group", "Aim", SHEET_DETAIL, TEXT},
    {"stated", "Target as stated", SHEET_WRAPS, TEXT},
    {"form", "Form", SHEET_DETAIL, CODE_OF(FORM)},
    {"amount", "Amount", DETAIL_NUMBER, WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"stretch", "Strong end", DETAIL_NUMBER, WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"unit", "Unit", SHEET_DETAIL, CODE_OF(UNIT)},
    {"measure", "Measure", SHEET_DETAIL, CODE_OF(MEASURE)},
    {"since", "Since", SHEET_DETAIL, TEXT},
    {"baseline", "Baseline", SHEET_NUMBER, NUMBER_IN(SHEET_OF_MEASURE)},
    {"baseline_low", "Baseline at least", DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"baseline_high", "Baseline at most", DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"baseline_date", "Baseline date", SHEET_DETAIL, TEXT},
    {"baseline_status", "Baseline status", SHEET_DETAIL, CODE_OF(STATUS)},
    {"baseline_derived", "Baseline derived", SHEET_DETAIL, CODE_OF(TRUTH)},
    {"op", "Sign", SHEET_DETAIL, CODE_OF(SIGN)},
    {"target", "Target", SHEET_NUMBER, NUMBER_IN(SHEET_OF_MEASURE)},
    {"target_low", "Target at least", DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"target_high", "Target at most", DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"deadline", "Deadline", 0, TEXT},
    {"actual", "Actual", SHEET_NUMBER, NUMBER_IN(SHEET_OF_MEASURE)},
    {"actual_low", "Actual at least", DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"actual_high", "Actual at most", DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"actual_date", "Actual date", 0, TEXT},
    {"actual_status", "Actual status", SHEET_DETAIL, CODE_OF(STATUS)},
    {"achieved_percent", "Achieved", SHEET_NUMBER | SHEET_BAR, SHEET_NO_CODES,
     SHEET_PERCENT, 1},
    {"gap", "Gap", SHEET_NUMBER, NUMBER_IN(SHEET_UNITLESS)},
    {"gap_pp", "Gap in points", SHEET_NUMBER, NUMBER_IN(SHEET_POINTS)},
    {"expected", "Expected", DETAIL_NUMBER, NUMBER_IN(SHEET_OF_MEASURE)},
    {"pace_percent", "Pace", DETAIL_NUMBER, SHEET_NO_CODES, SHEET_PERCENT, 1},
    {"needed_per_year", "Needed a year", DETAIL_NUMBER,
     NUMBER_IN(SHEET_CHANGE_OF_MEASURE)},
    {"observed_per_year", "Observed a year", DETAIL_NUMBER,
     NUMBER_IN(SHEET_CHANGE_OF_MEASURE)},
    {"eurostat_ratio", "Eurostat ratio", DETAIL_NUMBER,
     NUMBER_IN(SHEET_UNITLESS)},
    {"verdict", "Verdict", 0, CODE_OF(VERDICT)},
    {"degree", "Degree", 0, CODE_OF(DEGREE)},
    {"stretch_target", "Strong target", DETAIL_NUMBER,
     NUMBER_IN(SHEET_OF_MEASURE)},
    {"stretch_verdict", "Verdict on it", SHEET_DETAIL, CODE_OF(VERDICT)},
    {"flags", "Remarks", SHEET_WRAPS, CODE_OF(FLAG)},
    {"decided_by", "What would decide", SHEET_WRAPS, TEXT},
    {"sources", "Typed in", SHEET_WRAPS, TEXT},
    {"derivation", "How it follows", SHEET_WRAPS | SHEET_DETAIL, TEXT},
};

enum {
    N_PROGRESS_COLUMNS = sizeof progress_columns / sizeof *progress_columns
};

static void link_row(const pov_results *r, const pov_table *table, size_t i,
                     const pov_progress *p, const figure_places *places)
{
    sheet_cell(table, i, "plan_number")->link =
        link_to_document(r->arena, p->target->key.plan);
    sheet_cell(table, i, "stated")->link =
        place_of_statement(places, p->stated);
    sheet_cell(table, i, "baseline")->link =
        place_of_quantity(places, &p->trial.baseline);
    sheet_cell(table, i, "actual")->link =
        place_of_quantity(places, &p->trial.actual);
}

static void translate_grounds(const pov_results *r, const pov_table *table,
                              size_t i, const pov_progress *p)
{
    const pov_quantity *baseline = &p->trial.baseline;
    const pov_quantity *actual = &p->trial.actual;
    const pov_figure *of[] = {baseline->known ? baseline->figure : NULL,
                              actual->known ? actual->figure : NULL};

    sheet_translate_derivation(r, sheet_cell(table, i, "derivation"), of, 2);
    *sheet_cell(table, i, "decided_by") = pov_cell_text_if(
        grounds_lack(r->arena, r->language, &p->trial, &p->outcome, &p->lack));
}

static void show_quantities(const pov_table *table, size_t i,
                            const pov_progress *p)
{
    const pov_outcome *o = &p->outcome;
    const pov_quantity level = {.known = o->has_target,
                                .is_printed = o->is_printed,
                                .printed = o->printed};
    pov_cell *target = sheet_cell(table, i, "target");

    sheet_show_typed(sheet_cell(table, i, "baseline"), &p->trial.baseline);
    sheet_show_typed(sheet_cell(table, i, "actual"), &p->trial.actual);
    sheet_show_typed(target, &level);
    if (o->has_target)
        target->before = words_sign(o->op);
}

static pov_sheet progress_sheet(const pov_results *r, const pov_table *rows,
                                const pov_progress *const shown[],
                                const figure_places *places)
{
    pov_table *table =
        sheet_table(r, rows, progress_columns, N_PROGRESS_COLUMNS);

    for (size_t i = 0; i < table->count; i++) {
        link_row(r, table, i, shown[i], places);
        show_quantities(table, i, shown[i]);
        translate_grounds(r, table, i, shown[i]);
    }
    return (pov_sheet){.name = words_in(r->language, WORD_SHEET_PROGRESS),
                       .table = table,
                       .n_fixed = 2};
}

static const sheet_column findings_columns[] = {
    {"code", "Code", 0, SHEET_NO_CODES, SHEET_UNITLESS, 0},
    {"severity", "Severity", 0, POV_TERMS_SEVERITY, SHEET_UNITLESS, 0},
    {"file", "File", 0, SHEET_NO_CODES, SHEET_UNITLESS, 0},
    {"line", "Line", SHEET_NUMBER | SHEET_NAME, SHEET_NO_CODES, SHEET_UNITLESS,
     0},
    {"column", "Column", SHEET_NUMBER | SHEET_NAME, SHEET_NO_CODES,
     SHEET_UNITLESS, 0},
    {"message", "What is wrong", SHEET_WRAPS, SHEET_NO_CODES, SHEET_UNITLESS,
     0},
    {"help", "How to mend it", SHEET_WRAPS, SHEET_NO_CODES, SHEET_UNITLESS, 0},
    {"related", "See also", SHEET_WRAPS, SHEET_NO_CODES, SHEET_UNITLESS, 0},
};

static pov_sheet findings_sheet(const pov_results *r)
{
    pov_cell all = pov_findings_cell(r->findings, r->arena);

    return (pov_sheet){.name = words_in(r->language, WORD_SHEET_FINDINGS),
                       .table = sheet_table(r, all.table, findings_columns,
                                            sizeof findings_columns /
                                                sizeof *findings_columns),
                       .n_fixed = 1};
}

static void begin(pov_report *report, const pov_results *r)
{
    report->as_of = r->as_of;
    report->day_style = r->language == POV_VI ? "dd/mm/yyyy" : NULL;
}

/** Every figure of the areas asked for, whatever else the targets must fit:
 *  a target of 2025 begins with a figure of 2020. */
static pov_results of_all_figures(const pov_results *r)
{
    pov_results all = *r;

    all.filter = (pov_filter){.within = r->filter.within,
                              .areas = r->filter.areas,
                              .era = r->filter.era};
    return all;
}

void workbook_attach(pov_report *report, const pov_results *r,
                     const pov_table *rows, const pov_progress *const shown[],
                     size_t n_shown)
{
    pov_results all = of_all_figures(r);
    figure_rows figures = figure_rows_of(&all);
    figure_places places = figure_places_of(r, &figures);
    const pov_sheet sheets[] = {
        summary_sheet(r, shown, n_shown, &places),
        progress_sheet(r, rows, shown, &places),
        figures_sheet(r, figure_row_table(&all, &figures), &figures),
        findings_sheet(r),
    };

    begin(report, r);
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
        pov_arena_push(r->arena, &report->sheets, sheets[i]);
}

void workbook_attach_figures(pov_report *report, const pov_results *r,
                             const pov_table *figures)
{
    figure_rows rows = figure_rows_of(r);
    pov_sheet sheet = figures_sheet(r, figures, &rows);
    pov_sheet findings = findings_sheet(r);

    begin(report, r);
    pov_arena_push(r->arena, &report->sheets, sheet);
    pov_arena_push(r->arena, &report->sheets, findings);
}
