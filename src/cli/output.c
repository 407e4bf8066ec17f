#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/diff.h"
#include "cli/replace.h"
#include "povstat/descriptor.h"

static const char *cannot_write(const output *o, int error)
{
    if (o->typed)
        return replace_complaint(REPLACED_NOT, error, o->typed, o->language,
                                 o->arena);
    return pov_say_format(o->language, o->arena,
                          "cannot write standard output: %s",
                          pov_say(o->language, strerror(error)));
}

static const char *resolve(const char *path, pov_arena *arena)
{
    char *real = realpath(path, NULL);
    const char *copy = real ? pov_arena_copy(arena, real, strlen(real)) : NULL;

    free(real);
    return copy;
}

/** Errors: the complaint. */
static const char *open_stream(output *o, int descriptor)
{
    if (descriptor < 0)
        return cannot_write(o, errno);
    o->out = stream_open(&o->stream, descriptor);
    return o->out ? NULL : cannot_write(o, errno);
}

static const char *open_memory(output *o)
{
    o->out = stream_open(&o->stream, -1);
    return o->out ? NULL : cannot_write(o, errno);
}

/** Which descriptor a path means by its name; -1: none. */
static int descriptor_named(const char *path)
{
    static const struct {
        const char *begin;
        int descriptor; /* -1: the number behind it */
    } names[] = {
        {"/dev/stdout", STDOUT_FILENO},
        {"/dev/stderr", STDERR_FILENO},
        {"/dev/fd/", -1},
        {"/proc/self/fd/", -1},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i].begin);
        char *end;
        long number;

        if (strncmp(path, names[i].begin, length) != 0)
            continue;
        if (names[i].descriptor >= 0 && !path[length])
            return names[i].descriptor;
        number = strtol(path + length, &end, 10);
        if (names[i].descriptor < 0 && path[length] && !*end && number >= 0 &&
            number <= 1024 * 1024)
            return (int)number;
    }
    return -1;
}

/** Standard output or error, if the file is where it goes to; -1: neither. */
static int descriptor_open_on(const struct stat *file)
{
    static const int standard[] = {STDOUT_FILENO, STDERR_FILENO};
    struct stat about;

    for (size_t i = 0; i < sizeof standard / sizeof *standard; i++)
        if (!fstat(standard[i], &about) && replace_is_stored(&about, file))
            return standard[i];
    return -1;
}

/** Write through a descriptor that somebody opened for us. */
static const char *open_descriptor(output *o, int descriptor)
{
    o->has_target = !fstat(descriptor, &o->target);
    if (descriptor == STDOUT_FILENO)
        o->typed = NULL;
    return open_stream(o, o->has_target ? descriptor : -1);
}

/** A file that is there, or is to be. */
static const char *open_replacement(output *o)
{
    struct stat link;
    const char *path = o->typed;

    if (o->has_target && access(path, W_OK))
        return cannot_write(o, errno);
    if (o->has_target || !lstat(path, &link))
        path = resolve(path, o->arena);
    if (!path)
        return cannot_write(o, errno);
    o->path = path;
    return open_stream(o, replace_begin(path, o->arena));
}

/* Standard output, devices and pipes have nothing to replace. */
static const char *open_target(output *o)
{
    int open = descriptor_named(o->typed);

    if (open >= 0)
        return open_descriptor(o, open);
    o->has_target = !stat(o->typed, &o->target);
    if (!o->has_target && errno != ENOENT)
        return cannot_write(o, errno);
    if (!o->has_target)
        return open_replacement(o);
    if (S_ISDIR(o->target.st_mode))
        return cannot_write(o, EISDIR);
    open = descriptor_open_on(&o->target);
    if (open >= 0)
        return open_descriptor(o, open);
    return S_ISREG(o->target.st_mode)
               ? open_replacement(o)
               : open_stream(o, pov_open(o->typed, O_WRONLY | O_NOCTTY));
}

const char *output_begin(output *o, const char *typed, bool is_check,
                         pov_arena *arena)
{
    const char *complaint;

    o->is_check = is_check;
    o->arena = arena;
    if (typed && strcmp(typed, "-") != 0)
        o->typed = typed;
    if (is_check || o->typed)
        o->pager = NULL;
    if (is_check)
        return open_memory(o);
    if (o->typed)
        return open_target(o);
    complaint = open_descriptor(o, STDOUT_FILENO);
    if (complaint || !o->pager)
        return complaint;
    stream_drop(o->out, &o->stream);
    return open_memory(o);
}

const char *output_input_hit(const output *o, const pov_text_list *paths)
{
    return o->has_target ? replace_find_input(paths, &o->target) : NULL;
}

static bool read_whole(const output *o, diff_text *old)
{
    FILE *file = fopen(o->typed, "r");
    char *text = NULL;
    size_t room = 0, n;

    old->text = "";
    if (!file)
        return errno == ENOENT;
    do {
        if (old->length == room) {
            room = room ? room * 2 : 64 * 1024;
            text = pov_realloc_or_die(text, room);
        }
        n = fread(text + old->length, 1, room - old->length, file);
        old->length += n;
    } while (n);
    n = ferror(file) ? 1 : 0;
    old->text = pov_arena_copy(o->arena, text, old->length);
    free(text);
    fclose(file);
    return !n;
}

