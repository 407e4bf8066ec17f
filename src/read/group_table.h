#ifndef POVSTAT_READ_GROUP_TABLE_H
#define POVSTAT_READ_GROUP_TABLE_H

#include "read/reference_table.h"

/** Which provinces make up the country and the regions, and when. */
extern const reference_table group_table;

#endif
