#ifndef CLI_OPTION_STORE_H
#define CLI_OPTION_STORE_H

#include "cli/option.h"

/** An option as typed on this command line. */
typedef struct option_hit {
    const option *option; /* NULL: no set knows it */
    void *store;
    const char *spelled;   /* "--format" or "-o" */
    pov_language language; /* of the complaint */
} option_hit;

/**
 * Set the member of the option's store to what was typed.
 *
 * Shape:  `typed` is NULL for a flag.
 * Errors: NULL if it fits, else the complaint; nothing is then set.
 */
const char *option_store(const option_hit *hit, const char *typed,
                         pov_arena *arena);

#endif
