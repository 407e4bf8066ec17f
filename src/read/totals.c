#include "read/totals.h"

#include <string.h>

/* Of rows whose area nobody knows, too, all is kept that a total may turn on:
 * a file of nothing else has a million of them. */

static const char *key_of(const kept_row *row)
{
    return (const char *)(row->cells + row->n_cells);
}

/** Where the key is found, or belongs.  Shape: there are slots. */
static uint32_t *slot_of(const totals *t, const char *key)
{
    size_t mask = t->n_slots - 1, at = pov_hash(key, strlen(key)) & mask;

    while (t->by_key[at] &&
           strcmp(key_of(t->rows.items[t->by_key[at] - 1]), key) != 0)
        at = (at + 1) & mask;
    return &t->by_key[at];
}

kept_row *totals_find(const totals *t, const char *key)
{
    uint32_t at = t->n_slots ? *slot_of(t, key) : 0;

    return at ? t->rows.items[at - 1] : NULL;
}

/** Make room for the key of one more row. */
static void make_room(totals *t, pov_arena *arena)
{
    enum { FEWEST = 64 };

    if (t->rows.count + 1 <= t->n_slots / 3 * 2)
        return;
    pov_arena_outgrow(arena, t->by_key, t->n_slots * sizeof *t->by_key);
    t->n_slots = t->n_slots ? 2 * t->n_slots : FEWEST;
    t->by_key = pov_arena_alloc(arena, t->n_slots * sizeof *t->by_key);
    for (size_t i = 0; i < t->rows.count; i++)
        *slot_of(t, key_of(t->rows.items[i])) = (uint32_t)(i + 1);
}

static const kept_addend *cell_of(const kept_row *row, size_t column)
{
    static const kept_addend none = {.known = false};

    return column >= row->first && column - row->first < row->n_cells
               ? &row->cells[column - row->first]
               : &none;
}

/* Of a kept addend's precision: digits may be missing before the point. */
enum { NO_DECIMALS = 32, MOST_PRECISION = 63 };

static pov_decimal amount_of(const kept_addend *a)
{
    int precision = (int)a->precision - NO_DECIMALS;
    int scale = precision > 0 ? precision : 0;

    return (pov_decimal){
        .units = a->units, .scale = scale, .zeros = scale - precision};
}

addend totals_addend(const totals *t, const kept_row *row, size_t column)
{
    const kept_addend *a = cell_of(row, column);

    return (addend){.known = a->known,
                    .is_backed = a->is_backed,
                    .is_stated = a->is_stated,
                    .amount = amount_of(a),
                    .place = {t->file, a->line, a->column},
                    .typed = a->typed};
}

static bool same_cells(const totals *t, const kept_row *a, const addend *b)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        const kept_addend *cell = cell_of(a, i);

        if (cell->known != b[i].known ||
            (b[i].known &&
             pov_decimal_compare(amount_of(cell), b[i].amount) != 0))
            return false;
    }
    return true;
}

static bool says_something(const addend *a)
{
    return a->known || a->is_backed || a->is_stated;
}

static kept_addend kept(const addend *a)
{
    enum { LAST_COLUMN = (1 << 23) - 1 }; /* a longer line has no other */
    unsigned precision =
        (unsigned)(pov_decimal_precision(a->amount) + NO_DECIMALS);
    uint32_t column =
        a->place.column < LAST_COLUMN ? a->place.column : LAST_COLUMN;

    return (kept_addend){.units = a->amount.units,
                         .typed = a->typed,
                         .line = a->place.line,
                         .column = column & LAST_COLUMN,
                         .precision = precision & MOST_PRECISION,
                         .known = a->known,
                         .is_backed = a->is_backed,
                         .is_stated = a->is_stated};
}

static kept_row *keep(totals *t, const tallied_row *row, pov_arena *arena)
{
    size_t first = 0, end = t->n_columns, length = strlen(row->key) + 1;
    kept_row *copy;

    while (first < end && !says_something(&row->cells[first]))
        first++;
    while (end > first && !says_something(&row->cells[end - 1]))
        end--;
    copy = pov_arena_alloc(
        arena, sizeof *copy + (end - first) * sizeof *copy->cells + length);
    *copy = (kept_row){.area = row->area,
                       .line = row->line,
                       .as_of = row->as_of,
                       .unit = row->unit,
                       .is_of_part = row->is_of_part,
                       .first = (uint32_t)first,
                       .n_cells = (uint32_t)(end - first)};
    if (row->area)
        copy->text = pov_arena_copy(arena, row->text, strlen(row->text));
    for (size_t i = first; i < end; i++) {
        copy->cells[i - first] = kept(&row->cells[i]);
        t->file = t->file ? t->file : row->cells[i].place.file;
    }
    memcpy(copy->cells + copy->n_cells, row->key, length);
    return copy;
}

/** Does a row stand for others of the table, as the province does above its
 *  districts?  Added to them it would double them. */
static bool stands_for_others(const totals *t, const kept_row *row)
{
    return t->has_levels && row->area &&
           pov_map_find(&t->parents, &row->area, sizeof(const pov_area *));
}

static bool has_parent_in(const totals *t, const kept_row *row)
{
    return t->has_levels && row->area && row->area->parent &&
           pov_map_find(&t->areas, &row->area->parent,
                        sizeof(const pov_area *));
}

