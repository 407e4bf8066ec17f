#include "cli/replace.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/stream.h"
#include "povstat/descriptor.h"
#include "povstat/private.h"

/* What is on its way to a place waits beside it, ".povstat-NAME-XXXXXX", for
 * only within one directory can a name be given away at once.  It is private:
 * see povstat/private.h. */

static const char lead[] = ".povstat-";
static const directory_files no_files;

enum { LONGEST_NAME = 255 }; /* of most file systems, in bytes */

/** The directory that a file is in. */
static const char *directory_of(const char *place, pov_arena *arena)
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
    return pov_private_path(directory_of(place, arena), begin_of(place, arena),
                            arena);
}

/** Have each directory that a file's name goes through, the outermost first.
 *  Errors: false as soon as `each` gives it. */
static bool through_directories(int descriptor, const char *name, bool inward,
                                bool each(int descriptor, const char *path))
{
    size_t slashes = 0, length = strlen(name);
    bool ok = true;

    for (size_t i = 0; i < length; i++)
        slashes += name[i] == '/';
    for (size_t n = 1; ok && n <= slashes; n++) {
        char path[PATH_MAX];
        size_t left = inward ? n : slashes + 1 - n, at = 0;

        for (; at < length && at + 1 < sizeof path; at++)
            if (name[at] == '/' && !--left)
                break;
        memcpy(path, name, at);
        path[at] = '\0';
        ok = each(descriptor, path);
    }
    return ok;
}

static bool unmake_directory(int descriptor, const char *path)
{
    unlinkat(descriptor, path, AT_REMOVEDIR);
    return true;
}

static bool make_directory(int descriptor, const char *path)
{
    return !mkdirat(descriptor, path, 0777) || errno == EEXIST;
}

static bool sync_inside(int descriptor, const char *path)
{
    int inside = pov_open_at(descriptor, path, O_RDONLY | O_DIRECTORY, 0);
    bool ok = inside >= 0 && pov_sync(inside);

    pov_let_go(inside);
    return ok;
}

/* Names in a directory are removed as far as it holds nothing else.
 * Shape:  `descriptor` is open on it: to open it now may fail.
 * Errors: false, with errno. */
static bool remove_directory(int descriptor, const char *path,
                             const directory_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        unlinkat(descriptor, files->items[i].name, 0);
    for (size_t i = 0; i < files->count; i++)
        through_directories(descriptor, files->items[i].name, false,
                            unmake_directory);
    return !rmdir(path);
}

static void remove_left(int descriptor, const char *path,
                        const struct stat *about, const void *with)
{
    const directory_files *files = with;

    if (S_ISREG(about->st_mode))
        unlink(path);
    else if (S_ISDIR(about->st_mode) && files->count)
        remove_directory(descriptor, path, files);
}

/** Remove what runs that were killed left beside the place; of directories,
 *  those that hold nothing but files of these names. */
static void clear(const char *place, const directory_files *files,
                  pov_arena *arena)
{
    pov_private_clear(directory_of(place, arena), begin_of(place, arena),
                      remove_left, files, arena);
}

/** Let two directories change places.
 *  Errors: false, with errno: ENOSYS, EINVAL or EBUSY where the system or the
 *  place does not let them.
 *  Source: renameat2(2), RENAME_EXCHANGE */
static bool exchange(const char *one, const char *other)
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

static bool sync_directory(const char *directory)
{
    int descriptor = pov_open(directory, O_RDONLY | O_DIRECTORY);
    bool ok;

    if (descriptor < 0)
        return errno == EACCES; /* one may write into it, and not look */
    ok = pov_sync(descriptor);
    pov_let_go(descriptor);
    return ok;
}

/** Let signals that would end the run wait until let_signals. */
static void hold_signals(sigset_t *before)
{
    static const int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE};
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        sigaddset(&set, ending[i]);
    sigprocmask(SIG_BLOCK, &set, before);
}

/* errno stays. */
static void let_signals(const sigset_t *before)
{
    int error = errno;

    sigprocmask(SIG_SETMASK, before, NULL);
    errno = error;
}

/* A file with a name exists only inside `replace_end`, where signals wait.
 * Until then the result is in a file without one, which the system removes
 * whatever happens; so there is no clean-up on a signal and no global to tell
 * its handler what to clean. */

int replace_begin(const char *path, pov_arena *arena)
{
    sigset_t before;
    char *name = path_beside(path, arena);
    int descriptor;

    hold_signals(&before);
    descriptor = pov_private_file(name);
    if (descriptor >= 0)
        unlink(name);
    let_signals(&before);
    return descriptor;
}

/** Copy a file that was filled into another, whole.
 *  Errors: false, with errno. */
