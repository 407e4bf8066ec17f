#ifndef POVSTAT_MODEL_AREA_PREFIX_H
#define POVSTAT_MODEL_AREA_PREFIX_H

#include "povstat/catalogue.h"

/** The words that tell one rank of an area: "huyện", "TX.", "tp". */
typedef struct area_prefix {
    const char *words;    /* as a key or bare; parted by '|' */
    const char *initials; /* the bytes that they begin with */
    const char *rank;     /* "huyện" */
    const char *bare_rank;
    const char *english; /* which stands behind a name; NULL: none does */
    pov_level level;     /* POV_ANY_LEVEL: a city may be a province */
} area_prefix;

/** The rank at the beginning of a key, or NULL if there is none or nothing
 *  after it.  `rest` gets what follows. */
const area_prefix *area_prefix_of(const char *key, const char **rest);

/** The prefix that is the whole key, or NULL. */
const area_prefix *area_prefix_alone(const char *key);

/** The prefix of an English word, in capitals or not: "City"; or NULL. */
const area_prefix *area_prefix_english(const char *word);

#endif
