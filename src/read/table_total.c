#include "read/table_total.h"

#include <string.h>

#include "povstat/area_match.h"
#include "povstat/words.h"
#include "read/row_sense.h"
#include "read/table_missing.h"

/** Figures of some of those that a total counts. */
typedef struct part_of_total {
    struct part_of_total *next;
    figure_cell *cells;
    record row;
} part_of_total;

struct pending_total {
    struct pending_total *next;
    part_of_total *parts;
    tallied_row total;
    figure_cell *cells;    /* one a column */
    record row;            /* its line and text; no cells */
    const pov_area *above; /* which the table is of; NULL: nobody says it */
};

static bool is_total(const row_view *x, const char *text)
{
    return table_section_is_total(text) || pov_area_is_total(text, x->scratch);
}

/** Does a word for a total stand where an area, its parent or its number
 *  would? */
static bool is_total_row(const row_view *x)
{
    static const column where[] = {COLUMN_AREA, COLUMN_PARENT, COLUMN_INDEX};

    for (size_t i = 0; i < sizeof where / sizeof *where; i++) {
        entry e = cells_entry_of(x, where[i]);

        if (e.cell != NOT_THERE &&
            !(*e.text >= '0' && *e.text <= '9') && /* a row's number */
            cells_ask_once(x, MEMORY_TOTAL, e.text, is_total))
            return true;
    }
    return false;
}

/* A table has one or two totals; a file of nothing else must end as well. */
enum { MOST_WHOLE_CHECKS = 100, MOST_PENDING = 100, MOST_ROWS = 8 };

static pov_decimal difference(pov_decimal a, pov_decimal b, bool *fits)
{
    pov_decimal rest = pov_decimal_whole(0);

    *fits = pov_decimal_subtract(a, b, &rest);
    return rest;
}

/** Say which cell may be the wrong one, if just one is likely to be. */
static void add_slip(const row_view *x, const totals *all, size_t i,
                     const tallied_row *total, const sum_check *c,
                     pov_finding *f)
{
    pov_arena *arena = x->findings->arena;
    total_slip s;

    if (!pov_finding_is_kept(x->findings, f) ||
        !totals_find_slip(all, i, total, c, &s))
        return;
    f->help = pov_arena_format(
        arena,
        cells_say(x, "it adds up if '%s' on line %lu should be %s (%s?)"),
        s.cell.typed, (unsigned long)s.cell.place.line,
        cells_say_decimal(x, s.how.meant), cells_say(x, s.how.says));
    if (!s.is_total)
        pov_find_related(x->findings, f, s.cell.place,
                         pov_arena_format(arena, "'%s'", s.cell.typed));
}

static void report_mismatch(const row_view *x, const total_rows *t, size_t i,
                            const tallied_row *total, const sum_check *c)
{
    const addend *stated = &total->cells[i];
    bool fits;
    pov_decimal rest = difference(c->sum, stated->amount, &fits);
    pov_finding *f;

    if (rest.units < 0)
        rest.units = -rest.units;
    f = pov_find(x->findings, POV_FOUND_TOTAL_MISMATCH, stated->place,
                 pov_decimal_compare(c->sum, stated->amount) > 0
                     ? "'%s', but the rows add up to %s (%s more): column '%s'"
                     : "'%s', but the rows add up to %s (%s fewer): column "
                       "'%s'",
                 stated->typed, cells_say_decimal(x, c->sum),
                 fits ? cells_say_decimal(x, rest) : cells_say(x, "far"),
                 t->rows->table->columns[i].title);
    rows_underline(x->rows, &x->row, f, stated->typed);
    add_slip(x, t->rows->totals, i, total, c, f);
}

static const char *why_unchecked(const row_view *x, const sum_check *c)
{
    if (!c->missing)
        return cells_say(x, c->is_empty ? "no row counts what it counts"
                                        : "the rows are too large to add");
    return pov_arena_format(x->scratch,
                            c->missing == 1
                                ? cells_say(x, "%zu row has no number")
                                : cells_say(x, "%zu rows have no number"),
                            c->missing);
}

