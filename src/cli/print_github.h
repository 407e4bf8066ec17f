#ifndef CLI_PRINT_GITHUB_H
#define CLI_PRINT_GITHUB_H

#include <stdio.h>

#include "povstat/finding.h"

/** Where paths begin for GitHub; either may be NULL: not known. */
typedef struct github_base {
    const char *directory; /* in which povstat runs */
    const char *checkout;  /* the top of the repository */
} github_base;

/** The path of a file as the repository has it, with '/'; outside of it, as
 *  typed. */
const char *github_path(pov_arena *arena, const github_base *base,
                        const char *path);

/**
 * Print a finding as a command that annotates a line on GitHub.
 *
 * Shape:  one line; endColumn is the one behind the last.
 * Source: actions/toolkit, docs/commands.md and packages/core/src/command.ts;
 *         actions/runner, ValidateLinesAndColumns
 */
void print_github(const pov_finding *finding, const github_base *base,
                  pov_arena *arena, FILE *out);

#endif
