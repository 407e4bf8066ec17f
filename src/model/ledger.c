#include "povstat/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "model/ledger_sheet.h"

/* Entries are found by what they say in a table of buckets, each a line of the
 * processor's cache, in pairs.  An entry is first looked for in the pair of its
 * area and time: what is stated together is mostly typed together.  The pairs
 * of all areas at one time stand one behind the other, and those of the times
 * are dealt over the table as evenly as can be: rows in the order of areas find
 * their lines fetched.  Of a pair that is full an entry is in a bucket of its
 * own, or behind that.  A tag tells most others apart without a look at them.
 *
 * The entries of an area are together as well, for they are made figures of
 * together. */

enum {
    IN_BUCKET = 12,
    MOST_IN_BUCKET = 8, /* on average */
    TOGETHER_BITS = 3,  /* so many whats have one first bucket, two such of a
                           pair, */
    SPREAD = 1 << 20,   /* and further ones that of another time */
    FIRST_BUCKETS = 16,
    FEW_BUCKETS = 8 * 1024, /* 512 kB: up to there it grows faster */
    LINE = 64,
    EXPECTED = 8,  /* entries are stated together, about */
    TOGETHER = 16, /* so many are put in, or made figures of, at once */
};

struct bucket {
    uint8_t tags[IN_BUCKET];
    uint32_t entries[IN_BUCKET]; /* their numbers */
    uint32_t count;
};

_Static_assert(sizeof(bucket) == LINE, "a bucket is a line");

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
    if (ledger->ordering)
        ordering_free(ledger->ordering);
    free(ledger->when_orders);
    free(ledger->moments);
    pov_arena_free(ledger->arena);
}

uint32_t pov_ledger_what(pov_ledger *l, const pov_statement *like,
                         const char *typed, size_t length)
{
    what w = {.is = *like,
              .typed = pov_arena_copy(l->arena, typed, length),
              .length = length,
              .key = pov_statement_key(like),
              .spans = pov_statement_spans(like)};

    for (size_t i = length; i--;)
        if (typed[i] >= '0' && typed[i] <= '9')
            pov_arena_push(l->arena, &w.digits, (uint32_t)i);
    w.key.area = NULL;
    w.key.since = w.key.as_of = POV_NO_DAY;
    pov_arena_push(l->arena, &l->whats, w);
    return (uint32_t)l->whats.count - 1;
}

uint32_t pov_ledger_n_whats(const pov_ledger *l)
{
    return (uint32_t)l->whats.count;
}

