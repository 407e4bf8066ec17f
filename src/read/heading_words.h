#ifndef POVSTAT_READ_HEADING_WORDS_H
#define POVSTAT_READ_HEADING_WORDS_H

#include "read/heading.h"
#include "read/words.h"

/** What is left of a heading without the words that are known. */
typedef struct leftover {
    bool said;        /* any of the known words said something */
    const char *rest; /* NULL: nothing is left */
} leftover;

/**
 * Take out the words of when, of what kind, planned or reached.
 *
 * Shape:  what they say goes to the heading and replaces what one above it
 *         says; `below`: there is one, which names the indicator.
 * Errors: false if words contradict each other ("TH/KH", two dates) or those
 *         left do not stand together; the heading is then unknown.
 */
bool heading_take_words(heading *h, const word *words, bool below,
                        leftover *left, pov_arena *arena);

/** "Trong đó:": nothing that says anything of figures? */
bool heading_is_filler(const word *words);
bool heading_is_punctuation(const word *words);

/** The longest date that begins at a word; 0 if none does, else how many words
 *  it has. */
size_t heading_period_at(const word *w, pov_period *period, pov_arena *arena);

#endif
