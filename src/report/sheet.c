#include "report/sheet.h"

#include <string.h>

#include "report/grounds.h"
#include "report/machine.h"
#include "report/words.h"

/** A degree may be two verdicts; units are those of figures and those of
 *  indicators.  NULL: it is no code. */
static const pov_term *term_of(pov_vocabulary from, const char *code)
{
    const pov_term *term = pov_term_find(from, code);

    if (!term && from == POV_TERMS_DEGREE)
        term = pov_term_find(POV_TERMS_VERDICT, code);
    if (!term && from == POV_TERMS_UNIT)
        term = pov_term_find(POV_TERMS_COUNTED, code);
    return term;
}

static const char *term_words(pov_language l, pov_vocabulary from,
                              const char *code)
{
    const pov_term *term = term_of(from, code);

    return term ? pov_term_say(term, l) : code;
}

const char *sheet_code_words(pov_arena *arena, pov_language l,
                             pov_vocabulary from, const char *code)
{
    const char *interim = "interim_";
    const char *joint = strstr(code, " or ");

    if (from == SHEET_NO_CODES)
        return code;
    if (from == POV_TERMS_DEGREE && joint)
        return pov_arena_format(
            arena, "%s %s %s",
            term_words(l, from,
                       pov_arena_copy(arena, code, (size_t)(joint - code))),
            words_in(l, WORD_OR), term_words(l, from, joint + strlen(" or ")));
    if (from == POV_TERMS_FLAG && !strncmp(code, interim, strlen(interim)))
        return pov_arena_format(
            arena, "%s: %s", pov_words(from, POV_FLAG_INTERIM, l),
            term_words(l, POV_TERMS_VERDICT, code + strlen(interim)));
    return term_words(l, from, code);
}

/** How to feel about it. */
static pov_tone code_tone(pov_vocabulary from, const char *code)
{
    const pov_term *term =
        from == SHEET_NO_CODES ? NULL : pov_term_find(from, code);

    return term ? term->tone : POV_TONE_PLAIN;
}

/** Where the rows have what the sheet asks for: looked up once. */
typedef struct lookup {
    const pov_table *rows;
    size_t measure, unit; /* rows->n_columns: they do not have it */
    size_t *columns;
} lookup;

static size_t column_of(const pov_table *rows, const char *key)
{
    size_t c = 0;

    while (c < rows->n_columns && strcmp(rows->columns[c].key, key) != 0)
        c++;
    return c;
}

static bool says(const lookup *in, size_t row, size_t column, const char *code)
{
    const pov_cell *cell;

    if (column == in->rows->n_columns)
        return false;
    cell = &in->rows->items[row][column];
    return cell->kind == POV_CELL_TEXT && !strcmp(cell->text, code);
}

const char *sheet_unit_sign(pov_language l, pov_unit unit)
{
    if (unit == POV_IN_COUNT)
        return NULL;
    if (unit == POV_IN_PERCENT)
        return " %";
    return pov_say(l, " pp");
}

static pov_unit unit_of(const lookup *in, size_t row, sheet_unit rule)
{
    switch (rule) {
    case SHEET_UNITLESS:
        break;
    case SHEET_PERCENT:
        return POV_IN_PERCENT;
    case SHEET_POINTS:
        return POV_IN_POINTS;
    case SHEET_OF_MEASURE:
        return says(in, row, in->measure, "rate") ? POV_IN_PERCENT
                                                  : POV_IN_COUNT;
    case SHEET_CHANGE_OF_MEASURE:
        return says(in, row, in->measure, "rate") ? POV_IN_POINTS
                                                  : POV_IN_COUNT;
    case SHEET_OF_UNIT:
        if (says(in, row, in->unit, "pp"))
            return POV_IN_POINTS;
        return says(in, row, in->unit, "percent") ? POV_IN_PERCENT
                                                  : POV_IN_COUNT;
    }
    return POV_IN_COUNT;
}

/** Does the row say again what the first one did? */
static bool is_repeated(const pov_table *table, size_t row, size_t c)
{
    return !strcmp(table->items[row][c].text, table->items[0][c].text);
}

/** "data/extracts/ba-che-2022.csv:2:12" of a row of a nested table; with what
 *  was typed there, if it was not what the first one says. */
static const char *place_words(pov_arena *arena, const pov_table *table,
                               size_t row)
{
    const char *text = "", *joint = "";

    for (size_t c = 0; c < table->n_columns; c++) {
        const pov_cell *cell = &table->items[row][c];

        if (cell->kind == POV_CELL_NUMBER || !c)
            text = pov_arena_format(arena, "%s%s%s", text, joint, cell->text);
        else if (cell->kind == POV_CELL_TEXT && !is_repeated(table, row, c))
            text = pov_arena_format(arena, "%s “%s”", text, cell->text);
        joint = ":";
    }
    return text;
}

