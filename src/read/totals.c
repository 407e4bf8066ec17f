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
    note_levels(t, first, arena);
}

/** The one row whose other reading makes up the difference; NULL if there is
 *  none, or more than one. */
static const tallied_row *settling_row(const totals *t, size_t column,
                                       size_t from, pov_decimal missing)
{
    const tallied_row *found = NULL;

    for (size_t i = from; i < t->rows.count; i++) {
        const tallied_row *row = t->rows.items[i];
        pov_decimal step;

        if (!row->other || !row->cells[column].known ||
            !row->other->cells[column].known ||
            !pov_decimal_subtract(row->other->cells[column].amount,
                                  row->cells[column].amount, &step) ||
            step.units == 0 || pov_decimal_compare(step, missing) != 0)
            continue;
        if (found)
            return NULL;
        found = row;
    }
    return found;
}

/** The one row with two readings in this column, or NULL. */
static const tallied_row *disputed_row(const totals *t, size_t column,
                                       size_t from)
{
    const tallied_row *found = NULL;

    for (size_t i = from; i < t->rows.count; i++) {
        const tallied_row *row = t->rows.items[i];

        if (!row->other || !row->cells[column].known ||
            !row->other->cells[column].known ||
            pov_decimal_compare(row->cells[column].amount,
                                row->other->cells[column].amount) == 0)
            continue;
        if (found)
            return NULL;
        found = row;
    }
    return found;
}

static sum_check settle(sum_check c, const totals *t, size_t column,
                        size_t from, pov_decimal stated)
{
    const tallied_row *row = disputed_row(t, column, from);
    pov_decimal missing;
    int order = pov_decimal_compare(c.sum, stated);

    c.outcome = c.missing && order < 0 ? SUM_UNKNOWN : SUM_DIFFERS;
    if (order == 0) {
        c.outcome = row ? SUM_SETTLES : SUM_AGREES;
        if (row) {
            c.settled = &row->cells[column];
            c.rival = &row->other->cells[column];
        }
        return c;
    }
    if (!pov_decimal_subtract(stated, c.sum, &missing))
        return c;
    row = settling_row(t, column, from, missing);
    if (row) {
        c.outcome = SUM_SETTLES;
        c.settled = &row->other->cells[column];
        c.rival = &row->cells[column];
    }
    return c;
}

/** Add up the rows, of an area and its parts only the one or the others. */
static sum_check add_up(const totals *t, size_t column, size_t from,
                        const tallied_row *of, bool parts)
{
    sum_check c = {.sum = pov_decimal_whole(0)};

    for (size_t i = from; i < t->rows.count; i++) {
        const tallied_row *row = t->rows.items[i];
        const addend *cell = &row->cells[column];

        if (row->as_of != of->as_of || row->unit != of->unit ||
            (parts ? stands_for_others(t, row) : has_parent_in(t, row)))
            continue;
        if (!cell->known)
            c.missing++;
        else if (!pov_decimal_add(c.sum, cell->amount, &c.sum)) {
            c.outcome = SUM_UNKNOWN;
            return c;
        }
    }
    return settle(c, t, column, from, of->cells[column].amount);
}

sum_check totals_check(const totals *t, size_t column, size_t from,
                       const tallied_row *of)
{
    sum_check parts = add_up(t, column, from, of, true), above;

    if (!t->has_levels)
        return parts;
    /* Of an area not all parts need be listed; but if they are, what stands
     * in its own row must come to the same. */
    above = add_up(t, column, from, of, false);
    return parts.outcome == SUM_DIFFERS && above.outcome == SUM_DIFFERS ? parts
                                                                        : above;
}
