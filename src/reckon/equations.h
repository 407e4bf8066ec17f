#ifndef RECKON_EQUATIONS_H
#define RECKON_EQUATIONS_H

#include "reckon/balance.h"
#include "reckon/family.h"

/** Apply every identity that the figure takes part in. */
typedef void visit_identity(engine *e, pov_figure *figure,
                            const pov_identity *self);

typedef struct equation_rule {
    pov_identity identity;
    visit_identity *visit;
} equation_rule;

extern const equation_rule equation_rules[];
extern const size_t n_equation_rules;

/** Look up once which indicators belong together. */
void equations_find_kin(engine *e);

/** Tie every change and every flow to the levels it begins and ends at. */
void equations_tie_levels(engine *e);

/** The two parts that a total is made of by name.  Errors: false if it is no
 *  such total. */
bool equations_parts_of(const pov_catalogue *c, const pov_indicator *total,
                        const pov_indicator *parts[2]);

/** The indicator of the persons in these households, or NULL. */
const pov_indicator *equations_persons_of(const engine *e,
                                          const pov_indicator *households);

visit_identity visit_rate, visit_persons, visit_sum, visit_flow, visit_change,
    visit_constant_total;

#endif
