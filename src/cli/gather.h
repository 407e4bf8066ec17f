#ifndef POVSTAT_CLI_GATHER_H
#define POVSTAT_CLI_GATHER_H

#include "cli/pipeline.h"

/**
 * Read the partials that the command line names, in place of files: afterwards
 * everything is as if this run had read what they were made of.
 *
 * Shape:  the order of the operands does not matter; they become those of the
 *         runs that wrote the partials.
 * Errors: what command_refuse gave: one that is no partial, was cut off or
 *         changed, or of another version, language or data; one file in two of
 *         them; a shard of a split that is in none.
 */
exit_status gather_read(invocation *in, pipeline *out);

#endif
