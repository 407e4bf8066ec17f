#ifndef POVSTAT_VIEW_TARGET_H
#define POVSTAT_VIEW_TARGET_H

#include "povstat/view.h"

/** An empty table of targets for people: target, deadline, baseline, level,
 *  actual, gap, achieved, verdict, line. */
pov_table target_table(pov_language language, pov_arena *arena);

/** Leave out what no row of the table has: of a plan that nothing is reported
 *  of, actual, gap and share. */
void target_finish(pov_table *table, pov_arena *arena);

/** Leave out columns of any table without anything in them: those whose bits
 *  are set in `may_go`, the first being bit 0. */
void target_drop_blanks(pov_table *table, pov_arena *arena, unsigned may_go);

/** The row of an aim that is stated in several forms, those to follow: its
 *  name, its deadline, and the verdict of the worst. */
void target_add_aim(pov_section *section, const pov_results *results,
                    const pov_progress *worst);

/**
 * The row of one target, its footnotes, and a row for the strong end of a
 * range.  As a form of an aim named above, whose worst form is given, it is
 * indented, quotes the source, and does not say again what stands there.
 */
void target_add(pov_section *section, const pov_results *results,
                const pov_progress *progress, const pov_progress *worst);

/** What sources say themselves of whether it was reached; blank: nothing. */
pov_cell target_claims(pov_section *s, const pov_results *r,
                       const pov_progress *p);

/** A ratio with its sign: "+344", "−0.12 pp"; zero has none.  Errors: NULL if
 *  it is too large. */
const char *target_signed(const pov_results *results, pov_ratio ratio,
                          pov_unit unit);

/** "+344 (+0.12 pp)": what the actual is above or below the level. */
pov_cell target_gap(const pov_results *results, const pov_progress *progress);

/** The same, and "+1.71–1.75 pp" where it is no number. */
pov_cell target_gap_range(const pov_results *results,
                          const pov_progress *progress);

/** "not met (only 48% of the way)", "no report (behind)". */
const char *target_verdict_text(const pov_results *results,
                                const pov_outcome *outcome);

/** A figure in conflict, with its mark and its footnote. */
pov_cell target_disputed(pov_section *section, const pov_results *results,
                         const pov_figure *figure);

/** The cells that the summary shows as well. */
pov_cell target_baseline(pov_section *section, const pov_results *results,
                         const pov_progress *progress);
pov_cell target_level(pov_section *section, const pov_results *results,
                      const pov_progress *progress);
pov_cell target_actual(pov_section *section, const pov_results *results,
                       const pov_progress *progress);
pov_cell target_achieved(const pov_results *results,
                         const pov_progress *progress);
pov_cell target_verdict(pov_section *section, const pov_results *results,
                        const pov_progress *progress);
/** The verdict without a note. */
pov_cell target_verdict_alone(const pov_results *results,
                              const pov_progress *progress);

#endif
