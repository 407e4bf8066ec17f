#ifndef POVSTAT_VIEW_SUMMARY_H
#define POVSTAT_VIEW_SUMMARY_H

#include "povstat/view.h"

/* What stands around the areas of a page: it is seen first, or last. */

/** How many targets there are and how many of each tone, as numbers to be
 *  seen first. */
void summary_highlights(pov_report *report, const pov_results *results,
                        const pov_progress *const shown[], size_t n_shown);

/** A row for each area, with a link to its section; nothing if none. */
void summary_overview(pov_report *report, const pov_results *results,
                      const pov_progress *const shown[], size_t n_shown);

/** The targets that are missed or behind, those of an area together; nothing
 *  if none. */
void summary_attention(pov_report *report, const pov_results *results,
                       const pov_progress *const shown[], size_t n_shown);

/** The anchor of an area's section. */
const char *summary_anchor(pov_arena *arena, const pov_area *area);

#endif
