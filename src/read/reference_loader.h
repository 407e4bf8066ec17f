#ifndef READ_REFERENCE_LOADER_H
#define READ_REFERENCE_LOADER_H

#include "read/reference_table.h"

/** What the tables have in common while they are read. */
typedef struct loader {
    pov_catalogue *catalogue;
    pov_arena *arena;
    pov_findings *findings;
    bool is_unusable[POV_N_ROW_KINDS]; /* tables that could not be read: what */
    pov_lost_row unread;               /* is lost with them needs no words */
    struct { /* areas that were followed by others, in order */
        struct followed *items;
        size_t count, capacity;
    } followed;
    struct { /* standards, and where their first day is typed */
        struct dated_standard *items;
        size_t count, capacity;
    } standards;
} loader;

/**
 * The thing that a column names, by exact id.
 *
 * Errors: NULL if there is none; the row is then left out with a finding,
 *         unless one told already why that is not there.
 */
const void *loader_named(loader *l, reference_row *row, size_t column,
                         pov_row_kind kind);

/** The next piece of a cell parted by '|', without the blanks around it; what
 *  is left goes to `rest`.  NULL at the end. */
const char *loader_piece(loader *l, const char **rest);

/** A piece of a cell, or what the cell says, cannot be used; the rest can.
 *  `wrong` is said and goes on from what was typed. */
void loader_ignore(const reference_row *row, size_t column, const char *typed,
                   const char *wrong);

/** Remember that an area names others, which may stand further below. */
void succession_add(loader *l, const reference_row *row, size_t at,
                    pov_area *area);

/**
 * Link areas to those that followed them, when all are known.
 *
 * Errors: a finding for each that cannot be used: unknown, named twice, the
 *         area itself, or one that leads back to it.
 */
void succession_link(void *loader, reference_reading *reading);

extern const reference_table area_table, alias_table, indicator_table,
    standard_table, plan_table, waiver_table;

#endif
