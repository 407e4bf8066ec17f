#ifndef POVSTAT_WRITE_CHILD_H
#define POVSTAT_WRITE_CHILD_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/** Room for all that a child says: that of a pipe. */
typedef struct child_words {
    char bytes[64 * 1024 + 1];
    size_t count;
} child_words;

/** Work that may print what nobody asked for, or end the program. */
typedef const char *child_work(void *about);

/** What became of it. */
typedef struct child_end {
    bool is_done;          /* it came to its end */
    const char *complaint; /* what it gave back, if so */
    const char *printed;   /* on either stream; "": nothing */
    int signal, status;    /* what ended it before; 0: not known */
    int caught;            /* the signal for which it was ended; 0: none */
    int error;             /* errno when it ended, or why there was no child;
                              0: none */
} child_end;

/**
 * Hold back the signals that would end this process, as long as there is
 * something that only it can remove.
 */
void child_hold_signals(sigset_t *before);

/** Let them come again, and the one that ended the child. */
void child_let_signals(const sigset_t *before, const child_end *end);

/**
 * Let a child process do the work, and wait for it.
 *
 * Shape:  signals are held; one that comes ends the child, which is not held.
 *         The child shares the open files.  It prints nothing: what is printed
 *         comes back.  It dies with its parent where the system can do that.
 * Owns:   the texts are in `words`: nothing is allocated that could end this
 *         process.  What the work allocates is gone.
 */
child_end child_run(child_work *work, void *about, const sigset_t *before,
                    child_words *words);

#endif
