#ifndef POVSTAT_REPORT_LACK_TEXT_H
#define POVSTAT_REPORT_LACK_TEXT_H

#include "report/words.h"

/** "0.6 % may be [0.55 … 0.65] %: exceeded or not met; 2 decimals would
 *  decide", or NULL if nothing is left open. */
const char *lack_text(pov_arena *arena, pov_language language,
                      const pov_trial *trial, const pov_outcome *outcome,
                      const pov_doubt *lack);

#endif
