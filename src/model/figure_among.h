#ifndef POVSTAT_MODEL_FIGURE_AMONG_H
#define POVSTAT_MODEL_FIGURE_AMONG_H

#include "povstat/figures.h"

/** Note a figure that was put in, and what is stated of it. */
void figure_among_note(pov_figures *figures, const pov_figure *figure);

/** Note a further statement of a figure that is there. */
void figure_among_state(pov_figures *figures, const pov_evidence *evidence);

/** Note all anew: some are there no longer. */
void figure_among_note_all(pov_figures *figures);

#endif
