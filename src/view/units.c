#include "view/units.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "view/beside.h"
#include "view/deprived.h"
#include "view/target.h"
#include "view/unit_groups.h"
#include "view/words.h"

/** So many rows are shown at once. */
enum { MOST_ROWS = 40 };

/* The table. */

/** A row while rows are put in order. */
typedef struct line {
    const pov_area *area;
    const pov_figure *rate, *count; /* of the first subject */
} line;

static int compare_known(const pov_figure *a, const pov_figure *b)
{
    bool has_a = a && a->value.high.finite, has_b = b && b->value.high.finite;

    if (!has_a || !has_b)
        return has_b - has_a;
    return pov_ratio_compare(b->value.high.at, a->value.high.at);
}

/** The highest rate first; where rates are not known the highest count. */
static int compare_lines(const void *left, const void *right)
{
    const line *a = left, *b = right;
    int order = compare_known(a->rate, b->rate);

    if (!order)
        order = compare_known(a->count, b->count);
    return order ? order : pov_area_compare(a->area, b->area);
}

static line *lines_of(const units *all, const unit_group *g, pov_arena *arena)
{
    line *lines =
        pov_arena_alloc(arena, g->chosen->areas.count * sizeof *lines);

    for (size_t i = 0; i < g->chosen->areas.count; i++) {
        const pov_area *area = g->chosen->areas.items[i];

        lines[i] = (line){
            area,
            unit_groups_figure(all, g, area, g->subjects[0], POV_IN_PERCENT),
            unit_groups_figure(all, g, area, g->subjects[0], POV_IN_COUNT),
        };
    }
    qsort(lines, g->chosen->areas.count, sizeof *lines, compare_lines);
    return lines;
}

/** How long a bar is, beside that of the first. */
static int bar_of(const pov_figure *figure, const pov_figure *most)
{
    pov_ratio hundred = {100, 1}, part;

    if (!figure || !most || !figure->value.high.finite ||
        !most->value.high.finite || most->value.high.at.over <= 0 ||
        !pov_ratio_divide(figure->value.high.at, most->value.high.at, &part) ||
        !pov_ratio_multiply(part, hundred, &part))
        return -1;
    return (int)pov_ratio_floor(part);
}

static const pov_chart *bar_chart(const pov_results *r, const char *title,
                                  const char *says, int bar)
{
    pov_chart *chart = pov_arena_alloc(r->arena, sizeof *chart);
    const pov_mark mark = {.kind = POV_MARK_SHARE,
                           .tone = POV_TONE_PLAIN,
                           .high = POV_CHART_SPAN * bar / 100};

    *chart = (pov_chart){
        .kind = POV_CHART_SHARES, .title = title, .description = says};
    pov_arena_push(r->arena, &chart->marks, mark);
    return chart;
}

/** A bar beside the number that rows are sorted by; on a page below the name.
 */
static void set_bar(const pov_results *r, pov_cell row[], pov_cell *cell,
                    const pov_indicator *subject, const pov_figure *most,
                    const pov_figure *figure)
{
    cell->bar = (int16_t)bar_of(figure, most);
    if (cell->bar >= 0 && r->draws == POV_DRAWS_PAGE)
        row[0].chart = bar_chart(
            r, row[0].text,
            pov_arena_format(r->arena, "%s: %s",
                             words_indicator(r->language, subject), cell->text),
            cell->bar);
}

/** Is it more of what should be less? */
static pov_tone tone_of(const pov_indicator *subject, int64_t change)
{
    bool is_worse = subject->better == POV_FEWER_IS_BETTER  ? change > 0
                    : subject->better == POV_MORE_IS_BETTER ? change < 0
                                                            : false;

    return is_worse ? POV_TONE_BAD : POV_TONE_PLAIN;
}

/** In a sheet households are a number. */
static pov_cell signed_in(const pov_results *r, pov_ratio change, pov_unit unit)
{
    pov_decimal d;

    if (r->draws == POV_DRAWS_WORKBOOK && unit == POV_IN_COUNT &&
        pov_ratio_round(change, 0, POV_ROUND_HALF_UP, &d))
        return pov_cell_number(d);
    return pov_cell_text(target_signed(r, change, unit));
}