/** The items of a list or nested table, one a line. */
static pov_cell lines_cell(pov_arena *arena, pov_language l,
                           pov_vocabulary words, const pov_cell *cell)
{
    size_t n = cell->table ? cell->table->count : cell->list.count;
    const char *text = "";

    for (size_t i = 0; i < n; i++)
        text = pov_arena_format(
            arena, "%s%s%s", text, i ? "\n" : "",
            cell->table
                ? place_words(arena, cell->table, i)
                : sheet_code_words(arena, l, words, cell->list.items[i].text));
    return pov_cell_text_if(text);
}

void sheet_show_decimals(pov_cell *cell, int most)
{
    static const char *const below[] = {"59.", "94.", "99."};

    if (!most || cell->decimals <= most)
        return;
    for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
        const char *behind = cell->text + strlen(below[i]);

        if (strncmp(cell->text, below[i], strlen(below[i])) != 0)
            continue;
        while (most < cell->decimals && strspn(behind, "9") >= (size_t)most &&
               behind[most] >= '5')
            most++;
    }
    cell->decimals = most;
}

static pov_cell shown_cell(const pov_results *r, const lookup *in, size_t row,
                           size_t c, const sheet_column *column)
{
    const pov_cell nothing = pov_cell_null();
    const pov_cell *from = in->columns[c] < in->rows->n_columns
                               ? &in->rows->items[row][in->columns[c]]
                               : &nothing;
    pov_cell cell = *from;

    switch (cell.kind) {
    case POV_CELL_NULL:
    case POV_CELL_DAY:
        break;
    case POV_CELL_NUMBER:
        cell.behind =
            sheet_unit_sign(r->language, unit_of(in, row, column->unit));
        sheet_show_decimals(&cell, column->decimals);
        cell.bar = column->how & SHEET_BAR ? 0 : -1;
        break;
    case POV_CELL_TEXT:
    case POV_CELL_TRUTH:
        cell.tone = code_tone(column->words, from->text);
        cell.text =
            sheet_code_words(r->arena, r->language, column->words, from->text);
        cell.kind = POV_CELL_TEXT;
        break;
    case POV_CELL_LIST:
    case POV_CELL_TABLE:
    case POV_CELL_OBJECT:
        return lines_cell(r->arena, r->language, column->words, from);
    }
    return cell;
}

static pov_column column_from(const sheet_column *from, pov_language language)
{
    return (pov_column){.key = from->key,
                        .label = pov_say(language, from->label),
                        .align = from->how & SHEET_NUMBER ? POV_ALIGN_RIGHT
                                                          : POV_ALIGN_LEFT,
                        .may_wrap = (from->how & SHEET_WRAPS) != 0,
                        .is_detail = (from->how & SHEET_DETAIL) != 0,
                        .is_name = (from->how & SHEET_NAME) != 0};
}

pov_table *sheet_table(const pov_results *r, const pov_table *rows,
                       const sheet_column from[], size_t n)
{
    pov_table *table = pov_arena_alloc(r->arena, sizeof *table);
    pov_column *columns = pov_arena_alloc(r->arena, n * sizeof *columns);
    pov_cell *cells = pov_arena_alloc(r->arena, n * sizeof *cells);
    lookup in = {.rows = rows,
                 .measure = column_of(rows, "measure"),
                 .unit = column_of(rows, "unit"),
                 .columns = pov_arena_alloc(r->arena, n * sizeof(size_t))};

    for (size_t c = 0; c < n; c++) {
        columns[c] = column_from(&from[c], r->language);
        in.columns[c] = column_of(rows, from[c].key);
    }
    *table = (pov_table){.columns = columns, .n_columns = n};
    for (size_t row = 0; row < rows->count; row++) {
        for (size_t c = 0; c < n; c++)
            cells[c] = shown_cell(r, &in, row, c, &from[c]);
        pov_table_add(table, r->arena, cells);
    }
    return table;
}

pov_cell *sheet_cell(const pov_table *sheet, size_t row, const char *key)
{
    size_t c = 0;

    while (strcmp(sheet->columns[c].key, key) != 0)
        c++; /* every key asked for is there */
    return &sheet->items[row][c];
}

void sheet_show_typed(pov_cell *cell, const pov_quantity *q)
{
    if (cell->kind == POV_CELL_NUMBER && q->known && q->is_printed)
        cell->decimals = q->printed.scale;
}

pov_cell sheet_quantity(const pov_results *r, const pov_quantity *q,
                        pov_unit unit)
{
    pov_cell cell = pov_cell_number(machine_quantity(r->arena, q));

    if (cell.kind == POV_CELL_NULL)
        return pov_cell_text(words_quantity(r->arena, r->language, q, unit));
    cell.behind = sheet_unit_sign(r->language, unit);
    sheet_show_decimals(&cell, 2);
    sheet_show_typed(&cell, q);
    return cell;
}

void sheet_translate_derivation(const pov_results *r, pov_cell *cell,
                                const pov_figure *const of[], size_t n)
{
    const char *text = "";

    if (r->language == POV_EN)
        return;
    for (size_t i = 0; i < n; i++)
        if (of[i] && !pov_figure_stated(of[i]))
            text = pov_arena_format(r->arena, "%s%s%s", text, *text ? "\n" : "",
                                    grounds_text(r->arena, r->language, of[i]));
    if (*text)
        *cell = pov_cell_text(text);
}
