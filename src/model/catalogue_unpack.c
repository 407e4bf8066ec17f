#include "model/catalogue_pack.h"

#include <string.h>

#include "model/area_store.h"
#include "model/indicators.h"

/* Put the pack of catalogue_pack.h into a catalogue: what reading the tables
 * it was made of would put there. */

typedef struct unpacking {
    const catalogue_pack *pack;
    pov_catalogue *catalogue;
    pov_arena *arena;
    pov_breakdown *breakdowns;
    const void **indicators; /* by their places in the pack */
} unpacking;

static void bring_areas(pov_catalogue *catalogue, const char *groups)
{
    area_store *store = catalogue->areas;
    const area_pack *pack = store->pack;

    for (size_t i = 0; i < pack->n_aliases; i++) {
        const packed_alias *a = &pack->aliases[i];

        area_store_add_alias(store,
                             (pov_area_alias){pack->text + a->alias,
                                              area_store_packed(store, a->area),
                                              (pov_alias_kind)a->kind},
                             pack->text + a->key, pack->text + a->bare);
    }
    for (size_t i = 0; i < pack->n_members; i++) {
        const packed_member *m = &pack->members[i];

        pov_catalogue_add_membership(
            catalogue,
            (pov_membership){.group = area_store_packed(store, m->group),
                             .area = area_store_packed(store, m->area),
                             .from = m->from,
                             .to = m->to,
                             .source = pack->text + m->source,
                             .place = {groups, m->line, m->column}});
    }
}

static const pov_indicator *indicator_at(const unpacking *u,
                                         const pov_indicator *packed)
{
    return packed ? u->indicators[packed - u->pack->indicators] : NULL;
}

static const pov_breakdown *breakdown_at(const unpacking *u,
                                         const pov_breakdown *packed)
{
    return packed ? &u->breakdowns[packed - u->pack->breakdowns] : NULL;
}

/** What the names of a kind stand for: `first`, and so on. */
static void bring_names(const unpacking *u, pov_row_kind kind,
                        const void *const *things)
{
    u->catalogue->names[kind].pack = &u->pack->names[kind];
    u->catalogue->names[kind].things = things;
}

static void bring_breakdowns(unpacking *u, const char *path)
{
    size_t n = u->pack->n_breakdowns;
    const void **things = pov_arena_alloc(u->arena, (n + 1) * sizeof *things);

    u->breakdowns = pov_arena_alloc(u->arena, (n + 1) * sizeof *u->breakdowns);
    memcpy(u->breakdowns, u->pack->breakdowns, n * sizeof *u->breakdowns);
    for (size_t i = 0; i < n; i++) {
        u->breakdowns[i].place.file = path;
        pov_arena_push(u->arena, &u->catalogue->breakdowns, &u->breakdowns[i]);
        things[i] = &u->breakdowns[i];
    }
    bring_names(u, POV_ROW_BREAKDOWN, things);
}

static void bring_kin(const unpacking *u, pov_indicator *row)
{
    size_t n = row->kin.count;
    pov_relative *kin = pov_arena_alloc(u->arena, (n + 1) * sizeof *kin);

    for (size_t i = 0; i < n; i++)
        kin[i] = (pov_relative){row->kin.items[i].is,
                                indicator_at(u, row->kin.items[i].indicator)};
    row->kin.items = kin;
}

static void bring_rows(const unpacking *u, const char *path)
{
    size_t n = u->pack->n_rows;
    pov_indicator *rows = pov_arena_alloc(u->arena, (n + 1) * sizeof *rows);

    memcpy(rows, u->pack->indicators, n * sizeof *rows);
    for (size_t i = 0; i < n; i++) {
        rows[i].place.file = path;
        u->indicators[i] = &rows[i];
    }
    for (size_t i = 0; i < n; i++) {
        rows[i].whole = indicator_at(u, rows[i].whole);
        bring_kin(u, &rows[i]);
        indicator_enter(u->catalogue, &rows[i]);
    }
}

/** What is made of a row, and has a name or a form. */
static const pov_indicator *made_of(const unpacking *u,
                                    const pov_indicator *packed)
{
    const pov_indicator *of =
        pov_indicator_in(indicator_at(u, packed->plain), packed->unit);

    return packed->breakdown
               ? pov_indicator_of_whom(of, breakdown_at(u, packed->breakdown))
               : of;
}

static void bring_indicators(unpacking *u, const char *path)
{
    size_t n = u->pack->n_indicators;

    u->indicators = pov_arena_alloc(u->arena, (n + 1) * sizeof *u->indicators);
    bring_rows(u, path);
    pov_catalogue_break_down(u->catalogue);
    for (size_t i = u->pack->n_rows; i < n; i++) {
        const pov_indicator *packed = &u->pack->indicators[i];

        u->indicators[i] = made_of(u, packed);
        if (packed->is_named)
            pov_catalogue_label(u->catalogue, u->indicators[i],
                                packed->label_vi, packed->label_en);
    }
    bring_names(u, POV_ROW_INDICATOR, u->indicators);
}

static void bring_standards(const unpacking *u, const char *path)
{
    size_t n = u->pack->n_standards;
    pov_standard *all = pov_arena_alloc(u->arena, (n + 1) * sizeof *all);
    const void **things = pov_arena_alloc(u->arena, (n + 1) * sizeof *things);

    memcpy(all, u->pack->standards, n * sizeof *all);
    for (size_t i = 0; i < n; i++) {
        const char *area = u->pack->standard_areas[i];

        all[i].place.file = path;
        all[i].area = area ? pov_catalogue_area(u->catalogue, area) : NULL;
        pov_arena_push(u->arena, &u->catalogue->standards, &all[i]);
        things[i] = &all[i];
    }
    bring_names(u, POV_ROW_STANDARD, things);
}

static void bring_paper(const unpacking *u, pov_paper *paper)
{
    size_t n_rows = paper->rows.count, n_columns = paper->columns.count;
    pov_paper_row *rows =
        pov_arena_alloc(u->arena, (n_rows + 1) * sizeof *rows);
    pov_paper_column *columns =
        pov_arena_alloc(u->arena, (n_columns + 1) * sizeof *columns);

    for (size_t i = 0; i < n_rows; i++) {
        rows[i] = paper->rows.items[i];
        rows[i].indicator = indicator_at(u, rows[i].indicator);
    }
    for (size_t i = 0; i < n_columns; i++) {
        columns[i] = paper->columns.items[i];
        columns[i].indicator = indicator_at(u, columns[i].indicator);
        columns[i].breakdown = breakdown_at(u, columns[i].breakdown);
    }
    paper->rows.items = rows;
    paper->columns.items = columns;
}

static void bring_papers(const unpacking *u, const char *path)
{
    size_t n = u->pack->n_papers;
    pov_paper *all = pov_arena_alloc(u->arena, (n + 1) * sizeof *all);

    memcpy(all, u->pack->papers, n * sizeof *all);
    for (size_t i = 0; i < n; i++) {
        all[i].place.file = path;
        bring_paper(u, &all[i]);
        pov_arena_push(u->arena, &u->catalogue->papers, &all[i]);
    }
}

void pov_catalogue_bring(pov_catalogue *catalogue, const pov_brought_paths *at)
{
    unpacking u = {.pack = &catalogue_pack_built_in,
                   .catalogue = catalogue,
                   .arena = catalogue->arena};

    bring_areas(catalogue, at->groups);
    bring_breakdowns(&u, at->breakdowns);
    bring_indicators(&u, at->indicators);
    bring_standards(&u, at->standards);
    bring_papers(&u, at->papers);
}
