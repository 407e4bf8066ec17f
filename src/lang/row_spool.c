#include "povstat/row_spool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/descriptor.h"
#include "povstat/map.h"
#include "povstat/spool.h"

/* A row is its length and its cells, a cell a head and what the head says that
 * it has.  Texts that outlast a row, or are those of many, are numbers. */

enum {
    MUCH = 256 * 1024,  /* below, no file is made */
    ENOUGH = 64 * 1024, /* that is written, or read, at once */
    A_ROW = 4 * 1024,   /* the same where rows lie far from each other */
};

enum cell_has {
    HAS_BAR = 1 << 0,
    HAS_BEFORE = 1 << 1,
    HAS_BEHIND = 1 << 2,
    HAS_LINK = 1 << 3,
    HAS_ADDRESS = 1 << 4,
};

typedef struct cell_head {
    uint8_t kind, tone;
    int8_t decimals;
    uint8_t has;
} cell_head;

/** Where a link leads in the workbook. */
typedef struct cell_place {
    uint32_t sheet, row;
} cell_place;

struct pov_row_spool {
    pov_arena *arena;
    pov_arena *scratch;    /* of one row */
    const char *directory; /* NULL: no file can be made there */
    size_t n_columns;
    int file; /* -1: none yet */
    int error;
    uint64_t written; /* into the file */
    struct {
        char *items;
        size_t count, room;
    } rest;          /* behind it; malloc'ed */
    pov_map numbers; /* of texts, from 1 */
    struct {
        const char **items;
        size_t count, capacity;
    } texts;
    struct {
        char *items;
        size_t count, room;
        uint64_t from;
    } window; /* of the file; malloc'ed */
};

pov_row_spool *pov_row_spool_new(size_t n_columns, const char *directory,
                                 pov_arena *arena)
{
    pov_row_spool *s = pov_arena_alloc(arena, sizeof *s);

    *s = (pov_row_spool){.arena = arena,
                         .scratch = pov_arena_new(),
                         .directory = directory ? directory : "/tmp",
                         .n_columns = n_columns,
                         .file = -1};
    return s;
}

static void put(pov_row_spool *s, const void *bytes, size_t n)
{
    if (s->rest.room - s->rest.count < n) {
        while (s->rest.room - s->rest.count < n)
            s->rest.room = s->rest.room ? s->rest.room * 2 : A_ROW;
        s->rest.items = pov_realloc_or_die(s->rest.items, s->rest.room);
    }
    memcpy(s->rest.items + s->rest.count, bytes, n);
    s->rest.count += n;
}

static uint32_t number_of(pov_row_spool *s, const char *text)
{
    void **at = pov_map_at(&s->numbers, s->arena, text, strlen(text));

    if (!*at) {
        pov_arena_push(s->arena, &s->texts,
                       pov_arena_copy(s->arena, text, strlen(text)));
        *at = (void *)(uintptr_t)s->texts.count;
    }
    return (uint32_t)(uintptr_t)*at;
}

static void put_number(pov_row_spool *s, const char *text)
{
    uint32_t number = number_of(s, text);

    put(s, &number, sizeof number);
}

static void put_text(pov_row_spool *s, const char *text)
{
    uint32_t length = (uint32_t)strlen(text) + 1;

    put(s, &length, sizeof length);
    put(s, text, length);
}

static unsigned has_of(const pov_cell *cell)
{
    const pov_link *link = cell->link;

    return (cell->bar != -1 ? HAS_BAR : 0u) | (cell->before ? HAS_BEFORE : 0u) |
           (cell->behind ? HAS_BEHIND : 0u) |
           (link && link->address ? HAS_ADDRESS : 0u) |
           (link && !link->address ? HAS_LINK : 0u);
}

static void put_head(pov_row_spool *s, const pov_cell *cell, pov_cell_kind kind)
{
    const cell_head head = {.kind = (uint8_t)kind,
                            .tone = (uint8_t)cell->tone,
                            .decimals = cell->decimals,
                            .has = (uint8_t)has_of(cell)};

    put(s, &head, sizeof head);
}

