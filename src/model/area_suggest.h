#ifndef MODEL_AREA_SUGGEST_H
#define MODEL_AREA_SUGGEST_H

#include "model/area_search.h"

/** The areas whose names are like the typed one, best first: wrong marks,
 *  then wrong letters.  The areas the hints excluded come before. */
pov_area_list area_suggest(const area_search *search, const char *name);

/** What text means that was read in the wrong encoding: TCVN3 as Latin-1, or
 *  UTF-8 as Windows-1252.  NULL if it was not. */
const char *area_unscramble(const char *typed, bool as_tcvn3, pov_arena *arena);

#endif
