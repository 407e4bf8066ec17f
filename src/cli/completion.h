#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

#include "cli/command.h"

/**
 * Print what may stand for the last of the words: see offers.h.
 *
 * Shape:  `words` are those behind the program's name; none is as good as
 *         one that is empty.  Words that mean nothing are passed over.
 */
void completion_print(const pov_text_list *words, pov_arena *arena, FILE *out);

#endif
