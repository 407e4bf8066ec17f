#ifndef POVSTAT_REFERENCE_H
#define POVSTAT_REFERENCE_H

#include "povstat/catalogue.h"
#include "povstat/finding.h"
#include "povstat/text.h"

/**
 * The paths of all that stands in a data directory beside the extracts: each
 * table that is read, and `datapackage.json`, which describes them.
 *
 * Shape:  as the tables are opened and findings name them; a file need not be
 *         there.
 */
pov_text_list pov_reference_paths(const char *directory, pov_arena *arena);

/**
 * Load the tables below `directory`/reference, or the program's own where it
 * lacks one, and `directory`/plans.csv.  NULL: all of the program's own.
 *
 * Errors: NULL if a table cannot be used (fatal findings say why); a wrong
 *         row is left out with a finding.
 * Source: data/README.md
 */
pov_catalogue *pov_reference_load(const char *directory, pov_arena *arena,
                                  pov_findings *findings);

/** The same read from tables alone, without what the program brings
 *  ready-made, of which this is the model: for the program that makes it, and
 *  for tests. */
pov_catalogue *pov_reference_read(const char *directory, pov_arena *arena,
                                  pov_findings *findings);

/**
 * Load `directory`/waivers.csv; without that file there are no waivers.  NULL:
 * those that the program carries.
 *
 * Errors: NULL if the table cannot be used (a fatal finding says why); a
 *         wrong row is left out with a finding.
 * Source: data/README.md
 */
pov_waivers *pov_waivers_load(const char *directory, pov_arena *arena,
                              pov_findings *findings);

#endif
