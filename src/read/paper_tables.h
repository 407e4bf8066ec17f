#ifndef POVSTAT_READ_PAPER_TABLES_H
#define POVSTAT_READ_PAPER_TABLES_H

#include "read/reference_table.h"

/** The forms that offices fill in, and their columns.  Shape: the catalogue was
 *  broken down; the columns are read behind the forms. */
extern const reference_table papers_table, paper_columns_table;

#endif
