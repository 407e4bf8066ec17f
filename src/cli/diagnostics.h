#ifndef POVSTAT_CLI_DIAGNOSTICS_H
#define POVSTAT_CLI_DIAGNOSTICS_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/command.h"
#include "povstat/arena.h"
#include "povstat/finding.h"

/* Findings for programs that show them beside the lines of a repository. */

/** Where paths begin for them; either may be NULL: not known. */
typedef struct diagnostics_base {
    const char *directory; /* in which povstat runs */
    const char *checkout;  /* the top of the repository */
} diagnostics_base;

diagnostics_base diagnostics_base_here(pov_arena *arena);

/** The path of a file as the repository has it, with '/'; outside of it, as
 *  typed. */
const char *diagnostics_path(pov_arena *arena, const diagnostics_base *base,
                             const char *path);

/** The column behind what was typed, in its line as far as that is known; 0:
 *  it is not known how long that is. */
size_t diagnostics_end(const pov_finding *finding);

/**
 * Print a finding as a command that annotates a line on GitHub.
 *
 * Shape:  one line; endColumn is the one behind the last.
 * Source: actions/toolkit, docs/commands.md and packages/core/src/command.ts;
 *         actions/runner, ValidateLinesAndColumns
 */
void diagnostics_github(const pov_finding *finding,
                        const diagnostics_base *base, pov_arena *arena,
                        FILE *out);

#endif
