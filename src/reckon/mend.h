#ifndef POVSTAT_RECKON_MEND_H
#define POVSTAT_RECKON_MEND_H

#include "reckon/minimal.h"

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
