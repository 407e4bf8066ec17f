#ifndef POVSTAT_WORDS_SENTENCE_H
#define POVSTAT_WORDS_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/arena.h"
#include "povstat/number.h"
#include "povstat/phrase.h"
#include "words/vocabulary.h"

/* A value cell taken apart: its numbers, and what the words around them do. */

enum { PHRASE_FIGURES = 2, PHRASE_SHAPE = 8 };

/** The unit as typed: "%" alone does not tell points from per cent. */
typedef enum phrase_unit {
    UNIT_NONE,
    UNIT_COUNT,
    UNIT_PERCENT,
    UNIT_POINTS,
} phrase_unit;

/** A number of a sentence and the words that belong to it. */
typedef struct phrase_figure {
    const char *start; /* the digits with their multiplier and percent sign */
    size_t length;
    phrase_unit unit;
    bool has_multiplier;
    const char *unit_word; /* in the arena, or NULL */
    pov_number number;
} phrase_figure;

/** A cell taken apart.  What the verbs and the rest of it look like is kept
 *  as roles in their order: verbs "d", shape "nu" is "giảm 60 hộ trở lên". */
typedef struct phrase_sentence {
    phrase_figure figures[PHRASE_FIGURES];
    size_t n_figures;
    char verbs[PHRASE_SHAPE], shape[PHRASE_SHAPE];
    bool yearly, about;
    bool of_rate;    /* "tỷ lệ": a per cent is a point */
    bool of_stock;   /* "số hộ": a per cent is a share of them */
    bool of_counted; /* "hộ" alone behind it: many say so of points, too */
    bool of_total;   /* a per cent of "tổng số ...", "số ..." */
    const char *counted[POV_PHRASE_COUNTED]; /* in the arena */
    size_t n_counted;
} phrase_sentence;

/**
 * Take a cell apart into known words and numbers.
 *
 * Shape:  `verbs` and `shape` are strings of roles; figures are unread.
 * Owns:   units are in `arena`, figures point into `text`.
 * Errors: false if a word is unknown or there is too much of anything.
 */
bool sentence_take_apart(const char *text, size_t length, pov_arena *arena,
                         phrase_sentence *out);

/** How many words one number takes: "12 791,5" is five.  A mark belongs to it
 *  only if a digit follows. */
size_t sentence_number_words(const pov_word *w);

#endif
