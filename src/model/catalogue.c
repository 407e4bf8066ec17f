#include <string.h>

#include "model/area_names.h"
#include "povstat/catalogue.h"
#include "povstat/text.h"

static const struct status_word {
    const char *word;
    pov_status status;
} status_words[] = {
    {"estimate", POV_ESTIMATE}, {"estimated", POV_ESTIMATE},
    {"ước", POV_ESTIMATE},      {"ước tính", POV_ESTIMATE},
    {"dự kiến", POV_ESTIMATE},  {"preliminary", POV_PRELIMINARY},
    {"sơ bộ", POV_PRELIMINARY}, {"reported", POV_REPORTED},
    {"báo chí", POV_REPORTED},  {"báo cáo", POV_REPORTED},
    {"official", POV_OFFICIAL}, {"chính thức", POV_OFFICIAL},
    {"ministry", POV_MINISTRY}, {"bộ", POV_MINISTRY},
    {"revised", POV_REVISED},   {"điều chỉnh", POV_REVISED},
};

enum { N_STATUS_WORDS = sizeof status_words / sizeof *status_words };

bool pov_status_from(const char *text, pov_status *status)
{
    size_t i = 0;

    while (i < N_STATUS_WORDS && strcmp(text, status_words[i].word) != 0)
        i++;
    if (i == N_STATUS_WORDS) /* not typed exactly so: fold, which is slower */
        for (i = 0; i < N_STATUS_WORDS; i++)
            if (pov_text_is(text, status_words[i].word))
                break;
    if (i == N_STATUS_WORDS)
        return false;
    *status = status_words[i].status;
    return true;
}

/** What a name stands for. */
typedef struct meaning {
    const void *thing;
    bool several; /* without marks it may be another as well */
} meaning;

pov_catalogue *pov_catalogue_new(pov_arena *arena)
{
    pov_catalogue *catalogue = pov_arena_alloc(arena, sizeof *catalogue);

    catalogue->arena = arena;
    return catalogue;
}

static meaning *meaning_at(pov_map *map, pov_arena *arena, const char *name)
{
    void **at = pov_map_at(map, arena, name, strlen(name));

    if (!*at)
        *at = pov_arena_alloc(arena, sizeof(meaning));
    return *at;
}

/** Is the name free, or that thing's already? */
static bool is_free_for(const pov_names *names, pov_arena *arena,
                        const char *name, const void *thing)
{
    const char *key = pov_text_key(arena, name);
    const meaning *m = pov_map_find(&names->keys, key, strlen(key));

    return !m || m->thing == thing;
}

static bool give_name(pov_names *names, pov_arena *arena, const char *name,
                      const void *thing)
{
    meaning *m;

    if (!is_free_for(names, arena, name, thing))
        return false;
    if (!*name)
        return true;
    meaning_at(&names->keys, arena, pov_text_key(arena, name))->thing = thing;
    m = meaning_at(&names->bares, arena, pov_text_bare(arena, name));
    m->several = m->several || (m->thing && m->thing != thing);
    m->thing = thing;
    return true;
}

/** Give a thing its id and labels.  Errors: false if one is another's; it then
 *  has none of them. */
static bool give_names(pov_names *names, pov_arena *arena,
                       const char *const given[3], const void *thing)
{
    for (size_t i = 0; i < 3; i++)
        if (!is_free_for(names, arena, given[i], NULL))
            return false;
    /* An id as it stands, too: its key has blanks for underscores. */
    meaning_at(&names->keys, arena, given[0])->thing = thing;
    for (size_t i = 0; i < 3; i++)
        give_name(names, arena, given[i], thing);
    return true;
}

/** The thing a name stands for: with marks first, then without, but a word
 *  with wrong marks is another word. */
static const void *named(const pov_names *names, pov_arena *arena,
                         const char *name)
{
    const meaning *m = pov_map_find(&names->keys, name, strlen(name));
    const char *key;

    if (m) /* typed as recorded: the usual case needs no memory */
        return m->thing;
    key = pov_text_key(arena, name);
    m = pov_map_find(&names->keys, key, strlen(key));
    if (m)
        return m->thing;
    if (strcmp(key, pov_text_bare(arena, name)) != 0)
        return NULL;
    m = pov_map_find(&names->bares, key, strlen(key));
    return m && !m->several ? m->thing : NULL;
}

