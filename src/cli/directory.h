#ifndef CLI_DIRECTORY_H
#define CLI_DIRECTORY_H

#include <stddef.h>

#include "cli/command.h"

/** One file of a directory: a text, or a table drawn as csv. */
typedef struct directory_file {
    const char *name;
    const char *text; /* NULL: the table */
    const pov_table *table;
} directory_file;

/**
 * Write the directory of -o whole or not at all: it grows beside its place,
 * and is renamed when all is on the disk.
 *
 * Shape:  the first file tells a directory that was written like this before:
 *         only one that holds these files alone, the first with the same
 *         beginning, or nothing, is replaced.  None of the inputs is.
 * Errors: NULL if well, else the complaint; an older directory is as it was.
 */
const char *directory_write(const invocation *in, const directory_file files[],
                            size_t n);

#endif
