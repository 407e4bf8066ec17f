/* pack DIRECTORY: print the reference tables of a data directory as C, for
 * `make`.  They are read as those of any directory are; see
 * src/model/area_pack.h and catalogue_pack.h.
 * pack: print the tables of spellings, taken apart; see povstat/words.h. */

#include <stdio.h>

#include "povstat/reference.h"
#include "povstat/words.h"

static bool mark_table(const char *path, uint64_t *size, uint64_t *mark)
{
    static char bytes[POV_MARKED];
    FILE *file = fopen(path, "rb");
    size_t n;

    if (!file)
        return false;
    while ((n = fread(bytes, 1, POV_MARKED, file)) > 0) {
        *mark = pov_areas_mark(*mark, bytes, n);
        *size += n;
    }
    fclose(file);
    return true;
}

static bool print_words(void)
{
#define TABLE(name) pov_words_write(#name, &name##_words, stdout);
#include "povstat/words_tables.def"
#undef TABLE
    return !fflush(stdout);
}

int main(int argc, char *argv[])
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    const pov_catalogue *catalogue = NULL;
    uint64_t size = 0, mark = 0;
    bool done;

    if (argc == 1) {
        pov_arena_free(arena);
        return !print_words();
    }
    if (argc == 2)
        catalogue = pov_reference_read(argv[1], arena, &findings);
    for (size_t i = 0; i < findings.count; i++)
        fprintf(stderr, "%s:%lu: %s\n", findings.items[i]->place.file,
                (unsigned long)findings.items[i]->place.line,
                findings.items[i]->detail ? findings.items[i]->detail : "");
    done =
        catalogue && !findings.count &&
        mark_table(pov_arena_format(arena, "%s/reference/areas.csv", argv[1]),
                   &size, &mark) &&
        pov_areas_write(catalogue, size, mark, stdout) &&
        pov_catalogue_write(catalogue, stdout);
    pov_arena_free(arena);
    return done && !fflush(stdout) ? 0 : 1;
}
