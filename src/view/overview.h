#ifndef POVSTAT_VIEW_OVERVIEW_H
#define POVSTAT_VIEW_OVERVIEW_H

#include "view/select.h"

/* What stands around the areas of a page: it is seen first, or last. */

/* Aims are counted: of one that is stated in several forms the worst. */

/** How many aims came to what, as numbers to be seen first. */
void overview_highlights(pov_report *report, const pov_results *results,
                         const shown_targets *aims);

/** How many aims came to what. */
typedef struct overview_tally {
    size_t of[POV_N_STATES];
    size_t aims;
} overview_tally;

/** Count them, besides those that are counted already. */
void overview_count(overview_tally *tally, const shown_targets *aims);

/** "3 met · 1 behind"; NULL if there is no aim. */
const char *overview_line(const pov_results *results,
                          const shown_targets *aims);
const char *overview_line_of(const pov_results *results,
                             const overview_tally *tally);

/** A row for each area, with a link to its section, below that of its
 *  province; the last row is of all. */
pov_table overview_table(const pov_results *results, const shown_targets *aims);

/** The rows of the areas alone, and where many are shown of their provinces;
 *  `*n_areas` is how many areas have aims. */
pov_table overview_areas(const pov_results *results, const shown_targets *aims,
                         bool are_many, size_t *n_areas);

/** Adds the row of all, where many areas have aims. */
void overview_add_all(pov_table *table, const pov_results *results,
                      const overview_tally *tally);

/** The same as a section, unless the one row says what the line says. */
void overview_add(pov_report *report, const pov_results *results,
                  const shown_targets *aims);

/** Is it something to be looked at by itself?  Of what is overdue the plan is
 *  told, for all of it lacks the same report; but where something was reported
 *  on the way, that is seen. */
bool overview_needs_attention(const pov_progress *p);

/** The aims that are missed, behind or unclear, or overdue with something
 *  reported on the way: the worst first, then by the gap. */
shown_targets overview_worst(const pov_results *results,
                             const shown_targets *aims);

/** What puts those in order that need attention. */
typedef struct overview_rank {
    pov_verdict verdict;
    pov_maybe gap, gap_points;
} overview_rank;

overview_rank overview_rank_of(const pov_progress *target);

/** 0: they stand as targets are read. */
int overview_compare(const overview_rank *a, const overview_rank *b);

/** A table of them, and the plans that lack a report; nothing if none. */
void overview_attention(pov_report *report, const pov_results *results,
                        const shown_targets *aims);

/** Are the aims of more than one province? */
bool overview_spans(const shown_targets *aims);

/** The full name, with that of its province where many are shown. */
const char *overview_name(const pov_results *results, bool spans,
                          const pov_area *area);

/** Why no target is shown: none matches, or there is none at all; `has_more`:
 *  what is known stands above. */
const char *overview_nothing(const pov_results *results, bool has_more);

/** The anchor of an area's section. */
const char *overview_anchor(pov_arena *arena, const pov_area *area);

#endif
