#ifndef POVSTAT_BYTES_JUDGE_H
#define POVSTAT_BYTES_JUDGE_H

#include <stddef.h>

#include "povstat/finding.h"
#include "bytes/encoding.h"
#include "bytes/byte_survey.h"

/** Bytes that are looked at closely: more say nothing new. */
enum { SAMPLE_BYTES = 256 * 1024 };

/** What a file shows of its encoding. */
typedef struct exhibit {
    const char *path;
    const char *begin; /* its first bytes, up to SAMPLE_BYTES */
    size_t n_begin;
    const char *sample; /* as many from near the first that is not ASCII */
    size_t n_sample;
    byte_survey all;
    encoding wanted; /* by --encoding; N_ENCODINGS: not said */
} exhibit;

typedef struct judgement {
    encoding encoding; /* N_ENCODINGS: the file must not be read */
    size_t mark;       /* bytes of its byte order mark */
} judgement;

/**
 * Decide what the bytes of a file stand for.
 *
 * Workbooks, PDFs and the like are refused, whatever --encoding says.  A byte
 * order mark decides; then valid UTF-8 with letters over ASCII, which no other
 * encoding gives by chance; then --encoding; then NUL bytes, as UTF-16 has
 * them; then a guess.  A file of valid UTF-8 with some bad bytes is damaged
 * UTF-8 and never guessed.
 * Errors: a finding where the file must not be read; a note where it is not
 *         plain UTF-8.
 */
judgement judge_encoding(const exhibit *file, pov_findings *findings);

#endif