const pov_statement *pov_ledger_what_at(const pov_ledger *l, uint32_t number)
{
    return &l->whats.items[number].is;
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

/** The number of remarks that were not looked for last. */
static uint32_t unhandy_remarks(pov_ledger *l, const pov_entry_place *at)
{
    const char *key[] = {at->locator, at->note};
    void **known = pov_map_at(&l->remark_numbers, l->arena, key, sizeof key);
    pov_remarks *r;

    if (!*known) {
        r = pov_arena_alloc(l->lasting, sizeof *r);
        r->locator = at->locator;
        r->note = at->note;
        *known = (void *)(uintptr_t)l->remarks.count;
        pov_arena_push(l->arena, &l->remarks, r);
    }
    return (uint32_t)(uintptr_t)*known;
}

static handy_remarks *handy_at(pov_ledger *l, const pov_entry_place *at)
{
    uint64_t of =
        3 * (uint64_t)(uintptr_t)at->locator + (uint64_t)(uintptr_t)at->note;

    return &l->handy[of * 0x9e3779b97f4a7c15u >> 58];
}

uint32_t ledger_remarks(pov_ledger *l, const pov_entry_place *at)
{
    handy_remarks *handy;

    if (!at->locator && !at->note)
        return 0;
    handy = handy_at(l, at);
    if (!handy->number || handy->locator != at->locator ||
        handy->note != at->note)
        *handy = (handy_remarks){at->locator, at->note, unhandy_remarks(l, at)};
    return handy->number;
}

static void *new_chunk(pov_ledger *l, size_t size)
{
    return l->shared ? pov_shared_take(l->shared, size)
                     : pov_arena_take(l->arena, size);
}

/** Slots for more entries of an area: the more, the more there are.  What is
 *  left of a chunk is used up. */
static void begin_stretch(pov_ledger *l, sheet_area *a)
{
    enum { FEWEST = 8, ONE_IN = 4 };
    sheet *s = &l->own;
    uint32_t left = -s->n_slots % IN_CHUNK;
    uint32_t length = a->n_entries / ONE_IN;
    slot *begin;

    if (left < FEWEST) {
        s->n_slots += left;
        left = IN_CHUNK;
        pov_arena_push(l->arena, &s->chunks,
                       new_chunk(l, IN_CHUNK * sizeof(slot)));
    }
    length = length < FEWEST ? FEWEST : length > left ? left : length;
    if (a->first)
        sheet_slot(s, a->last)->stretch.next = s->n_slots + 1;
    else
        a->first = s->n_slots + 1;
    a->last = s->n_slots + 1;
    begin = sheet_slot(s, a->last);
    begin->stretch.length = length;
    begin->stretch.next = 0;
    s->n_slots += length;
    a->at = a->last + 1;
    a->end = a->last + length;
}

static pov_entry *new_entry(pov_ledger *l, uint32_t area, uint32_t *number)
{
    sheet_area *a = &l->own.areas.items[area];

    if (a->at == a->end)
        begin_stretch(l, a);
    l->own.n_entries++;
    a->n_entries++;
    *number = a->at++;
    return &sheet_slot(&l->own, *number)->entry;
}

static uint32_t new_slip(pov_ledger *l)
{
    sheet *s = &l->own;

    if (s->n_slips++ % IN_CHUNK == 0)
        pov_arena_push(l->arena, &s->slips,
                       new_chunk(l, IN_CHUNK * sizeof(slip)));
    return s->n_slips;
}

/** Where an entry may be: first where others are that are stated together. */
typedef struct hashes {
    uint64_t first;
    uint32_t side;
    uint64_t own;
} hashes;

static inline hashes hashes_of(const pov_entry_key *key)
{
    uint32_t group = key->what >> TOGETHER_BITS;
    uint64_t first =
        ((uint64_t)key->when + (group >> 1) * SPREAD) * 0x9e3779b97f4a7c15u;
    uint64_t own;

    own = (first + key->area) * 0xbf58476d1ce4e5b9u + key->what;
    own = own * 0x94d049bb133111ebu + (uint64_t)key->units;
    own = (own ^ own >> 29) * 0x9e3779b97f4a7c15u;
    return (hashes){first, key->area * 2 | (group & 1), own >> 32};
}

/** Never 0, which is none. */
static inline uint8_t tag_of(hashes h)
{
    return (uint8_t)(h.own >> 24 | 1);
}

/** The bucket in which an entry is looked for after so many others. */
static inline bucket *bucket_at(const pov_ledger *l, hashes h, uint32_t after)
{
    uint64_t at = after > 1
                      ? h.own + after - 2
                      : ((h.first >> l->buckets.shift << 1) + h.side) ^ after;

    return &l->buckets.items[at & (l->buckets.count - 1)];
}

/** The bucket beside the first, of others that are stated together. */
static inline bucket *beside(const pov_ledger *l, hashes h)
{
    return bucket_at(l, h, 1);
}

static inline void put_in(bucket *b, hashes h, uint32_t entry)
{
    b->tags[b->count] = tag_of(h);
    b->entries[b->count++] = entry;
}

/** Put entries into the table, from one on: first all of their buckets are
 *  asked for. */
static void put_entries(const pov_ledger *l, uint32_t from, uint32_t n)
{
    const slot *entries = sheet_slot(&l->own, from);
    hashes of[TOGETHER];

    for (uint32_t i = 0; i < n; i++) {
        const pov_entry *e = &entries[i].entry;

        of[i] =
            hashes_of(&(pov_entry_key){e->units, e->area, e->what, e->when});
        __builtin_prefetch(bucket_at(l, of[i], 0));
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t after = 0;

        while (bucket_at(l, of[i], after)->count == IN_BUCKET)
            after++;
        put_in(bucket_at(l, of[i], after), of[i], from + i);
    }
}

/** The entries of an area that stand behind each other: how many, and the
 *  number of the first.  `*from` is the stretch, and then the next. */
static uint32_t next_entries(const sheet *s, const sheet_area *a,
                             uint32_t *from, uint32_t *first)
{
    const slot *begin = sheet_slot(s, *from);
    uint32_t end = begin->stretch.next ? *from + begin->stretch.length : a->at;

    *first = *from + 1;
    *from = begin->stretch.next;
    return end - *first;
}

static void put_area(const pov_ledger *l, const sheet_area *a)
{
    uint32_t first;

    for (uint32_t from = a->first; from;)
        for (uint32_t n = next_entries(&l->own, a, &from, &first), some; n;
             n -= some, first += some) {
            some = n < TOGETHER ? n : TOGETHER;
            put_entries(l, first, some);
        }
}

/* What is in the table can be told from the entries alone: it is given back
 * before a larger one is taken, and where nothing more is stated. */
static void give_back(pov_ledger *l)
{
    if (l->buckets.memory)
        pov_arena_outgrow(l->arena, l->buckets.memory,
                          l->buckets.count * sizeof(bucket) + LINE);
    l->buckets.memory = NULL;
    l->buckets.count = 0;
}

static void grow(pov_ledger *l)
{
    uint32_t n = l->buckets.count;
    char *memory;

    give_back(l);
    do
        n = !n ? FIRST_BUCKETS : n < FEW_BUCKETS ? 4 * n : 2 * n;
    while (l->own.n_entries >= MOST_IN_BUCKET * n);
    memory = pov_arena_alloc(l->arena, n * sizeof(bucket) + LINE);
    l->buckets.memory = memory;
    l->buckets.items = (bucket *)(void *)(memory + -(uintptr_t)memory % LINE);
    l->buckets.count = n;
    l->buckets.shift = 65 - __builtin_ctz(n);
    for (size_t i = 0; i < l->own.areas.count; i++)
        put_area(l, &l->own.areas.items[i]);
}

static inline bool is_keyed(const pov_entry *e, const pov_entry_key *key)
{
    return e->units == key->units && e->area == key->area &&
           e->what == key->what && e->when == key->when;
}

/** Has a bucket an entry of the tag?  Of others it may seem so, too. */
static inline bool has_tag(const bucket *b, uint8_t tag)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t first, last;

    memcpy(&first, b->tags, sizeof first);
    memcpy(&last, b->tags + IN_BUCKET - sizeof last, sizeof last);
    first ^= tag * ones;
    last ^= tag * ones;
    return ((first - ones) & ~first & ones << 7) ||
           ((last - ones) & ~last & ones << 7);
}

