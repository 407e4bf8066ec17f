#include "model/area_store.h"

#include <string.h>

#include "povstat/scan.h"
#include "povstat/text.h"

/** One is the other's child, or successor. */
typedef struct area_link {
    pov_area *from, *to;
    bool is_child, is_done;
} area_link;

enum { AREAS_TOGETHER = 64 };

const char pov_built_in_directory[] = "<built-in>";

static const char area_path[] = "<built-in>/reference/areas.csv";

bool pov_place_is_built_in(pov_place place)
{
    return !strncmp(place.file, pov_built_in_directory,
                    sizeof pov_built_in_directory - 1);
}

uint64_t pov_areas_mark(uint64_t mark, const void *bytes, size_t n)
{
    size_t whole = n / POV_MIXED_BYTES * POV_MIXED_BYTES;
    char rest[POV_MIXED_BYTES] = {0};
    uint32_t mixed[POV_MIXED] = {0};

    memcpy(rest, (const char *)bytes + whole, n - whole);
    pov_scan_mix(mixed, bytes, whole);
    pov_scan_mix(mixed, rest, sizeof rest);
    mark ^= n;
    for (size_t i = 0; i < POV_MIXED; i++) {
        mark = (mark ^ mixed[i]) * 0x9e3779b97f4a7c15u;
        mark = mark << 29 | mark >> 35;
    }
    return mark;
}

area_store *area_store_new(const area_pack *pack, pov_arena *arena)
{
    area_store *store = pov_arena_alloc(arena, sizeof *store);

    *store = (area_store){
        .pack = pack,
        .arena = arena,
        .path = area_path,
        .made = pov_arena_alloc(arena, (pack->n_areas / AREAS_TOGETHER + 1) *
                                           sizeof *store->made),
        .families = pov_arena_alloc(arena, (pack->n_families + 1) *
                                               sizeof *store->families)};
    for (size_t i = 0; i < pack->n_families; i++)
        store->families[i] = (pov_area_family){.store = store,
                                               .first = pack->families[i],
                                               .end = pack->families[i + 1]};
    return store;
}

static pov_area_family *family_of(const area_store *store, size_t row)
{
    return &store->families[store->pack->areas[row].family];
}

bool area_store_is_replaced(const area_store *store, size_t row)
{
    const pov_area_family *f = family_of(store, row);

    return f->is_replaced && f->is_replaced[row - f->first];
}

/** Where the area of a packed row is kept; NULL in it if it is not made yet. */
static pov_area **made_at(const area_store *store, size_t row)
{
    pov_area ***some = &store->made[row / AREAS_TOGETHER];

    if (!*some)
        *some = pov_arena_alloc(store->arena, AREAS_TOGETHER * sizeof **some);
    return &(*some)[row % AREAS_TOGETHER];
}

static void make_former(const area_store *store, const packed_area *packed,
                        pov_area *area)
{
    const packed_former *former = store->pack->former + packed->former;

    for (size_t i = 0; i < packed->n_former; i++)
        pov_arena_push(
            store->arena, &area->former,
            ((pov_former_name){store->pack->text + former[i].full_name,
                               former[i].until}));
}

static pov_area *make(area_store *store, size_t row)
{
    const packed_area *packed = &store->pack->areas[row];
    const char *text = store->pack->text;
    pov_area **at = made_at(store, row), *area = *at;

    if (area)
        return area;
    *at = area = pov_arena_alloc(store->arena, sizeof *area);
    *area = (pov_area){.id = text + packed->id,
                       .code = text + packed->code,
                       .name = text + packed->name,
                       .full_name = text + packed->full_name,
                       .level = (pov_level)packed->level,
                       .from = packed->from,
                       .to = packed->to,
                       .rank = row,
                       .family = family_of(store, row),
                       .place = {store->path, packed->line, 0}};
    if (packed->parent)
        area->parent = make(store, packed->parent - 1);
    make_former(store, packed, area);
    return area;
}

pov_area *area_store_packed(area_store *store, size_t row)
{
    return area_store_is_replaced(store, row) ? NULL : make(store, row);
}

/** The first of `n` rows, sorted by a text of theirs, whose text is not before
 *  this one. */
static size_t first_at(const area_pack *pack, const uint32_t *rows, size_t n,
                       bool by_code, const char *text)
{
    size_t low = 0;

    while (n) {
        const packed_area *middle = &pack->areas[rows[low + n / 2]];
        const char *its = pack->text + (by_code ? middle->code : middle->id);

        if (strcmp(its, text) < 0) {
            low += n / 2 + 1;
            n -= n / 2 + 1;
        } else {
            n /= 2;
        }
    }
    return low;
}

