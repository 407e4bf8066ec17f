/* Any bytes → an extract, twice over in one file, so that the second half is
 * known.  Rows that are put together of what was read before are what reading
 * each gives. */

#include "fuzz.h"

#include <string.h>

#include "../unit/reading_lines.h"

static dump read_so(fuzz_run *run, const char *path, size_t way,
                    bool reads_anew)
{
    fuzz_begin(run, fuzz_catalogue(), way % 2 ? POV_VI : POV_EN);
    run->reads_anew = reads_anew;
    fuzz_take(run, path, way);
    return dump_reading(run->arena, run->figures, &run->findings, &run->tally);
}

static void read_twice(const uint8_t *bytes, size_t size, size_t way)
{
    pov_arena *arena = pov_arena_new();
    uint8_t *twice = pov_arena_alloc(arena, 2 * size + 1);
    const char *path, *difference;
    fuzz_run run, anew;
    dump own, other;

    if (size)
        memcpy(twice, bytes, size);
    twice[size] = '\n';
    if (size)
        memcpy(twice + size + 1, bytes, size);
    path = fuzz_keep("typed.csv", twice, 2 * size + 1, arena);
    own = read_so(&run, path, way, false);
    other = read_so(&anew, path, way, true);
    difference = dump_difference(arena, &own, &other);
    if (difference)
        fuzz_fail("%s", difference);
    fuzz_end(&run);
    fuzz_end(&anew);
    pov_arena_free(arena);
}

const fuzz_target fuzz_this = {
    .n_ways = FUZZ_SETTINGS, .every_way = true, .read = read_twice};
