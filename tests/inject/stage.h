#ifndef POVSTAT_TESTS_INJECT_STAGE_H
#define POVSTAT_TESTS_INJECT_STAGE_H

#include "cases.h"
#include "trace.h"
#include "tree.h"

enum { STAGE_PATH = 256, MOST_PRINTED = 1024 * 1024 };

/** What a run leaves. */
typedef struct result {
    outcome how;
    char *out, *err; /* what it printed; MOST_PRINTED bytes, ends with NUL */
    size_t n_out, n_err;
    tree target; /* where the result goes */
    tree litter; /* beside it, and among temporary files */
    tree inputs;
} result;

/** A directory in which one case is run again and again: work (where it runs,
 * with the data), out (where -o goes), tmp, older (what stands in out at
 * first). */
typedef struct stage {
    char root[STAGE_PATH], program[STAGE_PATH], shim[STAGE_PATH];
    const torture_case *played;
    char target[32];
    tree older; /* the target before a run */
    result right;
} stage;

/** Make the directory.  `sources` holds data and other. */
void stage_open(stage *s, const char *program, const char *shim,
                const char *sources);
void stage_close(stage *s);

/** Prepare a case, and run it undisturbed for `right`, which counts. */
void stage_set(stage *s, const torture_case *c);

/** Put what stood there where it stood; nothing else is touched. */
void stage_restore(const stage *s);

/** Run it.  Does not clean up before or after. */
void stage_run(stage *s, const injection *wrong, result *out);

/** Check the directory that a run changed. */
void stage_use(stage *s, result *out);

/** Take everything away that a run has left. */
void stage_clean(const stage *s);

/** Owns: free it with result_free. */
result result_new(void);
void result_free(result *r);

#endif
