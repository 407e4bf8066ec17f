#ifndef POVSTAT_MODEL_LEDGER_SHEET_H
#define POVSTAT_MODEL_LEDGER_SHEET_H

#include "model/ordering.h"
#include "povstat/ledger.h"

/* What a ledger is made of: what many statements have in common, numbered, and
 * sheets of entries.  Who adds to the ledger puts entries down on its own
 * sheet; a copy of the process has another, which is then taken over as it is:
 * it is in memory that both have.  Its numbers, of what was numbered in the
 * copy, and its lines are read as those of the ledger. */

enum { IN_CHUNK = 256 /* entries: 8 kB, for short files are many */ };

typedef struct what {
    pov_statement is;  /* the rest is an entry's */
    const char *typed; /* its text, digits and all */
    size_t length;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } digits;       /* where they stand in it, the last first */
    pov_key key;    /* but for area, standard and dates */
    bool spans;     /* it has the first of the dates too */
    uint64_t order; /* see ordering_of */
    pov_like like;  /* what became of the last */
} what;

/** What an entry has no room for. */
typedef union slip {
    struct {
        uint32_t line, column, remarks;
        uint32_t before; /* the one before it; 0: none */
    } further;           /* a place of it */
    struct {
        uint32_t n;               /* kept or not */
        uint32_t column, remarks; /* of the first */
        uint32_t last;            /* of the further ones; 0: none */
    } places;
} slip;

/** Entries of an area stand in stretches, which begin with how long they are,
 *  that included, and where the area's next one begins; 0: there is none. */
typedef union slot {
    pov_entry entry;
    struct {
        uint32_t length, next;
    } stretch;
} slot;

/** The entries of an area, by numbers of slots, from 1. */
typedef struct sheet_area {
    uint32_t first, last; /* stretches; 0: none */
    uint32_t at, end; /* of the last: its next slot, and the one behind it */
    uint32_t n_entries;
} sheet_area;

/** Slots, and slips, stand in chunks, so that they stay where they are. */
typedef struct sheet {
    struct {
        slot **items;
        size_t count, capacity;
    } chunks;
    struct {
        slip **items;
        size_t count, capacity;
    } slips;
    struct {
        sheet_area *items; /* by the number of the area */
        size_t count, capacity;
    } areas;
    uint32_t n_entries, n_slots, n_slips;
    struct {
        const uint32_t *whats, *whens, *remarks; /* of the copy's numbers */
        uint32_t lines;                          /* are put on each line */
        pov_shared memory;                       /* of the chunks */
    } taken;                                     /* all 0 of the ledger's own */
} sheet;

/** Entries that were found in one place, see ledger.c. */
typedef struct bucket bucket;

/** Remarks that were looked for. */
typedef struct handy_remarks {
    const char *locator, *note;
    uint32_t number; /* 0: none */
} handy_remarks;

enum { N_HANDY_REMARKS = 64 /* as six bits tell apart */ };

typedef struct ledger_counts {
    size_t areas, whats, whens, remarks;
} ledger_counts;

/** Moments that figures were made of last, of a when. */
typedef struct when_moments {
    uint32_t area;
    pov_moment *of[2]; /* of it: an actual's, and a target's; NULL: not known */
} when_moments;

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
        const pov_area **items;
        size_t count, capacity;
    } areas;
    pov_arena *lasting; /* for remarks, which figures point to */
    struct {
        const pov_remarks **items;
        size_t count, capacity;
    } remarks; /* the first: nothing is to be said */
    pov_map area_numbers, remark_numbers;
    sheet own;
    handy_remarks handy[N_HANDY_REMARKS];
    struct {
        void *memory;
        bucket *items;  /* in it, each on a line of its own */
        uint32_t count; /* a power of two */
        int shift;      /* of what tells times apart, to as many pairs */
    } buckets;          /* of the ledger's own sheet */
    struct {
        sheet *items;
        size_t count, capacity;
    } taken;
    pov_shared *shared;    /* where entries are put; NULL: in the arena */
    ledger_counts parted;  /* what the other copy has, too */
    ordering *ordering;    /* of the entries of an area; NULL: none yet */
    uint64_t *when_orders; /* of whens, as a what's; malloc's */
    when_moments *moments; /* of whens; malloc's */
    struct {
        char *next;
        size_t left;
    } texts; /* for more cells of the figures that are made */
    struct {
        pov_figure **items;
        size_t count, capacity;
    } others; /* figures that there were before those of entries */
};

/** The number of what is to be said of a place; mostly it was said before. */
uint32_t ledger_remarks(pov_ledger *ledger, const pov_entry_place *at);

/** A slot; a slip: by their numbers from 1. */
static inline slot *sheet_slot(const sheet *s, uint32_t number)
{
    return &s->chunks.items[(number - 1) / IN_CHUNK][(number - 1) % IN_CHUNK];
}

static inline slip *sheet_slip(const sheet *s, uint32_t number)
{
    return &s->slips.items[(number - 1) / IN_CHUNK][(number - 1) % IN_CHUNK];
}

#endif
