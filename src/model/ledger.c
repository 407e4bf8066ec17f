#include "povstat/ledger.h"

#include <string.h>

#include "model/ledger_sheet.h"

/* Entries are found by what they say in a table of their places.  That of an
 * entry is beside some bits of its hash: most others are told apart without a
 * look at them. */

enum { FIRST_SLOTS = 128 };

pov_ledger *pov_ledger_new(pov_arena *lasting)
{
    pov_arena *arena = pov_arena_new();
    pov_ledger *l = pov_arena_alloc(arena, sizeof *l);

    l->arena = arena;
    l->lasting = lasting;
    pov_arena_push(arena, &l->remarks, NULL);
    return l;
}

void pov_ledger_free(pov_ledger *ledger)
{
    if (!ledger)
        return;
    for (size_t i = 0; i < ledger->taken.count; i++)
        pov_shared_end(&ledger->taken.items[i].taken.memory);
    pov_arena_free(ledger->arena);
}

uint32_t pov_ledger_what(pov_ledger *l, const pov_statement *like,
                         const char *typed, size_t length)
{
    what w = {.is = *like,
              .typed = pov_arena_copy(l->arena, typed, length),
              .length = length};

    pov_arena_push(l->arena, &l->whats, w);
    return (uint32_t)l->whats.count - 1;
}

uint32_t pov_ledger_when(pov_ledger *l, pov_entry_when when)
{
    pov_arena_push(l->arena, &l->whens, when);
    return (uint32_t)l->whens.count - 1;
}

uint32_t pov_ledger_area(pov_ledger *l, const pov_area *area)
{
    void **at = pov_map_at(&l->area_numbers, l->arena, &area, sizeof area);

    if (!*at) {
        pov_arena_push(l->arena, &l->areas, area);
        pov_arena_push(l->arena, &l->own.areas, (sheet_area){0});
        *at = (void *)(uintptr_t)l->areas.count;
    }
    return (uint32_t)(uintptr_t)*at - 1;
}

uint32_t pov_ledger_n_areas(const pov_ledger *l)
{
    return (uint32_t)l->areas.count;
}

const pov_area *pov_ledger_area_at(const pov_ledger *l, uint32_t area)
{
    return l->areas.items[area];
}

uint32_t pov_ledger_n_entries(const pov_ledger *l, uint32_t area)
{
    uint32_t n = l->own.areas.items[area].n_entries;

    for (size_t i = 0; i < l->taken.count; i++)
        if (area < l->taken.items[i].areas.count)
            n += l->taken.items[i].areas.items[area].n_entries;
    return n;
}

uint32_t ledger_remarks(pov_ledger *l, const pov_entry_place *at)
{
    const char *key[] = {at->locator, at->note};
    void **known;
    pov_remarks *r;

    if (!at->locator && !at->note)
        return 0;
    known = pov_map_at(&l->remark_numbers, l->arena, key, sizeof key);
    if (!*known) {
        r = pov_arena_alloc(l->lasting, sizeof *r);
        r->locator = at->locator;
        r->note = at->note;
        *known = (void *)(uintptr_t)l->remarks.count;
        pov_arena_push(l->arena, &l->remarks, r);
    }
    return (uint32_t)(uintptr_t)*known;
}

static void *new_chunk(pov_ledger *l, size_t size)
{
    return l->shared ? pov_shared_take(l->shared, size)
                     : pov_arena_alloc(l->arena, size);
}

static pov_entry *new_entry(pov_ledger *l)
{
    sheet *s = &l->own;

    if (s->n_entries++ % IN_CHUNK == 0)
        pov_arena_push(l->arena, &s->chunks,
                       new_chunk(l, IN_CHUNK * sizeof(pov_entry)));
    return sheet_entry(s, s->n_entries);
}

