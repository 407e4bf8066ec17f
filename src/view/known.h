#ifndef POVSTAT_VIEW_KNOWN_H
#define POVSTAT_VIEW_KNOWN_H

#include "povstat/view.h"

/* Figures that are known besides those in the rows of targets, and how they
 * are told. */

/** Is a figure of an area worth being told beside these of its targets? */
bool known_of_area(const pov_results *results, const pov_figure *figure,
                   const pov_progress *const shown[], size_t n_shown);

/** "269,703.467 million VND", "−473": a figure that is no conflict. */
const char *known_value(const pov_results *results, const pov_figure *figure);

/** "end 2022"; of a change and a flow "2023", or from when to when. */
const char *known_date(const pov_results *results, const pov_key *key);

#endif
