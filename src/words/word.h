#ifndef WORDS_WORD_H
#define WORDS_WORD_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "povstat/arena.h"

/* The words of one cell, folded for comparing.
 *
 * pov_text_key would do for whole names; here a cell is looked at word by
 * word, some callers have no arena, and the place of every word in the cell
 * is needed.  A syllable is its letters and the set of its marks, so that
 * "quý" = "qúy" and NFC = NFD without moving any mark. */

enum { WORDS_MAX = 40, WORD_SIZE = 24 };

typedef enum word_kind {
    WORD_END,
    WORD_LETTERS,
    WORD_DIGITS,
    WORD_SIGN, /* any other single character */
} word_kind;

typedef struct word {
    word_kind kind;
    const char *start; /* as typed */
    size_t length;
    char bare[WORD_SIZE]; /* lower case, no marks, NUL-terminated */
    unsigned marks;       /* the set of marks taken off */
} word;

/** The code point at `at` and how many bytes it has; a stray byte is
 *  U+FFFD. */
size_t words_decode(const char *at, const char *end, int32_t *point);

/** The plain character a look-alike stands for: full-width forms, dashes,
 *  apostrophes, slashes; else the same. */
int32_t words_plain(int32_t point);
bool words_is_blank(int32_t point);
bool words_is_invisible(int32_t point);

/** Split into words and a WORD_END.  Errors: false if there are too many. */
bool words_split(const char *text, size_t length, word words[WORDS_MAX]);

/** All words, however many, and a WORD_END. */
word *words_all(const char *text, size_t length, pov_arena *arena);

/** What was typed from one word to the n-th; n > 0. */
const char *words_text(const word *from, size_t n, pov_arena *arena);

/**
 * How many words the longest of the spellings takes of what is typed; 0 if
 * none begins there.
 *
 * Shape: `spellings` is "a|b c|d", each with all its marks; a typed word may
 *        lack all of its marks, or none.  '#' stands for any digits and for a
 *        Roman numeral from i to iv.
 */
size_t words_match(const word *typed, const char *spellings);

/* A table of many spellings is taken apart when it is first asked: one look at
 * a first letter then passes over most of them. */

enum { WORDS_INDEXED = 256 };

typedef struct words_spelling {
    char first;
    unsigned char row;
    const char *text; /* up to a bar or the end */
} words_spelling;

typedef struct words_index {
    const char *rows;
    size_t n_rows, row_size;
    atomic_bool is_made; /* what follows is settled then */
    size_t count;
    words_spelling items[WORDS_INDEXED];
} words_index;

/** Shape: each row begins with its spellings. */
#define WORDS_INDEX(table)                                                     \
    {                                                                          \
        .rows = (const char *)(table),                                         \
        .n_rows = sizeof(table) / sizeof *(table), .row_size = sizeof *(table) \
    }

/** The row with the longest spelling that begins at what is typed, the first
 *  of several, and how many words that takes: 0 if there is none. */
size_t words_find(words_index *index, const word *typed, size_t *used);

/** Does a text, however long, begin with one of the spellings? */
bool words_begin(const char *text, const char *spellings);

/** Is everything typed one of the spellings? */
bool words_are(const word *typed, const char *spellings);

#endif
