#include "cli/directory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/replace.h"
#include "cli/output.h"
#include "cli/stream.h"
#include "povstat/private.h"
#include "povstat/write.h"

/** A directory on its way. */
typedef struct task {
    const char *typed;
    const char *path; /* behind links, without a slash at its end */
    const char *parent;
    const directory_file *files;
    const char **names;  /* of the files */
    const char **places; /* of the files, in `path` */
    int *filled;         /* nameless files with what the files are to hold */
    size_t n;
    bool exists, is_empty;
    mode_t mode; /* of the older one, or of a new one */
    const invocation *in;
    pov_arena *arena;
} task;

static const char *fail(const task *t, const char *why)
{
    return pov_arena_format(t->arena,
                            command_told(t->in, "cannot write '%s': %s"),
                            t->typed, command_told(t->in, why));
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
    t->mode = replace_new_mode(0777);
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

/* All names are made before anything is written. */
static void name_files(task *t)
{
    t->parent = replace_directory_of(t->path, t->arena);
    t->names = pov_arena_alloc(t->arena, t->n * sizeof *t->names);
    t->places = pov_arena_alloc(t->arena, t->n * sizeof *t->places);
    t->filled = pov_arena_alloc(t->arena, t->n * sizeof *t->filled);
    for (size_t i = 0; i < t->n; i++) {
        t->names[i] = t->files[i].name;
        t->places[i] =
            pov_arena_format(t->arena, "%s/%s", t->path, t->names[i]);
        t->filled[i] = -1;
    }
}

static bool is_ours(const task *t, const char *name)
{
    for (size_t i = 0; i < t->n; i++)
        if (!strcmp(name, t->names[i]))
            return true;
    return false;
}

enum { TELLING = 68 }; /* bytes: the profile and the name of a package */

/** Does the first file begin as it would now? */
static bool begins_alike(const task *t)
{
    char begin[TELLING];
    size_t length = 0;
    ssize_t n = 1;
    int descriptor = open(t->places[0], O_RDONLY | O_CLOEXEC);

    if (descriptor < 0)
        return false;
    while (n && length < sizeof begin) {
        n = read(descriptor, begin + length, sizeof begin - length);
        if (n < 0 && errno != EINTR)
            break;
        length += n > 0 ? (size_t)n : 0;
    }
    close(descriptor);
    return length == sizeof begin &&
           !strncmp(begin, t->files[0].text, sizeof begin);
}

/** The first name in it that is somebody else's, or NULL.
 *  Errors: errno, else 0. */
static const char *find_other(task *t, DIR *opened)
{
    const char *other = NULL;
    const struct dirent *entry;

    t->is_empty = true;
    errno = 0;
    while ((entry = readdir(opened))) {
        const char *name = entry->d_name;

        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            t->is_empty = false;
            if (!other && !is_ours(t, name))
                other = pov_arena_copy(t->arena, name, strlen(name));
        }
        errno = 0;
    }
    return other;
}

/** Errors: the complaint if it holds anything of somebody else. */
static const char *look_inside(task *t)
{
    DIR *opened = opendir(t->path);
    const char *other;
    int error;

    if (!opened)
        return fail(t, strerror(errno));
    other = find_other(t, opened);
    error = errno;
    closedir(opened);
    if (error)
        return fail(t, strerror(error));
    if (other)
        return fail(
            t, pov_arena_format(t->arena,
                                command_told(t->in, "povstat did not write "
                                                    "'%s' in it"),
                                other));
    if (!t->is_empty && !begins_alike(t))
        return fail(t, "povstat did not write it");
    return NULL;
}

static const char *hit_input(const task *t)
{
    const char *hit = NULL;

    for (size_t f = 0; t->exists && f < t->n && !hit; f++) {
        struct stat file;

        if (!stat(t->places[f], &file))
            hit = output_find_input(&t->in->inputs, &file);
    }
    return hit ? pov_arena_format(t->arena,
                                  command_told(t->in,
                                               "'%s' is an input and is never "
                                               "overwritten"),
                                  hit)
               : NULL;
}

static bool fill(const task *t, int descriptor, const directory_file *file)
{
    const pov_report report = {.rows = file->table};
    const pov_write_options options = {.arena = t->arena};
    stream s;
    FILE *out = stream_open(&s, descriptor);

    if (!out)
        return false;
    if (file->text)
        fputs(file->text, out);
    else
        pov_format_named("csv")->write(&report, &options, out);
    return stream_close(out, &s);
}

/** Files without a name, beside the directory or else in it: whatever goes
 *  wrong while they are filled, memory that runs out too, leaves nothing. */
static bool fill_all(const task *t)
{
    for (size_t i = 0; i < t->n; i++) {
        t->filled[i] = replace_begin(t->path, t->arena);
        if (t->filled[i] < 0 && t->exists)
            t->filled[i] = replace_begin(t->places[i], t->arena);
        if (t->filled[i] < 0 || !fill(t, t->filled[i], &t->files[i]))
            return false;
    }
    return true;
}

