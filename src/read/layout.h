#ifndef POVSTAT_READ_LAYOUT_H
#define POVSTAT_READ_LAYOUT_H

#include "povstat/catalogue.h"
#include "read/rows.h"

/** The columns of a statement list; the first eleven may also be directives. */
typedef enum column {
#define COLUMN(id, name, names) COLUMN_##id,
#include "read/columns.def"
#undef COLUMN
    N_COLUMNS,
    N_DIRECTIVES = COLUMN_VALUE
} column;

/** The English name, as in interface tables and `--set`. */
const char *layout_column_name(column column);

/** Is it a slip of one of the column's names? */
bool layout_resembles(column column, const char *text, pov_arena *scratch);

/** A column by any of its names.  Errors: N_COLUMNS. */
column layout_column_from(const char *text, pov_arena *scratch);

enum { NOT_THERE = -1 };

/** Columns of povstat's own export that reading it again needs. */
typedef enum export_column {
#define EXPORT(id, name, package, column) EXPORT_##id,
#define REDONE(name, package)
#include "read/export_columns.def"
#undef EXPORT
#undef REDONE
    EXPORT_UNREAD /* reckoned from the others: reckoned again */
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
    pov_level area_level, parent_level; /* of a table: as the headings say */
} layout;

/** Does this row name the columns of a statement list?  Returns how many it
 *  names; 0 if it is no such header. */
size_t layout_score(const record *row, pov_arena *scratch);

/** "Đơn vị" stands over areas, and over units. */
bool layout_may_be_unit(const char *heading);

/** Is a cell what rows are counted in: "Hộ", "%", "nghìn hộ", "triệu đồng"? */
bool layout_is_unit_of_rows(const char *text);

/** The cell below "Đơn vị" of a list is a unit: its areas are said elsewhere.
 *  Shape: the list has no other column of units. */
void layout_take_units(layout *l);

/** Does it name the column that each list has, typed or exported? */
bool layout_names_values(const char *text, pov_arena *scratch);

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
