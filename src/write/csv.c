/* RFC 4180 with LF, which every reader of it takes; Excel gets what it opens
 * with a double click where the decimal comma rules.  Whoever looks at the
 * file in a terminal is as safe as before any other format. */

#include "write/formats.h"

#include <string.h>

#include "write/escape.h"

static const char *with_decimal_comma(const char *decimal, pov_arena *arena,
                                      pov_letters *scratch)
{
    size_t whole = strcspn(decimal, ".");

    if (!decimal[whole])
        return decimal;
    scratch->count = 0;
    pov_letters_add(scratch, arena, decimal, strlen(decimal));
    scratch->items[whole] = ',';
    return pov_letters_text(scratch, arena);
}

static const char *field_from_cell(const pov_cell *cell, pov_letters scratch[2],
                                   const pov_write_options *options)
{
    const char *words = pov_cell_plain(cell, options->arena, &scratch[0]);

    if (!words)
        return "";
    if (cell->kind != POV_CELL_NUMBER)
        return escape_csv(options->arena, &scratch[1],
                          escape_formula(options->arena, words));
    return options->excel
               ? with_decimal_comma(words, options->arena, &scratch[0])
               : words;
}

static bool needs_quotes(const char *field, char delimiter)
{
    size_t length = strlen(field);

    return strchr(field, delimiter) || strpbrk(field, "\"\r\n") ||
           (length > 0 &&
            (strchr(" \t", field[0]) || strchr(" \t", field[length - 1])));
}

static void put_field(const char *field, char delimiter, FILE *out)
{
    if (!needs_quotes(field, delimiter)) {
        fputs(field, out);
        return;
    }
    fputc('"', out);
    for (; *field; field++) {
        if (*field == '"')
            fputc('"', out);
        fputc(*field, out);
    }
    fputc('"', out);
}

/* One cell each, so that commas in it part no cells. */
static void put_comments(const pov_report *report,
                         const pov_write_options *options, char delimiter,
                         FILE *out)
{
    pov_letters shown = {0};

    for (size_t i = 0; i < report->comments.count; i++) {
        const char *comment =
            pov_arena_format(options->arena, "# %s", report->comments.items[i]);

        put_field(escape_csv(options->arena, &shown, comment), delimiter, out);
        fputs(options->excel ? "\r\n" : "\n", out);
    }
}

static void put_keys(const pov_rows *rows, char delimiter, FILE *out)
{
    for (size_t c = 0; c < rows->n_columns; c++) {
        if (c)
            fputc(delimiter, out);
        put_field(rows->columns[c].key, delimiter, out);
    }
}

/** A paper, as a spreadsheet saves it: blanks where cells are merged. */
static void put_grid(const pov_grid *grid, const pov_write_options *options,
                     char delimiter, FILE *out)
{
    pov_letters shown = {0};

    fputs(options->excel ? "\xef\xbb\xbf" : "", out);
    for (size_t l = 0; l < grid->lines.count; l++) {
        for (size_t c = 0; c < grid->n_columns; c++) {
            if (c)
                fputc(delimiter, out);
            put_field(escape_csv(options->arena, &shown,
                                 grid->lines.items[l][c].text),
                      delimiter, out);
        }
        fputs(options->excel ? "\r\n" : "\n", out);
    }
}

void write_csv(const pov_report *report, const pov_write_options *options,
               FILE *out)
{
    const pov_rows *rows = report->rows;
    char delimiter = options->excel ? ';' : ',';
    const char *line_end = options->excel ? "\r\n" : "\n";
    pov_letters scratch[2] = {{0}, {0}};
    pov_row_reader reader;

    if (!rows && report->sheets.count && report->sheets.items[0].grid)
        put_grid(report->sheets.items[0].grid, options, delimiter, out);
    if (!rows)
        return;
    fputs(options->excel ? "\xef\xbb\xbf" : "", out);
    put_comments(report, options, delimiter, out);
    put_keys(rows, delimiter, out);
    fputs(line_end, out);
    pov_rows_begin(&reader, rows);
    for (const pov_cell *row; (row = pov_rows_next(&reader));) {
        for (size_t c = 0; c < rows->n_columns; c++) {
            if (c)
                fputc(delimiter, out);
            put_field(field_from_cell(&row[c], scratch, options), delimiter,
                      out);
        }
        fputs(line_end, out);
    }
    pov_rows_end(&reader);
}
