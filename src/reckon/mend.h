#ifndef POVSTAT_RECKON_MEND_H
#define POVSTAT_RECKON_MEND_H

#include "reckon/minimal.h"

/** Cells that are changed together, and ways to choose them, at most. */
enum { MEND_CELLS = 3, MEND_WAYS = 256 };

/** Cells whose change mends all sets of a group, and what each would have to
 *  be. */
typedef struct mend_way {
    pov_evidence *cells[MEND_CELLS];
    pov_interval must_be[MEND_CELLS];
    size_t count;
} mend_way;

struct minimal_group {
    struct {
        minimal **items;
        size_t count, capacity;
    } sets;
    minimal_group *merged_into; /* NULL: it is still one by itself */
    bool is_settled;            /* it is told who is to blame: */
    mend_way blamed;            /* may be nobody */
    bool is_sure;               /* and it is nobody else */
    bool is_mended;             /* without those nothing is left of it */
};

/** The group that a set is in by now. */
minimal_group *minimal_group_of(const minimal *m);

/** The smallest sets of cells that mend a group. */
typedef struct mend {
    struct {
        mend_way items[MEND_WAYS];
        size_t count; /* 0: none is so small, or there are too many */
    } ways;
    bool has_open; /* there are others that leave a cell open: no ways */
    pov_evidence *swapped, *swapped_with; /* two that fit each other's place;
                                             NULL: it is not that */
} mend;

/**
 * Find the smallest sets of cells that would mend a group: single cells, else
 * pairs, else three.
 *
 * Shape:  `owners` leads from statements to the sets they are in; what is in
 *         sets of other groups neither supports nor opposes anything.
 * Owns:   `scratch` is emptied.
 * Source: Fellegi and Holt 1976
 */
void mend_find(engine *e, const minimal_group *g, const pov_map *owners,
               pov_arena *scratch, mend *out);

/** What is stated around a group: of it is told who is to blame in it.  Owns:
 *  in the arena. */
evidence_list mend_around(engine *e, const minimal_group *g, pov_arena *arena);

/** What stays in use, beside statements that are blamed, of the sets that these
 *  are in, is told so; of a sum of many areas the total alone. */
void mend_spare(engine *e, const minimal_group *g, pov_evidence *const blamed[],
                size_t n);

/** The statements of all its sets, in order of place. */
evidence_list mend_statements(const minimal_group *g, pov_arena *arena);

#endif
