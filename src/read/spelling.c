#include "read/spelling.h"

#include "povstat/text.h"

const spelling *words_find_unhandy(words *w, const char *text, size_t length)
{
    const spelling *is = pov_map_find(&w->known, text, length);

    return is ? w->handy[spelling_code(text, length) >> 56] = is : NULL;
}

const spelling *words_add(words *w, pov_arena *arena, const char *text,
                          size_t length)
{
    spelling *is = pov_arena_alloc(arena, sizeof *is);
    size_t eight = sizeof(uint64_t);

    *is = (spelling){
        .text = text,
        .length = length,
        .first = few_at(text, length < eight ? length : eight),
        .last = length < eight ? 0 : eight_at(text + length - eight),
        .more = (uint32_t)(length - pov_text_characters(text, length)),
        .code = pov_hash(text, length)};
    *pov_map_at(&w->known, arena, text, length) = is;
    return is;
}

const spelling *words_learn(words *w, pov_arena *arena, const char *text,
                            size_t length)
{
    const spelling *is = words_find(w, text, length);

    return is ? is
              : words_add(w, arena, pov_arena_copy(arena, text, length),
                          length);
}
