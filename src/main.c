#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "cli/run.h"

/* Descriptors 0 to 2 that the caller closed are opened, so that no file gets
 * their number and messages never land in it; to use one still fails. */
static void open_standard(void)
{
    static const int wrong_way[] = {O_WRONLY, O_RDONLY, O_RDONLY};

    /* open() gives the lowest free number, and those below are taken. */
    for (int i = 0; i < 3; i++)
        if (fcntl(i, F_GETFD) < 0 && open("/dev/null", wrong_way[i]) != i)
            _exit(EXIT_REFUSED);
}

/* Where memory is short there is nobody to say so when the stack cannot grow:
 * the system ends the program.  So what it may need is asked for before there
 * is anything to lose. */
static void reserve_stack(void)
{
    volatile char room[256 * 1024];

    room[0] = 0;
    (void)room[0];
}

int main(int argc, char *argv[])
{
    pov_arena *arena;
    exit_status status;

    reserve_stack();
    pov_memory_begin();
    open_standard();
    /* Who reads no more need not be told; a file that grows too long is a
     * failed write. */
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN);
    arena = pov_arena_new();
    status = run_command_line(argv, (size_t)argc, arena);
    pov_arena_free(arena);
    return (int)status;
}
