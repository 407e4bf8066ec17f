#ifndef CLI_PREPARE_H
#define CLI_PREPARE_H

#include "cli/command.h"

/**
 * Check what was parsed and fill in everything that `run` may ask, but the
 * stream.
 *
 * Errors: NULL if well, else the complaint.
 */
const char *prepare(invocation *in);

#endif
