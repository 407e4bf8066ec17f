#include "read/table_total.h"

#include <string.h>

/* A total row is a check, never a figure of its own: counted with its parts it
 * would double them. */

/* A table has one or two totals; a file of nothing else must end as well. */
enum { MOST_WHOLE_CHECKS = 100, MOST_PENDING = 100, MOST_ROWS = 8 };

static pov_decimal difference(pov_decimal a, pov_decimal b, bool *fits)
{
    pov_decimal rest = pov_decimal_whole(0);

    *fits = pov_decimal_subtract(a, b, &rest);
    return rest;
}

/** Say which cell may be the wrong one, if just one is likely to be. */
static void add_slip(extract *x, const table *t, size_t i,
                     const tallied_row *total, const sum_check *c,
                     pov_finding *f)
{
    pov_arena *arena = x->findings->arena;
    total_slip s;

    if (!pov_finding_is_kept(x->findings, f) ||
        !totals_find_slip(&t->totals, i, total, c, &s))
        return;
    f->help = pov_arena_format(
        arena,
        cells_say(x, "it adds up if '%s' on line %lu should be %s (%s?)"),
        s.cell->typed, (unsigned long)s.cell->place.line,
        cells_say_decimal(x, s.how.meant), cells_say(x, s.how.says));
    if (s.cell != &total->cells[i])
        pov_find_related(x->findings, f, s.cell->place,
                         pov_arena_format(arena, "'%s'", s.cell->typed));
}

static void report_mismatch(extract *x, const table *t, size_t i,
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
                     ? "column '%s': '%s', but the rows add up to %s (%s more)"
                     : "column '%s': '%s', but the rows add up to %s "
                       "(%s fewer)",
                 t->columns[i].title, stated->typed,
                 cells_say_decimal(x, c->sum),
                 fits ? cells_say_decimal(x, rest) : cells_say(x, "far"));
    rows_underline(x->rows, &x->row, f, stated->typed);
    add_slip(x, t, i, total, c, f);
}

static void report_unchecked(extract *x, const table *t, size_t i,
                             const addend *stated, const sum_check *c)
{
    const char *why = "the rows are too large to add";
    pov_finding *f;

    if (c->missing)
        why = pov_arena_format(x->scratch,
                               c->missing == 1
                                   ? cells_say(x, "%zu row has no number")
                                   : cells_say(x, "%zu rows have no number"),
                               c->missing);
    f = pov_find(x->findings, POV_FOUND_TOTAL_UNCHECKED, stated->place,
                 "column '%s': %s", t->columns[i].title, cells_say(x, why));
    rows_show(x->rows, &x->row, f);
}

/** Tell whoever reports the two figures that differ which one adds up. */
static void support(extract *x, const addend *stated, const sum_check *c)
{
    pov_figures_support(
        x->figures, c->settled->place,
        pov_arena_format(x->scratch,
                         cells_say(x, "with it the column adds up to '%s' on "
                                      "line %lu"),
                         stated->typed, (unsigned long)stated->place.line));
    pov_figures_support(
        x->figures, c->rival->place,
        pov_arena_format(x->scratch,
                         cells_say(x, "with it the column does not add up to "
                                      "'%s' on line %lu"),
                         stated->typed, (unsigned long)stated->place.line));
}

/** The rows that the total sums up: those behind the last one, or all. */
static sum_check check_column(table *t, size_t i, const tallied_row *total)
{
    totals *all = &t->totals;
    sum_check block = totals_check(all, i, all->block, total);

    if (!all->has_block || block.outcome == SUM_AGREES ||
        block.outcome == SUM_SETTLES || all->n_whole >= MOST_WHOLE_CHECKS)
        return block;
    all->n_whole++;
    return totals_check(all, i, 0, total);
}

static fate compare_column(extract *x, table *t, size_t i,
                           const tallied_row *total)
{
    const addend *stated = &total->cells[i];
    sum_check c = check_column(t, i, total);

    switch (c.outcome) {
    case SUM_AGREES:
        return FATE_USED;
    case SUM_SETTLES:
        support(x, stated, &c);
        return FATE_USED;
    case SUM_DIFFERS:
        report_mismatch(x, t, i, total, &c);
        return FATE_REFUSED;
    case SUM_UNKNOWN:
        report_unchecked(x, t, i, stated, &c);
        return FATE_NOT_DATA;
    }
    return FATE_NOT_DATA;
}

static fate compare_rate(extract *x, const table *t, size_t i,
                         const figure_cell *cells)
{
    const pov_statement *s = &cells[i].says;
    pov_finding *f;

    if (table_check_rate(t, cells, i).outcome != RATE_DIFFERS)
        return FATE_USED;
    f = pov_find(x->findings, POV_FOUND_TOTAL_RATE, s->place,
                 "column '%s': '%s'", t->columns[i].title, s->raw);
    rows_underline(x->rows, &x->row, f, s->raw);
    return FATE_REFUSED;
}

