#ifndef POVSTAT_LEDGER_H
#define POVSTAT_LEDGER_H

#include <stdio.h>

#include "povstat/figures.h"
#include "povstat/process.h"

/* What the rows of lists state, until figures are made of it.
 *
 * A row mostly says what many others do, but for its area, its day, its digits
 * and where it stands.  What they have in common is kept once: an entry takes
 * 32 bytes and some 12 to be found by, a further place that says the same 16.
 * Figures are made of all entries, or of those of one family of areas at a
 * time, see povstat/families.h. */

/** One value that is stated of one area, in one file.  Areas, whats and whens
 *  are numbered in the order in which they were put in. */
typedef struct pov_entry {
    int64_t units; /* of the number; its scale is the what's */
    uint32_t area, what, when;
    uint32_t line; /* of the first place */
    uint16_t column,
        remarks;     /* of that, and what is to be said of it; or ... */
    uint32_t places; /* ... where these are, and the others; 0: there is
                        one place */
} pov_entry;

/** Owns: its memory, until pov_ledger_free; what figures made of it point to
 *  later is in the arena, where it lasts. */
pov_ledger *pov_ledger_new(pov_arena *lasting);
void pov_ledger_free(pov_ledger *ledger);

/**
 * What many statements have in common with this one: all but area, dates,
 * status, standard in force, digits, place and remarks.
 *
 * Shape: of their cell's text too, but for its digits, of which as many stand
 *        in the same places: `typed` is that of one of them.  The statement is
 *        settled, and has no `also` and no `line`.
 */
uint32_t pov_ledger_what(pov_ledger *ledger, const pov_statement *like,
                         const char *typed, size_t length);

/** How many of those there are, and what one of them has in common. */
uint32_t pov_ledger_n_whats(const pov_ledger *ledger);
const pov_statement *pov_ledger_what_at(const pov_ledger *ledger,
                                        uint32_t number);

/** When something is so. */
typedef struct pov_entry_when {
    pov_day since, as_of;
    pov_status status;
    const pov_standard *standard; /* of what needs one */
} pov_entry_when;

uint32_t pov_ledger_when(pov_ledger *ledger, pov_entry_when when);

/** The number of an area in a ledger. */
uint32_t pov_ledger_area(pov_ledger *ledger, const pov_area *area);

/** Where a value stands, and what is to be said of that; texts as in
 *  pov_statement. */
typedef struct pov_entry_place {
    uint32_t line, column;
    const char *locator, *note;
} pov_entry_place;

/** What is stated, but for where. */
typedef struct pov_entry_key {
    int64_t units;
    uint32_t area, what, when;
} pov_entry_key;

/** State a value.  Shape: of a file those further down come later.
 *  Returns its entry, which stays where it is. */
pov_entry *pov_ledger_add(pov_ledger *ledger, pov_entry_key key,
                          pov_entry_place at);

/** Something will be stated of that area and time soon. */
void pov_ledger_expect(const pov_ledger *ledger, uint32_t area, uint32_t when);

/** State once more what an entry says. */
void pov_ledger_add_place(pov_ledger *ledger, pov_entry *stated,
                          pov_entry_place at);

/** The same, if there are so many places that it is only counted.  Errors:
 *  false: it is not stated. */
bool pov_ledger_count_place(pov_ledger *ledger, const pov_entry *stated);

/** The statement of which an entry of the key would be made, but for its place
 *  and its text.  Owns: it is good until the next call. */
const pov_statement *pov_ledger_statement(pov_ledger *ledger,
                                          pov_entry_key key);

/* What is stated further down may be put down by another process, see
 * povstat/process.h, in its copy of the ledger. */

/** Put down apart from here on, in shared memory: what was stated before is in
 *  the other.  Owns: the memory must last as long as the ledger. */
void pov_ledger_part(pov_ledger *ledger, pov_shared *memory);

/** Say what was put down since. */
void pov_ledger_say(const pov_ledger *ledger, FILE *out);

/** Take over what the copy put down and said; `lines` are put on each of its
 *  lines.  Owns: the memory is the ledger's.  Shape: texts are kept in the
 *  arena. */
void pov_ledger_hear(pov_ledger *ledger, uint32_t lines, pov_shared memory,
                     const pov_catalogue *catalogue, pov_arena *arena,
                     pov_listener *listener);

/** How many areas there are, and each by its number. */
uint32_t pov_ledger_n_areas(const pov_ledger *ledger);
const pov_area *pov_ledger_area_at(const pov_ledger *ledger, uint32_t area);

/** How much is stated of an area. */
uint32_t pov_ledger_n_entries(const pov_ledger *ledger, uint32_t area);

/** Make figures of all that lists state; there is no ledger then. */
void pov_figures_load(pov_figures *figures);

/** Some `n` figures are made from here on; those that there are will come
 * behind them.  Shape: nothing more is stated. */
void pov_ledger_begin(pov_ledger *ledger, pov_figures *figures, size_t n);

/** Make figures of what is stated of an area.  Those of areas that come in the
 *  order of pov_area_compare are in order. */
void pov_ledger_load(pov_ledger *ledger, uint32_t area, pov_figures *figures);

/** All of them are made. */
void pov_ledger_end(const pov_ledger *ledger, pov_figures *figures);

#endif
