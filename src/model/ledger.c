#include "povstat/ledger.h"

#include <string.h>

/* Entries stand in chunks, so that they stay where they are, and are found by
 * what they say in a table of their places.  That of an entry is beside some
 * bits of its hash: most others are told apart without a look at them. */

enum {
    IN_CHUNK = 256, /* 12 kB: short files are many */
    FIRST_SLOTS = 128,
};

typedef struct what {
    pov_statement is;  /* the rest is an entry's */
    const char *typed; /* its text, digits and all */
    size_t length;
    pov_like like; /* what became of the last */
} what;

typedef struct further {
    uint32_t line, column, remarks, before;
} further;

typedef struct slot {
    uint32_t hash, at; /* the entry's place, from 1; 0: free */
} slot;

typedef struct ledger_area {
    const pov_area *is;
    uint32_t first, last; /* entries, from 1 */
    uint32_t n_entries;
} ledger_area;

typedef struct ledger_counts {
    size_t areas, whats, whens, remarks;
} ledger_counts;

struct pov_ledger {
    pov_arena *arena;
    struct {
        what *items;
        size_t count, capacity;
    } whats;
    struct {
        pov_entry_when *items;
        size_t count, capacity;
    } whens;
    struct {
        ledger_area *items;
        size_t count, capacity;
    } areas;
    pov_arena *lasting; /* for remarks, which figures point to */
    struct {
        const pov_remarks **items;
        size_t count, capacity;
    } remarks; /* the first: nothing is to be said */
    struct {
        pov_entry **items;
        size_t count, capacity;
    } chunks;
    struct {
        further *items;
        size_t count, capacity;
    } further;
    uint32_t n_entries;
    pov_map area_numbers, remark_numbers;
    slot *slots;
    uint32_t n_slots;     /* a power of two */
    ledger_counts parted; /* what both copies have */
};

pov_ledger *pov_ledger_new(pov_arena *lasting)
{
    pov_arena *arena = pov_arena_new();
    pov_ledger *l = pov_arena_alloc(arena, sizeof *l);
    const further none = {.line = 0};

    l->arena = arena;
    l->lasting = lasting;
    pov_arena_push(arena, &l->remarks, NULL);
    pov_arena_push(arena, &l->further, none);
    return l;
}

