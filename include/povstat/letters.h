#ifndef POVSTAT_LETTERS_H
#define POVSTAT_LETTERS_H

#include <stddef.h>

#include "povstat/arena.h"

/** Text under construction; a zeroed one is empty.  Setting `count` to 0 uses
 *  its memory again. */
typedef struct pov_letters {
    char *items;
    size_t count, capacity;
} pov_letters;

void pov_letters_add(pov_letters *to, pov_arena *arena, const char *text,
                     size_t length);

/** See to it that there is room for that many letters and a NUL. */
void pov_letters_grow(pov_letters *to, pov_arena *arena, size_t length);

/** Room for that many letters, which stand behind those before once they are
 *  put there. */
static inline char *pov_letters_more(pov_letters *to, pov_arena *in,
                                     size_t length)
{
    if (to->capacity - to->count <= length)
        pov_letters_grow(to, in, length);
    to->count += length;
    return to->items + to->count - length;
}

/** The text so far, NUL-terminated; good until the next pov_letters_add. */
const char *pov_letters_text(pov_letters *from, pov_arena *arena);

#endif