static pov_cell signed_cell(const pov_results *r, const pov_indicator *subject,
                            pov_ratio change, pov_unit unit)
{
    pov_cell cell = signed_in(r, change, unit);

    cell.tone = tone_of(subject, change.over);
    return cell;
}

static pov_day year_before(const unit_group *g)
{
    return pov_day_add_years(g->chosen->day, -1);
}

/** What lies between two figures: of counts in households, else of printed
 *  rates in points. */
static pov_cell change_cell(const pov_results *r, const units *all,
                            const unit_group *g, const pov_area *area,
                            const pov_indicator *subject)
{
    for (size_t i = 0; i < 2; i++) {
        pov_unit unit = i ? POV_IN_PERCENT : POV_IN_COUNT;
        const pov_figure *now = unit_groups_figure(all, g, area, subject, unit);
        const pov_figure *then =
            unit_groups_on(all, g, area, subject, unit, year_before(g));
        pov_ratio change;
        pov_quantity a, b;

        if (!now || !then || now->conflict || then->conflict)
            continue;
        a = pov_quantity_of(now);
        b = pov_quantity_of(then);
        if (a.is_printed && b.is_printed &&
            pov_ratio_subtract(pov_ratio_from_decimal(a.printed),
                               pov_ratio_from_decimal(b.printed), &change))
            return signed_cell(r, subject, change, i ? POV_IN_POINTS : unit);
        if (pov_interval_is_point(&now->value) &&
            pov_interval_is_point(&then->value) &&
            pov_ratio_subtract(now->value.low.at, then->value.low.at, &change))
            return signed_cell(r, subject, change, i ? POV_IN_POINTS : unit);
    }
    return pov_cell_null();
}

static pov_cell figure_cell(pov_section *s, const pov_results *r,
                            const pov_figure *f)
{
    pov_cell cell;
    pov_decimal d;
    int scale;

    if (!f)
        return pov_cell_null();
    if (f->conflict)
        return target_disputed(s, r, f);
    cell = pov_cell_text(words_figure(r->arena, r->language, f));
    scale = f->key.unit == POV_IN_COUNT ? 0 : 2;
    if (r->draws != POV_DRAWS_WORKBOOK || !pov_interval_is_bounded(&f->value) ||
        !pov_ratio_round(f->value.low.at, scale, POV_ROUND_HALF_UP, &d))
        return cell;
    if (pov_interval_is_point(&f->value))
        cell = pov_cell_number(d);
    else if (pov_figure_stated(f) &&
             pov_evidence_is_number(pov_figure_stated(f)))
        cell = pov_cell_typed(pov_figure_stated(f)->says.amount);
    else
        return cell;
    cell.decimals = (int8_t)scale;
    cell.behind = scale ? "%" : NULL;
    return cell;
}

/** The first place that a figure of a row is stated at. */
static void note_place(const pov_place **place, const pov_figure *f)
{
    const pov_evidence *e = f ? pov_figure_stated(f) : NULL;

    if (e && !*place)
        *place = &e->sources.items[0].place;
}

/** "9"; where files are several "bang.csv:9". */
static pov_cell place_cell(const pov_results *r, const unit_group *g,
                           const pov_place *place)
{
    if (!place)
        return pov_cell_null();
    return pov_cell_text(
        g->file ? pov_arena_format(r->arena, "%lu", (unsigned long)place->line)
                : words_place(r->arena, *place));
}

/** Where the columns of an indicator stand: its count, its rate, the change,
 *  and before that of the two which the years compare theirs. */
typedef struct stand {
    size_t count, years, rate, change;
    size_t n_years;
} stand;

/** Earlier years are told of the first indicator; in a sheet of all. */
static size_t years_of(const pov_results *r, const unit_group *g, size_t i)
{
    return !i || r->draws == POV_DRAWS_WORKBOOK ? g->n_years : 0;
}

static stand stand_of(const pov_results *r, const unit_group *g, size_t i)
{
    const size_t n = years_of(r, g, i);
    const bool by_rate = g->told_in == POV_IN_PERCENT;
    size_t at = 2;

    for (size_t before = 0; before < i; before++)
        at += 3 + years_of(r, g, before);
    return (stand){.count = by_rate ? at : at + n,
                   .years = by_rate ? at + 1 : at,
                   .rate = at + n + 1,
                   .change = at + n + 2,
                   .n_years = n};
}

