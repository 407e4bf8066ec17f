#include "povstat/cell.h"

#include <stdlib.h>
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

pov_cell pov_cell_text_if(const char *text)
{
    return text && *text ? pov_cell_text(text) : pov_cell_null();
}

pov_cell pov_cell_typed(pov_decimal number)
{
    return (pov_cell){.kind = POV_CELL_NUMBER,
                      .number = number,
                      .bar = -1,
                      .decimals = (int8_t)number.scale,
                      .is_typed = true};
}

pov_cell pov_cell_number(pov_decimal number)
{
    pov_cell cell = pov_cell_typed(pov_decimal_trim(number));

    cell.is_typed = false;
    return cell;
}

pov_cell pov_cell_day(pov_day day)
{
    if (!day)
        return pov_cell_null();
    return (pov_cell){.kind = POV_CELL_DAY, .day = day, .bar = -1};
}

pov_cell pov_cell_count(size_t n)
{
    return pov_cell_typed(pov_decimal_whole((int64_t)n));
}

pov_cell pov_cell_count_if(size_t n)
{
    return n ? pov_cell_count(n) : pov_cell_null();
}

pov_cell pov_cell_truth(bool is_true)
{
    return (pov_cell){.kind = POV_CELL_TRUTH, .truth = is_true, .bar = -1};
}

pov_cell pov_cell_term(pov_vocabulary vocabulary, unsigned value)
{
    return pov_cell_terms(pov_term_at(vocabulary, value), POV_ALONE, NULL);
}

pov_cell pov_cell_code(pov_vocabulary vocabulary, const char *code)
{
    const pov_term *term = pov_term_find(vocabulary, code);

    return term ? pov_cell_terms(term, POV_ALONE, NULL)
                : pov_cell_text_if(code);
}

pov_cell pov_cell_terms(const pov_term *term, pov_joint joint,
                        const pov_term *other)
{
    if (!term->code || !*term->code)
        return pov_cell_null();
    return (pov_cell){.kind = POV_CELL_TERM,
                      .term = term,
                      .other = other,
                      .joint = joint,
                      .bar = -1};
}

pov_cell pov_cell_table(const pov_table *table)
{
    return (pov_cell){.kind = POV_CELL_TABLE, .table = table, .bar = -1};
}

pov_cell pov_cell_object(const pov_table *table)
{
    return (pov_cell){.kind = POV_CELL_OBJECT, .table = table, .bar = -1};
}

pov_cell pov_cell_rows(const pov_rows *rows)
{
    return (pov_cell){.kind = POV_CELL_ROWS, .rows = rows, .bar = -1};
}

pov_cell pov_cell_empty_list(void)
{
    return (pov_cell){.kind = POV_CELL_LIST, .bar = -1};
}

/* A packed cell: what stands before its value; of that as much as its kind has;
 * and of the pointers behind it those that are not NULL. */

enum { HEAD = offsetof(pov_cell, text) };

static const size_t sizes[] = {
    [POV_CELL_NULL] = 0,
    [POV_CELL_TEXT] = sizeof(const char *),
    [POV_CELL_NUMBER] = sizeof(pov_decimal),
    [POV_CELL_DAY] = sizeof(uint64_t),
    [POV_CELL_TRUTH] = sizeof(uint64_t),
    [POV_CELL_TERM] = offsetof(pov_cell, mark) - HEAD,
    [POV_CELL_LIST] = sizeof(pov_cell_list),
    [POV_CELL_TABLE] = sizeof(const pov_table *),
    [POV_CELL_OBJECT] = sizeof(const pov_table *),
    [POV_CELL_ROWS] = sizeof(const pov_rows *),
};

static const size_t behind[] = {
    offsetof(pov_cell, mark),   offsetof(pov_cell, anchor),
    offsetof(pov_cell, chart),  offsetof(pov_cell, link),
    offsetof(pov_cell, before), offsetof(pov_cell, behind),
};

enum { N_BEHIND = sizeof behind / sizeof *behind, POINTER = sizeof(void *) };

/** Which of them a cell has: a bit each. */
static uint8_t pointers_of(const pov_cell *cell)
{
    unsigned has = 0;

    for (size_t i = 0; i < N_BEHIND; i++) {
        const void *pointer;

        memcpy(&pointer, (const char *)cell + behind[i], POINTER);
        has |= pointer ? 1u << i : 0;
    }
    return (uint8_t)has;
}