static output_outcome compare_with_file(const output *o, const char **complaint)
{
    const output standard = {.language = o->language, .arena = o->arena};
    const diff_text new = {o->typed, o->stream.length ? o->stream.text : "",
                           o->stream.length};
    diff_text old = {.name = o->typed};
    bool differs;
    stream s;
    FILE *out;

    if (!read_whole(o, &old)) {
        *complaint =
            pov_say_format(o->language, o->arena, "cannot read '%s'", o->typed);
        return OUTPUT_FAILED;
    }
    out = stream_open(&s, STDOUT_FILENO);
    differs = out && diff_print(&old, &new, o->arena, out);
    if (out && stream_close(out, &s))
        return differs ? OUTPUT_DIFFERS : OUTPUT_WRITTEN;
    *complaint = cannot_write(&standard, errno);
    return OUTPUT_FAILED;
}

enum { NOT_FOUND = 127 }; /* the shell's status for what is not there */

extern char **environ;

/* Ctrl-C and Ctrl-\ belong to the pager while it runs, and who leaves it
 * before the end does not end us. */
typedef struct left_signals {
    struct sigaction interrupt, quit, pipe;
} left_signals;

static void leave_signals(left_signals *before)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};

    sigemptyset(&ignore.sa_mask);
    sigaction(SIGINT, &ignore, &before->interrupt);
    sigaction(SIGQUIT, &ignore, &before->quit);
    sigaction(SIGPIPE, &ignore, &before->pipe);
}

static void take_signals(const left_signals *before)
{
    sigaction(SIGINT, &before->interrupt, NULL);
    sigaction(SIGQUIT, &before->quit, NULL);
    sigaction(SIGPIPE, &before->pipe, NULL);
}

/* It must die of what we ignore. */
static void set_usual_signals(posix_spawnattr_t *attributes)
{
    sigset_t usual;

    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    sigaddset(&usual, SIGINT);
    sigaddset(&usual, SIGQUIT);
    posix_spawnattr_setsigdefault(attributes, &usual);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
}

/* Only what a shell would do something about is given to one, so that a
 * pager that is not there is known at once.  Errors: not 0. */
static int spawn(const char *pager, int input, pid_t *child)
{
    static const char special[] = "|&;<>()$`\\\"' \t\n*?[#~=%";
    char shell[] = "sh", flag[] = "-c";
    char *line = strdup(pager);
    char *words[] = {shell, flag, line, NULL};
    char **first = words;
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    int error;

    if (!line)
        return ENOMEM;
    if (!strpbrk(line, special))
        first = words + 2;
    posix_spawnattr_init(&attributes);
    set_usual_signals(&attributes);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_addclose(&files, input);
    error = posix_spawnp(child, *first, &files, &attributes, first, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    free(line);
    return error;
}

static int wait_for(pid_t child)
{
    int status = 0;

    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

/**
 * Show a text on standard output a page at a time, and come back when the
 * reader is done with it.
 *
 * Shape:  `pager` is a command for the shell; LESS and LV are set for it
 *         unless they are.
 * Errors: false if it could not be run: then nothing was shown.  A reader who
 *         leaves before the end is no error.  If the pager dies of Ctrl-C,
 *         so do we.
 * Source: git-var(1), GIT_PAGER; git's pager.c
 */
static bool show_pages(const char *pager, const char *text, size_t length)
{
    left_signals before;
    int ends[2], status;
    pid_t child;

    if (pipe(ends))
        return false;
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    setenv("LESS", "FRX", false);
    setenv("LV", "-c", false);
    leave_signals(&before);
    status = spawn(pager, ends[0], &child);
    close(ends[0]);
    if (!status)
        pov_write(ends[1], text, length); /* until the reader leaves */
    close(ends[1]);
    if (status) {
        take_signals(&before);
        return false;
    }
    status = wait_for(child);
    take_signals(&before);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGINT)
        raise(SIGINT);
    return !WIFEXITED(status) || WEXITSTATUS(status) != NOT_FOUND;
}

/* Without the pager it is shown at once. */
static output_outcome show_paged(const output *o, const char **complaint)
{
    const stream *s = &o->stream;

    if (!show_pages(o->pager, s->text, s->length) &&
        !pov_write(STDOUT_FILENO, s->text, s->length))
        *complaint = cannot_write(o, errno);
    return *complaint ? OUTPUT_FAILED : OUTPUT_WRITTEN;
}

static output_outcome end_memory(output *o, const char **complaint)
{
    output_outcome outcome = OUTPUT_FAILED;

    if (!stream_close(o->out, &o->stream))
        *complaint = cannot_write(o, errno);
    else
        outcome = o->is_check ? compare_with_file(o, complaint)
                              : show_paged(o, complaint);
    free(o->stream.text);
    return outcome;
}

/** Errors: the complaint. */
static const char *end_file(output *o)
{
    replaced outcome = REPLACED_NOT;
    int error;

    if (stream_close(o->out, &o->stream))
        outcome = replace_end(o->stream.descriptor, o->path, o->arena);
    error = errno;
    close(o->stream.descriptor);
    return replace_complaint(outcome, error, o->typed, o->language, o->arena);
}

static const char *end_stream(output *o)
{
    bool ok = stream_close(o->out, &o->stream);
    int error = errno;

    /* Messages still go to standard error. */
    if (o->stream.descriptor != STDERR_FILENO &&
        !pov_close(o->stream.descriptor) && ok) {
        ok = false;
        error = errno;
    }
    return ok ? NULL : cannot_write(o, error);
}

output_outcome output_end(output *o, const char **complaint)
{
    *complaint = NULL;
    if (o->is_check || o->pager)
        return end_memory(o, complaint);
    *complaint = o->path ? end_file(o) : end_stream(o);
    return *complaint ? OUTPUT_FAILED : OUTPUT_WRITTEN;
}

void output_drop(output *o)
{
    stream_drop(o->out, &o->stream);
    if (o->path)
        close(o->stream.descriptor);
    free(o->stream.text);
}
