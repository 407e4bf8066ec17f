#ifndef POVSTAT_RECKON_MINIMAL_H
#define POVSTAT_RECKON_MINIMAL_H

#include "reckon/trial.h"

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

/** The statements of a suspicion without those that it does not need.
 *  Owns: `scratch` is emptied. */
minimal *minimal_of(engine *e, const suspicion *s, pov_arena *scratch);

/** The statements of a suspicion as they are. */
minimal *minimal_untried(engine *e, const suspicion *s);

/** Everything that is stated around.  Shape: in order of place. */
evidence_list minimal_scope(const trial *t, pov_arena *arena);

/** Statements of a trial that is not well, of those that are not left out, that
 *  contradict each other until one is missing; none if there are too many to
 *  tell.  What is left out is another matter afterwards.  Owns: in the arena.
 */
evidence_list minimal_within(trial *t, pov_arena *arena);

#endif
