#ifndef POVSTAT_UTF8_H
#define POVSTAT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Every byte of every file passes here: 64 at once where that can be. */

/** The length of the valid letter at `at`, of which `n` bytes, one at least,
 *  are in sight; 0 if it is not valid. */
size_t pov_utf8_letter(const char *at, size_t n);

/** The length of the letter at `at`, of which `n` bytes are in sight, and which
 *  it is, if it has two or three bytes and is valid whatever they are: all that
 *  Vietnamese is written with; else 0.  Shape: no byte behind one that does not
 *  go on is looked at. */
static inline size_t pov_utf8_common(const char *at, size_t n, int32_t *point)
{
    unsigned first = (unsigned char)at[0], second, third;

    if (n < 2 || (second = (unsigned char)at[1] ^ 0x80u) >= 0x40)
        return 0;
    if (first >= 0xc2 && first <= 0xdf) {
        *point = (int32_t)((first & 0x1f) << 6 | second);
        return 2;
    }
    if (n < 3 || first < 0xe1 || first > 0xec ||
        (third = (unsigned char)at[2] ^ 0x80u) >= 0x40)
        return 0;
    *point = (int32_t)((first & 0xf) << 12 | second << 6 | third);
    return 3;
}

/** Could it be the beginning of a letter that is cut off? */
bool pov_utf8_may_go_on(const char *at, size_t n);

/** The first byte that is no ASCII; `end` if all are. */
const char *pov_utf8_skip_ascii(const char *at, const char *end);

/** How many bytes of a text begin a letter, or are none of UTF-8. */
size_t pov_utf8_letters(const char *text, size_t length);

/** The length of the letter at `at`, of which `n` bytes, one at least, are in
 *  sight, if it is one that Vietnamese is mostly written with: valid, and none
 *  that pov_text_is_unsafe; else 0. */
size_t pov_utf8_plain(const char *at, size_t n);

/** Is a text made of such letters, tabs and line ends?  Shape: POV_LANES more
 *  bytes can be read behind it. */
bool pov_utf8_is_plain(const char *text, size_t length);

#endif
