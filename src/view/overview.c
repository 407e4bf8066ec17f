#include "view/overview.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/text.h"
#include "view/folding.h"
#include "view/machine.h"
#include "view/target.h"
#include "view/words.h"

/** The states in the order of the columns. */
static const pov_state states[POV_N_STATES] = {
    POV_STATE_MET,     POV_STATE_ON_TRACK,  POV_STATE_BEHIND,
    POV_STATE_MISSED,  POV_STATE_NO_REPORT, POV_STATE_NOT_DUE,
    POV_STATE_UNCLEAR,
};

enum { OVERVIEW_COLUMNS = 2 + POV_N_STATES };

static void count(overview_tally *t, const pov_progress *const aims[], size_t n)
{
    t->aims += n;
    for (size_t i = 0; i < n; i++)
        t->of[pov_verdict_state(aims[i]->outcome.verdict)]++;
}

void overview_count(overview_tally *t, const shown_targets *aims)
{
    count(t, aims->items, aims->count);
}

static overview_tally tally_of(const pov_progress *const aims[], size_t n)
{
    overview_tally t = {.aims = 0};

    count(&t, aims, n);
    return t;
}

const char *overview_anchor(pov_arena *arena, const pov_area *area)
{
    return pov_arena_format(arena, "area-%s", area->id);
}

static const char *count_text(const pov_results *r, size_t n)
{
    return words_decimal(r->arena, r->language, pov_decimal_whole((int64_t)n));
}

static const char *state_words(const pov_results *r, pov_state state)
{
    return pov_words(POV_TERMS_STATE, state, r->language);
}

static pov_tone tone_of(const overview_tally *t, pov_state state)
{
    return t->of[state] ? pov_tone_of(POV_TERMS_STATE, state) : POV_TONE_PLAIN;
}

void overview_highlights(pov_report *report, const pov_results *r,
                         const shown_targets *aims)
{
    overview_tally t = tally_of(aims->items, aims->count);

    for (size_t i = 0; i < POV_N_STATES && t.aims; i++)
        pov_arena_push(r->arena, &report->highlights,
                       ((pov_highlight){
                           tone_of(&t, states[i]),
                           count_text(r, t.of[states[i]]),
                           state_words(r, states[i]),
                       }));
}

const char *overview_line_of(const pov_results *r, const overview_tally *t)
{
    pov_text_list parts = {0};

    for (size_t i = 0; i < POV_N_STATES; i++)
        if (t->of[states[i]])
            pov_arena_push(r->arena, &parts,
                           pov_arena_format(r->arena, "%s %s",
                                            count_text(r, t->of[states[i]]),
                                            state_words(r, states[i])));
    return parts.count ? words_joined(r->arena, &parts, " · ") : NULL;
}

const char *overview_line(const pov_results *r, const shown_targets *aims)
{
    const overview_tally t = tally_of(aims->items, aims->count);

    return overview_line_of(r, &t);
}

const char *overview_nothing(const pov_results *r, bool has_more)
{
    if (r->progress->count)
        return words_in(r->language, has_more ? WORD_NO_TARGET : WORD_NOTHING);
    return words_in(r->language,
                    has_more ? WORD_NONE_READ_BUT : WORD_NONE_READ);
}

/** How many aims there are in each state, as one bar. */
static const pov_chart *shares_chart(const pov_results *r, const char *title,
                                     const overview_tally *t)
{
    pov_chart *chart = pov_arena_alloc(r->arena, sizeof *chart);
    pov_text_list says = {0};
    size_t so_far = 0;

    chart->kind = POV_CHART_SHARES;
    chart->title = title;
    for (size_t i = 0; i < POV_N_STATES; i++) {
        size_t count = t->of[states[i]];
        pov_mark mark = {.kind = POV_MARK_SHARE, .tone = tone_of(t, states[i])};

        if (!count)
            continue;
        mark.low = (int)(POV_CHART_SPAN * so_far / t->aims);
        so_far += count;
        mark.high = (int)(POV_CHART_SPAN * so_far / t->aims);
        pov_arena_push(r->arena, &chart->marks, mark);
        pov_arena_push(r->arena, &says,
                       pov_arena_format(r->arena, "%s: %zu",
                                        state_words(r, states[i]), count));
    }
    chart->description = words_sentences(r->arena, &says);
    return chart;
}

