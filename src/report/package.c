#include "povstat/reports.h"

#include <assert.h>
#include <string.h>

#include "report/figure_codes.h"
#include "report/figure_conflicts.h"
#include "report/figure_rows.h"
#include "report/figure_text.h"
#include "report/package_fields.h"

/** "A", "E", "P" or "I".  Source: SDMX code list CL_OBS_STATUS */
static const char *sdmx_status(const figure_row *row)
{
    static const char *const codes[] = {
        [POV_NO_STATUS] = "A", [POV_ESTIMATE] = "E", [POV_PRELIMINARY] = "P",
        [POV_REPORTED] = "A",  [POV_OFFICIAL] = "A", [POV_MINISTRY] = "A",
        [POV_REVISED] = "A",
    };

    return row->stated ? codes[row->stated->status] : "I";
}

/** A whole number of what is counted; NULL for anything else. */
static const char *count_text(const figure_row *row, const char *value)
{
    bool is_count = row->figure->key.unit == POV_IN_COUNT;

    return value && is_count && !strchr(value, '.') ? value : NULL;
}

static const char *conflicts_text(pov_arena *arena, const figure_row *row,
                                  const extremes *among)
{
    const char *text = "";
    conflicts c = {.count = 0};

    if (row->stated)
        c = conflicts_of(row->stated, among);
    for (size_t i = 0; i < c.count; i++) {
        pov_place place = c.items[i]->sources.items[0].place;

        text = pov_arena_format(arena, "%s%s%s:%lu:%lu", text, i ? "; " : "",
                                place.file, (unsigned long)place.line,
                                (unsigned long)place.column);
    }
    return text;
}

enum { N_SAID = 22, N_ORIGIN = 13 };

/** What the row says, up to its status. */
static void fill_said(pov_cell said[N_SAID], const pov_results *r,
                      const figure_row *row)
{
    pov_arena *arena = r->arena;
    const pov_key *key = &row->figure->key;
    const char *value = row_value(arena, row);
    const pov_cell cells[] = {
        pov_cell_text(key->area->id),
        pov_cell_text(key->area->name),
        pov_cell_text(key->indicator->id),
        pov_cell_text(word_indicator(r->language, key->indicator)),
        pov_cell_text_if(key->standard ? key->standard->id : NULL),
        pov_cell_text(machine_day(arena, key->as_of)),
        pov_cell_text_if(machine_day(arena, row_since(row))),
        pov_cell_text(key->plan ? "target" : "actual"),
        pov_cell_text_if(row_plan(row)),
        pov_cell_text(pov_form_name(key->form)),
        pov_cell_text(measure_code(key)),
        pov_cell_text_if(row_operator(row)),
        pov_cell_number(value),
        pov_cell_number(count_text(row, value)),
        pov_cell_number(row_stretch(arena, row)),
        pov_cell_number(machine_low(arena, row_range(row))),
        pov_cell_number(machine_high(arena, row_range(row))),
        pov_cell_truth(row->stated && row->stated->says.about),
        pov_cell_number(row_baseline(arena, row)),
        pov_cell_text(unit_code(key)),
        pov_cell_text(sdmx_status(row)),
        pov_cell_text_if(row_status(row)),
    };

    _Static_assert(sizeof cells / sizeof *cells == N_SAID, "a column each");
    memcpy(said, cells, sizeof cells);
}

/** Where it comes from. */
static void fill_origin(pov_cell origin[N_ORIGIN], pov_arena *arena,
                        const figure_row *row, const extremes *among)
{
    static const pov_source none;
    const pov_evidence *e = row->stated;
    const pov_source *source = e ? &e->sources.items[0] : &none;
    const pov_cell cells[] = {
        pov_cell_text_if(row_document(row)),
        pov_cell_text_if(source->raw),
        pov_cell_truth(!e),
        row_derivation(arena, row),
        pov_cell_truth(row_is_chosen(row)),
        pov_cell_text_if(e ? standing_code(e->standing) : NULL),
        pov_cell_text_if(conflicts_text(arena, row, among)),
        pov_cell_text_if(source->place.file),
        e ? pov_cell_count(arena, source->place.line) : pov_cell_null(),
        e ? pov_cell_count(arena, source->place.column) : pov_cell_null(),
        pov_cell_count(arena, e ? e->source_count : 0),
        pov_cell_text_if(source->locator),
        pov_cell_text_if(source->note),
    };

    _Static_assert(sizeof cells / sizeof *cells == N_ORIGIN, "a column each");
    memcpy(origin, cells, sizeof cells);
}