/** Most that is asked for is a name: it begins as no id does. */
static bool may_be_packed(const area_pack *pack, const char *id)
{
    const uint32_t *by_id = pack->by_id;
    size_t n = pack->n_areas;

    return n &&
           (unsigned char)*id >=
               (unsigned char)pack->text[pack->areas[by_id[0]].id] &&
           (unsigned char)*id <=
               (unsigned char)pack->text[pack->areas[by_id[n - 1]].id];
}

/** The packed row with this id; `n_areas` if there is none. */
static size_t row_of(const area_pack *pack, const char *id)
{
    size_t at = may_be_packed(pack, id)
                    ? first_at(pack, pack->by_id, pack->n_areas, false, id)
                    : pack->n_areas;

    if (at < pack->n_areas &&
        !strcmp(pack->text + pack->areas[pack->by_id[at]].id, id))
        return pack->by_id[at];
    return pack->n_areas;
}

pov_area *area_store_by_id(area_store *store, const char *id)
{
    size_t row = row_of(store->pack, id);

    if (row < store->pack->n_areas)
        return make(store, row);
    return pov_map_find(&store->ids, id, strlen(id));
}

static pov_area_list *codes_at(pov_map *map, const char *code, pov_arena *arena)
{
    void **at = pov_map_at(map, arena, code, strlen(code));

    if (!*at)
        *at = pov_arena_alloc(arena, sizeof(pov_area_list));
    return *at;
}

const pov_area_list *area_store_by_code(area_store *store, const char *code)
{
    const area_pack *pack = store->pack;
    const pov_area_list *known =
        pov_map_find(&store->found_codes, code, strlen(code));
    const pov_area_list *added =
        pov_map_find(&store->codes, code, strlen(code));
    size_t at = first_at(pack, pack->by_code, pack->n_codes, true, code);
    pov_area_list *list;

    if (known)
        return known;
    if (at == pack->n_codes ||
        strcmp(pack->text + pack->areas[pack->by_code[at]].code, code) != 0)
        return added;
    list = codes_at(&store->found_codes, code, store->arena);
    for (; at < pack->n_codes &&
           !strcmp(pack->text + pack->areas[pack->by_code[at]].code, code);
         at++)
        if (!area_store_is_replaced(store, pack->by_code[at]))
            pov_arena_push(store->arena, list, make(store, pack->by_code[at]));
    for (size_t i = 0; added && i < added->count; i++)
        pov_arena_push(store->arena, list, added->items[i]);
    return list;
}

/* What areas are to each other: of a family that is as it was packed, the pack
 * tells of each; what was added or put in a place of it ties all of them anew.
 */

/** Rows of the pack. */
typedef struct packed_rows {
    const uint32_t *items;
    size_t count;
} packed_rows;

static packed_rows kin_rows(const area_store *store, size_t row,
                            pov_area_kin kin)
{
    const packed_area *packed = &store->pack->areas[row];
    packed_rows rows = {store->pack->kin + packed->kin, packed->n_kin[kin]};

    for (int before = 0; before < (int)kin; before++)
        rows.items += packed->n_kin[before];
    return rows;
}

static pov_area_list no_kin; /* is never added to */

/** What an area is to others as far as that is known. */
static const pov_area_list *kin_of(const pov_area *area, pov_area_kin kin)
{
    const pov_area_family *f = area->family;
    pov_area_list *list;
    packed_rows rows;

    if (area->kin[kin])
        return area->kin[kin];
    if (!f || !f->is_packed || area->rank >= f->store->pack->n_areas)
        return &no_kin;
    rows = kin_rows(f->store, area->rank, kin);
    list = &no_kin;
    if (rows.count) {
        list = pov_arena_alloc(f->store->arena, sizeof *list);
        list->items =
            pov_arena_alloc(f->store->arena, rows.count * sizeof *list->items);
    }
    for (size_t i = 0; i < rows.count; i++)
        list->items[list->count++] = make(f->store, rows.items[i]);
    list->capacity = list->count;
    return make(f->store, area->rank)->kin[kin] = list;
}

static void tie(pov_area *area, pov_area_kin kin, const pov_area *other)
{
    pov_arena *arena = area->family->store->arena;

    if (kin_of(area, kin) == &no_kin)
        area->kin[kin] = pov_arena_alloc(arena, sizeof *area->kin[kin]);
    pov_arena_push(arena, area->kin[kin], other);
}

static bool hold(const pov_area_list *list, const pov_area *area)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == area)
            return true;
    return false;
}

/** What its district hands on whole, it hands on through that. */
static void follow(pov_area *area, pov_area *successor)
{
    bool is_part =
        area->parent && hold(kin_of(area->parent, POV_SUCCESSORS), successor);

    tie(area, POV_SUCCESSORS, successor);
    if (!is_part)
        tie(successor, POV_PREDECESSORS, area);
}

