#ifndef POVSTAT_REPORT_FOOTNOTES_H
#define POVSTAT_REPORT_FOOTNOTES_H

#include "povstat/report.h"

/** The mark for a footnote, the same for the same text: "¹", "²", ... */
const char *footnote_mark(pov_section *section, pov_arena *arena,
                          const char *text);

#endif
