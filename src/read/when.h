#ifndef POVSTAT_READ_WHEN_H
#define POVSTAT_READ_WHEN_H

#include "povstat/clauses.h"
#include "read/cells.h"

/* The dates of a row: when a figure holds, and since when it counts.
 * Source: docs/extracts.md, "Dates" */

/** A date as typed, where it may be said by another. */
typedef struct when {
    pov_period is;    /* `as_of` POV_NO_DAY: `back` says it */
    pov_back back;    /* "cùng kỳ", "đầu giai đoạn", "cuối kỳ" */
    bool is_estimate; /* "ước đến cuối năm 2024" */
} when;

/** Errors: false if it is no date, or one of two: "từ năm 2021". */
bool when_from(const char *text, when *out);

/** The day that a cell says, be it said by no other; POV_NO_DAY: none. */
pov_day when_day(const row_view *x, const char *text);

/** Read when the figures of a row hold, and since when they count; what is
 *  blank is none.  `document` says when the period begins and ends;
 *  NULL: it is not known, which was told.
 *  Errors: false, and findings that say what it looks like. */
bool when_read(const row_view *x, const pov_plan *document, const entry *date,
               const entry *start, pov_period *as_of, pov_period *since);

/** Is what is typed in a column of dates an estimate by its own words? */
bool when_is_estimate(const row_view *x, const entry *date);

#endif
