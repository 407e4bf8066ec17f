#ifndef READ_REFERENCE_TELL_H
#define READ_REFERENCE_TELL_H

#include "read/reference_table.h"

/* What is wrong with a reference table, told alike for all of them: the column,
 * what was typed in it, what is wrong with that. */

/** Leave a row out for what stands in a column; `wrong` goes on from what was
 *  typed there, like printf: "is no day like 2024-01-31".  Returns false. */
bool reference_refuse(const reference_row *row, size_t column,
                      const char *wrong, ...)
    __attribute__((format(printf, 3, 4)));

/** The same where its id stands in a row before. */
bool reference_refuse_again(const reference_row *row, pov_place before);

/** Where a column of the row is typed, for a finding that comes later. */
pov_place reference_place(const reference_row *row, size_t column);

/** The same as reference_refuse about a row that was read before. */
pov_finding *reference_tell_later(reference_reading *reading,
                                  pov_finding_kind kind, pov_place place,
                                  const char *column, const char *typed,
                                  const char *wrong, ...)
    __attribute__((format(printf, 6, 7)));

/** Tell, once for each row that was left out, that it is named here. */
void reference_tell_lost(reference_reading *reading, pov_place place,
                         const char *column, const char *typed,
                         pov_lost_row *lost);

/** Give the findings the source lines they lack: the table is read again. */
void reference_show_lines(reference_reading *reading);

/**
 * Pass on what reading bytes and rows found.
 *
 * What spoils the table as a whole becomes the one fatal finding of it: rows
 * that nobody could read would look as if they had never been typed.
 */
void reference_sift(reference_reading *reading, bool in_header);

#endif
