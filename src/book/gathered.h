#ifndef BOOK_GATHERED_H
#define BOOK_GATHERED_H

#include <stdbool.h>

#include "povstat/arena.h"

/** The text of an element, which comes in pieces; a zeroed one is empty.
 *  Setting `count` to 0 uses its memory again. */
typedef struct gathered {
    char *items;
    size_t count, capacity;
    bool is_open; /* pieces belong to it now */
} gathered;

/** Add a piece, if they belong to it. */
void gathered_add(gathered *to, pov_arena *arena, const char *text,
                  size_t length);

/** The text so far, NUL-terminated; good until the next gathered_add. */
const char *gathered_text(gathered *from, pov_arena *arena);

#endif