/** What the total leaves for the one cell that is missing; NULL: several are.
 */
static const char *what_is_left(const row_view *x, const addend *stated,
                                const sum_check *c)
{
    bool fits;

    if (c->missing != 1)
        return NULL;
    return pov_arena_format(
        x->findings->arena,
        cells_say(x, "fill in the missing cell; the total leaves %s for it"),
        cells_say_decimal(x, difference(stated->amount, c->sum, &fits)));
}

/** Rows that were refused are missing in every column: that is told once. */
static void report_unchecked(const row_view *x, total_rows *t, size_t i,
                             const addend *stated, const sum_check *c)
{
    const char *title = t->rows->table->columns[i].title;
    const char *left = what_is_left(x, stated, c);
    pov_finding *f = t->unchecked;

    if (f && t->n_unchecked == c->missing) {
        pov_find_related(x->findings, f, stated->place,
                         pov_arena_format(x->findings->arena,
                                          left ? cells_say(x, "column '%s': %s")
                                               : cells_say(x, "column '%s'"),
                                          title, left));
        return;
    }
    f = pov_find(x->findings, POV_FOUND_TOTAL_UNCHECKED, stated->place,
                 "column '%s': %s", title, why_unchecked(x, c));
    if (left)
        f->help = left;
    rows_show(x->rows, &x->row, f);
    if (c->missing && pov_finding_is_kept(x->findings, f)) {
        t->unchecked = f;
        t->n_unchecked = c->missing;
    }
}

/** Tell whoever reports the two figures that differ which one adds up. */
static void support(const row_view *x, pov_figures *figures,
                    const addend *stated, const sum_check *c)
{
    unsigned long line = stated->place.line;

    pov_figures_support(
        figures, c->settled.place,
        pov_arena_format(
            x->scratch,
            cells_say(x, "with it the column adds up to '%s' on line %lu"),
            stated->typed, line));
    pov_figures_support(
        figures, c->rival.place,
        pov_arena_format(x->scratch,
                         cells_say(x, "with it the column does not add up to "
                                      "'%s' on line %lu"),
                         stated->typed, line));
}

/** Add up all rows.  Errors: SUM_UNKNOWN if that was done too often. */
static sum_check check_whole(total_rows *t, size_t i, const tallied_row *total)
{
    if (t->n_whole >= MOST_WHOLE_CHECKS)
        return (sum_check){.outcome = SUM_UNKNOWN};
    t->n_whole++;
    return totals_check(t->rows->totals, i, 0, total);
}

static bool adds_up(const sum_check *c)
{
    return c->outcome == SUM_AGREES || c->outcome == SUM_SETTLES;
}

/** The rows that the total sums up: those behind the last one, or all. */
static sum_check check_column(total_rows *t, size_t i, const tallied_row *total)
{
    sum_check block = totals_check(t->rows->totals, i, t->block, total);

    if (!t->has_block || adds_up(&block) || t->n_whole >= MOST_WHOLE_CHECKS)
        return block;
    return check_whole(t, i, total);
}

/** Units without a row that a total counts: it is short in more columns than
 *  it agrees in. */
static missing_units find_missing(const row_view *x, total_rows *t,
                                  const tallied_row *total)
{
    missing_units m =
        table_missing_find(t->rows->totals, t->block, total, x->scratch);
    size_t more = 0, same = 0;

    for (size_t i = 0; m.n && i < t->rows->table->width; i++) {
        const addend *stated = &total->cells[i];
        sum_check c;

        if (!stated->known || !stated->amount.units)
            continue;
        c = totals_check(t->rows->totals, i, t->block, total);
        same += adds_up(&c);
        more += c.outcome == SUM_DIFFERS &&
                pov_decimal_compare(stated->amount, c.sum) > 0;
    }
    m.n = more > same ? m.n : 0;
    return m;
}

