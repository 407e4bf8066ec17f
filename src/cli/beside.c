#include "cli/beside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char lead[] = ".povstat-", tail[] = "-XXXXXX";

enum {
    LONGEST_NAME = 255, /* of most file systems, in bytes */
    MOST_TRIES = 100,   /* each lost to a run that cleared up */
};

const char *beside_directory_of(const char *place, pov_arena *arena)
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
    size_t room = LONGEST_NAME - strlen(lead) - strlen(tail);

    if (length > room)
        for (length = room;
             length && ((unsigned char)name[length] & 0xC0) == 0x80;)
            length--;
    return pov_arena_format(arena, "%s%.*s", lead, (int)length, name);
}

/* Without a way to lock nothing is ever taken for a leftover that is not. */
static bool lock(int descriptor)
{
    while (flock(descriptor, LOCK_EX | LOCK_NB))
        if (errno != EINTR)
            return false;
    return true;
}

typedef enum named {
    NAMED,
    NAMED_OTHERWISE, /* the name is gone, or of something else */
    NAMED_UNKNOWN,   /* with errno */
} named;

/** Has the name still what the descriptor is open on? */
static named look_for(int descriptor, const char *name)
{
    struct stat open, there;

    if (fstat(descriptor, &open))
        return NAMED_UNKNOWN;
    if (lstat(name, &there))
        return errno == ENOENT ? NAMED_OTHERWISE : NAMED_UNKNOWN;
    return open.st_dev == there.st_dev && open.st_ino == there.st_ino
               ? NAMED
               : NAMED_OTHERWISE;
}

static int make_file(char *name)
{
    int descriptor;

    do
        descriptor = mkstemp(name);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

int beside_open_directory(const char *path)
{
    int descriptor;

    do
        descriptor =
            open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

static int make_directory(char *name)
{
    int descriptor, error;

    if (!mkdtemp(name))
        return -1;
    descriptor = beside_open_directory(name);
    error = errno;
    if (descriptor < 0)
        rmdir(name);
    errno = error;
    return descriptor;
}

/** Take away what was just made.  Errors: -1, with errno as it was. */
static int unmake(int descriptor, const char *name)
{
    int error = errno;

    close(descriptor);
    remove(name);
    errno = error;
    return -1;
}

/* Between making and locking another run may have cleared it away. */
static int make(const char *place, int (*how)(char *name), char **name,
                pov_arena *arena)
{
    const char *pattern =
        pov_arena_format(arena, "%s/%s%s", beside_directory_of(place, arena),
                         begin_of(place, arena), tail);

    for (int i = 0; i < MOST_TRIES; i++) {
        int descriptor;

        *name = pov_arena_copy(arena, pattern, strlen(pattern));
        descriptor = how(*name);
        if (descriptor < 0)
            return -1;
        lock(descriptor);
        switch (look_for(descriptor, *name)) {
        case NAMED:
            return descriptor;
        case NAMED_OTHERWISE:
            close(descriptor);
            break;
        case NAMED_UNKNOWN:
            return unmake(descriptor, *name);
        }
    }
    errno = EBUSY;
    return -1;
}

int beside_make_file(const char *place, char **name, pov_arena *arena)
{
    return make(place, make_file, name, arena);
}

int beside_make_directory(const char *place, char **name, pov_arena *arena)
{
    return make(place, make_directory, name, arena);
}

bool beside_remove_directory(int descriptor, const char *path,
                             const char *const names[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        unlinkat(descriptor, names[i], 0);
    return !rmdir(path);
}

/** Open without waiting for whoever holds the other end of a pipe. */
static int open_left(const char *name)
{
    return open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

static void remove_left(const char *name, const char *const names[], size_t n)
{
    int descriptor = open_left(name);
    struct stat about;

    if (descriptor < 0)
        return;
    if (!fstat(descriptor, &about) && about.st_uid == geteuid() &&
        lock(descriptor)) {
        if (S_ISREG(about.st_mode))
            unlink(name);
        else if (S_ISDIR(about.st_mode) && n)
            beside_remove_directory(descriptor, name, names, n);
    }
    close(descriptor);
}

void beside_clear(const char *place, const char *const names[], size_t n,
                  pov_arena *arena)
{
    const char *directory = beside_directory_of(place, arena);
    const char *begin = begin_of(place, arena);
    size_t length = strlen(begin);
    DIR *stream = opendir(directory);
    const struct dirent *entry;

    if (!stream)
        return;
    while ((entry = readdir(stream)))
        if (!strncmp(entry->d_name, begin, length) &&
            entry->d_name[length] == *tail &&
            strlen(entry->d_name) == length + strlen(tail))
            remove_left(
                pov_arena_format(arena, "%s/%s", directory, entry->d_name),
                names, n);
    closedir(stream);
}

bool beside_exchange(const char *one, const char *other)
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

bool beside_sync(int descriptor)
{
    while (fsync(descriptor))
        if (errno != EINTR)
            return errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    return true;
}

bool beside_sync_directory(const char *directory)
{
    int descriptor;
    int error;
    bool ok;

    do
        descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0)
        return errno == EACCES; /* one may write into it, and not look */
    ok = beside_sync(descriptor);
    error = errno;
    close(descriptor);
    errno = error;
    return ok;
}

void beside_hold_signals(sigset_t *before)
{
    static const int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE};
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        sigaddset(&set, ending[i]);
    sigprocmask(SIG_BLOCK, &set, before);
}

bool beside_close(int descriptor)
{
    return !close(descriptor) || errno == EINTR;
}
