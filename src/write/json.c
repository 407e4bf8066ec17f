/* A document is printed as it is made: numbers pass as they are, for those of
 * cJSON are doubles, and rows are never held as one tree. */

#include "write/formats.h"

#include "write/escape.h"

typedef struct printer {
    FILE *out;
    pov_arena *arena;
    pov_letters scratch;
} printer;

static void print_value(printer *p, const pov_cell *cell);

static void print_object(printer *p, const pov_column *columns,
                         const pov_cell *cells, size_t n)
{
    for (size_t c = 0; c < n; c++) {
        fputc(c ? ',' : '{', p->out);
        escape_json(columns[c].key, p->out);
        fputc(':', p->out);
        print_value(p, &cells[c]);
    }
    fputc('}', p->out);
}

static void print_list(printer *p, const pov_cell_list *list)
{
    fputc('[', p->out);
    for (size_t i = 0; i < list->count; i++) {
        fputs(i ? "," : "", p->out);
        print_value(p, &list->items[i]);
    }
    fputc(']', p->out);
}

static void print_table(printer *p, const pov_table *table)
{
    fputc('[', p->out);
    for (size_t r = 0; r < table->count; r++) {
        fputs(r ? "," : "", p->out);
        print_object(p, table->columns, table->items[r], table->n_columns);
    }
    fputc(']', p->out);
}

/** Each on a line of its own.  Returns how many. */
static size_t print_rows(printer *p, const pov_rows *rows, const char *between)
{
    pov_row_reader reader;

    pov_rows_begin(&reader, rows);
    for (const pov_cell *row; (row = pov_rows_next(&reader));) {
        fputs(reader.next > 1 ? between : "", p->out);
        fputs("\n", p->out);
        print_object(p, rows->columns, row, rows->n_columns);
    }
    pov_rows_end(&reader);
    return rows->count;
}

static void print_value(printer *p, const pov_cell *cell)
{
    char number[POV_DECIMAL_TEXT_SIZE];

    switch (cell->kind) {
    case POV_CELL_NULL:
        fputs("null", p->out);
        break;
    case POV_CELL_TEXT:
    case POV_CELL_DAY:
    case POV_CELL_TERM:
        escape_json(pov_cell_plain(cell, p->arena, &p->scratch), p->out);
        break;
    case POV_CELL_NUMBER:
        pov_decimal_print(cell->number, number);
        fputs(number, p->out);
        break;
    case POV_CELL_TRUTH:
        fputs(cell->truth ? "true" : "false", p->out);
        break;
    case POV_CELL_LIST:
        print_list(p, &cell->list);
        break;
    case POV_CELL_TABLE:
        print_table(p, cell->table);
        break;
    case POV_CELL_OBJECT:
        print_object(p, cell->table->columns, cell->table->items[0],
                     cell->table->n_columns);
        break;
    case POV_CELL_ROWS:
        fputc('[', p->out);
        fputs(print_rows(p, cell->rows, ",") ? "\n]" : "]", p->out);
        break;
    }
}

void pov_write_value(const pov_cell *value, pov_arena *arena, FILE *out)
{
    printer p = {.out = out, .arena = arena};

    print_value(&p, value);
}

void write_json(const pov_report *report, const pov_write_options *options,
                FILE *out)
{
    printer p = {.out = out, .arena = options->arena};

    fputc('{', out);
    for (size_t i = 0; i < report->members.count; i++) {
        const pov_member *member = &report->members.items[i];
        pov_cell value = member->value;

        fprintf(out, "%s\"%s\":", i ? ",\n" : "", member->key);
        if (value.kind == POV_CELL_TABLE)
            value = pov_cell_rows(pov_rows_of(value.table, p.arena));
        print_value(&p, &value);
    }
    fputs("}\n", out);
}

void write_ndjson(const pov_report *report, const pov_write_options *options,
                  FILE *out)
{
    printer p = {.out = out, .arena = options->arena};
    pov_row_reader reader;

    if (!report->rows)
        return;
    pov_rows_begin(&reader, report->rows);
    for (const pov_cell *row; (row = pov_rows_next(&reader));) {
        print_object(&p, report->rows->columns, row, report->rows->n_columns);
        fputc('\n', out);
    }
    pov_rows_end(&reader);
}
