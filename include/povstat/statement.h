#ifndef POVSTAT_STATEMENT_H
#define POVSTAT_STATEMENT_H

#include "povstat/catalogue.h"
#include "povstat/phrase.h"

/** One stated figure, as one row of an extract says it. */
typedef struct pov_statement {
    pov_place place; /* of the value cell */
    const char *raw; /* the value cell as typed; interned */
    const pov_area *area;
    const pov_indicator *indicator;
    const pov_standard *standard; /* NULL: the indicator needs none */
    const pov_plan *document;     /* who states it: a row of plans.csv, or
                                     one made up for the file */
    bool is_target;
    pov_phrase says;
    pov_day since; /* what a change, a flow or a target counts from */
    pov_day as_of;
    pov_status status;
    const char *locator, *note; /* interned; NULL: none */
} pov_statement;

#endif
