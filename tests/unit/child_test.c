#include "cases.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "povstat/arena.h"
#include "write/child.h"

static const char *does_well(void *about)
{
    (void)about;
    errno = 0;
    return NULL;
}

static const char *complains(void *about)
{
    (void)about;
    errno = ENOSPC;
    return "no room\nat all";
}

static const char *prints(void *about)
{
    (void)about;
    fputs("one\n", stderr);
    printf("two\n");
    fflush(stdout);
    return NULL;
}

static const char *prints_much(void *about)
{
    (void)about;
    for (int i = 0; i < 100000; i++)
        fputs("much more than anybody wants to read\n", stderr);
    return NULL;
}

static const char *is_killed(void *about)
{
    (void)about;
    fputs("half", stderr);
    kill(getpid(), SIGKILL);
    return NULL;
}

static const char *gives_up(void *about)
{
    (void)about;
    _exit(2);
}

static const char *takes_its_time(void *about)
{
    const struct timespec a_while = {.tv_nsec = 100 * 1000 * 1000};

    (void)about;
    nanosleep(&a_while, NULL);
    return "late";
}

static child_end run(child_work *work, void *about, pov_arena *arena)
{
    child_words *words = pov_arena_alloc(arena, sizeof *words);
    sigset_t before;
    child_end end;

    child_hold_signals(&before);
    end = child_run(work, about, &before, words);
    child_let_signals(&before, &end);
    return end;
}

static struct child_case {
    const char *name;
    child_work *work;
    bool is_done;
    const char *complaint, *printed; /* NULL: none; whatever it may be */
    int signal, status, error;
} cases[] = {
    {"does well", does_well, true, NULL, "", 0, 0, 0},
    {"complains", complains, true, "no room\nat all", "", 0, 0, ENOSPC},
    {"prints", prints, true, NULL, "one\ntwo\n", 0, 0, 0},
    {"is killed", is_killed, false, NULL, "half", SIGKILL, 0, 0},
    {"gives up", gives_up, false, NULL, "", 0, 2, 0},
    {"takes its time", takes_its_time, true, "late", "", 0, 0, 0},
};

static void tells_end(void **state)
{
    const struct child_case *c = *state;
    pov_arena *arena = pov_arena_new();
    child_end end = run(c->work, NULL, arena);

    assert_int_equal(end.is_done, c->is_done);
    if (c->complaint)
        assert_string_equal(end.complaint, c->complaint);
    else
        assert_null(end.complaint);
    if (c->printed)
        assert_string_equal(end.printed, c->printed);
    assert_int_equal(end.signal, c->signal);
    assert_int_equal(end.status, c->status);
    if (c->error)
        assert_int_equal(end.error, c->error);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    pov_arena_free(arena);
}

/* Nobody reads while it prints, and it does not wait for that. */
static void waits_for_no_reader(void **state)
{
    pov_arena *arena = pov_arena_new();
    child_end end = run(prints_much, NULL, arena);

    (void)state;
    assert_int_equal(strncmp(end.printed, "much more", 9), 0);
    assert_null(end.complaint);
    assert_int_equal(end.signal, 0);
    pov_arena_free(arena);
}

/* What its parent has not printed yet, a child leaves alone. */
static void flushes_nothing(void **state)
{
    FILE *file = tmpfile();
    pov_arena *arena = pov_arena_new();

    (void)state;
    assert_non_null(file);
    fputs("once", file);
    for (size_t i = 0; i < LENGTH(cases); i++)
        run(cases[i].work, NULL, arena);
    assert_int_equal(fflush(file), 0);
    assert_int_equal(lseek(fileno(file), 0, SEEK_END), strlen("once"));
    fclose(file);
    pov_arena_free(arena);
}

/* Started so, nobody is told of the end of a child. */
static void waits_unasked(void **state)
{
    pov_arena *arena = pov_arena_new();
    child_end end;

    (void)state;
    signal(SIGCHLD, SIG_IGN);
    end = run(takes_its_time, NULL, arena);
    signal(SIGCHLD, SIG_DFL);
    assert_true(end.is_done);
    assert_string_equal(end.complaint, "late");
    pov_arena_free(arena);
}

static volatile sig_atomic_t alarms;

static void count_alarm(int number)
{
    (void)number;
    alarms = alarms + 1;
}

static void goes_on_after_signals(void **state)
{
    const struct sigaction counted = {.sa_handler = count_alarm};
    const struct sigaction usual = {.sa_handler = SIG_DFL};
    const struct itimerval often = {{0, 5000}, {0, 5000}}, never = {{0}, {0}};
    pov_arena *arena = pov_arena_new();
    child_end end;

    (void)state;
    sigaction(SIGALRM, &counted, NULL);
    setitimer(ITIMER_REAL, &often, NULL);
    end = run(takes_its_time, NULL, arena);
    setitimer(ITIMER_REAL, &never, NULL);
    sigaction(SIGALRM, &usual, NULL);
    assert_true(alarms > 1);
    assert_true(end.is_done);
    assert_string_equal(end.complaint, "late");
    pov_arena_free(arena);
}

static const char *never_ends(void *about)
{
    const int *to = about;

    if (write(*to, "!", 1) == 1)
        for (;;)
            pause();
    return NULL;
}

/* A signal ends the child, and then its parent. */
static void lets_signals_come(void **state)
{
    int ends[2], status;
    pid_t parent;
    char letter;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    parent = fork();
    if (!parent) {
        run(never_ends, &ends[1], pov_arena_new());
        _exit(0);
    }
    close(ends[1]);
    assert_int_equal(read(ends[0], &letter, 1), 1);
    kill(parent, SIGTERM);
    assert_int_equal(waitpid(parent, &status, 0), parent);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    assert_int_equal(read(ends[0], &letter, 1), 0);
    close(ends[0]);
}

#ifdef __linux__
/* The reading end sees the end of the last who could write. */
static void dies_with_parent(void **state)
{
    int ends[2];
    pid_t parent;
    char letter;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    parent = fork();
    if (!parent) {
        run(never_ends, &ends[1], pov_arena_new());
        _exit(0);
    }
    close(ends[1]);
    assert_int_equal(read(ends[0], &letter, 1), 1);
    kill(parent, SIGKILL);
    assert_int_equal(waitpid(parent, NULL, 0), parent);
    assert_int_equal(read(ends[0], &letter, 1), 0);
    close(ends[0]);
}
#endif

int main(void)
{

    TEST_ROWS(cases, name, tells_end);
    TEST(waits_for_no_reader);
    TEST(flushes_nothing);
    TEST(waits_unasked);
    TEST(goes_on_after_signals);
    TEST(lets_signals_come);
#ifdef __linux__
    TEST(dies_with_parent);
#endif
    return run_all("child", NULL, NULL);
}