static void link_now(area_link *link)
{
    if (link->is_done)
        return;
    link->is_done = true;
    if (link->is_child)
        tie(link->from, POV_CHILDREN, link->to);
    else
        follow(link->from, link->to);
}

static void link_packed(area_store *store, size_t row)
{
    const packed_area *packed = &store->pack->areas[row];
    packed_rows next = kin_rows(store, row, POV_SUCCESSORS);
    pov_area *area = make(store, row);

    if (packed->parent)
        tie(make(store, packed->parent - 1), POV_CHILDREN, area);
    for (size_t i = 0; i < next.count; i++)
        follow(area, make(store, next.items[i]));
}

static void open_family(pov_area_family *f)
{
    if (f->is_open)
        return;
    f->is_open = true;
    f->is_packed = !f->is_replaced && !f->links.count;
    for (size_t row = f->first; !f->is_packed && row < f->end; row++)
        if (!area_store_is_replaced(f->store, row))
            link_packed(f->store, row);
    for (size_t i = 0; i < f->links.count; i++)
        link_now(f->links.items[i]);
}

static const pov_area_list *asked_kin(const pov_area *area, pov_area_kin kin)
{
    if (area->family)
        open_family(area->family);
    return kin_of(area, kin);
}

const pov_area_list *pov_area_children(const pov_area *area)
{
    return asked_kin(area, POV_CHILDREN);
}

const pov_area_list *pov_area_successors(const pov_area *area)
{
    return asked_kin(area, POV_SUCCESSORS);
}

const pov_area_list *pov_area_predecessors(const pov_area *area)
{
    return asked_kin(area, POV_PREDECESSORS);
}

/** Both families must know: whoever is asked first puts it down. */
static void link_areas(pov_area *from, pov_area *to, bool is_child)
{
    pov_arena *arena = from->family->store->arena;
    area_link *link = pov_arena_alloc(arena, sizeof *link);

    *link = (area_link){from, to, is_child, false};
    pov_arena_push(arena, &from->family->links, link);
    if (to->family != from->family)
        pov_arena_push(arena, &to->family->links, link);
    if (from->family->is_open || to->family->is_open)
        link_now(link);
}

void area_store_succeed(pov_area *area, pov_area *successor)
{
    link_areas(area, successor, false);
}

static pov_area_family *new_family(area_store *store)
{
    pov_area_family *f = pov_arena_alloc(store->arena, sizeof *f);

    f->store = store;
    return f;
}

/** Where an area is kept that takes the place of a packed one, or NULL. */
static pov_area *replace(area_store *store, size_t row)
{
    pov_area_family *f = family_of(store, row);

    if (area_store_is_replaced(store, row) || f->is_open)
        return NULL;
    if (!f->is_replaced)
        f->is_replaced = pov_arena_alloc(store->arena, f->end - f->first);
    f->is_replaced[row - f->first] = true;
    return make(store, row);
}

pov_area *area_store_add(area_store *store, pov_area area)
{
    size_t row = row_of(store->pack, area.id);
    bool is_new = row == store->pack->n_areas;
    pov_area *added, *parent = NULL;

    if (is_new &&
        !pov_map_add(&store->ids, store->arena, area.id, strlen(area.id)))
        return NULL;
    added = is_new ? pov_arena_alloc(store->arena, sizeof *added)
                   : replace(store, row);
    if (!added)
        return NULL;
    area.rank = is_new ? store->pack->n_areas + store->added.count : row;
    if (area.parent)
        parent = area_store_by_id(store, area.parent->id);
    area.family = !is_new  ? added->family
                  : parent ? parent->family
                           : new_family(store);
    *added = area;
    if (is_new) {
        *pov_map_at(&store->ids, store->arena, area.id, strlen(area.id)) =
            added;
        pov_arena_push(store->arena, &store->added, added);
    }
    if (parent)
        link_areas(parent, added, true);
    if (area.code && *area.code)
        pov_arena_push(store->arena,
                       codes_at(&store->codes, area.code, store->arena), added);
    store->found_codes = (pov_map){0};
    store->all.count = 0;
    return added;
}

/** Without its marks it may be a spelling of two areas: then of none. */
static void add_bare_alias(area_store *store, const pov_area_alias *alias,
                           const char *bare)
{
    void **at = pov_map_at(&store->aliases[AREA_BARES], store->arena, bare,
                           strlen(bare));
    pov_area_alias *known = *at;

    if (!known) {
        *at = known = pov_arena_alloc(store->arena, sizeof *known);
        *known = *alias;
    } else if (known->area != alias->area)
        known->area = NULL;
}