/** "Overdue\nwithout\na report": words of at most so many letters share a
 *  line of a heading. */
static const char *heading_of(const pov_results *r, pov_state state)
{
    const size_t most = r->draws == POV_DRAWS_TEXT ? 8 : SIZE_MAX;
    const char *words = state_words(r, state);
    char *text = pov_arena_copy(r->arena, words, strlen(words));
    char *line = text;

    for (char *blank = strchr(text, ' '); blank;) {
        char *next = strchr(blank + 1, ' ');

        if (pov_text_characters(line, next ? (size_t)(next - line)
                                           : strlen(line)) > most) {
            *blank = '\n';
            line = blank + 1;
        }
        blank = next;
    }
    return text;
}

static const pov_column *overview_columns(const pov_results *r)
{
    pov_column *columns =
        pov_arena_alloc(r->arena, OVERVIEW_COLUMNS * sizeof *columns);

    columns[0] = (pov_column){.label = words_in(r->language, WORD_AREA),
                              .may_wrap = true};
    columns[1] = (pov_column){.label = words_in(r->language, WORD_AIMS),
                              .align = POV_ALIGN_RIGHT};
    for (size_t i = 0; i < POV_N_STATES; i++)
        columns[2 + i] = (pov_column){.label = heading_of(r, states[i]),
                                      .align = POV_ALIGN_RIGHT};
    return columns;
}

/** Of a sheet a number, else its digits in groups. */
static pov_cell count_cell(const pov_results *r, size_t n)
{
    return r->draws == POV_DRAWS_WORKBOOK ? pov_cell_count(n)
                                          : pov_cell_text(count_text(r, n));
}

static pov_cell state_cell(const pov_results *r, const overview_tally *t,
                           pov_state state)
{
    pov_cell cell = pov_cell_null();

    if (!t->of[state])
        return cell;
    cell = count_cell(r, t->of[state]);
    cell.tone = tone_of(t, state);
    return cell;
}

static void add_tally(pov_table *table, const pov_results *r, pov_cell name,
                      const overview_tally *t)
{
    pov_cell row[OVERVIEW_COLUMNS] = {name, count_cell(r, t->aims)};

    if (r->draws == POV_DRAWS_PAGE)
        row[0].chart = shares_chart(r, name.text, t);
    for (size_t i = 0; i < POV_N_STATES; i++)
        row[2 + i] = state_cell(r, t, states[i]);
    pov_table_add(table, r->arena, row);
}

static void add_row(pov_table *table, const pov_results *r, pov_cell name,
                    const pov_progress *const aims[], size_t n)
{
    const overview_tally t = tally_of(aims, n);

    add_tally(table, r, name, &t);
}

/** The aims from `first` whose area `of` makes the same of. */
static size_t run_of(const shown_targets *aims, size_t first,
                     const pov_area *(*of)(const pov_area *))
{
    const pov_area *area = of(aims->items[first]->target->key.area);
    size_t n = 1;

    while (first + n < aims->count &&
           of(aims->items[first + n]->target->key.area) == area)
        n++;
    return n;
}

static const pov_area *area_itself(const pov_area *area)
{
    return area;
}

/** Does a district or a commune stand apart from its province? */
static bool needs_province(const shown_targets *aims, size_t i)
{
    const pov_area *area = aims->items[i]->target->key.area;
    const pov_area *before = i ? aims->items[i - 1]->target->key.area : NULL;

    return area->parent &&
           (!before || pov_area_province(before) != pov_area_province(area));
}

