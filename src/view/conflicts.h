#ifndef POVSTAT_VIEW_CONFLICTS_H
#define POVSTAT_VIEW_CONFLICTS_H

#include "povstat/figures.h"

enum {
    CONFLICTS_A_SIDE = 4, /* statements of the same figure above, and below */
    CONFLICTS_KEPT = 2 * CONFLICTS_A_SIDE
};

/** Statements that one statement disagrees with, in order of place. */
typedef struct conflicts {
    const pov_evidence *items[CONFLICTS_KEPT];
    size_t count;
} conflicts;

/** Those that say the most and the least of a figure: whoever disagrees with
 *  anybody disagrees with one of them. */
typedef struct extremes {
    const pov_figure *figure;
    const pov_evidence *lowest[CONFLICTS_A_SIDE];
    const pov_evidence *highest[CONFLICTS_A_SIDE];
    size_t n_lowest, n_highest;
} extremes;

/**
 * What a statement disagrees with: others of its figure that leave no value to
 * both; one that is not used, also the statements of other figures that rule
 * it out.
 *
 * Shape: `among` is zeroed before the first call; statements of a figure are
 *        best asked about together.
 */
conflicts conflicts_of(const pov_evidence *stated, extremes *among);

#endif