static pov_entry *entry_in(const pov_ledger *l, const bucket *b,
                           const pov_entry_key *key, uint8_t tag)
{
    for (uint32_t i = 0; i < b->count; i++) {
        pov_entry *e;

        if (b->tags[i] != tag)
            continue;
        e = &sheet_slot(&l->own, b->entries[i])->entry;
        if (is_keyed(e, key))
            return e;
    }
    return NULL;
}

/** The entry that says so; NULL: there is none, and it belongs into a bucket.
 */
static inline pov_entry *find_entry(const pov_ledger *l,
                                    const pov_entry_key *key, hashes h,
                                    bucket **belongs)
{
    __builtin_prefetch(beside(l, h));
    for (uint32_t after = 0;; after++) {
        bucket *b = bucket_at(l, h, after);
        pov_entry *e =
            has_tag(b, tag_of(h)) ? entry_in(l, b, key, tag_of(h)) : NULL;

        if (e)
            return e;
        if (b->count < IN_BUCKET) {
            *belongs = b;
            return NULL;
        }
    }
}

/* Of the whats that come first: others are mostly not many. */
void pov_ledger_expect(const pov_ledger *l, uint32_t area, uint32_t when)
{
    const hashes h = hashes_of(&(pov_entry_key){0, area, 0, when});
    const sheet_area *a = &l->own.areas.items[area];

    if (!l->buckets.count)
        return;
    __builtin_prefetch(bucket_at(l, h, 0));
    __builtin_prefetch(beside(l, h));
    for (uint32_t i = a->at; i < a->end && i < a->at + EXPECTED; i += 2)
        __builtin_prefetch(sheet_slot(&l->own, i), 1);
}

/** Where the places of an entry are, once there are several, or one that it has
 *  no room for. */
static slip *places_at(pov_ledger *l, pov_entry *e)
{
    slip *s;

    if (e->places)
        return sheet_slip(&l->own, e->places);
    e->places = new_slip(l);
    s = sheet_slip(&l->own, e->places);
    s->places.n = 1;
    s->places.column = e->column;
    s->places.remarks = e->remarks;
    s->places.last = 0;
    return s;
}

