#include "povstat/view.h"
#include "view/charts.h"
#include "view/findings.h"
#include "view/overview.h"
#include "view/progress_rows.h"
#include "view/select.h"
#include "view/target.h"
#include "view/words.h"
#include "view/workbook.h"

/* One row for each aim at a headline indicator.  Of several forms the count
 * is shown, since an aggregate adds households, with the worst verdict. */

enum { SUMMARY_COLUMNS = 9 };

static const pov_column summary_columns[SUMMARY_COLUMNS] = {
    {.label = "Area", .may_wrap = true},
    {.label = "Indicator", .may_wrap = true},
    {.label = "End of", .align = POV_ALIGN_RIGHT},
    {.label = "Baseline", .align = POV_ALIGN_RIGHT, .is_detail = true},
    {.label = "Target", .align = POV_ALIGN_RIGHT},
    {.label = "Actual", .align = POV_ALIGN_RIGHT},
    {.label = "Gap", .align = POV_ALIGN_RIGHT},
    {.label = "Achieved", .align = POV_ALIGN_RIGHT, .is_detail = true},
    {.label = "Verdict"},
};

/** "Ba Chẽ, Quảng Ninh". */
static const char *area_name(const pov_results *r, bool spans,
                             const pov_area *area)
{
    return spans && area->parent
               ? pov_arena_format(r->arena, "%s, %s", area->name,
                                  pov_area_province(area)->name)
               : area->name;
}

static void add_aim(pov_section *s, const pov_results *r, bool spans,
                    const pov_progress *p)
{
    const pov_key *key = &p->target->key;
    pov_cell row[SUMMARY_COLUMNS] = {
        pov_cell_text(area_name(r, spans, key->area)),
        pov_cell_text(words_indicator(r->language, key->indicator)),
        pov_cell_text(words_due(r->arena, r->language, key->as_of)),
        target_baseline(s, r, p),
        target_level(s, r, p),
        target_actual(s, r, p),
        target_gap(r, p),
        target_achieved(r, p),
        target_verdict(s, r, p),
    };

    if (r->draws == POV_DRAWS_PAGE)
        row[1].chart = charts_bullet(r, p);
    pov_table_add(&s->table, r->arena, row);
}

/** What people read: one table. */
static void add_reading(pov_report *report, const pov_results *r,
                        const shown_targets *chosen)
{
    const bool spans = overview_spans(chosen);
    const shown_targets ordered = progress_rows_ordered(r, chosen);
    pov_section s = {.depth = 1};

    s.table = (pov_table){.columns = words_columns(r->language, summary_columns,
                                                   SUMMARY_COLUMNS, r->arena),
                          .n_columns = SUMMARY_COLUMNS};
    report->page = words_page(r->language);
    report->instead = words_in(r->language, WORD_UNNOTED);
    pov_arena_push(r->arena, &report->lead,
                   words_as_of(r->arena, r->language, r->as_of));
    if (chosen->count)
        pov_arena_push(r->arena, &report->lead, overview_line(r, chosen));
    for (size_t i = 0; i < chosen->count; i++)
        add_aim(&s, r, spans, ordered.items[i]);
    if (chosen->count)
        pov_arena_push(r->arena, &report->sections, s);
    else
        pov_arena_push(r->arena, &report->tail, overview_nothing(r, false));
}

/** Besides, on a page: what stands out, and what was found wrong. */
static void add_page(pov_report *report, const pov_results *r,
                     const shown_targets *chosen)
{
    charts_legend(report, r);
    overview_highlights(report, r, chosen);
    findings_attach(report, r);
}

pov_report *pov_report_summary(const pov_results *r)
{
    pov_report *report = pov_arena_alloc(r->arena, sizeof *report);
    shown_targets chosen = select_aims(r);

    report->title = words_in(r->language, WORD_TITLE_SUMMARY);
    if (pov_draws_sections(r->draws))
        add_reading(report, r, &chosen);
    progress_rows_attach(report, r, &chosen);
    if (r->draws == POV_DRAWS_PAGE)
        add_page(report, r, &chosen);
    if (r->draws == POV_DRAWS_WORKBOOK)
        workbook_attach(report, r, &chosen);
    return report;
}
