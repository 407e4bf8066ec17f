#ifndef POVSTAT_VIEW_SELECT_H
#define POVSTAT_VIEW_SELECT_H

#include "povstat/view.h"

/** Does the filter let this area pass? */
bool select_area(const pov_filter *filter, const pov_area *area);

/** Does the filter let this indicator pass? */
bool select_indicator(const pov_filter *filter, const pov_indicator *indicator);

/** Do its area, indicator and year let a figure pass? */
bool select_figure(const pov_filter *filter, const pov_key *key);

/** Does the filter let this document pass? */
bool select_plan(const pov_filter *filter, const pov_plan *plan);

/** Does the filter let this target pass? */
bool select_target(const pov_filter *filter, const pov_progress *p);

/** Does the filter ask for areas, so that those without targets have a say?
 *  Where it finds no target at all, whatever is known is shown. */
bool select_asks_for_areas(const pov_filter *filter, bool any_target);

/** Are the two the same aim, stated in several forms? */
bool select_is_same_aim(const pov_progress *a, const pov_progress *b);

/** The order of reading: area, plan, then as figures are sorted. */
int select_compare(const pov_progress *a, const pov_progress *b);

/** Targets to be shown, in order. */
typedef struct shown_targets {
    const pov_progress **items;
    size_t count, capacity;
} shown_targets;

/** The worst form of each aim, of equal ones that in households.
 *
 *  Shape: forms of one aim stand together. */
shown_targets select_worst_forms(pov_arena *arena,
                                 const pov_progress *const shown[], size_t n);

/** The best form of each aim at a headline indicator, with the worst verdict
 *  of all its forms. */
shown_targets select_aims(const pov_results *results);

#endif
