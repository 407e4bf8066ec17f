#ifndef POVSTAT_RECKON_H
#define POVSTAT_RECKON_H

#include "povstat/families.h"
#include "povstat/figures.h"

/**
 * Make one figure of every key: rank the sources, report conflicts, then
 * derive what follows from the equations until nothing changes.
 *
 * Shape:  sorts the figures first and last; the result does not depend on
 *         the order in which statements were added.
 * Errors: findings.  A weaker statement that does not fit is set aside, equal
 *         ones that cannot all be true are a contradiction; nothing is ever
 *         repaired.
 * Source: docs/method.md
 */
void pov_reckon(pov_figures *figures, pov_findings *findings);

/** The same, for whoever asks for nothing but the findings: rates that follow
 *  and tell none are left out. */
void pov_reckon_findings(pov_figures *figures, pov_findings *findings);

/** What families of areas add up to: the country and regions. */
typedef struct pov_group_sums pov_group_sums;

/** What is asked for. */
typedef enum pov_wants {
    POV_WANTS_FIGURES,
    POV_WANTS_ROWS, /* of figures: ways that say again what is stated are left
                       out, where nothing runs against it */
    POV_WANTS_FINDINGS, /* alone: see pov_reckon_findings */
} pov_wants;

/**
 * Shape: families go by one after another, see povstat/families.h.
 * Owns:  all but the families is in the arena.
 */
pov_group_sums *pov_group_sums_new(const pov_families *families,
                                   const pov_catalogue *catalogue,
                                   pov_wants wants, pov_arena *arena);

/**
 * Let what sums rest on rest in a temporary file of that directory, and be told
 * of derivations so many steps deep.
 *
 * Shape: nothing is stated of the country or a region, so days of which no flow
 *        is known have nothing to do with each other; no family went by yet.
 * Owns:  until pov_group_sums_end.
 */
void pov_group_sums_rest(pov_group_sums *sums, const char *directory,
                         unsigned steps);
void pov_group_sums_end(pov_group_sums *sums);

/** Turn to the next days, when all families have gone by: pov_reckon_groups is
 *  about these alone.  Errors: false: there are none, or, with another `*error`
 *  than 0, what they rest on cannot be read. */
bool pov_group_sums_turn(pov_group_sums *sums, int *error);

/** Reckon one of the families, but for the country and regions; what sums over
 *  provinces may need of it is kept, unless `sums` is NULL: nobody asks. */
void pov_reckon_family(pov_figures *family, pov_wants wants,
                       pov_group_sums *sums, pov_findings *findings);

/** Reckon the country and regions, when all others have gone by: what is stated
 *  of them, or nothing, and what follows, unless `sums` is NULL.  All is then
 * as if pov_reckon had been given all figures. */
void pov_reckon_groups(pov_figures *groups, pov_wants wants,
                       pov_group_sums *sums, pov_findings *findings);

/** What is true of poverty figures by definition. */
extern const pov_equation pov_equations[];
extern const size_t pov_n_equations;

/** What an input is taken to be. */
typedef enum pov_taken {
    POV_AS_KNOWN,  /* everything known of the figure */
    POV_AS_STATED, /* no more than is stated of it, if anything is */
} pov_taken;

pov_interval pov_input_value(const pov_input *input, pov_taken taken);

/** What follows from the inputs, before it is cut to what is possible. */
pov_interval pov_derivation_solve(const pov_derivation *derivation,
                                  pov_taken taken);

/** What becomes of an input: 1 if it is added or multiplied, else -1. */
int pov_derivation_sign(const pov_derivation *derivation, size_t input);

/** Is there such an input, and is it the whole of the one before it? */
bool pov_derivation_divides(const pov_derivation *derivation, size_t input);

/** The rank of a status; a revised figure ranks as a reported one. */
pov_status pov_status_rank(pov_status status);

#endif
