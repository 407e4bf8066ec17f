/* A document is printed as it is made: numbers pass as they are, for those of
 * cJSON are doubles, and rows are never held as one tree. */

#include "write/formats.h"

#include <string.h>

#include "write/escape.h"
#include "write/pieces.h"
#include "write/stretches.h"

typedef struct printer {
    FILE *out;
    pov_arena *arena;
    pov_letters text, scratch;
    int error; /* errno: what was printed before cannot be read */
} printer;

static inline void put(printer *p, const char *text, size_t length)
{
    memcpy(pov_letters_more(&p->text, p->arena, length), text, length);
}

static void put_text(printer *p, const char *text)
{
    put(p, text, strlen(text));
}

static void put_string(printer *p, const char *text)
{
    escape_json(text, &p->text, p->arena);
}

/** What holds nothing that would have to be escaped: a key, a code, a day. */
static void put_quoted(printer *p, const char *text, size_t length)
{
    char *at = pov_letters_more(&p->text, p->arena, length + 2);

    *at = '"';
    memcpy(at + 1, text, length);
    at[length + 1] = '"';
}

static void print_value(printer *p, const pov_cell *cell);

static void print_key(printer *p, const pov_column *column, bool is_first)
{
    size_t length = strlen(column->key);
    char *at = pov_letters_more(&p->text, p->arena, length + 4);

    *at++ = is_first ? '{' : ',';
    *at++ = '"';
    memcpy(at, column->key, length);
    memcpy(at + length, "\":", 2);
}

static void print_object(printer *p, const pov_table *table, size_t row)
{
    const pov_packed *at = table->items[row];

    for (size_t c = 0; c < table->n_columns; c++) {
        pov_cell cell;

        at = pov_cell_unpack(at, &cell);
        print_key(p, &table->columns[c], !c);
        print_value(p, &cell);
    }
    put(p, "}", 1);
}

static void print_list(printer *p, const pov_cell_list *list)
{
    put(p, "[", 1);
    for (size_t i = 0; i < list->count; i++) {
        put(p, ",", i ? 1 : 0);
        print_value(p, &list->items[i]);
    }
    put(p, "]", 1);
}

static void print_table(printer *p, const pov_table *table)
{
    put(p, "[", 1);
    for (size_t r = 0; r < table->count; r++) {
        put(p, ",", r ? 1 : 0);
        print_object(p, table, r);
    }
    put(p, "]", 1);
}

/* What stands before the values of each row is copied a whole CHUNK at a time:
 * a length that is known takes no call. */
enum { CHUNK = 32 };

/** `{"area":`, and with the "null" that stands behind it most often. */
typedef struct key_text {
    const char *text;
    size_t length, with_null;
} key_text;

static key_text key_text_of(const pov_column *column, bool is_first,
                            pov_arena *arena)
{
    printer key = {.arena = arena};
    key_text made;

    print_key(&key, column, is_first);
    made.length = key.text.count;
    put(&key, "null", 4);
    made.with_null = key.text.count;
    pov_letters_grow(&key.text, arena, CHUNK);
    made.text = key.text.items;
    return made;
}

static const key_text *keys_of(const pov_rows *rows, pov_arena *arena)
{
    key_text *keys = pov_arena_alloc(arena, rows->n_columns * sizeof *keys);

    for (size_t c = 0; c < rows->n_columns; c++)
        keys[c] = key_text_of(&rows->columns[c], !c, arena);
    return keys;
}

static inline void put_chunks(printer *p, const char *text, size_t length)
{
    char *to = pov_letters_more(&p->text, p->arena, length + CHUNK);

    p->text.count -= CHUNK;
    for (size_t n = 0; n < length; n += CHUNK)
        memcpy(to + n, text + n, CHUNK);
}

static inline void print_cell(printer *p, const key_text *key,
                              const pov_cell *cell)
{
    if (cell->kind == POV_CELL_NULL) {
        put_chunks(p, key->text, key->with_null);
        return;
    }
    put_chunks(p, key->text, key->length);
    print_value(p, cell);
}

static void print_stretch(printer *p, stretch *s, const key_text *keys,
                          const pov_row_reader *reader)
{
    size_t from = p->text.count;

    if (stretch_again(s, reader, &p->text, p->arena))
        return;
    for (size_t c = s->from; c < s->to; c++)
        print_cell(p, &keys[c], &reader->cells[c]);
    stretch_keep(s, &p->text, from, p->arena);
}

