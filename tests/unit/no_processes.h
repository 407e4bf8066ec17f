#ifndef POVSTAT_TESTS_UNIT_NO_PROCESSES_H
#define POVSTAT_TESTS_UNIT_NO_PROCESSES_H

#include <sys/resource.h>
#include <unistd.h>

#include "cases.h"

/** Let no process begin, for want of descriptors for its pipe, when so many
 *  files more are open.  Returns what allow_processes takes. */
static inline struct rlimit forbid_processes(size_t files)
{
    struct rlimit before, now;
    int next = dup(STDIN_FILENO);

    assert_true(next >= 0);
    close(next);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    now = before;
    now.rlim_cur = (rlim_t)next + files + 1;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &now), 0);
    return before;
}

static inline void allow_processes(struct rlimit before)
{
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
}

#endif
