#ifndef POVSTAT_READ_PARTS_H
#define POVSTAT_READ_PARTS_H

#include "read/reference_table.h"

/** What an indicator is made of, and what changes it. */
extern const reference_table parts_table;

#endif
