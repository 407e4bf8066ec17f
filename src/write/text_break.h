#ifndef WRITE_TEXT_BREAK_H
#define WRITE_TEXT_BREAK_H

#include "povstat/report.h"

/* Where a cell of a narrow table may go on in a next line.  Words may be
 * broken at any blank; what is aligned to the right is amounts, which are
 * broken before a bracket and behind a colon only: "≤ 3.24 %" and "(−0.8 pp)",
 * "2024:" and "0.74 %". */

/** The width of the widest part that stays in one line. */
size_t text_widest_part(const char *text, pov_align align);

/** Break `text` into lines of `first` columns, then `rest`. */
void text_break(pov_arena *arena, const char *text, pov_align align,
                size_t first, size_t rest, pov_text_list *lines);

#endif
