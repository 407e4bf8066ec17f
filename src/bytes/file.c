#include "bytes/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bytes/foreign.h"
#include "bytes/judge.h"

/* Descriptors and no streams: a stream forgets why a read failed, and takes an
 * interrupted one for the end of the file. */

/* Of what comes through a pipe: no extract is that long, and whatever never
 * ends must not fill the disk. */
static const uint64_t longest_copy = 1024 * 1024 * 1024;

/** The first failure is the cause; what follows from it is not told. */
static void fail(file_bytes *f, const char *why)
{
    if (!f->wrong)
        f->wrong = pov_say(f->language, why);
}

static void fail_to_copy(file_bytes *f, const char *directory, const char *why)
{
    fail(f, pov_arena_format(f->arena,
                             pov_say(f->language,
                                     "it can be read only once, and cannot be "
                                     "copied to '%s': %s (see TMPDIR)"),
                             directory, pov_say(f->language, why)));
}

static int open_plainly(const char *path)
{
    int descriptor;

    do
        descriptor = open(path, O_RDONLY | O_CLOEXEC);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

/** Errors: -1 where there is no such thing. */
static int open_never_named(const char *directory)
{
#ifdef O_TMPFILE
    return open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
#else
    (void)directory;
    return -1;
#endif
}

/** A file that has no name, and mode 0600 while it has one: a kill at that
 *  moment leaves it behind.  Errors: -1. */
static int open_nameless(const char *directory, pov_arena *arena)
{
    char *name = pov_arena_format(arena, "%s/povstat-XXXXXX", directory);
    int descriptor = open_never_named(directory);

    if (descriptor >= 0)
        return descriptor;
    descriptor = mkstemp(name);
    if (descriptor >= 0)
        unlink(name);
    return descriptor;
}

static bool write_all(int descriptor, const char *bytes, size_t n)
{
    while (n) {
        ssize_t written = write(descriptor, bytes, n);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        n -= (size_t)written;
    }
    return true;
}

size_t file_read(file_bytes *f, char *to, size_t room)
{
    size_t n = 0;

    while (n < room && !f->wrong) {
        ssize_t got = read(f->descriptor, to + n, room - n);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            fail(f, strerror(errno));
        if (got <= 0)
            break;
        n += (size_t)got;
    }
    f->at += n;
    return n;
}

/** Copy all of it that may be text. */
static void copy_bytes(file_bytes *from, int to, const file_opening *how)
{
    char *buffer = pov_malloc_or_die(SAMPLE_BYTES);
    bool goes_on = true;

    while (goes_on) {
        size_t n = file_read(from, buffer, SAMPLE_BYTES);
        bool is_first = from->at == n;

        if (!write_all(to, buffer, n))
            fail_to_copy(from, how->scratch, strerror(errno));
        else if (from->at > longest_copy)
            fail(from, "over 1 GB and not a plain file");
        goes_on = n && !from->wrong &&
                  !(is_first && foreign_kind(buffer, n, how->wanted));
    }
    free(buffer);
}

/** Put a copy in the place of what can be read only once. */
static void copy(file_bytes *f, const file_opening *how)
{
    int to = -1;

    if (how->scratch)
        to = open_nameless(how->scratch, f->arena);
    if (!how->scratch)
        fail(f, "not a plain file");
    else if (to < 0)
        fail_to_copy(f, how->scratch, strerror(errno));
    else
        copy_bytes(f, to, how);
    file_close(f);
    f->descriptor = to;
    file_seek(f, 0);
}

file_bytes file_open(const file_opening *how, pov_language language,
                     pov_arena *arena)
{
    file_bytes f = {.language = language, .arena = arena};
    bool is_input = !strcmp(how->path, "-");

    f.descriptor = is_input ? STDIN_FILENO : open_plainly(how->path);
    if (f.descriptor < 0 || fstat(f.descriptor, &f.before)) {
        fail(&f, strerror(errno));
        return f;
    }
    if (is_input || !(S_ISREG(f.before.st_mode) || S_ISDIR(f.before.st_mode))) {
        copy(&f, how);
        if (!f.wrong && fstat(f.descriptor, &f.before))
            fail(&f, strerror(errno));
    }
    return f;
}

void file_close(file_bytes *f)
{
    if (f->descriptor > STDIN_FILENO)
        close(f->descriptor);
    f->descriptor = -1;
}

void file_seek(file_bytes *f, uint64_t at)
{
    if (f->wrong)
        return;
    f->at = at;
    if (lseek(f->descriptor, (off_t)at, SEEK_SET) < 0)
        fail(f, strerror(errno));
}

int file_permille(const file_bytes *f)
{
    uint64_t size = (uint64_t)f->before.st_size;

    return f->at >= size ? 1000 : (int)((double)f->at * 1000 / (double)size);
}

void file_check_unchanged(file_bytes *f)
{
    struct stat now;

    if (f->wrong)
        return;
    if (fstat(f->descriptor, &now))
        fail(f, strerror(errno));
    else if (now.st_size != f->before.st_size ||
             now.st_mtim.tv_sec != f->before.st_mtim.tv_sec ||
             now.st_mtim.tv_nsec != f->before.st_mtim.tv_nsec)
        fail(f, "it was changed while it was read");
}
