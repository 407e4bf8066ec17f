#include "reckon/identity.h"

/* What is true of poverty figures by definition.  A row's function gets a
 * figure that has just become better known and applies the identity to every
 * set of figures that it takes part in.  The last rows take something for
 * granted: they apply when all else is settled. */
const identity_rule identity_rules[] = {
    {{"rate", "rate = 100 × count / whole", NULL}, visit_rate},
    {{"sum", "total = sum of its parts", NULL}, visit_sum},
    {{"change", "start − reduction = end", NULL}, visit_change},
    {{"flow",
      "end = start − escaped − other decreases + new + returned + "
      "other increases",
      NULL},
     visit_flow},
    {{"persons", "households ≤ persons", NULL}, visit_persons},
    {{"territory", "total = sum of its areas", NULL}, family_visit},
    {{"points", "whole = 100 × reduction / points, the same on both days",
      "constant_total"},
     visit_constant_total},
};

const size_t n_identity_rules = sizeof identity_rules / sizeof *identity_rules;