static bool copy_into(const task *t, int directory, size_t i)
{
    int descriptor = openat(directory, t->names[i],
                            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    int error;
    bool ok;

    if (descriptor < 0)
        return false;
    ok = replace_copy(t->filled[i], descriptor) && replace_sync(descriptor);
    error = errno;
    if (!replace_close(descriptor) && ok) {
        error = errno;
        ok = false;
    }
    errno = error;
    return ok;
}

static bool copy_all(const task *t, int directory)
{
    for (size_t i = 0; i < t->n; i++)
        if (!copy_into(t, directory, i))
            return false;
    return replace_sync(directory);
}

/** Give the new directory the name.  What had it before has the new one's. */
static bool put_in_place(const task *t, const char *fresh)
{
    return t->exists && !t->is_empty ? replace_exchange(fresh, t->path)
                                     : !rename(fresh, t->path);
}

/* Another run may have put its own there since `old` was opened. */
static bool is_removed(const task *t, int old, const char *path)
{
    int other;
    bool ok = replace_remove_directory(old, path, t->names, t->n);

    if (ok)
        return true;
    other = pov_private_open_directory(path);
    if (other < 0)
        return false;
    ok = replace_remove_directory(other, path, t->names, t->n);
    close(other);
    return ok;
}

/** Remove the older one: our files alone, unless somebody put another there
 *  meanwhile. */
static void remove_old(const task *t, int old, const char *path)
{
    if (old >= 0 && !is_removed(t, old, path))
        command_say(t->in, "what else was in '%s' is now in '%s'", t->path,
                    path);
}

static replaced settle(const task *t, int descriptor)
{
    if (fchmod(descriptor, t->mode))
        return REPLACED_PRIVATELY;
    return replace_sync_directory(t->parent) ? REPLACED : REPLACED_UNSYNCED;
}

static replaced fill_and_place(const task *t, int descriptor, int old,
                               const char *fresh)
{
    replaced outcome = REPLACED_NOT;
    int error;

    if (copy_all(t, descriptor) && put_in_place(t, fresh))
        outcome = settle(t, descriptor);
    error = errno;
    if (outcome == REPLACED_NOT)
        replace_remove_directory(descriptor, fresh, t->names, t->n);
    else
        remove_old(t, old, fresh);
    errno = error;
    return outcome;
}

/** All files in a directory that then takes the place at once.  The older one
 *  is opened while nothing has changed: to remove it later cannot fail for
 *  want of that. */
static replaced place_directory(const task *t)
{
    bool has_old = t->exists && !t->is_empty;
    int old = has_old ? pov_private_open_directory(t->path) : -1;
    replaced outcome = REPLACED_NOT;
    char *fresh;
    int descriptor = -1, error;

    if (!has_old || old >= 0)
        descriptor = replace_make_directory(t->path, &fresh, t->arena);
    if (descriptor >= 0)
        outcome = fill_and_place(t, descriptor, old, fresh);
    error = errno;
    if (descriptor >= 0)
        close(descriptor);
    if (old >= 0)
        close(old);
    errno = error;
    return outcome;
}

/** One file after the other; the first one last, for it tells what the others
 *  are. */
static replaced place_files(const task *t)
{
    replaced outcome = REPLACED;

    for (size_t i = t->n; outcome == REPLACED && i-- > 0;)
        outcome = replace_end(t->filled[i], t->places[i], t->arena);
    return outcome;
}

/** A shell that stands in the directory keeps standing in it. */
static bool is_here(const task *t)
{
    struct stat here, there;

    return t->exists && !stat(".", &here) && !stat(t->path, &there) &&
           here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

/** Is it the place that may not be given to another directory? */
static bool must_stay(int error)
{
    static const int reasons[] = {EACCES, EBUSY, EINVAL,  ENOSYS,
                                  EPERM,  EROFS, ENOTSUP, EXDEV};

    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (error == reasons[i])
            return true;
    return false;
}

static replaced place_all(const task *t)
{
    replaced outcome = REPLACED_NOT;
    bool stays = is_here(t);

    if (!stays) {
        outcome = place_directory(t);
        stays = outcome == REPLACED_NOT && t->exists && must_stay(errno);
    }
    return stays ? place_files(t) : outcome;
}

static replaced place_held(const task *t)
{
    sigset_t before;
    replaced outcome;
    int error;

    replace_hold_signals(&before);
    outcome = place_all(t);
    error = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return outcome;
}

static replaced write_all(const task *t)
{
    replaced outcome = fill_all(t) ? place_held(t) : REPLACED_NOT;
    int error = errno;

    for (size_t i = 0; i < t->n; i++)
        if (t->filled[i] >= 0)
            close(t->filled[i]);
    errno = error;
    return outcome;
}

static void clear(const task *t)
{
    replace_clear(t->path, t->names, t->n, t->arena);
    for (size_t i = 0; t->exists && i < t->n; i++)
        replace_clear(t->places[i], NULL, 0, t->arena);
}

static const char *prepare_task(task *t)
{
    const char *complaint = resolve(t);

    if (complaint)
        return complaint;
    name_files(t);
    clear(t);
    if (t->exists)
        complaint = look_inside(t);
    return complaint ? complaint : hit_input(t);
}

const char *directory_write(const invocation *in)
{
    task t = {.typed = in->shared->output,
              .path = in->shared->output,
              .files = in->files,
              .n = in->n_files,
              .in = in,
              .arena = in->arena};
    const char *complaint = prepare_task(&t);
    replaced outcome;

    if (complaint)
        return complaint;
    outcome = write_all(&t);
    return replace_complaint(outcome, errno, t.typed, in->shared->lang,
                             in->arena);
}