/** The area, all who live there, the indicators, the place. */
static size_t columns_of(const pov_results *r, const unit_group *g)
{
    return stand_of(r, g, g->n_subjects - 1).change + 2;
}

static pov_cell *new_row(const pov_results *r, const unit_group *g,
                         pov_cell name)
{
    pov_cell *row = pov_arena_alloc(r->arena, columns_of(r, g) * sizeof *row);

    row[0] = name;
    for (size_t c = 1; c < columns_of(r, g); c++)
        row[c] = pov_cell_null();
    return row;
}

/** Households, then of each subject count, rate and change, and the place. */
static pov_cell *area_row(pov_section *s, const pov_results *r,
                          const units *all, const unit_group *g,
                          const pov_area *area, pov_cell name,
                          const pov_figure *most)
{
    pov_cell *row = new_row(r, g, name);
    const pov_figure *whole =
        unit_groups_figure(all, g, area, g->subjects[0]->whole, POV_IN_COUNT);
    const pov_place *place = NULL;

    row[1] = figure_cell(s, r, whole);
    for (size_t i = 0; i < g->n_subjects; i++) {
        const pov_indicator *subject = g->subjects[i];
        const pov_figure *count =
            unit_groups_figure(all, g, area, subject, POV_IN_COUNT);
        const pov_figure *rate =
            unit_groups_figure(all, g, area, subject, POV_IN_PERCENT);
        const stand at = stand_of(r, g, i);

        row[at.count] = figure_cell(s, r, count);
        row[at.rate] = figure_cell(s, r, rate);
        row[at.change] = change_cell(r, all, g, area, subject);
        for (size_t y = 0; y < at.n_years; y++)
            row[at.years + y] = figure_cell(
                s, r,
                unit_groups_on(all, g, area, subject, g->told_in, g->years[y]));
        if (!i && most)
            set_bar(
                r, row,
                most->key.unit == POV_IN_COUNT ? row + at.count : row + at.rate,
                subject, most, most->key.unit == POV_IN_COUNT ? count : rate);
        note_place(&place, count);
        note_place(&place, rate);
    }
    note_place(&place, whole);
    row[columns_of(r, g) - 1] = place_cell(r, g, place);
    return row;
}

/** The units of a group added up: a count on a day.
 *  Errors: false if one of them is not known. */
static bool sum_of(const units *all, const unit_group *g,
                   const pov_indicator *of, pov_day day, pov_interval *sum)
{
    *sum = pov_interval_point(pov_ratio_whole(0));
    for (size_t i = 0; i < g->chosen->areas.count; i++) {
        const pov_figure *f = unit_groups_on(all, g, g->chosen->areas.items[i],
                                             of, POV_IN_COUNT, day);

        if (!f || f->conflict)
            return false;
        *sum = pov_interval_add(sum, &f->value);
    }
    return pov_interval_is_bounded(sum);
}

/** The same in per cent of all who live there. */
static bool rate_of_sum(const units *all, const unit_group *g,
                        const pov_indicator *of, pov_day day,
                        pov_interval *rate)
{
    pov_interval whole, count;

    if (!sum_of(all, g, of->whole, day, &whole) || whole.low.at.over <= 0 ||
        !sum_of(all, g, of, day, &count))
        return false;
    *rate = pov_interval_divide(&count, &whole);
    *rate = pov_interval_scale(rate, (pov_ratio){100, 1});
    return true;
}

/** In a sheet a point is a number. */
static pov_cell interval_cell(const pov_results *r, const pov_interval *i,
                              pov_unit unit)
{
    const int scale = unit == POV_IN_COUNT ? 0 : 2;
    pov_decimal d;
    pov_cell cell;

    if (r->draws != POV_DRAWS_WORKBOOK || !pov_interval_is_point(i) ||
        !pov_ratio_round(i->low.at, scale, POV_ROUND_HALF_UP, &d))
        return pov_cell_text(words_interval(r->arena, r->language, i, unit));
    cell = pov_cell_number(d);
    cell.decimals = (int8_t)scale;
    cell.behind = scale ? "%" : NULL;
    return cell;
}

