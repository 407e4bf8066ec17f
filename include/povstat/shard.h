#ifndef POVSTAT_SHARD_H
#define POVSTAT_SHARD_H

#include <stdio.h>

#include "povstat/extract.h"
#include "povstat/transcript.h"

/* A shard: CSV of what was read of one family of areas, a statement a line,
 * with where it stands in the file that it was read from, the cell as typed,
 * and all that the rest of that file told of it.  It is read again like any
 * extract; what is told of it then names the first file.
 *
 * A line is a row whatever is in a cell: a line break is "\n", a backslash
 * "\\", other control characters and what a spreadsheet would run or take away
 * at the ends of a cell are "\x20". */

/** What a shard begins with, and nothing else. */
extern const char pov_shard_lead[];

void pov_shard_write_header(FILE *out);

/** `texts` are those of pov_transcript_write. */
void pov_shard_write(const pov_statement *statement, pov_transcript_texts texts,
                     FILE *out, pov_arena *scratch);

/** The same for rows that no statement could be made of: where they begin to be
 *  wrong, and the row. */
void pov_shard_write_refused_header(FILE *out);
void pov_shard_write_refused(pov_place cell, const char *row, size_t length,
                             FILE *out);

/** Read one; errors as pov_extract_read. */
void pov_shard_read(const char *path, pov_figures *figures,
                    pov_findings *findings, pov_read_tally *tally);

#endif