static size_t packed_size(const pov_cell *cell)
{
    size_t size = HEAD + sizes[cell->kind];

    for (unsigned has = pointers_of(cell); has; has >>= 1)
        size += has & 1 ? POINTER : 0;
    return size;
}

/** Returns where the next one begins. */
static pov_packed *pack(pov_packed *to, const pov_cell *cell)
{
    pov_cell head = *cell;

    head.has = pointers_of(cell);
    memcpy(to, &head, HEAD);
    to += HEAD;
    memcpy(to, (const char *)cell + HEAD, sizes[cell->kind]);
    to += sizes[cell->kind];
    for (size_t i = 0; head.has >> i; i++) {
        if (!(head.has >> i & 1))
            continue;
        memcpy(to, (const char *)cell + behind[i], POINTER);
        to += POINTER;
    }
    return to;
}

const pov_packed *pov_cell_unpack(const pov_packed *from, pov_cell *cell)
{
    *cell = (pov_cell){.kind = POV_CELL_NULL};
    memcpy(cell, from, HEAD);
    from += HEAD;
    memcpy((char *)cell + HEAD, from, sizes[cell->kind]);
    from += sizes[cell->kind];
    for (size_t i = 0; cell->has >> i; i++) {
        if (!(cell->has >> i & 1))
            continue;
        memcpy((char *)cell + behind[i], from, POINTER);
        from += POINTER;
    }
    cell->has = 0;
    return from;
}

void pov_table_add(pov_table *table, pov_arena *arena, const pov_cell *row)
{
    size_t size = 0;
    pov_packed *packed, *to;

    for (size_t c = 0; c < table->n_columns; c++)
        size += packed_size(&row[c]);
    to = packed = pov_arena_alloc(arena, size);
    for (size_t c = 0; c < table->n_columns; c++)
        to = pack(to, &row[c]);
    pov_arena_push(arena, table, packed);
}

pov_cell *pov_table_room(const pov_table *table, pov_arena *arena)
{
    return pov_arena_alloc(arena, table->n_columns * sizeof(pov_cell));
}

const pov_cell *pov_table_row(const pov_table *table, size_t i, pov_cell *room)
{
    const pov_packed *from = table->items[i];

    for (size_t c = 0; c < table->n_columns; c++)
        from = pov_cell_unpack(from, &room[c]);
    return room;
}

void pov_table_keep(pov_table *table, pov_arena *arena, const bool *kept)
{
    pov_column *columns =
        pov_arena_alloc(arena, table->n_columns * sizeof *columns);
    size_t n = 0;

    for (size_t r = 0; r < table->count; r++) {
        const pov_packed *from = table->items[r];
        pov_packed *to = table->items[r];

        for (size_t c = 0; c < table->n_columns; c++) {
            pov_cell cell; /* what is packed again is no longer than it was */

            from = pov_cell_unpack(from, &cell);
            to = kept[c] ? pack(to, &cell) : to;
        }
    }
    for (size_t c = 0; c < table->n_columns; c++)
        if (kept[c])
            columns[n++] = table->columns[c];
    table->columns = columns;
    table->n_columns = n;
}

pov_table *pov_table_new(pov_arena *arena, const pov_column *columns, size_t n)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);

    *table = (pov_table){.columns = columns, .n_columns = n};
    return table;
}

static void copy_row(const pov_rows *rows, size_t i, unsigned shared,
                     pov_arena *arena, pov_cell *cells)
{
    (void)shared, (void)arena;
    pov_table_row(rows->from, i, cells);
}

const pov_rows *pov_rows_of(const pov_table *table, pov_arena *arena)
{
    pov_rows *rows = pov_arena_alloc(arena, sizeof *rows);

    *rows = (pov_rows){.columns = table->columns,
                       .n_columns = table->n_columns,
                       .count = table->count,
                       .from = table,
                       .row = copy_row};
    return rows;
}

pov_cell pov_cell_said(const pov_cell *cell, pov_language l, pov_arena *arena)
{
    const pov_term *term = cell->term;
    const char *words;
    pov_cell said = *cell;

    if (cell->kind == POV_CELL_TRUTH)
        term = pov_term_at(POV_TERMS_TRUTH, cell->truth);
    else if (cell->kind != POV_CELL_TERM)
        return said;
    words = pov_term_say(term, l);
    if (cell->kind == POV_CELL_TERM && cell->joint == POV_EITHER)
        words = pov_arena_format(arena, "%s %s %s", words, pov_say(l, "or"),
                                 pov_term_say(cell->other, l));
    else if (cell->kind == POV_CELL_TERM && cell->joint == POV_OF)
        words = pov_arena_format(arena, "%s: %s", words,
                                 pov_term_say(cell->other, l));
    said.kind = POV_CELL_TEXT;
    said.text = words;
    if (cell->kind == POV_CELL_TERM && cell->joint == POV_ALONE)
        said.tone = term->tone;
    return said;
}

