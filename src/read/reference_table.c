#include "read/reference_table.h"

#include <string.h>

#include "read/rows.h"

typedef struct reading {
    const reference_table *table;
    void *data;
    pov_arena *arena;
    pov_findings *findings;
    row_reader *rows;
    size_t at[MOST_COLUMNS]; /* where each wanted column stands */
} reading;

/** Errors: the name of a missing column. */
static const char *find_columns(reading *r, const record *header)
{
    const char *const *wanted = r->table->columns;

    for (size_t c = 0; c < MOST_COLUMNS && wanted[c]; c++) {
        size_t at = 0;

        while (at < header->count &&
               strcmp(header->items[at].text, wanted[c]) != 0)
            at++;
        if (at == header->count)
            return wanted[c];
        r->at[c] = at;
    }
    return NULL;
}

static void take(reading *r, const record *row)
{
    const char *cells[MOST_COLUMNS] = {0};
    pov_place place = rows_place(r->rows, row, 0);
    const char *wrong;

    for (size_t c = 0; c < MOST_COLUMNS && r->table->columns[c]; c++) {
        row_cell cell = {"", 0};

        if (r->at[c] < row->count)
            cell = row->items[r->at[c]];
        cells[c] = pov_arena_intern(r->arena, cell.text, cell.length);
    }
    wrong = r->table->take(r->data, cells, place);
    if (wrong)
        rows_show(r->rows, row,
                  pov_find(r->findings, POV_FOUND_BAD_REFERENCE, place, "%s",
                           pov_say(r->findings->language, wrong)));
}

const char *reference_table_path(const reference_table *table,
                                 const char *directory, pov_arena *arena)
{
    return pov_arena_format(arena, "%s/%s", directory, table->path);
}

bool reference_table_read(const reference_table *table, const char *directory,
                          void *data, pov_arena *arena, pov_findings *findings)
{
    const char *path = reference_table_path(table, directory, arena);
    reading r = {.table = table,
                 .data = data,
                 .arena = arena,
                 .findings = findings,
                 .rows = rows_open(path, &(pov_opening){0}, arena, findings)};
    const char *missing = "header row";
    record row = {0};

    if (!r.rows)
        return false;
    rows_set_delimiter(r.rows, ',');
    if (rows_next(r.rows, &row))
        missing = find_columns(&r, &row);
    if (missing)
        pov_find(findings, POV_FOUND_MISSING_REFERENCE, (pov_place){path, 1, 0},
                 "no %s", missing);
    else
        while (rows_next(r.rows, &row))
            if (!row.is_damaged)
                take(&r, &row);
    rows_close(r.rows);
    return !missing;
}
