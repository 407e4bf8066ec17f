#ifndef CLI_OPTION_STORE_H
#define CLI_OPTION_STORE_H

#include "cli/option.h"

/**
 * Set the option's member of `store` to what was typed.
 *
 * Shape:  `spelled` is the option as typed, for the complaint; `typed` is
 *         NULL for a flag.
 * Errors: NULL if it fits, else the complaint; nothing is then set.
 */
const char *option_store(const option *row, void *store, const char *spelled,
                         const char *typed, pov_arena *arena);

#endif
