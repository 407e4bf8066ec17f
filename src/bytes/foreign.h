#ifndef POVSTAT_BYTES_FOREIGN_H
#define POVSTAT_BYTES_FOREIGN_H

#include <stddef.h>

#include "bytes/encoding.h"

/**
 * What a file is that is no text with delimiters: a workbook, a PDF, a
 * picture, bytes without end.  Its first bytes tell, whatever its name says.
 *
 * Shape:  `wanted` is by --encoding; N_ENCODINGS: not said.
 * Returns "an Excel workbook (xlsx)", or NULL if it may be a table.
 */
const char *foreign_kind(const char *begin, size_t n, encoding wanted);

#endif
