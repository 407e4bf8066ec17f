#ifndef POVSTAT_BYTES_BYTE_SURVEY_H
#define POVSTAT_BYTES_BYTE_SURVEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What all bytes of a file show, before anybody knows what they stand for. */
typedef struct byte_survey {
    uint64_t length;
    uint64_t nuls[2];    /* at even and at odd offsets */
    uint64_t letters;    /* of more than one byte, valid UTF-8 */
    uint64_t vietnamese; /* of these, what a Vietnamese text may hold */
    uint64_t bad;        /* bytes that are part of no valid UTF-8 */
    uint64_t first_high; /* offset of the first byte over 7F, else `length` */
} byte_survey;

/**
 * Count more bytes.
 *
 * Returns how many were used: unless the bytes are the last, up to three at
 * the end may not be; give them again, with more behind.
 */
size_t byte_survey_add(byte_survey *survey, const char *bytes, size_t n,
                       bool are_last);

/** UTF-16 without a mark: every second byte of ASCII is NUL, those at even (0)
 *  or at odd (1) offsets. */
bool byte_survey_has_nuls_of(const byte_survey *survey, int side);

#endif
