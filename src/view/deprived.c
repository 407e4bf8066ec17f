#include "view/deprived.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "view/words.h"

/** So many units have columns of their own, so many bars a chart. */
enum { MOST_COLUMNS = 10, MOST_BARS = 12 };

/** What is known of an area last. */
typedef struct latest {
    pov_day day;
    const pov_standard *standard;
} latest;

struct deprived {
    const pov_figures *figures;
    struct {
        const pov_indicator **items;
        size_t count, capacity;
    } kinds;       /* "poor households, deprived of water": in households */
    pov_map areas; /* → latest */
};

static bool is_of_kind(const pov_figure *f)
{
    const pov_breakdown *breakdown = f->key.indicator->breakdown;

    return breakdown && !strcmp(breakdown->dimension, "deprivation") &&
           f->key.indicator->all->is_headline &&
           pov_key_kind(&f->key) == POV_KIND_ACTUAL &&
           f->key.form == POV_LEVEL && f->evidence.count;
}

static void note_kind(deprived *all, const pov_indicator *kind,
                      pov_arena *arena)
{
    for (size_t i = 0; i < all->kinds.count; i++)
        if (all->kinds.items[i] == kind)
            return;
    pov_arena_push(arena, &all->kinds, kind);
}

static int compare_kinds(const void *left, const void *right)
{
    const pov_indicator *const *a = left, *const *b = right;
    size_t x = (*a)->all->rank, y = (*b)->all->rank;

    if (x == y) {
        x = (*a)->breakdown->rank;
        y = (*b)->breakdown->rank;
    }
    return (x > y) - (x < y);
}

static void note_latest(deprived *all, const pov_figure *f, pov_arena *arena)
{
    void **at =
        pov_map_at(&all->areas, arena, &f->key.area, sizeof f->key.area);
    latest *last = *at;

    if (!last)
        *at = last = pov_arena_alloc(arena, sizeof *last);
    if (f->key.as_of >= last->day)
        *last = (latest){f->key.as_of, f->key.standard};
}

deprived *deprived_of(const pov_results *r)
{
    deprived *all = pov_arena_alloc(r->arena, sizeof *all);

    if (r->filter.plans.count || r->filter.verdicts.count)
        return NULL;
    all->figures = r->figures;
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        if (!is_of_kind(f) || f->key.as_of > r->as_of ||
            !select_figure(&r->filter, &f->key))
            continue;
        note_kind(all, f->key.indicator->counted, r->arena);
        note_latest(all, f, r->arena);
    }
    if (!all->kinds.count)
        return NULL;
    qsort(all->kinds.items, all->kinds.count, sizeof *all->kinds.items,
          compare_kinds);
    return all;
}

static const latest *latest_of(const deprived *all, const pov_area *area)
{
    return area ? pov_map_find(&all->areas, &area, sizeof area) : NULL;
}

bool deprived_tell(const deprived *all, const pov_figure *f)
{
    const latest *last = all ? latest_of(all, f->key.area) : NULL;

    return last && is_of_kind(f) && f->key.as_of == last->day &&
           f->key.standard == last->standard;
}

/** A table under construction: of one indicator, on one day. */
typedef struct sheet {
    const pov_results *r;
    const deprived *all;
    latest at;
    const pov_indicator *of; /* the poor */
    const pov_area *whole;   /* NULL: not known */
    const pov_area **units;
    size_t n_units;
} sheet;

static const pov_figure *figure_of(const sheet *s, const pov_area *area,
                                   const pov_indicator *indicator,
                                   pov_unit unit)
{
    const pov_key key = {.area = area,
                         .indicator = indicator,
                         .standard = s->at.standard,
                         .form = POV_LEVEL,
                         .unit = unit,
                         .as_of = s->at.day};
    const pov_figure *f = pov_figures_find(s->all->figures, &key);

    return f && !f->conflict && pov_figure_is_known(f) ? f : NULL;
}

