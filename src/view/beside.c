#include "view/beside.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "view/deprived.h"
#include "view/known.h"
#include "view/target.h"
#include "view/unit_groups.h"
#include "view/words.h"

/** The figures of the units of one area. */
typedef struct rows {
    const pov_key **items; /* each of one unit that has it */
    size_t count, capacity;
    pov_map keys; /* without their areas */
} rows;

struct beside {
    const pov_figures *figures;
    const units *units;
    pov_map groups; /* → rows */
};

/** What two units must have in common to stand in one row. */
typedef struct row_key {
    uintptr_t parts[6];
} row_key;

static row_key key_of(const pov_key *key)
{
    return (row_key){{(uintptr_t)key->indicator, (uintptr_t)key->standard,
                      key->form, key->unit, (uintptr_t)key->since,
                      (uintptr_t)key->as_of}};
}

/** The group of few that an area is a unit of, or has; NULL: none. */
static const unit_group *group_of(const units *all, const pov_area *area,
                                  bool as_unit)
{
    const unit_group *g = unit_groups_with(all, area);

    if (!g && !as_unit)
        g = unit_groups_below(all, area, POV_DISTRICT);
    if (!g && !as_unit)
        g = unit_groups_below(all, area, POV_COMMUNE);
    return g && !units_are_many(all, g->chosen->areas.items[0]) ? g : NULL;
}

static rows *rows_of(const beside *all, const unit_group *g)
{
    return g ? pov_map_find(&all->groups, &g, sizeof g) : NULL;
}

static void keep(beside *all, const unit_group *g, const pov_key *key,
                 pov_arena *arena)
{
    const row_key k = key_of(key);
    void **at = pov_map_at(&all->groups, arena, &g, sizeof g);
    rows *found;

    if (!*at)
        *at = pov_arena_alloc(arena, sizeof *found);
    found = *at;
    if (pov_map_add(&found->keys, arena, &k, sizeof k))
        pov_arena_push(arena, found, key);
}

beside *beside_of(const pov_results *r, const units *all,
                  const shown_targets *shown)
{
    beside *b = pov_arena_alloc(r->arena, sizeof *b);
    pov_map aims = {0}; /* areas that have any */
    bool any = false;

    if (!all)
        return NULL;
    for (size_t i = 0; i < shown->count; i++)
        pov_map_add(&aims, r->arena, &shown->items[i]->target->key.area,
                    sizeof(pov_area *));
    b->figures = r->figures;
    b->units = all;
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];
        const unit_group *g = group_of(all, f->key.area, true);

        if (!g || !select_area(&r->filter, f->key.area) ||
            pov_map_find(&aims, &f->key.area, sizeof f->key.area) ||
            !known_of_area(r, f, NULL, 0) || units_tell(all, f) ||
            deprived_tell(r->deprived, f))
            continue;
        keep(b, g, &f->key, r->arena);
        any = true;
    }
    return any ? b : NULL;
}

bool beside_tell(const beside *all, const pov_figure *f)
{
    const row_key k = key_of(&f->key);
    const rows *found =
        all ? rows_of(all, group_of(all->units, f->key.area, false)) : NULL;

    return found && pov_map_find(&found->keys, &k, sizeof k);
}

static int compare_rows(const void *left, const void *right)
{
    const pov_key *const *a = left, *const *b = right;
    pov_key x = **a, y = **b;

    x.area = y.area;
    return pov_key_compare(&x, &y);
}

/** Where the figures of a table are stated, each place once. */
typedef struct origins {
    pov_text_list names;
    pov_map known;
} origins;

static void note_origin(origins *o, const pov_results *r, const pov_figure *f)
{
    const pov_evidence *e = pov_figure_stated(f);
    const char *name =
        e ? words_document(r->arena, r->language, e->document) : NULL;

    if (e && !name)
        name = e->sources.items[0].place.file;
    if (name && pov_map_add(&o->known, r->arena, name, strlen(name)))
        pov_arena_push(r->arena, &o->names, name);
}

/** "Source: 197/KH-UBND, 31/01/2024; bang.csv": a note at each of so many
 *  figures would say it again and again. */
