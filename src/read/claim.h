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

/**
 * The same of words in a sentence, "130 hộ thoát nghèo (đạt 86% kế hoạch)":
 * `told` is the figure beside them, in whose form it was planned.
 *
 * Shape:  all but what it says of the statement is set.
 * Errors: false, and a finding; so where the row is a target.
 */
bool claim_said(const row_view *x, const entry *value, const char *text,
                const pov_statement *told, pov_statement *s);

#endif
