#ifndef POVSTAT_VIEW_ARITHMETIC_H
#define POVSTAT_VIEW_ARITHMETIC_H

#include "povstat/reckon.h"
#include "povstat/view.h"
#include "view/words.h"

/* A derivation as a sum that a reader can do again: the equation solved for
 * what is looked for, and the numbers put in. */

/**
 * How the inputs of a derivation are best put in.
 *
 * A statement is confirmed by what others state, not by what follows from
 * itself; and what is printed reads better than what is known besides.  Only
 * where that makes the result narrower is it needed.
 */
pov_taken arithmetic_taken(const pov_figure *figure,
                           const pov_derivation *derivation);

/** What follows from the inputs as they are taken; a count in whole numbers. */
pov_interval arithmetic_gives(const pov_figure *figure,
                              const pov_derivation *derivation);

/** "whole = 100 × count / rate" for a whole. */
const char *arithmetic_rule(pov_language language,
                            const pov_derivation *derivation);

/** "100 × 20,852 / [8.055 … 8.065]", plain "100 × 20852 / 8.055..8.065". */
const char *arithmetic_terms(const notation *pen, const pov_figure *figure,
                             const pov_derivation *derivation);

/** What the terms give: "= [258,549.28 … 258,870.27] → [258,550 … 258,870]";
 *  for a figure that is stated also whether it fits. */
const char *arithmetic_result(const notation *pen, const pov_figure *figure,
                              const pov_derivation *derivation);

/** Terms and result. */
const char *arithmetic_line(const notation *pen, const pov_figure *figure,
                            const pov_derivation *derivation);

/** Does what follows agree with a statement?  A rate that is one number must
 *  print as the statement does. */
bool arithmetic_fits(const pov_figure *figure, const pov_derivation *derivation,
                     const pov_evidence *stated);

/**
 * Does what a derivation puts in rest on the figure itself?  Such a way
 * confirms nothing: what it takes was narrowed by what it is held against.
 */
bool arithmetic_goes_round(pov_arena *arena, const pov_figure *figure,
                           const pov_derivation *derivation);

/** "assumes that the number of households is the same on both days
 *  (constant_total)", or NULL. */
const char *arithmetic_assumption(pov_arena *arena, pov_language language,
                                  const pov_figure *figure,
                                  const pov_derivation *derivation);

/** "35", "[258,550 … 258,870]", "≥ 60", with the sign of the figure's unit;
 *  plain "35", "258550..258870". */
const char *arithmetic_bounds(const notation *pen, const pov_key *key,
                              const pov_interval *interval);

/** The same for a number of no certain figure. */
const char *arithmetic_range(const notation *pen, pov_unit unit,
                             const pov_interval *interval);

/** The same without the sign of the unit. */
const char *arithmetic_bare(const notation *pen, const pov_key *key,
                            const pov_interval *interval);

#endif