static bool has_all(const unit_group *g)
{
    return g->chosen->areas.count == g->n_all;
}

static const char *sum_label(const pov_results *r, const unit_group *g)
{
    const int n = (int)g->chosen->areas.count, all = (int)g->n_all;

    return n < all ? pov_say_format(r->language, r->arena, "Sum of %d of %d", n,
                                    all)
                   : pov_say_format(r->language, r->arena, "Sum of %d", n);
}

static void set_sum(pov_cell row[], const pov_results *r, const units *all,
                    const unit_group *g, size_t i)
{
    const pov_indicator *of = g->subjects[i];
    const pov_day day = g->chosen->day;
    const stand at = stand_of(r, g, i);
    pov_interval sum, before;
    pov_ratio change;

    for (size_t y = 0; y < at.n_years; y++)
        if ((g->told_in == POV_IN_COUNT ? sum_of : rate_of_sum)(
                all, g, of, g->years[y], &sum))
            row[at.years + y] = interval_cell(r, &sum, g->told_in);
    if (rate_of_sum(all, g, of, day, &sum))
        row[at.rate] = interval_cell(r, &sum, POV_IN_PERCENT);
    if (!sum_of(all, g, of, day, &sum))
        return;
    row[at.count] = interval_cell(r, &sum, POV_IN_COUNT);
    if (pov_interval_is_point(&sum) &&
        sum_of(all, g, of, year_before(g), &before) &&
        pov_interval_is_point(&before) &&
        pov_ratio_subtract(sum.low.at, before.low.at, &change))
        row[at.change] = signed_cell(r, of, change, POV_IN_COUNT);
}

/** The row of all units together.  A column that is not known of each of them
 *  has no sum. */
static pov_cell *sum_row(const pov_results *r, const units *all,
                         const unit_group *g)
{
    pov_cell *row = new_row(r, g, pov_cell_text(sum_label(r, g)));
    pov_interval whole;

    if (sum_of(all, g, g->subjects[0]->whole, g->chosen->day, &whole))
        row[1] = interval_cell(r, &whole, POV_IN_COUNT);
    for (size_t i = 0; i < g->n_subjects; i++)
        set_sum(row, r, all, g, i);
    return row;
}

/** Does somebody state a figure of the whole area? */
static bool is_stated(const units *all, const unit_group *g)
{
    for (size_t i = 0; g->whole && i <= g->n_subjects; i++)
        for (size_t u = 0; u < 2; u++) {
            const pov_indicator *of =
                i ? g->subjects[i - 1] : g->subjects[0]->whole;
            const pov_figure *f = unit_groups_figure(
                all, g, g->whole, of, u ? POV_IN_PERCENT : POV_IN_COUNT);

            if (f && f->evidence.count)
                return true;
        }
    return false;
}

/** By how much what is stated of all is more than the sum.  Errors: NULL where
 *  they are the same. */
static pov_cell *difference_row(const pov_results *r, const units *all,
                                const unit_group *g)
{
    pov_cell *row = new_row(
        r, g, pov_cell_text(pov_say(r->language, "Stated less the sum")));
    bool any = false;

    for (size_t i = 0; i <= g->n_subjects; i++) {
        const pov_indicator *of =
            i ? g->subjects[i - 1] : g->subjects[0]->whole;
        const pov_figure *f =
            unit_groups_figure(all, g, g->whole, of, POV_IN_COUNT);
        pov_cell *cell = row + (i ? stand_of(r, g, i - 1).count : 1);
        pov_interval sum;
        pov_ratio apart;

        if (!f || f->conflict || !pov_interval_is_point(&f->value) ||
            !sum_of(all, g, of, g->chosen->day, &sum) ||
            !pov_interval_is_point(&sum) ||
            !pov_ratio_subtract(f->value.low.at, sum.low.at, &apart) ||
            !apart.over)
            continue;
        *cell = signed_in(r, apart, POV_IN_COUNT);
        cell->tone = POV_TONE_BAD;
        any = true;
    }
    return any ? row : NULL;
}

