#ifndef POVSTAT_READ_HEADING_WORDS_H
#define POVSTAT_READ_HEADING_WORDS_H

#include "povstat/words.h"
#include "read/heading.h"

/* The words of a heading beside the name of an indicator: of when, of what
 * kind, which way.  They are in heading_words.def. */

typedef struct heading_word {
    const char *spellings;
    heading_says says;
    heading_when when;
    heading_when since; /* START: what it changed by counts from the year's */
    heading_months months;
    pov_form form;  /* with `change` */
    bool estimated; /* with SAYS_ACTUAL */
    bool rate;
    bool count; /* only below a heading that names the indicator */
    bool change;
    bool by_sign; /* with it: which way, the sign of each number says */
    bool share;   /* a rate, of the same of all: "cơ cấu" */
    bool points; /* of a rate: "giảm tỷ lệ", but not "tỷ lệ giảm" */
    bool left;   /* of those that were: "còn lại" */
    bool average, per_year; /* of a change; the former says not over what */
} heading_word;

/** The longest that begins at a word, or NULL; `below` a heading that names
 *  the indicator, or not. */
const heading_word *heading_words_at(const pov_word *w, bool below,
                                     size_t *used);

/** Does it say otherwise than those `said` before it in the same heading?
 *  `behind_rate`: does it stand right behind "tỷ lệ"? */
bool heading_words_contradict(const heading_word *said, const heading_word *m,
                              bool behind_rate);

/** Add it to what is `said`. */
void heading_words_remember(heading_word *said, const heading_word *m);

/** Let the heading say it.  Errors: false if that does not fit its date. */
bool heading_words_take(heading *h, const heading_word *m);
bool heading_words_take_date(heading *h, const pov_period *period);

/** Months of the year that a date is of, as a period.  Errors: false if it is
 * of several years, or the start of one. */
bool heading_months_in(const pov_period *year, heading_months months,
                       pov_period *out);

/** Nothing but punctuation? */
bool heading_words_are_signs(const pov_word *words);

/**
 * Take out the words of when, of what kind, planned or reached.
 *
 * Shape:  what they say goes to the heading and replaces what one above it
 *         says; `below`: there is one, which names the indicator.  `rest`
 *         is what is left, or NULL.
 * Errors: false if words contradict each other ("TH/KH", two dates), if those
 *         left do not stand together, or if nothing is said nor left; the
 *         heading is then unknown.
 */
bool heading_words_take_out(heading *h, const pov_word *words, bool below,
                            const char **rest, pov_arena *arena);

#endif
