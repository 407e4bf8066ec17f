#ifndef POVSTAT_RECKON_IDENTITY_H
#define POVSTAT_RECKON_IDENTITY_H

#include "reckon/propagate.h"

/* What the identities share. */

/** Is the figure bounded on both sides, and do its sources agree?  NULL is
 *  not known. */
bool identity_knows(const pov_figure *figure);

/** The figure of an indicator in the same moment as `near`, or NULL. */
pov_figure *identity_beside(const pov_figure *near,
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
void identity_offer(engine *e, const offer *o, const pov_identity *by,
                    const input *inputs, size_t n_inputs);

/** Report a figure that is larger than inputs[0], which it cannot be.
 *  Errors: false if it is not, or if one of them is not known. */
bool identity_exceeds(engine *e, pov_figure *smaller, const pov_identity *by,
                      const input *inputs, size_t n_inputs);

/** All terms together make 0: give each what the others leave for it.  Nothing
 *  is done if more than one is not known. */
void identity_balance(engine *e, const term *terms, size_t n,
                      const pov_identity *by);

/** The stock that a flow adds to or takes from, or NULL. */
const pov_indicator *identity_stock_of(const engine *e, const pov_figure *flow);

/** The two parts that a total is made of by name.  Errors: false if it is no
 *  such total. */
bool identity_parts_of(const pov_catalogue *c, const pov_indicator *total,
                       const pov_indicator *parts[2]);

/** The indicator of the persons in these households, or NULL. */
const pov_indicator *identity_persons_of(const engine *e,
                                         const pov_indicator *households);

visit_identity visit_rate, visit_persons, visit_sum, visit_flow, visit_change,
    visit_family, visit_constant_total;

#endif
