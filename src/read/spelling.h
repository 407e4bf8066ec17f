#ifndef POVSTAT_READ_SPELLING_H
#define POVSTAT_READ_SPELLING_H

#include <stdbool.h>
#include <string.h>

#include "povstat/map.h"

/* Words that were read before, by how they are spelled.
 *
 * Eight bytes of a text can always be read: cells stand in a buffer that goes
 * on behind them, what is kept in an arena. */

/** What stands in a column. */
typedef struct spelling {
    const char *text;
    size_t length;
    uint64_t first, last; /* eight bytes, as far as there are */
    uint32_t more;        /* of its bytes only go on with a letter */
    uint32_t code;        /* some number; few others have it */
} spelling;

enum { N_HANDY = 256 /* as eight bits tell apart */ };

/** What a column was found to say. */
typedef struct words {
    const spelling *handy[N_HANDY]; /* found last, by spelling_code */
    pov_map known;
} words;

#define SPELLING_MIX 0x9e3779b97f4a7c15u

static inline uint64_t eight_at(const char *text)
{
    uint64_t eight;

    memcpy(&eight, text, sizeof eight);
    return eight;
}

/** The first eight bytes of a text, of which only so many count. */
static inline uint64_t few_at(const char *text, size_t length)
{
    static const unsigned char counts[9][8] = {
        {0},
        {0xff},
        {0xff, 0xff},
        {0xff, 0xff, 0xff},
        {0xff, 0xff, 0xff, 0xff},
        {0xff, 0xff, 0xff, 0xff, 0xff},
        {0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
        {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
        {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}};
    uint64_t mask;

    memcpy(&mask, counts[length], sizeof mask);
    return eight_at(text) & mask;
}

static inline bool is_spelled(const spelling *w, const char *text,
                              size_t length)
{
    if (w->length != length)
        return false;
    if (length <= sizeof(uint64_t))
        return few_at(text, length) == w->first;
    if (eight_at(text) != w->first ||
        eight_at(text + length - sizeof(uint64_t)) != w->last)
        return false;
    for (size_t at = 8; at + 8 < length; at += 8)
        if (eight_at(text + at) != eight_at(w->text + at))
            return false;
    return true;
}

/** A number that few other words of a column have. */
static inline uint64_t spelling_code(const char *text, size_t length)
{
    uint64_t sum = length <= sizeof sum
                       ? few_at(text, length)
                       : eight_at(text) + 3 * eight_at(text + length - 8);

    return (sum + length) * SPELLING_MIX;
}

/** The same as words_find of what was not found last. */
const spelling *words_find_unhandy(words *w, const char *text, size_t length);

/** What is spelled so; NULL: nothing. */
static inline const spelling *words_find(words *w, const char *text,
                                         size_t length)
{
    const spelling *is = w->handy[spelling_code(text, length) >> 56];

    return is && is_spelled(is, text, length)
               ? is
               : words_find_unhandy(w, text, length);
}

/** What is spelled as these bytes, at most eight, if it was found last; else
 *  NULL. */
static inline const spelling *words_handy(const words *w, uint64_t eight,
                                          size_t length)
{
    const spelling *is = w->handy[(eight + length) * SPELLING_MIX >> 56];

    return is && is->length == length && is->first == eight ? is : NULL;
}

/** Put in a word that is new.  Owns: `text` must last. */
const spelling *words_add(words *w, pov_arena *arena, const char *text,
                          size_t length);

/** What is spelled so, from now on at the latest. */
const spelling *words_learn(words *w, pov_arena *arena, const char *text,
                            size_t length);

#endif
