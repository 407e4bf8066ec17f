#define _GNU_SOURCE

#include "trace.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "launch.h"
#include "machine.h"
#include "order.h"
#include "page.h"

enum { MOST_PROCESSES = 8, PATIENCE = 120 /* seconds */ };

/** A process of the program. */
typedef struct process {
    pid_t pid;
    enum { RUNS, FAILS, SHORTENED, ENDS } then; /* when the call returns */
    unsigned long long kept; /* the length that it had asked for */
} process;

typedef struct tracing {
    const injection *wrong;
    outcome out;
    process processes[MOST_PROCESSES];
    size_t n;
    pid_t first;
    unsigned long entry; /* where it is stopped once; 0: no more */
    long code;           /* what is there */
    bool has_begun;
    unsigned kinds; /* of calls that stop it */
    page *page;
    order order;
} tracing;

static volatile sig_atomic_t is_late;

static void be_late(int signal)
{
    (void)signal;
    is_late = 1;
}

void trace_die(const char *what)
{
    fprintf(stderr, "torture: %s: %s\n", what, strerror(errno));
    _exit(125);
}

static process *process_of(tracing *t, pid_t pid)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->processes[i].pid == pid)
            return &t->processes[i];
    if (t->n == MOST_PROCESSES)
        trace_die("too many processes");
    t->processes[t->n] = (process){.pid = pid};
    return &t->processes[t->n++];
}

static void forget(tracing *t, pid_t pid)
{
    process *p = process_of(t, pid);

    *p = t->processes[--t->n];
}

static void signal_all(const tracing *t, int signal)
{
    for (size_t i = 0; i < t->n; i++)
        kill(t->processes[i].pid, signal);
}

/* It may be gone by now: the next waitpid tells. */
static void go_on(pid_t pid, long request, int signal)
{
    if (ptrace(request, pid, 0, (long)signal) && errno != ESRCH)
        trace_die("ptrace");
}

static bool get(pid_t pid, machine_registers *r)
{
    if (machine_get(pid, r))
        return true;
    if (errno != ESRCH)
        trace_die("registers");
    return false;
}

static void set(pid_t pid, machine_registers *r)
{
    if (!machine_set(pid, r) && errno != ESRCH)
        trace_die("registers");
}

/* The program is loaded, not begun: stop it where it will begin. */
static void stop_at_entry(tracing *t)
{
    t->entry = launch_entry(t->first);
    errno = 0;
    t->code = ptrace(PTRACE_PEEKTEXT, t->first, t->entry, 0);
    if (errno ||
        ptrace(PTRACE_POKETEXT, t->first, t->entry,
               (t->code & (long)~MACHINE_STOP_BITS) | (long)MACHINE_STOP))
        trace_die("entry");
}

/** Is that the stop at the entry? */
static bool begin(tracing *t, pid_t pid)
{
    machine_registers r;

    if (!t->entry || pid != t->first || !get(pid, &r) ||
        *machine_counter(&r) != t->entry + MACHINE_BEHIND_STOP)
        return false;
    *machine_counter(&r) = t->entry;
    set(pid, &r);
    if (ptrace(PTRACE_POKETEXT, pid, t->entry, t->code))
        trace_die("entry");
    t->entry = 0;
    t->has_begun = true;
    return true;
}

static void fail_call(pid_t pid, int error, bool is_skipped)
{
    machine_registers r;

    if (!get(pid, &r))
        return;
    *machine_result(&r) = (unsigned long long)-(long long)error;
    if (is_skipped && !machine_skip(pid, &r))
        trace_die("skip");
    set(pid, &r);
}

static void set_length(pid_t pid, unsigned long long length)
{
    machine_registers r;

    if (!get(pid, &r))
        return;
    *machine_length(&r) = length;
    set(pid, &r);
}

/* A few bytes, so that characters are cut too; at least one. */
static unsigned long long shortened(unsigned long long length)
{
    return length > 7 ? 7 : length / 2;
}

static void do_wrong(tracing *t, process *p, const occasion *o)
{
    const fault *f = t->wrong->fault;

    switch (f->effect) {
    case FAULT_FAIL:
    case FAULT_DISK_FULL:
        fail_call(p->pid, f->error, true);
        break;
    case FAULT_FAIL_DONE:
        p->then = FAILS;
        break;
    case FAULT_SHORT:
        p->then = SHORTENED;
        p->kept = o->arguments[2];
        set_length(p->pid, shortened(p->kept));
        break;
    case FAULT_KILL:
    case FAULT_TERMINATE:
        signal_all(t, fault_signal(f));
        break;
    case FAULT_KILL_DONE:
        p->then = ENDS;
        break;
    case FAULT_KILL_CHILD:
        kill(p->pid, SIGKILL);
        break;
    case FAULT_ALLOCATION:
        break;
    }
}

