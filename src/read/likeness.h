#ifndef POVSTAT_READ_LIKENESS_H
#define POVSTAT_READ_LIKENESS_H

#include "read/cells.h"

/* What something looks like that is not what its column asks for, in the
 * language of the findings; NULL: like nothing that is known. */

/** "44926", "12/31/2022", "31/02/2024". */
const char *likeness_of_date(const row_view *x, const char *text);

/** "31/02"; "3,49" and "0.0349" of a rate. */
const char *likeness_of_number(const row_view *x, const char *text,
                               bool of_rate);

/** "44926"; any number of five digits may be one. */
const char *likeness_as_serial(const row_view *x, const char *text);

#endif
