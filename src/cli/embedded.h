#ifndef CLI_EMBEDDED_H
#define CLI_EMBEDDED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Files of the source that the program carries with it; the Makefile makes
 * the list with embed.sh, so that there is one copy of each. */

typedef struct embedded_file {
    const char *path; /* in the source: "src/cli/completion.bash" */
    const unsigned char *bytes;
    size_t length;
} embedded_file;

extern const embedded_file embedded_files[];
extern const size_t n_embedded_files;

/** Print the file with this path.  Errors: false if there is none. */
bool embedded_print(const char *path, FILE *out);

#endif
