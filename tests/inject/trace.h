#ifndef POVSTAT_TESTS_INJECT_TRACE_H
#define POVSTAT_TESTS_INJECT_TRACE_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "faults.h"

/* Running a program, and what goes wrong while it runs.
 *
 * System calls are watched from outside (ptrace; a filter of seccomp stops at
 * the calls of the fault and lets all others pass at full speed), so that
 * those are seen which the C library makes for itself.  Counted is from the
 * entry of the program on, behind the loader.  Allocations are counted and
 * failed by a library loaded into it (shim.c). */

/** A program to run. */
typedef struct start {
    char *const *words; /* words[0] is its path */
    char *const *variables;
    const char *directory;
    const char *in;        /* a file that comes through a pipe; NULL: nothing */
    const char *out, *err; /* files that are made */
} start;

/** What is to go wrong. */
typedef struct injection {
    const fault *fault; /* NULL: nothing; the calls of all are counted */
    unsigned long n;    /* from 1 */
    FILE *log;          /* gets the calls that count; NULL: nobody does */
    bool is_quick;      /* nothing is counted */
} injection;

/** What became of it. */
typedef struct outcome {
    int status;                      /* as from waitpid */
    bool hung;                       /* it had to be ended */
    unsigned long seen[MOST_FAULTS]; /* calls that each would count */
    bool hit;                        /* something went wrong */
    bool hit_complaint;              /* that was a call for standard error */
    const char *order; /* what is wrong with it, if nothing was done to it */
    const call *what;  /* the call that went wrong; NULL: an allocation */
} outcome;

/** Run it to its end, its children too.  Errors: the program ends. */
outcome trace_run(const start *s, const injection *wrong);

/** Say why, with errno, and end: the test is broken, not the program. */
_Noreturn void trace_die(const char *what);

#endif
