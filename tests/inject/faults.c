#define _GNU_SOURCE

#include "faults.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>

const fault *fault_named(const char *name)
{
    for (size_t i = 0; i < n_faults; i++)
        if (!strcmp(faults[i].name, name))
            return &faults[i];
    return NULL;
}

const call *call_numbered(long number)
{
    for (size_t i = 0; i < n_calls; i++)
        if (calls[i].number == number)
            return &calls[i];
    return NULL;
}

int fault_signal(const fault *f)
{
    if (f->effect == FAULT_KILL || f->effect == FAULT_KILL_DONE)
        return SIGKILL;
    return f->effect == FAULT_TERMINATE ? SIGTERM : 0;
}

/* EINTR where the manual pages of the system allow it.  EINVAL of a rename is
 * what a file system says that cannot exchange. */
const fault faults[] = {
    {"alloc:once", 0, FAULT_ALLOCATION, 0, false},
    {"alloc:on", 0, FAULT_ALLOCATION, 0, true},
    {"open:EIO", CALL_OPEN, FAULT_FAIL, EIO, false},
    {"open:ENOSPC", CALL_OPEN, FAULT_FAIL, ENOSPC, false},
    {"open:EINTR", CALL_OPEN, FAULT_FAIL, EINTR, false},
    {"open:EMFILE+", CALL_OPEN, FAULT_FAIL, EMFILE, true},
    {"read:EIO", CALL_READ, FAULT_FAIL, EIO, false},
    {"read:EINTR", CALL_READ, FAULT_FAIL, EINTR, false},
    {"read:short", CALL_READ, FAULT_SHORT, 0, false},
    {"write:EIO", CALL_WRITE, FAULT_FAIL, EIO, false},
    {"write:ENOSPC", CALL_WRITE, FAULT_FAIL, ENOSPC, false},
    {"write:EINTR", CALL_WRITE, FAULT_FAIL, EINTR, false},
    {"write:EIO+", CALL_WRITE, FAULT_FAIL, EIO, true},
    {"write:short", CALL_WRITE, FAULT_SHORT, 0, false},
    {"disk:full", CALL_ROOM, FAULT_DISK_FULL, ENOSPC, true},
    {"fsync:EIO", CALL_SYNC, FAULT_FAIL, EIO, false},
    {"fsync:ENOSPC", CALL_SYNC, FAULT_FAIL, ENOSPC, false},
    {"fsync:EINTR", CALL_SYNC, FAULT_FAIL, EINTR, false},
    {"close:EIO", CALL_CLOSE, FAULT_FAIL_DONE, EIO, false},
    {"close:ENOSPC", CALL_CLOSE, FAULT_FAIL_DONE, ENOSPC, false},
    {"close:EINTR", CALL_CLOSE, FAULT_FAIL_DONE, EINTR, false},
    {"rename:EIO", CALL_RENAME, FAULT_FAIL, EIO, false},
    {"rename:ENOSPC", CALL_RENAME, FAULT_FAIL, ENOSPC, false},
    {"rename:EINVAL", CALL_RENAME, FAULT_FAIL, EINVAL, false},
    {"rename:EXDEV+", CALL_RENAME, FAULT_FAIL, EXDEV, true},
    {"unlink:EIO", CALL_UNLINK, FAULT_FAIL, EIO, false},
    {"mkdir:EIO", CALL_MKDIR, FAULT_FAIL, EIO, false},
    {"mkdir:ENOSPC", CALL_MKDIR, FAULT_FAIL, ENOSPC, false},
    {"getdents:EIO", CALL_LIST, FAULT_FAIL, EIO, false},
    {"stat:EIO", CALL_STAT, FAULT_FAIL, EIO, false},
    {"lseek:EIO", CALL_SEEK, FAULT_FAIL, EIO, false},
    {"truncate:EIO", CALL_TRUNCATE, FAULT_FAIL, EIO, false},
    {"truncate:EINTR", CALL_TRUNCATE, FAULT_FAIL, EINTR, false},
    {"chmod:EIO", CALL_MODE, FAULT_FAIL, EIO, false},
    {"chmod:EPERM", CALL_MODE, FAULT_FAIL, EPERM, false},
    {"pipe:EMFILE", CALL_PIPE, FAULT_FAIL, EMFILE, false},
    {"fork:EAGAIN", CALL_FORK, FAULT_FAIL, EAGAIN, false},
    {"wait:EINTR", CALL_WAIT, FAULT_FAIL, EINTR, false},
    {"dup:EMFILE", CALL_DUP, FAULT_FAIL, EMFILE, false},
    {"path:EIO", CALL_PATH, FAULT_FAIL, EIO, false},
    {"lock:EWOULDBLOCK", CALL_LOCK, FAULT_FAIL, EWOULDBLOCK, false},
    {"lock:ENOLCK", CALL_LOCK, FAULT_FAIL, ENOLCK, false},
    {"lock:EINTR", CALL_LOCK, FAULT_FAIL, EINTR, false},
    {"kill:before", CALL_CHANGING, FAULT_KILL, 0, false},
    {"kill:behind", CALL_CHANGING, FAULT_KILL_DONE, 0, false},
    {"term:before", CALL_CHANGING, FAULT_TERMINATE, 0, false},
    {"kill:child", CALL_CHANGING | CALL_READ, FAULT_KILL_CHILD, 0, false},
};

