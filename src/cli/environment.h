#ifndef POVSTAT_CLI_ENVIRONMENT_H
#define POVSTAT_CLI_ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/command.h"

/* What the run is told by its surroundings; nothing else reads them. */

/** --color, then NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then whether
 *  a capable terminal reads the stream.
 *  Source: https://no-color.org */
bool environment_colour(colour_wish wish, bool is_terminal);

/** Does a terminal that can move its cursor read this stream? */
bool environment_is_terminal(int stream);

/** How many columns the terminal has that reads a stream; 80 if nobody
 *  knows. */
size_t environment_columns(int stream);

/** Columns for a report on standard output: COLUMNS, the terminal's, 80; 100
 *  if no terminal reads it; always 40..100. */
size_t environment_width(bool is_terminal);

/** The command that shows standard output a page at a time: POVSTAT_PAGER,
 *  PAGER, less; NULL if that is empty or cat, or if no capable terminal reads
 *  it. */
const char *environment_pager(void);

/** `typed` if given, POVSTAT_DATA, ./data if it holds plans.csv, the installed
 *  directory if it does; NULL: there is none but what the program carries. */
const char *environment_data_directory(const char *typed);

/** Is that a directory that somebody chose, not the one that was installed or
 *  what the program carries? */
bool environment_data_is_chosen(const char *typed);

/** TMPDIR, or /tmp. */
const char *environment_scratch(void);

/** The directory in which povstat runs, or NULL. */
const char *environment_directory(pov_arena *arena);

/** GITHUB_WORKSPACE or CI_PROJECT_DIR, the top of the repository that is
 *  checked, or NULL.
 *  Source: GitHub, "Variables reference"; GitLab, "Predefined CI/CD variables
 *  reference" */
const char *environment_checkout(void);

/**
 * SOURCE_DATE_EPOCH or today, in UTC.
 *
 * Errors: NULL if well, else a complaint about SOURCE_DATE_EPOCH.
 * Source: https://reproducible-builds.org/specs/source-date-epoch/
 */
const char *environment_today(pov_day *today, pov_language language,
                              pov_arena *arena);

#endif
