#include "povstat/private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "povstat/descriptor.h"

static const char tail[POV_PRIVATE_TAIL + 1] = "-XXXXXX";

enum { MOST_TRIES = 100 }; /* each lost to a run that cleared up */

char *pov_private_path(const char *directory, const char *begin,
                       pov_arena *arena)
{
    return pov_arena_format(arena, "%s/%s%s", directory, begin, tail);
}

typedef enum named {
    NAMED,
    NAMED_OTHERWISE, /* the path is gone, or of something else */
    NAMED_UNKNOWN,   /* with errno */
} named;

/** Has the path still what the descriptor is open on? */
static named look_for(int descriptor, const char *path)
{
    struct stat open, there;

    if (fstat(descriptor, &open))
        return NAMED_UNKNOWN;
    if (lstat(path, &there))
        return errno == ENOENT ? NAMED_OTHERWISE : NAMED_UNKNOWN;
    return pov_is_same(&open, &there) ? NAMED : NAMED_OTHERWISE;
}

static int make_file(char *path)
{
    int descriptor;

    do
        descriptor = mkstemp(path);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

/* Errors: -1, with errno: EAGAIN if another run cleared it away before it was
 * open. */
static int make_directory(char *path)
{
    int descriptor, error;

    if (!mkdtemp(path))
        return -1;
    descriptor = pov_open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    error = errno;
    if (descriptor < 0)
        rmdir(path);
    errno = error == ENOENT ? EAGAIN : error;
    return descriptor;
}

/** Take away what was just made.  Errors: -1, with errno as it was. */
static int unmake(int descriptor, const char *path)
{
    int error = errno;

    close(descriptor);
    remove(path);
    errno = error;
    return -1;
}

/* Between making and locking another run may have cleared it away. */
static int make(int (*how)(char *path), char *path)
{
    for (int i = 0; i < MOST_TRIES; i++) {
        int descriptor;

        memcpy(path + strlen(path) - strlen(tail), tail, strlen(tail));
        descriptor = how(path);
        if (descriptor < 0 && errno == EAGAIN)
            continue;
        if (descriptor < 0)
            return -1;
        pov_lock(descriptor);
        switch (look_for(descriptor, path)) {
        case NAMED:
            return descriptor;
        case NAMED_OTHERWISE:
            close(descriptor);
            break;
        case NAMED_UNKNOWN:
            return unmake(descriptor, path);
        }
    }
    errno = EBUSY;
    return -1;
}

int pov_private_file(char *path)
{
    return make(make_file, path);
}

int pov_private_directory(char *path)
{
    return make(make_directory, path);
}

/* Opened without waiting for whoever holds the other end of a pipe. */
static void clear_one(const char *path, pov_private_remove *remove,
                      const void *with)
{
    int descriptor = pov_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    struct stat about;

    if (descriptor < 0)
        return;
    if (!fstat(descriptor, &about) && about.st_uid == geteuid() &&
        pov_lock(descriptor))
        remove(descriptor, path, &about, with);
    close(descriptor);
}

void pov_private_clear(const char *directory, const char *begin,
                       pov_private_remove *remove, const void *with,
                       pov_arena *arena)
{
    size_t length = strlen(begin);
    DIR *stream = opendir(directory);
    const struct dirent *entry;

    if (!stream)
        return;
    while ((entry = readdir(stream)))
        if (!strncmp(entry->d_name, begin, length) &&
            entry->d_name[length] == *tail &&
            strlen(entry->d_name) == length + strlen(tail))
            clear_one(
                pov_arena_format(arena, "%s/%s", directory, entry->d_name),
                remove, with);
    closedir(stream);
}
