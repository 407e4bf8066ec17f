#ifndef POVSTAT_DESCRIPTOR_H
#define POVSTAT_DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "povstat/arena.h"

/* Descriptors, as if no signal came: what one interrupts goes on.  All errors
 * are in errno. */

/** open and openat; closed where another program is run.  `mode` is of a file
 *  that is made.  Errors: -1. */
int pov_open(const char *path, int flags);
int pov_open_at(int directory, const char *path, int flags, mode_t mode);

/** Does an error say that there is no such file? */
bool pov_says_lacking(int error);
/** Is there no such file?  What cannot be looked at is there: whoever opens it
 *  will say what is wrong, and nothing else is taken for it in silence. */
bool pov_is_lacking(const char *path);

/** Read until there is no more room or no more to read.  Errors: false;
 *  `*n` is how much was read before. */
bool pov_read(int descriptor, char *bytes, size_t room, size_t *n);

/** The same of a file from a byte on, wherever whoever shares it reads. */
bool pov_read_at(int descriptor, uint64_t from, char *bytes, size_t room,
                 size_t *n);

/** All of a file, with a NUL behind it.  Errors: NULL. */
char *pov_read_file(const char *path, pov_arena *arena, size_t *length);

/** Write all of `n` bytes.  Errors: false. */
bool pov_write(int descriptor, const char *bytes, size_t n);

/** Bring a file, or the names in a directory, to the disk.  A file system
 *  that cannot is no failure.  Errors: false. */
bool pov_sync(int descriptor);

/** Close what was written: some file systems tell only then that the bytes
 *  did not arrive.  Errors: false. */
bool pov_close(int descriptor);

/** Lock a file or directory for as long as it is open.  Errors: false;
 *  EWOULDBLOCK if another run has it. */
bool pov_lock(int descriptor);

/** Are both of them one file? */
bool pov_is_same(const struct stat *one, const struct stat *other);

/** Close what is not needed any more, unless it is -1; errno stays. */
void pov_let_go(int descriptor);

#endif
