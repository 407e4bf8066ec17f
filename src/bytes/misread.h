#ifndef POVSTAT_BYTES_MISREAD_H
#define POVSTAT_BYTES_MISREAD_H

#include <stddef.h>

#include "povstat/arena.h"
#include "povstat/say.h"

/* Text that was valid once, but went through a program that took it for
 * another encoding.  Both are given a stretch of the file in UTF-8; bytes
 * that are not are no letters. */

/**
 * Is most of the text encoded in UTF-8 twice?
 *
 * Returns "'Huyá»‡n' stands for 'Huyện'", or NULL if it is not.
 */
const char *misread_twice(const char *text, size_t n, pov_language language,
                          pov_arena *arena);

/**
 * Were letters with marks replaced by '?' or U+FFFD?  A question mark counts
 * only inside what would be a Vietnamese word, and not in an address.
 *
 * Returns "'Huy?n'", or NULL if they were not.
 */
const char *misread_lost(const char *text, size_t n, pov_arena *arena);

#endif
