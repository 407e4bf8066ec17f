#ifndef POVSTAT_REPORT_JOIN_H
#define POVSTAT_REPORT_JOIN_H

#include "povstat/report.h"

/** The parts in one text with `between` each two of them. */
const char *joined(pov_arena *arena, const pov_text_list *parts,
                   const char *between);

#endif
