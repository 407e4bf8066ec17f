#ifndef POVSTAT_CLI_COMPLETION_H
#define POVSTAT_CLI_COMPLETION_H

#include "cli/command.h"

/**
 * Print what may stand for the last of the words: see below.
 *
 * Shape:  `words` are those behind the program's name; none is as good as
 *         one that is empty.  Words that mean nothing are passed over.
 */
void completion_print(const command_list *commands, const pov_text_list *words,
                      pov_arena *arena, FILE *out);

/** Where the words go that a shell may put in a place of a command line: one
 *  a line, a TAB and a description behind it.  A line that begins with a
 *  colon asks for the shell's own: ":files", ":directories". */
typedef struct offers {
    const command_list *commands;
    const char *lead;             /* put before each: "--format=" or "" */
    const char *typed;            /* what stands there, behind the lead */
    const command *command;       /* NULL: none is named yet */
    const shared_options *shared; /* as far as typed: --data, --lang */
    pov_arena *arena;
    FILE *out;
} offers;

/** Offer one word.  A word that a shell would take apart is not offered.
 *  Shape:  of `about`, which may be NULL, the first sentence is told.
 */
void offer_word(const offers *o, const char *word, const char *about);

#endif
