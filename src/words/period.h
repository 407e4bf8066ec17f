#ifndef WORDS_PERIOD_H
#define WORDS_PERIOD_H

#include "povstat/period.h"
#include "words/word.h"

/** The longest date that begins at a word; 0 if none does, else how many words
 *  it has. */
size_t period_at(const word *w, pov_period *period);

#endif
