/* What a child process does for the program is mostly done here by the fuzzer
 * itself (the linker puts this in the place of child_run): so the branches it
 * takes are seen, and a fault ends the run with its trace.  Now and then a
 * child does it after all, for the parent's part of it. */

#include "write/child.h"

enum { SELDOM = 4 };

/* The linker's names for what calls and what it stands for. */
child_end __wrap_child_run(child_work *work, void *about,
                           const sigset_t *before, child_words *words);
child_end __real_child_run(child_work *work, void *about,
                           const sigset_t *before, child_words *words);

child_end __wrap_child_run(child_work *work, void *about,
                           const sigset_t *before, child_words *words)
{
    static unsigned n;

    if (n++ % SELDOM == 0)
        return __real_child_run(work, about, before, words);
    return (child_end){
        .is_done = true, .complaint = work(about), .printed = ""};
}
