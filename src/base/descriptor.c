#include "povstat/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

int pov_open_at(int directory, const char *path, int flags, mode_t mode)
{
    int descriptor;

    do
        descriptor = openat(directory, path, flags | O_CLOEXEC, mode);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

int pov_open(const char *path, int flags)
{
    return pov_open_at(AT_FDCWD, path, flags, 0);
}

bool pov_says_lacking(int error)
{
    return error == ENOENT || error == ENOTDIR;
}

bool pov_is_lacking(const char *path)
{
    return access(path, F_OK) && pov_says_lacking(errno);
}

bool pov_read(int descriptor, char *bytes, size_t room, size_t *n)
{
    for (*n = 0; *n < room;) {
        ssize_t step = read(descriptor, bytes + *n, room - *n);

        if (step < 0 && errno == EINTR)
            continue;
        if (step <= 0)
            return !step;
        *n += (size_t)step;
    }
    return true;
}

bool pov_read_at(int descriptor, uint64_t from, char *bytes, size_t room,
                 size_t *n)
{
    for (*n = 0; *n < room;) {
        ssize_t step =
            pread(descriptor, bytes + *n, room - *n, (off_t)(from + *n));

        if (step < 0 && errno == EINTR)
            continue;
        if (step <= 0)
            return !step;
        *n += (size_t)step;
    }
    return true;
}

char *pov_read_file(const char *path, pov_arena *arena, size_t *length)
{
    int descriptor = pov_open(path, O_RDONLY);
    size_t room = 0, n = 0;
    char *bytes = NULL, *copy = NULL;
    bool ok = descriptor >= 0;

    for (*length = 0; ok && *length == room; *length += n) {
        room = room ? 2 * room : 64 * 1024;
        bytes = pov_realloc_or_die(bytes, room);
        ok = pov_read(descriptor, bytes + *length, room - *length, &n);
    }
    if (ok)
        copy = pov_arena_copy(arena, bytes, *length);
    pov_let_go(descriptor);
    free(bytes);
    return copy;
}

bool pov_write(int descriptor, const char *bytes, size_t n)
{
    while (n) {
        ssize_t step = write(descriptor, bytes, n);

        if (step < 0 && errno == EINTR)
            continue;
        if (step <= 0) {
            errno = step ? errno : EIO;
            return false;
        }
        bytes += step;
        n -= (size_t)step;
    }
    return true;
}

bool pov_sync(int descriptor)
{
    while (fsync(descriptor))
        if (errno != EINTR)
            return errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    return true;
}

bool pov_close(int descriptor)
{
    return !close(descriptor) || errno == EINTR;
}

bool pov_lock(int descriptor)
{
    while (flock(descriptor, LOCK_EX | LOCK_NB))
        if (errno != EINTR)
            return false;
    return true;
}

bool pov_is_same(const struct stat *one, const struct stat *other)
{
    return one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

void pov_let_go(int descriptor)
{
    int error = errno;

    if (descriptor >= 0)
        close(descriptor);
    errno = error;
}
