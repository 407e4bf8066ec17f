#include "read/table_missing.h"

#include <string.h>

/** The rows of units that lie beside each other. */
typedef struct units {
    const pov_area *parent;
    pov_level level;
    pov_map rows; /* by area */
    size_t n;
} units;

/** Errors: false if the rows are not units of one area, or one is unknown. */
static bool list_units(const totals *t, size_t from, const tallied_row *of,
                       units *u, pov_arena *arena)
{
    if (t->has_levels)
        return false;
    for (size_t i = from; i < t->rows.count; i++) {
        const kept_row *row = t->rows.items[i];

        if (row->as_of != of->as_of || row->unit != of->unit)
            continue;
        if (row->is_of_part || !row->area || !row->area->parent ||
            (u->n &&
             (row->area->parent != u->parent || row->area->level != u->level)))
            return false;
        u->parent = row->area->parent;
        u->level = row->area->level;
        u->n++;
        *pov_map_at(&u->rows, arena, &row->area, sizeof(const pov_area *)) =
            t->rows.items[i];
    }
    return u->n;
}

missing_units table_missing_find(const totals *t, size_t from,
                                 const tallied_row *of, pov_arena *arena)
{
    static const missing_units none = {.n = 0};
    missing_units m = {.left = ""};
    const pov_area_list *all;
    units u = {.parent = NULL};

    if (!list_units(t, from, of, &u, arena))
        return none;
    all = pov_area_children(u.parent);
    for (size_t i = 0; i < all->count; i++) {
        const pov_area *area = all->items[i];

        if (area->level != u.level || !pov_area_in_force(area, of->as_of) ||
            pov_map_find(&u.rows, &area, sizeof(const pov_area *)))
            continue;
        if (m.n == MOST_MISSING)
            return none;
        m.areas[m.n++] = area;
    }
    return m.n < u.n ? m : none;
}

void table_missing_note(const row_view *x, missing_units *m,
                        const pov_indicator *of, const addend *stated,
                        pov_decimal sum)
{
    enum { MOST_COLUMNS = 4 };
    bool is_vi = x->findings->language == POV_VI;
    pov_decimal left;

    if (!pov_decimal_subtract(stated->amount, sum, &left))
        return;
    if (!m->n_columns) {
        m->place = stated->place;
        m->typed = stated->typed;
    }
    if (m->n_columns++ == MOST_COLUMNS)
        m->left = pov_arena_format(x->scratch, "%s …", m->left);
    if (m->n_columns > MOST_COLUMNS)
        return;
    m->left = pov_arena_format(x->scratch, "%s%s%s '%s'", m->left,
                               *m->left ? ", " : "", cells_say_decimal(x, left),
                               is_vi ? of->label_vi : of->label_en);
}

void table_missing_report(const row_view *x, const missing_units *m)
{
    const char *names = "";
    pov_finding *f;

    if (!m->n_columns)
        return;
    for (size_t i = 0; i < m->n; i++)
        names = pov_arena_format(x->scratch, "%s%s%s", names,
                                 *names ? ", " : "", m->areas[i]->full_name);
    f = pov_find(x->findings, POV_FOUND_TOTAL_MISMATCH, m->place,
                 m->n == 1 ? "%s left for %s, which has no row"
                           : "%s left together for %s, which have no rows",
                 m->left, names);
    f->help = cells_say(x, m->n == 1 ? "add its row: if the total is right, "
                                       "these are exactly its figures"
                                     : "add their rows: if the total is right, "
                                       "they come to exactly that");
    rows_underline(x->rows, &x->row, f, m->typed);
}