const size_t n_faults = sizeof faults / sizeof *faults;

/* A machine has the older names of a call, or only the newer. */
const call calls[] = {
    {SYS_openat, "openat", CALL_OPEN, -1, 1, -1},
    {SYS_read, "read", CALL_READ, 0, -1, 2},
    {SYS_pread64, "pread64", CALL_READ, 0, -1, 2},
    {SYS_readv, "readv", CALL_READ, 0, -1, -1},
    {SYS_write, "write", CALL_WRITE, 0, -1, 2},
    {SYS_pwrite64, "pwrite64", CALL_WRITE, 0, -1, 2},
    {SYS_writev, "writev", CALL_WRITE, 0, -1, -1},
    {SYS_fsync, "fsync", CALL_SYNC, 0, -1, -1},
    {SYS_fdatasync, "fdatasync", CALL_SYNC, 0, -1, -1},
    {SYS_close, "close", CALL_CLOSE, 0, -1, -1},
    {SYS_renameat2, "renameat2", CALL_RENAME, -1, 3, -1},
    {SYS_linkat, "linkat", CALL_RENAME, -1, 3, -1},
    {SYS_unlinkat, "unlinkat", CALL_UNLINK, -1, 1, -1},
    {SYS_mkdirat, "mkdirat", CALL_MKDIR, -1, 1, -1},
    {SYS_getdents64, "getdents64", CALL_LIST, 0, -1, -1},
    {SYS_newfstatat, "newfstatat", CALL_STAT, -1, 1, -1},
    {SYS_fstat, "fstat", CALL_STAT, 0, -1, -1},
    {SYS_statx, "statx", CALL_STAT, -1, 1, -1},
    {SYS_faccessat, "faccessat", CALL_STAT, -1, 1, -1},
    {SYS_lseek, "lseek", CALL_SEEK, 0, -1, -1},
    {SYS_ftruncate, "ftruncate", CALL_TRUNCATE, 0, -1, -1},
    {SYS_fallocate, "fallocate", CALL_TRUNCATE, 0, -1, -1},
    {SYS_fchmod, "fchmod", CALL_MODE, 0, -1, -1},
    {SYS_fchmodat, "fchmodat", CALL_MODE, -1, 1, -1},
    {SYS_fchown, "fchown", CALL_MODE, 0, -1, -1},
    {SYS_fchownat, "fchownat", CALL_MODE, -1, 1, -1},
    {SYS_pipe2, "pipe2", CALL_PIPE, -1, -1, -1},
    {SYS_clone, "clone", CALL_FORK, -1, -1, -1},
    {SYS_wait4, "wait4", CALL_WAIT, -1, -1, -1},
    {SYS_waitid, "waitid", CALL_WAIT, -1, -1, -1},
    {SYS_dup, "dup", CALL_DUP, 0, -1, -1},
    {SYS_dup3, "dup3", CALL_DUP, 0, -1, -1},
    {SYS_getcwd, "getcwd", CALL_PATH, -1, -1, -1},
    {SYS_flock, "flock", CALL_LOCK, 0, -1, -1},
    {SYS_readlinkat, "readlinkat", CALL_PATH, -1, 1, -1},
#ifdef SYS_clone3
    {SYS_clone3, "clone3", CALL_FORK, -1, -1, -1},
#endif
#ifdef SYS_faccessat2
    {SYS_faccessat2, "faccessat2", CALL_STAT, -1, 1, -1},
#endif
#ifdef SYS_open
    {SYS_open, "open", CALL_OPEN, -1, 0, -1},
    {SYS_creat, "creat", CALL_OPEN, -1, 0, -1},
    {SYS_rename, "rename", CALL_RENAME, -1, 1, -1},
    {SYS_link, "link", CALL_RENAME, -1, 1, -1},
    {SYS_unlink, "unlink", CALL_UNLINK, -1, 0, -1},
    {SYS_rmdir, "rmdir", CALL_UNLINK, -1, 0, -1},
    {SYS_mkdir, "mkdir", CALL_MKDIR, -1, 0, -1},
    {SYS_stat, "stat", CALL_STAT, -1, 0, -1},
    {SYS_lstat, "lstat", CALL_STAT, -1, 0, -1},
    {SYS_access, "access", CALL_STAT, -1, 0, -1},
    {SYS_chmod, "chmod", CALL_MODE, -1, 0, -1},
    {SYS_chown, "chown", CALL_MODE, -1, 0, -1},
    {SYS_pipe, "pipe", CALL_PIPE, -1, -1, -1},
    {SYS_fork, "fork", CALL_FORK, -1, -1, -1},
    {SYS_vfork, "vfork", CALL_FORK, -1, -1, -1},
    {SYS_dup2, "dup2", CALL_DUP, 0, -1, -1},
    {SYS_readlink, "readlink", CALL_PATH, -1, 0, -1},
#endif
#ifdef SYS_renameat
    {SYS_renameat, "renameat", CALL_RENAME, -1, 3, -1},
#endif
};

const size_t n_calls = sizeof calls / sizeof *calls;
