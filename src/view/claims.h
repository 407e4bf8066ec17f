#ifndef POVSTAT_VIEW_CLAIMS_H
#define POVSTAT_VIEW_CLAIMS_H

#include "povstat/view.h"

/* What sources say themselves of targets that nobody states: their claims
 * stand beside no verdict. */

typedef struct claims_open {
    const pov_evidence **items; /* in the order of pov_figures_sort */
    size_t count, capacity;
} claims_open;

/** Those that the filter lets pass, of days that count. */
claims_open claims_without_target(const pov_results *results);

/** Those of an area, as a section; without any its table is empty. */
pov_section claims_section(const pov_results *results, const claims_open *open,
                           const pov_area *area);

/** The mark of the note that quotes them.  Shape: n is at least 1. */
const char *claims_mark(pov_section *section, const pov_results *results,
                        const pov_evidence *const claims[], size_t n);

/** The same as machines read them: the member "claims". */
pov_cell claims_member(const pov_results *results, const claims_open *open);

#endif
