#ifndef POVSTAT_WRITE_XLSX_PLAN_H
#define POVSTAT_WRITE_XLSX_PLAN_H

#include "povstat/report.h"
#include "povstat/say.h"

/* What is to stand where in a workbook: known once, to those who draw it and
 * to those who look whether it was drawn. */

/** Of one cell of a workbook.  Source: ECMA-376; Excel, "Specifications and
 *  limits" */
enum { XLSX_MOST_CHARACTERS = 32767, XLSX_MOST_DIGITS = 15 };

typedef enum xlsx_kind {
    XLSX_EMPTY,
    XLSX_TEXT,
    XLSX_NUMBER,
    XLSX_DAY,
} xlsx_kind;

/** What stands in a cell of a workbook. */
typedef struct xlsx_content {
    xlsx_kind kind;
    const char *text;  /* XLSX_TEXT */
    pov_decimal exact; /* XLSX_NUMBER, and XLSX_DAY: since 1899-12-30 */
    double number;     /* the same */
} xlsx_content;

/**
 * The content of a cell.
 *
 * A number of more digits than a workbook keeps, and a day before those
 * that all programs count alike (1 March 1900), stay texts.
 */
xlsx_content xlsx_plan_content(const pov_cell *cell, pov_arena *arena);

typedef struct xlsx_plan {
    const pov_sheet *sheets;
    size_t n_sheets;
    pov_language language; /* of complaints */
} xlsx_plan;

/** Why rows could not be read, when they were asked for: errno, or 0. */
int xlsx_plan_error(const xlsx_plan *plan);

/** The row of the headings, from 0; the lead is above it, with a gap. */
size_t xlsx_plan_heading_row(const pov_sheet *sheet);

/** The rows of the headings: first and last, from 0. */
size_t xlsx_plan_first_heading(const pov_sheet *sheet);
size_t xlsx_plan_last_heading(const pov_sheet *sheet);

/** The names that are repeated at the left of every printed page; 0: none. */
size_t xlsx_plan_repeated(const pov_sheet *sheet);

/** "$AB" is column 28. */
const char *xlsx_plan_column(size_t column, pov_arena *arena);

/** What stands in a cell of a paper, and whether there is a cell. */
const char *xlsx_plan_printed(const pov_grid_cell *cell, pov_arena *arena);
bool xlsx_plan_is_printed(const pov_grid_cell *cell);

/** A line of the lead, in the row of its number. */
const char *xlsx_plan_lead(const pov_sheet *sheet, size_t i, pov_arena *arena);

/** A heading. */
const char *xlsx_plan_label(const pov_column *column, pov_arena *arena);

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
bool xlsx_plan_link(const xlsx_plan *plan, const pov_link *link,
                    pov_arena *arena, xlsx_link *out);

/** Does a rule draw a line below each cell of its rows?  Blank cells need not
 *  be there then. */
bool xlsx_plan_is_lined(const pov_sheet *sheet);

/** The formula of that rule. */
#define XLSX_ALWAYS "TRUE"

/** What stands in a cell of the rows. */
typedef struct xlsx_placed {
    xlsx_content content;
    bool is_drawn; /* else there is no cell: nothing is in it and it looks like
                      any other, or somebody will type into it */
    bool is_linked;
    xlsx_link link;
} xlsx_placed;

/**
 * Shape: cells are asked for row by row; `links` counts those of the sheet,
 *        from 0, because a sheet has room for 65530.
 */
xlsx_placed xlsx_plan_place(const xlsx_plan *plan, const pov_sheet *sheet,
                            const pov_cell *cell, size_t *links,
                            pov_arena *arena);

/* Room for texts.  Units: widths in the columns of a terminal, which is what
 * a workbook counts: the width of a digit. */

/** What must be known of all rows before the first is drawn. */
typedef struct xlsx_survey {
    size_t *widths;  /* of columns that show their heading and their cells,
                        within reason */
    bool *has_bar;   /* does any cell of the column? */
    bool *is_blank;  /* is there nothing in any? */
    size_t too_long; /* the first row with a text that no cell holds, from 1;
                        0: none */
} xlsx_survey;

xlsx_survey xlsx_plan_survey(const pov_rows *rows, pov_arena *arena);

/** On how many pages beside each other columns are printed, on what paper:
 *  small enough to be few, large enough to be read. */
typedef struct xlsx_paper {
    bool is_large; /* A3, else A4; both across */
    size_t n_wide;
} xlsx_paper;

/** `total` is the width of all columns that are seen, `repeated` of those that
 *  stand on every page. */
xlsx_paper xlsx_plan_paper(size_t total, size_t repeated);

/** Lines that a text takes in a column of this width, broken at blanks. */
size_t xlsx_plan_lines(const char *text, size_t width);

/** Lines that the heading takes, with a button beside it. */
size_t xlsx_plan_heading_lines(const char *label, size_t width);

#endif
