#ifndef POVSTAT_MEASURE_H
#define POVSTAT_MEASURE_H

#include "povstat/figures.h"
#include "povstat/target_forms.h"

/** A baseline or an actual. */
typedef struct pov_quantity {
    bool known;
    bool is_disputed; /* sources differ: it is not known, and what follows is
                         all that they say, `printed` if it is one number */
    bool is_printed;  /* a source prints it: as `printed` */
    pov_day date;
    pov_status status;
    pov_interval range; /* everything it may be */
    pov_decimal printed;
    const pov_figure *figure; /* where it comes from; NULL in tests */
} pov_quantity;

/** What is known of a figure, or in dispute; NULL: nothing. */
pov_quantity pov_quantity_of(const pov_figure *figure);

/** A number that may not exist: then it is over 0. */
typedef struct pov_maybe {
    pov_ratio is;
} pov_maybe;

static inline bool pov_maybe_known(pov_maybe m)
{
    return m.is.under;
}

/** One target with what is needed to judge it. */
typedef struct pov_trial {
    const pov_target_form *form;
    pov_unit measure; /* of baseline, actual and level: the form's, but a bare
                         direction is judged in what is known */
    pov_direction better;
    bool is_flow;
    bool is_disputed;  /* the target itself: not even that it cannot be meant
                          is told by it */
    bool conflict;     /* sources of what is needed differ */
    bool incomparable; /* actuals exist only for another standard or area */
    pov_day t0, t1, as_of;
    pov_phrase says;
    pov_quantity baseline, actual;
    const pov_quantity *whole; /* what a rate divides by, at the actual's date;
                                  NULL: it is not known */
} pov_trial;

/** What is printed for a target.  Units: those of the measure, percent for
 *  shares and paces.  Source: docs/method.md, "What is printed" */
typedef struct pov_outcome {
    pov_operator op;   /* the side that it asks for */
    pov_operator sign; /* as it is shown: that, or "about" */
    pov_verdict verdict;
    pov_verdict either[2];        /* UNDECIDABLE: between these */
    pov_verdict interim;          /* with POV_FLAG_INTERIM */
    pov_degree degree, degree_to; /* a range if its ends differ */
    unsigned flags;               /* bits 1 << pov_flag */
    bool has_target;
    bool is_printed;   /* the target is `printed` exactly */
    bool is_projected; /* still running: where the straight line from the
                          baseline through the actual is at the deadline */
    pov_interval target;
    pov_decimal printed;
    pov_maybe achieved; /* S in percent */
    pov_maybe gap;      /* in the count's units */
    pov_maybe gap_points;
    pov_maybe expected;
    /* still running: S by now of what keeps to its way, in percent */
    pov_maybe expected_share;
    pov_interval projected;
    pov_maybe pace; /* P in percent */
    pov_maybe needed, observed;
    pov_maybe eurostat; /* rounded to 6 decimals: for information */
} pov_outcome;

/** Judge one target.  Every threshold is decided in whole numbers. */
pov_outcome pov_judge(const pov_trial *trial);

/** What is missing where two verdicts are possible. */
typedef enum pov_doubt_kind {
    POV_LACKS_NOTHING,
    POV_LACKS_BASELINE, /* there is none, and the form needs one */
    POV_LACKS_DECIMALS, /* a printed rate has too few */
    POV_LACKS_NUMBER,   /* a figure is known only as an interval */
    POV_LACKS_TARGET,   /* it asks for about so many */
    POV_LACKS_FORM,     /* what is reported has another form */
    POV_LACKS_PARTS,    /* only a part of it is reported */
} pov_doubt_kind;

