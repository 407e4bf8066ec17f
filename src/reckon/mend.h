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

struct minimal_group {
    struct {
        minimal **items;
        size_t count, capacity;
    } sets;
    minimal_group *merged_into; /* NULL: it is still one by itself */
};

/** The statements of a suspicion without those that it does not need.
 *  Owns: `scratch` is emptied. */
minimal *minimal_of(engine *e, const suspicion *s, pov_arena *scratch);

/** The statements of a suspicion as they are. */
minimal *minimal_untried(engine *e, const suspicion *s);

/** The group that a set is in by now. */
minimal_group *minimal_group_of(const minimal *m);

/** What would mend all sets of a group at once. */
typedef struct mend {
    const pov_evidence *cell;         /* NULL: no single cell, or several */
    const pov_evidence *swapped_with; /* it and the cell, exchanged */
    pov_interval must_be;             /* the cell, if nothing is exchanged */
} mend;

/**
 * Find the one cell, or the one pair of cells, that would mend a group.
 *
 * Shape:  `owners` leads from statements to the sets they are in; what is in
 *         sets of other groups neither supports nor opposes anything.
 * Owns:   `scratch` is emptied.
 * Source: Fellegi and Holt 1976, with one change
 */
mend mend_find(engine *e, const minimal_group *g, const pov_map *owners,
               pov_arena *scratch);

/** The statements of all its sets, in order of place. */
evidence_list mend_statements(const minimal_group *g, pov_arena *arena);

#endif
