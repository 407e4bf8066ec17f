#ifndef POVSTAT_READ_SOURCE_H
#define POVSTAT_READ_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/finding.h"

/** The bytes of one file, from its start as often as wanted. */
typedef struct source source;

/**
 * Open a file, "-" for standard input.  What cannot be read twice (a pipe) is
 * copied to a temporary file first.
 *
 * Owns:   source_close must be called: the stream is not in the arena.
 * Errors: NULL and a fatal finding.
 */
source *source_open(const char *path, pov_arena *arena, pov_findings *findings);
void source_close(source *source);

/** The next bytes, `room` of them unless the end is near; 0 at the end.  A
 *  UTF-8 byte order mark at the start is not among them. */
size_t source_read(source *source, char *to, size_t room);

/** Begin again. */
void source_rewind(source *source);

#endif
