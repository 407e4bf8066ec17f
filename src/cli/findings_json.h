#ifndef CLI_FINDINGS_JSON_H
#define CLI_FINDINGS_JSON_H

#include <stdio.h>

#include "povstat/finding.h"
#include "povstat/report.h"

/** Print {"schema":"povstat.findings/1","findings":[...]}, with the key
 *  "messages" behind them if there are any; NULL: none. */
void findings_json(const pov_findings *findings, const pov_text_list *messages,
                   pov_arena *arena, FILE *out);

#endif
