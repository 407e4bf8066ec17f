#ifndef POVSTAT_SPOOL_H
#define POVSTAT_SPOOL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "povstat/arena.h"

/* What is printed into a temporary file, to be printed where it belongs when
 * that is known. */

/** Make one, which has no name any more and goes when it is closed.  Errors: -1,
 *  with errno. */
int pov_spool_open(const char *directory, pov_arena *arena);

/** Where what was printed into it ends.  Shape: nobody else prints into it.
 *  Errors: false: not all of it has arrived. */
bool pov_spool_end(int spool, FILE *into, uint64_t *end);

/** Some of what a spool holds, or what was too little for one. */
typedef struct pov_spooled {
    const char *text; /* NULL: it is in the spool */
    int spool;
    uint64_t from, to;
} pov_spooled;

/** Print it.  Errors: errno, if it cannot be read; else 0. */
int pov_spooled_print(const pov_spooled *spooled, FILE *out);

#endif
