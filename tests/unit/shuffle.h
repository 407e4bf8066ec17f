#ifndef POVSTAT_TESTS_UNIT_SHUFFLE_H
#define POVSTAT_TESTS_UNIT_SHUFFLE_H

#include "dice.h"
#include "extract_fixture.h"

enum { N_SHUFFLES = 20, MOST_LINES = 400 };

/** The lines of a file, each with its end, in another order but for the first
 *  `fixed`.  The last line of the file must have an end as well. */
static inline const char *shuffled(const char *text, size_t fixed, dice *rolled)
{
    const char *lines[MOST_LINES];
    size_t lengths[MOST_LINES];
    size_t n = 0;
    char *out = pov_arena_copy(arena, text, strlen(text));
    char *at = out;

    for (const char *line = text; *line; n++) {
        const char *end = strchr(line, '\n');

        assert_non_null(end);
        assert_true(n < MOST_LINES);
        lines[n] = line;
        lengths[n] = (size_t)(end + 1 - line);
        line = end + 1;
    }
    for (size_t i = n - 1; i > fixed; i--) {
        size_t j = (size_t)dice_between(rolled, (int64_t)fixed, (int64_t)i);
        const char *line = lines[i];
        size_t length = lengths[i];

        lines[i] = lines[j];
        lengths[i] = lengths[j];
        lines[j] = line;
        lengths[j] = length;
    }
    for (size_t i = 0; i < n; i++) {
        memcpy(at, lines[i], lengths[i]);
        at += lengths[i];
    }
    return out;
}

#endif
