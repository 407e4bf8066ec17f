/* A document is printed element by element: a large table is never held as
 * one tree.  Numbers pass as text, for cJSON's are doubles. */

#include "write/formats.h"

#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "write/escape.h"

static void use_our_memory(void)
{
    cJSON_InitHooks(
        &(cJSON_Hooks){.malloc_fn = pov_malloc_or_die, .free_fn = free});
}

/* Lists and tables come back here for their items. */
static cJSON *json_from_scalar(const pov_cell *cell)
{
    switch (cell->kind) {
    case POV_CELL_TEXT:
    case POV_CELL_DAY:
        return cJSON_CreateString(cell->text);
    case POV_CELL_NUMBER:
        return cJSON_CreateRaw(cell->text);
    case POV_CELL_TRUTH:
        return cJSON_CreateBool(!strcmp(cell->text, "true"));
    case POV_CELL_NULL:
    case POV_CELL_LIST:
    case POV_CELL_TABLE:
    case POV_CELL_OBJECT:
        break;
    }
    return cJSON_CreateNull();
}

/** An object with the columns' keys, or an array if there are no columns. */
static cJSON *json_from_cells(const pov_column *columns, const pov_cell *cells,
                              size_t n)
{
    cJSON *all = columns ? cJSON_CreateObject() : cJSON_CreateArray();

    for (size_t i = 0; i < n; i++) {
        const pov_cell *cell = &cells[i];
        const pov_table *table = cell->table;
        cJSON *item;

        if (cell->kind == POV_CELL_LIST)
            item = json_from_cells(NULL, cell->list.items, cell->list.count);
        else if (cell->kind == POV_CELL_TABLE)
            item = cJSON_CreateArray();
        else if (cell->kind == POV_CELL_OBJECT)
            item = json_from_cells(table->columns, table->items[0],
                                   table->n_columns);
        else
            item = json_from_scalar(cell);
        for (size_t r = 0; cell->kind == POV_CELL_TABLE && r < table->count;
             r++)
            cJSON_AddItemToArray(item, json_from_cells(table->columns,
                                                       table->items[r],
                                                       table->n_columns));
        if (columns)
            cJSON_AddItemToObjectCS(all, columns[i].key, item);
        else
            cJSON_AddItemToArray(all, item);
    }
    return all;
}

static void print(const cJSON *json, FILE *out)
{
    char *printed = cJSON_PrintUnformatted(json);

    escape_json(printed, out);
    cJSON_free(printed);
}

static void print_row(const pov_table *table, size_t r, FILE *out)
{
    cJSON *row =
        json_from_cells(table->columns, table->items[r], table->n_columns);

    print(row, out);
    cJSON_Delete(row);
}

static void print_table(const pov_table *table, FILE *out)
{
    fputc('[', out);
    for (size_t r = 0; r < table->count; r++) {
        fputs(r ? ",\n" : "\n", out);
        print_row(table, r, out);
    }
    fputs(table->count ? "\n]" : "]", out);
}

static void print_cell(const pov_cell *cell, FILE *out)
{
    cJSON *alone = json_from_cells(NULL, cell, 1);

    print(cJSON_GetArrayItem(alone, 0), out);
    cJSON_Delete(alone);
}

void write_json(const pov_report *report, const pov_write_options *options,
                FILE *out)
{
    (void)options;
    use_our_memory();
    fputc('{', out);
    for (size_t i = 0; i < report->members.count; i++) {
        const pov_member *member = &report->members.items[i];

        fprintf(out, "%s\"%s\":", i ? ",\n" : "", member->key);
        if (member->value.kind == POV_CELL_TABLE)
            print_table(member->value.table, out);
        else
            print_cell(&member->value, out);
    }
    fputs("}\n", out);
}

void write_ndjson(const pov_report *report, const pov_write_options *options,
                  FILE *out)
{
    (void)options;
    use_our_memory();
    for (size_t r = 0; report->rows && r < report->rows->count; r++) {
        print_row(report->rows, r, out);
        fputc('\n', out);
    }
}
