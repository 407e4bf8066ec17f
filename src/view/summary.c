#include "view/summary.h"

#include "povstat/view.h"
#include "view/charts.h"
#include "view/findings.h"
#include "view/progress_rows.h"
#include "view/select.h"
#include "view/target.h"
#include "view/words.h"
#include "view/workbook.h"

static const pov_column overview_columns[7] = {
    {.label = "Area", .may_wrap = true},
    {.label = "Targets", .align = POV_ALIGN_RIGHT},
    {.label = "Missed, failing or in conflict", .align = POV_ALIGN_RIGHT},
    {.label = "Behind or unclear", .align = POV_ALIGN_RIGHT},
    {.label = "Met or on track", .align = POV_ALIGN_RIGHT},
    {.label = "No report, or not due", .align = POV_ALIGN_RIGHT},
    {.label = "Worst verdict"},
};

/** The tones in the order of the columns, and what they are called. */
static const struct tone_words {
    pov_tone tone;
    word word;
} tones[] = {
    {POV_TONE_BAD, WORD_MISSED},
    {POV_TONE_WATCH, WORD_BEHIND},
    {POV_TONE_GOOD, WORD_MET},
    {POV_TONE_MUTED, WORD_UNREPORTED},
};

enum { N_TONES = sizeof tones / sizeof *tones };

typedef struct tally {
    size_t of_tone[POV_N_TONES];
    size_t targets;
    pov_verdict worst;
} tally;

static tally tally_of(const pov_progress *const shown[], size_t n)
{
    tally t = {.worst = POV_N_VERDICTS};

    for (size_t i = 0; i < n; i++) {
        pov_verdict verdict = shown[i]->outcome.verdict;

        t.of_tone[pov_tone_of(POV_TERMS_VERDICT, verdict)]++;
        t.targets++;
        if (verdict < t.worst)
            t.worst = verdict;
    }
    return t;
}

const char *summary_anchor(pov_arena *arena, const pov_area *area)
{
    return pov_arena_format(arena, "area-%s", area->id);
}

static const char *count_text(const pov_results *r, size_t n)
{
    return words_decimal(r->arena, r->language, pov_decimal_whole((int64_t)n));
}

void summary_highlights(pov_report *report, const pov_results *r,
                        const pov_progress *const shown[], size_t n)
{
    tally t = tally_of(shown, n);

    if (!n)
        return;
    for (size_t i = 0; i < N_TONES; i++) {
        size_t count = t.of_tone[tones[i].tone];

        pov_arena_push(r->arena, &report->highlights,
                       ((pov_highlight){
                           count ? tones[i].tone : POV_TONE_PLAIN,
                           count_text(r, count),
                           words_in(r->language, tones[i].word),
                       }));
    }
}

/** How many targets there are of each tone, as one bar. */
static const pov_chart *shares_chart(const pov_results *r, const char *title,
                                     const size_t of_tone[POV_N_TONES])
{
    pov_chart *chart = pov_arena_alloc(r->arena, sizeof *chart);
    pov_text_list says = {0};
    size_t total = 0, so_far = 0;

    for (size_t i = 0; i < N_TONES; i++)
        total += of_tone[tones[i].tone];
    if (!total)
        return NULL;
    chart->kind = POV_CHART_SHARES;
    chart->title = title;
    for (size_t i = 0; i < N_TONES; i++) {
        size_t count = of_tone[tones[i].tone];
        pov_mark mark = {.kind = POV_MARK_SHARE, .tone = tones[i].tone};

        if (!count)
            continue;
        mark.low = (int)(POV_CHART_SPAN * so_far / total);
        so_far += count;
        mark.high = (int)(POV_CHART_SPAN * so_far / total);
        pov_arena_push(r->arena, &chart->marks, mark);
        pov_arena_push(r->arena, &says,
                       pov_arena_format(r->arena, "%s: %zu",
                                        words_in(r->language, tones[i].word),
                                        count));
    }
    chart->description = words_sentences(r->arena, &says);
    return chart;
}

static pov_cell tone_cell(const pov_results *r, const tally *t, pov_tone tone)
{
    pov_cell cell = pov_cell_text(count_text(r, t->of_tone[tone]));

    cell.tone = t->of_tone[tone] ? tone : POV_TONE_PLAIN;
    if (!t->of_tone[tone])
        return pov_cell_null();
    return cell;
}

