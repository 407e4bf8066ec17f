#include "read/totals.h"

#include <string.h>

tallied_row *totals_find(const totals *t, const char *key)
{
    return pov_map_find(&t->by_key, key, strlen(key));
}

static bool same_cells(const totals *t, const addend *a, const addend *b)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (a[i].known != b[i].known ||
            (a[i].known && pov_decimal_compare(a[i].amount, b[i].amount) != 0))
            return false;
    return true;
}

static tallied_row *kept(const totals *t, const tallied_row *row,
                         pov_arena *arena)
{
    tallied_row *copy = pov_arena_alloc(arena, sizeof *copy);

    *copy = *row;
    copy->key = pov_arena_copy(arena, row->key, strlen(row->key));
    copy->text = pov_arena_copy(arena, row->text, strlen(row->text));
    copy->cells = pov_arena_alloc(arena, t->n_columns * sizeof *row->cells);
    memcpy(copy->cells, row->cells, t->n_columns * sizeof *row->cells);
    return copy;
}

/** Does a row stand for others of the table, as the province does above its
 *  districts?  Added to them it would double them. */
static bool stands_for_others(const totals *t, const tallied_row *row)
{
    return t->has_levels && row->area &&
           pov_map_find(&t->parents, &row->area, sizeof(const pov_area *));
}

static bool has_parent_in(const totals *t, const tallied_row *row)
{
    return t->has_levels && row->area && row->area->parent &&
           pov_map_find(&t->areas, &row->area->parent,
                        sizeof(const pov_area *));
}

static void note_levels(totals *t, tallied_row *row, pov_arena *arena)
{
    const pov_area *area = row->area;

    if (!area)
        return;
    *pov_map_at(&t->areas, arena, &area, sizeof(const pov_area *)) = row;
    if (area->parent)
        *pov_map_at(&t->parents, arena, &area->parent,
                    sizeof(const pov_area *)) = row;
    t->has_levels =
        t->has_levels ||
        pov_map_find(&t->parents, &area, sizeof(const pov_area *)) ||
        (area->parent &&
         pov_map_find(&t->areas, &area->parent, sizeof(const pov_area *)));
}

void totals_add(totals *t, const tallied_row *row, pov_arena *arena)
{
    void **at = pov_map_at(&t->by_key, arena, row->key, strlen(row->key));
    tallied_row *first = *at;

    if (first && (first->other || same_cells(t, first->cells, row->cells)))
        return; /* a third reading settles nothing */
    if (first) {
        first->other = kept(t, row, arena);
        return;
    }
    *at = first = kept(t, row, arena);
    pov_arena_push(arena, &t->rows, first);
    t->has_unknown = t->has_unknown || !row->area;
    note_levels(t, first, arena);
}

/** The rows that a total row sums up, in one column. */
typedef struct parts {
    const totals *all;
    size_t column, from;
    const tallied_row *total;
} parts;

static bool is_part(const parts *p, const tallied_row *row)
{
    return row->as_of == p->total->as_of && row->unit == p->total->unit;
}

/** How much more the other reading of a row is.  Errors: false if it has none
 *  that differs in this column. */
static bool step_of(const parts *p, const tallied_row *row, pov_decimal *step)
{
    return is_part(p, row) && row->other && row->cells[p->column].known &&
           row->other->cells[p->column].known &&
           pov_decimal_subtract(row->other->cells[p->column].amount,
                                row->cells[p->column].amount, step) &&
           step->units != 0;
}

/** The one row whose other reading makes up the difference, or, without a
 *  difference, the one row with two readings.  NULL if there is none, or more
 *  than one. */
static const tallied_row *settling_row(const parts *p,
                                       const pov_decimal *missing)
{
    const tallied_row *found = NULL;

    for (size_t i = p->from; i < p->all->rows.count; i++) {
        const tallied_row *row = p->all->rows.items[i];
        pov_decimal step;

        if (!step_of(p, row, &step) ||
            (missing && pov_decimal_compare(step, *missing) != 0))
            continue;
        if (found)
            return NULL;
        found = row;
    }
    return found;
}

/** Compare the sum of the first readings, then of one other reading.  Where a
 *  part is missing no reading is confirmed. */
