#ifndef RECKON_CONTRADICT_H
#define RECKON_CONTRADICT_H

#include "reckon/engine.h"

/** Keep in mind which statements a contradiction rests on. */
void contradict_note(engine *e, pov_figure *figure, const pov_identity *by,
                     const input *inputs, size_t n_inputs);

/** Set aside the weakest statements that a result rests on.  Errors: false
 *  if there is none weaker than `rank`. */
bool contradict_set_aside(engine *e, pov_figure *figure, pov_status rank,
                          const pov_identity *by, const input *inputs,
                          size_t n_inputs);

#endif
