#ifndef CLI_RECORDED_DAY_H
#define CLI_RECORDED_DAY_H

#include "povstat/day.h"

/** The as-of date that a report written earlier states near its beginning.
 *  Errors: POV_NO_DAY if there is none, or no such file. */
pov_day recorded_day(const char *path);

#endif
