#ifndef POVSTAT_BYTES_FOREIGN_H
#define POVSTAT_BYTES_FOREIGN_H

#include <stddef.h>

/**
 * What a file is that is no text with delimiters: a workbook, a PDF, a
 * picture.  Its first bytes tell, whatever its name says.
 *
 * Returns "an Excel workbook (xlsx)", or NULL if it may be a table.
 */
const char *foreign_kind(const char *begin, size_t n);

#endif