static bool lacks(const missing_units *missing, const addend *stated,
                  const sum_check *c)
{
    return missing->n && !c->missing &&
           pov_decimal_compare(stated->amount, c->sum) > 0;
}

static fate compare_column(const row_view *x, total_rows *t, size_t i,
                           const tallied_row *total, const pov_indicator *of,
                           missing_units *missing)
{
    const addend *stated = &total->cells[i];
    sum_check c = check_column(t, i, total);

    if (c.is_empty && c.outcome == SUM_DIFFERS)
        c.outcome = SUM_UNKNOWN; /* its rows are of some, it is of all */
    switch (c.outcome) {
    case SUM_AGREES:
        return FATE_USED;
    case SUM_SETTLES:
        support(x, t->rows->figures, stated, &c);
        return FATE_USED;
    case SUM_DIFFERS:
        if (lacks(missing, stated, &c))
            table_missing_note(x, missing, of, stated, c.sum);
        else
            report_mismatch(x, t, i, total, &c);
        return FATE_REFUSED;
    case SUM_UNKNOWN:
        report_unchecked(x, t, i, stated, &c);
        return FATE_NOT_DATA;
    }
    return FATE_NOT_DATA;
}

static fate compare_rate(const row_view *x, const table *t, size_t i,
                         const figure_cell *cells)
{
    const pov_statement *s = &cells[i].says;
    pov_finding *f;

    if (row_check_rate(t, cells, i).outcome != RATE_DIFFERS)
        return FATE_USED;
    f = pov_find(x->findings, POV_FOUND_TOTAL_RATE, s->place,
                 "column '%s': '%s'", t->columns[i].title, s->raw);
    rows_underline(x->rows, &x->row, f, s->raw);
    return FATE_REFUSED;
}

/* Which rows a total sums up is plain where it is the only one.  Behind others
 * its numbers tell: they come to those of the last rows, or to those of all. */

enum { NOT_TOLD = SIZE_MAX };

static size_t first_summed(total_rows *t, const tallied_row *total)
{
    if (!t->has_block)
        return t->block;
    for (size_t i = 0; i < t->rows->table->width; i++) {
        sum_check c;

        if (!total->cells[i].known || !total->cells[i].amount.units)
            continue;
        c = totals_check(t->rows->totals, i, t->block, total);
        if (adds_up(&c))
            return t->block;
        c = check_whole(t, i, total);
        if (adds_up(&c))
            return 0;
    }
    return NOT_TOLD;
}

/** Is it stated of an area as one number?  A plan's targets need not add up:
 *  what is given out may be more than what is promised. */
static bool is_figure(const figure_cell *c)
{
    const pov_phrase *says = &c->says.says;

    return c->is_read && !c->says.is_target && says->has_amount &&
           !says->op_said && !says->about && !says->has_stretch;
}

/** The areas that cells of a total are about, one a column; NULL: it is not
 *  known, or not all of its areas have a number there. */
static const pov_area **areas_of(const row_view *x, total_rows *t,
                                 const tallied_row *total,
                                 const figure_cell *cells)
{
    size_t width = t->rows->table->width, from = first_summed(t, total);
    const pov_area **areas = pov_arena_alloc(x->scratch, width * sizeof *areas);

    for (size_t i = 0; i < width && from != NOT_TOLD; i++)
        if (is_figure(&cells[i]))
            areas[i] =
                totals_area(t->rows->totals, i, from, total,
                            &(pov_key){.indicator = cells[i].says.indicator,
                                       .as_of = cells[i].says.as_of},
                            x->scratch);
    return areas;
}

/** Of counts that are not all there the rate is of nobody knows which. */
static bool has_its_counts(const table *t, const figure_cell *cells,
                           const pov_area *const areas[], size_t i)
{
    rate_fit rate = row_check_rate(t, cells, i);

    return (!rate.count || areas[rate.count - cells]) &&
           (!rate.whole || areas[rate.whole - cells]);
}

