#ifndef POVSTAT_READ_OTHER_HEADER_H
#define POVSTAT_READ_OTHER_HEADER_H

#include "read/cells.h"

/**
 * Is the present row the header of something else: of other columns, or of the
 * same ones in another order?  Then a finding says so, and
 * `below_other_header` is set for the rows below it.
 *
 * Shape:  the row stands below the file's header and does not repeat it.
 */
bool other_header_here(extract *x);

#endif
