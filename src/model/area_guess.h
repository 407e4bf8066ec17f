#ifndef POVSTAT_MODEL_AREA_GUESS_H
#define POVSTAT_MODEL_AREA_GUESS_H

#include "povstat/catalogue.h"

/** What is known of an area whose name is misspelt. */
typedef struct area_guess_hint {
    const pov_catalogue *catalogue;
    pov_level level;        /* POV_ANY_LEVEL: any */
    const pov_area *parent; /* NULL: any */
    bool parent_typed;      /* beside the name: no province elsewhere */
    pov_day day;            /* what is in force then comes first */
} area_guess_hint;

/** The few areas whose names are like the typed one, best first: letters
 *  that sound alike, then wrong marks, then wrong letters.  With a parent: no
 *  district elsewhere. */
pov_area_list area_guess(const area_guess_hint *hint, const char *name,
                         pov_arena *arena);

#endif
