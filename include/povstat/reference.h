#ifndef POVSTAT_REFERENCE_H
#define POVSTAT_REFERENCE_H

#include "povstat/catalogue.h"
#include "povstat/waiver.h"

/**
 * Load the tables below `directory`/reference and `directory`/plans.csv.
 *
 * Errors: NULL if a table cannot be used (fatal findings say why); a wrong
 *         row is left out with a finding.
 * Source: data/README.md
 */
pov_catalogue *pov_reference_load(const char *directory, pov_arena *arena,
                                  pov_findings *findings);

/**
 * Load `directory`/waivers.csv; without that file there are no waivers.
 *
 * Errors: NULL if the table cannot be used (a fatal finding says why); a
 *         wrong row is left out with a finding.
 * Source: data/README.md
 */
pov_waivers *pov_waivers_load(const char *directory, pov_arena *arena,
                              pov_findings *findings);

#endif
