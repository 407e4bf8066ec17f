#ifndef POVSTAT_WORDS_VOCABULARY_H
#define POVSTAT_WORDS_VOCABULARY_H

#include "povstat/words.h"

/* What a known word does in a cell.  Sentences are written as strings of
 * these letters: "fntn" is "từ 2 đến 2,5". */
typedef enum role {
    ROLE_NUMBER = 'n',
    ROLE_REDUCE = 'd',
    ROLE_INCREASE = 'i',
    ROLE_LEFT = 'l',  /* còn, xuống: what follows is a level */
    ROLE_RAISE = 'L', /* lên: likewise, upward */
    ROLE_REACH = 'b', /* đạt */
    ROLE_NONE = 'z',  /* không còn */
    ROLE_FROM = 'f',
    ROLE_TO = 't',
    ROLE_OR_MORE = 'u',
    ROLE_OR_LESS = 'v',
    ROLE_AT_LEAST = 'g',
    ROLE_AT_MOST = 'm',
    ROLE_LESS = '<',
    ROLE_MORE = '>',
    ROLE_LOWER = 'j', /* thấp hơn: than that, or by that much */
    ROLE_HIGHER = 'k',
    ROLE_ABOUT = 'a',
    ROLE_YEARLY = 'y',
    ROLE_OF = '/',
    ROLE_RATE = 'r',  /* tỷ lệ */
    ROLE_STOCK = 's', /* số, tổng số: of what there is */
    ROLE_FILLER = ' ',
    ROLE_COUNTED = 'h', /* hộ, người */
    ROLE_TIMES = 'x',   /* triệu */
    ROLE_MONEY = 'M',   /* đồng */
    ROLE_PERCENT = '%',
    ROLE_POINTS = 'p',
    ROLE_FOOTNOTE = '*',
} role;

/** What is known about a wording. */
typedef struct lexeme {
    const char *spellings;
    role role;
    int power;          /* ROLE_TIMES: of ten */
    const char *doubt;  /* why a number with it deserves a warning; or NULL */
    const char *counts; /* the unit of indicators that it fits; NULL: any */
} lexeme;

/** The longest known wording that begins at `typed`, and how many words it
 *  takes; NULL if there is none. */
const lexeme *vocabulary_find(const pov_word *typed, size_t *used);

#endif
