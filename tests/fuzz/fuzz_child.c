/* What a child process does for the program is done here by the fuzzer
 * itself, in place of src/write/child.c: so the branches it takes are seen,
 * and a fault ends the run with its trace. */

#include "write/child.h"

child_end child_run(child_work *work, void *about, pov_arena *arena)
{
    (void)arena;
    return (child_end){
        .is_done = true, .complaint = work(about), .printed = ""};
}
