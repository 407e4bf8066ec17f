#ifndef POVSTAT_READ_PHRASE_SETTLE_H
#define POVSTAT_READ_PHRASE_SETTLE_H

#include "read/phrase_words.h"

/** A cell being read. */
typedef struct phrase_cell {
    const pov_phrase_hint *hint;
    pov_arena *arena;
    phrase_sentence sentence;
    pov_phrase *out;
    pov_number *number; /* what the caller is told of the numbers */
} phrase_cell;

/** INVALID, and why. */
pov_reading phrase_refuse(phrase_cell *c, const char *why);
pov_reading phrase_refuse_disagreement(phrase_cell *c, const char *words,
                                       const char *column);
/** AMBIGUOUS, and between what. */
pov_reading phrase_ask(phrase_cell *c, const char *why, const char *readings);

bool phrase_is_change(pov_form form);

/** Does the column say that its figures are rates? */
bool phrase_is_rate_column(const pov_phrase_hint *hint);

/** The form that verbs say, by themselves and with "mỗi năm". */
typedef struct phrase_verbs {
    const char *verbs;
    pov_form once, yearly;
} phrase_verbs;

/** Errors: NULL if there are none, or they make no sense. */
const phrase_verbs *phrase_find_verbs(const char *verbs);

/** From words and columns the form, then the unit, of the amounts in
 *  `c->out`.  Errors: INVALID where they disagree, AMBIGUOUS where nobody
 *  says it. */
pov_reading phrase_settle_form(phrase_cell *c);
pov_reading phrase_settle_unit(phrase_cell *c);

#endif
