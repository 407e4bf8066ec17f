#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Settings under which the same bytes may be read. */
extern const size_t fuzz_n_ways;

/**
 * Load the reference tables of `data/`.
 *
 * Errors: false.
 */
bool fuzz_prepare(void);

/**
 * Read the bytes as an extract, reckon, measure and print every report.
 *
 * Shape:  `way` is below fuzz_n_ways.
 * Errors: says what went wrong and aborts.
 */
void fuzz_read(const uint8_t *bytes, size_t size, size_t way);

#endif
