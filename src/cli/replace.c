#include "cli/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/stream.h"
#include "povstat/private.h"

static const char lead[] = ".povstat-";

enum { LONGEST_NAME = 255 }; /* of most file systems, in bytes */

const char *replace_directory_of(const char *place, pov_arena *arena)
{
    const char *slash = strrchr(place, '/');

    if (!slash)
        return ".";
    return pov_arena_copy(arena, place,
                          slash == place ? 1 : (size_t)(slash - place));
}

/** ".povstat-NAME", with as much of the name as there is room for. */
static const char *begin_of(const char *place, pov_arena *arena)
{
    const char *slash = strrchr(place, '/');
    const char *name = slash ? slash + 1 : place;
    size_t length = strlen(name);
    size_t room = LONGEST_NAME - strlen(lead) - POV_PRIVATE_TAIL;

    if (length > room)
        for (length = room;
             length && ((unsigned char)name[length] & 0xC0) == 0x80;)
            length--;
    return pov_arena_format(arena, "%s%.*s", lead, (int)length, name);
}

static char *path_beside(const char *place, pov_arena *arena)
{
    return pov_private_path(replace_directory_of(place, arena),
                            begin_of(place, arena), arena);
}

int replace_make_directory(const char *place, char **name, pov_arena *arena)
{
    *name = path_beside(place, arena);
    return pov_private_directory(*name);
}

bool replace_remove_directory(int descriptor, const char *path,
                              const char *const names[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        unlinkat(descriptor, names[i], 0);
    return !rmdir(path);
}

typedef struct name_list {
    const char *const *items;
    size_t count;
} name_list;

static void remove_left(int descriptor, const char *path,
                        const struct stat *about, const void *with)
{
    const name_list *names = with;

    if (S_ISREG(about->st_mode))
        unlink(path);
    else if (S_ISDIR(about->st_mode) && names->count)
        replace_remove_directory(descriptor, path, names->items, names->count);
}

void replace_clear(const char *place, const char *const names[], size_t n,
                   pov_arena *arena)
{
    const name_list list = {names, n};

    pov_private_clear(replace_directory_of(place, arena),
                      begin_of(place, arena), remove_left, &list, arena);
}

bool replace_exchange(const char *one, const char *other)
{
#ifdef RENAME_EXCHANGE
    return !renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
#else
    (void)one;
    (void)other;
    errno = ENOSYS;
    return false;
#endif
}

bool replace_sync(int descriptor)
{
    while (fsync(descriptor))
        if (errno != EINTR)
            return errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    return true;
}

bool replace_sync_directory(const char *directory)
{
    int descriptor;
    int error;
    bool ok;

    do
        descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0)
        return errno == EACCES; /* one may write into it, and not look */
    ok = replace_sync(descriptor);
    error = errno;
    close(descriptor);
    errno = error;
    return ok;
}

void replace_hold_signals(sigset_t *before)
{
    static const int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE};
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        sigaddset(&set, ending[i]);
    sigprocmask(SIG_BLOCK, &set, before);
}

bool replace_close(int descriptor)
{
    return !close(descriptor) || errno == EINTR;
}

/* A file with a name exists only inside `replace_end`, where signals wait.
 * Until then the result is in a file without one, which the system removes
 * whatever happens; so there is no clean-up on a signal and no global to tell
 * its handler what to clean. */

int replace_begin(const char *path, pov_arena *arena)
{
    sigset_t before;
    char *name = path_beside(path, arena);
    int descriptor, error;

    replace_hold_signals(&before);
    descriptor = pov_private_file(name);
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

    return twin >= 0 && replace_close(twin);
}

/* What is behind the rename cannot bring the old file back. */
static replaced settle(int descriptor, mode_t mode, const char *directory)
{
    if (fchmod(descriptor, mode))
        return REPLACED_PRIVATELY;
    return replace_sync_directory(directory) ? REPLACED : REPLACED_UNSYNCED;
}

static replaced fill_and_rename(int from, const char *path, pov_arena *arena)
{
    const char *directory = replace_directory_of(path, arena);
    char *name = path_beside(path, arena);
    int to = pov_private_file(name);
    replaced outcome = REPLACED_NOT;
    mode_t mode;
    int error;

    if (to < 0)
        return REPLACED_NOT;
    if (keep_owner(to, path, &mode) && replace_copy(from, to) &&
        replace_sync(to) && close_twin(to) && !rename(name, path))
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

    replace_clear(path, NULL, 0, arena);
    replace_hold_signals(&before);
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
