#ifndef POVSTAT_BYTES_JUDGE_H
#define POVSTAT_BYTES_JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bytes/decode.h"
#include "povstat/arena.h"
#include "povstat/finding.h"
#include "povstat/say.h"

typedef struct guess {
    encoding encoding;      /* N_ENCODINGS: uncertain */
    const char *candidates; /* then: "tcvn3 or viscii", translated */
} guess;

/**
 * Guess which legacy encoding Vietnamese text is in.
 *
 * Each is tried on the words that hold more than ASCII: the right one makes
 * nearly all of them spellable, a wrong one few.
 * Shape:  `bytes` are the first of a file, or the first that are not ASCII.
 * Source: docs/extracts.md, "Encodings"
 */
guess guess_encoding(const char *bytes, size_t n, pov_language language,
                     pov_arena *arena);

/* Text that was valid once, but went through a program that took it for
 * another encoding.  Both are given a stretch of the file in UTF-8; bytes
 * that are not are no letters. */

/** Bytes that are looked at closely: more say nothing new. */
enum { SAMPLE_BYTES = 256 * 1024 };

/**
 * What a file is that is no text with delimiters: a workbook, a PDF, a
 * picture, bytes without end.  Its first bytes tell, whatever its name says.
 *
 * Shape:  `wanted` is by --encoding; N_ENCODINGS: not said.
 * Returns "an Excel workbook (xlsx)", or NULL if it may be a table.
 */
const char *foreign_kind(const char *begin, size_t n, encoding wanted);

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