typedef struct pov_doubt {
    pov_doubt_kind kind;
    bool of_baseline; /* of the baseline, not of the actual */
    int decimals;     /* LACKS_DECIMALS: that many would decide ... */
    bool has_unless;  /* ... unless they print just this */
    pov_decimal unless;
    const pov_figure *figure; /* LACKS_NUMBER: whose number would decide;
                                 LACKS_FORM: what is reported;
                                 LACKS_PARTS: one of the parts that are */
    struct {
        pov_key *items;
        size_t count, capacity;
    } missing;        /* LACKS_PARTS: the others */
    size_t n_known;   /* LACKS_PARTS */
    bool is_disputed; /* LACKS_FORM, LACKS_PARTS: what is missing is stated, and
                         in conflict */
    pov_maybe turn;   /* LACKS_NUMBER: where the baseline or actual, in its own
                         measure, comes under the other verdict */
} pov_doubt;

/** What would decide a verdict that is undecidable.
 *
 *  Shape: `outcome` is what pov_judge made of the trial. */
pov_doubt pov_doubt_of(const pov_trial *trial, const pov_outcome *outcome);

/** A figure that gave way to the actual, and what it would have meant. */
typedef struct pov_alternative {
    const pov_evidence *stated;
    pov_quantity actual;
    pov_verdict verdict, stretch;
} pov_alternative;

/** What is in conflict, taken for true one side after the other.  Shape: those
 *  that are in conflict are known. */
typedef struct pov_rival {
    pov_quantity baseline, target, actual;
    pov_verdict verdict;
} pov_rival;

/** What a sum of territories lacks on a day. */
typedef struct pov_lack {
    const char *says; /* see pov_merger_lacks; NULL: nothing */
    pov_day day;
} pov_lack;

/** What a source says itself of a target. */
typedef struct pov_claim_check {
    const pov_evidence *claim;
    bool is_checked; /* both can be reckoned */
    bool agrees;     /* if it is */
} pov_claim_check;

/** A target that a document states, with its judgement. */
typedef struct pov_progress {
    const pov_figure *target;   /* its key names area, indicator and plan */
    const pov_evidence *stated; /* of a target that nobody states the claim that
                                   it follows from */
    pov_trial trial;
    const pov_quantity *change; /* stated over the target's own dates, as the
                                   target has it; known if it was judged by
                                   that; NULL: there is none */
    const pov_trial *judged;    /* the trial, or that of the change */
    pov_outcome outcome;
    const pov_outcome *stretch; /* the strong end of a range; NULL: none */
    const pov_doubt *lack, *stretch_lack; /* of these; NULL: nothing */
    struct { /* of the territory before or after a merger, or under another
                standard */
        const pov_figure **items;
        uint32_t count, capacity;
    } left_out;
    pov_lack baseline_lacks, actual_lacks; /* of the territories before */
    struct {
        pov_rival *items;
        uint32_t count, capacity;
        bool are_more; /* than were tried */
    } rivals;          /* what the verdict would be, where it is a conflict */
    struct {
        pov_alternative *items;
        uint32_t count, capacity;
    } alternatives;
    struct {
        pov_claim_check *items;
        uint32_t count, capacity;
    } claims; /* in the order of pov_figures_sort */
} pov_progress;

typedef struct pov_progress_list {
    pov_progress **items; /* in the order of pov_figures_sort */
    size_t count, capacity;
} pov_progress_list;

/**
 * Hold every target against its baseline and actuals.
 *
 * Errors: findings for targets that cannot be meant as typed and for figures
 *         left out because their territory or standard is another.
 */
pov_progress_list pov_measure(const pov_figures *figures, pov_day as_of,
                              pov_findings *findings);

/** The same of whole areas from the figure `*from` on until there are `enough`
 *  targets; `*from` is then where the next area begins.  Owns: what is made is
 *  in the arena. */
pov_progress_list pov_measure_some(const pov_figures *figures, size_t *from,
                                   size_t enough, pov_day as_of,
                                   pov_findings *findings, pov_arena *arena);

/** The findings alone: no target is kept. */
void pov_measure_findings(const pov_figures *figures, pov_day as_of,
                          pov_findings *findings);

#endif
