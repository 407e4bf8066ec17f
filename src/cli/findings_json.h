#ifndef CLI_FINDINGS_JSON_H
#define CLI_FINDINGS_JSON_H

#include <stdio.h>

#include "povstat/finding.h"

/** Print {"schema":"povstat.findings/1","findings":[...]}. */
void findings_json(const pov_findings *findings, pov_arena *arena, FILE *out);

#endif
