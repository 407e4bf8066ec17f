#ifndef WRITE_XLSX_NUMBER_H
#define WRITE_XLSX_NUMBER_H

#include <stdbool.h>

/**
 * Is what a workbook holds this decimal?
 *
 * Shape:  `decimal` is of at most 15 digits, which is what a double keeps;
 *         `written` is as the double was printed, of up to 17: "1E-06".
 * Errors: false if either is no number.
 */
bool xlsx_same_number(const char *decimal, const char *written);

#endif
