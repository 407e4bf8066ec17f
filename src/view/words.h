#ifndef POVSTAT_VIEW_WORDS_H
#define POVSTAT_VIEW_WORDS_H

#include "povstat/view.h"

/* How people read it: the words of a report, and numbers, days and places
 * among them, grouped and rounded. */

typedef enum word {
#define WORD(id, english) WORD_##id,
#include "view/words.def"
#undef WORD
    N_WORDS
} word;

const char *words_in(pov_language language, word word);

/** Columns with their labels in a language. */
const pov_column *words_columns(pov_language language,
                                const pov_column columns[], size_t n,
                                pov_arena *arena);

const char *words_standard(pov_language language, const pov_standard *s);

/** Beside others: "2022–2025" of a national one, a province's own in full. */
const char *words_standard_beside(pov_language language, const pov_standard *s);
const char *words_indicator(pov_language language, const pov_indicator *i);

/** An indicator's label within a sentence: "poor households". */
const char *words_inside(pov_arena *arena, pov_language language,
                         const pov_indicator *indicator);

/** What a page says itself, in this language. */
pov_page_words words_page(pov_language language);

/** The parts in one text with `between` each two of them. */
const char *words_joined(pov_arena *arena, const pov_text_list *parts,
                         const char *between);

/** "one. two. three." in one text. */
const char *words_sentences(pov_arena *arena, const pov_text_list *parts);

/** "12,791" or "12.791"; decimals kept as they are. */
const char *words_decimal(pov_arena *arena, pov_language l, pov_decimal d);

/** A number of the measure: "12,791", "0.74 %"; a range "4.04–4.06 %". */
const char *words_interval(pov_arena *arena, pov_language l,
                           const pov_interval *i, pov_unit unit);
const char *words_quantity(pov_arena *arena, pov_language l,
                           const pov_quantity *q, pov_unit unit);

/** A stated figure as its source prints it, any other as it is known. */
const char *words_figure(pov_arena *arena, pov_language l, const pov_figure *f);

/** A figure in conflict, with its mark: "39,200?"; where there is room
 *  "39,200 (in conflict)".  Shape: the conflict is the figure's own. */
const char *words_disputed(pov_arena *arena, pov_language l, pov_draws draws,
                           const pov_figure *f);

/** An amount as stated: "2,063", "0.8 pp", "100 %". */
const char *words_amount(pov_arena *arena, pov_language l, pov_decimal amount,
                         pov_unit unit);

/** What a figure states of a change: "−2.4 pp".  Shape: it is stated. */
const char *words_change(pov_arena *arena, pov_language l, const pov_figure *f);

/** What a source says itself of a target: "exceeded", "> 120% of the plan". */
const char *words_claim(pov_arena *arena, pov_language l,
                        const pov_evidence *claim);

/** The same, and whether it agrees with the verdict: "exceeded (agrees)". */
const char *words_claim_check(pov_arena *arena, pov_language l,
                              const pov_claim_check *check);

/** "as of 2025-12-31", "tính đến 31/12/2025". */
const char *words_as_of(pov_arena *arena, pov_language l, pov_day day);

/** "end 2023", "cuối 2023"; any other day as 30/06/2024 or 2024-06-30. */
const char *words_day(pov_arena *arena, pov_language l, pov_day day);

/** The bare year, since targets are due at its end; any other day in full. */
const char *words_due(pov_arena *arena, pov_language l, pov_day due);

/** What was noted beside a figure: of "English | tiếng Việt" the one of the
 *  language, else all of it; NULL for NULL. */
const char *words_remark(pov_arena *arena, pov_language language,
                         const char *remark);

/** What a document is about; "" if nobody says. */
const char *words_title(pov_language language, const pov_plan *plan);

/** "197/KH-UBND", or whose it is. */
const char *words_plan(const pov_plan *plan);

/** "data/extracts/quang-binh-2024.csv:5". */
const char *words_place(pov_arena *arena, pov_place place);

/** How numbers and places are written: as the language has it, or plain for
 *  machines. */
typedef struct notation {
    pov_arena *arena;
    pov_language language;
    bool is_plain;
    const pov_results *results; /* paths are told as machines read them; NULL:
                                   as they are */
    pov_cited_list *cited; /* a person reads a note: documents are named, and
                              kept here; NULL: files and lines are */
} notation;

/** What is put together of many pieces is not copied for each of them. */
static inline void words_add(pov_letters *to, const notation *pen,
                             const char *text)
{
    pov_letters_add(to, pen->arena, text, strlen(text));
}

/** "197/KH-UBND, 31/01/2024": what people call a document. */
const char *words_document(pov_arena *arena, pov_language language,
                           const pov_plan *plan);

/** Where a statement stands: its document, else its file and line. */
const char *words_where(const notation *pen, const pov_evidence *stated);

/** "“24,71%” (reported), FILE:3". */
const char *words_evidence(const notation *pen, const pov_evidence *e);

/** The same with another path for the file. */
const char *words_statement(pov_arena *arena, pov_language l,
                            const pov_evidence *e, const char *file);

/** "≤ ", "< ", "≥ ", "> ", "= ". */
const char *words_sign(pov_operator op);

/** The level asked for: "≤ 22.21 %"; NULL if there is none. */
const char *words_level(pov_arena *arena, pov_language l,
                        const pov_outcome *outcome, pov_unit unit);

/** A name with its words below each other, where letters have one width. */
const char *words_upright(const pov_results *results, const char *name);

#endif
