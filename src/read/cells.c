#include "read/cells.h"

#include <string.h>

#include "povstat/text.h"

entry entry_of(const extract *x, column c)
{
    int at = x->layout.at[c];

    if (at != NOT_THERE && (size_t)at < x->row->count &&
        x->row->items[at].length)
        return (entry){x->row->items[at].text,
                       {x->path, x->row->line, 0},
                       at};
    if (c < N_DIRECTIVES)
        return x->defaults[c];
    return (entry){"", {x->path, x->row->line, 0}, NOT_THERE};
}

pov_place entry_place(const extract *x, const entry *e)
{
    if (e->cell == NOT_THERE)
        return e->place;
    return rows_place(x->rows, x->row, (size_t)e->cell);
}

pov_finding *complain(const extract *x, const entry *e,
                             pov_finding_kind kind, const char *why)
{
    const char *text = pov_arena_copy(x->scratch, e->text, strlen(e->text));
    pov_finding *f;

    if (why)
        f = pov_find(x->findings, kind, entry_place(x, e), "'%s': %s", text, why);
    else
        f = pov_find(x->findings, kind, entry_place(x, e), "'%s'", text);
    f->span = pov_text_characters(text, strlen(text));
    if (e->cell != NOT_THERE)
        rows_show(x->rows, x->row, f);
    return f;
}

void complain_missing(const extract *x, column c)
{
    int at = x->layout.at[c];
    pov_place place = {x->path, x->row->line, 0};
    pov_finding *f;

    if (at != NOT_THERE)
        place = rows_place(x->rows, x->row, (size_t)at);
    f = pov_find(x->findings, POV_FOUND_MISSING_CELL, place, "%s",
                 column_name(c));
    rows_show(x->rows, x->row, f);
}

const char *suggestion(const extract *x, const char *typed,
                                const char *const names[], size_t n)
{
    const char *meant = pov_text_closest(x->scratch, typed, names, n);

    if (!meant)
        return NULL;
    return pov_arena_format(x->scratch, "did you mean '%s'?", meant);
}

enum { MOST_REMEMBERED = 200000, LONGEST_REMEMBERED = 256 };

void **remembered(extract *x, memory kind, const char *text, const void *with,
                  size_t size)
{
    char key[LONGEST_REMEMBERED];
    size_t length = strlen(text);
    size_t used = 1 + size + length;

    x->forgotten = NULL;
    if (used > sizeof key)
        return &x->forgotten;
    key[0] = (char)kind;
    if (size)
        memcpy(key + 1, with, size);
    memcpy(key + 1 + size, text, length);
    if (x->known.count >= MOST_REMEMBERED &&
        !pov_map_find(&x->known, key, used))
        return &x->forgotten;
    return pov_map_at(&x->known, x->arena, key, used);
}
