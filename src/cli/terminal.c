#include "cli/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli/environment.h"
#include "povstat/descriptor.h"

enum {
    FIRST_SHOWN = 500, /* milliseconds: who waits longer wants to know why */
    SHOWN_AGAIN = 100,
    BAR_CELLS = 20,
    NARROW_FOR_BAR = 60,
    NOT_FOUND = 127, /* the shell's status for a command that is not there */
};

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

bool terminal_page(const char *pager, const char *text, size_t length)
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

static int64_t milliseconds(void)
{
    struct timespec now = {0};

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

busy_line busy_begin(bool is_quiet, pov_language language, FILE *err)
{
    bool wanted = !is_quiet && environment_is_terminal(STDERR_FILENO);

    return (busy_line){.language = language,
                       .err = err,
                       .is_wanted = wanted,
                       .began = wanted ? milliseconds() : 0};
}

static void draw_bar(int permille, FILE *err)
{
    int full = permille * BAR_CELLS / 1000;

    for (int i = 0; i < BAR_CELLS; i++)
        fputs(i < full ? "█" : "░", err);
    fputs("  ", err);
}

static void draw_grouped(size_t n, pov_language l, FILE *err)
{
    if (n >= 1000) {
        draw_grouped(n / 1000, l, err);
        fprintf(err, "%c%03zu", l == POV_VI ? '.' : ',', n % 1000);
    } else {
        fprintf(err, "%zu", n);
    }
}

/* The cursor goes back to the start of the line: whoever kills us has the
 * prompt there. */
static void draw(const busy_line *busy, const char *doing, int permille,
                 size_t count, const char *of)
{
    pov_language l = busy->language;
    bool is_narrow = environment_columns(STDERR_FILENO) < NARROW_FOR_BAR;

    fprintf(busy->err, "\r%s  ", pov_say(l, doing));
    if (permille >= 0 && !is_narrow)
        draw_bar(permille, busy->err);
    if (permille >= 0)
        fprintf(busy->err, "%d %%  ", permille / 10);
    if (permille < 0 || !is_narrow) {
        draw_grouped(count, l, busy->err);
        fprintf(busy->err, " %s", pov_say(l, of));
    }
    fputs("\033[K\r", busy->err);
    fflush(busy->err);
}

void busy_tell(busy_line *busy, const char *doing, int permille, size_t count,
               const char *of)
{
    int64_t now;

    if (!busy->is_wanted)
        return;
    now = milliseconds();
    if (now - busy->began < FIRST_SHOWN || now - busy->drawn < SHOWN_AGAIN)
        return;
    busy->drawn = now;
    busy->is_shown = true;
    draw(busy, doing, permille, count, of);
}

void busy_end(busy_line *busy)
{
    if (busy->is_shown) {
        fputs("\r\033[K", busy->err);
        fflush(busy->err);
    }
    busy->is_shown = false;
    busy->drawn = 0;
}
