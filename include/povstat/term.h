#ifndef POVSTAT_TERM_H
#define POVSTAT_TERM_H

#include "povstat/say.h"

/* The enumerations whose values are printed or read, each with its words: all
 * of them stand in terms.def. */

#define VOCABULARY(name, type) typedef enum type {
#define TERM(constant, code, english, vietnamese, tone) constant,
#define COUNT(constant) constant
#define END(type)                                                              \
    }                                                                          \
    type;
#include "povstat/terms.def"

/** Their names: POV_TERMS_VERDICT, POV_TERMS_DEGREE, ... */
typedef enum pov_vocabulary {
#define VOCABULARY(name, type) POV_TERMS_##name,
#define TERM(constant, code, english, vietnamese, tone)
#define END(type)
#include "povstat/terms.def"
    POV_N_VOCABULARIES
} pov_vocabulary;

/** How a reader should feel about it; a colour on a terminal or a page, and
 *  never the only sign. */
typedef enum pov_tone {
    POV_TONE_PLAIN,
    POV_TONE_GOOD,
    POV_TONE_WATCH,
    POV_TONE_BAD,
    POV_TONE_MUTED,
    POV_N_TONES
} pov_tone;

typedef struct pov_term {
    unsigned value;         /* of its enumeration */
    const char *code;       /* for machines; NULL or "": nothing to be told */
    const char *words;      /* for people, in English; "" likewise */
    const char *vietnamese; /* the same */
    pov_tone tone;
} pov_term;

/** Shape: `value` is one of the vocabulary's enumeration. */
const pov_term *pov_term_at(pov_vocabulary vocabulary, unsigned value);

unsigned pov_terms_count(pov_vocabulary vocabulary);

/** Errors: NULL if there is no such code. */
const pov_term *pov_term_find(pov_vocabulary vocabulary, const char *code);

/** The words for people. */
const char *pov_term_say(const pov_term *term, pov_language language);

/** The code of a value. */
static inline const char *pov_code(pov_vocabulary vocabulary, unsigned value)
{
    return pov_term_at(vocabulary, value)->code;
}

/** The words for a value. */
static inline const char *pov_words(pov_vocabulary vocabulary, unsigned value,
                                    pov_language language)
{
    return pov_term_say(pov_term_at(vocabulary, value), language);
}

/** How a reader should feel about a value. */
static inline pov_tone pov_tone_of(pov_vocabulary vocabulary, unsigned value)
{
    return pov_term_at(vocabulary, value)->tone;
}

/** What a verdict comes to: one of seven states. */
pov_state pov_verdict_state(pov_verdict verdict);

#endif
