#include "read/reference_above.h"

#include <string.h>

#include "read/reference_tell.h"

/** A row that names one that does not stand above it. */
typedef struct waiting {
    const char *id, *typed;
    const char *column;
    pov_place place; /* of what is typed */
    pov_lost_row *lost;
    struct waiting *next; /* the row it names, if that waits too */
    size_t walked;        /* by which walk it was reached; 0: none */
    bool is_settled;
} waiting;

/** An id, from the first row on that bears it. */
typedef struct reference_id {
    pov_place place;
    bool is_taken;
    waiting *waits;
} reference_id;

static reference_id *find_id(const reference_reading *r, const char *id)
{
    return pov_map_find(&r->ids, id, strlen(id));
}

static bool is_new(const reference_row *row)
{
    reference_reading *r = row->reading;
    const char *id = row->cells[0].text;
    void **at = pov_map_at(&r->ids, r->arena, id, strlen(id));
    reference_id *entry = *at;

    if (entry)
        return reference_refuse_again(row, entry->place);
    *at = entry = pov_arena_alloc(r->arena, sizeof *entry);
    entry->place = row->place;
    return true;
}

static void wait_for(reference_row *row, size_t column)
{
    reference_reading *r = row->reading;
    reference_id *entry = find_id(r, row->cells[0].text);
    waiting *w = pov_arena_alloc(r->arena, sizeof *w);

    *w = (waiting){.id = row->cells[0].text,
                   .typed = row->cells[column].text,
                   .column = r->table->columns[column].name,
                   .place = reference_place(row, column)};
    pov_arena_push(r->arena, &r->waiting, w);
    entry->waits = w;
}

static bool names_above(reference_row *row, size_t column)
{
    reference_reading *r = row->reading;
    const char *typed = row->cells[column].text;
    const reference_id *named = find_id(r, typed);
    pov_lost_row *lost = NULL;

    if (named && named->is_taken)
        return true;
    if (!named || !named->waits)
        lost = pov_catalogue_lost_id(r->catalogue, r->table->kind, typed);
    row->cause = lost;
    if (lost)
        reference_tell_lost(r, reference_place(row, column),
                            r->table->columns[column].name, typed, lost);
    else
        wait_for(row, column);
    return false;
}

bool reference_stands_above(reference_row *row)
{
    const reference_reading *r = row->reading;

    if (r->table->columns[0].holds != HOLDS_ID)
        return true;
    if (!is_new(row))
        return false;
    for (size_t c = 0; c < r->n_columns; c++)
        if (r->table->columns[c].holds == HOLDS_ABOVE && *row->cells[c].text)
            return names_above(row, c);
    return true;
}

void reference_enter(const reference_row *row)
{
    const reference_reading *r = row->reading;

    if (r->table->columns[0].holds == HOLDS_ID)
        find_id(r, row->cells[0].text)->is_taken = true;
}

void reference_lose(reference_row *row)
{
    reference_reading *r = row->reading;
    const reference_id *entry = find_id(r, row->cells[0].text);
    pov_lost_row *lost;

    if (r->table->kind == POV_N_ROW_KINDS || (entry && entry->is_taken))
        return; /* nobody names it, or its id is another row's */
    lost = pov_arena_alloc(r->arena, sizeof *lost);
    *lost = (pov_lost_row){.place = row->place, .cause = row->cause};
    if (entry && entry->waits && !entry->waits->lost)
        entry->waits->lost = lost;
    if (r->table->columns[0].holds == HOLDS_ID)
        pov_catalogue_lose_id(r->catalogue, r->table->kind, row->cells[0].text,
                              lost);
    for (size_t c = 0; c < r->n_columns; c++)
        if (r->table->columns[c].is_name)
            pov_catalogue_lose(r->catalogue, r->table->kind, row->cells[c].text,
                               lost);
}

/** A row whose name is the end of the matter: no other row waits with it. */
static void refuse_alone(reference_reading *r, waiting *w)
{
    const reference_id *named = find_id(r, w->typed);
    pov_lost_row *lost =
        pov_catalogue_lost_id(r->catalogue, r->table->kind, w->typed);
    pov_finding_kind kind = POV_FOUND_BAD_REFERENCE;

    if (named && named->is_taken)
        reference_tell_later(r, kind, w->place, w->column, w->typed,
                             "stands below, in line %lu; move it above",
                             (unsigned long)named->place.line);
    else if (lost && lost != w->lost) {
        w->lost->cause = lost;
        reference_tell_lost(r, w->place, w->column, w->typed, lost);
    } else
        reference_tell_later(r, kind, w->place, w->column, w->typed,
                             "stands nowhere in this table");
}

/** `first` names a row that names a row … that names `first`. */
static void refuse_circle(reference_reading *r, waiting *first)
{
    waiting *last = first, *w = first;
    pov_finding *f;

    do {
        if (w->place.line > last->place.line)
            last = w;
        w = w->next;
    } while (w != first);
    f = reference_tell_later(
        r, POV_FOUND_BAD_REFERENCE, last->place, last->column, last->typed,
        last->next == last ? "is the row itself" : "leads back to this row");
    last->is_settled = true;
    for (w = last->next; w != last; w = w->next) {
        w->is_settled = true;
        w->lost->cause = last->lost;
        if (f->related.count < 3)
            pov_find_related(r->findings, f, w->place, "by way of this row");
    }
}

/** Follow the names from one row as far as they lead. */
static void follow(reference_reading *r, waiting *from, size_t walk)
{
    waiting *end = from;

    while (!end->walked && end->next) {
        end->walked = walk;
        end = end->next;
    }
    if (end->next && end->walked == walk && !end->is_settled)
        refuse_circle(r, end);
    end->walked = walk;
    if (!end->next && !end->is_settled) {
        refuse_alone(r, end);
        end->is_settled = true;
    }
}

void reference_end_waiting(reference_reading *r)
{
    for (size_t i = 0; i < r->waiting.count; i++) {
        waiting *w = r->waiting.items[i];
        const reference_id *named = find_id(r, w->typed);

        w->next = named ? named->waits : NULL;
    }
    for (size_t i = 0; i < r->waiting.count; i++)
        follow(r, r->waiting.items[i], i + 1);
    for (size_t i = 0; i < r->waiting.count; i++) {
        waiting *w = r->waiting.items[i];

        if (!w->is_settled)
            w->lost->cause = w->next->lost;
    }
    for (size_t i = 0; i < r->waiting.count; i++) {
        waiting *w = r->waiting.items[i];

        if (!w->is_settled)
            reference_tell_lost(r, w->place, w->column, w->typed,
                                pov_lost_row_cause(w->lost));
    }
}