/** As it is stated or reckoned, else count by count.  Errors: false. */
static bool share_of(const sheet *s, const pov_area *area,
                     const pov_indicator *kind, pov_ratio *share)
{
    const pov_figure *stated = figure_of(s, area, kind->share, POV_IN_PERCENT);
    const pov_figure *count = figure_of(s, area, kind, POV_IN_COUNT);
    const pov_figure *all = figure_of(s, area, kind->all, POV_IN_COUNT);
    const pov_quantity q = stated ? pov_quantity_of(stated) : (pov_quantity){0};

    if (q.is_printed) {
        *share = pov_ratio_from_decimal(q.printed);
        return true;
    }
    return count && all && pov_interval_is_point(&count->value) &&
           pov_interval_is_point(&all->value) && all->value.low.at.over > 0 &&
           pov_ratio_divide(count->value.low.at, all->value.low.at, share) &&
           pov_ratio_multiply(*share, (pov_ratio){100, 1}, share);
}

static const char *share_text(const sheet *s, pov_ratio share, int decimals)
{
    pov_decimal d;

    return pov_ratio_round(share, decimals, POV_ROUND_HALF_UP, &d)
               ? words_amount(s->r->arena, s->r->language, d, POV_IN_PERCENT)
               : NULL;
}

/** The larger of them first. */
typedef struct ranked {
    const pov_area *area;
    pov_ratio share;
} ranked;

static int compare_ranked(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    int order = pov_ratio_compare(b->share, a->share);

    return order ? order : pov_area_compare(a->area, b->area);
}

static ranked *rank_units(const sheet *s, const pov_indicator *kind, size_t *n)
{
    ranked *found =
        pov_arena_alloc(s->r->arena, (s->n_units + 1) * sizeof *found);

    *n = 0;
    for (size_t i = 0; i < s->n_units; i++) {
        found[*n].area = s->units[i];
        if (share_of(s, s->units[i], kind, &found[*n].share))
            ++*n;
    }
    qsort(found, *n, sizeof *found, compare_ranked);
    return found;
}

/** Of a share, how far it reaches on the axis. */
static int reach(pov_ratio share)
{
    pov_ratio at;

    if (!pov_ratio_multiply(share, (pov_ratio){POV_CHART_SPAN / 100, 1}, &at))
        return 0;
    return at.over <= 0 ? 0
           : pov_ratio_compare(at, (pov_ratio){POV_CHART_SPAN, 1}) > 0
               ? POV_CHART_SPAN
               : (int)pov_ratio_floor(at);
}

static const char *kind_name(const sheet *s, const pov_indicator *kind)
{
    return s->r->language == POV_VI ? kind->breakdown->label_vi
                                    : kind->breakdown->label_en;
}

/** The units with the largest shares, one below another. */
static void add_chart(pov_section *section, const sheet *s,
                      const pov_indicator *kind)
{
    pov_arena *arena = s->r->arena;
    pov_chart *chart = pov_arena_alloc(arena, sizeof *chart);
    pov_text_list says = {0};
    size_t n;
    const ranked *found = rank_units(s, kind, &n);

    for (size_t i = 0; i < n && i < MOST_BARS; i++) {
        const pov_mark mark = {
            .kind = POV_MARK_SHARE,
            .high = reach(found[i].share),
            .label = pov_arena_format(arena, "%s %s", found[i].area->name,
                                      share_text(s, found[i].share, 0)),
        };

        pov_arena_push(arena, &chart->marks, mark);
        pov_arena_push(arena, &says, mark.label);
    }
    if (!n)
        return;
    chart->kind = POV_CHART_ROWS;
    chart->title = kind_name(s, kind);
    chart->description = words_sentences(arena, &says);
    pov_arena_push(arena, &section->charts, chart);
}

enum { DEPRIVATION, COUNT, SHARE, FIRST_UNIT };

static bool has_columns(const sheet *s)
{
    return s->n_units && s->n_units <= MOST_COLUMNS;
}

static size_t columns_of(const sheet *s)
{
    return FIRST_UNIT + (has_columns(s) ? s->n_units : s->n_units > 0);
}

static const pov_column *new_columns(const sheet *s)
{
    pov_language l = s->r->language;
    pov_column *columns =
        pov_arena_alloc(s->r->arena, columns_of(s) * sizeof *columns);

    columns[DEPRIVATION] =
        (pov_column){.label = pov_say(l, "Deprivation"), .may_wrap = true};
    columns[COUNT] = (pov_column){.label = pov_say(l, "Households"),
                                  .align = POV_ALIGN_RIGHT};
    columns[SHARE] =
        (pov_column){.label = pov_say(l, "Share"), .align = POV_ALIGN_RIGHT};
    if (!has_columns(s) && s->n_units)
        columns[FIRST_UNIT] = (pov_column){.label = pov_say(l, "Highest in")};
    for (size_t i = 0; has_columns(s) && i < s->n_units; i++)
        columns[FIRST_UNIT + i] =
            (pov_column){.label = words_upright(s->r, s->units[i]->name),
                         .align = POV_ALIGN_RIGHT,
                         .is_detail = true};
    return columns;
}

