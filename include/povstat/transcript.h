#ifndef POVSTAT_TRANSCRIPT_H
#define POVSTAT_TRANSCRIPT_H

#include "povstat/figures.h"

/* What reading made of files, as texts, so that another run can go on from
 * there: rows of a shard, lines of a partial.  Both have the fields of one
 * table, and what was read from them is what was read from the files. */

/** What the texts of a row are of. */
typedef enum pov_transcribed {
    POV_TRANSCRIBED_STATEMENT, /* a pov_statement: all but its place, what was
                                  typed, and what its cell says besides */
    POV_TRANSCRIBED_PAPER, /* a pov_plan that stands for a file; its first field
                              is what statements call it */
} pov_transcribed;

enum { POV_TRANSCRIPT_MOST = 48 /* fields of either */ };

typedef const char *const *pov_transcript_texts;

/** The name of a field, from 0; NULL: there are no more. */
const char *pov_transcript_key(pov_transcribed of, size_t field);

/** The texts of all fields of a statement.  Shape: "" is what is usual.  Owns:
 *  they may be in the arena. */
void pov_transcript_write(const pov_statement *from,
                          const char *texts[POV_TRANSCRIPT_MOST],
                          pov_arena *arena);

/** The same of the document that stands for its file. */
void pov_transcript_write_paper(const pov_statement *from,
                                const char *texts[POV_TRANSCRIPT_MOST],
                                pov_arena *arena);

/**
 * The other way round.
 *
 * Shape:  `to` is zeroed before; a document that stands for a file is one of
 *         `figures->papers`, made if it is not there.
 * Errors: the name of the first field that cannot be right; NULL: none.
 */
const char *pov_transcript_read(pov_figures *figures,
                                pov_transcript_texts texts, pov_statement *to);
const char *pov_transcript_read_paper(pov_figures *figures,
                                      pov_transcript_texts texts);

/** A number that tells rows apart, of a statement with its place and what was
 *  typed; `before` is that of the rows before it, 0 at first. */
uint64_t pov_transcript_mark(uint64_t before, const pov_statement *statement,
                             pov_transcript_texts texts);

/** The family that an area is settled with: the province of today with all that
 *  went into it and lies in it; of the country and regions the country. */
const char *pov_transcript_family(const pov_area *area);

#endif
