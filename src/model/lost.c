#include "povstat/catalogue.h"

#include <string.h>

#include "povstat/text.h"

pov_lost_row *pov_lost_row_cause(pov_lost_row *row)
{
    pov_lost_row *first = row;

    while (first->cause)
        first = first->cause;
    while (row != first) { /* so that nobody goes the whole way again */
        pov_lost_row *next = row->cause;

        row->cause = first;
        row = next;
    }
    return first;
}

static void enter(pov_map *map, pov_arena *arena, const char *key,
                  pov_lost_row *row)
{
    void **at = *key ? pov_map_at(map, arena, key, strlen(key)) : NULL;

    if (at && !*at)
        *at = row;
}

static pov_lost_row *find(const pov_map *map, const char *key)
{
    pov_lost_row *row = pov_map_find(map, key, strlen(key));

    return row ? pov_lost_row_cause(row) : NULL;
}

void pov_catalogue_lose_id(pov_catalogue *catalogue, pov_row_kind kind,
                           const char *id, pov_lost_row *row)
{
    enter(&catalogue->lost_ids[kind], catalogue->arena, id, row);
}

void pov_catalogue_lose(pov_catalogue *catalogue, pov_row_kind kind,
                        const char *name, pov_lost_row *row)
{
    enter(&catalogue->lost[kind], catalogue->arena,
          pov_text_bare(catalogue->arena, name), row);
}

pov_lost_row *pov_catalogue_lost(const pov_catalogue *catalogue,
                                 pov_row_kind kind, const char *name,
                                 pov_arena *scratch)
{
    if (!catalogue->lost[kind].count)
        return NULL;
    return find(&catalogue->lost[kind], pov_text_bare(scratch, name));
}

pov_lost_row *pov_catalogue_lost_id(const pov_catalogue *catalogue,
                                    pov_row_kind kind, const char *id)
{
    return find(&catalogue->lost_ids[kind], id);
}
