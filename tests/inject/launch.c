#define _GNU_SOURCE

#include "launch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/auxvec.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

#include "machine.h"

/* Its calls of these kinds stop it.  Another architecture's numbers mean
 * something else and pass. */
static void filter_calls(unsigned kinds)
{
    struct sock_filter code[128] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE_AUDIT, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    };
    struct sock_fprog program = {.filter = code};
    unsigned short n = 4;

    for (size_t i = 0; i < n_calls; i++) {
        if (!(calls[i].kind & kinds))
            continue;
        code[n++] = (struct sock_filter)BPF_JUMP(
            BPF_JMP | BPF_JEQ | BPF_K, (unsigned)calls[i].number, 0, 1);
        code[n++] =
            (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
    }
    code[n++] =
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    program.len = n;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
        trace_die("seccomp");
}

/* All of it fits into the pipe. */
static int pipe_from(const char *path)
{
    char bytes[32 * 1024];
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = file < 0 ? -1 : read(file, bytes, sizeof bytes);
    int ends[2];

    if (n < 0 || pipe(ends) || write(ends[1], bytes, (size_t)n) != n)
        trace_die(path);
    close(file);
    close(ends[1]);
    return ends[0];
}

static void redirect(int to, int fd, const char *path)
{
    if (fd < 0 || dup2(fd, to) < 0)
        trace_die(path);
    close(fd);
}

static _Noreturn void become(const start *s, unsigned kinds)
{
    const int made = O_WRONLY | O_CREAT | O_TRUNC;
    const struct rlimit none = {0, 0};

    if (chdir(s->directory))
        trace_die(s->directory);
    redirect(0, s->in ? pipe_from(s->in) : open("/dev/null", O_RDONLY), "in");
    redirect(1, open(s->out, made, 0600), s->out);
    umask(022);
    /* The same addresses each time, and no dump of what is killed. */
    personality(ADDR_NO_RANDOMIZE);
    setrlimit(RLIMIT_CORE, &none);
    if (ptrace(PTRACE_TRACEME, 0, 0, 0))
        trace_die("ptrace");
    raise(SIGSTOP);
    redirect(2, open(s->err, made, 0600), s->err);
    if (kinds)
        filter_calls(kinds);
    execve(s->words[0], s->words, s->variables);
    trace_die(s->words[0]);
}

pid_t launch_fork(void)
{
    pid_t pid;

    for (int i = 0; (pid = fork()) < 0; i++) {
        if ((errno != ENOMEM && errno != EAGAIN) || i == 60)
            trace_die("fork");
        sleep(1);
    }
    return pid;
}

bool launch_is_allowed(void)
{
    pid_t pid = launch_fork();
    int status;

    if (!pid)
        _exit(ptrace(PTRACE_TRACEME, 0, 0, 0) != 0);
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            trace_die("wait");
    return status == 0;
}

pid_t launch(const start *s, unsigned kinds)
{
    const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACESECCOMP |
                         PTRACE_O_TRACEEXEC | PTRACE_O_TRACEFORK |
                         PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE |
                         PTRACE_O_EXITKILL;
    pid_t pid = launch_fork();
    int status;

    if (!pid)
        become(s, kinds);
    if (waitpid(pid, &status, __WALL) != pid || !WIFSTOPPED(status))
        trace_die("start");
    if (ptrace(PTRACE_SETOPTIONS, pid, 0, options))
        trace_die("ptrace");
    return pid;
}

unsigned long launch_entry(pid_t pid)
{
    unsigned long auxiliary[128];
    char path[64];
    ssize_t n;
    int fd;

    snprintf(path, sizeof path, "/proc/%ld/auxv", (long)pid);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    n = fd < 0 ? -1 : read(fd, auxiliary, sizeof auxiliary);
    if (n < 0)
        trace_die(path);
    close(fd);
    for (size_t i = 0; i + 1 < (size_t)n / sizeof *auxiliary; i += 2)
        if (auxiliary[i] == AT_ENTRY)
            return auxiliary[i + 1];
    errno = ENOENT;
    trace_die("entry");
}

