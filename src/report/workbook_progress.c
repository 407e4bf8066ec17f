#include "report/workbook.h"

#include "report/figure_text.h"
#include "report/lack_text.h"
#include "report/sheet.h"
#include "report/select.h"
#include "report/target_cells.h"

#define TEXT CODES_NONE, SHEET_UNITLESS, 0
#define CODE_OF(vocabulary) CODES_##vocabulary, SHEET_UNITLESS, 0
#define NUMBER_IN(unit) CODES_NONE, unit, 2
/* As typed, or the end of an interval, which must not be rounded inward. */
#define WHOLE_NUMBER_IN(unit) CODES_NONE, unit, 0

enum { DETAIL_NUMBER = SHEET_NUMBER | SHEET_DETAIL };

/* Every column of the machine rows, those that a person looks for first. */
static const sheet_column columns[] = {
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
    {"achieved_percent", "Achieved", SHEET_NUMBER | SHEET_BAR, CODES_NONE,
     SHEET_PERCENT, 1},
    {"gap", "Gap", SHEET_NUMBER, NUMBER_IN(SHEET_UNITLESS)},
    {"gap_pp", "Gap in points", SHEET_NUMBER, NUMBER_IN(SHEET_POINTS)},
    {"expected", "Expected", DETAIL_NUMBER, NUMBER_IN(SHEET_OF_MEASURE)},
    {"pace_percent", "Pace", DETAIL_NUMBER, CODES_NONE, SHEET_PERCENT, 1},
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

enum { N_COLUMNS = sizeof columns / sizeof *columns };

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
        lack_text(r->arena, r->language, &p->trial, &p->outcome, &p->lack));
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
        target->before = sign_words(o->op);
}

pov_sheet progress_sheet(const pov_results *r, const pov_table *rows,
                         const pov_progress *const shown[],
                         const figure_places *places)
{
    pov_table *table = sheet_table(r, rows, columns, N_COLUMNS);

    for (size_t i = 0; i < table->count; i++) {
        link_row(r, table, i, shown[i], places);
        show_quantities(table, i, shown[i]);
        translate_grounds(r, table, i, shown[i]);
    }
    return (pov_sheet){.name = word_in(r->language, WORD_SHEET_PROGRESS),
                       .table = table,
                       .n_fixed = 2};
}
