#ifndef WRITE_LETTERS_H
#define WRITE_LETTERS_H

#include <stddef.h>

#include "povstat/arena.h"

/** Text under construction; a zeroed one is empty.  Setting `count` to 0 uses
 *  its memory again. */
typedef struct letters {
    char *items;
    size_t count, capacity;
} letters;

void letters_add(letters *to, pov_arena *arena, const char *text,
                 size_t length);

/** The text so far, NUL-terminated; good until the next letters_add. */
const char *letters_text(letters *from, pov_arena *arena);

#endif
