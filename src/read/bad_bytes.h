#ifndef POVSTAT_READ_BAD_BYTES_H
#define POVSTAT_READ_BAD_BYTES_H

#include <stddef.h>

#include "povstat/arena.h"
#include "povstat/say.h"

/** "bytes D0 F4": the run of bytes at the start of a text that are not UTF-8,
 *  of which there is one at least. */
const char *bad_bytes(const char *text, size_t length, pov_language language,
                      pov_arena *arena);

#endif
