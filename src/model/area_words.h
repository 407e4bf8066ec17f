#ifndef MODEL_AREA_WORDS_H
#define MODEL_AREA_WORDS_H

#include "model/area_text.h"

/* Words in a column of areas that are no names. */

/** Nothing, or a word for it: "n/a". */
bool area_words_are_blank(const char *text, pov_arena *arena);

/** The label of a total row: "Tổng cộng", "Toàn huyện Vân Đồn". */
bool area_words_are_total(const char *text, pov_arena *arena);

/** The side of a merger that the words say. */
area_era area_words_era(const char *text, pov_arena *arena);

/** Cut such words from the end of a name: "Bắc Ninh mới".  Returns the rest;
 *  NULL if there are none. */
const char *area_words_cut_era(const char *name, area_era *era,
                               pov_arena *arena);

#endif
