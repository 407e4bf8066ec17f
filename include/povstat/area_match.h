#ifndef POVSTAT_AREA_MATCH_H
#define POVSTAT_AREA_MATCH_H

#include "povstat/catalogue.h"

typedef enum pov_match {
    POV_MATCH_CERTAIN,   /* that area, without a word */
    POV_MATCH_LIKELY,    /* that area, with a note: see `why` */
    POV_MATCH_AMBIGUOUS, /* several: see `candidates` */
    POV_MATCH_SUGGEST,   /* none, but `candidates` may be meant */
    POV_MATCH_UNKNOWN,   /* none */
    POV_MATCH_DAMAGED,   /* the text itself is broken: see `why` */
    POV_MATCH_TOTAL,     /* not an area: a total row */
    POV_MATCH_GROUP,     /* not one: "74 huyện nghèo" */
    POV_MATCH_BLANK,     /* nothing typed, or a dash or its like */
} pov_match;

/** What else is named where a cell stands, by names that are no others'.  Of a
 *  whole file, so that a name means the same in all its rows. */
typedef struct pov_area_beside {
    pov_area_list provinces;
    struct pov_area_sisters {
        struct pov_area_sister {
            const pov_area *parent, *first; /* what lies inside one, */
            bool several;                   /* and is it the only one? */
        } * items;
        size_t count, capacity;
    } sisters;
} pov_area_beside;

/** Where the cell stands. */
typedef struct pov_area_hint {
    pov_language language;  /* of `why` */
    pov_level level;        /* POV_ANY_LEVEL: not said */
    const pov_area *parent; /* NULL: not said */
    pov_day as_of;          /* POV_NO_DAY: not said; then the units in force
                               on 30 June 2025 come first */
    bool no_suggestions;    /* SUGGEST may come back as UNKNOWN: quicker */
    bool parent_typed;      /* beside the name: no province elsewhere fits */
    const pov_area_beside *beside; /* NULL: not known */
    const void **text; /* where the text as it was taken apart is left, for
                          whoever asks of it once more, in the same language;
                          it lasts as the catalogue does; NULL: nowhere */
} pov_area_hint;

typedef struct pov_area_match {
    pov_match outcome;
    const pov_area *area;     /* CERTAIN and LIKELY only */
    pov_area_list candidates; /* AMBIGUOUS and SUGGEST, best first */
    const char *why;          /* why it is only likely, or what is broken */
    bool is_late;             /* `why` says that it had ceased by then */
    const pov_area *namesake; /* that bears the name as well, and is not meant
                                 where it stands; or NULL */
} pov_area_match;

/**
 * Find the area a person meant.
 *
 * Shape:  `typed` is valid UTF-8, any form, not trimmed.
 * Source: docs/extracts.md, "Names"
 */
pov_area_match pov_area_find(const pov_catalogue *catalogue, const char *typed,
                             const pov_area_hint *hint, pov_arena *arena);

/** Find the unit since the merger behind whose name stands in brackets what it
 *  was made of: "Lào Cai (Yên Bái, Lào Cai)".  Shape: as above.  Errors:
 *  UNKNOWN, also where that is not what it was made of. */
pov_area_match pov_area_made_of(const pov_catalogue *catalogue,
                                const char *typed, const pov_area_hint *hint,
                                pov_arena *arena);

/** Is it the label of a row of totals?  Shape: as above. */
bool pov_area_is_total(const char *typed, pov_arena *arena);

/** Note that an area is named beside others. */
void pov_area_beside_add(pov_area_beside *beside, const pov_area *area,
                         pov_arena *arena);

/**
 * Every territory a word on the command line selects: an id, a code, or a
 * name or slug of any period.
 *
 * Errors: an empty list; `candidates` of the match then holds suggestions.
 *         An ambiguous code gives POV_MATCH_AMBIGUOUS.
 */
pov_area_match pov_area_select(const pov_catalogue *catalogue,
                               const char *typed, pov_level level,
                               pov_area_list *selected, pov_arena *arena);

#endif
