#ifndef POVSTAT_CLI_FINDINGS_DOCUMENT_H
#define POVSTAT_CLI_FINDINGS_DOCUMENT_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/command.h"
#include "povstat/arena.h"
#include "povstat/finding.h"

/* All findings at once, in a document for other programs. */

/** Is it one document, even of no finding, and not a line or more for each? */
bool findings_document_is(diagnostics how);

/**
 * Print all findings as one document; `messages`, what else there is to say,
 * may be NULL.
 *
 * Shape:  json: povstat.findings/1, with the key "messages" behind them if
 *         there are any.  gitlab: a list of issues; a message is one of no
 *         line.  sarif: one run, with the rules of the findings in it, places
 *         relative to %SRCROOT%, columns in characters, and a fix where what
 *         was typed was read as something else for sure.
 * Source: GitLab, "Code Quality report format"; OASIS, SARIF 2.1.0
 */
void findings_document_print(diagnostics how, const pov_findings *findings,
                             const pov_text_list *messages, pov_arena *arena,
                             FILE *out);

#endif
