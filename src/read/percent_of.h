#ifndef POVSTAT_READ_PERCENT_OF_H
#define POVSTAT_READ_PERCENT_OF_H

#include "povstat/figures.h"

/* Of what a percentage beside a breakdown is: a rate among all of those, or a
 * share of all the poor.  Source: docs/method.md, "Rate and share" */

/**
 * The indicator that a cell or heading names, and what its words say of
 * percentages: "Tỷ lệ hộ nghèo DTTS", "Cơ cấu hộ nghèo DTTS", "Hộ nghèo DTTS so
 * với tổng số hộ nghèo".
 *
 * Errors: NULL; `of` is then left alone, and so it is if nothing is said.
 */
const pov_indicator *percent_of_name(const pov_catalogue *catalogue,
                                     const char *text, pov_arena *arena,
                                     pov_percent_of *of);

/** The same with or without "tổng số" before it: as people speak, in lists and
 *  sentences. */
const pov_indicator *percent_of_everyday(const pov_catalogue *catalogue,
                                         const char *text, pov_arena *arena,
                                         pov_percent_of *of);

/** May a name of an indicator have a word that percent_of_everyday knows,
 * besides those of its names?  Shape: `bare` is a pov_word's. */
bool percent_of_has_word(const char *bare);

/** The whole that "Tỷ lệ so với tổng số hộ nghèo" names, of whatever it is a
 *  percentage.  Errors: NULL. */
const pov_indicator *percent_of_bare(const pov_catalogue *catalogue,
                                     const char *text, pov_arena *arena);

/** What a percentage of an indicator is of, if it is of that; else UNSAID. */
pov_percent_of percent_of_meant(const pov_indicator *i,
                                const pov_indicator *of);

/** The same of a value: "chiếm 93,02% tổng số hộ nghèo".  Returns what is left
 *  to be read; all of it if its words name no whole of the indicator. */
const char *percent_of_value(const pov_catalogue *catalogue,
                             const pov_indicator *indicator, const char *text,
                             pov_arena *arena, pov_percent_of *of);

/** The same of a unit: "share", "tỷ lệ". */
pov_percent_of percent_of_unit(const char *text);

/** Do words that name the indicator also mean its first part alone?  Shape: it
 *  has parts, or they do not. */
bool percent_of_is_either(const pov_indicator *indicator, const char *text,
                          pov_arena *arena);

/** "of the poor, or of minority households": both readings, to be said. */
const char *percent_of_both(const pov_indicator *indicator,
                            pov_language language, pov_arena *arena);

#endif
