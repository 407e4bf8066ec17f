#ifndef POVSTAT_BASE_VOWELS_H
#define POVSTAT_BASE_VOWELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The letters that Vietnamese writes with marks, which nearly every syllable
 * has.  It says what Unicode says of them, and of no others. */

enum { GRAVE = 768, ACUTE, CIRCUMFLEX, TILDE };
enum { BREVE = 774, HOOK = 777, HORN = 795, DOT_BELOW = 803 };

enum { D_STROKE = 273 /* đ */, VOWEL_MOST_PARTS = 3 };

/** What a letter is made of: one of ASCII in lower case, and its marks or 0. */
typedef struct vowel {
    uint8_t letter;
    uint16_t hat, tone;
} vowel;

/** One of ASCII, in lower case. */
static inline bool vowel_is_plain(int32_t letter)
{
    const unsigned long vowels = 1ul | 1ul << ('e' - 'a') | 1ul << ('i' - 'a') |
                                 1ul << ('o' - 'a') | 1ul << ('u' - 'a') |
                                 1ul << ('y' - 'a');

    return letter >= 'a' && letter <= 'y' && vowels >> (letter - 'a') & 1;
}

/** Errors: false if it is none that is written with marks. */
bool vowel_find(int32_t letter, vowel *v);

/** Take a letter apart: in lower case, its marks behind it in canonical order.
 *  Returns how many there are; 0: it is none of these. */
size_t vowel_apart(int32_t letter, int32_t parts[VOWEL_MOST_PARTS]);

/** The lower-case letter that a plain one of ASCII and its marks are together;
 *  0 for no hat, or no tone.  Errors: 0 if it is none of these. */
int32_t vowel_together(int32_t letter, int32_t hat, int32_t tone);

/** Which of the vowels of a syllable, none of which has a hat, bears the tone
 *  in the spelling "hòa, thủy, hoàn, khoái, quý, giá".  Shape: `before`: what
 *  stands before the first of them; `closed`: a letter follows them. */
size_t vowel_toned(size_t n, int32_t first, int32_t before, bool closed);

#endif
