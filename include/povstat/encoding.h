#ifndef POVSTAT_ENCODING_H
#define POVSTAT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/arena.h"

/** The first name of an encoding, by any of them; if none is `known`, the
 *  closest one, or NULL. */
const char *pov_encoding_name(const char *typed, bool *known, pov_arena *arena);

/** The names of the encodings that are read, from 0; NULL behind the last. */
const char *pov_encoding_at(size_t i);

#endif
