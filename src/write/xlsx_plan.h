#ifndef WRITE_XLSX_PLAN_H
#define WRITE_XLSX_PLAN_H

#include "povstat/report.h"
#include "povstat/say.h"
#include "write/xlsx_cell.h"

/* What is to stand where in a workbook: known once, to those who draw it and
 * to those who look whether it was drawn. */

typedef struct xlsx_plan {
    const pov_sheet *sheets;
    size_t n_sheets;
    pov_language language; /* of complaints */
} xlsx_plan;

/** The row of the headings, from 0; the lead is above it, with a gap. */
size_t xlsx_heading_row(const pov_sheet *sheet);

/** A line of the lead, in the row of its number. */
const char *xlsx_lead(const pov_sheet *sheet, size_t i, pov_arena *arena);

/** A heading. */
const char *xlsx_label(const pov_column *column, pov_arena *arena);

/** Where a cell leads, as it is written in the workbook. */
typedef struct xlsx_link {
    const char *address; /* of the web; NULL: a place in this workbook */
    const char *anchor;  /* behind '#'; NULL: none */
} xlsx_link;

/**
 * Errors: false if no workbook holds it: an address of more than 2079 bytes,
 *         or one that the library would take for a place.
 * Source: Excel, "Specifications and limits"
 */
bool xlsx_link_of(const xlsx_plan *plan, const pov_link *link, pov_arena *arena,
                  xlsx_link *out);

/** What stands in a cell of the table. */
typedef struct xlsx_placed {
    xlsx_content content;
    bool is_drawn; /* else there is no cell: somebody will type into it */
    bool is_linked;
    xlsx_link link;
} xlsx_placed;

/**
 * Shape: cells are asked for row by row; `links` counts those of the sheet,
 *        from 0, because a sheet has room for 65530.
 */
xlsx_placed xlsx_place(const xlsx_plan *plan, const pov_sheet *sheet, size_t r,
                       size_t c, size_t *links, pov_arena *arena);

#endif