/** "Poor households: Rate, 2022" in a sheet, where no heading stands above. */
static const char *label_of(const pov_results *r, const pov_indicator *subject,
                            const char *what)
{
    const char *label = words_indicator(r->language, subject);

    return r->draws == POV_DRAWS_WORKBOOK
               ? pov_arena_format(r->arena, "%s: %s", label, what)
               : what;
}

/** "2022"; of a rate "Rate 2022". */
static const char *year_label(const pov_results *r, const unit_group *g,
                              size_t y)
{
    const char *year = words_due(r->arena, r->language, g->years[y]);

    return g->told_in == POV_IN_COUNT
               ? year
               : pov_arena_format(r->arena, "%s %s",
                                  pov_say(r->language, "Rate"), year);
}

static void set_columns(pov_column columns[], const pov_results *r,
                        const unit_group *g, size_t i)
{
    const pov_indicator *subject = g->subjects[i];
    const stand at = stand_of(r, g, i);

    columns[at.count] =
        (pov_column){.label = words_indicator(r->language, subject),
                     .align = POV_ALIGN_RIGHT,
                     .bar_by_most = true};
    columns[at.rate] = (pov_column){
        .label = label_of(r, subject, pov_say(r->language, "Rate")),
        .align = POV_ALIGN_RIGHT,
        .bar_by_most = true};
    columns[at.change] = (pov_column){
        .label = label_of(r, subject, pov_say(r->language, "In a year")),
        .align = POV_ALIGN_RIGHT};
    for (size_t y = 0; y < at.n_years; y++)
        columns[at.years + y] =
            (pov_column){.label = label_of(r, subject, year_label(r, g, y)),
                         .align = POV_ALIGN_RIGHT,
                         .if_room = true};
}

static pov_column *new_columns(const pov_results *r, const unit_group *g)
{
    const size_t n = columns_of(r, g);
    pov_column *columns = pov_arena_alloc(r->arena, n * sizeof *columns);

    columns[0] = (pov_column){.label = words_in(r->language, WORD_AREA),
                              .may_wrap = true};
    columns[1] = (pov_column){
        .label = words_indicator(r->language, g->subjects[0]->whole),
        .align = POV_ALIGN_RIGHT,
        .is_detail = r->draws != POV_DRAWS_WORKBOOK};
    for (size_t i = 0; i < g->n_subjects; i++)
        set_columns(columns, r, g, i);
    columns[n - 1] =
        (pov_column){.label = pov_say(r->language, g->file ? "Line" : "Source"),
                     .align = g->file ? POV_ALIGN_RIGHT : POV_ALIGN_LEFT,
                     .is_detail = r->draws != POV_DRAWS_WORKBOOK};
    return columns;
}

/** "8 districts"; "63 provinces". */
static const char *counted(const pov_results *r, const unit_group *g)
{
    const word what = !g->parent                ? WORD_PROVINCES
                      : g->level == POV_COMMUNE ? WORD_COMMUNES
                                                : WORD_DISTRICTS;

    return pov_arena_format(r->arena, "%zu %s", g->chosen->areas.count,
                            words_in(r->language, what));
}

const char *units_title(const pov_results *r, const units *all,
                        const pov_area *area)
{
    unit_group *g = unit_groups_with(all, area);

    if (!g->title)
        g->title = counted(r, g);
    return g->title;
}

static const char *heading_of(const pov_results *r, const unit_group *g)
{
    return pov_arena_format(r->arena, "%s%s%s, %s",
                            g->parent ? g->parent->full_name : "",
                            g->parent ? ": " : "", counted(r, g),
                            words_day(r->arena, r->language, g->chosen->day));
}

static pov_section new_section(const pov_results *r, const unit_group *g)
{
    pov_section s = {.depth = 1,
                     .aside =
                         g->chosen->standard
                             ? words_standard(r->language, g->chosen->standard)
                             : NULL,
                     .heading = heading_of(r, g)};

    s.table.columns = new_columns(r, g);
    s.table.n_columns = columns_of(r, g);
    return s;
}

