#ifndef MODEL_AREA_MATCH_H
#define MODEL_AREA_MATCH_H

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

/** Does an area of this level fit what was asked for?  A special zone came of
 *  a district and stands in the same tables. */
bool area_search_fits_level(pov_level asked, pov_level level);

/** The areas whose names are like the typed one, best first: wrong marks,
 *  then wrong letters.  The areas the hints excluded come before. */
pov_area_list area_suggest(const area_search *search, const char *name);

#endif
