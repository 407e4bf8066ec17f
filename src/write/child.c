#include "write/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "write/letters.h"

/* A child tells what it has to say through a pipe that is its standard output
 * and error as well: what is printed, NUL, errno, NUL, its complaint, NUL.  Who
 * dies says no NUL.  The pipe is read when the child has ended, and never
 * waited for, so that no lost close can make this wait for ever; what does not
 * fit into it is lost, and was too much anyhow. */

enum { PIECE = 4096 };

/** The system ends it when its parent ends, even by a kill. */
static void die_with(pid_t parent)
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent)
        _exit(EXIT_FAILURE);
}

static bool put(int to, int as)
{
    int state;

    do
        state = dup2(to, as);
    while (state < 0 && errno == EINTR);
    return state >= 0;
}

static void tell(int to, const char *text, size_t length)
{
    while (length) {
        ssize_t n = write(to, text, length);

        if (n < 0 && errno != EINTR)
            _exit(EXIT_FAILURE);
        text += n > 0 ? n : 0;
        length -= n > 0 ? (size_t)n : 0;
    }
}

/* Streams of the parent hold what it will print itself, hence _exit. */
static _Noreturn void do_work(child_work *work, void *about, int to,
                              pov_arena *arena)
{
    const struct rlimit none = {0};
    const char *complaint;
    char *told;
    int error;

    setrlimit(RLIMIT_CORE, &none); /* its end is no news to anybody */
    if (!put(to, STDOUT_FILENO) || !put(to, STDERR_FILENO))
        _exit(EXIT_FAILURE);
    errno = 0;
    complaint = work(about);
    error = errno;
    complaint = complaint ? complaint : "";
    told = pov_arena_format(arena, "%c%d%c%s", '\0', error, '\0', complaint);
    tell(to, told, 1 + strlen(told + 1) + 1 + strlen(complaint) + 1);
    _exit(EXIT_SUCCESS);
}

static bool make_pipe(int ends[2])
{
    if (pipe(ends))
        return false;
    for (int i = 0; i < 2; i++)
        if (fcntl(ends[i], F_SETFL, O_NONBLOCK) < 0) {
            int error = errno;

            close(ends[0]);
            close(ends[1]);
            errno = error;
            return false;
        }
    return true;
}

/* If nobody was told of the end of a child, because the parent was started so,
 * waiting still lasts until it has ended. */
static void wait_for(pid_t child, child_end *end)
{
    int status = 0;
    pid_t ended;

    do
        ended = waitpid(child, &status, 0);
    while (ended < 0 && errno == EINTR);
    if (ended < 0 && errno != ECHILD)
        kill(child, SIGKILL);
    if (ended < 0)
        return;
    end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    end->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

static void read_all(int from, letters *to, pov_arena *arena)
{
    char piece[PIECE];
    ssize_t n;

    do {
        n = read(from, piece, sizeof piece);
        if (n > 0)
            letters_add(to, arena, piece, (size_t)n);
    } while (n > 0 || (n < 0 && errno == EINTR));
}

static void understand(const letters *told, child_end *end, pov_arena *arena)
{
    const char *text = told->items, *behind = text + told->count;
    const char *error = memchr(text, '\0', told->count);
    const char *complaint =
        error ? memchr(error + 1, '\0', (size_t)(behind - error - 1)) : NULL;

    end->printed = pov_arena_copy(arena, text,
                                  error ? (size_t)(error - text) : told->count);
    if (!complaint || complaint + 1 == behind || behind[-1])
        return;
    end->is_done = true;
    end->error = (int)strtol(error + 1, NULL, 10);
    end->complaint = complaint[1] ? complaint + 1 : NULL;
}

child_end child_run(child_work *work, void *about, pov_arena *arena)
{
    child_end end = {.printed = ""};
    letters told = {0};
    pid_t parent = getpid(), child;
    int ends[2];

    if (!make_pipe(ends)) {
        end.error = errno;
        return end;
    }
    child = fork();
    if (!child) {
        die_with(parent);
        do_work(work, about, ends[1], arena);
    }
    end.error = child < 0 ? errno : 0;
    close(ends[1]);
    if (child > 0) {
        wait_for(child, &end);
        read_all(ends[0], &told, arena);
        letters_text(&told, arena);
        understand(&told, &end, arena);
    }
    close(ends[0]);
    return end;
}