static further *new_further(pov_ledger *l)
{
    sheet *s = &l->own;

    if (s->n_further++ % IN_CHUNK == 0)
        pov_arena_push(l->arena, &s->further,
                       new_chunk(l, IN_CHUNK * sizeof(further)));
    return sheet_further(s, s->n_further);
}

static uint32_t hash_of(const pov_entry_key *key)
{
    uint64_t of = ((uint64_t)key->area << 32 | key->what) * 0x9e3779b97f4a7c15u;

    of ^= of >> 32;
    of = (of + key->when) * 0x9e3779b97f4a7c15u;
    of = ((of ^ of >> 29) + (uint64_t)key->units) * 0x9e3779b97f4a7c15u;
    return (uint32_t)(of >> 32);
}

static void grow(pov_ledger *l)
{
    uint32_t n = l->n_slots ? 2 * l->n_slots : FIRST_SLOTS;
    slot *larger = pov_arena_alloc(l->arena, n * sizeof *larger);

    for (uint32_t i = 0; i < l->n_slots; i++) {
        uint32_t at = l->slots[i].hash & (n - 1);

        if (!l->slots[i].at)
            continue;
        while (larger[at].at)
            at = (at + 1) & (n - 1);
        larger[at] = l->slots[i];
    }
    pov_arena_outgrow(l->arena, l->slots, l->n_slots * sizeof *l->slots);
    l->slots = larger;
    l->n_slots = n;
}

static bool is_keyed(const pov_entry *e, const pov_entry_key *key)
{
    return e->units == key->units && e->area == key->area &&
           e->what == key->what && e->when == key->when;
}

/** The slot of what says so, or the free one where it belongs. */
static slot *slot_at(const pov_ledger *l, const pov_entry_key *key,
                     uint32_t hash)
{
    uint32_t mask = l->n_slots - 1, i = hash & mask;

    while (l->slots[i].at &&
           (l->slots[i].hash != hash ||
            !is_keyed(sheet_entry(&l->own, l->slots[i].at), key)))
        i = (i + 1) & mask;
    return &l->slots[i];
}

void pov_ledger_add_place(pov_ledger *l, pov_entry *e, pov_entry_place at)
{
    if (e->n_places++ >= POV_SOURCES_KEPT)
        return;
    *new_further(l) =
        (further){at.line, at.column, ledger_remarks(l, &at), e->further};
    e->further = l->own.n_further;
}

/** The last of an area's. */
static void append(pov_ledger *l, uint32_t area, uint32_t number)
{
    sheet_area *a = &l->own.areas.items[area];

    if (a->last)
        sheet_entry(&l->own, a->last)->next = number;
    else
        a->first = number;
    a->last = number;
    a->n_entries++;
}

pov_entry *pov_ledger_add(pov_ledger *l, pov_entry_key key, pov_entry_place at)
{
    uint32_t hash = hash_of(&key);
    pov_entry *e;
    slot *s;

    if (2 * (uint64_t)l->own.n_entries >= l->n_slots)
        grow(l);
    s = slot_at(l, &key, hash);
    if (s->at) {
        e = sheet_entry(&l->own, s->at);
        pov_ledger_add_place(l, e, at);
        return e;
    }
    e = new_entry(l);
    *e = (pov_entry){.units = key.units,
                     .area = key.area,
                     .what = key.what,
                     .when = key.when,
                     .line = at.line,
                     .column = at.column,
                     .remarks = ledger_remarks(l, &at),
                     .n_places = 1};
    *s = (slot){hash, l->own.n_entries};
    append(l, key.area, l->own.n_entries);
    return e;
}

const pov_statement *pov_ledger_statement(pov_ledger *l, pov_entry_key key)
{
    const pov_entry_when *when = &l->whens.items[key.when];
    pov_statement *s = &l->whats.items[key.what].is;

    s->area = l->areas.items[key.area];
    s->says.amount.units = key.units;
    s->since = when->since;
    s->as_of = when->as_of;
    s->status = when->status;
    if (s->standard)
        s->standard = when->standard;
    return s;
}

