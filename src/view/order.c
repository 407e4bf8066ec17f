#include "view/order.h"

#include <stdlib.h>
#include <string.h>

/** A key of the wish. */
typedef struct order_key {
    const field *field;
    bool falls; /* from the largest */
} order_key;

/** A row and what it is put in order by; the keys are those of all rows, for a
 *  comparison is told nothing else. */
typedef struct ordered {
    size_t at;
    const pov_cell *cells;
    const order_key *keys;
    size_t n_keys;
    pov_arena *arena;
} ordered;

static const field *field_named(field_rows rows, const char *key)
{
    for (size_t i = 0; i < rows.n_fields; i++)
        if (rows.fields[i].at[FIELD_ROWS] && !strcmp(rows.fields[i].key, key))
            return &rows.fields[i];
    return NULL;
}

static int compare_sizes(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/** Lists and tables as the text they are in csv. */
static int compare_plain(const pov_cell *a, const pov_cell *b, pov_arena *arena)
{
    pov_letters scratch[2] = {{0}, {0}};
    const char *left = pov_cell_plain(a, arena, &scratch[0]);
    const char *right = pov_cell_plain(b, arena, &scratch[1]);

    return strcmp(left ? left : "", right ? right : "");
}

/** Shape: both are known. */
static int compare_known(const pov_cell *a, const pov_cell *b, pov_arena *arena)
{
    if (a->kind != b->kind)
        return compare_sizes(a->kind, b->kind);
    switch (a->kind) {
    case POV_CELL_NUMBER:
        return pov_decimal_compare(a->number, b->number);
    case POV_CELL_DAY:
        return compare_sizes(a->day, b->day);
    case POV_CELL_TRUTH:
        return a->truth - b->truth;
    case POV_CELL_TERM: /* of one vocabulary: its place there is its rank */
        return a->term == b->term
                   ? (a->other > b->other) - (a->other < b->other)
                   : (a->term > b->term) - (a->term < b->term);
    case POV_CELL_TEXT:
        return strcmp(a->text, b->text);
    case POV_CELL_NULL:
    case POV_CELL_LIST:
    case POV_CELL_TABLE:
    case POV_CELL_OBJECT:
    case POV_CELL_ROWS:
        break;
    }
    return compare_plain(a, b, arena);
}

static bool is_unknown(const pov_cell *cell)
{
    return cell->kind == POV_CELL_NULL ||
           (cell->kind == POV_CELL_TEXT && !*cell->text);
}

static int compare_rows(const void *a, const void *b)
{
    const ordered *left = a, *right = b;

    for (size_t k = 0; k < left->n_keys; k++) {
        const pov_cell *l = &left->cells[k], *r = &right->cells[k];
        int order = is_unknown(l) - is_unknown(r);

        if (!order && !is_unknown(l)) {
            order = compare_known(l, r, left->arena);
            order = left->keys[k].falls ? -order : order;
        }
        if (order)
            return order;
    }
    return compare_sizes((int64_t)left->at, (int64_t)right->at);
}

static const order_key *keys_of(const pov_results *r, field_rows rows)
{
    const pov_text_list *wish = &r->filter.order;
    order_key *keys = pov_arena_alloc(r->arena, wish->count * sizeof *keys);

    for (size_t k = 0; k < wish->count; k++) {
        const char *key = wish->items[k];

        keys[k].falls = *key == '-';
        keys[k].field = field_named(rows, key + keys[k].falls);
    }
    return keys;
}

static const pov_cell *cells_of(const field_view *v, const order_key keys[],
                                size_t n, const void *row)
{
    pov_cell *cells = pov_arena_alloc(v->arena, n * sizeof *cells);

    for (size_t k = 0; k < n; k++)
        cells[k] = keys[k].field->of(v, row);
    return cells;
}

field_rows order_rows(const pov_results *r, field_rows rows, void *more)
{
    const field_view v = {.results = r,
                          .arena = r->arena,
                          .language = POV_EN,
                          .table = FIELD_ROWS,
                          .more = more};
    size_t n = r->filter.order.count, size = rows.item_size;
    const order_key *keys;
    ordered *list;
    char *items;

    if (!n || rows.count < 2)
        return rows;
    keys = keys_of(r, rows);
    list = pov_arena_alloc(r->arena, rows.count * sizeof *list);
    items = pov_arena_alloc(r->arena, rows.count * size);
    for (size_t i = 0; i < rows.count; i++)
        list[i] = (ordered){
            i, cells_of(&v, keys, n, (const char *)rows.items + i * size), keys,
            n, r->arena};
    qsort(list, rows.count, sizeof *list, compare_rows);
    for (size_t i = 0; i < rows.count; i++)
        memcpy(items + i * size, (const char *)rows.items + list[i].at * size,
               size);
    rows.items = items;
    return rows;
}
