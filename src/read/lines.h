#ifndef POVSTAT_READ_LINES_H
#define POVSTAT_READ_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "povstat/finding.h"

typedef struct line_reader line_reader;

/**
 * Open a file, "-" for standard input.  A UTF-8 byte order mark is skipped.
 *
 * Owns:   lines_close must be called: the stream is not in the arena.
 * Errors: NULL and a fatal finding.
 */
line_reader *lines_open(const char *path, pov_arena *arena,
                        pov_findings *findings);
void lines_close(line_reader *lines);

/** Begin again at line 1. */
void lines_rewind(line_reader *lines);

/** The next bytes, as many as one look-ahead holds, without using them. */
const char *lines_peek(const line_reader *lines, size_t *length);

/**
 * The next physical line without its end: LF, CRLF or CR.
 *
 * Shape:  good until the next call; not ended by a NUL.
 * Errors: false at the end of the file.  A line longer than any table has is
 *         a finding and comes as an empty one.
 */
bool lines_next(line_reader *lines, const char **text, size_t *length);

/** How many lines were used so far: the number of the last one. */
uint32_t lines_used(const line_reader *lines);

/** Read nothing more. */
void lines_drop_rest(line_reader *lines);

#endif
