#ifndef POVSTAT_BYTES_SURVEY_H
#define POVSTAT_BYTES_SURVEY_H

#include "bytes/decode.h"

/** A file that is looked at from its first byte to its last. */
typedef struct surveyed {
    int descriptor;
    const char *begin; /* its first bytes, which were read already: all of them,
                          if they are less than SAMPLE_BYTES */
    size_t n_begin;
    uint64_t size;    /* as far as is known */
    size_t processes; /* that may look at it at once; 0: one */
} surveyed;

/**
 * Count all bytes of a file, those of a long one by several processes.
 *
 * Shape:  behind `begin` POV_LANES more can be read; `all` is empty.
 * Owns:   what it notes of stretches is in the arena.
 * Errors: false if the file cannot be read: errno says why.
 */
bool survey_file(const surveyed *file, byte_survey *all, pov_arena *arena);

#endif