static void add_area(pov_section *s, const pov_results *r,
                     const pov_progress *const shown[], size_t n)
{
    const pov_area *area = shown[0]->target->key.area;
    tally t = tally_of(shown, n);
    pov_cell row[7];

    row[0] = pov_cell_text(area->full_name);
    row[0].anchor = summary_anchor(r->arena, area);
    row[0].chart = shares_chart(r, area->full_name, t.of_tone);
    row[1] = pov_cell_text(count_text(r, t.targets));
    for (size_t i = 0; i < N_TONES; i++)
        row[2 + i] = tone_cell(r, &t, tones[i].tone);
    row[6] = pov_cell_text(pov_words(POV_TERMS_VERDICT, t.worst, r->language));
    row[6].tone = pov_tone_of(POV_TERMS_VERDICT, t.worst);
    pov_table_add(&s->table, r->arena, row);
}

void summary_overview(pov_report *report, const pov_results *r,
                      const pov_progress *const shown[], size_t n)
{
    pov_section s = {.depth = 1,
                     .heading = words_in(r->language, WORD_OVERVIEW)};

    s.table = (pov_table){
        .columns = words_columns(r->language, overview_columns, 7, r->arena),
        .n_columns = 7};
    for (size_t first = 0, next; first < n; first = next) {
        const pov_area *area = shown[first]->target->key.area;

        for (next = first; next < n; next++)
            if (shown[next]->target->key.area != area)
                break;
        add_area(&s, r, shown + first, next - first);
    }
    if (s.table.count)
        pov_arena_push(r->arena, &report->sections, s);
}

static const pov_column attention_columns[6] = {
    {.label = "Target", .may_wrap = true},
    {.label = "Area", .may_wrap = true},
    {.label = "Due"},
    {.label = "Level to reach", .align = POV_ALIGN_RIGHT},
    {.label = "Actual", .align = POV_ALIGN_RIGHT},
    {.label = "Verdict"},
};

void summary_attention(pov_report *report, const pov_results *r,
                       const pov_progress *const shown[], size_t n)
{
    pov_section s = {.depth = 1,
                     .heading = words_in(r->language, WORD_ATTENTION)};

    s.table = (pov_table){
        .columns = words_columns(r->language, attention_columns, 6, r->arena),
        .n_columns = 6};
    for (size_t i = 0; i < n; i++) {
        const pov_progress *p = shown[i];
        const pov_key *key = &p->target->key;
        pov_tone tone = pov_tone_of(POV_TERMS_VERDICT, p->outcome.verdict);
        pov_cell row[6];

        if (tone != POV_TONE_BAD && tone != POV_TONE_WATCH)
            continue;
        row[0] = pov_cell_text(words_indicator(r->language, key->indicator));
        row[1] = pov_cell_text(key->area->full_name);
        row[1].anchor = summary_anchor(r->arena, key->area);
        row[2] = pov_cell_text(words_day(r->arena, r->language, key->as_of));
        row[3] = target_level(&s, r, p);
        row[4] = target_actual(&s, r, p);
        row[5] = target_verdict(&s, r, p);
        pov_table_add(&s.table, r->arena, row);
    }
    if (s.table.count)
        pov_arena_push(r->arena, &report->sections, s);
}

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
        target_level(s, r, p),
        target_actual(s, r, p),
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
    pov_section s = {.depth = 1};

    s.table = (pov_table){
        .columns = words_columns(r->language, summary_columns, 8, r->arena),
        .n_columns = 8};
    report->page = words_page(r->language);
    pov_arena_push(r->arena, &report->lead,
                   words_as_of(r->arena, r->language, r->as_of));
    for (size_t i = 0; i < chosen->count; i++)
        add_aim(&s, r, chosen->items[i]);
    if (chosen->count)
        pov_arena_push(r->arena, &report->sections, s);
    else
        pov_arena_push(r->arena, &report->tail,
                       words_in(r->language, WORD_NOTHING));
}

/** Besides, on a page: what stands out, and what was found wrong. */
static void add_page(pov_report *report, const pov_results *r,
                     const shown_targets *chosen)
{
    charts_legend(report, r);
    summary_highlights(report, r, chosen->items, chosen->count);
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
