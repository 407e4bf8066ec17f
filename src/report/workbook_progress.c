#include "report/workbook.h"

#include "report/figure_text.h"
#include "report/lack_text.h"
#include "report/sheet.h"
#include "report/summary.h"
#include "report/target_cells.h"

#define TEXT CODES_NONE, SHEET_UNITLESS, 0
#define CODE_OF(vocabulary) CODES_##vocabulary, SHEET_UNITLESS, 0
#define NUMBER_IN(unit) CODES_NONE, unit, 2
/* As typed, or the end of an interval, which must not be rounded inward. */
#define WHOLE_NUMBER_IN(unit) CODES_NONE, unit, 0

enum { DETAIL_NUMBER = SHEET_NUMBER | SHEET_DETAIL };

/* Every column of the machine rows, those that a person looks for first. */
static const sheet_column columns[] = {
    {"area_name", {"Area", "Địa phương"}, 0, TEXT},
    {"indicator_name", {"Indicator", "Chỉ tiêu"}, 0, TEXT},
    {"area", {"Area id", "Mã địa phương"}, SHEET_DETAIL, TEXT},
    {"area_code", {"Area code", "Mã hành chính"}, SHEET_DETAIL, TEXT},
    {"level", {"Level", "Cấp"}, SHEET_DETAIL, CODE_OF(LEVEL)},
    {"indicator", {"Indicator id", "Mã chỉ tiêu"}, SHEET_DETAIL, TEXT},
    {"standard", {"Poverty standard", "Chuẩn nghèo"}, SHEET_DETAIL, TEXT},
    {"plan_number", {"Plan no.", "Số kế hoạch"}, 0, TEXT},
    {"plan", {"Plan id", "Mã kế hoạch"}, SHEET_DETAIL, TEXT},
    {"assigned_by",
     {"Assigned by", "Cấp giao"},
     SHEET_DETAIL,
     CODE_OF(ASSIGNED)},
    {"group", {"Aim", "Nhóm mục tiêu"}, SHEET_DETAIL, TEXT},
    {"stated", {"Target as stated", "Mục tiêu nguyên văn"}, SHEET_WRAPS, TEXT},
    {"form", {"Form", "Dạng"}, SHEET_DETAIL, CODE_OF(FORM)},
    {"amount",
     {"Amount", "Lượng nêu"},
     DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"stretch",
     {"Strong end", "Mức phấn đấu"},
     DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"unit", {"Unit", "Đơn vị"}, SHEET_DETAIL, CODE_OF(UNIT)},
    {"measure", {"Measure", "Đo bằng"}, SHEET_DETAIL, CODE_OF(MEASURE)},
    {"since", {"Since", "Từ ngày"}, SHEET_DETAIL, TEXT},
    {"baseline",
     {"Baseline", "Đầu kỳ"},
     SHEET_NUMBER,
     NUMBER_IN(SHEET_OF_MEASURE)},
    {"baseline_low",
     {"Baseline at least", "Đầu kỳ thấp nhất"},
     DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"baseline_high",
     {"Baseline at most", "Đầu kỳ cao nhất"},
     DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"baseline_date", {"Baseline date", "Ngày đầu kỳ"}, SHEET_DETAIL, TEXT},
    {"baseline_status",
     {"Baseline status", "Trạng thái đầu kỳ"},
     SHEET_DETAIL,
     CODE_OF(STATUS)},
    {"baseline_derived",
     {"Baseline derived", "Đầu kỳ suy ra"},
     SHEET_DETAIL,
     CODE_OF(TRUTH)},
    {"op", {"Sign", "Dấu"}, SHEET_DETAIL, CODE_OF(SIGN)},
    {"target",
     {"Target", "Mục tiêu"},
     SHEET_NUMBER,
     NUMBER_IN(SHEET_OF_MEASURE)},
    {"target_low",
     {"Target at least", "Mục tiêu thấp nhất"},
     DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"target_high",
     {"Target at most", "Mục tiêu cao nhất"},
     DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"deadline", {"Deadline", "Thời hạn"}, 0, TEXT},
    {"actual",
     {"Actual", "Thực hiện"},
     SHEET_NUMBER,
     NUMBER_IN(SHEET_OF_MEASURE)},
    {"actual_low",
     {"Actual at least", "Thực hiện thấp nhất"},
     DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"actual_high",
     {"Actual at most", "Thực hiện cao nhất"},
     DETAIL_NUMBER,
     WHOLE_NUMBER_IN(SHEET_OF_MEASURE)},
    {"actual_date", {"Actual date", "Ngày thực hiện"}, 0, TEXT},
    {"actual_status",
     {"Actual status", "Trạng thái thực hiện"},
     SHEET_DETAIL,
     CODE_OF(STATUS)},
    {"achieved_percent",
     {"Achieved", "Tỷ lệ đạt"},
     SHEET_NUMBER | SHEET_BAR,
     CODES_NONE,
     SHEET_PERCENT,
     1},
    {"gap", {"Gap", "Còn cách"}, SHEET_NUMBER, NUMBER_IN(SHEET_UNITLESS)},
    {"gap_pp",
     {"Gap in points", "Còn cách (điểm %)"},
     SHEET_NUMBER,
     NUMBER_IN(SHEET_POINTS)},
    {"expected",
     {"Expected", "Theo lộ trình"},
     DETAIL_NUMBER,
     NUMBER_IN(SHEET_OF_MEASURE)},
    {"pace_percent",
     {"Pace", "Nhịp độ"},
     DETAIL_NUMBER,
     CODES_NONE,
     SHEET_PERCENT,
     1},
    {"needed_per_year",
     {"Needed a year", "Cần mỗi năm"},
     DETAIL_NUMBER,
     NUMBER_IN(SHEET_CHANGE_OF_MEASURE)},
    {"observed_per_year",
     {"Observed a year", "Thực tế mỗi năm"},
     DETAIL_NUMBER,
     NUMBER_IN(SHEET_CHANGE_OF_MEASURE)},
    {"eurostat_ratio",
     {"Eurostat ratio", "Tỷ số Eurostat"},
     DETAIL_NUMBER,
     NUMBER_IN(SHEET_UNITLESS)},
    {"verdict", {"Verdict", "Đánh giá"}, 0, CODE_OF(VERDICT)},
    {"degree", {"Degree", "Mức độ"}, 0, CODE_OF(DEGREE)},
    {"stretch_target",
     {"Strong target", "Mục tiêu phấn đấu"},
     DETAIL_NUMBER,
     NUMBER_IN(SHEET_OF_MEASURE)},
    {"stretch_verdict",
     {"Verdict on it", "Đánh giá mức phấn đấu"},
     SHEET_DETAIL,
     CODE_OF(VERDICT)},
    {"flags", {"Remarks", "Lưu ý"}, SHEET_WRAPS, CODE_OF(FLAG)},
    {"decided_by",
     {"What would decide", "Điều gì sẽ quyết định"},
     SHEET_WRAPS,
     TEXT},
    {"sources", {"Typed in", "Dòng đã nhập"}, SHEET_WRAPS, TEXT},
    {"derivation",
     {"How it follows", "Cách suy ra"},
     SHEET_WRAPS | SHEET_DETAIL,
     TEXT},
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
