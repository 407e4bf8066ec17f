#ifndef POVSTAT_WRITE_XLSX_CHECK_H
#define POVSTAT_WRITE_XLSX_CHECK_H

#include <stdbool.h>

#include "write/xlsx_plan.h"

/**
 * Is what a workbook holds this decimal?
 *
 * Shape:  `decimal` is of at most 15 digits, which is what a double keeps;
 *         `written` is as the double was printed, of up to 17: "1E-06".
 * Errors: false if either is no number.
 */
bool xlsx_check_number(const char *decimal, const char *written);

/**
 * Read a finished workbook again, and hold its sheets, rows, cells, texts and
 * links against the plan, one by one.
 *
 * The library that makes it does not look whether its temporary files could be
 * written, and goes on after some allocations that failed.
 *
 * Errors: NULL if all is there, and nothing else; else where it is not, in
 *         the language of the plan.
 */
const char *xlsx_check(int descriptor, const xlsx_plan *plan, pov_arena *arena);

#endif