static void note_levels(totals *t, kept_row *row, pov_arena *arena)
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
    kept_row *first = totals_find(t, row->key);

    if (first && (first->other || same_cells(t, first, row->cells)))
        return; /* a third reading settles nothing */
    if (first) {
        first->other = keep(t, row, arena);
        return;
    }
    make_room(t, arena);
    first = keep(t, row, arena);
    *slot_of(t, row->key) = (uint32_t)(t->rows.count + 1);
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

static bool is_part(const parts *p, const kept_row *row)
{
    return row->as_of == p->total->as_of && row->unit == p->total->unit;
}

/** How much more the other reading of a row is.  Errors: false if it has none
 *  that differs in this column. */
static bool step_of(const parts *p, const kept_row *row, pov_decimal *step)
{
    const kept_addend *first = cell_of(row, p->column), *second;

    if (!is_part(p, row) || !row->other || !first->known)
        return false;
    second = cell_of(row->other, p->column);
    return second->known &&
           pov_decimal_subtract(amount_of(second), amount_of(first), step) &&
           step->units != 0;
}

/** The one row whose other reading makes up the difference, or, without a
 *  difference, the one row with two readings.  NULL if there is none, or more
 *  than one. */
static const kept_row *settling_row(const parts *p, const pov_decimal *missing)
{
    const kept_row *found = NULL;

    for (size_t i = p->from; i < p->all->rows.count; i++) {
        const kept_row *row = p->all->rows.items[i];
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
    const kept_row *row;

    c.outcome = order == 0               ? SUM_AGREES
                : c.missing && order < 0 ? SUM_UNKNOWN
                                         : SUM_DIFFERS;
    if (order ? !pov_decimal_subtract(stated, c.sum, &missing) : slack > 0)
        return c; /* of what is rounded no reading is confirmed */
    row = settling_row(p, order == 0 ? NULL : &missing);
    if (row && c.missing) {
        c.outcome = order == 0 ? SUM_AGREES : SUM_UNKNOWN;
    } else if (row) {
        addend first = totals_addend(p->all, row, p->column);
        addend second = totals_addend(p->all, row->other, p->column);

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

static bool is_counted(const totals *t, const kept_row *row, counted which)
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
        const kept_row *row = t->rows.items[i];
        const kept_addend *cell = cell_of(row, column);

        if (!is_part(&p, row) || !is_counted(t, row, which))
            continue;
        c.is_empty = false;
        c.slack += cell->known ? pov_decimal_slack(amount_of(cell)) : 0;
        if (!cell->known)
            c.missing++;
        else if (!pov_decimal_add(c.sum, amount_of(cell), &c.sum)) {
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
static bool is_compared(const totals *t, const kept_row *row,
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
    pov_map rows;           /* pov_area → kept_row */
    const pov_area *area;   /* that all of them lie in; NULL: none does */
    const pov_area *merger; /* that all of them went into; NULL: none */
} listed;

static listed list_parts(const parts *p, pov_arena *arena)
{
    listed l = {.area = NULL};

    for (size_t i = p->from; i < p->all->rows.count; i++) {
        kept_row *row = p->all->rows.items[i];
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

static const kept_row *row_of(const listed *l, const pov_area *area)
{
    return pov_map_find(&l->rows, &area, sizeof(const pov_area *));
}

static bool states(const kept_row *row, size_t column)
{
    return cell_of(row, column)->is_stated ||
           (row->other && cell_of(row->other, column)->is_stated);
}

/** Has an area a figure in the column, or, `as_sum`, has each of those that
 *  make it up? */
static bool is_stated(const listed *l, size_t column, const pov_key *key,
                      bool as_sum)
{
    const kept_row *row = row_of(l, key->area);
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
        const kept_row *row = row_of(l, areas->items[i]);

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

/** Does a cell slip from `wanted`, which its row does not back? */
static bool may_have_slipped(pov_decimal amount, bool is_backed,
                             pov_decimal wanted, pov_misprint *how)
{
    return !is_backed && wanted.units >= 0 &&
           pov_misprint_find(amount, is_just, &wanted, how) && how->has_meant &&
           how->tells != POV_TELLS_LITTLE;
}

bool totals_find_slip(const totals *t, size_t column, const tallied_row *of,
                      const sum_check *differs, total_slip *out)
{
    const addend *stated = &of->cells[column];
    pov_decimal missing, wanted;
    pov_misprint how;
    size_t count = 0;

    if (differs->missing ||
        !pov_decimal_subtract(stated->amount, differs->sum, &missing))
        return false;
    if (may_have_slipped(stated->amount, stated->is_backed, differs->sum,
                         &how)) {
        *out = (total_slip){*stated, true, how};
        count++;
    }
    for (size_t i = differs->from; i < t->rows.count && count < 2; i++) {
        const kept_row *row = t->rows.items[i];
        const kept_addend *cell = cell_of(row, column);

        if (!cell->known || !is_compared(t, row, of) ||
            !pov_decimal_add(amount_of(cell), missing, &wanted) ||
            !may_have_slipped(amount_of(cell), cell->is_backed, wanted, &how))
            continue;
        *out = (total_slip){totals_addend(t, row, column), false, how};
        count++;
    }
    return count == 1;
}
