#ifndef POVSTAT_REPORT_TARGET_CELLS_H
#define POVSTAT_REPORT_TARGET_CELLS_H

#include "povstat/reports.h"

/** An empty table of targets for people: target, baseline, level, actual,
 *  achieved, verdict, line. */
pov_table target_table(pov_language language, pov_arena *arena);

/** A row with only the name of an aim that is stated in several forms. */
void add_aim_row(pov_section *section, const pov_results *results,
                 const pov_progress *progress);

/**
 * The row of one target, its footnotes, and a row for the strong end of a
 * range.  As a form of an aim named above it is indented and quotes the
 * source.
 */
void add_target_row(pov_section *section, const pov_results *results,
                    const pov_progress *progress, bool is_form_of_aim);

/** "not met (nearly)", "no report (behind)". */
const char *verdict_text(const pov_results *results,
                         const pov_outcome *outcome);

/** The cells that the summary shows as well. */
pov_cell baseline_cell(pov_section *section, const pov_results *results,
                       const pov_progress *progress);
pov_cell level_cell(const pov_results *results, const pov_progress *progress);
pov_cell actual_cell(pov_section *section, const pov_results *results,
                     const pov_progress *progress);
pov_cell achieved_cell(const pov_results *results,
                       const pov_progress *progress);
pov_cell verdict_cell(pov_section *section, const pov_results *results,
                      const pov_progress *progress);

#endif
