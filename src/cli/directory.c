#include "cli/directory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/replace.h"
#include "povstat/write.h"

/** A directory on its way. */
typedef struct task {
    const char *typed;
    const char *path; /* behind links, without a slash at its end */
    const directory_file *files;
    size_t n;
    bool exists, is_empty;
    mode_t mode; /* of the older one */
    const invocation *in;
    pov_arena *arena;
} task;

static const char *fail(const task *t, const char *why)
{
    return pov_arena_format(t->arena, told(t->in, "cannot write '%s': %s"),
                            t->typed, told(t->in, why));
}

static const char *file_in(const task *t, const char *directory, size_t i)
{
    return pov_arena_format(t->arena, "%s/%s", directory, t->files[i].name);
}

static const char *resolve(task *t)
{
    size_t length = strlen(t->typed);
    struct stat now;
    char *real;

    t->exists = !stat(t->typed, &now);
    if (t->exists && !S_ISDIR(now.st_mode))
        return fail(t, strerror(ENOTDIR));
    if (!t->exists && errno != ENOENT)
        return fail(t, strerror(errno));
    while (length > 1 && t->typed[length - 1] == '/')
        length--;
    t->path = pov_arena_copy(t->arena, t->typed, length);
    if (!t->exists)
        return lstat(t->path, &now) ? NULL : fail(t, "a link to nothing");
    t->mode = now.st_mode & 07777;
    real = realpath(t->typed, NULL);
    if (!real)
        return fail(t, strerror(errno));
    t->path = pov_arena_copy(t->arena, real, strlen(real));
    free(real);
    return NULL;
}

static bool is_ours(const task *t, const char *name)
{
    for (size_t i = 0; i < t->n; i++)
        if (!strcmp(name, t->files[i].name))
            return true;
    return false;
}

enum { TELLING = 68 }; /* bytes: the profile and the name of a package */

/** Does the first file begin as it would now? */
static bool begins_alike(const task *t)
{
    char begin[TELLING];
    FILE *file = fopen(file_in(t, t->path, 0), "r");
    size_t length;

    if (!file)
        return false;
    length = fread(begin, 1, sizeof begin, file);
    fclose(file);
    return length == sizeof begin &&
           !strncmp(begin, t->files[0].text, sizeof begin);
}

/** Errors: the complaint if it holds anything of somebody else. */
static const char *look_inside(task *t)
{
    DIR *stream = opendir(t->path);
    const char *other = NULL;
    const struct dirent *entry;

    if (!stream)
        return fail(t, strerror(errno));
    t->is_empty = true;
    while ((entry = readdir(stream))) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        t->is_empty = false;
        if (!other && !is_ours(t, entry->d_name))
            other =
                pov_arena_copy(t->arena, entry->d_name, strlen(entry->d_name));
    }
    closedir(stream);
    if (other)
        return fail(t, pov_arena_format(t->arena,
                                        told(t->in, "povstat did not write "
                                                    "'%s' in it"),
                                        other));
    if (!t->is_empty && !begins_alike(t))
        return fail(t, "povstat did not write it");
    return NULL;
}

static const char *hit_input(const task *t)
{
    const char *hit = NULL;

    for (size_t f = 0; t->exists && f < t->n && !hit; f++)
        hit = replace_input_at(file_in(t, t->path, f), &t->in->inputs);
    return hit ? pov_arena_format(t->arena,
                                  told(t->in, "'%s' is an input and is never "
                                              "overwritten"),
                                  hit)
               : NULL;
}

static bool fill(const task *t, const char *path, const directory_file *file)
{
    const pov_report report = {.rows = file->table};
    const pov_write_options options = {.arena = t->arena};
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    FILE *out = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    int error;
    bool ok;

    if (!out && descriptor >= 0)
        close(descriptor);
    if (!out)
        return false;
    if (file->text)
        fputs(file->text, out);
    else
        pov_format_named("csv")->write(&report, &options, out);
    ok = !fflush(out) && !ferror(out) && replace_sync(descriptor);
    error = errno;
    if (fclose(out) && ok) {
        error = errno;
        ok = false;
    }
    errno = error;
    return ok;
}

/** Remove a directory of these files. */
static void clear(const task *t, const char *directory)
{
    int error = errno;

    for (size_t i = 0; i < t->n; i++)
        unlink(file_in(t, directory, i));
    rmdir(directory);
    errno = error;
}

/** The new one in, the old one out; an empty one simply gives way. */
static bool put_in_place(const task *t, const char *fresh, const char *old)
{
    bool has_old = t->exists && !t->is_empty;
    int error;

    if (has_old && rename(t->path, old))
        return false;
    if (!rename(fresh, t->path)) {
        if (has_old)
            clear(t, old);
        return true;
    }
    error = errno;
    if (has_old && rename(old, t->path))
        fprintf(stderr,
                told(t->in, "povstat: what was in '%s' is now in '%s'\n"),
                t->path, old);
    errno = error;
    return false;
}

static bool write_all(const task *t)
{
    const char *beside = replace_directory_of(t->path, t->arena);
    const char *fresh = pov_arena_format(t->arena, "%s/.povstat-%ld.tmp",
                                         beside, (long)getpid());
    const char *old = pov_arena_format(t->arena, "%s/.povstat-%ld.old", beside,
                                       (long)getpid());
    bool ok = true;

    if (mkdir(fresh, 0777))
        return false;
    for (size_t i = 0; ok && i < t->n; i++)
        ok = fill(t, file_in(t, fresh, i), &t->files[i]);
    if (ok && t->exists)
        ok = !chmod(fresh, t->mode);
    ok = ok && put_in_place(t, fresh, old);
    if (!ok)
        clear(t, fresh);
    return ok;
}

const char *directory_write(const invocation *in, const directory_file files[],
                            size_t n)
{
    task t = {.typed = in->shared->output,
              .path = in->shared->output,
              .files = files,
              .n = n,
              .in = in,
              .arena = in->arena};
    const char *complaint = resolve(&t);
    sigset_t before;
    bool ok;

    if (!complaint && t.exists)
        complaint = look_inside(&t);
    if (!complaint)
        complaint = hit_input(&t);
    if (complaint)
        return complaint;
    replace_hold_signals(&before);
    ok = write_all(&t);
    if (!ok)
        complaint = fail(&t, strerror(errno));
    sigprocmask(SIG_SETMASK, &before, NULL);
    return complaint;
}
