/* RFC 4180 with LF, which every reader of it takes; Excel gets what it opens
 * with a double click where the decimal comma rules.  Whoever looks at the
 * file in a terminal is as safe as before any other format. */

#include "write/formats.h"

#include <string.h>

#include "write/escape.h"
#include "write/pieces.h"
#include "write/stretches.h"

typedef struct printer {
    const pov_write_options *options;
    FILE *out;
    char delimiter;
    const char *line_end;
    pov_letters text, scratch[2];
} printer;

static inline void put(printer *p, const char *text, size_t length)
{
    memcpy(pov_letters_more(&p->text, p->options->arena, length), text, length);
}

static void end_line(printer *p)
{
    put(p, p->line_end, strlen(p->line_end));
    pieces_print_long(&p->text, p->out);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool has_blank_end(const char *field, size_t length)
{
    return length && (is_blank(field[0]) || is_blank(field[length - 1]));
}

static bool needs_quotes(const char *field, size_t length, char delimiter)
{
    const char marks[] = {delimiter, '"', '\r', '\n'};

    for (size_t i = 0; i < sizeof marks; i++)
        if (memchr(field, marks[i], length))
            return true;
    return has_blank_end(field, length);
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

static void put_words(printer *p, const char *words)
{
    pov_arena *arena = p->options->arena;
    const char *told = escape_formula(arena, words);
    size_t length = strlen(told);

    if (escape_is_plain(told, length, p->delimiter, '"') &&
        !has_blank_end(told, length))
        put(p, told, length);
    else
        put_field(p, escape_csv(arena, &p->scratch[1], told));
}

static void put_number(printer *p, pov_decimal number)
{
    char mark = p->options->excel ? ',' : '.';
    char text[POV_DECIMAL_TEXT_SIZE];
    size_t length = pov_decimal_print(number, text);

    if (number.scale)
        text[length - (size_t)number.scale - 1] = mark;
    if (number.scale && mark == p->delimiter)
        put_field(p, text);
    else
        put(p, text, length);
}

static void put_cell(printer *p, const pov_cell *cell)
{
    char day[POV_DAY_TEXT_SIZE];

    switch (cell->kind) {
    case POV_CELL_NULL:
    case POV_CELL_ROWS:
        break;
    case POV_CELL_NUMBER:
        put_number(p, cell->number);
        break;
    case POV_CELL_DAY:
        pov_day_print(cell->day, day);
        put(p, day, sizeof day - 1);
        break;
    case POV_CELL_TRUTH:
        put(p, cell->truth ? "true" : "false", cell->truth ? 4 : 5);
        break;
    case POV_CELL_TEXT:
    case POV_CELL_TERM:
    case POV_CELL_LIST:
    case POV_CELL_TABLE:
    case POV_CELL_OBJECT:
        put_words(p, pov_cell_plain(cell, p->options->arena, &p->scratch[0]));
        break;
    }
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

static void put_stretch(printer *p, stretch *s, const pov_row_reader *reader)
{
    size_t from = p->text.count;

    if (stretch_again(s, reader, &p->text, p->options->arena))
        return;
    for (size_t c = s->from; c < s->to; c++) {
        put(p, &p->delimiter, c ? 1 : 0);
        put_cell(p, &reader->cells[c]);
    }
    stretch_keep(s, &p->text, from, p->options->arena);
}

static void put_rows(printer *p, const pov_rows *rows)
{
    const stretches all = stretches_of(rows, p->options->arena);
    pov_row_reader reader;

    if (!p->options->goes_on)
        put_header(p, rows);
    pov_rows_begin(&reader, rows);
    while (pov_rows_next(&reader)) {
        for (size_t i = 0; i < all.count; i++)
            put_stretch(p, &all.items[i], &reader);
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