bool area_store_add_alias(area_store *store, pov_area_alias alias,
                          const char *key, const char *bare)
{
    void **at =
        pov_map_at(&store->aliases[AREA_KEYS], store->arena, key, strlen(key));
    pov_area_alias *known = *at;

    if (known)
        return known->area == alias.area;
    *at = known = pov_arena_alloc(store->arena, sizeof *known);
    *known = alias;
    pov_arena_push(store->arena, &store->alias_list, known);
    add_bare_alias(store, known, bare);
    return true;
}

static const char *successors_of(const area_store *store, size_t row)
{
    const area_pack *pack = store->pack;
    packed_rows next = kin_rows(store, row, POV_SUCCESSORS);
    const char *ids = "";

    for (size_t i = 0; i < next.count; i++)
        ids = pov_text_more(store->arena, ids, "|",
                            pack->text + pack->areas[next.items[i]].id);
    return ids;
}

static bool had_same_names(const pov_area *a, const pov_area *b)
{
    for (size_t i = 0; i < a->former.count && i < b->former.count; i++)
        if (strcmp(a->former.items[i].full_name,
                   b->former.items[i].full_name) != 0 ||
            a->former.items[i].until != b->former.items[i].until)
            return false;
    return a->former.count == b->former.count;
}

bool pov_catalogue_brings_area(const pov_catalogue *catalogue,
                               const pov_area *area, const char *successors)
{
    area_store *store = catalogue->areas;
    size_t row = row_of(store->pack, area->id);
    const pov_area *own =
        row < store->pack->n_areas ? area_store_packed(store, row) : NULL;

    return own && !strcmp(own->code, area->code) &&
           !strcmp(own->name, area->name) &&
           !strcmp(own->full_name, area->full_name) &&
           own->level == area->level && own->parent == area->parent &&
           own->from == area->from && own->to == area->to &&
           had_same_names(own, area) &&
           !strcmp(successors_of(store, row), successors);
}

bool pov_catalogue_brings_table(pov_catalogue *catalogue, uint64_t size,
                                uint64_t mark, const char *path)
{
    area_store *store = catalogue->areas;

    if (size != store->pack->size || mark != store->pack->mark)
        return false;
    store->path = path;
    return true;
}

const pov_area_list *pov_catalogue_areas(const pov_catalogue *catalogue)
{
    area_store *store = catalogue->areas;

    if (store->all.count)
        return &store->all;
    for (size_t row = 0; row < store->pack->n_areas; row++)
        pov_arena_push(store->arena, &store->all, make(store, row));
    for (size_t i = 0; i < store->added.count; i++)
        pov_arena_push(store->arena, &store->all, store->added.items[i]);
    return &store->all;
}

/** How many turns are not after a day. */
static size_t turns_until(const area_store *store, pov_day day)
{
    size_t low = 0, high = store->turns.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (store->turns.items[middle] <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** Put a day in among the turns; there are a few dozen. */
static void add_turn(area_store *store, pov_day day)
{
    size_t at = turns_until(store, day);

    if (at && store->turns.items[at - 1] == day)
        return;
    pov_arena_push(store->arena, &store->turns, day);
    for (size_t i = store->turns.count - 1; i > at; i--)
        store->turns.items[i] = store->turns.items[i - 1];
    store->turns.items[at] = day;
}

void area_store_turn(area_store *store, pov_day from, pov_day to)
{
    if (from)
        add_turn(store, from);
    if (to)
        add_turn(store, pov_day_next(to));
}

void area_store_find_turns(area_store *store)
{
    for (size_t i = 0; i < store->added.count; i++) {
        const pov_area *a = store->added.items[i];

        area_store_turn(store, a->from, a->to);
        for (size_t k = 0; k < a->former.count; k++)
            area_store_turn(store, POV_NO_DAY, a->former.items[k].until);
    }
}

static size_t era_of(area_store *store, pov_day day)
{
    if (!store->has_turns) {
        for (size_t i = 0; i < store->pack->n_turns; i++)
            add_turn(store, store->pack->turns[i]);
        area_store_find_turns(store);
    }
    store->has_turns = true;
    return day == POV_NO_DAY ? 0 : turns_until(store, day) + 1;
}

size_t pov_area_era(const pov_catalogue *catalogue, pov_day day)
{
    return era_of(catalogue->areas, day);
}

void **area_store_on(area_store *store, area_on kind, const pov_area *area,
                     pov_day day)
{
    const struct {
        const pov_area *area;
        size_t era;
    } key = {area, era_of(store, day)};

    return pov_map_at(&store->on[kind], store->arena, &key, sizeof key);
}
