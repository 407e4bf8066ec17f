#ifndef POVSTAT_BYTES_FILE_H
#define POVSTAT_BYTES_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "povstat/arena.h"
#include "povstat/say.h"
#include "bytes/encoding.h"

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