/** The one file that the figures of a day are from, or NULL. */
static const char *file_of(const units *all, const unit_group *g)
{
    const char *file = NULL;

    for (size_t i = 0; i < g->chosen->areas.count; i++)
        for (size_t j = 0; j < 2 * g->n_subjects; j++) {
            const pov_figure *f = unit_groups_figure(
                all, g, g->chosen->areas.items[i], g->subjects[j / 2],
                j % 2 ? POV_IN_PERCENT : POV_IN_COUNT);
            const pov_place *place = NULL;

            note_place(&place, f);
            if (place && file && strcmp(place->file, file))
                return NULL;
            if (place)
                file = place->file;
        }
    return file;
}

static void add_lines(pov_section *s, const pov_results *r, const units *all,
                      const unit_group *g, const line lines[], size_t from,
                      size_t to)
{
    for (size_t i = from; i < to; i++)
        pov_table_add(&s->table, r->arena,
                      area_row(s, r, all, g, lines[i].area,
                               pov_cell_text(lines[i].area->full_name),
                               lines[0].rate ? lines[0].rate : lines[0].count));
}

static void close_section(pov_report *report, const pov_results *r,
                          pov_section *s)
{
    target_drop_blanks(&s->table, r->arena, ~1u);
    pov_arena_push(r->arena, &report->sections, *s);
}

/** The rest of a long table: on a page behind a line, else told of. */
static void add_rest(pov_report *report, const pov_results *r, const units *all,
                     const unit_group *g, const line lines[], size_t shown)
{
    pov_section rest = new_section(r, g);

    if (r->draws != POV_DRAWS_PAGE)
        return;
    rest.fold =
        pov_say_format(r->language, r->arena, "%d more, %s",
                       (int)(g->chosen->areas.count - shown), rest.heading);
    add_lines(&rest, r, all, g, lines, shown, g->chosen->areas.count);
    close_section(report, r, &rest);
}

/** Adds a row behind cells that all rows of the group begin with. */
static void add_behind(pov_table *table, const pov_results *r,
                       const unit_group *g, const pov_cell first[], size_t n,
                       const pov_cell row[])
{
    pov_cell *all =
        pov_arena_alloc(r->arena, (n + columns_of(r, g)) * sizeof *all);

    if (n)
        memcpy(all, first, n * sizeof *all);
    memcpy(all + n, row, columns_of(r, g) * sizeof *all);
    pov_table_add(table, r->arena, all);
}

/** The units together, and what is stated of the whole. */
static void add_whole(pov_section *s, pov_table *table, const pov_results *r,
                      const units *all, const unit_group *g,
                      const pov_cell first[], size_t n)
{
    const pov_cell *row;

    if (!g->whole)
        return;
    add_behind(table, r, g, first, n, sum_row(r, all, g));
    if (!is_stated(all, g))
        return;
    add_behind(table, r, g, first, n,
               area_row(s, r, all, g, g->whole,
                        pov_cell_text(pov_say_format(r->language, r->arena,
                                                     "%s, as stated",
                                                     g->whole->full_name)),
                        NULL));
    row = has_all(g) ? difference_row(r, all, g) : NULL;
    if (row)
        add_behind(table, r, g, first, n, row);
}

static void add_group(pov_report *report, const pov_results *r,
                      const units *all, unit_group *g)
{
    const line *lines = lines_of(all, g, r->arena);
    size_t shown = g->chosen->areas.count;
    pov_section s;

    unit_groups_whole(all, g);
    unit_groups_years(all, g);
    g->file = file_of(all, g);
    s = new_section(r, g);
    if (g->file)
        pov_arena_push(r->arena, &s.lead, g->file);

    if (shown > MOST_ROWS && r->filter.folds_communes)
        shown = MOST_ROWS;
    add_lines(&s, r, all, g, lines, 0, shown);
    add_whole(&s, &s.table, r, all, g, NULL, 0);
    if (shown < g->chosen->areas.count && r->draws != POV_DRAWS_PAGE)
        pov_arena_push(r->arena, &s.tail,
                       pov_say_format(r->language, r->arena,
                                      "The first %d are shown: %s.", (int)shown,
                                      words_in(r->language, WORD_UNFOLD)));
    else if (r->draws != POV_DRAWS_PAGE && r->filter.folds_communes &&
             units_are_many(all, g->chosen->areas.items[0]))
        pov_arena_push(r->arena, &s.tail, words_in(r->language, WORD_UNFOLD));
    close_section(report, r, &s);
    if (shown < g->chosen->areas.count)
        add_rest(report, r, all, g, lines, shown);
}

