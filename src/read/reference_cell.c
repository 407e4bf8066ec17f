#include "read/reference_cell.h"

#include <string.h>

#include "povstat/text.h"

/* What stands in a cell of a reference table, by itself. */

enum { MOST_CELL = 4096 /* bytes: some hundred names */ };

/** Errors: false if it is no number from 1 to `most`. */
static bool read_number(const char *text, uint64_t most, uint32_t *number)
{
    uint64_t n = 0;

    for (; *text; text++) {
        if (*text < '0' || *text > '9' || n > most)
            return false;
        n = n * 10 + (uint64_t)(*text - '0');
    }
    *number = (uint32_t)n;
    return n > 0 && n <= most;
}

static bool holds_name(const char *text, pov_arena *arena)
{
    for (const char *at = text; *at; at++)
        if ((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9'))
            return true; /* as nearly all: the key needs work */
    return *pov_text_bare(arena, text) != '\0';
}

static bool find_word(const char *text, const char *words, uint32_t *number)
{
    size_t n = strlen(text), length;

    for (const char *word; (word = pov_text_piece(&words, &length)); ++*number)
        if (length == n && !memcmp(word, text, n))
            return true;
    return false;
}

const char *reference_cell_wrong(const reference_column *c,
                                 reference_cell *cell, pov_arena *arena)
{
    const char *text = cell->text;

    if (c->holds != HOLDS_REMARK && strnlen(text, MOST_CELL + 1) > MOST_CELL)
        return "is longer than 4 kB";
    switch (c->holds) {
    case HOLDS_ID:
    case HOLDS_NAME:
        return holds_name(text, arena) ? NULL : "holds no letter or digit";
    case HOLDS_DAY:
        return pov_day_parse(text, &cell->day) ? NULL
                                               : "is no day like 2024-01-31";
    case HOLDS_YEAR:
        return read_number(text, 9999, &cell->number) ? NULL : "is no year";
    case HOLDS_LINE:
        return read_number(text, UINT32_MAX, &cell->number)
                   ? NULL
                   : "is no line number";
    case HOLDS_WORD:
        return find_word(text, c->words, &cell->number) ? NULL : "";
    case HOLDS_TEXT:
    case HOLDS_ABOVE:
    case HOLDS_REMARK:
        break;
    }
    return NULL;
}
