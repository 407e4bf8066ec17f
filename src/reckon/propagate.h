#ifndef POVSTAT_RECKON_PROPAGATE_H
#define POVSTAT_RECKON_PROPAGATE_H

#include "povstat/figures.h"
#include "povstat/reckon.h"

/** Figures taking part in one application of an identity. */
enum { MOST_INPUTS = 4 };

/** One input of a derivation. */
typedef struct input {
    pov_figure *figure;
    const pov_evidence *stated; /* this statement instead of the figure */
} input;

typedef struct engine {
    pov_figures *figures;
    pov_findings *findings;
    pov_status stage; /* statements weaker than this are not in play yet */
    struct {
        pov_figure **items;
        size_t count, capacity, next;
    } queue;
    pov_map contradictions;  /* sets of statements already reported */
    bool changed_statements; /* something was set aside: start again */
} engine;

/** What an input may be, with everything known now. */
pov_interval input_value(const input *in);

/**
 * Hold `result` against what is known of a figure.
 *
 * A narrower interval is taken over with its derivation and the figure's
 * neighbours are looked at again; one that confirms a stated figure is
 * remembered; one that contradicts it is reported or has its weaker side set
 * aside.
 */
void narrow(engine *e, pov_figure *figure, pov_interval result,
            const pov_identity *by, const input *inputs, size_t n_inputs);

/** Apply every identity that the figure takes part in. */
typedef void visit_identity(engine *e, pov_figure *figure,
                            const pov_identity *self);

typedef struct identity_rule {
    pov_identity identity;
    visit_identity *visit;
} identity_rule;

extern const identity_rule identity_rules[];
extern const size_t n_identity_rules;

/** Tie every change to the levels it begins and ends at. */
void identities_link_changes(pov_figures *figures);

/** Report every figure whose sources differ, with what speaks for each. */
void conflicts_report(const pov_figures *figures, pov_findings *findings);

/** A contradiction, with every statement that takes part in it. */
void contradict_report(engine *e, const pov_figure *figure,
                       const pov_identity *by, const input *inputs,
                       size_t n_inputs);

/** Set aside the weakest statements that a result rests on.  Errors: false
 *  if there is none weaker than `rank`. */
bool contradict_set_aside(engine *e, const pov_figure *figure, pov_status rank,
                          const pov_identity *by, const input *inputs,
                          size_t n_inputs);

#endif
