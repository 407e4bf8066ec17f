#ifndef CLI_PRINT_FINDINGS_H
#define CLI_PRINT_FINDINGS_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/command.h"
#include "povstat/arena.h"
#include "povstat/finding.h"

typedef struct findings_style {
    diagnostics how;
    bool colour; /* text only */
    bool quiet;  /* no notes */
    bool apart;  /* each is written in one piece, whoever else writes there */
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

#endif
