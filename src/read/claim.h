#ifndef POVSTAT_READ_CLAIM_H
#define POVSTAT_READ_CLAIM_H

#include "read/cells.h"

/**
 * Read the value of a row that is a claim: what it says, of which plan, and of
 * what it is a share.
 *
 * Shape:  area, indicator, document and day of the statement are set.
 * Errors: false, and a finding.
 */
bool claim_read(const row_view *x, pov_statement *s);

#endif
