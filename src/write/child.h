#ifndef WRITE_CHILD_H
#define WRITE_CHILD_H

#include <stdbool.h>

#include "povstat/arena.h"

/** Work that may print what nobody asked for, or end the program. */
typedef const char *child_work(void *about);

/** What became of it. */
typedef struct child_end {
    bool is_done;          /* it came to its end */
    const char *complaint; /* what it gave back, if so */
    const char *printed;   /* on either stream; "": nothing */
    int signal, status;    /* what ended it before; 0: not known */
    int error;             /* errno when it ended, or why there was no child;
                              0: none */
} child_end;

/**
 * Let a child process do the work, and wait for it.
 *
 * Shape:  the child shares the open files.  It prints nothing: what is printed
 *         comes back.  It dies with its parent where the system can do that.
 * Owns:   the texts are in the arena; what the work allocates is gone.
 */
child_end child_run(child_work *work, void *about, pov_arena *arena);

#endif
