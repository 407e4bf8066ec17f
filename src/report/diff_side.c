#include "report/diff.h"

#include <inttypes.h>
#include <string.h>

#include "report/figure_text.h"

const char *side_path(const diff_side *side, const char *file)
{
    size_t length = strlen(side->directory);

    if (!file || strncmp(file, side->directory, length) != 0)
        return file;
    if (!length || (side->directory[length - 1] != '/' && file[length] != '/'))
        return file;
    return file + length + strspn(file + length, "/");
}

const char *side_place(const differ *d, const diff_side *side, pov_place place)
{
    if (!place.file)
        return NULL;
    place.file = side_path(side, place.file);
    return place.line ? shown_place(d->arena, place) : place.file;
}

const char *side_plan(const diff_side *side, const pov_plan *plan)
{
    return plan->is_unnamed ? side_path(side, plan->id) : plan->id;
}

static uint32_t moved(pov_day day)
{
    return (uint32_t)day + (UINT32_C(1) << 31);
}

/* The blank byte that parts the members is less than any letter of an id, and
 * a day is moved so that none is negative: texts are in the order of keys. */
const char *key_group(const differ *d, const diff_side *side,
                      const pov_key *key)
{
    const char *indicator = key->indicator->id;
    const size_t *rank = pov_map_find(&d->ranks, indicator, strlen(indicator));

    return pov_arena_format(
        d->arena,
        "%s\x01%08zx\x01%s\x01%d\x01%d\x01%08" PRIx32 "\x01%08" PRIx32 "\x01%s",
        key->area->id, *rank, key->standard ? key->standard->id : "",
        (int)key->form, (int)key->unit, moved(key->as_of), moved(key->since),
        key->plan ? side_plan(side, key->plan) : "");
}

const char *key_words(const differ *d, const diff_side *side,
                      const pov_key *key)
{
    pov_language l = d->language;

    return pov_arena_format(
        d->arena, "%s%s%s%s%s, %s%s%s%s", word_indicator(l, key->indicator),
        key->plan ? ", " : "", key->plan ? word_in(l, WORD_TARGET_ONE) : "",
        key->plan ? " " : "", key->plan ? side_plan(side, key->plan) : "",
        shown_day(d->arena, l, key->as_of), key->standard ? " [" : "",
        key->standard ? key->standard->id : "", key->standard ? "]" : "");
}

const char *old_to_new(pov_arena *arena, const char *old, const char *new)
{
    if (!old || !new)
        return old ? old : new;
    return strcmp(old, new) ? pov_arena_format(arena, "%s → %s", old, new)
                            : new;
}

void area_tables_end(area_tables *t, const differ *d)
{
    if (t->area)
        pov_arena_push(d->arena, &d->report->sections, t->last);
}

void area_tables_add(area_tables *t, const differ *d, const pov_area *area,
                     const pov_cell *row)
{
    const pov_section heading = {.heading = t->heading, .depth = 1};

    if (!t->area)
        pov_arena_push(d->arena, &d->report->sections, heading);
    if (!t->area || strcmp(t->area->id, area->id) != 0) {
        area_tables_end(t, d);
        t->area = area;
        t->last = (pov_section){
            .depth = 2,
            .heading = pov_arena_format(d->arena, "%s · %s", area->full_name,
                                        area->id),
            .table = {.columns = t->columns, .n_columns = t->n_columns}};
    }
    pov_table_add(&t->last.table, d->arena, row);
}