static void add_figure(pov_table *table, const pov_results *r,
                       const figure_row *row, const extremes *among)
{
    pov_cell cells[N_SAID + N_ORIGIN];

    assert(table->n_columns == N_SAID + N_ORIGIN);
    fill_said(cells, r, row);
    fill_origin(cells + N_SAID, r->arena, row, among);
    pov_table_add(table, r->arena, cells);
}

static pov_table *table_of(pov_arena *arena, const package_table *fields)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);
    pov_column *columns =
        pov_arena_alloc(arena, fields->n_fields * sizeof *columns);

    for (size_t i = 0; i < fields->n_fields; i++)
        columns[i] = (pov_column){.key = fields->fields[i].name};
    *table = (pov_table){
        .key = fields->name, .columns = columns, .n_columns = fields->n_fields};
    return table;
}

static void add_area(pov_table *table, pov_arena *arena, const pov_area *a)
{
    pov_table_add(table, arena,
                  (pov_cell[]){
                      pov_cell_text(a->id),
                      pov_cell_text(a->name),
                      pov_cell_text(a->full_name),
                      pov_cell_text(a->code),
                      pov_cell_text(pov_level_name(a->level)),
                      pov_cell_text_if(a->parent ? a->parent->id : NULL),
                      pov_cell_text_if(machine_day(arena, a->from)),
                      pov_cell_text_if(machine_day(arena, a->to)),
                  });
}

static void add_indicator(pov_table *table, pov_arena *arena,
                          const pov_indicator *i)
{
    static const char *const better[] = {NULL, "fewer", "more"};

    pov_table_add(table, arena,
                  (pov_cell[]){
                      pov_cell_text(i->id),
                      pov_cell_text(i->label_en),
                      pov_cell_text(i->label_vi),
                      pov_cell_text(i->unit),
                      pov_cell_text_if(i->whole ? i->whole->id : NULL),
                      pov_cell_text_if(better[i->better]),
                      pov_cell_truth(i->by_standard),
                      pov_cell_truth(i->is_flow),
                  });
}

/** What rows of figures refer to, and what that refers to. */
typedef struct referred {
    pov_map of; /* pov_area or pov_indicator → itself */
    pov_arena *arena;
} referred;

static void refer(referred *r, const void *to)
{
    if (to)
        *pov_map_at(&r->of, r->arena, &to, sizeof to) = r;
}

static bool is_referred(const referred *r, const void *to)
{
    return pov_map_find(&r->of, &to, sizeof to);
}

/* In the order of the reference tables. */
static void add_referred(pov_package *package, const pov_results *r,
                         const referred *all)
{
    const pov_catalogue *catalogue = r->figures->catalogue;
    pov_table *areas = table_of(r->arena, &package_tables[PACKAGE_AREAS]);
    pov_table *indicators =
        table_of(r->arena, &package_tables[PACKAGE_INDICATORS]);

    for (size_t i = 0; i < catalogue->areas.count; i++)
        if (is_referred(all, catalogue->areas.items[i]))
            add_area(areas, r->arena, catalogue->areas.items[i]);
    for (size_t i = 0; i < catalogue->indicators.count; i++)
        if (is_referred(all, catalogue->indicators.items[i]))
            add_indicator(indicators, r->arena, catalogue->indicators.items[i]);
    package->areas = areas;
    package->indicators = indicators;
}

pov_package pov_report_package(const pov_results *r)
{
    pov_table *figures = table_of(r->arena, &package_tables[PACKAGE_FIGURES]);
    figure_rows rows = figure_rows_of(r);
    pov_package package = {.figures = figures,
                           .descriptor = package_descriptor(r->arena)};
    referred all = {.arena = r->arena};
    extremes among = {.n_lowest = 0};

    for (size_t i = 0; i < rows.count; i++) {
        const pov_key *key = &rows.items[i].figure->key;

        if (!i || rows.items[i].figure != rows.items[i - 1].figure)
            among = extremes_of(rows.items[i].figure);
        add_figure(figures, r, &rows.items[i], &among);
        refer(&all, key->area);
        refer(&all, key->area->parent);
        for (const pov_indicator *of = key->indicator;
             of && !is_referred(&all, of); of = of->whole)
            refer(&all, of);
    }
    add_referred(&package, r, &all);
    return package;
}
