#include "cli/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A named temporary file exists only inside `replace_end`, where signals
 * wait.  Until then the result is in a file without a name, which the system
 * removes whatever happens; so there is no clean-up on a signal and no global
 * to tell its handler what to clean. */

const char *replace_directory_of(const char *path, pov_arena *arena)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return ".";
    return pov_arena_copy(arena, path,
                          slash == path ? 1 : (size_t)(slash - path));
}

const char *replace_input_at(const char *path, const pov_text_list *inputs)
{
    struct stat target, input;

    if (stat(path, &target))
        return NULL;
    for (size_t i = 0; i < inputs->count; i++)
        if (!stat(inputs->items[i], &input) && input.st_dev == target.st_dev &&
            input.st_ino == target.st_ino)
            return inputs->items[i];
    return NULL;
}

void replace_hold_signals(sigset_t *before)
{
    sigset_t ending;

    sigemptyset(&ending);
    sigaddset(&ending, SIGHUP);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigprocmask(SIG_BLOCK, &ending, before);
}

FILE *replace_begin(const char *path, pov_arena *arena)
{
    char *name = pov_arena_format(arena, "%s/.povstat-XXXXXX",
                                  replace_directory_of(path, arena));
    sigset_t before;
    FILE *file;
    int descriptor;

    replace_hold_signals(&before);
    descriptor = mkstemp(name);
    if (descriptor >= 0)
        unlink(name);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (descriptor < 0)
        return NULL;
    file = fdopen(descriptor, "w+");
    if (!file)
        close(descriptor);
    return file;
}

static bool copy_bytes(int from, int to)
{
    char bytes[64 * 1024];
    ssize_t n;

    if (lseek(from, 0, SEEK_SET) < 0)
        return false;
    while ((n = read(from, bytes, sizeof bytes)) > 0)
        for (ssize_t done = 0, step; done < n; done += step) {
            step = write(to, bytes + done, (size_t)(n - done));
            if (step < 0)
                return false;
        }
    return !n;
}

/* A file system that cannot sync is no failure; one that could not is. */
bool replace_sync(int descriptor)
{
    return !fsync(descriptor) || errno == EINVAL || errno == ENOSYS ||
           errno == ENOTSUP;
}

/* Owner and mode of the file that is replaced; only root may give it away. */
static bool keep_mode(int descriptor, const char *path)
{
    struct stat old;

    if (stat(path, &old))
        return true;
    if (fchown(descriptor, old.st_uid, old.st_gid))
        errno = 0;
    return !fchmod(descriptor, old.st_mode & 07777);
}

static bool fill_and_rename(int from, const char *name, const char *path)
{
    int to = open(name, O_WRONLY | O_CREAT | O_EXCL, 0666);
    int error;
    bool ok;

    if (to < 0)
        return false;
    ok = copy_bytes(from, to) && keep_mode(to, path) && replace_sync(to);
    error = errno;
    if (close(to) && ok) {
        error = errno;
        ok = false;
    }
    if (ok && !rename(name, path))
        return true;
    error = ok ? errno : error;
    unlink(name);
    errno = error;
    return false;
}

bool replace_end(FILE *filled, const char *path, pov_arena *arena)
{
    const char *name =
        pov_arena_format(arena, "%s/.povstat-%ld.tmp",
                         replace_directory_of(path, arena), (long)getpid());
    sigset_t before;
    int error;
    bool ok;

    replace_hold_signals(&before);
    ok = fill_and_rename(fileno(filled), name, path);
    error = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return ok;
}
