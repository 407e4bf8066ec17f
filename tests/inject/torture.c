/* torture [--case PATTERN] [--fault PATTERN] [--n N] [--every N]
 * [--all] [--jobs N] [--list] [-v]
 *
 * Run every command line of cases.c again and again; each time one more call
 * goes wrong, in one of the ways of faults.c.  Each way it must either do what
 * it was asked for, or say that it did not, and leave the files alone.
 *
 * Runs stand in no order and know nothing of each other, so one that fails is
 * run again by naming it.  After SQLite's out-of-memory, I/O-error and crash
 * tests (https://sqlite.org/testing.html) and curl's torture tests. */

#define _GNU_SOURCE

#include <errno.h>
#include <fnmatch.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "judge.h"
#include "launch.h"

/* A workbook takes thousands of allocations of the same few kinds: of more than
 * ENOUGH calls of one case and fault, evenly spread ones are tried. */
enum { MOST_CASES = 256, MOST_SHOWN = 3, ENOUGH = 1000 };

typedef struct tally {
    atomic_ulong seen, tried, failed;
} tally;

/** What all workers share. */
typedef struct board {
    atomic_ulong next; /* the case that nobody has taken yet */
    tally tallies[MOST_CASES][MOST_FAULTS + 1]; /* the last: undisturbed */
} board;

typedef struct settings {
    const char *program, *shim, *sources, *self;
    const char *only_case, *only_fault;
    unsigned long n, every, jobs;
    bool all, verbose, lists;
} settings;

static board *shared;

/* One write, so that lines of two workers do not mix. */
static void print_failure(const settings *set, const torture_case *c,
                          const fault *f, unsigned long n, const outcome *how,
                          const char *complaint)
{
    char text[1024];
    int length;

    if (f)
        length = snprintf(
            text, sizeof text,
            "FAIL %s %s %lu (%s): %s (status %#x)\n"
            "    %s --case %s --fault %s --n %lu -v\n",
            c->name, f->name, n, how->what ? how->what->name : "allocation",
            complaint, (unsigned)how->status, set->self, c->name, f->name, n);
    else
        length = snprintf(text, sizeof text,
                          "FAIL %s undisturbed: %s (status %#x)\n", c->name,
                          complaint, (unsigned)how->status);
    if (write(1, text, (size_t)length) != length)
        trace_die("standard output");
}

static void print_tree(const char *name, const tree *t)
{
    printf("%s:\n", name);
    for (size_t i = 0; i < t->n; i++)
        printf("    %06o %s\n", (unsigned)t->items[i].mode, t->items[i].path);
}

static void print_result(const result *got)
{
    printf("standard output (%zu bytes):\n%.*s\nstandard error:\n%s\n",
           got->n_out, got->n_out > 4000 ? 4000 : (int)got->n_out, got->out,
           got->err);
    print_tree("the result", &got->target);
    print_tree("left beside it", &got->litter);
    if (WIFEXITED(got->how.status))
        printf("exit %d\n", WEXITSTATUS(got->how.status));
    else
        printf("signal %d\n", WTERMSIG(got->how.status));
}

/** Is the n-th of all that were seen among those to be tried?  Others for each
 *  case and fault. */
static bool is_wanted(const settings *set, size_t i_case, size_t i_fault,
                      unsigned long n, unsigned long seen)
{
    unsigned long every = set->every;

    if (set->n)
        return n == set->n;
    if (!set->all)
        every *= 1 + seen / ENOUGH;
    return (n + i_case * 7 + i_fault * 13) % every == 0;
}

static void run_fault(const settings *set, stage *s, size_t i_case,
                      size_t i_fault, result *got)
{
    const fault *f = &faults[i_fault];
    tally *count = &shared->tallies[i_case][i_fault];
    unsigned long seen = s->right.how.seen[i_fault];

    count->seen = seen;
    for (unsigned long n = 1; n <= seen; n++) {
        const injection wrong = {
            .fault = f, .n = n, .log = set->verbose ? stdout : NULL};
        const char *complaint;

        if (!is_wanted(set, i_case, i_fault, n, seen))
            continue;
        stage_clean(s);
        stage_restore(s);
        stage_run(s, &wrong, got);
        if (set->verbose)
            print_result(got);
        complaint = judge(s, &wrong, got);
        atomic_fetch_add(&count->tried, 1);
        if (complaint && atomic_fetch_add(&count->failed, 1) < MOST_SHOWN)
            print_failure(set, s->played, f, n, &got->how, complaint);
    }
}

static void run_case(const settings *set, stage *s, size_t i_case,
                     const torture_case *c, result *got)
{
    tally *undisturbed = &shared->tallies[i_case][n_faults];
    const char *complaint;

    stage_set(s, c);
    complaint = judge_right(s);
    atomic_fetch_add(&undisturbed->tried, 1);
    if (complaint) {
        atomic_fetch_add(&undisturbed->failed, 1);
        print_failure(set, c, NULL, 0, &s->right.how, complaint);
    }
    for (size_t i = 0; i < n_faults; i++)
        if (!set->only_fault || !fnmatch(set->only_fault, faults[i].name, 0))
            run_fault(set, s, i_case, i, got);
}

