#ifndef WRITE_CELL_H
#define WRITE_CELL_H

#include "povstat/report.h"
#include "povstat/letters.h"

/**
 * Give the words of a cell where there is room for one text only.
 *
 * Shape: items of a list are joined by "; "; so are the rows of a nested
 *        table, and the known cells of each by ":".  NULL if unknown.
 * Owns:  borrowed from the cell or from `scratch`, until its next use.
 */
const char *cell_words(const pov_cell *cell, pov_arena *arena,
                       pov_letters *scratch);

/** The heading with its aside, where both stand in one line. */
const char *cell_section_title(const pov_section *section, pov_arena *arena);

#endif
