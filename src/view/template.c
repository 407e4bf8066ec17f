#include <string.h>

#include "povstat/view.h"
#include "view/choices.h"
#include "view/words.h"

/* A blank extract: the rows that somebody has to fill in, with what is known
 * of them already.  The columns are those of an extract; docs/extracts.md. */

static const pov_column columns[] = {
    {.key = "area"},      {.key = "indicator"}, {.key = "counted"},
    {.key = "breakdown"}, {.key = "kind"},      {.key = "form"},
    {.key = "value"},     {.key = "unit"},      {.key = "as_of"},
    {.key = "since"},     {.key = "standard"},  {.key = "status"},
    {.key = "plan"},      {.key = "locator"},   {.key = "note"},
};

enum {
    AT_AREA,
    AT_INDICATOR,
    AT_COUNTED,
    AT_BREAKDOWN,
    AT_KIND,
    AT_VALUE = 6,
    AT_AS_OF = 8,
    AT_STANDARD = 10,
    AT_PLAN = 12,
    N_COLUMNS = sizeof columns / sizeof *columns,
};

/* What the rows of one area are made from. */
typedef struct blank {
    const pov_results *results;
    const pov_area *area;
    const pov_plan *plan; /* NULL: a document that is not recorded */
    pov_day actual_day, target_day;
    bool *wanted; /* indicators, in the order of the catalogue */
    pov_report *report;
    pov_table *table;
} blank;

static pov_day year_end_before(pov_day day)
{
    int year = pov_civil_from(day).year;

    return pov_day_year_end(day == pov_day_year_end(year) ? year : year - 1);
}

/* A plan counts from the end of the year before its first to the end of its
 * last.  Otherwise the last and the next year's end, while the area lasts. */
static void settle_days(blank *b)
{
    pov_day day = b->results->as_of, last = b->area->to;

    if (b->plan && b->plan->from && b->plan->to) {
        b->actual_day = pov_day_year_end(b->plan->from - 1);
        b->target_day = pov_day_year_end(b->plan->to);
        return;
    }
    b->actual_day = year_end_before(last && last < day ? last : day);
    b->target_day = pov_day_add_years(b->actual_day, 1);
    if (!pov_area_in_force(b->area, b->target_day))
        b->target_day = b->actual_day;
}

static bool states(const pov_plan *plan, const pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count; i++)
        if (!plan || f->evidence.items[i]->document == plan)
            return true;
    return false;
}

/* Errors: false if nothing is stated about the area in the plan. */
static bool want_stated(blank *b, const pov_plan *plan)
{
    const pov_figures *figures = b->results->figures;
    bool any = false;

    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        if (f->key.area != b->area || !states(plan, f))
            continue;
        b->wanted[f->key.indicator->counted->rank] = true;
        any = true;
    }
    return any;
}

/* What every review counts: the headline indicators and what their rates
 * divide by. */
static void want_core(blank *b)
{
    const struct pov_indicator_list *all =
        pov_catalogue_indicators(b->results->figures->catalogue);

    for (size_t i = 0; i < all->count; i++) {
        const pov_indicator *d = all->items[i];

        if (!d->is_headline)
            continue;
        b->wanted[d->rank] = true;
        if (d->whole)
            b->wanted[d->whole->rank] = true;
    }
}

static const char *standard_of(const blank *b, const pov_indicator *d,
                               pov_day day)
{
    const pov_standard *standard = b->plan ? b->plan->standard : NULL;

    if (!d->by_standard)
        return NULL;
    if (!standard)
        standard = pov_standard_in_force(b->results->figures->catalogue, day);
    return standard ? standard->id : NULL;
}

static void add_row(blank *b, const pov_indicator *d, const char *kind,
                    pov_day day)
{
    pov_cell row[N_COLUMNS];

    for (size_t i = 0; i < N_COLUMNS; i++)
        row[i] = pov_cell_null();
    row[AT_AREA] = pov_cell_text(b->area->id);
    row[AT_INDICATOR] = pov_cell_text(d->plain->id);
    if (strcmp(d->unit, d->plain->unit) != 0)
        row[AT_COUNTED] = pov_cell_text(d->unit);
    if (d->breakdown)
        row[AT_BREAKDOWN] = pov_cell_text(d->breakdown->id);
    row[AT_KIND] = pov_cell_text(kind);
    row[AT_AS_OF] = pov_cell_text(pov_say_day(POV_EN, b->results->arena, day));
    row[AT_STANDARD] = pov_cell_text_if(standard_of(b, d, day));
    row[AT_PLAN] = pov_cell_text_if(b->plan ? b->plan->id : NULL);
    pov_table_add(b->table, b->results->arena, row);
}