static void set_unit_cells(const sheet *s, const pov_indicator *kind,
                           pov_cell *cells)
{
    size_t n;
    const ranked *found = rank_units(s, kind, &n);

    if (!has_columns(s)) {
        cells[0] = n ? pov_cell_text(pov_arena_format(
                           s->r->arena, "%s (%s)", found[0].area->full_name,
                           share_text(s, found[0].share, 0)))
                     : pov_cell_null();
        return;
    }
    for (size_t i = 0; i < s->n_units; i++) {
        pov_ratio share;

        cells[i] = share_of(s, s->units[i], kind, &share)
                       ? pov_cell_text(share_text(s, share, 0))
                       : pov_cell_null();
    }
}

static void add_kind(pov_section *section, const sheet *s,
                     const pov_indicator *kind)
{
    pov_cell *row = pov_arena_alloc(s->r->arena, columns_of(s) * sizeof *row);
    const pov_figure *count =
        s->whole ? figure_of(s, s->whole, kind, POV_IN_COUNT) : NULL;
    pov_ratio share;

    row[DEPRIVATION] = pov_cell_text(kind_name(s, kind));
    row[COUNT] =
        count ? pov_cell_text(words_figure(s->r->arena, s->r->language, count))
              : pov_cell_null();
    row[SHARE] = pov_cell_null();
    if (s->whole && share_of(s, s->whole, kind, &share)) {
        row[SHARE] = pov_cell_text(share_text(s, share, 2));
        row[SHARE].bar = (int16_t)(reach(share) * 100 / POV_CHART_SPAN);
    }
    if (s->n_units)
        set_unit_cells(s, kind, row + FIRST_UNIT);
    if (s->n_units && s->r->draws == POV_DRAWS_PAGE)
        add_chart(section, s, kind);
    pov_table_add(&section->table, s->r->arena, row);
}

/** Which units of a list know of the day. */
static void set_units(sheet *s, const pov_area_list *units)
{
    s->units =
        pov_arena_alloc(s->r->arena, (units->count + 1) * sizeof *s->units);
    for (size_t i = 0; i < units->count; i++) {
        const latest *last = latest_of(s->all, units->items[i]);

        if (last && last->day == s->at.day && last->standard == s->at.standard)
            s->units[s->n_units++] = units->items[i];
    }
}

static void add_section(pov_report *report, const sheet *s,
                        const pov_area *area)
{
    pov_language l = s->r->language;
    pov_section section = {
        .depth = 1,
        .heading = pov_say_format(
            l, s->r->arena, "%s: what they are deprived of, %s",
            words_indicator(l, s->of), words_day(s->r->arena, l, s->at.day)),
        .aside = area ? area->full_name : NULL};

    section.table.columns = new_columns(s);
    section.table.n_columns = columns_of(s);
    for (size_t i = 0; i < s->all->kinds.count; i++)
        if (s->all->kinds.items[i]->all == s->of)
            add_kind(&section, s, s->all->kinds.items[i]);
    if (section.table.count)
        pov_arena_push(s->r->arena, &report->sections, section);
}

void deprived_add(pov_report *report, const pov_results *r, const deprived *all,
                  const pov_area *area, const pov_area_list *units)
{
    const latest *last = all ? latest_of(all, area) : NULL;
    sheet s = {.r = r, .all = all, .whole = last ? area : NULL};

    for (size_t i = 0; all && units && !last && i < units->count; i++)
        last = latest_of(all, units->items[i]);
    if (!last)
        return;
    s.at = *last;
    if (units)
        set_units(&s, units);
    for (size_t i = 0; i < all->kinds.count; i++)
        if (s.of != all->kinds.items[i]->all) {
            s.of = all->kinds.items[i]->all;
            add_section(report, &s, area);
        }
}
