#include <inttypes.h>
#include <stdio.h>

#include "povstat/words.h"

void pov_words_write(const char *name, pov_words_index *index, FILE *out)
{
    const pov_words_pack *pack = pov_words_packed(index);

    fprintf(out, "static const unsigned short first_of_%s[] = {", name);
    for (size_t i = 0; i < POV_WORDS_LISTS; i++)
        fprintf(out, "%u,", pack->first[i]);
    fprintf(out, "};\nstatic const pov_words_spelling items_of_%s[] = {\n",
            name);
    for (size_t i = 0; i < pack->n_items; i++) {
        const pov_words_spelling *s = &pack->items[i];

        fprintf(out, "{0x%" PRIx64 "u, %u, %u, %u, %u},\n", s->head, s->next,
                s->words, s->row, s->n_words);
    }
    fprintf(out, "};\nstatic const pov_words_spelled words_of_%s[] = {\n",
            name);
    for (size_t i = 0; i < pack->n_words; i++)
        fprintf(out, "{\"%s\", %u},\n", pack->words[i].bare,
                pack->words[i].marks);
    fprintf(out,
            "};\nconst pov_words_pack pov_words_pack_%s = {\n"
            "first_of_%s, items_of_%s, words_of_%s, %zu, %zu};\n",
            name, name, name, name, pack->n_items, pack->n_words);
}