static sum_check settle(sum_check c, const parts *p)
{
    pov_decimal stated = p->total->cells[p->column].amount, missing;
    int64_t slack = c.slack + pov_decimal_slack(stated);
    bool is_it = pov_decimal_is_sum(c.sum, stated, slack);
    int order = is_it ? 0 : pov_decimal_compare(c.sum, stated);
    const tallied_row *row;

    c.outcome = order == 0               ? SUM_AGREES
                : c.missing && order < 0 ? SUM_UNKNOWN
                                         : SUM_DIFFERS;
    if (order ? !pov_decimal_subtract(stated, c.sum, &missing) : slack > 0)
        return c; /* of what is rounded no reading is confirmed */
    row = settling_row(p, order == 0 ? NULL : &missing);
    if (row && c.missing) {
        c.outcome = order == 0 ? SUM_AGREES : SUM_UNKNOWN;
    } else if (row) {
        const addend *first = &row->cells[p->column];
        const addend *second = &row->other->cells[p->column];

        c.outcome = SUM_SETTLES;
        c.settled = order == 0 ? first : second;
        c.rival = order == 0 ? second : first;
    }
    return c;
}

/** Which rows a total may sum up. */
typedef enum counted {
    COUNT_PARTS, /* all, but for an area whose parts have rows too */
    COUNT_ABOVE, /* all, but for those parts */
    COUNT_KNOWN, /* parts whose area is known: others may be no areas */
} counted;

static bool is_counted(const totals *t, const tallied_row *row, counted which)
{
    switch (which) {
    case COUNT_PARTS:
        return !stands_for_others(t, row);
    case COUNT_ABOVE:
        return !has_parent_in(t, row);
    case COUNT_KNOWN:
        return row->area && !stands_for_others(t, row);
    }
    return false;
}

static sum_check add_up(const totals *t, size_t column, size_t from,
                        const tallied_row *of, counted which)
{
    parts p = {t, column, from, of};
    sum_check c = {.sum = pov_decimal_whole(0), .from = from, .is_empty = true};

    for (size_t i = from; i < t->rows.count; i++) {
        const tallied_row *row = t->rows.items[i];
        const addend *cell = &row->cells[column];

        if (!is_part(&p, row) || !is_counted(t, row, which))
            continue;
        c.is_empty = false;
        c.slack += cell->known ? pov_decimal_slack(cell->amount) : 0;
        if (!cell->known)
            c.missing++;
        else if (!pov_decimal_add(c.sum, cell->amount, &c.sum)) {
            c.outcome = SUM_UNKNOWN;
            return c;
        }
    }
    return settle(c, &p);
}

sum_check totals_check(const totals *t, size_t column, size_t from,
                       const tallied_row *of)
{
    sum_check below = add_up(t, column, from, of, COUNT_PARTS), other;

    if (t->has_unknown && below.outcome == SUM_DIFFERS) {
        other = add_up(t, column, from, of, COUNT_KNOWN);
        if (other.outcome == SUM_AGREES || other.outcome == SUM_SETTLES)
            return other;
    }
    if (!t->has_levels)
        return below;
    /* Of an area not all parts need be listed; but if they are, what stands
     * in its own row must come to the same. */
    other = add_up(t, column, from, of, COUNT_ABOVE);
    return below.outcome == SUM_DIFFERS && other.outcome == SUM_DIFFERS ? below
                                                                        : other;
}

/** Is a row one of the parts that a stated total is compared with? */
static bool is_compared(const totals *t, const tallied_row *row,
                        const tallied_row *of)
{
    parts p = {.all = t, .total = of};

    return is_part(&p, row) && is_counted(t, row, COUNT_PARTS);
}

/** The smallest area that both lie in; NULL: none. */
static const pov_area *area_of_both(const pov_area *a, const pov_area *b)
{
    for (; a; a = a->parent)
        for (const pov_area *above = b; above; above = above->parent)
            if (above == a)
                return a;
    return NULL;
}

/** The territory that an area was put together in with others, and nothing
 *  else; NULL: none. */
static const pov_area *merger_of(const pov_area *area)
{
    const pov_area_list *next = pov_area_successors(area);

    return next->count == 1 && pov_area_is_merger(next->items[0])
               ? next->items[0]
               : NULL;
}

