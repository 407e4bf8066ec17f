#ifndef POVSTAT_CLI_PRINT_FINDINGS_H
#define POVSTAT_CLI_PRINT_FINDINGS_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/command.h"
#include "povstat/arena.h"
#include "povstat/finding.h"
#include "povstat/report.h"

/** What is not printed of notes. */
typedef enum findings_quiet {
    QUIET_NOTHING, /* all are */
    QUIET_UNASKED, /* what explains no figure, and more than a few of those */
    QUIET_NOTES,   /* all notes */
} findings_quiet;

typedef struct findings_style {
    diagnostics how;
    bool colour; /* text only */
    findings_quiet quiet;
    bool apart; /* each is written in one piece, whoever else writes there */
    const pov_text_list *messages; /* json only: what else there is to say */
    pov_arena *arena;
} findings_style;

/** Print the findings in the order they have; json prints one document, even
 *  of none. */
void print_findings(const pov_findings *findings, const findings_style *style,
                    FILE *out);

/** "3 files, 214 rows: 2 errors, 5 warnings"; `read` may be NULL. */
const char *findings_summary(const pov_findings *findings, const char *read,
                             pov_arena *arena);

/** Print {"schema":"povstat.findings/1","findings":[...]}, with the key
 *  "messages" behind them if there are any; NULL: none. */
void findings_json(const pov_findings *findings, const pov_text_list *messages,
                   pov_arena *arena, FILE *out);

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
