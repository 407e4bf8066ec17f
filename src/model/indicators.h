#ifndef POVSTAT_MODEL_INDICATORS_H
#define POVSTAT_MODEL_INDICATORS_H

#include "povstat/catalogue.h"

/** Enter a row of indicators.csv, of all and in its own unit. */
void indicator_enter(pov_catalogue *catalogue, pov_indicator *row);

/** What stands behind the id of an indicator in the word or id of another that
 *  is the same in persons, or of some. */
typedef struct indicator_rest {
    bool in_persons;
    const char *whom; /* id of a breakdown; NULL: of all */
} indicator_rest;

/** Read "_persons_urban" or " (persons, urban)".  Errors: false if it is
 *  neither. */
bool indicator_rest_read(const char *text, indicator_rest *rest,
                         pov_arena *arena);

/** The same as the rest says; NULL if there is no such breakdown, or it is not
 *  made of the indicator. */
const pov_indicator *indicator_rest_of(const pov_indicator *indicator,
                                       const indicator_rest *rest,
                                       const pov_breakdown *breakdown);

#endif
