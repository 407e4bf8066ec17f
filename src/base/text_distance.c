#include "povstat/text.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

/* Names are short: what is longer than this is no misspelt name, and the rows
 * of the comparison stay small enough for the stack. */
enum { LONGEST = 64 };

/** Decode into `points`; what is too long or not UTF-8 gives LONGEST + 1. */
static size_t decode(const char *text, int32_t points[LONGEST])
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_ssize_t n =
        utf8proc_decompose(bytes, 0, points, LONGEST, UTF8PROC_NULLTERM);

    return n < 0 || n > LONGEST ? LONGEST + 1 : (size_t)n;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t pov_text_distance(const char *a, const char *b, size_t limit)
{
    int32_t x[LONGEST], y[LONGEST];
    size_t rows[3][LONGEST + 1];
    size_t n = decode(a, x), m = decode(b, y);

    if (!strcmp(a, b))
        return 0;
    if (n > LONGEST || m > LONGEST || n > m + limit || m > n + limit)
        return limit + 1;
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3];
        const size_t *over = rows[(i + 1) % 3];
        size_t best = row[0] = i;

        for (size_t j = 1; j <= m; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 1,
                           above[j - 1] + (x[i - 1] != y[j - 1]));
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                row[j] = least(row[j], over[j - 2] + 1);
            best = least(best, row[j]);
        }
        if (best > limit)
            return limit + 1;
    }
    return least(rows[n % 3][m], limit + 1);
}

/** The first of the nearest names that is at most `limit` away, or NULL. */
static const char *nearest_name(const char *bare, size_t limit,
                                pov_arena *arena, const char *const names[],
                                size_t n)
{
    const char *nearest = NULL;

    for (size_t i = 0; i < n; i++) {
        size_t away =
            pov_text_distance(bare, pov_text_bare(arena, names[i]), limit);

        if (away > limit)
            continue;
        nearest = names[i];
        if (away == 0)
            break;
        limit = away - 1;
    }
    return nearest;
}

/** Does a word of `name` begin with `typed`? */
static bool has_words(const char *name, const char *typed)
{
    const char *at = strstr(name, typed);

    while (at && at > name && at[-1] != ' ')
        at = strstr(at + 1, typed);
    return at != NULL;
}

/** The only name that `typed` is a part of, or NULL. */
static const char *only_name_with(const char *typed, pov_arena *arena,
                                  const char *const names[], size_t n)
{
    const char *only = NULL;

    for (size_t i = 0; i < n; i++) {
        if (!has_words(pov_text_bare(arena, names[i]), typed))
            continue;
        if (only)
            return NULL;
        only = names[i];
    }
    return only;
}

const char *pov_text_closest(pov_arena *arena, const char *typed,
                             const char *const names[], size_t n)
{
    const char *bare = pov_text_bare(arena, typed), *closest;
    size_t length = pov_text_characters(bare, strlen(bare));
    size_t limit = length <= 4 ? 1 : length <= 8 ? 2 : 3;

    if (length < 2)
        return NULL;
    closest = nearest_name(bare, 1, arena, names, n);
    if (!closest && length >= 3) /* "cần nghèo" is near "hộ nghèo", too */
        closest = only_name_with(bare, arena, names, n);
    if (!closest)
        closest = nearest_name(bare, limit, arena, names, n);
    return closest;
}
