#ifndef BYTES_LINES_H
#define BYTES_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/lines.h"

/** One file as UTF-8, from its start as often as wanted. */
typedef struct source source;

/**
 * Open a file, "-" for standard input, and find its encoding.  What cannot be
 * read twice (a pipe) is copied to a temporary file first.
 *
 * Owns:   source_close must be called: the file is not in the arena.
 * Errors: NULL and a fatal finding.  A file whose letters cannot be trusted is
 *         a finding; it opens, but is refused: nothing is in it.
 */
source *source_open(const char *path, const pov_opening *how, pov_arena *arena,
                    pov_findings *findings);
/** Errors: a fatal finding, once, if the file could not be read to its end or
 *          was changed meanwhile. */
void source_close(source *source);

/** Did reading fail?  The fatal finding is told as soon as the findings are
 *  not muted, at the latest by source_close; nothing more is read, also after
 *  source_rewind. */
bool source_has_failed(const source *source);

#endif