static void print_rows(printer *p, const pov_rows *rows, const char *before,
                       const char *between, const char *behind)
{
    const key_text *keys = keys_of(rows, p->arena);
    const stretches all = stretches_of(rows, p->arena);
    pov_row_reader reader;

    pov_rows_begin(&reader, rows);
    while (pov_rows_next(&reader)) {
        put_text(p, reader.next > 1 ? between : before);
        for (size_t i = 0; i < all.count; i++)
            print_stretch(p, &all.items[i], keys, &reader);
        put(p, "}", 1);
        pieces_print_long(&p->text, p->out);
    }
    pov_rows_end(&reader);
    put_text(p, rows->count ? behind : "");
}

/* In a document a row stands in a line of its own. */
static const char between_rows[] = ",\n";

/** Print what pov_write_rows has printed, but for the first comma. */
static void print_printed(printer *p, const pov_spooled *printed)
{
    pov_spooled rows = *printed;

    rows.from += rows.from < rows.to;
    pieces_print_rest(&p->text, p->out);
    p->error = pov_spooled_print(&rows, p->out);
    put_text(p, rows.from < rows.to ? "\n" : "");
}

static void print_day(printer *p, pov_day day)
{
    char text[POV_DAY_TEXT_SIZE];

    pov_day_print(day, text);
    put_quoted(p, text, sizeof text - 1);
}

static void print_number(printer *p, pov_decimal number)
{
    char *at = pov_letters_more(&p->text, p->arena, POV_DECIMAL_TEXT_SIZE);

    p->text.count += pov_decimal_print(number, at);
    p->text.count -= POV_DECIMAL_TEXT_SIZE;
}

static void print_term(printer *p, const pov_cell *cell)
{
    const char *code = pov_cell_plain(cell, p->arena, &p->scratch);

    put_quoted(p, code, strlen(code));
}

static void print_value(printer *p, const pov_cell *cell)
{
    switch (cell->kind) {
    case POV_CELL_NULL:
        put(p, "null", 4);
        break;
    case POV_CELL_TEXT:
        put_string(p, cell->text);
        break;
    case POV_CELL_TERM:
        print_term(p, cell);
        break;
    case POV_CELL_NUMBER:
        print_number(p, cell->number);
        break;
    case POV_CELL_DAY:
        print_day(p, cell->day);
        break;
    case POV_CELL_TRUTH:
        put_text(p, cell->truth ? "true" : "false");
        break;
    case POV_CELL_LIST:
        print_list(p, &cell->list);
        break;
    case POV_CELL_TABLE:
        print_table(p, cell->table);
        break;
    case POV_CELL_OBJECT:
        print_object(p, cell->table, 0);
        break;
    case POV_CELL_ROWS:
        put(p, "[", 1);
        if (cell->rows->printed)
            print_printed(p, cell->rows->printed);
        else
            print_rows(p, cell->rows, "\n", between_rows, "\n");
        put(p, "]", 1);
        break;
    }
}

void pov_write_value(const pov_cell *value, pov_arena *arena, FILE *out)
{
    printer p = {.out = out, .arena = arena};

    print_value(&p, value);
    pieces_print_rest(&p.text, out);
}

void pov_write_rows(const pov_rows *rows, pov_arena *arena, FILE *out)
{
    printer p = {.out = out, .arena = arena};

    print_rows(&p, rows, between_rows, between_rows, "");
    pieces_print_rest(&p.text, out);
}

void write_json(const pov_report *report, const pov_write_options *options,
                FILE *out)
{
    printer p = {.out = out, .arena = options->arena};

    put(&p, "{", 1);
    for (size_t i = 0; i < report->members.count; i++) {
        const pov_member *member = &report->members.items[i];
        pov_cell value = member->value;

        put_text(&p, i ? ",\n\"" : "\"");
        put_text(&p, member->key);
        put_text(&p, "\":");
        if (value.kind == POV_CELL_TABLE)
            value = pov_cell_rows(pov_rows_of(value.table, p.arena));
        print_value(&p, &value);
    }
    put_text(&p, "}\n");
    pieces_print_rest(&p.text, out);
    if (p.error && options->complaint)
        *options->complaint = pov_write_no_room(options, p.error);
}

void write_ndjson(const pov_report *report, const pov_write_options *options,
                  FILE *out)
{
    printer p = {.out = out, .arena = options->arena};

    if (report->rows)
        print_rows(&p, report->rows, "", "\n", "\n");
    pieces_print_rest(&p.text, out);
}
