#include <string.h>

#include "povstat/text.h"
#include "read/reference_loader.h"
#include "read/reference_table.h"

/* Who followed whom.  Names lead on from one territory to the next; a circle
 * would lead nowhere. */

static const char column[] = "successors";

/** One area that another one names. */
typedef struct follower {
    const char *id;
    struct followed *area; /* if it was followed by others itself */
    bool is_left_out;
} follower;

typedef struct followed {
    pov_area *area;
    const char *typed;
    pov_place place;
    struct {
        follower *items;
        size_t count, capacity;
    } by;
    enum { NOT_SEEN, ON_THE_WAY, DONE } state;
    size_t next; /* which of `by` is looked at */
} followed;

void succession_add(loader *l, const reference_row *row, size_t at,
                    pov_area *area)
{
    followed f = {.area = area,
                  .typed = row->cells[at].text,
                  .place = reference_table_place(row, at)};

    pov_arena_push(l->arena, &l->followed, f);
}

static pov_finding *ignore(const followed *f, reference_reading *r,
                           const char *id, const char *wrong)
{
    return reference_table_tell_later(r, POV_FOUND_BAD_REFERENCE_CELL, f->place,
                                      column, id, "%s",
                                      pov_say(r->findings->language, wrong));
}

/** Is an area named for the first time by this one? */
static bool is_named_first(pov_map *named, pov_arena *arena, const char *id,
                           const followed *by)
{
    void **at = pov_map_at(named, arena, id, strlen(id));
    bool is_first = *at != by->area;

    *at = by->area;
    return is_first;
}

static void add_follower(followed *f, reference_reading *r, const char *id,
                         pov_map *named)
{
    pov_lost_row *lost;

    if (!is_named_first(named, r->arena, id, f))
        ignore(f, r, id, "is named twice");
    else if (!strcmp(id, f->area->id))
        ignore(f, r, id, "is the area itself");
    else if (pov_catalogue_area(r->catalogue, id))
        pov_arena_push(r->arena, &f->by, ((follower){.id = id}));
    else if ((lost = pov_catalogue_lost_id(r->catalogue, POV_ROW_AREA, id)))
        reference_table_tell_lost(r, f->place, column, id, lost);
    else
        ignore(f, r, id, "stands nowhere in this table");
}

/** The next area on from the one at the end of the way, or NULL.  One that
 *  leads back to the way is left out. */
static followed *next_of(followed *f, reference_reading *r)
{
    while (f->next < f->by.count) {
        follower *by = &f->by.items[f->next++];

        if (!by->area || by->area->state == DONE)
            continue;
        if (by->area->state == NOT_SEEN)
            return by->area;
        by->is_left_out = true;
        pov_find_related(r->findings, ignore(f, r, by->id, "leads back here"),
                         by->area->place, "by way of this row");
    }
    return NULL;
}

/** Follow all ways from one area; each area is passed once. */
static void break_circles(followed *from, followed **way, reference_reading *r)
{
    size_t n = 0;

    if (from->state != NOT_SEEN)
        return;
    way[n++] = from;
    from->state = ON_THE_WAY;
    while (n) {
        followed *next = next_of(way[n - 1], r);

        if (next) {
            next->state = ON_THE_WAY;
            way[n++] = next;
        } else {
            way[--n]->state = DONE;
        }
    }
}

static void link_followers(const followed *f, pov_catalogue *catalogue)
{
    for (size_t i = 0; i < f->by.count; i++)
        if (!f->by.items[i].is_left_out)
            pov_catalogue_succeed(catalogue, f->area, f->by.items[i].id);
}

void succession_link(void *data, reference_reading *r)
{
    loader *l = data;
    size_t n = l->followed.count;
    followed **way = pov_arena_alloc(l->arena, (n + 1) * sizeof *way);
    pov_map by_id = {0}, named = {0};

    for (size_t i = 0; i < n; i++) {
        followed *f = &l->followed.items[i];

        *pov_map_at(&by_id, l->arena, f->area->id, strlen(f->area->id)) = f;
        for (const char *id; (id = loader_piece(l, &f->typed));)
            add_follower(f, r, id, &named);
    }
    for (size_t i = 0; i < n; i++) {
        followed *f = &l->followed.items[i];

        for (size_t j = 0; j < f->by.count; j++)
            f->by.items[j].area = pov_map_find(&by_id, f->by.items[j].id,
                                               strlen(f->by.items[j].id));
    }
    for (size_t i = 0; i < n; i++)
        break_circles(&l->followed.items[i], way, r);
    for (size_t i = 0; i < n; i++)
        link_followers(&l->followed.items[i], l->catalogue);
}
