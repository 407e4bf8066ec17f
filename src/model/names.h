#ifndef POVSTAT_MODEL_NAMES_H
#define POVSTAT_MODEL_NAMES_H

#include "povstat/catalogue.h"

/* What ids, labels and further names stand for: names that were added, over
 * those that the program brings with them folded. */

/** What a name stands for. */
typedef struct name_meaning {
    const void *thing; /* NULL: nothing */
    bool several;      /* without marks it may be another as well */
} name_meaning;

typedef struct added_name {
    name_meaning is;
    pov_name_spelling spelling;
    const char *text;
} added_name;

/** A name that the program brings; see catalogue_pack.h. */
typedef struct packed_meaning {
    uint32_t text;  /* a place in the texts of its pack */
    uint16_t thing; /* a place in pov_names' things */
    uint16_t several;
} packed_meaning;

/** All that are spelt one way, found by their pov_hash. */
typedef struct packed_meanings {
    const packed_meaning *names;
    const uint16_t *slots; /* of a name, and 1; 0: free */
    size_t n_slots;        /* a power of two; 0: no names */
} packed_meanings;

typedef struct name_pack {
    const char *text; /* each with a NUL behind */
    packed_meanings spelt[POV_N_NAME_SPELLINGS];
} name_pack;

/** By the text as it is spelt there. */
name_meaning names_find(const pov_names *names, pov_name_spelling spelling,
                        const char *text, size_t length);

/** The thing that a name stands for: with marks first, then without, but a word
 *  with wrong marks is another word.  Errors: NULL. */
const void *names_thing(const pov_names *names, pov_arena *arena,
                        const char *name);

/** The same of a text that is a key already. */
const void *names_thing_by_key(const pov_names *names, pov_arena *arena,
                               const char *key);

/** Give a thing a further name.  Errors: false if it is another's. */
bool names_give(pov_names *names, pov_arena *arena, const char *name,
                const void *thing);

/** Give a thing its id and labels.  Errors: false if one is another's; it then
 *  has none of them. */
bool names_give_all(pov_names *names, pov_arena *arena,
                    const char *const given[3], const void *thing);

/** Enter the last word of the name of a part: a breakdown, or an indicator that
 *  is broken down.  What ends with none such names no part. */
void names_end_part(pov_names *names, pov_arena *arena, const char *name,
                    const void *thing);

/** The same of each name that the thing was given. */
void names_end_part_all(pov_names *names, pov_arena *arena, const void *thing);

#endif
