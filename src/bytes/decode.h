#ifndef POVSTAT_BYTES_DECODE_H
#define POVSTAT_BYTES_DECODE_H

#include <stddef.h>
#include <stdint.h>

#include "bytes/encoding.h"

enum {
    UNDEFINED = -1,  /* a byte that stands for nothing */
    MOST_DECODED = 6 /* bytes of UTF-8 that one byte can become */
};

/** How bytes become UTF-8. */
typedef struct decoder {
    encoding encoding;
    /* What each byte stands for, where one byte is at most one letter: a
     * letter, a mark, or two marks; 0 for no second one. */
    int32_t points[256][2];
} decoder;

decoder *decoder_new(encoding encoding, pov_arena *arena);

/**
 * Turn bytes into UTF-8.
 *
 * Letters of one-byte encodings are composed to NFC; UTF-16 is left as typed.
 * Shape:  `out` has room for MOST_DECODED * n bytes; `made` gets how many
 *         there are now.  Unless the bytes are the last, a few at the end may
 *         stay unused: give them again, with more behind.
 * Errors: a byte without meaning comes as it is, half a pair of UTF-16 as three
 *         bytes ED xx xx, half a unit at the end as FF: none is valid UTF-8.
 * Returns how many bytes were used.
 */
size_t decode(const decoder *decoder, const char *bytes, size_t n,
              bool are_last, char *out, size_t *made);

#endif