/** Keep a total row that stands above its parts until they were read. */
static void keep_for_later(extract *x, table *t, const tallied_row *total)
{
    pending_total *p = pov_arena_alloc(x->arena, sizeof *p);

    *p = (pending_total){.total = *total};
    p->total.cells = pov_arena_alloc(x->arena, t->width * sizeof *total->cells);
    memcpy(p->total.cells, total->cells, t->width * sizeof *total->cells);
    p->row.line = x->row.line;
    p->row.text = pov_arena_copy(x->arena, x->row.text, x->row.length);
    p->row.length = x->row.length;
    p->next = t->pending;
    t->pending = p;
    t->n_pending++;
}

bool table_total_goes_on(const extract *x, const table *t)
{
    return t->in_total && cells_entry_of(x, COLUMN_UNIT).cell != NOT_THERE &&
           cells_entry_of(x, COLUMN_AREA).cell == NOT_THERE;
}

/** The rows before the total row are done with. */
static void begin_block(table *t, bool was_first)
{
    t->block_before = t->totals.block;
    t->totals.block = t->totals.rows.count;
    t->totals.has_block = t->totals.has_block || !was_first;
    t->dates_differ = false;
    t->last_date.text = NULL;
}

static void report_row_unchecked(extract *x, const char *why)
{
    pov_finding *f =
        pov_find(x->findings, POV_FOUND_TOTAL_UNCHECKED,
                 (pov_place){x->path, x->row.line, 0}, "%s", cells_say(x, why));

    rows_show(x->rows, &x->row, f);
}

static void check_cells(extract *x, table *t, const table_frame *f,
                        figure_cell *cells, fate *fates)
{
    tallied_row total = {.line = x->row.line,
                         .as_of = f->as_of.as_of,
                         .unit = table_row_unit(f),
                         .cells = table_check_addends(t, cells, x->scratch)};
    bool first = t->totals.rows.count == 0;

    for (size_t i = 0; i < t->width; i++) {
        if (!cells[i].is_read)
            continue;
        if (cells[i].says.says.unit == POV_IN_PERCENT)
            fates[i] = compare_rate(x, t, i, cells);
        else if (total.cells[i].known)
            fates[i] = first ? FATE_USED : compare_column(x, t, i, &total);
        else
            fates[i] = FATE_NOT_DATA;
    }
    if (first && t->n_pending < MOST_PENDING)
        keep_for_later(x, t, &total);
    else if (first)
        report_row_unchecked(x, "too many totals stand above the rows");
    begin_block(t, first);
}

void table_total_check(extract *x, table *t, fate *fates)
{
    figure_cell *cells = pov_arena_alloc(x->scratch, t->width * sizeof *cells);
    entry date = x->defaults[COLUMN_AS_OF];
    bool goes_on = table_total_goes_on(x, t);
    table_frame f;

    t->goes_on = goes_on ? t->goes_on + 1 : 0;
    if (t->goes_on >= MOST_ROWS) {
        report_row_unchecked(x, "too many rows of one total");
        return;
    }
    if (cells_entry_of(x, COLUMN_AS_OF).cell == NOT_THERE && t->dates_differ) {
        report_row_unchecked(x, "the rows are of several dates");
        begin_block(t, false);
        return;
    }
    if (cells_entry_of(x, COLUMN_AS_OF).cell == NOT_THERE && t->last_date.text)
        x->defaults[COLUMN_AS_OF] = t->last_date;
    if (goes_on)
        t->totals.block = t->block_before;
    if (cells_have_right_width(x) && table_row_read_frame(x, t, &f)) {
        f.part = PART_WHOLE; /* it only has to add up, whatever it sums */
        table_row_read_cells(x, t, &f, cells, fates);
        check_cells(x, t, &f, cells, fates);
    } else {
        for (size_t i = 0; i < x->row.count; i++)
            fates[i] = FATE_REFUSED;
        begin_block(t, t->totals.rows.count == 0);
    }
    x->defaults[COLUMN_AS_OF] = date;
}

void table_total_end(extract *x, table *t)
{
    record last = x->row;

    if (!t->totals.rows.count)
        return;
    for (const pending_total *p = t->pending; p; p = p->next) {
        x->row = p->row;
        t->totals.block = 0;
        t->totals.has_block = false;
        for (size_t i = 0; i < t->width; i++)
            if (p->total.cells[i].known)
                compare_column(x, t, i, &p->total);
    }
    x->row = last;
}
