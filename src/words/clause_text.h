#ifndef POVSTAT_WORDS_CLAUSE_TEXT_H
#define POVSTAT_WORDS_CLAUSE_TEXT_H

#include "povstat/clauses.h"
#include "words/vocabulary.h"

/* A sentence, and what begins at each of its words: several kinds of words ask
 * about one, and those behind it, so each is looked up once. */

/** The lists of clause_words.def. */
typedef enum clause_list {
#define WORDS(name, spellings) CLAUSE_##name,
#include "words/clause_words.def"
#undef WORDS
    N_CLAUSE_LISTS
} clause_list;

/** What begins at a word. */
typedef struct clause_mark {
    bool is_known, is_time_known, is_name_known[POV_N_NAMES];
    unsigned char longest[N_CLAUSE_LISTS];
    const lexeme *lexeme;
    size_t lexeme_words, time_words, name_words[POV_N_NAMES];
    enum { NOT_ASKED, IN_NAMES, IN_NO_NAME } word[POV_N_NAMES];
    pov_period time;
} clause_mark;

typedef struct clause_text {
    const pov_name_lookup *names;
    pov_arena *arena;
    const pov_word *words;
    clause_mark *marks; /* of each of them, and of the end */
} clause_text;

/** Shape: `words` end with POV_WORD_END. */
clause_text clause_text_from(const pov_word *words,
                             const pov_name_lookup *names, pov_arena *arena);

const char *clause_spellings(clause_list list);

/** How many words the longest spelling of a list takes there; 0: none. */
size_t clause_words(const clause_text *t, const pov_word *w, clause_list list);

/** The same of the words of figures.  Shape: NULL where none begins. */
const lexeme *clause_lexeme(const clause_text *t, const pov_word *w, size_t *n);

/** The same of dates and periods, of which `period` takes the value. */
size_t clause_period(const clause_text *t, const pov_word *w,
                     pov_period *period);

/** The same of names. */
size_t clause_name(const clause_text *t, const pov_word *w, pov_name kind);

/** What was typed from a word to the n-th; n > 0. */
const char *clause_typed(const clause_text *t, const pov_word *w, size_t n);

#endif
