#ifndef POVSTAT_WRITE_SCRATCH_H
#define POVSTAT_WRITE_SCRATCH_H

#include <stdbool.h>
#include <stdio.h>

#include "povstat/arena.h"

/* A private directory (povstat/private.h) among the temporary files,
 * "povstat-xlsx-XXXXXX", for a library that makes files with names. */

typedef struct scratch {
    const char *path;
    const char *file; /* the path of one file in it */
    int descriptor;   /* of that file, to be read and written */
    int lock;         /* of the directory */
} scratch;

/**
 * Make one, with an empty file in it, after clearing away what runs that were
 * killed left.
 *
 * Errors: false, with errno; there is nothing to remove or to close.
 */
bool scratch_begin(scratch *s, const char *directory, pov_arena *arena);

/** Remove the directory and all in it.  The file can be read on. */
void scratch_remove(scratch *s);

void scratch_close(scratch *s);

/** Print all that is in the file.  Errors: errno, if it cannot be read; else 0.
 */
int scratch_print(const scratch *s, FILE *out);

#endif
