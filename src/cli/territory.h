#ifndef CLI_TERRITORY_H
#define CLI_TERRITORY_H

#include "cli/command.h"
#include "povstat/reports.h"

/* --territory: whose borders the result is about. */

/** What --territory asks for. */
pov_era territory_era(const invocation *in);

/**
 * Leave the areas of the era among those that `typed` means, or else turn to
 * the territories that became of them, or that they came of, and say so.
 *
 * Errors: areas of which nothing came stay; no figure of them will pass.
 */
void territory_turn(const invocation *in, const char *typed,
                    pov_area_list *areas);

/** Say how many targets were not shown because of the era, and whose. */
void territory_say_hidden(const invocation *in, const pov_results *results);

/**
 * Say which figures of the territories asked for have no sum, and why.
 *
 * Shape: `indicator` NULL means all headline ones, POV_NO_DAY every day.
 */
void territory_say_gaps(const invocation *in, const pov_results *results,
                        const pov_indicator *indicator, pov_day as_of);

#endif
