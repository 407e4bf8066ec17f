#ifndef POVSTAT_READ_PAPER_H
#define POVSTAT_READ_PAPER_H

#include "read/cells.h"

/** Take a directive that says of the file what plans.csv says of a document:
 *  "# title", "# number", "# issuer", "# issued", "# url".  `plan` is what
 *  stands for the file, all of it, wherever the directive stands.
 *
 *  Errors: false if it is another directive or a comment; a finding if it
 *          cannot be used, or says otherwise than one before it. */
bool paper_take_directive(const row_view *x, pov_plan *plan);

#endif