bool pov_ledger_count_place(pov_ledger *l, const pov_entry *e)
{
    slip *s = e->places ? sheet_slip(&l->own, e->places) : NULL;

    if (!s || s->places.n < POV_SOURCES_KEPT)
        return false;
    s->places.n++;
    return true;
}

void pov_ledger_add_place(pov_ledger *l, pov_entry *e, pov_entry_place at)
{
    slip *all = places_at(l, e), *new;
    uint32_t number;

    if (all->places.n++ >= POV_SOURCES_KEPT)
        return;
    number = new_slip(l);
    new = sheet_slip(&l->own, number);
    new->further.line = at.line;
    new->further.column = at.column;
    new->further.remarks = ledger_remarks(l, &at);
    new->further.before = all->places.last;
    all->places.last = number;
}

/** State what nobody stated before. */
static pov_entry *add_entry(pov_ledger *l, pov_entry_key key,
                            pov_entry_place at, uint32_t *number)
{
    uint32_t remarks = ledger_remarks(l, &at);
    pov_entry *e = new_entry(l, key.area, number);

    *e = (pov_entry){.units = key.units,
                     .area = key.area,
                     .what = key.what,
                     .when = key.when,
                     .line = at.line,
                     .column = (uint16_t)at.column,
                     .remarks = (uint16_t)remarks};
    if (at.column > UINT16_MAX || remarks > UINT16_MAX) {
        slip *s = places_at(l, e);

        s->places.column = at.column;
        s->places.remarks = remarks;
    }
    return e;
}

