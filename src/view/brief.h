#ifndef POVSTAT_VIEW_BRIEF_H
#define POVSTAT_VIEW_BRIEF_H

#include "view/notes.h"

/* What a figure rests on, in a line: the document that prints it, or the sum
 * that gives it and the documents of its parts.  The whole way is told by
 * `trace`, and on a page folded away below the line. */

/** "197/KH-UBND, 31/01/2024", "derived: 8,410 + 2,063; 197/KH-UBND, ...", "sum
 *  of 9 districts, bang.csv:9–17"; NULL if nothing is known of it. */
const char *brief_text(const notation *pen, const pov_figure *figure);

/** Its mark below the section. */
const char *brief_mark(pov_section *section, const pov_results *results,
                       const pov_figure *figure);

/** The same with what else is stated of it. */
const char *brief_mark_all(pov_section *section, const pov_results *results,
                           const pov_figure *figure);

/** The sides of its conflict. */
const char *brief_mark_dispute(pov_section *section, const pov_results *results,
                               const pov_figure *figure);

#endif
