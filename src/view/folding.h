#ifndef POVSTAT_VIEW_FOLDING_H
#define POVSTAT_VIEW_FOLDING_H

#include "view/select.h"

/* A province of 78 communes is read first, and they after it: told of in a
 * line where they are many, on a page behind one. */

typedef struct folding folding;

folding *folding_new(pov_arena *arena);

/** This area would have a section of its own. */
void folding_add(folding *f, const pov_area *area, pov_arena *arena);

/** Is it one of many communes of a province?  Never without a folding. */
bool folding_hides(const pov_results *results, const pov_area *area);

/** Are many communes of this province folded away? */
bool folding_is_of(const pov_results *results, const pov_area *province);

/** "78 communes": those of the province that this one lies in. */
const char *folding_title(const pov_results *results, const pov_area *commune);

/** The first of them by name, and how many there are. */
const char *folding_names(const pov_results *results, const pov_area *commune);

/** How many targets from `first` on are of communes hidden with it. */
size_t folding_run(const pov_results *results, const shown_targets *targets,
                   size_t first);

#endif
