#ifndef POVSTAT_VIEW_NOTES_H
#define POVSTAT_VIEW_NOTES_H

#include "view/words.h"

/* Footnotes: each text once an area, named after what it cites, so that a new
 * row elsewhere renames none. */

/** Who writes one note: documents are named, and kept for links. */
notation notes_pen(const pov_results *results);

/**
 * The mark of a note: "¹", "²", ..., the same for the same text.
 *
 * Shape: `name` and `detail` may be NULL; a text of NULL has no mark.
 */
const char *notes_mark(pov_section *section, const pov_results *results,
                       const notation *pen, const char *name, const char *text,
                       const char *detail);

/** "quang-binh-2024", and "quang-binh-poor-2023": what a note is named after.
 */
const char *notes_document(pov_arena *arena, const pov_evidence *stated);
const char *notes_figure(pov_arena *arena, const pov_figure *figure);

/** "quang-binh-2024-poor-2024-verdict". */
const char *notes_target(pov_arena *arena, const pov_progress *progress,
                         const char *what);

/** The same of a text that has no detail. */
static inline const char *notes_plain(pov_section *section,
                                      const pov_results *results,
                                      const notation *pen, const char *name,
                                      const char *text)
{
    return notes_mark(section, results, pen, name, text, NULL);
}

#endif