/** The text of an entry's cell: that of its like with its own digits. */
static const char *typed_of(const what *w, int64_t units, pov_arena *arena)
{
    char *text = pov_arena_copy(arena, w->typed, w->length);

    for (size_t i = w->length; i--;)
        if (text[i] >= '0' && text[i] <= '9') {
            text[i] = (char)('0' + units % 10);
            units /= 10;
        }
    return text;
}

static pov_source source_at(const pov_ledger *l, const pov_statement *s,
                            const char *raw, pov_entry_place at,
                            uint32_t remarks)
{
    return (pov_source){
        {s->place.file, at.line, at.column}, raw, l->remarks.items[remarks]};
}

static uint32_t remarks_here(const sheet *s, uint32_t remarks)
{
    return s->taken.remarks ? s->taken.remarks[remarks] : remarks;
}

/** Those of an entry but the first, in order of place. */
static void load_further(const pov_ledger *l, const sheet *of,
                         const pov_entry *e, const pov_statement *s,
                         const char *raw, pov_figures *figures,
                         pov_evidence *became)
{
    const further *places[POV_SOURCES_KEPT];
    uint32_t n = 0;

    for (uint32_t i = e->further; i; i = places[n++]->before)
        places[n] = sheet_further(of, i);
    became->source_count += e->n_places - 1 - n;
    while (n--) {
        const further *f = places[n];

        pov_figures_add_source(
            figures, became, s,
            source_at(l, s, raw,
                      (pov_entry_place){.line = f->line + of->taken.lines,
                                        .column = f->column},
                      remarks_here(of, f->remarks)));
    }
}

static void load_entry(pov_ledger *l, const sheet *of, const pov_entry *e,
                       pov_figures *figures)
{
    what *w = &l->whats.items[e->what];
    const pov_statement *s = pov_ledger_statement(
        l, (pov_entry_key){e->units, e->area, e->what, e->when});
    const char *raw = typed_of(w, e->units, figures->arena);
    const pov_entry_place at = {.line = e->line, .column = e->column};
    pov_evidence *became = pov_figures_add_like(
        figures, &w->like, s, source_at(l, s, raw, at, e->remarks));

    if (e->n_places > 1)
        load_further(l, of, e, s, raw, figures, became);
}

/** What an entry of a copy would be here. */
static pov_entry entry_here(const sheet *s, uint32_t area, const pov_entry *e)
{
    pov_entry here = *e;

    here.area = area;
    here.what = s->taken.whats[e->what];
    here.when = s->taken.whens[e->when];
    here.remarks = remarks_here(s, e->remarks);
    here.line += s->taken.lines;
    return here;
}

static void load_sheet(pov_ledger *l, const sheet *s, uint32_t area,
                       pov_figures *figures)
{
    uint32_t i = area < s->areas.count ? s->areas.items[area].first : 0;
    const pov_entry *e;

    for (; i; i = e->next) {
        pov_entry here;

        e = sheet_entry(s, i);
        if (s->taken.whats)
            here = entry_here(s, area, e);
        load_entry(l, s, s->taken.whats ? &here : e, figures);
    }
}

void pov_ledger_load(pov_ledger *l, uint32_t area, pov_figures *figures)
{
    load_sheet(l, &l->own, area, figures);
    for (size_t i = 0; i < l->taken.count; i++)
        load_sheet(l, &l->taken.items[i], area, figures);
}

void pov_ledger_begin(pov_ledger *l)
{
    for (size_t i = 0; i < l->whats.count; i++)
        l->whats.items[i].like.is_known = false;
}

void pov_figures_load(pov_figures *figures)
{
    pov_ledger *l = figures->ledger;

    if (l)
        pov_ledger_begin(l);
    for (uint32_t i = 0; l && i < l->areas.count; i++)
        pov_ledger_load(l, i, figures);
    pov_ledger_free(l);
    figures->ledger = NULL;
}
