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
    bool all;   /* every place of what has one cause is told */
    bool apart; /* each is written in one piece, whoever else writes there */
    const pov_text_list *named;    /* files that were asked about: what the data
                                      alone contradict is not told; NULL: all is */
    const pov_text_list *messages; /* documents only: what else is to say */
    pov_arena *arena;
} findings_style;

/** Print the findings in the order they have; what is a document is one, even
 *  of none.  Returns how many of the data alone were not told. */
size_t print_findings(const pov_findings *findings, const findings_style *style,
                      FILE *out);

/** "3 files, 214 rows: 2 errors, 5 warnings"; `read` may be NULL. */
const char *findings_summary(const pov_findings *findings, const char *read,
                             pov_arena *arena);

#endif