/** Is one of before, or of today, of the same name told of around `at`, too? */
static bool has_namesake(const shown_targets *aims, size_t at,
                         const pov_area *province)
{
    const pov_area *today = pov_area_of_today(province);

    while (at &&
           pov_area_of_today(aims->items[at - 1]->target->key.area) == today)
        at--;
    for (; at < aims->count; at++) {
        const pov_area *area = aims->items[at]->target->key.area;
        const pov_area *other = pov_area_province(area);

        if (pov_area_of_today(other) != today)
            return false;
        if (other != province && !strcmp(other->full_name, province->full_name))
            return true;
    }
    return false;
}

/** "Tỉnh An Giang (borders from 2025-07-01)" where there are two. */
static const char *province_name(const pov_results *r,
                                 const shown_targets *aims, size_t at)
{
    const pov_area *province =
        pov_area_province(aims->items[at]->target->key.area);

    if (!province->from || !has_namesake(aims, at, province))
        return province->full_name;
    return pov_arena_format(r->arena, "%s (%s %s)", province->full_name,
                            words_in(r->language, WORD_BORDERS),
                            pov_say_day(r->language, r->arena, province->from));
}

static void add_area_row(pov_table *table, const pov_results *r,
                         const shown_targets *aims, size_t first, size_t n)
{
    const pov_area *area = aims->items[first]->target->key.area;
    pov_cell name = pov_cell_text(area->full_name);

    name.anchor = overview_anchor(r->arena, area);
    name.indent = area->parent ? 1 : 0;
    add_row(table, r, name, aims->items + first, n);
}

/** One row for all communes that are folded away.  Returns how many aims it
 *  took. */
static size_t add_folded_row(pov_table *table, const pov_results *r,
                             const shown_targets *aims, size_t first)
{
    pov_cell name =
        pov_cell_text(folding_title(r, aims->items[first]->target->key.area));
    size_t n = folding_run(r, aims, first);

    name.indent = 1;
    add_row(table, r, name, aims->items + first, n);
    return n;
}

static size_t count_areas(const shown_targets *aims)
{
    size_t n = 0;

    for (size_t i = 0; i < aims->count; i += run_of(aims, i, area_itself))
        n++;
    return n;
}

pov_table overview_areas(const pov_results *r, const shown_targets *aims,
                         bool are_many, size_t *n_areas)
{
    pov_table table = {.columns = overview_columns(r),
                       .n_columns = OVERVIEW_COLUMNS};

    *n_areas = count_areas(aims);
    are_many = are_many || *n_areas > 1;
    for (size_t i = 0, n; i < aims->count; i += n) {
        n = run_of(aims, i, area_itself);
        if (are_many && needs_province(aims, i))
            add_row(&table, r, pov_cell_text(province_name(r, aims, i)),
                    aims->items + i, run_of(aims, i, pov_area_province));
        if (folding_hides(r, aims->items[i]->target->key.area))
            n = add_folded_row(&table, r, aims, i);
        else
            add_area_row(&table, r, aims, i, n);
    }
    return table;
}

void overview_add_all(pov_table *table, const pov_results *r,
                      const overview_tally *t)
{
    add_tally(table, r, pov_cell_text(words_in(r->language, WORD_ALL_AREAS)),
              t);
}

pov_table overview_table(const pov_results *r, const shown_targets *aims)
{
    const overview_tally all = tally_of(aims->items, aims->count);
    size_t n_areas;
    pov_table table = overview_areas(r, aims, false, &n_areas);

    if (n_areas > 1)
        overview_add_all(&table, r, &all);
    return table;
}

void overview_add(pov_report *report, const pov_results *r,
                  const shown_targets *aims)
{
    pov_section s = {.depth = 1,
                     .heading = words_in(r->language, WORD_BY_AREA)};

    s.table = overview_table(r, aims);
    target_drop_blanks(&s.table, r->arena, ~3u); /* states of no aim */
    if (s.table.count > 1 || (s.table.count && r->draws == POV_DRAWS_PAGE))
        pov_arena_push(r->arena, &report->sections, s);
}