/** Is a count of a day stated of all its areas, of what a cell speaks of? */
static bool has_level(const table *t, const figure_cell *cells,
                      const pov_area *const areas[], const pov_statement *of,
                      pov_day day)
{
    for (size_t i = 0; i < t->width; i++) {
        const pov_statement *s = &cells[i].says;

        if (areas[i] && s->says.form == POV_LEVEL &&
            s->says.unit == POV_IN_COUNT && s->as_of == day &&
            s->indicator == of->indicator)
            return true;
    }
    return false;
}

/** Does no equation add up what the column holds?  Changes do not add up by
 *  themselves, but what they lead from and to does. */
static bool needs_check(const table *t, const figure_cell *cells,
                        const pov_area *const areas[], size_t i)
{
    const pov_statement *s = &cells[i].says;

    return s->says.unit == POV_IN_COUNT && s->says.form != POV_LEVEL &&
           !(has_level(t, cells, areas, s, s->since) &&
             has_level(t, cells, areas, s, s->as_of));
}

/** Check a cell as the table alone can. */
static fate check_cell(const row_view *x, total_rows *t,
                       const tallied_row *total, const figure_cell *cells,
                       size_t i, missing_units *missing)
{
    if (cells[i].says.says.unit == POV_IN_PERCENT)
        return compare_rate(x, t->rows->table, i, cells);
    return total->cells[i].known
               ? compare_column(x, t, i, total, cells[i].says.indicator,
                                missing)
               : FATE_NOT_DATA;
}

/** State what is a figure, and check what is none.  Returns the areas that the
 *  cells are about. */
static const pov_area **settle(const row_view *x, total_rows *t,
                               const tallied_row *total, figure_cell *cells,
                               fate *fates)
{
    const table *of = t->rows->table;
    const pov_area **areas = areas_of(x, t, total, cells);
    missing_units missing = find_missing(x, t, total);

    t->unchecked = NULL;
    for (size_t i = 0; i < of->width; i++) {
        bool is_stated =
            cells[i].is_read && areas[i] &&
            has_its_counts(of, cells, (const pov_area *const *)areas, i);

        if (!cells[i].is_read)
            continue;
        fates[i] = is_stated && !needs_check(of, cells,
                                             (const pov_area *const *)areas, i)
                       ? FATE_USED
                       : check_cell(x, t, total, cells, i, &missing);
        if (!is_stated || fates[i] != FATE_USED)
            continue;
        cells[i].says.area = areas[i];
        cells[i].says.is_total = true;
        pov_figures_add(t->rows->figures, &cells[i].says);
    }
    table_missing_report(x, &missing);
    return areas;
}

/** State figures of some of those that a total counts, of its areas.  Errors:
 *  false if one is of none. */
static bool state_part(const total_rows *t, const pov_area *const areas[],
                       figure_cell *cells, fate *fates)
{
    bool all = true;

    for (size_t i = 0; i < t->rows->table->width; i++) {
        if (!cells[i].is_read)
            continue;
        if (areas[i]) {
            cells[i].says.area = areas[i];
            pov_figures_add(t->rows->figures, &cells[i].says);
        } else {
            all = false;
            fates[i] = FATE_REFUSED;
        }
    }
    return all;
}

/** The row's line and text, for as long as the table is read. */
static record kept(const row_view *x)
{
    return (record){.line = x->row.line,
                    .text =
                        pov_arena_copy(x->arena, x->row.text, x->row.length),
                    .length = x->row.length};
}

/** The area that the whole table is of, without a word of it. */
static const pov_area *area_above(const row_view *x, const total_rows *t,
                                  const table_frame *f)
{
    bool muted = x->findings->muted;
    const pov_area *above;

    x->findings->muted = true;
    above = f->as_of.as_of ? row_area_above(x, t->rows, f) : NULL;
    x->findings->muted = muted;
    return above;
}

/** Keep a total row that stands above its parts until they were read; what
 *  became of its cells is settled before. */
