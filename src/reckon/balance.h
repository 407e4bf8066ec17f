#ifndef RECKON_BALANCE_H
#define RECKON_BALANCE_H

#include "reckon/engine.h"

/* What the equations share. */

/** Is the figure bounded on both sides, and do its sources agree?  NULL is
 *  not known. */
bool balance_knows(const pov_figure *figure);

/** The figure of an indicator in the same moment as `near`, or NULL. */
pov_figure *balance_beside(const pov_figure *near,
                           const pov_indicator *indicator,
                           const pov_standard *standard, pov_unit unit);

/** What an identity gives for a figure that may be there or not. */
typedef struct offer {
    const pov_figure *near; /* of the same area and dates */
    const pov_indicator *indicator;
    const pov_standard *standard;
    pov_unit unit;
    pov_interval gives;
} offer;

/** Hold what an identity gives against the figure, which is made if that says
 *  enough of it. */
void balance_offer(engine *e, const offer *o, const pov_identity *by,
                   const input *inputs, size_t n_inputs);

/** Report a figure that is larger than inputs[0], which it cannot be.
 *  Errors: false if it is not, or if one of them is not known. */
bool balance_exceeds(engine *e, pov_figure *smaller, const pov_identity *by,
                     const input *inputs, size_t n_inputs);

/** All terms together make 0: give each what the others leave for it.  Nothing
 *  is done if more than one is not known. */
void balance_terms(engine *e, const term *terms, size_t n,
                   const pov_identity *by);

#endif
