#ifndef POVSTAT_RESTING_H
#define POVSTAT_RESTING_H

#include <stdbool.h>
#include <stdint.h>

#include "povstat/arena.h"

/* Memory whose contents rest in a temporary file while nobody needs them.  It
 * stays where it is, so that what lies in it may point to each other. */

typedef struct pov_resting pov_resting;

/** Some that rests and wakes as one. */
typedef struct pov_rest {
    char *bytes;
    size_t size;
    uint64_t at; /* in the file */
    bool rests;
} pov_rest;

/** Owns: until pov_resting_free.  The file is made in the directory when there
 *  is much to be put into it. */
pov_resting *pov_resting_new(const char *directory, pov_arena *arena);
void pov_resting_free(pov_resting *resting);

/** Make room for so much, about, behind what was taken before, which is whole.
 */
void pov_resting_begin(pov_resting *resting, size_t about);

/** What is taken from here on is one rest. */
void pov_resting_next(pov_resting *resting);

/** Zeroed memory.  Errors: NULL: there is no room. */
void *pov_resting_take(pov_resting *resting, size_t size);

/** Lay down what was taken since pov_resting_next.  Where it cannot be written
 * it stays awake. */
pov_rest pov_resting_lay(pov_resting *resting);

/** Bring its contents back.  Errors: false, with errno. */
bool pov_resting_wake(const pov_resting *resting, const pov_rest *rest);

/** Let go of them, and of what was changed in them since. */
void pov_resting_sleep(const pov_rest *rest);

#endif
