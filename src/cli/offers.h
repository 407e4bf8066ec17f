#ifndef CLI_OFFERS_H
#define CLI_OFFERS_H

#include "cli/command.h"

/** Where the words go that a shell may put in a place of a command line: one
 *  a line, a TAB and a description behind it.  A line that begins with a
 *  colon asks for the shell's own: ":files", ":directories". */
typedef struct offers {
    const char *lead;             /* put before each: "--format=" or "" */
    const char *typed;            /* what stands there, behind the lead */
    const command *command;       /* NULL: none is named yet */
    const shared_options *shared; /* as far as typed: --data, --lang */
    pov_arena *arena;
    FILE *out;
} offers;

/** Offer one word.  A word that a shell would take apart is not offered.
 *  Shape:  of `about`, which may be NULL, the first sentence is told. */
void offer_word(const offers *o, const char *word, const char *about);

/**
 * Offer all words of a sort: the name of an option or what stands for an
 * operand in a usage, "province", "FILE", "CODE".
 *
 * Errors: false if no such sort is known; nothing is offered.
 */
bool offer_sort(const offers *o, const char *sort);

#endif
