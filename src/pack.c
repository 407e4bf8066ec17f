/* pack DIRECTORY: print the reference tables of a data directory as C, for
 * `make`.  They are read as those of any directory are; see
 * src/model/area_pack.h and catalogue_pack.h.
 * pack: print the tables of spellings, taken apart; see povstat/words.h. */

#include <inttypes.h>
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

static void print_words(const char *name, const pov_words_pack *pack)
{
    printf("static const unsigned short first_of_%s[] = {", name);
    for (size_t i = 0; i < POV_WORDS_LISTS; i++)
        printf("%u,", pack->first[i]);
    printf("};\nstatic const pov_words_spelling items_of_%s[] = {\n", name);
    for (size_t i = 0; i < pack->n_items; i++) {
        const pov_words_spelling *s = &pack->items[i];

        printf("{0x%" PRIx64 "u, %u, %u, %u, %u},\n", s->head, s->next,
               s->words, s->row, s->n_words);
    }
    printf("};\nstatic const pov_words_spelled words_of_%s[] = {\n", name);
    for (size_t i = 0; i < pack->n_words; i++)
        printf("{\"%s\", %u},\n", pack->words[i].bare, pack->words[i].marks);
    printf("};\nconst pov_words_pack pov_words_pack_%s = {\n"
           "first_of_%s, items_of_%s, words_of_%s, %zu, %zu};\n",
           name, name, name, name, pack->n_items, pack->n_words);
}

static bool print_all_words(void)
{
    puts("#include \"povstat/words.h\"");
#define TABLE(name) print_words(#name, pov_words_packed(&name##_words));
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

    if (argc == 1)
        return !print_all_words();
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
