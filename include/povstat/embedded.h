#ifndef POVSTAT_EMBEDDED_H
#define POVSTAT_EMBEDDED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Files of the source that the program carries with it; the Makefile makes
 * the list with embed.sh, so that there is one copy of each. */

typedef struct pov_embedded {
    const char *path; /* in the source: "src/cli/completion.bash" */
    const unsigned char *bytes;
    size_t length;
} pov_embedded;

extern const pov_embedded pov_embedded_files[];
extern const size_t pov_n_embedded_files;

/** The file with this path, or NULL. */
const pov_embedded *pov_embedded_find(const char *path);

/** The same of one below data/, NULL: none. */
const pov_embedded *pov_embedded_data(const char *path);

/** Print the file with this path.  Errors: false if there is none. */
bool pov_embedded_print(const char *path, FILE *out);

#endif
