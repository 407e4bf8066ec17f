#ifndef POVSTAT_CLI_DIFF_H
#define POVSTAT_CLI_DIFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "povstat/arena.h"

typedef struct diff_text {
    const char *name; /* behind --- or +++ */
    const char *text;
    size_t length;
} diff_text;

/**
 * Print a unified diff with three lines of context.
 *
 * Of what is no text only that it differs is said.
 *
 * Shape:  the shortest edit script, unless the two differ in thousands of
 *         lines: then the middle is replaced as a whole.
 * Errors: false, and nothing printed, if the texts are equal.
 */
bool diff_print(const diff_text *old, const diff_text *new, pov_arena *arena,
                FILE *out);

#endif