static void keep_for_later(const row_view *x, total_rows *t,
                           const table_frame *f, const tallied_row *total,
                           const figure_cell *cells, fate *fates)
{
    pending_total *p = pov_arena_alloc(x->arena, sizeof *p);
    size_t width = t->rows->table->width;

    *p = (pending_total){.next = t->pending, .total = *total};
    p->total.cells = pov_arena_alloc(x->arena, width * sizeof *total->cells);
    memcpy(p->total.cells, total->cells, width * sizeof *total->cells);
    p->cells = pov_arena_alloc(x->arena, width * sizeof *cells);
    memcpy(p->cells, cells, width * sizeof *cells);
    p->row = kept(x);
    p->above = area_above(x, t, f);
    t->pending = p;
    t->n_pending++;
    for (size_t i = 0; i < width; i++)
        if (cells[i].is_read)
            fates[i] = FATE_USED;
}

/** Is it the second row of a total, with its persons but not its name? */
static bool total_goes_on(const row_view *x, const total_rows *above)
{
    return above->in_total &&
           (row_area_unit(x).cell != NOT_THERE ||
            cells_entry_of(x, COLUMN_BREAKDOWN).cell != NOT_THERE) &&
           cells_entry_of(x, COLUMN_AREA).cell == NOT_THERE;
}

/** The rows before the total row are done with. */
static void begin_block(total_rows *t, bool was_first)
{
    t->block_before = t->block;
    t->block = t->rows->totals->rows.count;
    t->has_block = t->has_block || !was_first;
    t->dates_differ = false;
    t->last_date.text = NULL;
}

static void report_row_unchecked(const row_view *x, const char *why)
{
    cells_tell(x, WHOLE_ROW, POV_FOUND_TOTAL_UNCHECKED, "%s",
               cells_say(x, why));
}

static void take_cells(const row_view *x, total_rows *t, const table_frame *f,
                       figure_cell *cells, fate *fates)
{
    const table *of = t->rows->table;
    tallied_row total = {.line = x->row.line,
                         .as_of = f->as_of.as_of,
                         .unit = table_row_unit(f),
                         .cells = row_check_addends(of, cells, x->scratch)};
    bool first = t->rows->totals->rows.count == 0;
    const pov_area **areas = NULL;

    t->areas = NULL;
    if (!first)
        areas = settle(x, t, &total, cells, fates);
    else if (t->n_pending < MOST_PENDING)
        keep_for_later(x, t, f, &total, cells, fates);
    else
        report_row_unchecked(x, "too many totals stand above the rows");
    t->waits = first && t->pending;
    if (areas) {
        size_t size = of->width * sizeof *areas;

        t->areas = pov_arena_alloc(x->arena, size);
        memcpy(t->areas, areas, size);
    }
    begin_block(t, first);
}

/** Keep what is a part of a total above its areas. */
static void keep_part(const row_view *x, total_rows *t,
                      const figure_cell *cells)
{
    size_t size = t->rows->table->width * sizeof *cells;
    part_of_total *part = pov_arena_alloc(x->arena, sizeof *part);

    part->next = t->pending->parts;
    part->cells = pov_arena_alloc(x->arena, size);
    memcpy(part->cells, cells, size);
    part->row = kept(x);
    t->pending->parts = part;
}

bool table_total_add_part(const row_view *x, total_rows *t, figure_cell *cells,
                          fate *fates)
{
    if (t->waits) {
        keep_part(x, t, cells);
        return true;
    }
    if (t->areas)
        return state_part(t, (const pov_area *const *)t->areas, cells, fates);
    for (size_t i = 0; i < t->rows->table->width; i++)
        fates[i] = cells[i].is_read ? FATE_REFUSED : fates[i];
    return false;
}

