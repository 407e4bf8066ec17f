#include <string.h>

#include "model/ledger_sheet.h"

static ledger_counts counts_of(const pov_ledger *l)
{
    return (ledger_counts){l->areas.count, l->whats.count, l->whens.count,
                           l->remarks.count};
}

void pov_ledger_part(pov_ledger *l, pov_shared *memory)
{
    l->parted = counts_of(l);
    l->shared = memory;
    l->own = (sheet){0};
    l->buckets.memory = NULL;
    l->buckets.count = 0;
    for (size_t i = 0; i < l->areas.count; i++)
        pov_arena_push(l->arena, &l->own.areas, (sheet_area){0});
}

/** What entries refer to and the other does not have. */
static void say_new(const pov_ledger *l, FILE *out)
{
    const ledger_counts now = counts_of(l);

    pov_say_bytes(out, &l->parted, sizeof l->parted);
    pov_say_bytes(out, &now, sizeof now);
    for (size_t i = l->parted.areas; i < now.areas; i++)
        pov_say_text(out, l->areas.items[i]->id);
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

static void *copy_shared(pov_shared *memory, const void *bytes, size_t size)
{
    return size ? memcpy(pov_shared_take(memory, size), bytes, size) : NULL;
}

void pov_ledger_say(const pov_ledger *l, FILE *out)
{
    pov_shared *to = l->shared;
    sheet s = l->own;

    say_new(l, out);
    s.chunks.items = copy_shared(to, s.chunks.items,
                                 s.chunks.count * sizeof *s.chunks.items);
    s.slips.items =
        copy_shared(to, s.slips.items, s.slips.count * sizeof *s.slips.items);
    s.areas.items =
        copy_shared(to, s.areas.items, s.areas.count * sizeof *s.areas.items);
    pov_say_bytes(out, &s, sizeof s);
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
        same_numbers(to.areas, l->arena), same_numbers(to.whats, l->arena),
        same_numbers(to.whens, l->arena), same_numbers(to.remarks, l->arena)};
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
        is.remarks[i] = ledger_remarks(l, &at);
    }
    return is;
}

/** The entries of each area, by its number here. */
static void number_areas(sheet *s, const pov_ledger *l, const numbers *is)
{
    const sheet_area *theirs = s->areas.items;
    size_t n = l->areas.count;
    sheet_area *here = pov_arena_alloc(l->arena, (n + 1) * sizeof *here);

    for (size_t i = 0; i < s->areas.count; i++)
        here[is->areas[i]] = theirs[i];
    s->areas.items = here;
    s->areas.count = s->areas.capacity = n;
}

void pov_ledger_hear(pov_ledger *l, uint32_t lines, pov_shared memory,
                     const pov_catalogue *catalogue, pov_arena *arena,
                     pov_listener *heard)
{
    pov_arena *scratch = pov_arena_new();
    numbers is = hear_new(l, catalogue, arena, heard, scratch);
    sheet s;

    pov_hear_bytes(heard, &s, sizeof s);
    number_areas(&s, l, &is);
    s.taken.whats = is.whats;
    s.taken.whens = is.whens;
    s.taken.remarks = is.remarks;
    s.taken.lines = lines;
    s.taken.memory = memory;
    pov_arena_push(l->arena, &l->taken, s);
    pov_arena_free(scratch);
}
