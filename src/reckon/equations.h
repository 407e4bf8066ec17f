#ifndef POVSTAT_RECKON_EQUATIONS_H
#define POVSTAT_RECKON_EQUATIONS_H

#include "reckon/engine.h"

/** Look up once which indicators each equation ties together, and tie every
 *  change and every flow to the levels it begins and ends at. */
void equations_bind(engine *e);

/** Apply the equations to a figure that has become better known: those of its
 *  own area, and those that tie areas. */
void equations_visit(engine *e, pov_figure *figure);
void equations_visit_areas(engine *e, pov_figure *figure);

/** A role of a row, and the indicator that plays it. */
typedef struct bound_role {
    const pov_role *role;
    const pov_indicator *indicator;
} bound_role;

typedef struct bound_roles {
    bound_role *items;
    size_t count, capacity;
} bound_roles;

/** A row, of certain indicators. */
typedef struct binding {
    const pov_equation *by;
    bool by_standard; /* does any of the indicators depend on one? */
    bound_roles roles;
} binding;

struct bindings {
    const binding **items;
    size_t count, capacity;
};

/** The bindings of a row that have a role for what an indicator counts so. */
const bindings *equations_bindings(const engine *e,
                                   const pov_indicator *indicator,
                                   pov_unit unit, const pov_equation *by);

/** Does it tie the two days of a period? */
bool equations_has_period(const binding *b);

/** The figure that plays a role beside one of the moment or period, or NULL. */
pov_figure *equations_player(const binding *b, const bound_role *role,
                             const pov_figure *near);

#endif
