#include "read/list_parts.h"

#include <stdlib.h>
#include <string.h>

#include "povstat/ledger.h"

enum {
    LEAST_PART = 4 * 1024 * 1024, /* bytes: below, beginning takes as long */
    WARM_UP = 1024,               /* rows: words, and what is told but once */
    SHARED = 2,            /* bytes a byte of the list, for what it may state */
    LEFT_AT_LEAST = 64,    /* rows, */
    LEFT_ONE_IN = 64,      /* and so many of the others: to leave more spares
                              little */
    LINES_APART = 1 << 30, /* no row has the number of one before */
};

/** Where a row begins, and how many lines of the part are before it. */
typedef struct row_offset {
    uint64_t offset;
    uint32_t used;
} row_offset;

/** What another process reads of a list: from one record on to another. */
typedef struct list_part {
    list_parts *of;
    row_memo *known;
    uint64_t begin, end;
    pov_process process;
    pov_shared memory;  /* what it states is there */
    row_offset came_to; /* if it is ready */
    char *said;         /* NULL: it is not */
    size_t length;
} list_part;

list_parts list_parts_of(row_view *cells, pov_figures *figures,
                         pov_read_tally *tally, list_row (*take)(void *of),
                         void (*read)(void *of), void *of)
{
    return (list_parts){.cells = cells,
                        .figures = figures,
                        .tally = tally,
                        .take = take,
                        .read = read,
                        .of = of,
                        .rows_before = tally->rows,
                        .wait = WARM_UP};
}

static void drop_part(list_part *p)
{
    if (p->process.id)
        pov_process_drop(&p->process);
    pov_shared_end(&p->memory);
    free(p->said);
    p->said = NULL;
}

void list_parts_drop(list_parts *all)
{
    for (; all->next < all->count; all->next++)
        drop_part(&all->items[all->next]);
}

typedef struct rows_left {
    row_offset *items;
    size_t count, capacity;
} rows_left;

/** Read the rows of a part, as far as that goes.  Returns how far. */
static row_offset read_rows(const list_part *p, rows_left *left)
{
    list_parts *all = p->of;
    row_reader *rows = all->cells->rows;
    list_row is = LIST_ROW_TAKEN;
    row_offset at;

    for (;;) {
        at.offset = rows_offset(rows, &at.used);
        at.used -= LINES_APART;
        if (at.offset >= p->end || !rows_look(rows, &all->cells->row))
            return at;
        is = all->take(all->of);
        if (is == LIST_ROW_TAKEN)
            continue;
        if (is == LIST_ROW_LAST ||
            left->count >= LEFT_AT_LEAST + all->tally->rows / LEFT_ONE_IN)
            return at;
        pov_arena_push(all->cells->arena, left, at);
    }
}

static void read_part(void *of, FILE *out)
{
    list_part *p = of;
    list_parts *all = p->of;
    rows_left left = {NULL, 0, 0};
    row_offset end;

    all->next = all->count = 0;        /* the others are no business here, */
    *all->tally = (pov_read_tally){0}; /* nor what was read before */
    row_memo_part(p->known, &p->memory);
    rows_skip(all->cells->rows, p->begin, LINES_APART);
    end = read_rows(p, &left);
    pov_say_bytes(out, &end, sizeof end);
    pov_say_bytes(out, all->tally, sizeof *all->tally);
    pov_ledger_say(all->figures->ledger, out);
    pov_say_number(out, left.count);
    pov_say_bytes(out, left.items, left.count * sizeof *left.items);
}

/** Find where `n` parts of what is left begin; the first is this process's. */
static void divide(list_parts *all, uint64_t from, size_t n, row_memo *known)
{
    const row_reader *rows = all->cells->rows;
    uint64_t size = rows_size(rows);

    all->items = pov_arena_alloc(all->cells->arena, n * sizeof *all->items);
    for (size_t i = 1; i < n; i++) {
        uint64_t begin =
            rows_begin_behind(rows, from + i * ((size - from) / n));

        if (!begin || (all->count && begin <= all->items[all->count - 1].begin))
            break;
        all->items[all->count++] =
            (list_part){.of = all, .known = known, .begin = begin, .end = size};
        if (all->count > 1)
            all->items[all->count - 2].end = begin;
    }
}

