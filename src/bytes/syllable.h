#ifndef POVSTAT_BYTES_SYLLABLE_H
#define POVSTAT_BYTES_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Stands in a word for one letter with a mark that was lost. */
enum { LOST_LETTER = '?' };

/**
 * Can this word be a Vietnamese syllable: an initial, a rhyme, and a tone that
 * the rhyme can bear?
 *
 * Shape:  code points in any case, composed or not, the tone over any vowel of
 *         the rhyme; LOST_LETTER is any vowel with a mark, or đ.
 * Source: docs/extracts.md, "Encodings"
 */
bool syllable_is_spellable(const int32_t *word, size_t n);

#endif
