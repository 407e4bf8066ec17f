#ifndef POVSTAT_VIEW_REASON_H
#define POVSTAT_VIEW_REASON_H

#include "view/words.h"

/**
 * Why a target has no verdict: of a conflict what the verdict would be with
 * either side, of what is undecidable or not comparable what would decide.
 *
 * Errors: NULL for any other verdict.
 */
const char *reason_text(const notation *pen, const pov_progress *progress);

#endif