static void add_once(pov_report *report, const pov_results *r, const units *all,
                     unit_group *g)
{
    if (!g || g->is_told)
        return;
    g->is_told = true;
    add_group(report, r, all, g);
    deprived_add(report, r, r->deprived, g->whole, &g->chosen->areas);
    beside_add(report, r, r->beside, g->whole, &g->chosen->areas);
}

void units_add(pov_report *report, const pov_results *r, units *all,
               const pov_area *area)
{
    unit_group *districts, *communes, *peers;

    if (!all)
        return;
    districts = unit_groups_below(all, area, POV_DISTRICT);
    communes = unit_groups_below(all, area, POV_COMMUNE);
    peers = unit_groups_with(all, area);
    add_once(report, r, all, peers);
    add_once(report, r, all, districts);
    add_once(report, r, all, communes);
}

/** The subjects of all groups beside each other. */
static unit_group of_all(const units *all)
{
    unit_group together = {.parent = NULL};

    for (size_t i = 0; i < all->groups.count; i++)
        for (size_t j = 0; j < all->groups.items[i]->n_subjects; j++)
            unit_groups_subject(&together, all->groups.items[i]->subjects[j]);
    return together;
}

enum { SHEET_NAMES = 2 }; /* columns before those of the page: in what, when */

/** Are the tables of one day, so that a year has one column? */
static bool are_of_one_day(const units *all)
{
    for (size_t i = 1; i < all->groups.count; i++)
        if (all->groups.items[i]->chosen->day !=
            all->groups.items[0]->chosen->day)
            return false;
    return true;
}

static void add_to_sheet(pov_table *table, const pov_results *r,
                         const units *all, const unit_group *g)
{
    const line *lines = lines_of(all, g, r->arena);
    const pov_cell first[SHEET_NAMES] = {
        pov_cell_text_if(g->parent ? g->parent->full_name : NULL),
        pov_cell_day(g->chosen->day)};
    pov_section unused = {0};

    for (size_t i = 0; i < g->chosen->areas.count; i++)
        add_behind(table, r, g, first, SHEET_NAMES,
                   area_row(&unused, r, all, g, lines[i].area,
                            pov_cell_text(lines[i].area->full_name),
                            lines[0].rate ? lines[0].rate : lines[0].count));
    add_whole(&unused, table, r, all, g, first, SHEET_NAMES);
}

const pov_rows *units_sheet(const pov_results *r, const units *all)
{
    unit_group together = of_all(all);
    pov_column *columns;
    pov_table *table;
    size_t n;

    if (are_of_one_day(all)) {
        unit_groups_years(all, all->groups.items[0]);
        together.n_years = all->groups.items[0]->n_years;
        together.told_in = all->groups.items[0]->told_in;
        memcpy(together.years, all->groups.items[0]->years,
               sizeof together.years);
    }
    n = SHEET_NAMES + columns_of(r, &together);
    columns = pov_arena_alloc(r->arena, n * sizeof *columns);
    table = pov_table_new(r->arena, columns, n);
    columns[0] = (pov_column){.label = pov_say(r->language, "In")};
    columns[1] = (pov_column){.label = pov_say(r->language, "Date")};
    memcpy(columns + SHEET_NAMES, new_columns(r, &together),
           columns_of(r, &together) * sizeof *columns);
    for (size_t i = 0; i < all->groups.count; i++) {
        unit_group g = *all->groups.items[i];

        unit_groups_whole(all, &g);
        memcpy(g.subjects, together.subjects, sizeof g.subjects);
        g.n_subjects = together.n_subjects;
        memcpy(g.years, together.years, sizeof g.years);
        g.n_years = together.n_years;
        g.told_in = together.told_in;
        add_to_sheet(table, r, all, &g);
    }
    target_drop_blanks(table, r->arena, ~7u);
    return pov_rows_of(table, r->arena);
}
