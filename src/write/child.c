#include "write/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

/* A child tells what it has to say through a pipe that is its standard output
 * and error as well: what is printed, NUL, errno, NUL, its complaint, NUL.  Who
 * dies says no NUL.  The pipe is read when the child has ended, and never
 * waited for, so that no lost close can make this wait for ever; what does not
 * fit into it is lost, and was too much anyhow. */

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
static _Noreturn void do_work(child_work *work, void *about, int to)
{
    const struct rlimit none = {0};
    const char *complaint;
    char number[16] = {0}; /* begins with a NUL */
    int error;

    setrlimit(RLIMIT_CORE, &none); /* its end is no news to anybody */
    if (!put(to, STDOUT_FILENO) || !put(to, STDERR_FILENO))
        _exit(EXIT_FAILURE);
    errno = 0;
    complaint = work(about);
    error = errno;
    complaint = complaint ? complaint : "";
    snprintf(number + 1, sizeof number - 1, "%d", error);
    tell(to, number, 1 + strlen(number + 1) + 1);
    tell(to, complaint, strlen(complaint) + 1);
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

/* What is ignored stays so: "nohup" means it. */
static void add_ending(sigset_t *set)
{
    static const int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    struct sigaction now;

    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        if (!sigaction(ending[i], NULL, &now) && now.sa_handler != SIG_IGN)
            sigaddset(set, ending[i]);
}

void child_hold_signals(sigset_t *before)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    add_ending(&set);
    sigprocmask(SIG_BLOCK, &set, before);
}

void child_let_signals(const sigset_t *before, const child_end *end)
{
    if (end->caught)
        raise(end->caught);
    sigprocmask(SIG_SETMASK, before, NULL);
}

static void note_nothing(int number)
{
    (void)number;
}

/* A signal that nobody handles, or that is ignored because this program was
 * started so, might not even wait. */
static void handle_end_of_child(struct sigaction *before)
{
    const struct sigaction handled = {.sa_handler = note_nothing};

    sigaction(SIGCHLD, &handled, before);
}

/** Wait for the end of the child, or for a signal.  Errors: 0, and waitpid
 *  tells. */
static int wait_for_signal(void)
{
    sigset_t set;
    int number = 0;

    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    add_ending(&set);
    while (sigwait(&set, &number) == EINTR)
        continue;
    return number;
}

static pid_t look_after(pid_t child, int *status, int how)
{
    pid_t ended;

    do
        ended = waitpid(child, status, how);
    while (ended < 0 && errno == EINTR);
    return ended;
}

static void wait_for(pid_t child, child_end *end)
{
    int status = 0;
    pid_t ended = 0;

    while (!ended) {
        int number = wait_for_signal();

        if (number && number != SIGCHLD) {
            end->caught = number;
            kill(child, SIGKILL);
        }
        ended = look_after(child, &status, number == SIGCHLD ? WNOHANG : 0);
    }
    if (ended < 0 && errno != ECHILD)
        kill(child, SIGKILL);
    if (ended < 0)
        return;
    end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    end->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

static void read_all(int from, child_words *to)
{
    ssize_t n;

    to->count = 0;
    do {
        n = read(from, to->bytes + to->count, sizeof to->bytes - 1 - to->count);
        to->count += n > 0 ? (size_t)n : 0;
    } while (n > 0 || (n < 0 && errno == EINTR));
    to->bytes[to->count] = '\0';
}

static void understand(const child_words *words, child_end *end)
{
    const char *behind = words->bytes + words->count;
    const char *error = words->bytes + strlen(words->bytes);
    const char *complaint;

    end->printed = words->bytes;
    if (error == behind)
        return;
    complaint = memchr(error + 1, '\0', (size_t)(behind - error - 1));
    if (!complaint || complaint + 1 == behind || behind[-1])
        return;
    end->is_done = true;
    end->error = (int)strtol(error + 1, NULL, 10);
    end->complaint = complaint[1] ? complaint + 1 : NULL;
}

static void hear(pid_t child, int from, child_end *end, child_words *words)
{
    wait_for(child, end);
    read_all(from, words);
    understand(words, end);
}

child_end child_run(child_work *work, void *about, const sigset_t *before,
                    child_words *words)
{
    child_end end = {.printed = ""};
    pid_t parent = getpid(), child;
    struct sigaction usual;
    int ends[2];

    if (!make_pipe(ends)) {
        end.error = errno;
        return end;
    }
    handle_end_of_child(&usual);
    child = fork();
    if (!child) {
        sigaction(SIGCHLD, &usual, NULL);
        sigprocmask(SIG_SETMASK, before, NULL);
        die_with(parent);
        do_work(work, about, ends[1]);
    }
    end.error = child < 0 ? errno : 0;
    close(ends[1]);
    if (child > 0)
        hear(child, ends[0], &end, words);
    close(ends[0]);
    sigaction(SIGCHLD, &usual, NULL);
    return end;
}
