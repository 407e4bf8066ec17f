#ifndef POVSTAT_BYTES_GUESS_H
#define POVSTAT_BYTES_GUESS_H

#include <stddef.h>

#include "povstat/say.h"
#include "bytes/encoding.h"

typedef struct guess {
    encoding encoding;      /* N_ENCODINGS: uncertain */
    const char *candidates; /* then: "tcvn3 or viscii", translated */
} guess;

/**
 * Guess which legacy encoding Vietnamese text is in.
 *
 * Each is tried on the words that hold more than ASCII: the right one makes
 * nearly all of them spellable, a wrong one few.
 * Shape:  `bytes` are the first of a file, or the first that are not ASCII.
 * Source: docs/extracts.md, "Encodings"
 */
guess guess_encoding(const char *bytes, size_t n, pov_language language,
                     pov_arena *arena);

#endif
