#ifndef POVSTAT_RECKON_TRIAL_H
#define POVSTAT_RECKON_TRIAL_H

#include "reckon/engine.h"

/* What would be if some statements had not been made? */

/** A figure that takes part, as it is outside of the trial. */
typedef struct trial_figure {
    pov_figure *figure, outside;
    pov_evidence **evidence; /* room for as many as it has */
    pov_bonds *bonds;        /* what ties it; NULL: nothing does */
    int8_t mark;
    bool was_admitted; /* met on the way: nothing stated of it counts */
    bool is_prepared;  /* it was, and is still unless a run has changed it */
} trial_figure;

typedef struct trial {
    engine_watch watch; /* first: it leads back here */
    engine *engine;
    pov_arena *arena; /* emptied by whoever began the trial */
    struct {
        trial_figure *items;
        size_t count, capacity;
    } scope;
    pov_map families;   /* keys of totals whose parts were looked for */
    pov_map sums;       /* those whose parts were taken in */
    figure_list stated; /* of the present run */
    size_t runs;
    bool contradicts;
    const pov_figure *where; /* it does; NULL before */
    const pov_equation *by;  /* what brought it about */
} trial;

/** Take in these figures and what equations tie to them, the nearest first,
 *  until `most` more are looked into.  Owns: all of it is in the arena. */
trial *trial_begin(engine *e, const figure_list *around, size_t most,
                   pov_arena *arena);

/** Leave out everything that is stated within the scope. */
void trial_leave_all_out(trial *t);

/** Do the statements that are not left out contradict each other?  Until the
 *  next run or the end the figures hold what follows from these statements. */
bool trial_contradicts(trial *t);

/** What a run left for the figure of a statement, also for a change.  Nothing
 *  is counted that is below 0: then the interval is empty. */
pov_interval trial_leaves_for(const pov_evidence *statement);

/** Put every figure back; nothing is left out any more. */
void trial_end(trial *t);

#endif