void pov_rows_begin(pov_row_reader *reader, const pov_rows *rows)
{
    *reader = (pov_row_reader){.rows = rows, .arena = pov_arena_new()};
}

const pov_cell *pov_rows_next(pov_row_reader *reader)
{
    const pov_rows *rows = reader->rows;

    if (reader->next == rows->count)
        return NULL;
    pov_arena_clear(reader->arena);
    if (!reader->cells)
        reader->cells =
            pov_malloc_or_die(rows->n_columns * sizeof *reader->cells);
    if (reader->next && rows->shares)
        reader->shared = rows->shares(rows, reader->next);
    rows->row(rows, reader->next++, reader->shared, reader->arena,
              reader->cells);
    return reader->cells;
}

void pov_rows_end(pov_row_reader *reader)
{
    pov_arena_free(reader->arena);
    free(reader->cells);
}

static void add_text(pov_letters *to, pov_arena *arena, const char *text)
{
    pov_letters_add(to, arena, text, strlen(text));
}

static void add_terms(pov_letters *to, pov_arena *arena, const pov_cell *cell)
{
    add_text(to, arena, cell->term->code);
    if (cell->joint == POV_ALONE)
        return;
    add_text(to, arena, cell->joint == POV_EITHER ? " or " : "_");
    add_text(to, arena, cell->other->code);
}

static void add_cell(pov_letters *to, pov_arena *arena, const pov_cell *cell);

/* Lists and tables hold cells that may be lists and tables. */

/** Add one of several, behind a joint if any was `begun`. */
static void add_one_of(pov_letters *to, pov_arena *arena, const pov_cell *cell,
                       const char *joint, bool *begun)
{
    if (cell->kind == POV_CELL_NULL)
        return;
    if (*begun)
        add_text(to, arena, joint);
    *begun = true;
    add_cell(to, arena, cell);
}

static void add_list(pov_letters *to, pov_arena *arena,
                     const pov_cell_list *list)
{
    bool begun = false;

    for (size_t i = 0; i < list->count; i++)
        add_one_of(to, arena, &list->items[i], "; ", &begun);
}

static void add_table(pov_letters *to, pov_arena *arena, const pov_table *table)
{
    for (size_t r = 0; r < table->count; r++) {
        const pov_packed *at = table->items[r];
        bool begun = false;

        if (r > 0)
            add_text(to, arena, "; ");
        for (size_t c = 0; c < table->n_columns; c++) {
            pov_cell cell;

            at = pov_cell_unpack(at, &cell);
            add_one_of(to, arena, &cell, ":", &begun);
        }
    }
}

static void add_cell(pov_letters *to, pov_arena *arena, const pov_cell *cell)
{
    char text[POV_DECIMAL_TEXT_SIZE] = "";
    const char *plain = text;

    _Static_assert(sizeof text >= POV_DAY_TEXT_SIZE, "room for a day");
    switch (cell->kind) {
    case POV_CELL_NULL:
    case POV_CELL_ROWS: /* has no room for itself in one cell */
        return;
    case POV_CELL_LIST:
        add_list(to, arena, &cell->list);
        return;
    case POV_CELL_TABLE:
    case POV_CELL_OBJECT:
        add_table(to, arena, cell->table);
        return;
    case POV_CELL_TEXT:
        plain = cell->text;
        break;
    case POV_CELL_NUMBER:
        pov_decimal_print(cell->number, text);
        break;
    case POV_CELL_DAY:
        pov_day_print(cell->day, text);
        break;
    case POV_CELL_TRUTH:
        plain = cell->truth ? "true" : "false";
        break;
    case POV_CELL_TERM:
        add_terms(to, arena, cell);
        return;
    }
    add_text(to, arena, plain);
}

const char *pov_cell_plain(const pov_cell *cell, pov_arena *arena,
                           pov_letters *scratch)
{
    if (cell->kind == POV_CELL_NULL)
        return NULL;
    if (cell->kind == POV_CELL_TEXT)
        return cell->text;
    if (cell->kind == POV_CELL_TERM && cell->joint == POV_ALONE)
        return cell->term->code;
    scratch->count = 0;
    add_cell(scratch, arena, cell);
    return pov_letters_text(scratch, arena);
}