bool occasion_get(pid_t pid, occasion *o)
{
    struct __ptrace_syscall_info now;
    long n = ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof now, &now);

    if (n < 0 && errno == ESRCH)
        return false;
    if (n < 0 || now.op != PTRACE_SYSCALL_INFO_SECCOMP)
        trace_die("which call");
    *o = (occasion){.pid = pid, .call = call_numbered((long)now.seccomp.nr)};
    for (int i = 0; i < 6; i++)
        o->arguments[i] = now.seccomp.args[i];
    return o->call;
}

static void describe_file(pid_t pid, uint64_t fd, char *path, size_t size)
{
    char link[64];
    ssize_t n;

    snprintf(link, sizeof link, "/proc/%ld/fd/%d", (long)pid, (int)fd);
    n = readlink(link, path, size - 1);
    path[n < 0 ? 0 : n] = '\0';
}

static void read_path(pid_t pid, uint64_t from, char *path, size_t size)
{
    struct iovec here = {path, size - 1};
    struct iovec there = {(void *)(uintptr_t)from, size - 1};
    ssize_t n = process_vm_readv(pid, &here, 1, &there, 1, 0);

    path[n < 0 ? 0 : n] = '\0';
}

bool occasion_stat(const occasion *o, int path, struct stat *about)
{
    char name[512], whole[640];
    int fd = (int)o->arguments[path < 0   ? o->call->file
                               : path > 0 ? path - 1
                                          : 0];

    if (path < 0) {
        snprintf(whole, sizeof whole, "/proc/%ld/fd/%d", (long)o->pid, fd);
        return !stat(whole, about);
    }
    read_path(o->pid, o->arguments[path], name, sizeof name);
    if (*name == '/')
        snprintf(whole, sizeof whole, "%s", name);
    else if (!path || fd == AT_FDCWD)
        snprintf(whole, sizeof whole, "/proc/%ld/cwd/%s", (long)o->pid, name);
    else
        snprintf(whole, sizeof whole, "/proc/%ld/fd/%d/%s", (long)o->pid, fd,
                 name);
    return !stat(whole, about);
}

/** Would it be on a disk?  What is printed is not. */
static bool is_on_disk(const occasion *o)
{
    struct stat about;

    if (o->call->file < 0)
        return true;
    return o->arguments[o->call->file] > 2 && occasion_stat(o, -1, &about) &&
           (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode));
}

static bool makes_file(const occasion *o)
{
    uint64_t flags = o->arguments[o->call->path + 1];

    return (flags & O_CREAT) || (flags & O_TRUNC) ||
           (flags & O_TMPFILE) == O_TMPFILE;
}

static bool changes_disk(const occasion *o)
{
    return o->call->kind == CALL_OPEN ? makes_file(o) : is_on_disk(o);
}

bool occasion_counts(const occasion *o, const fault *f, bool is_child)
{
    switch (f->effect) {
    case FAULT_SHORT:
        return o->call->length >= 0 && o->arguments[o->call->length] > 1;
    case FAULT_DISK_FULL:
    case FAULT_KILL:
    case FAULT_KILL_DONE:
    case FAULT_TERMINATE:
        return changes_disk(o);
    case FAULT_KILL_CHILD:
        return is_child;
    case FAULT_FAIL:
    case FAULT_FAIL_DONE:
    case FAULT_ALLOCATION:
        break;
    }
    return true;
}

void occasion_print(const occasion *o, unsigned long n, const char *what,
                    FILE *to)
{
    char path[256] = "";

    if (o->call->file >= 0)
        describe_file(o->pid, o->arguments[o->call->file], path, sizeof path);
    else if (o->call->path >= 0)
        read_path(o->pid, o->arguments[o->call->path], path, sizeof path);
    fprintf(to, "%5lu %s(%#llx, %#llx, %#llx) %s%s%s\n", n, o->call->name,
            (unsigned long long)o->arguments[0],
            (unsigned long long)o->arguments[1],
            (unsigned long long)o->arguments[2], path, what ? "  <== " : "",
            what ? what : "");
}