static void tell_origins(pov_section *s, const pov_results *r, origins *o)
{
    enum { MOST = 4 };
    const bool is_long = o->names.count > MOST;

    o->names.count = is_long ? MOST : o->names.count;
    if (o->names.count)
        pov_arena_push(r->arena, &s->lead,
                       pov_arena_format(r->arena, "%s: %s%s",
                                        pov_say(r->language, "Source"),
                                        words_joined(r->arena, &o->names, "; "),
                                        is_long ? "; …" : ""));
}

static pov_cell value_of(pov_section *s, const pov_results *r,
                         const beside *all, const pov_area *area, pov_key key,
                         origins *from)
{
    const pov_figure *f;

    key.area = area;
    f = area ? pov_figures_find(all->figures, &key) : NULL;
    if (!f || !(f->evidence.count || pov_figure_is_known(f)))
        return pov_cell_null();
    note_origin(from, r, f);
    return f->conflict ? target_disputed(s, r, f)
                       : pov_cell_text(known_value(r, f));
}

enum { FIGURE, DATE, STANDARD, WHOLE, FIRST_UNIT };

static const pov_column *new_columns(const pov_results *r,
                                     const pov_area *parent,
                                     const pov_area_list *those)
{
    pov_column *columns = pov_arena_alloc(
        r->arena, (FIRST_UNIT + those->count) * sizeof *columns);

    columns[FIGURE] =
        (pov_column){.label = pov_say(r->language, "Figure"), .may_wrap = true};
    columns[DATE] = (pov_column){.label = pov_say(r->language, "Date")};
    columns[STANDARD] = (pov_column){.label = pov_say(r->language, "Standard")};
    columns[WHOLE] =
        (pov_column){.label = words_upright(r, parent ? parent->name : ""),
                     .align = POV_ALIGN_RIGHT};
    for (size_t i = 0; i < those->count; i++)
        columns[FIRST_UNIT + i] =
            (pov_column){.label = words_upright(r, those->items[i]->name),
                         .align = POV_ALIGN_RIGHT,
                         .is_detail = true};
    return columns;
}

/** Are there rows under more than one standard? */
static bool differ_in_standard(const pov_key *const keys[], size_t n)
{
    const pov_standard *first = NULL;

    for (size_t i = 0; i < n; i++) {
        if (first && keys[i]->standard && keys[i]->standard != first)
            return true;
        first = first ? first : keys[i]->standard;
    }
    return false;
}

void beside_add(pov_report *report, const pov_results *r, const beside *all,
                const pov_area *parent, const pov_area_list *those)
{
    const rows *found =
        all ? rows_of(all, group_of(all->units, those->items[0], true)) : NULL;
    const size_t n = FIRST_UNIT + those->count;
    pov_section s = {
        .depth = 1,
        .heading = pov_say(r->language, "Also known of each"),
        .aside = parent ? parent->full_name : NULL,
        .table = {.columns = new_columns(r, parent, those), .n_columns = n}};
    pov_cell *row = pov_arena_alloc(r->arena, n * sizeof *row);
    const pov_key **keys;
    origins from = {0};
    bool tells_standard;

    if (!found)
        return;
    keys = pov_arena_alloc(r->arena, found->count * sizeof *keys);
    memcpy(keys, found->items, found->count * sizeof *keys);
    qsort(keys, found->count, sizeof *keys, compare_rows);
    tells_standard = differ_in_standard(keys, found->count);
    for (size_t i = 0; i < found->count; i++) {
        row[FIGURE] =
            pov_cell_text(words_indicator(r->language, keys[i]->indicator));
        row[DATE] = pov_cell_text(known_date(r, keys[i]));
        row[STANDARD] = pov_cell_text(
            tells_standard && keys[i]->standard
                ? words_standard_beside(r->language, keys[i]->standard)
                : NULL);
        row[WHOLE] = value_of(&s, r, all, parent, *keys[i], &from);
        for (size_t u = 0; u < those->count; u++)
            row[FIRST_UNIT + u] =
                value_of(&s, r, all, those->items[u], *keys[i], &from);
        pov_table_add(&s.table, r->arena, row);
    }
    tell_origins(&s, r, &from);
    target_drop_blanks(&s.table, r->arena, 1u << STANDARD | 1u << WHOLE);
    pov_arena_push(r->arena, &report->sections, s);
}
