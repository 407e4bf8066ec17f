/* A clock for LD_PRELOAD that each look at it moves on by CLOCK_STEP
 * milliseconds: a run takes as long as a test wants, on any machine. */

#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t which, struct timespec *now)
{
    static long milliseconds;
    const char *step = getenv("CLOCK_STEP");

    (void)which;
    milliseconds += step ? strtol(step, NULL, 10) : 0;
    now->tv_sec = milliseconds / 1000;
    now->tv_nsec = milliseconds % 1000 * 1000000;
    return 0;
}