static void *find_id(const pov_map *map, const char *id)
{
    return pov_map_find(map, id, strlen(id));
}

static void add_code(pov_catalogue *catalogue, const pov_area *area)
{
    void **at;
    pov_area_list *bearers;

    if (!area->code || !*area->code)
        return;
    at = pov_map_at(&catalogue->area_codes, catalogue->arena, area->code,
                    strlen(area->code));
    if (!*at)
        *at = pov_arena_alloc(catalogue->arena, sizeof(pov_area_list));
    bearers = *at;
    pov_arena_push(catalogue->arena, bearers, area);
}

pov_area *pov_catalogue_add_area(pov_catalogue *catalogue, pov_area area)
{
    pov_arena *arena = catalogue->arena;
    void **at =
        pov_map_at(&catalogue->area_ids, arena, area.id, strlen(area.id));
    pov_area *added, *parent = NULL;

    if (*at)
        return NULL;
    *at = added = pov_arena_alloc(arena, sizeof *added);
    *added = area;
    pov_arena_push(arena, &catalogue->areas, added);
    if (area.parent)
        parent = find_id(&catalogue->area_ids, area.parent->id);
    if (parent)
        pov_arena_push(arena, &parent->children, added);
    add_code(catalogue, added);
    area_names_add(catalogue, added);
    return added;
}

bool pov_catalogue_succeed(pov_catalogue *catalogue, pov_area *area,
                           const char *successor_id)
{
    pov_area *successor = find_id(&catalogue->area_ids, successor_id);

    if (!successor)
        return false;
    pov_arena_push(catalogue->arena, &area->successors, successor);
    pov_arena_push(catalogue->arena, &successor->predecessors, area);
    return true;
}

bool pov_catalogue_add_alias(pov_catalogue *catalogue, pov_area_alias alias)
{
    pov_arena *arena = catalogue->arena;
    const char *key = pov_text_key(arena, alias.alias);
    void **at = pov_map_at(&catalogue->area_aliases, arena, key, strlen(key));
    pov_area_alias *known = *at;

    if (known)
        return known->area == alias.area;
    *at = known = pov_arena_alloc(arena, sizeof *known);
    *known = alias;
    return true;
}

bool pov_catalogue_name(pov_catalogue *catalogue, pov_row_kind kind,
                        const char *name, const void *thing)
{
    return give_name(&catalogue->names[kind], catalogue->arena, name, thing);
}

pov_indicator *pov_catalogue_add_indicator(pov_catalogue *catalogue,
                                           pov_indicator indicator)
{
    pov_indicator *added = pov_arena_alloc(catalogue->arena, sizeof *added);

    *added = indicator;
    added->rank = catalogue->indicators.count;
    if (!give_names(
            &catalogue->names[POV_ROW_INDICATOR], catalogue->arena,
            (const char *[]){added->id, added->label_vi, added->label_en},
            added))
        return NULL;
    pov_arena_push(catalogue->arena, &catalogue->indicators, added);
    return added;
}

pov_standard *pov_catalogue_add_standard(pov_catalogue *catalogue,
                                         pov_standard standard)
{
    pov_standard *added = pov_arena_alloc(catalogue->arena, sizeof *added);

    *added = standard;
    if (!give_names(
            &catalogue->names[POV_ROW_STANDARD], catalogue->arena,
            (const char *[]){added->id, added->label_vi, added->label_en},
            added))
        return NULL;
    pov_arena_push(catalogue->arena, &catalogue->standards, added);
    return added;
}

pov_plan *pov_catalogue_add_plan(pov_catalogue *catalogue, pov_plan plan)
{
    void **at = pov_map_at(&catalogue->plan_ids, catalogue->arena, plan.id,
                           strlen(plan.id));
    pov_plan *added;

    if (*at)
        return NULL;
    *at = added = pov_arena_alloc(catalogue->arena, sizeof *added);
    *added = plan;
    pov_arena_push(catalogue->arena, &catalogue->plans, added);
    return added;
}

const pov_area *pov_catalogue_area(const pov_catalogue *catalogue,
                                   const char *id)
{
    return find_id(&catalogue->area_ids, id);
}

