#ifndef POVSTAT_PRIVATE_H
#define POVSTAT_PRIVATE_H

#include <sys/stat.h>

#include "povstat/arena.h"

/* What a run makes for itself in a directory that others use: files and
 * directories "BEGIN-XXXXXX".  Nobody can foresee such a name, nobody but the
 * owner can read what has it, and it is locked while a run is at work on it:
 * what is not locked was left by one that was killed. */

enum { POV_PRIVATE_TAIL = 7 }; /* bytes behind BEGIN */

/** A path to make one at: `begin` is how it is recognised. */
char *pov_private_path(const char *directory, const char *begin,
                       pov_arena *arena);

/**
 * Make an empty file, or a directory, and lock it.
 *
 * Shape:  `path` is of pov_private_path, and becomes the one it has.
 * Owns:   the descriptor is the caller's to close; that unlocks it.  Nothing is
 *         allocated that could end the run.
 * Errors: -1, with errno; nothing was made.
 */
int pov_private_file(char *path);
int pov_private_directory(char *path);

/** Remove what a run that was killed left, or leave it there. */
typedef void pov_private_remove(int descriptor, const char *path,
                                const struct stat *about, const void *with);

/**
 * Have all removed that is the user's own, begins so and is not locked.
 *
 * Errors: none: litter that stays spoils nothing.
 */
void pov_private_clear(const char *directory, const char *begin,
                       pov_private_remove *remove, const void *with,
                       pov_arena *arena);

#endif
