#ifndef READ_LAYOUT_H
#define READ_LAYOUT_H

#include "read/rows.h"

/** The columns of a statement list; the first eleven may also be directives. */
typedef enum column {
    COLUMN_AREA,
    COLUMN_PARENT,
    COLUMN_INDICATOR,
    COLUMN_KIND,
    COLUMN_FORM,
    COLUMN_UNIT,
    COLUMN_AS_OF,
    COLUMN_SINCE,
    COLUMN_STANDARD,
    COLUMN_STATUS,
    COLUMN_PLAN,
    COLUMN_VALUE,
    COLUMN_LOCATOR,
    COLUMN_NOTE,
    COLUMN_INDEX,    /* the number of the row: says nothing of any figure */
    COLUMN_EXPORTED, /* of povstat's own export alone: see below */
    N_COLUMNS,
    N_DIRECTIVES = COLUMN_VALUE
} column;

/** The English name, as in interface tables and `--set`. */
const char *layout_column_name(column column);

/** A column by any of its names.  Errors: N_COLUMNS. */
column layout_column_from(const char *text, pov_arena *scratch);

enum { NOT_THERE = -1 };

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

typedef struct layout {
    int at[N_COLUMNS];      /* cell of each column, or NOT_THERE */
    column *columns;        /* column of each cell, N_COLUMNS if unknown */
    size_t width;           /* cells in the header */
    export_header exported; /* of povstat's own export */
} layout;

/** Does this row name the columns of a statement list?  Returns how many it
 *  names; 0 if it is no such header. */
size_t layout_score(const record *row, pov_arena *scratch);

/** Read the header row.  Unknown, unnamed and double columns are findings. */
layout layout_read(const row_reader *rows, const record *header,
                   pov_arena *arena, pov_findings *findings);

/**
 * Is it a directive row ("# area"; "Quảng Bình")?
 *
 * Errors: N_COLUMNS for a comment, also for one that looks like a misspelt
 *         directive, which is a finding.
 */
column layout_directive(const row_reader *rows, const record *row,
                        pov_arena *scratch, pov_findings *findings);

#endif
