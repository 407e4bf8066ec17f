/* measure COMMAND [ARGUMENT...]: run it with its output thrown away and print
 * its exit status, the seconds it took by the clock and of the processor, and
 * its peak memory in kilobytes. */

#define _GNU_SOURCE /* wait4 */

#include <fcntl.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void run(char **command)
{
    int nowhere = open("/dev/null", O_WRONLY);

    /* A large page is there or not, by what else the machine does. */
    if (prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0))
        _exit(127);
    if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0 ||
        dup2(nowhere, STDERR_FILENO) < 0)
        _exit(127);
    execvp(command[0], command);
    _exit(127);
}

int main(int argc, char **argv)
{
    double start = seconds_now();
    struct rusage used;
    int status;
    pid_t child;

    if (argc < 2) {
        fputs("usage: measure COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }
    child = fork();
    if (child == 0)
        run(argv + 1);
    if (child < 0 || wait4(child, &status, 0, &used) != child) {
        perror("measure");
        return 2;
    }
    printf("%d %.3f %.3f %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128,
           seconds_now() - start,
           seconds_of(used.ru_utime) + seconds_of(used.ru_stime),
           used.ru_maxrss);
    return 0;
}
