#ifndef POVSTAT_MODEL_AREA_NAMES_H
#define POVSTAT_MODEL_AREA_NAMES_H

#include <stdint.h>

#include "povstat/area_match.h"
#include "povstat/catalogue.h"

/** Which side of a merger the words say: "(cũ)", "sau sáp nhập". */
typedef enum area_era {
    ERA_NOT_SAID,
    ERA_OLD,
    ERA_NEW,
} area_era;

/** Cut such words from the end of a name: "Bắc Ninh mới".  Returns the rest;
 *  NULL if there are none. */
const char *area_words_cut_era(const char *name, area_era *era,
                               pov_arena *arena);

/** A typed name made ready to be looked up. */
typedef struct area_text {
    pov_match outcome; /* CERTAIN: look `name` up; else the answer */
    const char *name;  /* NFC, single blanks, no bullets or footnotes */
    area_era era;
    const char *why;        /* what was taken off or read otherwise; or NULL */
    const char *damage;     /* what is broken if no name is found; or NULL */
    const char *key, *bare; /* pov_text_key and pov_text_bare of the name, if
                               that is to be looked up */
} area_text;

area_text area_text_read(const char *typed, pov_language language,
                         pov_arena *arena);

/** pov_text_key and pov_text_bare of a name, which are known of the text's own;
 *  `text` may be NULL. */
const char *area_text_key(const area_text *text, const char *name,
                          pov_arena *arena);
const char *area_text_bare(const area_text *text, const char *name,
                           pov_arena *arena);

/** Add a reason to those so far, once. */
const char *area_text_also(const char *why, const char *reason,
                           pov_arena *arena);

/** A name of an area and the days on which it bore it. */
typedef struct area_name {
    const pov_area *area;
    const char *key;  /* pov_text_key of the name */
    pov_day from, to; /* POV_NO_DAY: open */
    bool is_full;     /* with its rank: "huyện vân đồn" */
} area_name;

/** How a name is looked up. */
typedef enum area_spelling {
    AREA_KEYS,  /* by its pov_text_key */
    AREA_BARES, /* by its pov_text_bare */
    N_AREA_SPELLINGS
} area_spelling;

/** How a name without marks sounds. */
typedef struct area_sounds {
    const char *text;  /* area_sound of it, */
    uint32_t letters;  /* the letters in that, see area_letters, */
    size_t characters; /* and how many characters it has */
} area_sounds;

/** The areas that bear or bore one name. */
typedef struct area_name_list {
    area_name *items;
    size_t count, capacity;
    const char *text;   /* the name, as it is looked up */
    area_sounds sounds; /* if it is bare */
} area_name_list;

/** Enter the present and the former names of an area, short and full. */
void area_names_add(pov_catalogue *catalogue, const pov_area *area);

/** Who bears a name; NULL: nobody. */
const area_name_list *area_names_at(const pov_catalogue *catalogue,
                                    area_spelling spelling, const char *text);

/** A walk over names without marks that may be like one. */
typedef struct area_names_walk {
    uint32_t letters;         /* of the one */
    size_t characters, limit; /* its length, and how many may be wrong */
    size_t at;
} area_names_walk;

/** The next of them, in no order that means anything, and its sounds; NULL at
 *  the end. */
const char *area_names_next(const pov_catalogue *catalogue,
                            area_names_walk *walk, area_sounds *sounds);

area_sounds area_sounds_of(const char *bare, pov_arena *arena);

/** A key or bare name with one letter for those that sound alike somewhere:
 *  "Trà Lĩnh" and "Chà Nỉnh" are one. */
const char *area_sound(const char *name, pov_arena *arena);

/** The same bare name with or without one apostrophe, behind the first letter
 *  of the word that begins at `at`: "ea tling", "ea t'ling". */
const char *area_with_apostrophe(const char *bare, size_t at, pov_arena *arena);

/** Is the typed name, be it behind a rank, the other one in another of the ways
 *  that the highlands are written in: "Đăk Ha", "Ea TLing"? */
bool area_is_spelling(const char *typed, const char *name, pov_arena *arena);

/** The letters of a bare name as a set of bits. */
uint32_t area_letters(const char *bare);

#endif