static void take_total(const row_view *x, total_rows *t, bool goes_on,
                       fate *fates)
{
    static const table_section whole = {.part = PART_WHOLE};
    figure_cell *cells =
        pov_arena_alloc(x->scratch, t->rows->table->width * sizeof *cells);
    entry date = cells_entry_of(x, COLUMN_AS_OF);
    table_frame f;

    t->goes_on = goes_on ? t->goes_on + 1 : 0;
    if (t->goes_on >= MOST_ROWS) {
        report_row_unchecked(x, "too many rows of one total");
        return;
    }
    if (date.cell == NOT_THERE && t->dates_differ) {
        report_row_unchecked(x, "the rows are of several dates");
        begin_block(t, false);
        return;
    }
    if (date.cell == NOT_THERE && t->last_date.text)
        date = t->last_date;
    if (goes_on)
        t->block = t->block_before;
    if (rows_fit(x->rows, &x->row, x->layout.width, x->findings) &&
        table_row_read_frame(x, t->rows, &whole, &date, &f)) {
        table_row_read_cells(x, t->rows, &f, cells, fates);
        take_cells(x, t, &f, cells, fates);
    } else {
        cells_refuse_row(x, fates);
        begin_block(t, t->rows->totals->rows.count == 0);
    }
}

bool table_total_take(const row_view *x, total_rows *t, fate *fates)
{
    bool goes_on = total_goes_on(x, t);

    t->in_total = goes_on || is_total_row(x);
    if (t->in_total)
        take_total(x, t, goes_on, fates);
    return t->in_total;
}

/* A total row without a date sums up rows of one date, if they have one. */
void table_total_note(const row_view *x, total_rows *t)
{
    entry date = cells_entry_of(x, COLUMN_AS_OF);

    if (date.cell == NOT_THERE ||
        (t->last_date.text && !strcmp(t->last_date.text, date.text)))
        return;
    t->dates_differ = t->dates_differ || t->last_date.text;
    t->last_date = cells_keep_entry(x, date.text, cells_place(x, &date));
}

/** What was stated of some of those that a total counts, now that it is known
 *  whose total it is. */
static void settle_parts(const row_view *x, total_rows *t,
                         const pending_total *of, const pov_area *const areas[],
                         fate *fates)
{
    row_view of_part = *x;

    for (part_of_total *p = of->parts; p; p = p->next) {
        of_part.row = p->row;
        if (!state_part(t, areas, p->cells, fates))
            cells_tell(&of_part, WHOLE_ROW, POV_FOUND_OF_WHICH, "%s",
                       cells_say(x, "of which area the total above is, is not "
                                    "known"));
    }
}

/** A table of the towns and the country alone: its total is of the area that it
 *  speaks of.  Returns the areas of the cells; NULL: it is not known. */
static const pov_area **settle_whole(const row_view *x, total_rows *t,
                                     const pending_total *p)
{
    size_t width = t->rows->table->width;
    const pov_area **areas;

    if (!p->parts || !p->above) {
        cells_tell(x, WHOLE_ROW, POV_FOUND_TOTAL_ROW, NULL);
        return NULL;
    }
    areas = pov_arena_alloc(x->scratch, width * sizeof *areas);
    for (size_t i = 0; i < width; i++) {
        if (!is_figure(&p->cells[i]))
            continue;
        areas[i] = p->cells[i].says.area = p->above;
        pov_figures_add(t->rows->figures, &p->cells[i].says);
    }
    return areas;
}

void table_total_end(const row_view *x, total_rows *t)
{
    size_t width = t->rows->table->width;
    const pov_area **none = pov_arena_alloc(x->scratch, width * sizeof *none);
    fate *fates = pov_arena_alloc(x->scratch, width * sizeof *fates);
    row_view of_total = *x;

    for (const pending_total *p = t->pending; p; p = p->next) {
        const pov_area **areas = none;

        of_total.row = p->row;
        t->block = 0;
        t->has_block = false;
        if (t->rows->totals->rows.count)
            areas = settle(&of_total, t, &p->total, p->cells, fates);
        else
            areas = settle_whole(&of_total, t, p);
        if (!areas)
            continue; /* told with the total */
        settle_parts(x, t, p, (const pov_area *const *)areas, fates);
    }
}