enum { ATTENTION_COLUMNS = 8 };

static const pov_column attention_columns[ATTENTION_COLUMNS] = {
    {.label = "Target", .may_wrap = true},
    {.label = "Area", .may_wrap = true},
    {.label = "Due", .align = POV_ALIGN_RIGHT},
    {.label = "Level to reach", .align = POV_ALIGN_RIGHT},
    {.label = "Actual", .align = POV_ALIGN_RIGHT},
    {.label = "Gap", .align = POV_ALIGN_RIGHT},
    {.label = "Achieved", .align = POV_ALIGN_RIGHT},
    {.label = "Verdict"},
};

bool overview_needs_attention(const pov_progress *p)
{
    pov_state state = pov_verdict_state(p->outcome.verdict);

    return state == POV_STATE_MISSED || state == POV_STATE_BEHIND ||
           state == POV_STATE_UNCLEAR ||
           (state == POV_STATE_NO_REPORT && p->trial.actual.known);
}

/** The larger first, whatever its sign; what is not known last. */
static int compare_gap(const pov_maybe *a, const pov_maybe *b)
{
    pov_ratio x = a->is, y = b->is;

    if (!pov_maybe_known(*a) || !pov_maybe_known(*b))
        return pov_maybe_known(*b) - pov_maybe_known(*a);
    x.over = x.over < 0 ? -x.over : x.over;
    y.over = y.over < 0 ? -y.over : y.over;
    return pov_ratio_compare(y, x);
}

/** What is known to be late stands before what nobody can tell yet. */
static bool is_unclear(pov_verdict verdict)
{
    return pov_verdict_state(verdict) == POV_STATE_UNCLEAR;
}

overview_rank overview_rank_of(const pov_progress *p)
{
    return (overview_rank){p->outcome.verdict, p->outcome.gap,
                           p->outcome.gap_points};
}

int overview_compare(const overview_rank *a, const overview_rank *b)
{
    int order = is_unclear(a->verdict) - is_unclear(b->verdict);

    if (!order)
        order = (a->verdict > b->verdict) - (a->verdict < b->verdict);
    if (!order)
        order = compare_gap(&a->gap, &b->gap);
    return order ? order : compare_gap(&a->gap_points, &b->gap_points);
}

/** Worst first, then by the gap; else as they stand. */
static int compare_attention(const void *left, const void *right)
{
    const pov_progress *const *a = left, *const *b = right;
    const overview_rank x = overview_rank_of(*a), y = overview_rank_of(*b);
    int order = overview_compare(&x, &y);

    return order ? order : select_compare(*a, *b);
}

bool overview_spans(const shown_targets *aims)
{
    for (size_t i = 1; i < aims->count; i++)
        if (pov_area_province(aims->items[i - 1]->target->key.area) !=
            pov_area_province(aims->items[i]->target->key.area))
            return true;
    return false;
}

const char *overview_name(const pov_results *r, bool spans,
                          const pov_area *area)
{
    return spans && area->parent
               ? pov_arena_format(r->arena, "%s, %s", area->full_name,
                                  pov_area_province(area)->full_name)
               : area->full_name;
}

/** A cell whose note stands in the section of its area. */
static pov_cell unmarked(pov_cell cell)
{
    cell.mark = NULL;
    return cell;
}

/** The verdict beside what was achieved, which it need not say again. */
static pov_cell verdict_beside(const pov_results *r, const pov_progress *p)
{
    pov_progress told = *p;

    if (pov_maybe_known(told.outcome.achieved) &&
        told.outcome.achieved.is.over >= 0)
        told.outcome.degree = POV_NO_DEGREE;
    return target_verdict_alone(r, &told);
}

