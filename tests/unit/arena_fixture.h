#ifndef POVSTAT_TESTS_UNIT_ARENA_FIXTURE_H
#define POVSTAT_TESTS_UNIT_ARENA_FIXTURE_H

/* An arena for a test, or for all of them: what run_all and TEST_WITH take. */

#include "povstat/arena.h"

static pov_arena *arena;

static inline int make_arena(void **state)
{
    (void)state;
    arena = pov_arena_new();
    return 0;
}

static inline int free_arena(void **state)
{
    (void)state;
    pov_arena_free(arena);
    return 0;
}

#endif
