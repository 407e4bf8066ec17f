#ifndef POVSTAT_RECKON_PROPAGATE_H
#define POVSTAT_RECKON_PROPAGATE_H

#include "povstat/figures.h"
#include "povstat/reckon.h"
#include "reckon/leaves.h"

/** A figure that is added to the others, or taken from them. */
typedef struct term {
    pov_figure *figure; /* NULL: nothing is known of it */
    pov_key key;        /* whose it would be */
    int sign;           /* 1 or -1 */
} term;

/** Which other indicators one belongs together with. */
typedef struct kinship kinship;

/** A total and the areas that make it up. */
typedef struct family family;

/** Statements that cannot all be true, as the propagation noticed it. */
typedef struct suspicion {
    const pov_figure *figure; /* where they met */
    const pov_identity *by;   /* NULL: two statements of one figure */
    leaves rests_on;          /* in order of place */
} suspicion;

typedef struct engine {
    pov_figures *figures;
    pov_findings *findings;
    kinship *kin;     /* of each indicator, by its rank */
    pov_status stage; /* statements weaker than this are not in play yet;
                         POV_NO_STATUS: all are, and so are assumptions */
    struct {
        pov_figure **items;
        size_t count, capacity, next;
    } queue;
    pov_map families; /* of a total's key */
    struct {
        family **items;
        size_t count, capacity;
    } waiting; /* families with a figure that became better known */
    struct {
        term *items;
        size_t count, capacity;
    } terms; /* of one application of a sum, used again for the next */
    struct {
        input *items;
        size_t count, capacity;
    } inputs; /* likewise */
    struct {
        pov_interval *items;
        size_t count, capacity;
    } sums; /* likewise */
    struct {
        suspicion **items;
        size_t count, capacity;
    } suspicions;            /* of this pass, each set of statements once */
    pov_map suspected;       /* those sets */
    bool changed_statements; /* something was set aside: start again */
    bool nothing_gives_way;  /* this is the last pass */
    struct trial *trial;     /* what is being tried; NULL: this is for real */
} engine;

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

/** Look up once which indicators belong together. */
void identity_find_kin(engine *e);

/** Tie every change and every flow to the levels it begins and ends at. */
void identity_tie_levels(engine *e);

/** Apply the sums over areas that wait for it.  A total of many areas is
 *  reckoned once they have all been settled, not after each of them. */
void identity_settle_families(engine *e);

/** Report what is hardly ever true, though it may be. */
void plausible_check(engine *e);

/** Report every figure whose sources differ, with what speaks for each. */
void conflicts_report(const pov_figures *figures, pov_findings *findings);

/** Forget everything known of a figure but what is stated. */
void propagate_forget(pov_figure *figure);

/** Let the statements of these figures come into play, strongest first. */
void propagate_stated(engine *e, pov_figure *const *figures, size_t n);

/** Keep in mind which statements a contradiction rests on. */
void contradict_note(engine *e, pov_figure *figure, const pov_identity *by,
                     const input *inputs, size_t n_inputs);

/** Report every contradiction that was noted, each minimal set of statements
 *  once, and the one cell that would mend it. */
void contradictions_report(engine *e);

/** Set aside the weakest statements that a result rests on.  Errors: false
 *  if there is none weaker than `rank`. */
bool contradict_set_aside(engine *e, pov_figure *figure, pov_status rank,
                          const pov_identity *by, const input *inputs,
                          size_t n_inputs);

#endif
