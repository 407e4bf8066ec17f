#ifndef POVSTAT_BYTES_DECODE_H
#define POVSTAT_BYTES_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "povstat/arena.h"

/** What the bytes of a file stand for. */
typedef enum encoding {
    ENCODING_UTF_8,
    ENCODING_UTF_16LE,
    ENCODING_UTF_16BE,
    ENCODING_WINDOWS_1258,
    ENCODING_TCVN3,
    ENCODING_VISCII,
    ENCODING_VNI, /* recognised, never read */
    N_ENCODINGS
} encoding;

/** "windows-1258": the first of its names. */
const char *encoding_name(encoding encoding);

/** The encoding with this name, in any case.  Errors: N_ENCODINGS, also for
 *  one that is never read. */
encoding encoding_from_name(const char *name);

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

/** What all bytes of a file show, before anybody knows what they stand for. */
typedef struct byte_survey {
    uint64_t length;
    uint64_t nuls[2];    /* at even and at odd offsets */
    uint64_t letters;    /* of more than one byte, valid UTF-8 */
    uint64_t vietnamese; /* of these, what a Vietnamese text may hold */
    uint64_t bad;        /* bytes that are part of no valid UTF-8 */
    uint64_t first_high; /* offset of the first byte over 7F, else `length` */
    struct {         /* is there anything in each stretch that is not plain? */
        bool *items; /* nobody looks where there is no room for more */
        size_t count;
    } odd;
} byte_survey;

enum { SURVEYED_BYTES = 4096 }; /* of a stretch */

/**
 * Count more bytes.
 *
 * Shape:   POV_LANES more can be read.
 * Returns how many were used: unless the bytes are the last, up to three at
 * the end may not be; give them again, with more behind.
 */
size_t byte_survey_add(byte_survey *survey, const char *bytes, size_t n,
                       bool are_last);

#endif
