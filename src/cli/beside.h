#ifndef CLI_BESIDE_H
#define CLI_BESIDE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "povstat/arena.h"

/* What is on its way to a place waits beside it, ".povstat-NAME-XXXXXX", for
 * only within one directory can a name be given away at once.  Nobody can
 * foresee that name, nobody but the owner can read what has it, and it is
 * locked while a run is at work on it: what is not locked was left by one that
 * was killed. */

/** The directory that a file is in. */
const char *beside_directory_of(const char *place, pov_arena *arena);

/**
 * Make an empty file, or a directory, beside the place.
 *
 * Owns:   the descriptor is the caller's to close; that unlocks it.
 * Errors: -1, with errno; nothing was made.
 */
int beside_make_file(const char *place, char **name, pov_arena *arena);
int beside_make_directory(const char *place, char **name, pov_arena *arena);

/**
 * Remove what runs that were killed left beside the place.
 *
 * Shape:  of directories, those that hold nothing but files of these names.
 * Errors: none: litter that stays spoils nothing.
 */
void beside_clear(const char *place, const char *const names[], size_t n,
                  pov_arena *arena);

/** Open a directory.  Errors: -1, with errno. */
int beside_open_directory(const char *path);

/** Remove a directory of these files, as far as it holds nothing else.
 *
 * Shape:  `descriptor` is open on it: to open it now may fail.
 * Errors: false, with errno. */
bool beside_remove_directory(int descriptor, const char *path,
                             const char *const names[], size_t n);

/** Let two directories change places.
 *  Errors: false, with errno: ENOSYS, EINVAL or EBUSY where the system or the
 *  place does not let them.
 *  Source: renameat2(2), RENAME_EXCHANGE */
bool beside_exchange(const char *one, const char *other);

/** Bring a file, or the names in a directory, to the disk.  A file system
 *  that cannot is no failure.  Errors: false, with errno. */
bool beside_sync(int descriptor);
bool beside_sync_directory(const char *directory);

/** Let signals that would end the run wait until `before` is restored. */
void beside_hold_signals(sigset_t *before);

/** Close what was synced.  A signal does not keep it open.
 *  Errors: false, with errno. */
bool beside_close(int descriptor);

#endif
