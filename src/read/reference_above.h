#ifndef READ_REFERENCE_ABOVE_H
#define READ_REFERENCE_ABOVE_H

#include "read/reference_table.h"

/* Rows that name a row above them: the parent of an area, the whole of an
 * indicator, the document that was replaced.  Which rows exist is known at the
 * end only, so that a row that names none waits until then. */

/**
 * Enter the row's id, and find what it names.
 *
 * Errors: false if the id is taken or something it names does not stand above;
 *         a finding says why, at the latest when the table is at its end.
 */
bool reference_stands_above(reference_row *row);

/** The row was taken: those below may name it. */
void reference_enter(const reference_row *row);

/** The row was left out, and is known by these names. */
void reference_lose(reference_row *row);

/** Tell why rows waited in vain.  A circle of rows is told of at the one that
 *  closes it; each row is looked at once. */
void reference_end_waiting(reference_reading *reading);

#endif