/** What is no number and no day is a text in a sheet. */
static void put_value(pov_row_spool *s, const pov_cell *cell)
{
    pov_letters letters = {0};
    const char *text = NULL;

    switch (cell->kind) {
    case POV_CELL_NULL:
        break;
    case POV_CELL_NUMBER:
        put_head(s, cell, POV_CELL_NUMBER);
        put(s, &cell->number, sizeof cell->number);
        return;
    case POV_CELL_DAY:
        put_head(s, cell, POV_CELL_DAY);
        put(s, &cell->day, sizeof cell->day);
        return;
    case POV_CELL_TEXT:
    case POV_CELL_TRUTH:
    case POV_CELL_TERM:
    case POV_CELL_LIST:
    case POV_CELL_TABLE:
    case POV_CELL_OBJECT:
    case POV_CELL_ROWS:
        text = pov_cell_plain(cell, s->scratch, &letters);
    }
    put_head(s, cell, text ? POV_CELL_TEXT : POV_CELL_NULL);
    if (text)
        put_text(s, text);
}

static void put_cell(pov_row_spool *s, const pov_cell *cell)
{
    const pov_link *link = cell->link;

    put_value(s, cell);
    if (cell->bar != -1)
        put(s, &cell->bar, sizeof cell->bar);
    if (cell->before)
        put_number(s, cell->before);
    if (cell->behind)
        put_number(s, cell->behind);
    if (link && link->address)
        put_number(s, link->address);
    else if (link)
        put(s, &(cell_place){(uint32_t)link->sheet, (uint32_t)link->row},
            sizeof(cell_place));
}

/* What cannot be written is lost, and known. */
static void let_go(pov_row_spool *s)
{
    if (!s->error && !pov_write(s->file, s->rest.items, s->rest.count))
        s->error = errno;
    s->written += s->rest.count;
    s->rest.count = 0;
}

uint64_t pov_row_spool_add(pov_row_spool *s, const pov_cell cells[])
{
    const uint64_t at = s->written + s->rest.count;
    const size_t before = s->rest.count;
    uint32_t length = 0;

    pov_arena_clear(s->scratch);
    put(s, &length, sizeof length);
    for (size_t c = 0; c < s->n_columns; c++)
        put_cell(s, &cells[c]);
    length = (uint32_t)(s->rest.count - before - sizeof length);
    memcpy(s->rest.items + before, &length, sizeof length);
    if (s->file < 0 && s->directory && s->rest.count > MUCH) {
        s->file = pov_spool_open(s->directory, s->scratch);
        s->directory = NULL;
    }
    if (s->file >= 0 && s->rest.count > ENOUGH)
        let_go(s);
    return at;
}

/** Bytes of what was added.  Errors: NULL. */
static const char *bytes_at(pov_row_spool *s, uint64_t at, size_t n,
                            size_t piece)
{
    if (at >= s->written)
        return at + n <= s->written + s->rest.count
                   ? s->rest.items + (at - s->written)
                   : NULL;
    if (at < s->window.from || at + n > s->window.from + s->window.count) {
        size_t wanted = n > piece ? n : piece;

        if (s->window.room < wanted) {
            s->window.items = pov_realloc_or_die(s->window.items, wanted);
            s->window.room = wanted;
        }
        s->window.from = at;
        if (!pov_read_at(s->file, at, s->window.items, wanted,
                         &s->window.count)) {
            s->error = errno;
            s->window.count = 0;
        }
        if (s->window.count < n)
            return NULL; /* somebody else shortened it */
    }
    return s->window.items + (at - s->window.from);
}

/** What is read of a row that was taken out of the spool. */
typedef struct cursor {
    const char *at, *end;
} cursor;

static const void *take(cursor *c, size_t n)
{
    const char *at = c->at;

    if ((size_t)(c->end - at) < n)
        return NULL;
    c->at += n;
    return at;
}

/** Errors: false if there is not so much, and nothing is read. */
static bool get(cursor *c, void *to, size_t n)
{
    const void *at = take(c, n);

    if (at)
        memcpy(to, at, n);
    return at;
}

static bool get_number(const pov_row_spool *s, cursor *c, const char **text)
{
    uint32_t number;

    if (!get(c, &number, sizeof number) || !number || number > s->texts.count)
        return false;
    *text = s->texts.items[number - 1];
    return true;
}

static bool get_text(cursor *c, pov_cell *cell)
{
    uint32_t length;

    if (!get(c, &length, sizeof length) || !length)
        return false;
    cell->text = take(c, length);
    return cell->text && !cell->text[length - 1];
}

static bool get_value(cursor *c, pov_cell *cell)
{
    if (cell->kind == POV_CELL_TEXT)
        return get_text(c, cell);
    if (cell->kind == POV_CELL_NUMBER)
        return get(c, &cell->number, sizeof cell->number);
    return cell->kind == POV_CELL_NULL ||
           (cell->kind == POV_CELL_DAY && get(c, &cell->day, sizeof cell->day));
}

