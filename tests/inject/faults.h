#ifndef POVSTAT_TESTS_INJECT_FAULTS_H
#define POVSTAT_TESTS_INJECT_FAULTS_H

#include <stdbool.h>
#include <stddef.h>

/** Kinds of system calls, as bits. */
enum call_kind {
    CALL_OPEN = 1 << 0,
    CALL_READ = 1 << 1,
    CALL_WRITE = 1 << 2,
    CALL_SYNC = 1 << 3,
    CALL_CLOSE = 1 << 4,
    CALL_RENAME = 1 << 5,
    CALL_UNLINK = 1 << 6,
    CALL_MKDIR = 1 << 7,
    CALL_LIST = 1 << 8,
    CALL_STAT = 1 << 9,
    CALL_SEEK = 1 << 10,
    CALL_TRUNCATE = 1 << 11,
    CALL_MODE = 1 << 12,
    CALL_PIPE = 1 << 13,
    CALL_FORK = 1 << 14,
    CALL_WAIT = 1 << 15,
    CALL_DUP = 1 << 16,
    CALL_PATH = 1 << 17, /* getcwd, readlink */
    CALL_LOCK = 1 << 18,
    CALL_CHANGING = CALL_OPEN | CALL_WRITE | CALL_RENAME | CALL_UNLINK |
                    CALL_MKDIR | CALL_TRUNCATE | CALL_MODE,
    CALL_ROOM = CALL_OPEN | CALL_WRITE | CALL_MKDIR | CALL_TRUNCATE
};

typedef enum fault_effect {
    FAULT_FAIL,       /* it is not done, and says why */
    FAULT_FAIL_DONE,  /* it is done, and says it failed, as close() may */
    FAULT_SHORT,      /* fewer bytes than asked for */
    FAULT_DISK_FULL,  /* whatever needs room on the disk fails */
    FAULT_KILL,       /* everybody ends before it */
    FAULT_KILL_DONE,  /* ... behind it */
    FAULT_TERMINATE,  /* everybody is asked to end before it */
    FAULT_KILL_CHILD, /* the process that calls ends, if it is a child */
    FAULT_ALLOCATION
} fault_effect;

/** What goes wrong. */
typedef struct fault {
    const char *name;
    unsigned calls; /* kinds that are counted */
    fault_effect effect;
    int error;
    bool lasts; /* from the n-th on, not only that one */
} fault;

/** A system call of interest. */
typedef struct call {
    long number;
    const char *name;
    enum call_kind kind;
    int file;   /* which argument is a descriptor; -1: none */
    int path;   /* which is a path; -1: none */
    int length; /* which is a number of bytes; -1: none */
} call;

enum { MOST_FAULTS = 64 };

extern const fault faults[];
extern const size_t n_faults;
extern const call calls[];
extern const size_t n_calls;

/** Errors: NULL if there is none of that name. */
const fault *fault_named(const char *name);

/** Errors: NULL if it is of no interest. */
const call *call_numbered(long number);

/** The signal that may end the program then; 0: none. */
int fault_signal(const fault *f);

#endif
