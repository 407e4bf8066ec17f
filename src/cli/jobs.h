#ifndef POVSTAT_CLI_JOBS_H
#define POVSTAT_CLI_JOBS_H

#include <stdio.h>

#include "povstat/finding.h"

/* Parts of a work that are settled by several processes, see povstat/process.h.
 */

/** A work, and how one of its `n` parts is done: what is found goes into
 *  `findings`, what is printed to `out`, and how much was counted is returned.
 */
typedef struct jobs_work {
    void *of;
    size_t n;
    size_t (*size)(const void *of, size_t part); /* how long it takes, about */
    size_t (*settle)(void *of, size_t part, pov_findings *findings, FILE *out);
    FILE *out; /* where that is printed, part after part; NULL: nothing is */
    const char *scratch; /* directory of temporary files, where something is
                            printed */
} jobs_work;

/** Settle all parts.  Shape: findings come, and all is printed, as if one part
 *  was settled after the other here, whatever the number of processes is.
 *  Errors: errno, where a temporary file cannot be read any more; else 0.
 *  `*counted` is all that was counted. */
int jobs_settle(const jobs_work *work, size_t processes,
                pov_findings *findings, size_t *counted);

#endif
