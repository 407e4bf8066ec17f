#ifndef POVSTAT_BASE_OWN_KEY_H
#define POVSTAT_BASE_OWN_KEY_H

#include "povstat/arena.h"

/* The keys of texts that are written as nearly all are: in ASCII, and in
 * letters that Vietnamese writes in one with their marks. */

/** What pov_text_key gives for a text.  Errors: NULL if there is anything else
 *  in it, or much. */
const char *own_key(pov_arena *arena, const char *text);

/** The same of pov_text_bare. */
const char *own_bare(pov_arena *arena, const char *text);

#endif
