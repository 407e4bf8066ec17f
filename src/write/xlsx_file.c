#include "write/xlsx_file.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* What would end the run waits while the file has a name. */
static int make_nameless(char *name)
{
    sigset_t ending, before;
    int descriptor, error;

    sigemptyset(&ending);
    sigaddset(&ending, SIGHUP);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigprocmask(SIG_BLOCK, &ending, &before);
    descriptor = mkstemp(name);
    error = errno;
    if (descriptor >= 0)
        unlink(name);
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return descriptor;
}

bool xlsx_file_begin(xlsx_file *file, const char *directory, pov_arena *arena)
{
    do
        file->descriptor = make_nameless(
            pov_arena_format(arena, "%s/povstat-XXXXXX", directory));
    while (file->descriptor < 0 && errno == EINTR);
    file->path = pov_arena_format(arena, "/dev/fd/%d", file->descriptor);
    return file->descriptor >= 0;
}

/* A file that ends too early was shortened by somebody else. */
bool xlsx_file_read(const xlsx_file *file, pov_arena *arena, xlsx_bytes *out)
{
    off_t length = lseek(file->descriptor, 0, SEEK_END);
    size_t at = 0, size = length > 0 ? (size_t)length : 0;
    char *bytes;

    if (length < 0)
        return false;
    bytes = pov_arena_alloc(arena, size + 1);
    while (at < size) {
        ssize_t n = pread(file->descriptor, bytes + at, size - at, (off_t)at);

        if (!n)
            errno = EIO;
        if (!n || (n < 0 && errno != EINTR))
            return false;
        at += n > 0 ? (size_t)n : 0;
    }
    *out = (xlsx_bytes){bytes, size};
    return true;
}

void xlsx_file_drop(xlsx_file *file)
{
    close(file->descriptor);
}