pov_entry *pov_ledger_add(pov_ledger *l, pov_entry_key key, pov_entry_place at)
{
    const hashes h = hashes_of(&key);
    bucket *belongs;
    uint32_t number;
    pov_entry *e;

    if (l->own.n_entries >= MOST_IN_BUCKET * l->buckets.count)
        grow(l);
    e = find_entry(l, &key, h, &belongs);
    if (e) {
        pov_ledger_add_place(l, e, at);
        return e;
    }
    e = add_entry(l, key, at, &number);
    put_in(belongs, h, number);
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

/** Memory for a text: they stand one behind the other, apart from all that is
 *  walked over. */
static char *take_text(pov_ledger *l, size_t size, pov_arena *arena)
{
    enum { TAKEN = 4096 };

    if (l->texts.left < size) {
        l->texts.left = size < TAKEN ? TAKEN : size;
        l->texts.next = pov_arena_take(arena, l->texts.left);
    }
    l->texts.left -= size;
    l->texts.next += size;
    return l->texts.next - size;
}

/** The text of an entry's cell: that of its like with its own digits. */
static const char *typed_of(pov_ledger *l, const what *w, uint64_t units,
                            pov_arena *arena)
{
    char *text = take_text(l, w->length + 1, arena);

    memcpy(text, w->typed, w->length + 1);
    for (size_t i = 0; i < w->digits.count; i++) {
        text[w->digits.items[i]] = (char)('0' + units % 10);
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
static void load_further(const pov_ledger *l, const sheet *of, const slip *all,
                         const pov_statement *s, const char *raw,
                         pov_figures *figures, pov_evidence *became)
{
    const slip *places[POV_SOURCES_KEPT];
    uint32_t n = 0;

    for (uint32_t i = all->places.last; i; i = places[n++]->further.before)
        places[n] = sheet_slip(of, i);
    became->source_count += all->places.n - 1 - n;
    while (n--) {
        const slip *f = places[n];

        pov_figures_add_source(
            figures, became, s,
            source_at(
                l, s, raw,
                (pov_entry_place){.line = f->further.line + of->taken.lines,
                                  .column = f->further.column},
                remarks_here(of, f->further.remarks)));
    }
}

/** What an entry is about that is one of an area here. */
static pov_key key_of(const pov_ledger *l, const pov_entry *e)
{
    const what *w = &l->whats.items[e->what];
    const pov_entry_when *when = &l->whens.items[e->when];
    pov_key key = w->key;

    key.area = l->areas.items[e->area];
    if (key.standard)
        key.standard = when->standard;
    if (w->spans)
        key.since = when->since;
    key.as_of = when->as_of;
    return key;
}

/** An entry of which a figure is made next. */
typedef struct next_entry {
    const sheet *of;
    const pov_entry *is;
    pov_entry here; /* it, if it is of a copy */
    pov_sought about;
} next_entry;

/** Where the moment is that an entry speaks of, once it is known. */
static pov_moment **moment_of(const pov_ledger *l, const next_entry *next)
{
    when_moments *m = &l->moments[next->is->when];

    if (m->area != next->is->area)
        *m = (when_moments){.area = next->is->area};
    return &m->of[next->about.key.plan != NULL];
}

static void load_entry(pov_ledger *l, next_entry *next, pov_figures *figures)
{
    const pov_entry *e = next->is;
    what *w = &l->whats.items[e->what];
    const pov_statement *s = pov_ledger_statement(
        l, (pov_entry_key){e->units, e->area, e->what, e->when});
    const char *raw = typed_of(l, w, (uint64_t)e->units, figures->arena);
    const sheet *of = next->of;
    const slip *all = e->places ? sheet_slip(of, e->places) : NULL;
    const pov_entry_place at = {.line = e->line + of->taken.lines,
                                .column = all ? all->places.column : e->column};
    uint32_t remarks = all ? all->places.remarks : e->remarks;
    pov_moment **moment = moment_of(l, next);
    pov_evidence *became;

    next->about.moment = *moment;
    became = pov_figures_add_like(
        figures, &w->like, &next->about, s,
        source_at(l, s, raw, at, remarks_here(of, remarks)));
    if (became->figure->moment)
        *moment = became->figure->moment;
    if (all)
        load_further(l, of, all, s, raw, figures, became);
}

/** What an entry of a copy would be here. */
static pov_entry entry_here(const sheet *s, uint32_t area, const pov_entry *e)
{
    pov_entry here = *e;

    here.area = area;
    here.what = s->taken.whats[e->what];
    here.when = s->taken.whens[e->when];
    return here;
}

/** The entries of one area. */
typedef struct area_entries {
    const pov_ledger *ledger;
    uint32_t area;
} area_entries;

static pov_key key_here(const area_entries *all, const ordered *o)
{
    const sheet *s = o->of;
    const pov_entry *e = o->is;
    pov_entry here;

    if (!s->taken.whats)
        return key_of(all->ledger, e);
    here = entry_here(s, all->area, e);
    return key_of(all->ledger, &here);
}

static bool comes_before(const ordered *a, const ordered *b, const void *by)
{
    const pov_key left = key_here(by, a), right = key_here(by, b);

    return pov_key_compare(&left, &right) < 0;
}

/** What an entry is ordered by among those of its area. */
static uint64_t order_of(const pov_ledger *l, const sheet *s,
                         const pov_entry *e)
{
    const uint32_t *whats = s->taken.whats, *whens = s->taken.whens;
    const what *w = &l->whats.items[whats ? whats[e->what] : e->what];
    uint64_t of_day = l->when_orders[whens ? whens[e->when] : e->when];

    return w->order |
           (w->key.standard ? of_day
                            : of_day & (((uint64_t)1 << DAY_BITS) - 1));
}

static void order_sheet(pov_ledger *l, const sheet *s, uint32_t area)
{
    const sheet_area *a = area < s->areas.count ? &s->areas.items[area] : NULL;
    uint32_t first;

    for (uint32_t from = a ? a->first : 0; from;) {
        uint32_t n = next_entries(s, a, &from, &first);
        slot *entries = sheet_slot(s, first);

        for (uint32_t i = 0; i < n; i++) {
            pov_entry *e = &entries[i].entry;

            ordering_put(l->ordering, (ordered){order_of(l, s, e), e, s});
        }
    }
}

/** Will figures of the area come behind all that there are, which are in order?
 */
static bool is_behind(const pov_figures *figures, const pov_area *area)
{
    size_t n = figures->count;

    return figures->sorted == n &&
           (!n || pov_area_compare(figures->items[n - 1]->key.area, area) < 0);
}

/** Make figures of entries: first all are sought. */
static void load_entries(pov_ledger *l, uint32_t area, const ordered *entries,
                         size_t n, pov_figures *figures)
{
    next_entry next[TOGETHER];

    for (size_t i = 0; i < n; i++) {
        const sheet *s = entries[i].of;
        const pov_entry *e = entries[i].is;

        next[i].of = s;
        next[i].is = e;
        if (s->taken.whats) {
            next[i].here = entry_here(s, area, e);
            next[i].is = &next[i].here;
        }
        next[i].about.key = key_of(l, next[i].is);
        next[i].about.moment = *moment_of(l, &next[i]);
        pov_figures_seek(figures, &next[i].about);
    }
    for (size_t i = 0; i < n; i++)
        load_entry(l, &next[i], figures);
}

/* In the order of figures: they need not be sorted then, and are used in the
 * order in which they stand in memory. */
void pov_ledger_load(pov_ledger *l, uint32_t area, pov_figures *figures)
{
    bool is_sorted = is_behind(figures, l->areas.items[area]);
    const ordered *entries;
    size_t n;

    order_sheet(l, &l->own, area);
    for (size_t i = 0; i < l->taken.count; i++)
        order_sheet(l, &l->taken.items[i], area);
    n = ordering_take(l->ordering, comes_before, &(area_entries){l, area},
                      &entries);
    for (size_t i = 0; i < n; i += TOGETHER) {
        for (size_t k = i + TOGETHER; k < n && k < i + 2 * TOGETHER; k++)
            __builtin_prefetch(entries[k].is);
        load_entries(l, area, entries + i, n - i < TOGETHER ? n - i : TOGETHER,
                     figures);
    }
    if (is_sorted)
        figures->sorted = figures->count;
}

/** Find out what entries are ordered by. */
static void find_orders(pov_ledger *l)
{
    pov_arena *scratch = pov_arena_new();
    standard_list standards = {.count = 0};

    for (size_t i = 0; i < l->whens.count; i++)
        standards_add(&standards, l->whens.items[i].standard, scratch);
    standards_sort(&standards);
    for (size_t i = 0; i < l->whats.count; i++) {
        pov_key key = l->whats.items[i].key;

        key.standard = NULL;
        l->whats.items[i].order = ordering_of(&key, &standards);
    }
    l->when_orders = pov_realloc_or_die(
        l->when_orders, l->whens.count * sizeof *l->when_orders);
    for (size_t i = 0; i < l->whens.count; i++)
        l->when_orders[i] = ordering_of_day(
            l->whens.items[i].standard, l->whens.items[i].as_of, &standards);
    pov_arena_free(scratch);
}

void pov_ledger_begin(pov_ledger *l, pov_figures *figures, size_t n)
{
    give_back(l);
    l->texts.left = 0;
    for (size_t i = 0; i < l->whats.count; i++)
        l->whats.items[i].like.is_known = false;
    if (!l->ordering)
        l->ordering = ordering_new();
    find_orders(l);
    l->moments =
        pov_realloc_or_die(l->moments, l->whens.count * sizeof *l->moments);
    for (size_t i = 0; i < l->whens.count; i++)
        l->moments[i] = (when_moments){.area = 0};
    pov_figures_expect(figures, n);
    l->others.count = 0;
    for (size_t i = 0; i < figures->count; i++)
        pov_arena_push(l->arena, &l->others, figures->items[i]);
    figures->count = figures->sorted = 0;
}

void pov_ledger_end(const pov_ledger *l, pov_figures *figures)
{
    for (size_t i = 0; i < l->others.count; i++)
        pov_arena_push(figures->arena, figures, l->others.items[i]);
}

/** An area, and its number. */
typedef struct numbered_area {
    const pov_area *is;
    uint32_t number;
} numbered_area;

static int compare_areas(const void *left, const void *right)
{
    const numbered_area *a = left, *b = right;

    return pov_area_compare(a->is, b->is);
}

/** The areas in the order of figures. */
static numbered_area *sorted_areas(const pov_ledger *l)
{
    size_t n = l->areas.count;
    numbered_area *areas = pov_arena_alloc(l->arena, (n + 1) * sizeof *areas);

    for (uint32_t i = 0; i < n; i++)
        areas[i] = (numbered_area){l->areas.items[i], i};
    qsort(areas, n, sizeof *areas, compare_areas);
    return areas;
}

void pov_figures_load(pov_figures *figures)
{
    pov_ledger *l = figures->ledger;
    size_t n_entries = 0;
    numbered_area *areas;

    if (!l)
        return;
    areas = sorted_areas(l);
    for (uint32_t i = 0; i < l->areas.count; i++)
        n_entries += pov_ledger_n_entries(l, i);
    pov_ledger_begin(l, figures, n_entries);
    for (size_t i = 0; i < l->areas.count; i++)
        pov_ledger_load(l, areas[i].number, figures);
    pov_ledger_end(l, figures);
    pov_ledger_free(l);
    figures->ledger = NULL;
}
