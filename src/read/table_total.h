#ifndef READ_TABLE_TOTAL_H
#define READ_TABLE_TOTAL_H

#include "read/table_row.h"

/** Is it the second row of a total, with its persons but not its name? */
bool table_total_goes_on(const extract *x, const table *t);

/** Hold a total row against what it should add up. */
void table_total_check(extract *x, table *t, fate *fates);

/** The end of the table: a total row at its top is checked now. */
void table_total_end(extract *x, table *t);

#endif
