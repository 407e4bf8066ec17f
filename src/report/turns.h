#ifndef POVSTAT_REPORT_TURNS_H
#define POVSTAT_REPORT_TURNS_H

#include "report/arithmetic.h"

/** A derivation at work. */
typedef struct working {
    const pov_figure *figure;
    const pov_derivation *by;
    bool as_stated; /* inputs are what their statements say, not narrower */
} working;

/** One way round of an identity. */
typedef struct turn {
    const char *says; /* for pov_say; NULL: as the identity itself says */
    const char *(*terms)(const notation *, const working *);
    pov_interval (*gives)(const working *); /* not made whole */
} turn;

/** The identity of a derivation turned to what it derives, NULL if it is told
 *  in its own words only. */
const turn *turn_of(const working *working);

/** A derivation with its inputs as they are best put in. */
working working_on(const pov_figure *figure, const pov_derivation *derivation);

/** What follows; a count in whole numbers. */
pov_interval working_gives(const working *working);

/** An input as it is taken, and within the terms: "[8.055 … 8.065]". */
pov_interval working_input(const working *working, size_t i);
const char *working_input_text(const notation *pen, const working *working,
                               size_t i);

#endif
