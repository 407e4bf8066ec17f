#include "write/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char lead[] = "povstat-xlsx-", tail[] = "XXXXXX";
static const char file_name[] = "workbook.xlsx";

enum { MOST_TRIES = 100 }; /* each lost to a run that cleared up */

static int open_directory(const char *path)
{
    int descriptor;

    do
        descriptor =
            open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

static bool lock(int descriptor)
{
    while (flock(descriptor, LOCK_EX | LOCK_NB))
        if (errno != EINTR)
            return false;
    return true;
}

static bool is_dot(const char *name)
{
    return !strcmp(name, ".") || !strcmp(name, "..");
}

/* It holds files alone, mostly the one; whatever else it was given stays. */
static void remove_all(int lock, const char *path)
{
    DIR *stream;
    const struct dirent *entry;

    unlinkat(lock, file_name, 0);
    if (!rmdir(path))
        return;
    stream = opendir(path);
    while (stream && (entry = readdir(stream)))
        if (!is_dot(entry->d_name))
            unlinkat(lock, entry->d_name, 0);
    if (stream)
        closedir(stream);
    rmdir(path);
}

/* Only what is private, our own, and nobody is at work in. */
static void remove_left(const char *path)
{
    int descriptor = open_directory(path);
    struct stat about;

    if (descriptor < 0)
        return;
    if (!fstat(descriptor, &about) && about.st_uid == geteuid() &&
        (about.st_mode & 0777) == 0700 && lock(descriptor))
        remove_all(descriptor, path);
    close(descriptor);
}

static void clear(const char *directory, pov_arena *arena)
{
    DIR *stream = opendir(directory);
    const struct dirent *entry;

    if (!stream)
        return;
    while ((entry = readdir(stream)))
        if (!strncmp(entry->d_name, lead, strlen(lead)) &&
            strlen(entry->d_name) == strlen(lead) + strlen(tail))
            remove_left(
                pov_arena_format(arena, "%s/%s", directory, entry->d_name));
    closedir(stream);
}

/** Errors: 0 if it has another name or none, -1 with errno if not known. */
static int is_named(int descriptor, const char *path)
{
    struct stat open, there;

    if (fstat(descriptor, &open))
        return -1;
    if (lstat(path, &there))
        return errno == ENOENT ? 0 : -1;
    return open.st_dev == there.st_dev && open.st_ino == there.st_ino;
}

/* Between making, opening and locking another run may have cleared it away.
 * Errors: 0 if so, -1 with errno; nothing was made. */
static int try_to_begin(scratch *s, char *path, char *file)
{
    int error, named = -1;

    if (!mkdtemp(path))
        return -1;
    s->path = path;
    s->file = memcpy(file, path, strlen(path));
    s->lock = open_directory(path);
    if (s->lock < 0 && errno == ENOENT)
        return 0;
    if (s->lock >= 0) {
        lock(s->lock); /* else no run clears it away */
        named = is_named(s->lock, path);
    }
    if (named > 0)
        return named;
    error = errno;
    if (named < 0)
        rmdir(path);
    if (s->lock >= 0)
        close(s->lock);
    errno = error;
    return named;
}

void scratch_remove(scratch *s)
{
    remove_all(s->lock, s->path);
    close(s->lock);
}

void scratch_close(scratch *s)
{
    close(s->descriptor);
}

static bool begin_directory(scratch *s, const char *directory, pov_arena *arena)
{
    for (int i = 0; i < MOST_TRIES; i++) {
        char *path = pov_arena_format(arena, "%s/%s%s", directory, lead, tail);
        char *file = pov_arena_format(arena, "%s/%s", path, file_name);
        int begun = try_to_begin(s, path, file);

        if (begun)
            return begun > 0;
    }
    errno = EBUSY;
    return false;
}

bool scratch_begin(scratch *s, const char *directory, pov_arena *arena)
{
    int error;

    clear(directory, arena);
    if (!begin_directory(s, directory, arena))
        return false;
    do
        s->descriptor = openat(s->lock, file_name,
                               O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    while (s->descriptor < 0 && errno == EINTR);
    if (s->descriptor >= 0)
        return true;
    error = errno;
    scratch_remove(s);
    errno = error;
    return false;
}

/* A file that ends too early was shortened by somebody else. */
bool scratch_read(const scratch *s, pov_arena *arena, scratch_bytes *out)
{
    off_t length = lseek(s->descriptor, 0, SEEK_END);
    size_t at = 0, size = length > 0 ? (size_t)length : 0;
    char *bytes;

    if (length < 0)
        return false;
    bytes = pov_arena_alloc(arena, size + 1);
    while (at < size) {
        ssize_t n = pread(s->descriptor, bytes + at, size - at, (off_t)at);

        if (!n)
            errno = EIO;
        if (!n || (n < 0 && errno != EINTR))
            return false;
        at += n > 0 ? (size_t)n : 0;
    }
    *out = (scratch_bytes){bytes, size};
    return true;
}
