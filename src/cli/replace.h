#ifndef CLI_REPLACE_H
#define CLI_REPLACE_H

#include <stdbool.h>
#include <sys/types.h>

#include "povstat/arena.h"
#include "povstat/say.h"

/* A file that is replaced whole or not at all. */

/**
 * A file without a name to fill, on the disk of the file at `path`.
 *
 * Errors: -1, with errno; nothing was made.
 */
int replace_begin(const char *path, pov_arena *arena);

typedef enum replaced {
    REPLACED,
    REPLACED_NOT,       /* an older file is as it was */
    REPLACED_PRIVATELY, /* whole, but nobody else can read it */
    REPLACED_UNSYNCED,  /* whole, but the name may not be on the disk */
} replaced;

/**
 * Copy what was filled beside `path`, sync it and rename it, after clearing
 * away what runs that were killed left there.
 *
 * Shape:  owner and mode of an older file are kept; a new one has the mode
 *         that the umask leaves.
 * Owns:   `filled` stays open; the caller closes it.
 * Errors: all but REPLACED, with errno.
 */
replaced replace_end(int filled, const char *path, pov_arena *arena);

/** Copy a file that was filled into another, whole.
 *  Errors: false, with errno. */
bool replace_copy(int filled, int to);

/** What to say of an outcome with errno `error`; NULL of REPLACED.  `typed` is
 *  the path as the user knows it. */
const char *replace_complaint(replaced outcome, int error, const char *typed,
                              pov_language language, pov_arena *arena);

/** The mode of a new file, `most` or what the umask leaves of it. */
mode_t replace_new_mode(mode_t most);

#endif
