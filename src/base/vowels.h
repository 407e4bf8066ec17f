#ifndef POVSTAT_BASE_VOWELS_H
#define POVSTAT_BASE_VOWELS_H

#include <stddef.h>
#include <stdint.h>

/* The letters that Vietnamese writes with marks, which nearly every syllable
 * has.  It says what Unicode says of them, and of no others. */

enum { GRAVE = 768, ACUTE, CIRCUMFLEX, TILDE };
enum { BREVE = 774, HOOK = 777, HORN = 795, DOT_BELOW = 803 };

enum { VOWEL_MOST_PARTS = 3 };

/** Take a letter apart: in lower case, its marks behind it in canonical order.
 *  Returns how many there are; 0: it is none of these. */
size_t vowel_apart(int32_t letter, int32_t parts[VOWEL_MOST_PARTS]);

/** The lower-case letter that a plain one of ASCII and its marks are together;
 *  0 for no hat, or no tone.  Errors: 0 if it is none of these. */
int32_t vowel_together(int32_t letter, int32_t hat, int32_t tone);

#endif