static bool copy(int from, int to)
{
    char bytes[64 * 1024];
    off_t length = lseek(from, 0, SEEK_END), copied = 0;
    size_t n = sizeof bytes;

    if (length < 0 || lseek(from, 0, SEEK_SET) < 0)
        return false;
    while (n == sizeof bytes) {
        if (!pov_read(from, bytes, sizeof bytes, &n) ||
            !pov_write(to, bytes, n))
            return false;
        copied += (off_t)n;
    }
    if (copied != length)
        errno = EIO; /* it was filled with more */
    return copied == length;
}

/** The mode of a new file, `most` or what the umask leaves of it. */
static mode_t new_mode(mode_t most)
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
        *mode = new_mode(0666);
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

    return twin >= 0 && pov_close(twin);
}

/* What is behind the rename cannot bring the old file back. */
static replaced settle(int descriptor, mode_t mode, const char *directory)
{
    if (fchmod(descriptor, mode))
        return REPLACED_PRIVATELY;
    return sync_directory(directory) ? REPLACED : REPLACED_UNSYNCED;
}

/* errno stays. */
static void remove_file(const char *path)
{
    int error = errno;

    unlink(path);
    errno = error;
}

static replaced fill_and_rename(int from, const char *path, pov_arena *arena)
{
    const char *directory = directory_of(path, arena);
    char *name = path_beside(path, arena);
    int to = pov_private_file(name);
    replaced outcome = REPLACED_NOT;
    mode_t mode;

    if (to < 0)
        return REPLACED_NOT;
    if (keep_owner(to, path, &mode) && copy(from, to) && pov_sync(to) &&
        close_twin(to) && !rename(name, path))
        outcome = settle(to, mode, directory);
    else
        remove_file(name);
    pov_let_go(to);
    return outcome;
}

replaced replace_end(int filled, const char *path, pov_arena *arena)
{
    sigset_t before;
    replaced outcome;

    clear(path, &no_files, arena);
    hold_signals(&before);
    outcome = fill_and_rename(filled, path, arena);
    let_signals(&before);
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
        return pov_say_format(
            language, arena,
            "'%s' is written, but only its owner can read it: %s", typed, why);
    case REPLACED_UNSYNCED:
        return pov_say_format(
            language, arena,
            "'%s' is written, but may not outlast a power cut: %s", typed, why);
    }
    return pov_say_format(language, arena, "cannot write '%s': %s", typed, why);
}

bool replace_is_stored(const struct stat *one, const struct stat *other)
{
    return S_ISREG(one->st_mode) && pov_is_same(one, other);
}

static bool look_at(const char *path, struct stat *about)
{
    return !(strcmp(path, "-") ? stat(path, about)
                               : fstat(STDIN_FILENO, about));
}

const char *replace_find_input(const pov_text_list *inputs,
                               const struct stat *file)
{
    struct stat input;

    if (!S_ISREG(file->st_mode))
        return NULL; /* it stores nothing */
    for (size_t i = 0; i < inputs->count; i++)
        if (look_at(inputs->items[i], &input) &&
            replace_is_stored(&input, file))
            return inputs->items[i];
    return NULL;
}

const char *replace_spare_input(const invocation *in, const char *input)
{
    return input ? command_worded(in,
                                  "'%s' is an input and is "
                                  "never overwritten",
                                  input)
                 : NULL;
}

/** A directory on its way. */
typedef struct task {
    const char *typed;
    const char *path; /* behind links, without a slash at its end */
    const char *parent;
    directory_files files;
    const char **places; /* of the files, in `path` */
    int *filled;         /* nameless files with what the files are to hold */
    bool exists, is_empty;
    mode_t mode; /* of the older one, or of a new one */
    const invocation *in;
    pov_arena *arena;
} task;

static const char *fail(const task *t, const char *why)
{
    return command_worded(t->in, "cannot write '%s': %s", t->typed,
                          command_told(t->in, why));
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
    t->mode = new_mode(0777);
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
    t->parent = directory_of(t->path, t->arena);
    t->places = pov_arena_alloc(t->arena, t->files.count * sizeof *t->places);
    t->filled = pov_arena_alloc(t->arena, t->files.count * sizeof *t->filled);
    for (size_t i = 0; i < t->files.count; i++) {
        t->places[i] = pov_arena_format(t->arena, "%s/%s", t->path,
                                        t->files.items[i].name);
        t->filled[i] = -1;
    }
}

static bool is_ours(const task *t, const char *name)
{
    for (size_t i = 0; i < t->files.count; i++)
        if (!strcmp(name, t->files.items[i].name))
            return true;
    return false;
}

enum { TELLING = 68 }; /* bytes: the profile and the name of a package */

