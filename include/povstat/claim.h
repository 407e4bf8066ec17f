#ifndef POVSTAT_CLAIM_H
#define POVSTAT_CLAIM_H

#include "povstat/phrase.h"
#include "povstat/words.h"

/* What a source says itself of a target: "vượt chỉ tiêu", "đạt 320% kế hoạch
 * tỉnh giao". */

/** The words of a claim. */
typedef struct pov_claim_words {
    pov_claimed says;
    pov_assigned plan_of; /* "tỉnh giao": whose plan; NOBODY: not said */
    int year;             /* "kế hoạch năm 2023"; 0: not said */
    const char *margin; /* "16,98%" of "vượt 16,98% kế hoạch": a share of the
                           plan or points of the rate, so that no percentage
                           of the plan follows from it; NULL: none */
    bool names_plan; /* and not only a verdict; said of what is refused,
                        too, if its words are known */
} pov_claim_words;

/**
 * Read a cell that is a claim.
 *
 * Shape:  as a phrase its form is POV_CLAIMED and its unit percent, of the
 *         plan; the amount is the percentage, with its side if the words set
 *         one.  A verdict has no amount and the side that it stands for: met
 *         >=, exceeded >, missed <.
 * Errors: as pov_number_read; INVALID and `why` for words that are not
 *         understood, or speak against each other.
 * Owns:   `margin` is in the arena.
 * Source: docs/extracts.md, "Claims"
 */
pov_reading pov_claim_read(const char *text, size_t length,
                           pov_convention convention, pov_arena *arena,
                           pov_claim_words *out, pov_phrase *says,
                           pov_number *number);

/** Does a claim begin with a word: "đạt", "không hoàn thành"? */
bool pov_claim_begins(const pov_word *w);

#endif
