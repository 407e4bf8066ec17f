#ifndef POVSTAT_TESTS_FUZZ_FUZZ_SPLIT_H
#define POVSTAT_TESTS_FUZZ_FUZZ_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Some of the bytes made up. */
typedef struct fuzz_piece {
    const char *name; /* of those asked for */
    const uint8_t *bytes;
    size_t size;
} fuzz_piece;

/**
 * The next piece of several files in one: "== NAME", a line of its own, begins
 * the file of that name.
 *
 * Shape:  `at` moves on, from 0; what stands before the first such line has
 *         the first name; `names` end with NULL.
 * Errors: false at the end.
 */
bool fuzz_split(const uint8_t *bytes, size_t size, size_t *at,
                const char *const names[], fuzz_piece *piece);

#endif
