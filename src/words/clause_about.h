#ifndef POVSTAT_WORDS_CLAUSE_ABOUT_H
#define POVSTAT_WORDS_CLAUSE_ABOUT_H

#include "words/clause_text.h"

/* The words of a sentence that say what its figures are of: how many of them
 * begin at a word, 0 if none do, and what they say. */

/** "so với năm 2021", "từ năm 2021", "so với cùng kỳ".  Shape: of `time` the
 *  text is NULL where no date is said; `is_loose`: "từ", which may be its
 *  beginning. */
size_t clause_since(const clause_text *t, const pov_word *w,
                    pov_said_time *time, pov_back *back, bool *is_loose);

/** "tính đến 30/6", without a year. */
size_t clause_day(const clause_text *t, const pov_word *w, int *day,
                  int *month);

/** What keeps a word that is not known from being a number: "hai trăm hộ",
 *  "một phần ba".  NULL: nothing. */
const char *clause_no_number(const clause_text *t, const pov_word *w);

/** "trong tổng số hộ DTTS".  Shape: the name of the group is the last `name`
 *  words. */
size_t clause_whom(const clause_text *t, const pov_word *w, size_t *name);

/** "của tỉnh Cao Bằng", "toàn tỉnh", "tỉnh ta", "ở Quảng Trị".  Shape: the
 *  name is the `length` words from `name` on, and begins with its level; 0:
 *  none, but `rank` is reached, "tỉnh", "" for the country. */
size_t clause_place(const clause_text *t, const pov_word *w, size_t *name,
                    size_t *length, const char **rank);

/** "theo chuẩn nghèo 2022-2025", which is called so by its years.  Shape:
 *  `text` NULL where none is named. */
size_t clause_standard(const clause_text *t, const pov_word *w,
                       const char **text);

/** "không để tái nghèo": none of those. */
size_t clause_none(const clause_text *t, const pov_word *w);

/** A word for what is counted, or a per cent.  Shape: NULL: none begins. */
const lexeme *clause_unit(const clause_text *t, const pov_word *w, size_t *n);

/** A claim: "vượt kế hoạch", "đạt 86% kế hoạch tỉnh giao".  0: none begins at a
 *  word.  `why`: what is wrong with one, that of pov_claim_read; else NULL. */
size_t clause_claim(const clause_text *t, const pov_word *w, const char **why);

#endif
