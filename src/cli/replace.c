#include "cli/replace.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/beside.h"
#include "cli/stream.h"

/* A file with a name exists only inside `replace_end`, where signals wait.
 * Until then the result is in a file without one, which the system removes
 * whatever happens; so there is no clean-up on a signal and no global to tell
 * its handler what to clean. */

int replace_begin(const char *path, pov_arena *arena)
{
    sigset_t before;
    char *name;
    int descriptor, error;

    beside_hold_signals(&before);
    descriptor = beside_make_file(path, &name, arena);
    error = errno;
    if (descriptor >= 0)
        unlink(name);
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return descriptor;
}

/** Errors: -1, with errno. */
static ssize_t read_some(int from, char *bytes, size_t room)
{
    ssize_t n;

    do
        n = read(from, bytes, room);
    while (n < 0 && errno == EINTR);
    return n;
}

bool replace_copy(int from, int to)
{
    char bytes[64 * 1024];
    off_t length = lseek(from, 0, SEEK_END), copied = 0;
    ssize_t n;

    if (length < 0 || lseek(from, 0, SEEK_SET) < 0)
        return false;
    while ((n = read_some(from, bytes, sizeof bytes)) > 0) {
        if (!stream_write(to, bytes, (size_t)n))
            return false;
        copied += n;
    }
    if (!n && copied != length)
        errno = EIO; /* it was filled with more */
    return copied == length;
}

mode_t replace_new_mode(mode_t most)
{
    mode_t mask = umask(0);

    umask(mask);
    return most & ~mask;
}

/* Only root may give it away; whoever may not keeps it.
 * Errors: false, with errno. */
static bool keep_owner(int descriptor, const char *path, mode_t *mode)
{
    struct stat old;

    if (stat(path, &old)) {
        *mode = replace_new_mode(0666);
        return errno == ENOENT;
    }
    if (fchown(descriptor, old.st_uid, old.st_gid))
        errno = 0;
    *mode = old.st_mode & 07777;
    return true;
}

/* Some file systems tell only then that the bytes did not arrive.  The lock
 * stays with the other descriptor. */
static bool close_twin(int descriptor)
{
    int twin = dup(descriptor);

    return twin >= 0 && beside_close(twin);
}

/* What is behind the rename cannot bring the old file back. */
static replaced settle(int descriptor, mode_t mode, const char *directory)
{
    if (fchmod(descriptor, mode))
        return REPLACED_PRIVATELY;
    return beside_sync_directory(directory) ? REPLACED : REPLACED_UNSYNCED;
}

static replaced fill_and_rename(int from, const char *path, pov_arena *arena)
{
    const char *directory = beside_directory_of(path, arena);
    char *name;
    int to = beside_make_file(path, &name, arena);
    replaced outcome = REPLACED_NOT;
    mode_t mode;
    int error;

    if (to < 0)
        return REPLACED_NOT;
    if (keep_owner(to, path, &mode) && replace_copy(from, to) &&
        beside_sync(to) && close_twin(to) && !rename(name, path))
        outcome = settle(to, mode, directory);
    error = errno;
    if (outcome == REPLACED_NOT)
        unlink(name);
    close(to);
    errno = error;
    return outcome;
}

replaced replace_end(int filled, const char *path, pov_arena *arena)
{
    sigset_t before;
    replaced outcome;
    int error;

    beside_clear(path, NULL, 0, arena);
    beside_hold_signals(&before);
    outcome = fill_and_rename(filled, path, arena);
    error = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return outcome;
}

const char *replace_complaint(replaced outcome, int error, const char *typed,
                              pov_language language, pov_arena *arena)
{
    const char *why = pov_say(language, strerror(error));

    switch (outcome) {
    case REPLACED:
        return NULL;
    case REPLACED_NOT:
        break;
    case REPLACED_PRIVATELY:
        return pov_arena_format(
            arena,
            pov_say(language,
                    "'%s' is written, but only its owner can read it: %s"),
            typed, why);
    case REPLACED_UNSYNCED:
        return pov_arena_format(
            arena,
            pov_say(language,
                    "'%s' is written, but may not outlast a power cut: %s"),
            typed, why);
    }
    return pov_arena_format(arena, pov_say(language, "cannot write '%s': %s"),
                            typed, why);
}