void pov_ledger_free(pov_ledger *ledger)
{
    if (ledger)
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
    ledger_area new = {.is = area};

    if (!*at) {
        pov_arena_push(l->arena, &l->areas, new);
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
    return l->areas.items[area].is;
}

uint32_t pov_ledger_n_entries(const pov_ledger *l, uint32_t area)
{
    return l->areas.items[area].n_entries;
}

/** The number of what is to be said of a place; mostly it was said before. */
static uint32_t remarks_at(pov_ledger *l, const pov_entry_place *at)
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

static pov_entry *entry_at(const pov_ledger *l, uint32_t number)
{
    return &l->chunks.items[number / IN_CHUNK][number % IN_CHUNK];
}

static pov_entry *new_entry(pov_ledger *l)
{
    uint32_t number = l->n_entries++;
    pov_entry *chunk;

    if (number / IN_CHUNK == l->chunks.count) {
        chunk = pov_arena_alloc(l->arena, IN_CHUNK * sizeof *chunk);
        pov_arena_push(l->arena, &l->chunks, chunk);
    }
    return entry_at(l, number);
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

    while (l->slots[i].at && (l->slots[i].hash != hash ||
                              !is_keyed(entry_at(l, l->slots[i].at - 1), key)))
        i = (i + 1) & mask;
    return &l->slots[i];
}

void pov_ledger_add_place(pov_ledger *l, pov_entry *e, pov_entry_place at)
{
    further f = {at.line, at.column, 0, e->further};

    if (e->n_places++ >= POV_SOURCES_KEPT)
        return;
    f.remarks = remarks_at(l, &at);
    e->further = (uint32_t)l->further.count;
    pov_arena_push(l->arena, &l->further, f);
}

/** The last of an area's. */
static void append(pov_ledger *l, uint32_t area, uint32_t number)
{
    ledger_area *a = &l->areas.items[area];

    if (a->last)
        entry_at(l, a->last - 1)->next = number;
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

    if (2 * (uint64_t)l->n_entries >= l->n_slots)
        grow(l);
    s = slot_at(l, &key, hash);
    if (s->at) {
        e = entry_at(l, s->at - 1);
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
                     .remarks = remarks_at(l, &at),
                     .n_places = 1};
    *s = (slot){hash, l->n_entries};
    append(l, key.area, l->n_entries);
    return e;
}

const pov_statement *pov_ledger_statement(pov_ledger *l, pov_entry_key key)
{
    const pov_entry_when *when = &l->whens.items[key.when];
    pov_statement *s = &l->whats.items[key.what].is;

    s->area = l->areas.items[key.area].is;
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

/** Those of an entry but the first, in order of place. */
static void load_further(const pov_ledger *l, const pov_entry *e,
                         const pov_statement *s, const char *raw,
                         pov_figures *figures, pov_evidence *became)
{
    const further *places[POV_SOURCES_KEPT];
    uint32_t n = 0;

    for (uint32_t i = e->further; i; i = l->further.items[i].before)
        places[n++] = &l->further.items[i];
    became->source_count += e->n_places - 1 - n;
    while (n--) {
        const pov_entry_place at = {.line = places[n]->line,
                                    .column = places[n]->column};

        pov_figures_add_source(figures, became, s,
                               source_at(l, s, raw, at, places[n]->remarks));
    }
}

static void load_entry(pov_ledger *l, const pov_entry *e, pov_figures *figures)
{
    what *w = &l->whats.items[e->what];
    const pov_statement *s = pov_ledger_statement(
        l, (pov_entry_key){e->units, e->area, e->what, e->when});
    const char *raw = typed_of(w, e->units, figures->arena);
    const pov_entry_place at = {.line = e->line, .column = e->column};
    pov_evidence *became = pov_figures_add_like(
        figures, &w->like, s, source_at(l, s, raw, at, e->remarks));

    if (e->n_places > 1)
        load_further(l, e, s, raw, figures, became);
}

void pov_ledger_load(pov_ledger *l, uint32_t area, pov_figures *figures)
{
    const pov_entry *e;

    for (uint32_t i = l->areas.items[area].first; i; i = e->next) {
        e = entry_at(l, i - 1);
        load_entry(l, e, figures);
    }
}

void pov_ledger_begin(pov_ledger *l)
{
    for (size_t i = 0; i < l->whats.count; i++)
        l->whats.items[i].like.is_known = false;
}

static ledger_counts counts_of(const pov_ledger *l)
{
    return (ledger_counts){l->areas.count, l->whats.count, l->whens.count,
                           l->remarks.count};
}

void pov_ledger_part(pov_ledger *l)
{
    l->parted = counts_of(l);
    l->n_entries = 0;
    l->further.count = 1;
    if (l->n_slots)
        memset(l->slots, 0, l->n_slots * sizeof *l->slots);
    for (size_t i = 0; i < l->areas.count; i++)
        l->areas.items[i] = (ledger_area){.is = l->areas.items[i].is};
}

/** What entries refer to and the other does not have. */
static void say_new(const pov_ledger *l, FILE *out)
{
    const ledger_counts now = counts_of(l);

    pov_say_bytes(out, &l->parted, sizeof l->parted);
    pov_say_bytes(out, &now, sizeof now);
    for (size_t i = l->parted.areas; i < now.areas; i++)
        pov_say_text(out, l->areas.items[i].is->id);
    for (size_t i = l->parted.whats; i < now.whats; i++) {
        pov_say_bytes(out, &l->whats.items[i].is, sizeof l->whats.items[i].is);
        pov_say_text(out, l->whats.items[i].typed);
    }
    if (now.whens > l->parted.whens)
        pov_say_bytes(out, &l->whens.items[l->parted.whens],
                      (now.whens - l->parted.whens) * sizeof *l->whens.items);
    for (size_t i = l->parted.remarks; i < now.remarks; i++) {
        pov_say_text(out, l->remarks.items[i]->locator);
        pov_say_text(out, l->remarks.items[i]->note);
    }
}

void pov_ledger_say(const pov_ledger *l, uint32_t before, FILE *out)
{
    say_new(l, out);
    pov_say_number(out, l->n_entries);
    for (uint32_t i = 0; i < l->n_entries; i++) {
        pov_entry e = *entry_at(l, i);

        e.line -= before;
        pov_say_bytes(out, &e, sizeof e);
        for (uint32_t at = e.further; at; at = l->further.items[at].before) {
            further f = l->further.items[at];

            f.line -= before;
            pov_say_bytes(out, &f, sizeof f);
        }
    }
}

/** How numbers of a copy are called here. */
typedef struct numbers {
    uint32_t *areas, *whats, *whens, *remarks;
} numbers;

static uint32_t *same_numbers(size_t n, pov_arena *arena)
{
    uint32_t *is = pov_arena_alloc(arena, (n + 1) * sizeof *is);

    for (size_t i = 0; i < n; i++)
        is[i] = (uint32_t)i;
    return is;
}

static const char *hear_kept(pov_listener *heard, pov_arena *arena,
                             pov_arena *scratch)
{
    const char *text = pov_hear_text(heard, scratch);

    return text ? pov_arena_intern(arena, text, strlen(text)) : NULL;
}

static numbers hear_new(pov_ledger *l, const pov_catalogue *catalogue,
                        pov_arena *arena, pov_listener *heard,
                        pov_arena *scratch)
{
    ledger_counts from, to;
    numbers is;

    pov_hear_bytes(heard, &from, sizeof from);
    pov_hear_bytes(heard, &to, sizeof to);
    is = (numbers){
        same_numbers(to.areas, scratch), same_numbers(to.whats, scratch),
        same_numbers(to.whens, scratch), same_numbers(to.remarks, scratch)};
    for (size_t i = from.areas; i < to.areas; i++)
        is.areas[i] = pov_ledger_area(
            l, pov_catalogue_area(catalogue, pov_hear_text(heard, scratch)));
    for (size_t i = from.whats; i < to.whats; i++) {
        pov_statement s;
        const char *typed;

        pov_hear_bytes(heard, &s, sizeof s);
        typed = pov_hear_text(heard, scratch);
        is.whats[i] = pov_ledger_what(l, &s, typed, strlen(typed));
    }
    for (size_t i = from.whens; i < to.whens; i++) {
        pov_entry_when when;

        pov_hear_bytes(heard, &when, sizeof when);
        is.whens[i] = pov_ledger_when(l, when);
    }
    for (size_t i = from.remarks; i < to.remarks; i++) {
        pov_entry_place at = {.locator = hear_kept(heard, arena, scratch)};

        at.note = hear_kept(heard, arena, scratch);
        is.remarks[i] = remarks_at(l, &at);
    }
    return is;
}

static pov_entry_place place_with(const pov_ledger *l, uint32_t line,
                                  uint32_t column, uint32_t remarks)
{
    const pov_remarks *r = l->remarks.items[remarks];

    return (pov_entry_place){line, column, r ? r->locator : NULL,
                             r ? r->note : NULL};
}

static void hear_entry(pov_ledger *l, uint32_t before, const numbers *is,
                       pov_listener *heard)
{
    further places[POV_SOURCES_KEPT];
    pov_entry e, *here;
    uint32_t n = 0;

    pov_hear_bytes(heard, &e, sizeof e);
    for (uint32_t at = e.further; at && n < POV_SOURCES_KEPT;
         at = places[n++].before)
        pov_hear_bytes(heard, &places[n], sizeof places[n]);
    here = pov_ledger_add(
        l,
        (pov_entry_key){e.units, is->areas[e.area], is->whats[e.what],
                        is->whens[e.when]},
        place_with(l, e.line + before, e.column, is->remarks[e.remarks]));
    e.n_places -= 1 + n;
    while (n--)
        pov_ledger_add_place(l, here,
                             place_with(l, places[n].line + before,
                                        places[n].column,
                                        is->remarks[places[n].remarks]));
    here->n_places += e.n_places;
}

void pov_ledger_hear(pov_ledger *l, uint32_t before,
                     const pov_catalogue *catalogue, pov_arena *arena,
                     pov_listener *heard)
{
    pov_arena *scratch = pov_arena_new();
    numbers is = hear_new(l, catalogue, arena, heard, scratch);

    for (size_t n = pov_hear_number(heard); n && !heard->is_lost; n--)
        hear_entry(l, before, &is, heard);
    pov_arena_free(scratch);
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