/** How many parts of what is left are worth it. */
static size_t parts_worth(const list_parts *all, uint64_t left)
{
    const pov_read_options *o = all->cells->options;
    size_t n = left / (o->least_part ? o->least_part : LEAST_PART);

    return n < o->processes ? n : o->processes;
}

/** Wait for what a part's process says.  Errors: false: it is lost. */
static bool hear_part(list_part *p)
{
    if (p->process.id && pov_process_end(&p->process, &p->said, &p->length))
        memcpy(&p->came_to, p->said, sizeof p->came_to);
    else
        drop_part(p);
    return p->said;
}

/** Read what was left. */
static void read_left(const list_parts *all, uint32_t before, pov_listener *l)
{
    row_reader *rows = all->cells->rows;

    for (size_t n = pov_hear_number(l); n && !l->is_lost; n--) {
        row_offset at;

        pov_hear_bytes(l, &at, sizeof at);
        rows_skip(rows, at.offset, before + at.used);
        if (rows_look(rows, &all->cells->row))
            all->read(all->of);
    }
}

static void take_part(list_parts *all, list_part *p)
{
    row_reader *rows = all->cells->rows;
    uint32_t before = rows_at(rows).used;
    pov_listener l = {.at = p->said + sizeof p->came_to,
                      .end = p->said + p->length};
    pov_read_tally t;

    pov_hear_bytes(&l, &t, sizeof t);
    all->tally->rows += t.rows;
    all->tally->cells += t.cells;
    all->tally->used += t.used;
    all->tally->blank += t.blank;
    all->tally->refused += t.refused;
    all->tally->not_data += t.not_data;
    pov_ledger_hear(all->figures->ledger, before - LINES_APART, p->memory,
                    all->cells->catalogue, all->cells->arena, &l);
    p->memory.bytes = NULL;
    read_left(all, before, &l);
    rows_skip(rows, p->came_to.offset, before + p->came_to.used);
}

void list_parts_take(list_parts *all)
{
    uint32_t used;
    uint64_t offset = rows_offset(all->cells->rows, &used);

    while (all->next < all->count && all->items[all->next].begin <= offset) {
        list_part *p = &all->items[all->next++];

        if (p->begin == offset && (p->said || hear_part(p)))
            take_part(all, p);
        drop_part(p);
        offset = rows_offset(all->cells->rows, &used);
    }
}

/** Did one come not as far as it should have, as far as that is known? */
static bool is_cut_short(const list_parts *all)
{
    for (size_t i = all->next; i < all->count; i++) {
        list_part *p = &all->items[i];

        if (!p->said && p->process.id && pov_process_is_ready(&p->process))
            hear_part(p);
        if (p->said && p->came_to.offset < p->end)
            return true;
    }
    return false;
}

static void begin_part(list_part *p)
{
    if (pov_shared_begin(&p->memory, (p->end - p->begin) * SHARED))
        pov_process_begin(&p->process, read_part, p);
}

void list_parts_begin(list_parts *all, row_memo *known)
{
    const row_reader *rows = all->cells->rows;
    size_t learned = all->tally->rows - all->rows_before, n;
    uint64_t size = rows_size(rows), from;
    uint32_t used;

    all->wait = learned < WARM_UP ? WARM_UP : learned;
    if (learned < WARM_UP || (all->next < all->count && !is_cut_short(all)))
        return;
    list_parts_drop(all);
    all->next = all->count = 0;
    if (!size || all->figures->scribe || !known)
        return;
    from = rows_offset(rows, &used);
    n = parts_worth(all, size - from);
    if (n < 2 || !pov_shared_may_take((size - from) * SHARED))
        return;
    divide(all, from, n, known);
    for (size_t i = 0; i < all->count; i++)
        begin_part(&all->items[i]);
}
