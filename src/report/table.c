#include "povstat/report.h"

#include <string.h>

pov_cell pov_cell_null(void)
{
    return (pov_cell){.kind = POV_CELL_NULL, .bar = -1};
}

pov_cell pov_cell_text(const char *text)
{
    if (!text)
        return pov_cell_null();
    return (pov_cell){.kind = POV_CELL_TEXT, .text = text, .bar = -1};
}

pov_cell pov_cell_number(const char *decimal)
{
    const char *point = decimal ? strchr(decimal, '.') : NULL;

    if (!decimal)
        return pov_cell_null();
    return (pov_cell){.kind = POV_CELL_NUMBER,
                      .text = decimal,
                      .bar = -1,
                      .decimals = point ? (int)strlen(point + 1) : 0};
}

pov_cell pov_cell_day(const char *iso)
{
    if (!iso)
        return pov_cell_null();
    return (pov_cell){.kind = POV_CELL_DAY, .text = iso, .bar = -1};
}

pov_cell pov_cell_text_if(const char *text)
{
    return text && *text ? pov_cell_text(text) : pov_cell_null();
}

pov_cell pov_cell_count(pov_arena *arena, size_t n)
{
    return pov_cell_number(pov_arena_format(arena, "%zu", n));
}

pov_cell pov_cell_count_if(pov_arena *arena, size_t n)
{
    return n ? pov_cell_count(arena, n) : pov_cell_null();
}

pov_cell pov_cell_truth(bool is_true)
{
    return (pov_cell){
        .kind = POV_CELL_TRUTH, .text = is_true ? "true" : "false", .bar = -1};
}

pov_cell pov_cell_table(const pov_table *table)
{
    return (pov_cell){.kind = POV_CELL_TABLE, .table = table, .bar = -1};
}

pov_cell pov_cell_object(const pov_table *table)
{
    return (pov_cell){.kind = POV_CELL_OBJECT, .table = table, .bar = -1};
}

pov_cell pov_cell_empty_list(void)
{
    return (pov_cell){.kind = POV_CELL_LIST, .bar = -1};
}

void pov_table_add(pov_table *table, pov_arena *arena, const pov_cell *row)
{
    pov_cell *copy = pov_arena_alloc(arena, table->n_columns * sizeof *copy);

    memcpy(copy, row, table->n_columns * sizeof *copy);
    pov_arena_push(arena, table, copy);
}
