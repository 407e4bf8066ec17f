#ifndef POVSTAT_RECKON_LEAVES_H
#define POVSTAT_RECKON_LEAVES_H

#include "povstat/figures.h"

/** One input of a derivation. */
typedef struct input {
    pov_figure *figure;
    const pov_evidence *stated; /* this statement instead of the figure */
} input;

/** Statements, each once. */
typedef struct evidence_list {
    pov_evidence **items;
    size_t count, capacity;
} evidence_list;

/** Figures, each once. */
typedef struct figure_list {
    pov_figure **items;
    size_t count, capacity;
} figure_list;

/** What a result rests on: the statements at the leaves of its derivation, and
 *  the figures on the way to them. */
typedef struct leaves {
    evidence_list statements;
    figure_list figures;
} leaves;

/** The ways that are followed from a figure. */
typedef enum leaves_depth {
    LEAVES_SHOWN, /* those a reader is shown: a stated figure is a leaf */
    LEAVES_ALL,   /* also what made a stated figure better known */
} leaves_depth;

/**
 * Follow inputs, and `figure` unless it is NULL, to what is stated.
 *
 * Shape: the statements in order of place; of a very long derivation those
 *        that are nearest.
 */
leaves leaves_of(pov_figure *figure, const input *inputs, size_t n_inputs,
                 leaves_depth depth, pov_arena *arena);

/** Order statements by place, then by figure. */
void evidence_sort(evidence_list *list);

/** Do all come from one document? */
bool evidence_is_of_one_document(const evidence_list *list);

#endif
