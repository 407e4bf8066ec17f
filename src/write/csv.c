/* RFC 4180 with LF, which every reader of it takes; Excel gets what it opens
 * with a double click where the decimal comma rules.  Whoever looks at the
 * file in a terminal is as safe as before any other format. */

#include "write/formats.h"

#include <string.h>

#include "write/escape.h"
#include "write/pieces.h"

typedef struct printer {
    const pov_write_options *options;
    FILE *out;
    char delimiter;
    const char *line_end;
    pov_letters text, scratch[2];
} printer;

static void put(printer *p, const char *text, size_t length)
{
    pov_letters_add(&p->text, p->options->arena, text, length);
}

static void end_line(printer *p)
{
    put(p, p->line_end, strlen(p->line_end));
    pieces_print_long(&p->text, p->out);
}

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

static const char *field_from_cell(printer *p, const pov_cell *cell)
{
    const pov_write_options *options = p->options;
    const char *words = pov_cell_plain(cell, options->arena, &p->scratch[0]);

    if (!words)
        return "";
    if (cell->kind != POV_CELL_NUMBER)
        return escape_csv(options->arena, &p->scratch[1],
                          escape_formula(options->arena, words));
    return options->excel
               ? with_decimal_comma(words, options->arena, &p->scratch[0])
               : words;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool needs_quotes(const char *field, size_t length, char delimiter)
{
    for (size_t i = 0; i < length; i++)
        if (field[i] == delimiter || field[i] == '"' || field[i] == '\r' ||
            field[i] == '\n')
            return true;
    return length && (is_blank(field[0]) || is_blank(field[length - 1]));
}

static void put_field(printer *p, const char *field)
{
    size_t length = strlen(field);

    if (!needs_quotes(field, length, p->delimiter)) {
        put(p, field, length);
        return;
    }
    put(p, "\"", 1);
    for (const char *quote; (quote = strchr(field, '"')); field = quote + 1) {
        put(p, field, (size_t)(quote - field) + 1);
        put(p, "\"", 1);
    }
    put(p, field, strlen(field));
    put(p, "\"", 1);
}

/** A field of a line, with what parts it from the one before. */
static void put_next(printer *p, const char *field, bool is_first)
{
    put(p, &p->delimiter, is_first ? 0 : 1);
    put_field(p, field);
}

/* One cell each, so that commas in it part no cells. */
static void put_comments(printer *p, const pov_report *report)
{
    pov_arena *arena = p->options->arena;

    for (size_t i = 0; i < report->comments.count; i++) {
        const char *comment =
            pov_arena_format(arena, "# %s", report->comments.items[i]);

        put_field(p, escape_csv(arena, &p->scratch[0], comment));
        end_line(p);
    }
}

/** A paper, as a spreadsheet saves it: blanks where cells are merged. */
static void put_grid(printer *p, const pov_grid *grid)
{
    for (size_t l = 0; l < grid->lines.count; l++) {
        for (size_t c = 0; c < grid->n_columns; c++)
            put_next(p,
                     escape_csv(p->options->arena, &p->scratch[0],
                                grid->lines.items[l][c].text),
                     !c);
        end_line(p);
    }
}

static void put_header(printer *p, const pov_rows *rows)
{
    for (size_t c = 0; c < rows->n_columns; c++)
        put_next(p, rows->columns[c].key, !c);
    end_line(p);
}

static void put_rows(printer *p, const pov_rows *rows)
{
    pov_row_reader reader;

    if (!p->options->goes_on)
        put_header(p, rows);
    pov_rows_begin(&reader, rows);
    for (const pov_cell *row; (row = pov_rows_next(&reader));) {
        for (size_t c = 0; c < rows->n_columns; c++)
            put_next(p, field_from_cell(p, &row[c]), !c);
        end_line(p);
    }
    pov_rows_end(&reader);
}

/* As RFC 4180 has it, for that is what SDMX names; nothing before the header.
 */
void write_sdmx_csv(const pov_report *report, const pov_write_options *options,
                    FILE *out)
{
    printer p = {
        .options = options, .out = out, .delimiter = ',', .line_end = "\r\n"};

    if (report->rows)
        put_rows(&p, report->rows);
    pieces_print_rest(&p.text, out);
}

void write_csv(const pov_report *report, const pov_write_options *options,
               FILE *out)
{
    const pov_sheet *sheet = report->sheets.count ? report->sheets.items : NULL;
    printer p = {.options = options,
                 .out = out,
                 .delimiter = options->excel ? ';' : ',',
                 .line_end = options->excel ? "\r\n" : "\n"};

    if (!report->rows && !(sheet && sheet->grid))
        return;
    put(&p, "\xef\xbb\xbf", options->excel && !options->goes_on ? 3 : 0);
    if (report->rows) {
        put_comments(&p, report);
        put_rows(&p, report->rows);
    } else {
        put_grid(&p, sheet->grid);
    }
    pieces_print_rest(&p.text, out);
}
