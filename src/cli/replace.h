#ifndef CLI_REPLACE_H
#define CLI_REPLACE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
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

/* What is on its way to a place waits beside it, ".povstat-NAME-XXXXXX", for
 * only within one directory can a name be given away at once.  It is private:
 * see povstat/private.h. */

/** The directory that a file is in. */
const char *replace_directory_of(const char *place, pov_arena *arena);

/** Make a private directory beside the place.
 *  Errors: -1, with errno; nothing was made. */
int replace_make_directory(const char *place, char **name, pov_arena *arena);

/**
 * Remove what runs that were killed left beside the place.
 *
 * Shape:  of directories, those that hold nothing but files of these names.
 * Errors: none: litter that stays spoils nothing.
 */
void replace_clear(const char *place, const char *const names[], size_t n,
                   pov_arena *arena);

/** Remove a directory of these files, as far as it holds nothing else.
 *
 * Shape:  `descriptor` is open on it: to open it now may fail.
 * Errors: false, with errno. */
bool replace_remove_directory(int descriptor, const char *path,
                              const char *const names[], size_t n);

/** Let two directories change places.
 *  Errors: false, with errno: ENOSYS, EINVAL or EBUSY where the system or the
 *  place does not let them.
 *  Source: renameat2(2), RENAME_EXCHANGE */
bool replace_exchange(const char *one, const char *other);

/** Bring a file, or the names in a directory, to the disk.  A file system
 *  that cannot is no failure.  Errors: false, with errno. */
bool replace_sync(int descriptor);
bool replace_sync_directory(const char *directory);

/** Let signals that would end the run wait until `before` is restored. */
void replace_hold_signals(sigset_t *before);

/** Close what was synced.  A signal does not keep it open.
 *  Errors: false, with errno. */
bool replace_close(int descriptor);

#endif