/** Does the first file begin as it would now? */
static bool begins_alike(const task *t)
{
    char begin[TELLING];
    size_t length = 0;
    int descriptor = pov_open(t->places[0], O_RDONLY);
    bool ok =
        descriptor >= 0 && pov_read(descriptor, begin, sizeof begin, &length);

    pov_let_go(descriptor);
    return ok && length == sizeof begin &&
           !strncmp(begin, t->files.items[0].text, sizeof begin);
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
        return fail(t, command_worded(t->in, "povstat did not write '%s' in it",
                                      other));
    if (!t->is_empty && !begins_alike(t))
        return fail(t, "povstat did not write it");
    return NULL;
}

static const char *hit_input(const task *t)
{
    const char *hit = NULL;

    for (size_t f = 0; t->exists && f < t->files.count && !hit; f++) {
        struct stat file;

        if (!stat(t->places[f], &file))
            hit = replace_find_input(&t->in->inputs, &file);
    }
    return replace_spare_input(t->in, hit);
}

static bool fill(const task *t, int descriptor, const directory_file *file)
{
    const pov_report report = {.rows = file->rows};
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
    for (size_t i = 0; i < t->files.count; i++) {
        if (t->files.items[i].is_filled) {
            t->filled[i] = t->files.items[i].filled;
            continue;
        }
        t->filled[i] = replace_begin(t->path, t->arena);
        if (t->filled[i] < 0 && t->exists)
            t->filled[i] = replace_begin(t->places[i], t->arena);
        if (t->filled[i] < 0 || !fill(t, t->filled[i], &t->files.items[i]))
            return false;
    }
    return true;
}

