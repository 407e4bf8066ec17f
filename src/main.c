#include <signal.h>

#include "cli/environment.h"
#include "cli/run.h"

int main(int argc, char *argv[])
{
    pov_arena *arena;
    exit_status status;

    environment_open_standard();
    /* A closed pipe is then a failed write, which is reported. */
    signal(SIGPIPE, SIG_IGN);
    arena = pov_arena_new();
    status = run_command_line(argv, (size_t)argc, arena);
    pov_arena_free(arena);
    return (int)status;
}
