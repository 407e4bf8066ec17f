#ifndef POVSTAT_RECKON_MEND_H
#define POVSTAT_RECKON_MEND_H

#include "reckon/engine.h"

/** Sets of statements that share one, and so may have one cause. */
typedef struct minimal_group minimal_group;

/** Statements that cannot all be true, but can as soon as one is missing. */
typedef struct minimal {
    const pov_figure *figure; /* where they meet */
    const pov_equation *by;   /* NULL: two statements of one figure */
    evidence_list statements; /* in order of place */
    pov_interval *allowed;    /* what the others leave for each */
    bool is_proved;           /* false: that none is missing in vain was not
                                 tried */
    minimal_group *group;
} minimal;

/** Cells that are changed together, and ways to choose them, at most. */
enum { MEND_CELLS = 2, MEND_WAYS = 64 };

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
    bool is_mended;             /* without those nothing is left of it */
};

/** The statements of a suspicion without those that it does not need.
 *  Owns: `scratch` is emptied. */
minimal *minimal_of(engine *e, const suspicion *s, pov_arena *scratch);

/** The statements of a suspicion as they are. */
minimal *minimal_untried(engine *e, const suspicion *s);

/** The group that a set is in by now. */
minimal_group *minimal_group_of(const minimal *m);

/** The smallest sets of cells that mend a group. */
typedef struct mend {
    struct {
        mend_way items[MEND_WAYS];
        size_t count; /* 0: none is so small, or there are too many */
    } ways;
    pov_evidence *swapped, *swapped_with; /* two that fit each other's place;
                                             NULL: it is not that */
} mend;

/**
 * Find the smallest sets of cells that would mend a group: single cells, else
 * pairs.
 *
 * Shape:  `owners` leads from statements to the sets they are in; what is in
 *         sets of other groups neither supports nor opposes anything.
 * Owns:   `scratch` is emptied.
 * Source: Fellegi and Holt 1976
 */
mend mend_find(engine *e, const minimal_group *g, const pov_map *owners,
               pov_arena *scratch);

/** The statements of all its sets, in order of place. */
evidence_list mend_statements(const minimal_group *g, pov_arena *arena);

#endif
