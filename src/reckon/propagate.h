#ifndef POVSTAT_RECKON_PROPAGATE_H
#define POVSTAT_RECKON_PROPAGATE_H

#include "reckon/engine.h"

/** Forget everything known of a figure but what is stated. */
void propagate_forget(pov_figure *figure);

/** Let the statements of these figures come into play, strongest first. */
void propagate_stated(engine *e, pov_figure *const *figures, size_t n);

/** Let what is claimed of these figures come into play, after all that is
 *  stated. */
void propagate_claimed(engine *e, pov_figure *const *figures, size_t n);

/** Apply the equations until nothing changes. */
void propagate_settle(engine *e);

/** Let what is taken for granted come into play, for these figures and what
 *  follows from them. */
void propagate_assumed(engine *e, pov_figure *const *figures, size_t n);

#endif
