#ifndef MODEL_AREA_SEARCH_H
#define MODEL_AREA_SEARCH_H

#include "model/area_names.h"
#include "povstat/area_match.h"

/** One search for the area that a cell means. */
typedef struct area_search {
    const pov_catalogue *catalogue;
    pov_arena *arena;
    pov_language language;  /* of notes */
    pov_level level;        /* POV_ANY_LEVEL: any */
    const pov_area *parent; /* NULL: any */
    bool parent_typed;      /* in the cell itself: no area outside it fits */
    pov_day day;            /* the territories in force then come first */
    bool dated;             /* the day was said: another one needs a note */
    bool no_suggestions;    /* nobody will read them */
    const char *why;        /* notes so far */
    bool is_late;           /* one of them: it had ceased by that day */
    const char *asked;      /* the name without the province typed beside it */
    pov_area_list outside;  /* areas of that name the hints exclude */
} area_search;

/** Is the area inside the parent, or in what came of it or went into it? */
bool area_search_is_under(const pov_area *area, const pov_area *parent);

/** Does an area of this level fit what was asked for?  A special zone came of
 *  a district and stands in the same tables. */
bool area_search_fits_level(pov_level asked, pov_level level);

/** Add a reason why the match is not certain; it is said in the language of
 *  the search. */
void area_search_note(area_search *search, const char *reason);

/** By a name with its marks; by one without any mark or a slug.  UNKNOWN if
 *  the name is no one's. */
pov_area_match area_search_by_name(area_search *search, const char *name);
pov_area_match area_search_by_bare(area_search *search, const char *name);

/** By a code of digits, whose leading zeros may be lost. */
pov_area_match area_search_by_code(area_search *search, const char *code);

#endif
