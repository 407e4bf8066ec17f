#ifndef REPORT_DIFF_FIGURES_H
#define REPORT_DIFF_FIGURES_H

#include "report/diff_stated.h"

/** One figure of both sides and what became of it. */
typedef struct figure_change {
    const pov_figure *old, *new; /* NULL: not there */
    change what;
    differences restated;
} figure_change;

typedef struct figure_changes {
    figure_change *items;
    size_t count, capacity;
} figure_changes;

/** The figure of the new side, or else of the old one. */
const pov_figure *either_figure(const figure_change *c);

/** Is it stated on a side?  If not it is derived on both. */
bool is_stated_change(const figure_change *c);

/** New less old.  Errors: false if one of them is no number. */
bool figure_difference(const figure_change *c, pov_ratio *out);

/** Does the figure rest on this statement: is it chosen, or in conflict? */
bool is_ground(const pov_figure *f, const pov_evidence *e);

/** Append the row for machines. */
void add_figure_row(pov_table *rows, const differ *d, const figure_change *c);
/** An empty table of them. */
pov_table *figure_rows_new(pov_arena *arena);

/** Add the sections for people to the report: what is stated first. */
void show_figures(const differ *d, const figure_changes *changes);

#endif
