#ifndef POVSTAT_MODEL_PACK_TEXT_H
#define POVSTAT_MODEL_PACK_TEXT_H

#include <stdio.h>

#include "povstat/map.h"

/* Texts of what the program brings, printed as C. */

/** As a literal.  Shape: NULL is one, too. */
void pack_text_print(FILE *out, const char *text);

/** A number for each text, where it stands behind all others; equal texts have
 *  one.  The literals are printed as they come. */
typedef struct text_pool {
    pov_map at; /* text → number and 1 */
    size_t size;
    FILE *out;
    pov_arena *arena;
} text_pool;

/** Where the text stands; it is printed if it is new. */
size_t pack_text_place(text_pool *pool, const char *text);

#endif
