#ifndef POVSTAT_VIEW_TRACE_TREE_H
#define POVSTAT_VIEW_TRACE_TREE_H

#include "povstat/map.h"
#include "view/arithmetic.h"

/** A tree under construction, from a figure down to what was typed. */
typedef struct trace_tree {
    const pov_results *results;
    notation pen;
    pov_section *section; /* that it grows in */
    pov_map shown;        /* figures that were told already */
} trace_tree;

/** Put one line into the tree. */
void trace_tree_branch(trace_tree *tree, int depth, pov_tone tone,
                       const char *text);

/** Tell everything that is known of a figure: its statements, what confirms
 *  and what contradicts it, how it follows from others. */
void trace_tree_figure(trace_tree *tree, const pov_figure *figure);

/** A figure's value without what a printed rate means: "8.06 %". */
const char *trace_tree_brief(const trace_tree *tree, const pov_figure *figure);

/** "count", "rate", "reduction": what kind of number the figure is. */
const char *trace_tree_kind(const trace_tree *tree, const pov_key *key);

#endif
