#ifndef POVSTAT_READ_BREAKDOWNS_H
#define POVSTAT_READ_BREAKDOWNS_H

#include "read/reference_table.h"

/** Of whom figures are: towns, minorities, causes. */
extern const reference_table breakdowns_table;

/** What indicators with a breakdown, or in persons, are called.  Shape: the
 *  catalogue was broken down. */
extern const reference_table indicator_aliases_table;

#endif
