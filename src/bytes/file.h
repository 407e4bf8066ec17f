#ifndef BYTES_FILE_H
#define BYTES_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "bytes/decode.h"
#include "povstat/arena.h"
#include "povstat/say.h"

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

/**
 * What a file is that is no text with delimiters: a workbook, a PDF, a
 * picture, bytes without end.  Its first bytes tell, whatever its name says.
 *
 * Shape:  `wanted` is by --encoding; N_ENCODINGS: not said.
 * Returns "an Excel workbook (xlsx)", or NULL if it may be a table.
 */
const char *foreign_kind(const char *begin, size_t n, encoding wanted);

/** One file that can be read from any byte on, as often as wanted. */
typedef struct file_bytes {
    int descriptor;     /* -1: not open */
    const char *wrong;  /* the first failure, said; NULL: none */
    struct stat before; /* when it was opened */
    uint64_t at;        /* the next byte to be read */
    pov_language language;
    pov_arena *arena;
} file_bytes;

/** How a file is opened. */
typedef struct file_opening {
    const char *path;    /* "-": standard input */
    const char *scratch; /* the directory for copies; NULL: none is made */
    encoding wanted;     /* by --encoding; N_ENCODINGS: not said */
} file_opening;

/**
 * Open a file.  What can be read only once (a pipe) is copied to a file
 * without a name that nobody else may read; of what can be no text, only the
 * first SAMPLE_BYTES are, which show what it is.
 *
 * Owns:   file_close must be called, also after a failure.
 * Errors: `wrong` says why it cannot be read; a directory opens.
 */
file_bytes file_open(const file_opening *how, pov_language language,
                     pov_arena *arena);
void file_close(file_bytes *file);

/** The next bytes, as many as there is room for unless the end is near.
 *  Errors: `wrong`, and none from then on. */
size_t file_read(file_bytes *file, char *to, size_t room);

/** Go to a byte.  Errors: `wrong`. */
void file_seek(file_bytes *file, uint64_t at);

/** How much lies before the next byte, in thousandths. */
int file_permille(const file_bytes *file);

/** Did somebody write to it since it was opened?  What was read twice may then
 *  not be the same.  Errors: `wrong` if so. */
void file_check_unchanged(file_bytes *file);

#endif