const pov_indicator *pov_catalogue_indicator(const pov_catalogue *catalogue,
                                             const char *name)
{
    return named(&catalogue->names[POV_ROW_INDICATOR], catalogue->arena, name);
}

const pov_indicator *pov_indicator_kin(const pov_indicator *indicator,
                                       pov_kin kin)
{
    for (size_t i = 0; i < indicator->kin.count; i++)
        if (indicator->kin.items[i].is == kin)
            return indicator->kin.items[i].indicator;
    return NULL;
}

const pov_standard *pov_catalogue_standard(const pov_catalogue *catalogue,
                                           const char *name)
{
    return named(&catalogue->names[POV_ROW_STANDARD], catalogue->arena, name);
}

const pov_plan *pov_catalogue_plan(const pov_catalogue *catalogue,
                                   const char *id)
{
    return find_id(&catalogue->plan_ids, id);
}

static bool is_between(pov_day day, pov_day from, pov_day to)
{
    return (from == POV_NO_DAY || from <= day) &&
           (to == POV_NO_DAY || day <= to);
}

const pov_standard *pov_indicator_standard(const pov_indicator *indicator,
                                           const pov_standard *standard)
{
    return indicator->by_standard ? standard : NULL;
}

bool pov_areas_hold(const pov_area_list *list, const pov_area *area)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == area)
            return true;
    return false;
}

const pov_standard *pov_standard_in_force(const pov_catalogue *catalogue,
                                          pov_day day)
{
    const pov_standard *latest = NULL;

    if (day == POV_NO_DAY)
        return NULL;
    for (size_t i = 0; i < catalogue->standards.count; i++) {
        const pov_standard *s = catalogue->standards.items[i];

        if (!s->area && !s->is_undated && is_between(day, s->from, s->to) &&
            (!latest || s->from > latest->from))
            latest = s;
    }
    return latest;
}

bool pov_area_in_force(const pov_area *area, pov_day day)
{
    return is_between(day, area->from, area->to);
}

bool pov_area_within(const pov_area *area, const pov_area *ancestor)
{
    while (area && area != ancestor)
        area = area->parent;
    return area != NULL;
}

bool pov_area_fits_level(pov_level asked, pov_level level)
{
    return asked == POV_ANY_LEVEL || asked == level ||
           (asked == POV_DISTRICT && level == POV_SPECIAL_ZONE);
}

bool pov_area_is_kin(const pov_area *a, const pov_area *b)
{
    return pov_areas_hold(&a->predecessors, b) ||
           pov_areas_hold(&a->successors, b);
}

bool pov_area_is_under(const pov_area *area, const pov_area *parent)
{
    if (pov_area_within(area, parent))
        return true;
    if (area->parent)
        return pov_area_is_kin(parent, area->parent);
    return pov_area_is_kin(parent, area) && !strcmp(parent->name, area->name);
}

/* Rows that were left out. */

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

static void enter_lost(pov_map *map, pov_arena *arena, const char *key,
                       pov_lost_row *row)
{
    void **at = *key ? pov_map_at(map, arena, key, strlen(key)) : NULL;

    if (at && !*at)
        *at = row;
}

static pov_lost_row *find_lost(const pov_map *map, const char *key)
{
    pov_lost_row *row = find_id(map, key);

    return row ? pov_lost_row_cause(row) : NULL;
}

void pov_catalogue_lose_id(pov_catalogue *catalogue, pov_row_kind kind,
                           const char *id, pov_lost_row *row)
{
    enter_lost(&catalogue->lost_ids[kind], catalogue->arena, id, row);
}

void pov_catalogue_lose(pov_catalogue *catalogue, pov_row_kind kind,
                        const char *name, pov_lost_row *row)
{
    enter_lost(&catalogue->lost[kind], catalogue->arena,
               pov_text_bare(catalogue->arena, name), row);
}

pov_lost_row *pov_catalogue_lost(const pov_catalogue *catalogue,
                                 pov_row_kind kind, const char *name,
                                 pov_arena *scratch)
{
    if (!catalogue->lost[kind].count)
        return NULL;
    return find_lost(&catalogue->lost[kind], pov_text_bare(scratch, name));
}

pov_lost_row *pov_catalogue_lost_id(const pov_catalogue *catalogue,
                                    pov_row_kind kind, const char *id)
{
    return find_lost(&catalogue->lost_ids[kind], id);
}
