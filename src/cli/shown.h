#ifndef CLI_SHOWN_H
#define CLI_SHOWN_H

#include "povstat/arena.h"

/** Text as a terminal may see it: control characters, marks that turn the
 *  direction of writing and broken bytes become \n, \x1b, \u202e. */
const char *shown_text(pov_arena *arena, const char *text);

/** The same for `length` bytes, which may hold NULs. */
const char *shown_bytes(pov_arena *arena, const char *text, size_t length);

/** Characters of a text; a byte that begins none counts as one. */
size_t shown_count(const char *text);

/** Bytes of the character at `text`, which has `length` bytes left: 1 for a
 *  byte that begins none. */
size_t shown_character(const char *text, size_t length);

#endif