/** The rows that a total may be of, by area. */
typedef struct listed {
    pov_map rows;           /* pov_area → tallied_row */
    const pov_area *area;   /* that all of them lie in; NULL: none does */
    const pov_area *merger; /* that all of them went into; NULL: none */
} listed;

static listed list_parts(const parts *p, pov_arena *arena)
{
    listed l = {.area = NULL};

    for (size_t i = p->from; i < p->all->rows.count; i++) {
        tallied_row *row = p->all->rows.items[i];
        bool first = !l.rows.count;

        if (!is_part(p, row))
            continue;
        if (row->is_of_part || !row->area)
            return (listed){.area = NULL};
        l.area = first ? row->area : area_of_both(l.area, row->area);
        if (first || l.merger != merger_of(row->area))
            l.merger = first ? merger_of(row->area) : NULL;
        if (!l.area && !l.merger)
            break;
        *pov_map_at(&l.rows, arena, &row->area, sizeof(const pov_area *)) = row;
    }
    return l;
}

static const tallied_row *row_of(const listed *l, const pov_area *area)
{
    return pov_map_find(&l->rows, &area, sizeof(const pov_area *));
}

static bool states(const tallied_row *row, size_t column)
{
    return row->cells[column].is_stated ||
           (row->other && row->other->cells[column].is_stated);
}

/** Has an area a figure in the column, or, `as_sum`, has each of those that
 *  make it up? */
static bool is_stated(const listed *l, size_t column, const pov_key *key,
                      bool as_sum)
{
    const tallied_row *row = row_of(l, key->area);
    const pov_area_list *areas;
    pov_key part = *key;

    if (row && !as_sum)
        return states(row, column);
    areas = pov_key_children(key);
    for (size_t i = 0; i < areas->count; i++) {
        part.area = areas->items[i];
        if (!is_stated(l, column, &part, false))
            return false;
    }
    return areas->count;
}

/** Has each of the areas that became one a figure in the column? */
static bool is_merger_stated(const listed *l, size_t column)
{
    const pov_area_list *areas = pov_area_predecessors(l->merger);

    for (size_t i = 0; i < areas->count; i++) {
        const tallied_row *row = row_of(l, areas->items[i]);

        if (!row || !states(row, column))
            return false;
    }
    return true;
}

const pov_area *totals_area(const totals *t, size_t column, size_t from,
                            const tallied_row *of, const pov_key *key,
                            pov_arena *arena)
{
    parts p = {t, column, from, of};
    listed l = list_parts(&p, arena);
    pov_key total = *key;

    total.area = l.area;
    if (l.area) /* some communes of a district are not told of as one */
        return is_stated(&l, column, &total, true) ? l.area : NULL;
    return l.merger && is_merger_stated(&l, column) ? l.merger : NULL;
}

/* A candidate, no more: what other figures say of the cell is reckoned later.
 * That one digit is wrong explains almost any difference and so nothing. */

static bool is_just(pov_decimal number, const void *with)
{
    const pov_decimal *wanted = with;

    return pov_decimal_compare(number, *wanted) == 0;
}

/** Count a cell that slipped from `wanted`, and that its row does not back. */
static void consider(const addend *cell, pov_decimal wanted, total_slip *out,
                     size_t *count)
{
    pov_misprint how;

    if (cell->is_backed || wanted.units < 0 ||
        !pov_misprint_find(cell->amount, is_just, &wanted, &how) ||
        !how.has_meant || how.tells == POV_TELLS_LITTLE)
        return;
    *out = (total_slip){cell, how};
    ++*count;
}

bool totals_find_slip(const totals *t, size_t column, const tallied_row *of,
                      const sum_check *differs, total_slip *out)
{
    const addend *stated = &of->cells[column];
    pov_decimal missing, wanted;
    size_t count = 0;

    if (differs->missing ||
        !pov_decimal_subtract(stated->amount, differs->sum, &missing))
        return false;
    consider(stated, differs->sum, out, &count);
    for (size_t i = differs->from; i < t->rows.count && count < 2; i++) {
        const tallied_row *row = t->rows.items[i];
        const addend *cell = &row->cells[column];

        if (cell->known && is_compared(t, row, of) &&
            pov_decimal_add(cell->amount, missing, &wanted))
            consider(cell, wanted, out, &count);
    }
    return count == 1;
}
