#include <signal.h>

#include "cli/environment.h"
#include "cli/run.h"

int main(int argc, char *argv[])
{
    pov_arena *arena;
    exit_status status;

    environment_open_standard();
    /* Who reads no more need not be told; a file that grows too long is a
     * failed write. */
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN);
    arena = pov_arena_new();
    status = run_command_line(argv, (size_t)argc, arena);
    pov_arena_free(arena);
    return (int)status;
}