static bool get_link(const pov_row_spool *s, const pov_row_wish *wish,
                     cursor *c, unsigned has, pov_cell *cell, pov_arena *arena)
{
    pov_link *link;
    cell_place place;

    if (!(has & (HAS_LINK | HAS_ADDRESS)))
        return true;
    link = pov_arena_alloc(arena, sizeof *link);
    cell->link = link;
    if (has & HAS_ADDRESS)
        return get_number(s, c, &link->address);
    if (!get(c, &place, sizeof place))
        return false;
    link->sheet = wish->sheets ? wish->sheets[place.sheet] : place.sheet;
    link->row = place.row;
    return true;
}

static bool get_cell(const pov_row_spool *s, const pov_row_wish *wish,
                     cursor *c, pov_cell *cell, pov_arena *arena)
{
    cell_head head;

    *cell = pov_cell_null();
    if (!get(c, &head, sizeof head))
        return false;
    cell->kind = (pov_cell_kind)head.kind;
    cell->tone = (pov_tone)head.tone;
    cell->decimals = head.decimals;
    return get_value(c, cell) &&
           (!(head.has & HAS_BAR) || get(c, &cell->bar, sizeof cell->bar)) &&
           (!(head.has & HAS_BEFORE) || get_number(s, c, &cell->before)) &&
           (!(head.has & HAS_BEHIND) || get_number(s, c, &cell->behind)) &&
           get_link(s, wish, c, head.has, cell, arena);
}

/** Rows that are asked for, and how far that is. */
typedef struct reading {
    pov_row_spool *spool;
    pov_row_wish wish;
    struct progress {
        size_t next;
        uint64_t at;
    } * now;
} reading;

/** Errors: false. */
static bool take_row(const reading *r, uint64_t *at, pov_arena *arena,
                     cursor *c)
{
    const size_t piece = r->wish.order ? A_ROW : ENOUGH;
    const char *bytes = bytes_at(r->spool, *at, sizeof(uint32_t), piece);
    uint32_t length;

    if (!bytes)
        return false;
    memcpy(&length, bytes, sizeof length);
    bytes = bytes_at(r->spool, *at + sizeof length, length, piece);
    if (!bytes)
        return false;
    c->at = pov_arena_copy(arena, bytes, length);
    c->end = c->at + length;
    *at += sizeof length + length;
    return true;
}

/** Where a row is.  Errors: false. */
static bool find_row(const reading *r, size_t i, pov_arena *arena)
{
    cursor passed;

    if (r->wish.order) {
        r->now->at = r->wish.order[i];
        return true;
    }
    if (i < r->now->next)
        *r->now = (struct progress){.at = r->wish.from};
    for (; r->now->next < i; r->now->next++)
        if (!take_row(r, &r->now->at, arena, &passed))
            return false;
    return true;
}

static bool read_row(const reading *r, size_t i, pov_arena *arena,
                     pov_cell *cells)
{
    cursor c;

    if (r->spool->error || !find_row(r, i, arena) ||
        !take_row(r, &r->now->at, arena, &c))
        return false;
    r->now->next = i + 1;
    for (size_t n = 0; n < r->spool->n_columns; n++)
        if (!get_cell(r->spool, &r->wish, &c, &cells[n], arena))
            return false;
    return c.at == c.end;
}

static void make_row(const pov_rows *rows, size_t i, unsigned shared,
                     pov_arena *arena, pov_cell *cells)
{
    const reading *r = rows->from;

    (void)shared;
    if (read_row(r, i, arena, cells))
        return;
    if (!r->spool->error)
        r->spool->error = EIO;
    for (size_t n = 0; n < r->spool->n_columns; n++)
        cells[n] = pov_cell_null();
}

const pov_rows *pov_row_spool_rows(pov_row_spool *s, const pov_column *columns,
                                   const pov_row_wish *wish)
{
    pov_rows *rows = pov_arena_alloc(s->arena, sizeof *rows);
    reading *r = pov_arena_alloc(s->arena, sizeof *r);

    if (s->file >= 0)
        let_go(s);
    *r = (reading){s, *wish, pov_arena_alloc(s->arena, sizeof *r->now)};
    r->now->at = wish->from;
    *rows = (pov_rows){.columns = columns,
                       .n_columns = s->n_columns,
                       .count = wish->count,
                       .from = r,
                       .row = make_row,
                       .error = &s->error};
    return rows;
}

void pov_row_spool_close(pov_row_spool *s)
{
    pov_let_go(s->file);
    free(s->rest.items);
    free(s->window.items);
    pov_arena_free(s->scratch);
}
