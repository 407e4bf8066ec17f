#ifndef POVSTAT_WORDS_H
#define POVSTAT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "povstat/arena.h"

/* The words of one cell, folded for comparing.
 *
 * pov_text_key would do for whole names; here a cell is looked at word by
 * word, some callers have no arena, and the place of every word in the cell
 * is needed.  A syllable is its letters and the set of its marks, so that
 * "quý" = "qúy" and NFC = NFD without moving any mark. */

enum { POV_WORDS_MAX = 40, POV_WORD_SIZE = 24 };

typedef enum pov_word_kind {
    POV_WORD_END,
    POV_WORD_LETTERS,
    POV_WORD_DIGITS,
    POV_WORD_SIGN, /* any other single character */
} pov_word_kind;

typedef struct pov_word {
    pov_word_kind kind;
    const char *start; /* as typed */
    size_t length;
    char bare[POV_WORD_SIZE]; /* lower case, no marks, NUL-terminated */
    unsigned marks;           /* the set of marks taken off */
} pov_word;

/** The code point at `at` and how many bytes it has; a stray byte is
 *  U+FFFD. */
size_t pov_words_decode(const char *at, const char *end, int32_t *point);

/** The plain character a look-alike stands for: full-width forms, dashes,
 *  apostrophes, slashes; else the same. */
int32_t pov_words_plain(int32_t point);
bool pov_words_is_blank(int32_t point);
bool pov_words_is_invisible(int32_t point);

/** Split into words and a POV_WORD_END.  Errors: false if there are too many.
 */
bool pov_words_split(const char *text, size_t length,
                     pov_word words[POV_WORDS_MAX]);

/** All words and a POV_WORD_END; what stands behind more of them than a page
 *  has is one sign. */
pov_word *pov_words_all(const char *text, size_t length, pov_arena *arena);

/** What was typed from one word to the n-th; n > 0. */
const char *pov_words_text(const pov_word *from, size_t n, pov_arena *arena);

/**
 * How many words the longest of the spellings takes of what is typed; 0 if
 * none begins there.
 *
 * Shape: `spellings` is "a|b c|d", each with all its marks; a typed word may
 *        lack all of its marks, or none.  '#' stands for any digits and for a
 *        Roman numeral from i to iv.
 */
size_t pov_words_match(const pov_word *typed, const char *spellings);

/* Of a table of many spellings those are looked at that begin with the word
 * that is typed.  Tables are taken apart when the program is built: src/pack.c
 * does it, by the code that does it when one is asked that is not. */

enum { POV_WORDS_LISTS = 256 };

typedef struct pov_words_spelled {
    char bare[POV_WORD_SIZE];
    unsigned marks;
} pov_words_spelled;

typedef struct pov_words_spelling {
    uint64_t head;        /* of its first word: as much as fits */
    unsigned short next;  /* in the same list, from 1; 0: none */
    unsigned short words; /* the place of the first of them */
    unsigned char row, n_words;
} pov_words_spelling;

typedef struct pov_words_pack {
    const unsigned short *first; /* of each list, as `next` */
    const pov_words_spelling *items;
    const pov_words_spelled *words;
    size_t n_items, n_words; /* none: it is not made yet */
} pov_words_pack;

typedef struct pov_words_index {
    const char *rows;
    size_t n_rows, row_size;
    const pov_words_pack *pack;
} pov_words_index;

/** Shape: each row begins with its spellings; `name` stands in
 *  povstat/words_tables.def. */
#define POV_WORDS_INDEX(table, name)                                           \
    {                                                                          \
        .rows = (const char *)(table),                                         \
        .n_rows = sizeof(table) / sizeof *(table),                             \
        .row_size = sizeof *(table), .pack = &pov_words_pack_##name            \
    }

#define TABLE(name)                                                            \
    extern const pov_words_pack pov_words_pack_##name;                         \
    extern pov_words_index name##_words;
#include "povstat/words_tables.def"
#undef TABLE

/** A table taken apart. */
const pov_words_pack *pov_words_packed(pov_words_index *index);

/** Print one as C: `name` is that of its TABLE. */
void pov_words_write(const char *name, pov_words_index *index, FILE *out);

/** The row with the longest spelling that begins at what is typed, the first
 *  of several, and how many words that takes: 0 if there is none. */
size_t pov_words_find(pov_words_index *index, const pov_word *typed,
                      size_t *used);

/** The same of every row.  Shape: `longest` has an element for each. */
void pov_words_longest(pov_words_index *index, const pov_word *typed,
                       unsigned char longest[]);

/** Is it a word of one of the spellings?  Shape: `bare` is a pov_word's. */
bool pov_words_index_has(pov_words_index *index, const char *bare);

/** Does a text, however long, begin with one of the spellings? */
bool pov_words_begin(const char *text, const char *spellings);

/** Is everything typed one of the spellings? */
bool pov_words_are(const pov_word *typed, const char *spellings);

#endif