static void add_attention(pov_table *table, const pov_results *r,
                          const char *area, const pov_progress *p)
{
    const pov_key *key = &p->target->key;
    pov_section elsewhere = {0};
    pov_cell row[ATTENTION_COLUMNS] = {
        pov_cell_text(words_indicator(r->language, key->indicator)),
        pov_cell_text(area),
        pov_cell_text(words_due(r->arena, r->language, p->trial.t1)),
        unmarked(target_level(&elsewhere, r, p)),
        unmarked(target_actual(&elsewhere, r, p)),
        target_gap_range(r, p),
        target_achieved(r, p),
        verdict_beside(r, p),
    };

    row[1].anchor = overview_anchor(r->arena, key->area);
    pov_table_add(table, r->arena, row);
}

/** How many of them lack a report. */
static size_t count_overdue(const pov_progress *const aims[], size_t n)
{
    size_t overdue = 0;

    for (size_t i = 0; i < n; i++)
        overdue +=
            pov_verdict_state(aims[i]->outcome.verdict) == POV_STATE_NO_REPORT;
    return overdue;
}

/** How many from `first` on are of the same area and plan. */
static size_t run_of_plan(const shown_targets *aims, size_t first)
{
    const pov_key *key = &aims->items[first]->target->key;
    size_t n = 1;

    while (first + n < aims->count &&
           aims->items[first + n]->target->key.plan == key->plan &&
           aims->items[first + n]->target->key.area == key->area)
        n++;
    return n;
}

/** A plan, and how much of it is overdue without a report; or all plans of an
 *  area, or all communes of a province that are folded away. */
typedef struct overdue {
    const pov_area *area;
    const char *what;
    size_t n;
} overdue;

typedef struct overdue_list {
    overdue *items;
    size_t count, capacity;
} overdue_list;

static overdue_list overdue_of(const pov_results *r, const shown_targets *aims)
{
    overdue_list list = {0};

    for (size_t i = 0, n; i < aims->count; i += n) {
        const pov_key *key = &aims->items[i]->target->key;
        bool is_hidden = folding_hides(r, key->area);
        overdue o = {
            is_hidden ? pov_area_province(key->area) : key->area,
            is_hidden ? folding_title(r, key->area) : words_plan(key->plan), 0};

        n = is_hidden ? folding_run(r, aims, i) : run_of_plan(aims, i);
        o.n = count_overdue(aims->items + i, n);
        if (o.n)
            pov_arena_push(r->arena, &list, o);
    }
    return list;
}

/** "10 overdue without a report: Tỉnh An Giang 1 · Tỉnh Cao Bằng 2". */
static const char *overdue_line(const pov_results *r, bool spans,
                                const overdue_list *list)
{
    const char *text = "";
    size_t all = 0;

    for (size_t i = 0, n; i < list->count; i += n) {
        const overdue *first = &list->items[i];
        size_t sum = 0;

        for (n = 0; i + n < list->count && first[n].area == first->area; n++)
            sum += first[n].n;
        all += sum;
        text = pov_arena_format(r->arena, "%s%s%s %s", text, i ? " · " : ": ",
                                overview_name(r, spans, first->area),
                                count_text(r, sum));
    }
    return pov_arena_format(r->arena, "%s %s%s", count_text(r, all),
                            state_words(r, POV_STATE_NO_REPORT), text);
}

/** "Tỉnh Quảng Bình, 197/KH-UBND: 13 overdue without a report"; of many plans
 *  all in one line. */
static void tell_overdue(pov_section *s, const pov_results *r,
                         const shown_targets *aims)
{
    enum { MOST_PLANS = 6 };
    const bool spans = overview_spans(aims);
    const overdue_list list = overdue_of(r, aims);

    if (list.count > MOST_PLANS)
        pov_arena_push(r->arena, &s->tail, overdue_line(r, spans, &list));
    for (size_t i = 0; i < list.count && list.count <= MOST_PLANS; i++)
        pov_arena_push(
            r->arena, &s->tail,
            pov_arena_format(r->arena, "%s, %s: %s %s",
                             overview_name(r, spans, list.items[i].area),
                             list.items[i].what, count_text(r, list.items[i].n),
                             state_words(r, POV_STATE_NO_REPORT)));
}