/** Is it the turn of the fault that is wanted?  Counts for all. */
static bool count(tracing *t, const occasion *o)
{
    const injection *w = t->wrong;
    bool is_now = false;

    for (size_t i = 0; i < n_faults; i++) {
        const fault *f = &faults[i];
        unsigned long seen;

        if ((w->fault && w->fault != f) || !(o->call->kind & f->calls) ||
            !occasion_counts(o, f, o->pid != t->first))
            continue;
        seen = ++t->out.seen[i];
        if (!w->fault)
            continue;
        is_now = seen == w->n || (seen > w->n && f->lasts);
        if (seen == w->n)
            t->out.what = o->call;
        if (w->log)
            occasion_print(o, seen, is_now ? f->name : NULL, w->log);
    }
    return is_now;
}

static void at_call(tracing *t, process *p)
{
    occasion o;

    if (!t->has_begun || !occasion_get(p->pid, &o))
        return;
    if (!t->wrong->fault)
        order_see(&t->order, &o);
    if (!count(t, &o))
        return;
    t->out.hit = true;
    t->out.hit_complaint |= o.call->file == 0 && o.arguments[0] == 2;
    do_wrong(t, p, &o);
}

static void at_return(tracing *t, process *p)
{
    switch (p->then) {
    case RUNS:
        break;
    case FAILS:
        fail_call(p->pid, t->wrong->fault->error, false);
        break;
    case SHORTENED:
        set_length(p->pid, p->kept);
        break;
    case ENDS:
        signal_all(t, SIGKILL);
        break;
    }
    p->then = RUNS;
}

static void at_stop(tracing *t, pid_t pid, int status)
{
    process *p = process_of(t, pid);
    int signal = WSTOPSIG(status);

    switch (status >> 16) {
    case PTRACE_EVENT_SECCOMP:
        at_call(t, p);
        go_on(pid, p->then == RUNS ? PTRACE_CONT : PTRACE_SYSCALL, 0);
        return;
    case PTRACE_EVENT_EXEC:
        if (pid == t->first && t->kinds && !t->has_begun)
            stop_at_entry(t);
        signal = 0;
        break;
    case PTRACE_EVENT_STOP:
    case PTRACE_EVENT_FORK:
    case PTRACE_EVENT_VFORK:
    case PTRACE_EVENT_CLONE:
        signal = 0;
        break;
    default:
        if (signal == (SIGTRAP | 0x80)) {
            at_return(t, p);
            signal = 0;
        } else if (signal == SIGTRAP && begin(t, pid)) {
            signal = 0;
        } else if (signal == SIGSTOP) {
            signal = 0; /* so begins a child */
        }
        break;
    }
    go_on(pid, PTRACE_CONT, signal);
}

static void follow(tracing *t)
{
    int status;
    pid_t pid;

    for (;;) {
        pid = waitpid(-1, &status, __WALL);
        if (pid < 0 && errno == ECHILD)
            return;
        if (is_late) {
            t->out.hung = true;
            is_late = 0;
            signal_all(t, SIGKILL);
        }
        if (pid < 0)
            continue;
        if (WIFSTOPPED(status)) {
            at_stop(t, pid, status);
            continue;
        }
        if (pid == t->first)
            t->out.status = status;
        forget(t, pid);
    }
}

static page *share_page(const injection *wrong)
{
    static page *shared;

    if (!shared) {
        int fd = memfd_create("torture", MFD_CLOEXEC);

        if (fd < 0 || ftruncate(fd, sizeof *shared) ||
            dup2(fd, PAGE_DESCRIPTOR) < 0)
            trace_die("page");
        close(fd);
        shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED,
                      PAGE_DESCRIPTOR, 0);
        if (shared == MAP_FAILED)
            trace_die("page");
    }
    *shared = (page){.fail = wrong->fault ? wrong->n : 0,
                     .lasts = wrong->fault && wrong->fault->lasts};
    return shared;
}

static void take_page(tracing *t)
{
    for (size_t i = 0; i < n_faults; i++)
        if (faults[i].effect == FAULT_ALLOCATION)
            t->out.seen[i] = t->page->seen;
    t->out.hit |= t->page->hit;
    if (t->wrong->log && t->page->seen)
        fprintf(t->wrong->log, "%lu allocations\n", t->page->seen);
}

static unsigned kinds_of(const injection *wrong)
{
    unsigned kinds = 0;

    for (size_t i = 0; i < n_faults && !wrong->is_quick; i++)
        if (!wrong->fault || wrong->fault == &faults[i])
            kinds |= faults[i].calls;
    return kinds;
}

outcome trace_run(const start *s, const injection *wrong)
{
    struct sigaction late = {.sa_handler = be_late};
    tracing t = {.wrong = wrong, .kinds = kinds_of(wrong)};

    t.page = share_page(wrong);
    sigaction(SIGALRM, &late, NULL);
    is_late = 0;
    t.first = launch(s, t.kinds);
    process_of(&t, t.first);
    alarm(PATIENCE);
    go_on(t.first, PTRACE_CONT, 0);
    follow(&t);
    alarm(0);
    take_page(&t);
    t.out.order = order_end(&t.order);
    return t.out;
}
