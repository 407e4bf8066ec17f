#ifndef POVSTAT_REPORT_WORDS_H
#define POVSTAT_REPORT_WORDS_H

#include "povstat/reports.h"

typedef enum word {
#define WORD(id, english) WORD_##id,
#include "report/words.def"
#undef WORD
    N_WORDS
} word;

const char *word_in(pov_language language, word word);

/** "no report", "chưa có báo cáo". */
const char *word_verdict(pov_language language, pov_verdict verdict);
const char *word_degree(pov_language language, pov_degree degree);
const char *word_status(pov_language language, pov_status status);
const char *word_standing(pov_language language, pov_standing standing);
pov_tone tone_of_verdict(pov_verdict verdict);
pov_tone tone_of_standing(pov_standing standing);

/** Columns with their labels in a language. */
const pov_column *columns_in(pov_language language, const pov_column columns[],
                             size_t n, pov_arena *arena);

const char *word_indicator(pov_language language, const pov_indicator *i);
const char *word_standard(pov_language language, const pov_standard *s);

/** What a page says itself, in this language. */
pov_page_words page_words(pov_language language);

#endif
