#include "povstat/reports.h"

#include "report/charts.h"
#include "report/findings.h"
#include "report/overview.h"
#include "report/rows.h"
#include "report/select.h"
#include "report/target.h"
#include "report/words.h"

/* One row for each aim at a headline indicator.  Of several forms the count
 * is shown, since an aggregate adds households, with the worst verdict. */

static const pov_column summary_columns[8] = {
    {.label = "Area"},
    {.label = "Indicator"},
    {.label = "End of", .align = POV_ALIGN_RIGHT},
    {.label = "Baseline", .align = POV_ALIGN_RIGHT},
    {.label = "Target", .align = POV_ALIGN_RIGHT},
    {.label = "Actual", .align = POV_ALIGN_RIGHT},
    {.label = "Achieved", .align = POV_ALIGN_RIGHT},
    {.label = "Verdict"},
};

/** The bare year, since targets are due at its end; any other day in full. */
static const char *due_text(const pov_results *r, pov_day due)
{
    pov_civil c = pov_civil_from(due);

    if (c.month == 12 && c.day == 31)
        return pov_arena_format(r->arena, "%d", c.year);
    return words_day(r->arena, r->language, due);
}

static void add_aim(pov_section *s, const pov_results *r, const pov_progress *p)
{
    const pov_key *key = &p->target->key;
    pov_cell row[8] = {
        pov_cell_text(key->area->name),
        pov_cell_text(words_indicator(r->language, key->indicator)),
        pov_cell_text(due_text(r, key->as_of)),
        target_baseline(s, r, p),
        target_level(r, p),
        target_actual(s, r, p),
        target_achieved(r, p),
        target_verdict(s, r, p),
    };

    row[1].chart = charts_bullet(r, p);
    pov_table_add(&s->table, r->arena, row);
}

/** What people read: one table, and on a page what stands out. */
static void add_reading(pov_report *report, const pov_results *r,
                        const aims *chosen)
{
    pov_section s = {.depth = 1};

    s.table = (pov_table){
        .columns = words_columns(r->language, summary_columns, 8, r->arena),
        .n_columns = 8};
    report->page = words_page(r->language);
    charts_legend(report, r);
    add_highlights(report, r, chosen->items, chosen->count);
    pov_arena_push(r->arena, &report->lead,
                   words_as_of(r->arena, r->language, r->as_of));
    for (size_t i = 0; i < chosen->count; i++)
        add_aim(&s, r, chosen->items[i]);
    if (chosen->count)
        pov_arena_push(r->arena, &report->sections, s);
    else
        pov_arena_push(r->arena, &report->tail,
                       words_in(r->language, WORD_NOTHING));
    s = findings_section(r->findings, r->language, r->arena);
    if (s.table.count)
        pov_arena_push(r->arena, &report->sections, s);
}

pov_report *pov_report_summary(const pov_results *r)
{
    pov_report *report = pov_arena_alloc(r->arena, sizeof *report);
    aims chosen = select_aims(r);
    pov_table *rows = rows_new(r);

    report->title = words_in(r->language, WORD_TITLE_SUMMARY);
    if (!r->rows_only)
        add_reading(report, r, &chosen);
    for (size_t i = 0; i < chosen.count; i++)
        rows_add(rows, r, chosen.items[i]);
    rows_attach(report, r, rows, chosen.items, chosen.count);
    return report;
}