static bool copy_into(const task *t, int directory, size_t i)
{
    const char *name = t->files.items[i].name;
    int descriptor = -1;

    if (through_directories(directory, name, true, make_directory))
        descriptor =
            pov_open_at(directory, name, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (descriptor < 0)
        return false;
    if (copy(t->filled[i], descriptor) && pov_sync(descriptor))
        return pov_close(descriptor);
    pov_let_go(descriptor);
    return false;
}

static bool copy_all(const task *t, int directory)
{
    for (size_t i = 0; i < t->files.count; i++)
        if (!copy_into(t, directory, i))
            return false;
    for (size_t i = 0; i < t->files.count; i++)
        if (!through_directories(directory, t->files.items[i].name, true,
                                 sync_inside))
            return false;
    return pov_sync(directory);
}

/** Give the new directory the name.  What had it before has the new one's. */
static bool put_in_place(const task *t, const char *fresh)
{
    return t->exists && !t->is_empty ? exchange(fresh, t->path)
                                     : !rename(fresh, t->path);
}

static int open_directory(const char *path)
{
    return pov_open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
}

/* Another run may have put its own there since `old` was opened. */
static bool is_removed(const task *t, int old, const char *path)
{
    int other;
    bool ok = remove_directory(old, path, &t->files);

    if (ok)
        return true;
    other = open_directory(path);
    ok = other >= 0 && remove_directory(other, path, &t->files);
    pov_let_go(other);
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

static replaced fill_and_place(const task *t, int descriptor, int old,
                               const char *fresh)
{
    replaced outcome = REPLACED_NOT;
    int error;

    if (copy_all(t, descriptor) && put_in_place(t, fresh))
        outcome = settle(descriptor, t->mode, t->parent);
    error = errno;
    if (outcome == REPLACED_NOT)
        remove_directory(descriptor, fresh, &t->files);
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
    int old = has_old ? open_directory(t->path) : -1;
    char *fresh = path_beside(t->path, t->arena);
    replaced outcome = REPLACED_NOT;
    int descriptor = -1;

    if (!has_old || old >= 0)
        descriptor = pov_private_directory(fresh);
    if (descriptor >= 0)
        outcome = fill_and_place(t, descriptor, old, fresh);
    pov_let_go(descriptor);
    pov_let_go(old);
    return outcome;
}

/** One file after the other; the first one last, for it tells what the others
 *  are. */
static replaced place_files(const task *t)
{
    replaced outcome = REPLACED;

    for (size_t i = t->files.count; outcome == REPLACED && i-- > 0;)
        outcome = replace_end(t->filled[i], t->places[i], t->arena);
    return outcome;
}

/** A shell that stands in the directory keeps standing in it. */
static bool is_here(const task *t)
{
    struct stat here, there;

    return t->exists && !stat(".", &here) && !stat(t->path, &there) &&
           pov_is_same(&here, &there);
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

static replaced write_all(const task *t)
{
    sigset_t before;
    replaced outcome = REPLACED_NOT;

    if (fill_all(t)) {
        hold_signals(&before);
        outcome = place_all(t);
        let_signals(&before);
    }
    for (size_t i = 0; i < t->files.count; i++)
        pov_let_go(t->filled[i]);
    return outcome;
}

static const char *prepare_task(task *t)
{
    const char *complaint = resolve(t);

    if (complaint)
        return complaint;
    name_files(t);
    clear(t->path, &t->files, t->arena);
    for (size_t i = 0; t->exists && i < t->files.count; i++)
        clear(t->places[i], &no_files, t->arena);
    if (t->exists)
        complaint = look_inside(t);
    return complaint ? complaint : hit_input(t);
}

const char *replace_directory(const invocation *in)
{
    task t = {.typed = in->files_at ? in->files_at : in->shared->output,
              .files = in->files,
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

/** A file of a data directory on its way. */
typedef struct placing {
    const placement *is;
    const char *directory;
    char *name;   /* beside it; at last of what it replaces */
    int from, to; /* -1: not open */
    mode_t mode;
    bool exists, is_filled, is_placed, is_kept; /* what it replaces */
} placing;

/** Errors: the complaint. */
static const char *open_source(const invocation *in, placing *p)
{
    if (!p->is->from)
        return NULL;
    p->from = pov_open(p->is->from, O_RDONLY);
    return p->from >= 0
               ? NULL
               : command_worded(in, "cannot read '%s': %s", p->is->from,
                                command_told(in, strerror(errno)));
}

/** Fill a file beside its place.  It has its mode before its name, since a run
 *  that goes on where this one was killed takes the file as it is.
 *  Errors: false, with errno. */
static bool fill_beside(placing *p)
{
    struct stat about;

    p->exists = !stat(p->is->path, &about);
    p->to = pov_private_file(p->name);
    p->is_filled = p->to >= 0;
    return p->is_filled && keep_owner(p->to, p->is->path, &p->mode) &&
           (p->from >= 0
                ? copy(p->from, p->to)
                : pov_write(p->to, p->is->text, strlen(p->is->text))) &&
           !fchmod(p->to, p->mode) && pov_sync(p->to) && close_twin(p->to);
}

/** Give it its name, and what had that the one beside it, where the system can
 *  do both at once.  Errors: false, with errno. */
static bool place_file(placing *p)
{
    p->is_kept = p->exists && exchange(p->name, p->is->path);
    p->is_placed = p->is_kept || ((!p->exists || must_stay(errno)) &&
                                  !rename(p->name, p->is->path));
    return p->is_placed;
}

/** Bring back what was there.  errno stays. */
static void take_back(const placing *p)
{
    int error = errno;

    if (p->is_kept)
        rename(p->name, p->is->path);
    else if (p->is_placed && !p->exists)
        unlink(p->is->path);
    else if (p->is_filled && !p->is_placed)
        unlink(p->name);
    errno = error;
}

/* All are full and on the disk before the first gets its name: what can still
 * go wrong then is hardly ever met. */
static replaced place_in_order(placing *all, size_t n, size_t *at)
{
    replaced outcome = REPLACED;
    int error = 0;

    for (*at = 0; *at < n; ++*at)
        if (!fill_beside(&all[*at]))
            return REPLACED_NOT;
    for (*at = 0; *at < n; ++*at) {
        if (!place_file(&all[*at]))
            return REPLACED_NOT;
        if (outcome == REPLACED && !sync_directory(all[*at].directory)) {
            outcome = REPLACED_UNSYNCED;
            error = errno;
        }
    }
    for (size_t i = 0; i < n; i++)
        if (all[i].is_kept)
            unlink(all[i].name);
    *at = 0;
    errno = error;
    return outcome;
}

static const char *place_replacements(const invocation *in, placing *all,
                                      size_t n)
{
    sigset_t before;
    replaced outcome;
    size_t at;
    int error;

    hold_signals(&before);
    outcome = place_in_order(all, n, &at);
    error = errno;
    for (size_t i = n; outcome == REPLACED_NOT && i-- > 0;)
        take_back(&all[i]);
    let_signals(&before);
    return replace_complaint(outcome, error, all[at].is->path, in->shared->lang,
                             in->arena);
}

void replace_clear(const char *path, pov_arena *arena)
{
    clear(path, &no_files, arena);
}

const char *replace_files(const invocation *in)
{
    size_t n = in->placements.count;
    placing *all = pov_arena_alloc(in->arena, n * sizeof *all);
    const char *complaint = NULL;

    for (size_t i = 0; i < n; i++) {
        const placement *is = &in->placements.items[i];

        all[i] = (placing){.is = is,
                           .directory = directory_of(is->path, in->arena),
                           .name = path_beside(is->path, in->arena),
                           .from = -1,
                           .to = -1};
        replace_clear(is->path, in->arena);
    }
    for (size_t i = 0; !complaint && i < n; i++)
        complaint = open_source(in, &all[i]);
    if (!complaint)
        complaint = place_replacements(in, all, n);
    for (size_t i = 0; i < n; i++) {
        pov_let_go(all[i].from);
        pov_let_go(all[i].to);
    }
    return complaint;
}
