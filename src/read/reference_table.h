#ifndef READ_REFERENCE_TABLE_H
#define READ_REFERENCE_TABLE_H

#include <stdbool.h>

#include "povstat/finding.h"

enum { MOST_COLUMNS = 16 };

/**
 * Take one row of a table: its cells in the order of `columns`, interned.
 *
 * Errors: what is wrong with the row, or NULL.
 */
typedef const char *take_row(void *data, const char *const cells[],
                             pov_place place);

typedef struct reference_table {
    const char *path; /* below the data directory */
    const char *columns[MOST_COLUMNS];
    take_row *take;
} reference_table;

/** Where a table lies. */
const char *reference_table_path(const reference_table *table,
                                 const char *directory, pov_arena *arena);

/**
 * Read a table of the data directory and give each row to `take`.
 *
 * Shape:  columns are found by their names; others are left alone.
 * Errors: false if the table cannot be used (a fatal finding says why); a
 *         wrong row is left out with a finding.
 */
bool reference_table_read(const reference_table *table, const char *directory,
                          void *data, pov_arena *arena, pov_findings *findings);

/** The waivers, which are read before all others. */
extern const reference_table waiver_table;

#endif
