#ifndef POVSTAT_RECKON_WAYS_H
#define POVSTAT_RECKON_WAYS_H

#include "reckon/engine.h"

/* The ways by which figures follow from others, kept for whoever asks. */

/** What an input counts for against others: its weakest end. */
pov_status input_weight(const input *in);

/** The weakest of all inputs. */
pov_status inputs_weight(const input *inputs, size_t n_inputs);

/** What the weakest statement in them is. */
pov_status inputs_rank(const input *inputs, size_t n_inputs);

const pov_derivation *way_make(engine *e, pov_interval gives,
                               const pov_identity *by, const input *inputs,
                               size_t n_inputs);

/** The place among a figure's derivations for one that gives this, or NULL if
 *  it is there, bounds only one side, or is the figure itself come round
 *  again. */
const pov_derivation **way_room_for(engine *e, pov_figure *f,
                                    const pov_interval *gives,
                                    const pov_identity *by, const input *inputs,
                                    size_t n_inputs);

/** Keep a way to a figure in conflict. */
void way_keep(engine *e, pov_figure *f, pov_interval gives,
              const pov_identity *by, const input *inputs, size_t n_inputs);

/** Keep a way that leads elsewhere. */
void way_keep_against(engine *e, pov_figure *f, pov_interval gives,
                      const pov_identity *by, const input *inputs,
                      size_t n_inputs);

#endif
