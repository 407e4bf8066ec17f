#ifndef RECKON_IDENTITY_H
#define RECKON_IDENTITY_H

#include "reckon/balance.h"
#include "reckon/family.h"

/** Apply every identity that the figure takes part in. */
typedef void visit_identity(engine *e, pov_figure *figure,
                            const pov_identity *self);

typedef struct identity_rule {
    pov_identity identity;
    visit_identity *visit;
} identity_rule;

extern const identity_rule identity_rules[];
extern const size_t n_identity_rules;

/** Look up once which indicators belong together. */
void identity_find_kin(engine *e);

/** Tie every change and every flow to the levels it begins and ends at. */
void identity_tie_levels(engine *e);

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
    visit_constant_total;

#endif
