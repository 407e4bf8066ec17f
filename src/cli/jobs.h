#ifndef POVSTAT_CLI_JOBS_H
#define POVSTAT_CLI_JOBS_H

#include "povstat/finding.h"

/* Parts of a work that are settled by several processes, see povstat/process.h.
 */

/** A work, and how one of its `n` parts is done: what is found goes into
 *  `findings`, and how much was counted is returned. */
typedef struct jobs_work {
    void *of;
    size_t n;
    size_t (*size)(const void *of, size_t part); /* how long it takes, about */
    size_t (*settle)(void *of, size_t part, pov_findings *findings);
} jobs_work;

/** Settle all parts.  Shape: findings come as if one part was settled after the
 *  other here, whatever the number of processes is.  Returns all that was
 *  counted. */
size_t jobs_settle(const jobs_work *work, size_t processes,
                   pov_findings *findings);

#endif
