#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include "report/words.h"

/* Sheets of a workbook from the rows that machines read: the same cells under
 * names for people. */

/** Of a text that is no code. */
#define SHEET_NO_CODES POV_N_VOCABULARIES

/** The words for a code; a code that is not known is its own word. */
const char *sheet_code_words(pov_arena *arena, pov_language language,
                             pov_vocabulary from, const char *code);

typedef enum sheet_how {
    SHEET_DETAIL = 1 << 0, /* folded away */
    SHEET_WRAPS = 1 << 1,
    SHEET_NUMBER = 1 << 2, /* to the right */
    SHEET_NAME = 1 << 3,   /* a number that counts nothing */
    SHEET_BAR = 1 << 4,    /* a bar behind the percentage */
} sheet_how;

/** What stands behind a number. */
typedef enum sheet_unit {
    SHEET_UNITLESS,
    SHEET_PERCENT,
    SHEET_POINTS,
    SHEET_OF_MEASURE,        /* a percent sign if the row measures a rate */
    SHEET_CHANGE_OF_MEASURE, /* points, if it does */
    SHEET_OF_UNIT,           /* by the row's unit */
} sheet_unit;

typedef struct sheet_column {
    const char *key;   /* of the rows; what they lack is left empty, to fill */
    const char *label; /* for pov_say */
    unsigned how;      /* sheet_how bits */
    pov_vocabulary words; /* of its codes; SHEET_NO_CODES: it has none */
    sheet_unit unit;
    int decimals; /* of a quotient, to be shown; 0: all it has */
} sheet_column;

/** The table of a sheet: one row for each of `rows`. */
pov_table *sheet_table(const pov_results *results, const pov_table *rows,
                       const sheet_column columns[], size_t n);

/** The cell under a key of the machine rows, in row `row` of the sheet. */
pov_cell *sheet_cell(const pov_table *sheet, size_t row, const char *key);

/** Show no more than so many decimals, unless it would then look as if a line
 *  between two verdicts were reached: 60, 95 or 100 %. */
void sheet_show_decimals(pov_cell *cell, int most);

/** Show a printed quantity with the decimals it was typed with. */
void sheet_show_typed(pov_cell *cell, const pov_quantity *q);

/** A number of the measure with its sign, an interval as words. */
pov_cell sheet_quantity(const pov_results *results, const pov_quantity *q,
                        pov_unit unit);

/** Put how derived figures follow into words of the report's language, a line
 *  each; the rows of machines have it in English only. */
void sheet_translate_derivation(const pov_results *results, pov_cell *cell,
                                const pov_figure *const of[], size_t n);

/** " %", " pp", "". */
const char *sheet_unit_sign(pov_language language, pov_unit unit);

#endif