/* A row that is a comment, because of how its first cell begins. */
static void add_example(blank *b)
{
    const pov_results *r = b->results;
    pov_cell row[N_COLUMNS];

    for (size_t i = 0; i < N_COLUMNS; i++)
        row[i] = pov_cell_null();
    row[AT_AREA] = pov_cell_text(
        pov_arena_format(r->arena, "# %s: %s",
                         words_in(r->language, WORD_EXAMPLE), b->area->id));
    row[AT_INDICATOR] = pov_cell_text("poor");
    row[AT_KIND] = pov_cell_text("target");
    row[AT_VALUE] = pov_cell_text("giảm 60 hộ trở lên");
    row[AT_AS_OF] = pov_cell_text(pov_say_day(POV_EN, r->arena, b->target_day));
    pov_table_add(b->table, r->arena, row);
}

static void add_rows(blank *b)
{
    const struct pov_indicator_list *all =
        pov_catalogue_indicators(b->results->figures->catalogue);
    bool has_targets = !b->plan || (b->plan->from && b->plan->to);

    for (size_t i = 0; i < all->count; i++) {
        const pov_indicator *d = all->items[i];

        if (!b->wanted[i])
            continue;
        add_row(b, d, "actual", b->actual_day);
        if (has_targets && d->better != POV_NO_DIRECTION)
            add_row(b, d, "target", b->target_day);
    }
}

static void say(blank *b, const char *line)
{
    pov_arena_push(b->results->arena, &b->report->comments, line);
}

/* "poor: Hộ nghèo" for each indicator that stands in a row. */
static void say_indicators(blank *b)
{
    const pov_results *r = b->results;
    const struct pov_indicator_list *all =
        pov_catalogue_indicators(r->figures->catalogue);

    for (size_t i = 0; i < all->count; i++) {
        const pov_indicator *d = all->items[i];

        if (b->wanted[i])
            say(b, pov_arena_format(r->arena, "  %s: %s", d->id,
                                    words_indicator(r->language, d)));
    }
}

static void say_guidance(blank *b)
{
    static const word lines[] = {
        WORD_FILL_VALUES,     WORD_FILL_BLANKS,  WORD_FILL_DATES,
        WORD_FILL_STATUS,     WORD_FILL_LOCATOR, WORD_FILL_CHECK,
        WORD_FILL_INDICATORS,
    };
    const pov_results *r = b->results;

    say(b, b->plan && b->plan->title
               ? pov_arena_format(r->arena, "%s · %s", b->area->full_name,
                                  b->plan->title)
               : b->area->full_name);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        say(b, words_in(r->language, lines[i]));
}

/** The same in a workbook, with words to choose from. */
static void add_sheet(blank *b)
{
    pov_arena *arena = b->results->arena;
    pov_sheet sheet = {.name = "extract",
                       .rows = pov_rows_of(b->table, arena),
                       .is_form = true};

    for (size_t i = 0; i < b->report->comments.count; i++)
        pov_arena_push(
            arena, &sheet.lead,
            pov_arena_format(arena, "# %s", b->report->comments.items[i]));
    choices_add(b->results, b->report, &sheet);
}

static const pov_plan *plan_of(const pov_results *r)
{
    return r->filter.plans.count ? r->filter.plans.items[0] : NULL;
}

pov_report *pov_report_template(const pov_results *r)
{
    size_t n = r->figures->catalogue->indicators.count;
    blank b = {.results = r, .plan = plan_of(r)};

    b.report = pov_arena_alloc(r->arena, sizeof *b.report);
    b.table = pov_table_new(r->arena, columns, N_COLUMNS);
    for (size_t i = 0; i < r->filter.areas.count; i++) {
        b.area = r->filter.areas.items[i];
        b.wanted = pov_arena_alloc(r->arena, n * sizeof *b.wanted);
        settle_days(&b);
        if (!(b.plan && want_stated(&b, b.plan)) && !want_stated(&b, NULL))
            want_core(&b);
        if (!i) {
            say_guidance(&b);
            add_example(&b);
        }
        say_indicators(&b);
        add_rows(&b);
    }
    add_sheet(&b);
    b.report->rows = pov_rows_of(b.table, r->arena);
    b.report->as_of = r->as_of;
    return b.report;
}
