#ifndef POVSTAT_READ_EXPORT_HEADER_H
#define POVSTAT_READ_EXPORT_HEADER_H

#include "read/rows.h"

/** Columns of povstat's own export that reading it again needs. */
typedef enum export_column {
    EXPORT_AREA,
    EXPORT_INDICATOR,
    EXPORT_STANDARD,
    EXPORT_FORM,
    EXPORT_SINCE,
    EXPORT_AS_OF,
    EXPORT_KIND,
    EXPORT_PLAN,
    EXPORT_OP,
    EXPORT_STRETCH,
    EXPORT_STATED,
    EXPORT_UNIT,
    EXPORT_VALUE,
    EXPORT_STATUS,
    EXPORT_DERIVED,
    EXPORT_SOURCES,
    EXPORT_DOCUMENT,
    EXPORT_ABOUT,
    EXPORT_BASELINE,
    EXPORT_LOCATOR,
    EXPORT_NOTE,
    EXPORT_UNREAD, /* reckoned from the others: reckoned again */
    N_EXPORT_COLUMNS
} export_column;

typedef struct export_header {
    bool is_there;
    int at[EXPORT_UNREAD]; /* first cell of each column; negative: none */
} export_header;

/** By its name in `export --format csv` or in a data package.
 *  Errors: N_EXPORT_COLUMNS. */
export_column export_column_from(const char *text);

/**
 * Is it the header of an export?  It names `stated`, `derived` and `value`,
 * which no list that people type does.
 */
export_header export_header_read(const record *row);

#endif
