#ifndef POVSTAT_ENCODING_H
#define POVSTAT_ENCODING_H

#include <stdbool.h>

#include "povstat/arena.h"

/** The first name of an encoding, by any of them; if none is `known`, the
 *  closest one, or NULL. */
const char *pov_encoding_name(const char *typed, bool *known, pov_arena *arena);

#endif
