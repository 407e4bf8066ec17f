#include "povstat/reports.h"

static const pov_column place_columns[] = {
    {.key = "file"}, {.key = "line"}, {.key = "column"}};

static const pov_column columns[] = {
    {.key = "code"},   {.key = "severity"}, {.key = "file"}, {.key = "line"},
    {.key = "column"}, {.key = "message"},  {.key = "help"}, {.key = "related"},
};

static pov_cell related_cell(pov_arena *arena, const pov_finding *finding)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);

    *table =
        (pov_table){.columns = place_columns,
                    .n_columns = sizeof place_columns / sizeof *place_columns};
    for (size_t i = 0; i < finding->related.count; i++) {
        pov_place place = finding->related.items[i].place;

        pov_table_add(table, arena,
                      (pov_cell[]){
                          pov_cell_text(place.file),
                          pov_cell_count_if(arena, place.line),
                          pov_cell_count_if(arena, place.column),
                      });
    }
    return pov_cell_table(table);
}

pov_cell pov_findings_cell(const pov_findings *findings, pov_arena *arena)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);

    *table = (pov_table){.columns = columns,
                         .n_columns = sizeof columns / sizeof *columns};
    for (size_t i = 0; i < findings->count; i++) {
        const pov_finding *f = findings->items[i];
        const pov_finding_type *type = &pov_finding_types[f->kind];

        pov_table_add(table, arena,
                      (pov_cell[]){
                          pov_cell_text(type->code),
                          pov_cell_text(pov_severity_name(type->severity)),
                          pov_cell_text(f->place.file),
                          pov_cell_count_if(arena, f->place.line),
                          pov_cell_count_if(arena, f->place.column),
                          pov_cell_text(pov_finding_message(arena, f)),
                          pov_cell_text(f->help),
                          related_cell(arena, f),
                      });
    }
    return pov_cell_table(table);
}
