#ifndef POVSTAT_READ_TITLE_H
#define POVSTAT_READ_TITLE_H

#include "read/cells.h"

/**
 * Take from a row above the header of a table what the file does not say
 * elsewhere: the year, the province or district, the unit ("Đơn vị tính: triệu
 * đồng").
 *
 * What is taken is a note; a title that speaks of another year than the file
 * was told is a warning.  Source: docs/extracts.md, "Tables"
 */
void title_read(extract *x);

/** Note whether a row above the header speaks of poor households, or of the
 *  rate of poverty: `titled_poor`, `titled_rate`. */
void title_look(extract *x);

#endif
