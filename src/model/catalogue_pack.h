#ifndef POVSTAT_MODEL_CATALOGUE_PACK_H
#define POVSTAT_MODEL_CATALOGUE_PACK_H

#include "model/names.h"
#include "povstat/papers.h"

/* What the program brings besides areas: the rows of its reference tables as
 * they were read when it was built, and their names, folded.  src/pack.c writes
 * them.  What points to a row points into these arrays, and is put right in the
 * copy that a run makes; places have lines, and no file. */

typedef struct catalogue_pack {
    const pov_breakdown *breakdowns;
    /* Rows, before they are broken down.  Behind them what else has a name or a
       form: its plain one, its unit and its breakdown, and its labels if it is
       named. */
    const pov_indicator *indicators;
    const pov_standard *standards;
    const char *const *standard_areas; /* ids; NULL: national */
    const pov_paper *papers;
    const name_pack *names; /* by pov_row_kind; things are rows of the above */
    size_t n_breakdowns, n_rows, n_indicators, n_standards, n_papers;
} catalogue_pack;

extern const catalogue_pack catalogue_pack_built_in;

#endif
