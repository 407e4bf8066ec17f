#ifndef POVSTAT_TESTS_INJECT_LAUNCH_H
#define POVSTAT_TESTS_INJECT_LAUNCH_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "trace.h"

/** A system call that is about to be made. */
typedef struct occasion {
    pid_t pid;
    const call *call;
    uint64_t arguments[6];
} occasion;

/** May programs be traced here?  Some containers do not let them. */
bool launch_is_allowed(void);

/** Fork; while others have all memory or processes, wait for theirs to end, a
 * minute at most.  Errors: the program ends. */
pid_t launch_fork(void);

/** Start it; it waits before its first instruction, and stops at calls of
 * these kinds. */
pid_t launch(const start *s, unsigned kinds);

/** The address at which a program begins that was just loaded. */
unsigned long launch_entry(pid_t pid);

/** Errors: false if the process is gone, or the call of no interest. */
bool occasion_get(pid_t pid, occasion *o);

/** Does a fault count it? */
bool occasion_counts(const occasion *o, const fault *f, bool is_child);

/** What its descriptor is, or, from 0, the path in that argument.  Errors:
 *  false if it is nothing. */
bool occasion_stat(const occasion *o, int path, struct stat *about);

/** Print it as one line; `what` goes wrong with it, or NULL. */
void occasion_print(const occasion *o, unsigned long n, const char *what,
                    FILE *to);

#endif
