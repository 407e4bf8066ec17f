#ifndef POVSTAT_MODEL_AREA_MEANT_H
#define POVSTAT_MODEL_AREA_MEANT_H

#include "povstat/area_match.h"

/** Where a name stands that several areas bear. */
typedef struct area_meant_where {
    const pov_area *parent;        /* it stands below; NULL: none */
    bool is_town;                  /* typed as one, if of another rank */
    const pov_area_beside *beside; /* NULL: nothing */
} area_meant_where;

/**
 * Of several bearers of a name, in force on the day, the one that is meant
 * where it stands; NULL: it may be more than one.
 *
 * Source: docs/extracts.md, "One name, two levels"
 */
const pov_area *area_meant(const area_meant_where *where,
                           const pov_area_list *bearers, pov_arena *arena);

#endif