/* What a person looks at first: so many of each state, and of communes that
 * are folded away so many in all. */
enum { MOST_TOLD = 10 };

/** How much is told, and what is not. */
typedef struct worst_told {
    size_t of[POV_N_STATES], folded;
    shown_targets rest;
} worst_told;

static bool is_told_now(const pov_results *r, worst_told *told,
                        const pov_progress *p)
{
    if (folding_hides(r, p->target->key.area))
        return told->folded++ < MOST_TOLD;
    if (!r->folding ||
        told->of[pov_verdict_state(p->outcome.verdict)]++ < MOST_TOLD)
        return true;
    pov_arena_push(r->arena, &told->rest, p);
    return false;
}

/** The table of those that are told now.  Where all is of one area it is not
 *  named. */
static pov_table worst_table(const pov_results *r, const shown_targets *aims,
                             const shown_targets *worst, worst_told *told)
{
    pov_table table = {.columns = words_columns(r->language, attention_columns,
                                                ATTENTION_COLUMNS, r->arena),
                       .n_columns = ATTENTION_COLUMNS};
    const bool is_one = run_of(aims, 0, area_itself) == aims->count;
    const bool spans = overview_spans(worst);

    for (size_t i = 0; i < worst->count; i++) {
        const pov_progress *p = worst->items[i];

        if (!told || is_told_now(r, told, p))
            add_attention(&table, r,
                          is_one ? NULL
                                 : overview_name(r, spans, p->target->key.area),
                          p);
    }
    target_drop_blanks(&table, r->arena, ~1u);
    return table;
}

/** "45 more: 25 missed · 20 data to clear up"; of communes "34 more". */
static void tell_rest(pov_section *s, pov_section *rest, const pov_results *r,
                      const worst_told *told)
{
    const char *line =
        told->rest.count ? pov_say_format(r->language, r->arena, "%s more: %s",
                                          count_text(r, told->rest.count),
                                          overview_line(r, &told->rest))
                         : NULL;

    if (told->folded > MOST_TOLD)
        pov_arena_push(r->arena, &s->tail,
                       pov_say_format(r->language, r->arena,
                                      "%s more, of communes",
                                      count_text(r, told->folded - MOST_TOLD)));
    if (line && r->draws != POV_DRAWS_PAGE)
        pov_arena_push(r->arena, &s->tail,
                       pov_arena_format(r->arena, "%s; %s", line,
                                        words_in(r->language, WORD_UNFOLD)));
    rest->fold = line;
}

shown_targets overview_worst(const pov_results *r, const shown_targets *aims)
{
    shown_targets worst = {0};

    for (size_t i = 0; i < aims->count; i++)
        if (overview_needs_attention(aims->items[i]))
            pov_arena_push(r->arena, &worst, aims->items[i]);
    if (worst.count)
        qsort(worst.items, worst.count, sizeof *worst.items, compare_attention);
    return worst;
}

void overview_attention(pov_report *report, const pov_results *r,
                        const shown_targets *aims)
{
    pov_section s = {.depth = 1,
                     .heading = words_in(r->language, WORD_ATTENTION)};
    pov_section rest = {.depth = 1};
    const shown_targets worst = overview_worst(r, aims);
    worst_told told = {0};

    if (worst.count) {
        s.table = worst_table(r, aims, &worst, &told);
        tell_rest(&s, &rest, r, &told);
    }
    tell_overdue(&s, r, aims);
    if (s.table.count || s.tail.count)
        pov_arena_push(r->arena, &report->sections, s);
    if (!told.rest.count || r->draws != POV_DRAWS_PAGE)
        return;
    rest.table = worst_table(r, aims, &told.rest, NULL);
    pov_arena_push(r->arena, &report->sections, rest);
}