static void work(const settings *set)
{
    size_t n_cases;
    const torture_case *cases = cases_all(&n_cases);
    result got = result_new();
    unsigned long i;
    stage s;

    stage_open(&s, set->program, set->shim, set->sources);
    while ((i = atomic_fetch_add(&shared->next, 1)) < n_cases)
        if (!set->only_case || !fnmatch(set->only_case, cases[i].name, 0))
            run_case(set, &s, i, &cases[i], &got);
    stage_close(&s);
    result_free(&got);
    fflush(stdout);
}

/** Errors: how many workers broke. */
static unsigned long work_together(const settings *set)
{
    unsigned long broken = 0;
    int status;

    fflush(stdout);
    for (unsigned long i = 0; i < set->jobs; i++) {
        if (!launch_fork()) {
            work(set);
            _exit(0);
        }
    }
    while (wait(&status) > 0)
        broken += status != 0;
    return broken;
}

static void add(tally *to, const tally *more)
{
    to->seen += more->seen;
    to->tried += more->tried;
    to->failed += more->failed;
}

static void print_head(const char *what)
{
    printf("\n%-12s %8s %8s %8s\n", what, "calls", "tried", "failed");
}

static void print_line(const char *name, const tally *t)
{
    if (t->tried)
        printf("%-12s %8lu %8lu %8lu\n", name, t->seen, t->tried, t->failed);
}

static void print_by_fault(size_t n_cases)
{
    print_head("fault");
    for (size_t f = 0; f <= n_faults; f++) {
        tally sum = {0};

        for (size_t c = 0; c < n_cases; c++)
            add(&sum, &shared->tallies[c][f]);
        print_line(f < n_faults ? faults[f].name : "none", &sum);
    }
}

static bool is_same_command(const torture_case *a, const torture_case *b)
{
    size_t length = strcspn(a->command, " ");

    return length == strcspn(b->command, " ") &&
           !strncmp(a->command, b->command, length);
}

/* Cases of one command stand together. */
static tally print_by_command(const torture_case *cases, size_t n_cases)
{
    tally all = {0}, sum = {0};
    char name[32];

    print_head("command");
    for (size_t c = 0; c < n_cases; c++) {
        for (size_t f = 0; f <= n_faults; f++)
            add(&sum, &shared->tallies[c][f]);
        if (c + 1 < n_cases && is_same_command(&cases[c], &cases[c + 1]))
            continue;
        snprintf(name, sizeof name, "%.*s", (int)strcspn(cases[c].command, " "),
                 cases[c].command);
        print_line(name, &sum);
        add(&all, &sum);
        sum = (tally){0};
    }
    return all;
}

static void list(const torture_case *cases, size_t n_cases)
{
    for (size_t c = 0; c < n_cases; c++)
        printf("%-32s %s\n", cases[c].name, cases[c].command);
    for (size_t f = 0; f < n_faults; f++)
        puts(faults[f].name);
}

static const char *beside(const char *self, const char *name, char *path,
                          size_t size)
{
    const char *slash = strrchr(self, '/');

    snprintf(path, size, "%.*s%s", slash ? (int)(slash + 1 - self) : 0, self,
             name);
    return path;
}

static unsigned long number(const char *text)
{
    char *end;
    unsigned long n = text ? strtoul(text, &end, 10) : 0;

    if (!text || *end || !*text) {
        fprintf(stderr, "torture: a number, not '%s'\n", text ? text : "");
        exit(125);
    }
    return n;
}

static void parse(char *argv[], settings *set)
{
    struct {
        const char *name, **text;
        unsigned long *number;
    } options[] = {
        {"--case", &set->only_case, NULL},
        {"--fault", &set->only_fault, NULL},
        {"--n", NULL, &set->n},
        {"--every", NULL, &set->every},
        {"--jobs", NULL, &set->jobs},
    };
    enum { N_OPTIONS = sizeof options / sizeof *options };

    while (*++argv) {
        size_t i = 0;

        set->verbose |= !strcmp(*argv, "-v");
        set->lists |= !strcmp(*argv, "--list");
        set->all |= !strcmp(*argv, "--all");
        while (i < N_OPTIONS && strcmp(*argv, options[i].name) != 0)
            i++;
        if (i == N_OPTIONS)
            continue;
        argv++;
        if (options[i].text)
            *options[i].text = *argv;
        else
            *options[i].number = number(*argv);
        if (!*argv)
            return;
    }
}

int main(int argc, char *argv[])
{
    char program[512], shim[512];
    settings set = {.self = argv[0],
                    .program = beside(argv[0], "../povstat", program, 512),
                    .shim = beside(argv[0], "inject.so", shim, 512),
                    .sources = "tests/inject",
                    .every = 1,
                    .jobs = (unsigned long)sysconf(_SC_NPROCESSORS_ONLN)};
    size_t n_cases;
    const torture_case *cases = cases_all(&n_cases);
    unsigned long broken;
    tally all;

    (void)argc;
    parse(argv, &set);
    if (set.verbose)
        set.jobs = 1;
    if (set.lists) {
        list(cases, n_cases);
        return 0;
    }
    if (!launch_is_allowed()) {
        puts("skip  torture: no program may be traced here");
        return 0;
    }
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
                  MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        trace_die("memory");
    broken = work_together(&set);
    print_by_fault(n_cases);
    all = print_by_command(cases, n_cases);
    if (broken)
        printf("FAIL torture: %lu workers broke\n", broken);
    printf("\ntorture: %lu passed, %lu failed\n", all.tried - all.failed,
           all.failed + broken);
    return all.failed || broken || !all.tried;
}
