#ifndef POVSTAT_TARGET_FORMS_H
#define POVSTAT_TARGET_FORMS_H

#include "povstat/interval.h"
#include "povstat/phrase.h"

/** What a resolved form asks for. */
typedef struct pov_resolved {
    pov_interval level; /* g: the level at the deadline */
    pov_interval exact; /* the same before counts were made whole */
    bool over_baseline; /* asks for more than there is */
    bool clamped;       /* fell below zero and was held there */
} pov_resolved;

typedef struct pov_target_form pov_target_form;

/** One way to state a target. */
struct pov_target_form {
    const char *id;      /* "reduction-points" */
    const char *example; /* typed like this, and read as no other form */
    const char *about;   /* what it asks for, half a sentence */
    pov_form form;
    pov_unit unit;    /* of the stated amount */
    pov_unit measure; /* of baseline, level and actual: COUNT or PERCENT */
    bool needs_baseline;

    /**
     * The level after `years` years.
     *
     * Units:  households (or the like) for COUNT, percent for PERCENT.
     * Errors: false if a number leaves int64.
     */
    bool (*resolve)(const pov_target_form *form, const pov_interval *baseline,
                    pov_ratio amount, int years, pov_resolved *out);
};

extern const pov_target_form pov_target_forms[];
extern const size_t pov_n_target_forms;

/** The form of a phrase; every phrase that can be read has one. */
const pov_target_form *pov_target_form_of(pov_form form, pov_unit unit);

#endif
